import { errorCodes, failure, type FieldError } from '../../../contract/errors.ts';
import type { LinuxKit, LinuxKitWish } from '../../../contract/linux-kit.ts';
import { stepsOf } from './commands.ts';
import { configText } from './config.ts';
import { distributions } from './distributions.ts';

/** What speaks against a kit that is right field by field. */
function refusals({ identity, proxy, device }: LinuxKitWish): FieldError[] {
  const refuse = (path: string, rule: string, params: FieldError['params'] = {}): FieldError => ({
    path,
    rule,
    params,
  });
  const { distribution, architecture, pkcs11 } = device;
  const has = distributions[distribution].architectures;
  const type = identity.provisioningType;
  return [
    ...(has.includes(architecture)
      ? []
      : [refuse('device.architecture', 'kit-packages', { distribution, has: has.join(', ') })]),
    // (provisioning.md 8.1): EFLOW asks the TPM for it, config.toml wants it written.
    ...(type === 'DpsTPM' && identity.registrationId === undefined
      ? [refuse('identity.registrationId', 'kit-registration-id')]
      : []),
    ...(pkcs11 !== undefined && type === 'ManualConnectionString'
      ? [refuse('device.pkcs11', 'kit-hsm-string')]
      : []),
    ...(pkcs11 !== undefined && type === 'DpsTPM' ? [refuse('device.pkcs11', 'kit-hsm-tpm')] : []),
    ...(proxy?.password === undefined ? [] : [refuse('proxy.password', 'kit-proxy-password')]),
  ];
}

function notesOf({ identity, proxy, device }: LinuxKitWish): LinuxKit['notes'] {
  const note = (code: string, assumed?: string) => ({
    code,
    params: {},
    ...(assumed === undefined ? {} : { assumed }),
  });
  return [
    ...('identityCertPath' in identity ? [note('expiry')] : []),
    ...(identity.provisioningType === 'DpsTPM' ? [note('enroll-first')] : []),
    ...(device.pkcs11 === undefined ? [] : [note('hsm-access', 'provisioning.md 8.1')]),
    ...(proxy === undefined ? [] : [note('manifest-proxy')]),
    note('fresh-device'),
  ];
}

/**
 * Configuration and commands for a plain Linux device with this identity (provisioning.md 8.1).
 *
 * @throws EFD-KIT-001 with the fields that do not go together
 */
export function linuxKit(wish: LinuxKitWish): LinuxKit {
  const fields = refusals(wish);
  if (fields.length > 0) throw failure(errorCodes.kitRefused, 'kit.make', { fields });
  return { config: configText(wish), steps: stepsOf(wish), notes: notesOf(wish) };
}
