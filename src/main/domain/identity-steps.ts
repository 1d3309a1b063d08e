import type { Setup } from '../../contract/setup.ts';
import type { StepRef } from './steps/kind.ts';

interface CertificateFiles {
  identityCertPath: string;
  identityPrivKeyPath: string;
}

/** Both files of an X.509 identity by their full paths. */
const certificateFiles = (
  { identityCertPath, identityPrivKeyPath }: CertificateFiles,
  resolve: (path: string) => string,
) => ({
  identityCertPath: resolve(identityCertPath),
  identityPrivKeyPath: resolve(identityPrivKeyPath),
});

/** The steps that give a device the identity of its setup, and prove it. `resolve` makes a path of the setup a full one. */
export function identitySteps(setup: Setup, resolve: (path: string) => string): StepRef[] {
  const identity = setup.identity;
  if (identity === undefined) return [];
  const prove: StepRef = { key: 'prove', kind: 'prove', input: { withinMinutes: setup.proof.withinMinutes } };
  switch (identity.provisioningType) {
    case 'ManualConnectionString':
      return [
        {
          key: 'provision',
          kind: 'provision-connection-string',
          input: { devConnString: identity.devConnString },
        },
        prove,
      ];
    case 'DpsTPM': {
      const registrationId = identity.registrationId ?? null;
      return [
        { key: 'enable-dps-tpm', kind: 'enable-dps-tpm', input: {} },
        {
          key: 'enroll-endorsement-key',
          kind: 'enroll-endorsement-key',
          input: { scopeId: identity.scopeId, registrationId },
        },
        {
          key: 'provision',
          kind: 'provision-dps-tpm',
          input: {
            scopeId: identity.scopeId,
            registrationId,
            globalEndpoint: identity.globalEndpoint ?? null,
          },
        },
        prove,
      ];
    }
    case 'ManualX509':
      return [
        {
          key: 'provision',
          kind: 'provision-manual-x509',
          input: {
            iotHubHostname: identity.iotHubHostname,
            deviceId: identity.deviceId,
            ...certificateFiles(identity, resolve),
          },
        },
        prove,
      ];
    case 'DpsX509':
      return [
        {
          key: 'provision',
          kind: 'provision-dps-x509',
          input: {
            scopeId: identity.scopeId,
            registrationId: identity.registrationId ?? null,
            ...certificateFiles(identity, resolve),
            globalEndpoint: identity.globalEndpoint ?? null,
          },
        },
        prove,
      ];
    case 'DpsSymmetricKey':
      return [
        {
          key: 'provision',
          kind: 'provision-dps-symmetric-key',
          input: {
            scopeId: identity.scopeId,
            registrationId: identity.registrationId,
            symmKey: identity.symmKey,
            globalEndpoint: identity.globalEndpoint ?? null,
          },
        },
        prove,
      ];
  }
}
