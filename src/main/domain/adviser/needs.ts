import type { AdviserAnswers, Method, MethodAdvice } from '../../../contract/adviser.ts';

type Need = MethodAdvice['needs'][number];
type Cloud = MethodAdvice['cloud'];

const need =
  (kind: Need['kind']) =>
  (code: string): Need => ({ kind, code, params: {} });
const value = need('value');
const file = need('file');
const right = need('right');
const hardware = need('hardware');
const person = need('person');

/** What has to stand in the cloud: a device of the hub, or an enrollment in DPS for one device or for many (provisioning.md 0). */
export function cloudOf(method: Method, answers: AdviserAnswers): Cloud {
  if (method === 'ManualConnectionString' || method === 'ManualX509') return 'hub-device';
  // A TPM is enrolled by itself (provisioning.md 4.1).
  if (method === 'DpsTPM') return 'individual';
  if (answers.enrollment !== undefined) return answers.enrollment;
  // One certificate authority or one key for many; without an authority only leaves can be enrolled (provisioning.md 3.1).
  return answers.devices === 'many' && (method === 'DpsSymmetricKey' || answers.pki !== 'no')
    ? 'group'
    : 'individual';
}

const ofMethod: Readonly<Record<Method, (cloud: Cloud, answers: AdviserAnswers) => Need[]>> = {
  ManualConnectionString: () => [value('device-string'), right('registry-write')],
  ManualX509: () => [
    value('hub-host'),
    value('device-id'),
    file('certificate-and-key'),
    value('two-thumbprints'),
    right('registry-write'),
  ],
  DpsSymmetricKey: (cloud) => [
    value('id-scope'),
    value('registration-id'),
    value(cloud === 'group' ? 'derived-key' : 'enrollment-key'),
    right('enrollment-write'),
  ],
  DpsX509: (cloud) => [
    value('id-scope'),
    file(cloud === 'group' ? 'chain-and-key' : 'certificate-and-key'),
    ...(cloud === 'group' ? [person('verified-authority')] : []),
    right('enrollment-write'),
  ],
  DpsTPM: (_cloud, { system }) => [
    value('id-scope'),
    hardware('tpm-2'),
    // (provisioning.md 8.1): on plain Linux the registration ID stands in the configuration.
    ...(system === 'linux' ? [value('registration-id')] : [value('tpm-feature')]),
    person('endorsement-key-enrolled'),
    right('enrollment-write'),
  ],
};

/**
 * What a method needs: values, files, rights, hardware and people (provisioning.md 1.5 and 9, last row).
 *
 * @assumed provisioning.md 1.5: a policy with RegistryWrite can create a device, and one with EnrollmentWrite an enrollment | verify: create both with policies that have these rights alone
 */
export function needsOf(method: Method, answers: AdviserAnswers): Need[] {
  const dps = method !== 'ManualConnectionString' && method !== 'ManualX509';
  const inHsm = answers.keys === 'hsm' && answers.system === 'linux' && method !== 'DpsTPM';
  return [
    ...ofMethod[method](cloudOf(method, answers), answers),
    // Without it registration succeeds and no module ever comes (provisioning.md 0).
    value('edge-flag'),
    ...(dps ? [value('linked-hub')] : []),
    ...(inHsm ? [hardware('pkcs11-library')] : []),
    right(answers.system === 'linux' ? 'root' : 'elevated-account'),
  ];
}
