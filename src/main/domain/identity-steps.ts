import type { Json } from '../../contract/json.ts';
import type { Setup } from '../../contract/setup.ts';
import { cloudSteps } from './cloud/setup-steps.ts';
import { shutArg, shutFilesIn } from './identity/x509/opened.ts';
import type { StepRef } from './steps/kind.ts';

interface CertificateFiles {
  identityCertPath: string;
  identityPrivKeyPath: string;
  identityPassphrase?: string | undefined;
}

/** Makes a path of the setup a full one, and one for a copy in the folder of this product. */
export interface IdentityPaths {
  resolve(path: string): string;
  copy(name: string): string;
}

/**
 * Both files of an X.509 identity by their full paths. A PFX file or an encrypted key is opened into copies before, and
 * these are removed after; files that are used as they are need neither.
 */
function certificateFiles(
  files: CertificateFiles,
  { resolve, copy }: IdentityPaths,
): { input: Record<string, Json>; before: StepRef[]; after: StepRef[] } {
  const shut = shutFilesIn(files, resolve);
  if (shut === undefined) {
    const [certificate, key] = [resolve(files.identityCertPath), resolve(files.identityPrivKeyPath)];
    return { input: { identityCertPath: certificate, identityPrivKeyPath: key }, before: [], after: [] };
  }
  const copies = { toCertificate: copy('device.cert.pem'), toKey: copy('device.key.pem') };
  return {
    input: {
      identityCertPath: copies.toCertificate,
      identityPrivKeyPath: copies.toKey,
      opened: shutArg(shut),
    },
    before: [{ key: 'prepare-certificate', kind: 'prepare-certificate', input: { ...shut, ...copies } }],
    after: [{ key: 'drop-certificate', kind: 'drop-certificate', input: copies }],
  };
}

/** The steps that make the cloud side of a setup alone, which need no VM. */
export const cloudOnlySteps = (setup: Setup, resolve: (path: string) => string): StepRef[] =>
  cloudSteps(setup, resolve).make;

/** The steps that give a device the identity of its setup, and prove it. */
export function identitySteps(setup: Setup, paths: IdentityPaths): StepRef[] {
  const identity = setup.identity;
  if (identity === undefined) return [];
  const cloud = cloudSteps(setup, paths.resolve);
  const { registration } = cloud;
  const side = registration === undefined ? {} : { registration };
  const prove: StepRef = { key: 'prove', kind: 'prove', input: { withinMinutes: setup.proof.withinMinutes } };
  switch (identity.provisioningType) {
    case 'ManualConnectionString':
      return [
        ...cloud.make,
        {
          key: 'provision',
          kind: 'provision-connection-string',
          input: { devConnString: cloud.secret ?? identity.devConnString },
        },
        prove,
      ];
    case 'DpsTPM': {
      const registrationId = identity.registrationId ?? null;
      return [
        { key: 'enable-dps-tpm', kind: 'enable-dps-tpm', input: {} },
        // With a way into the DPS nobody has to be asked.
        ...(setup.cloud === undefined
          ? [
              {
                key: 'enroll-endorsement-key',
                kind: 'enroll-endorsement-key',
                input: { scopeId: identity.scopeId, registrationId },
              },
            ]
          : cloud.make),
        {
          key: 'provision',
          kind: 'provision-dps-tpm',
          input: {
            scopeId: identity.scopeId,
            registrationId,
            globalEndpoint: identity.globalEndpoint ?? null,
            ...side,
          },
        },
        ...cloud.see,
        prove,
      ];
    }
    case 'ManualX509': {
      const { input, before, after } = certificateFiles(identity, paths);
      return [
        ...cloud.make,
        ...before,
        {
          key: 'provision',
          kind: 'provision-manual-x509',
          input: {
            iotHubHostname: identity.iotHubHostname,
            deviceId: identity.deviceId,
            ...input,
          },
        },
        ...after,
        prove,
      ];
    }
    case 'DpsX509': {
      const { input, before, after } = certificateFiles(identity, paths);
      return [
        ...cloud.make,
        ...before,
        {
          key: 'provision',
          kind: 'provision-dps-x509',
          input: {
            scopeId: identity.scopeId,
            registrationId: identity.registrationId ?? null,
            ...input,
            globalEndpoint: identity.globalEndpoint ?? null,
            ...side,
          },
        },
        ...after,
        ...cloud.see,
        prove,
      ];
    }
    case 'DpsSymmetricKey':
      return [
        ...cloud.make,
        {
          key: 'provision',
          kind: 'provision-dps-symmetric-key',
          input: {
            scopeId: identity.scopeId,
            registrationId: identity.registrationId,
            symmKey: cloud.secret ?? identity.symmKey,
            globalEndpoint: identity.globalEndpoint ?? null,
            ...side,
          },
        },
        ...cloud.see,
        prove,
      ];
  }
}
