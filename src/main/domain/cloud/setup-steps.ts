import type { Setup } from '../../../contract/setup.ts';
import type { Json } from '../../../contract/json.ts';
import { shutArg, shutFilesIn } from '../identity/x509/opened.ts';
import { setupRefusal } from '../setup.ts';
import type { StepRef } from '../steps/kind.ts';
import { cloudSecretRef, ofCertificate, ofOpened, ofTpm } from './names.ts';
import { cloudFaults } from './setup-faults.ts';

/** What the cloud side of a setup adds to the steps that give a device its identity. */
export interface CloudSteps {
  /** Makes the cloud side, before the VM is provisioned. */
  make: StepRef[];
  /** Where the key of the device is had, in place of the setup's word `cloud`. */
  secret?: string;
  /** What provisioning by DPS has to see of the cloud, so that an undo finds it. */
  registration?: { registrationId: string; deviceId: string | null };
  /** What the cloud itself has to say of the device afterwards. */
  see: StepRef[];
}

const none: CloudSteps = { make: [], see: [] };

/** The certificate of a device: its file as it is, or what comes out of files that have to be opened. */
function certificateOf(
  identity: Extract<NonNullable<Setup['identity']>, { identityCertPath: string }>,
  resolve: (path: string) => string,
): string {
  const shut = shutFilesIn(identity, resolve);
  return shut === undefined ? resolve(identity.identityCertPath) : ofOpened(shutArg(shut));
}

/**
 * The steps of a setup's cloud side, by its method (provisioning.md 0). Refuses a setup whose parts do not go together,
 * since a goal may come from elsewhere than a document. `resolve` makes a path of the setup a full one.
 */
export function cloudSteps(setup: Setup, resolve: (path: string) => string): CloudSteps {
  const faults = cloudFaults(setup);
  if (faults.length > 0) throw setupRefusal(faults);
  const { identity, cloud } = setup;
  if (cloud === undefined || identity === undefined) return none;
  const device = (input: Record<string, Json>): StepRef => ({
    key: 'cloud-device',
    kind: 'cloud-device',
    input: { hub: null, certificate: null, ...input },
  });
  const hub = cloud.hub ?? null;
  const tags = cloud.tags ?? {};

  /** The enrollment of a device, or the group that it belongs to. */
  function enrolled(registrationId: string, input: Record<string, Json>, caCertPath?: string): CloudSteps {
    const group = cloud?.group;
    const make: StepRef =
      group === undefined
        ? {
            key: 'cloud-enrollment',
            kind: 'cloud-enrollment',
            input: {
              registrationId,
              deviceId: cloud?.deviceId ?? null,
              certificate: null,
              hub,
              tags,
              ...input,
            },
          }
        : {
            key: 'cloud-group',
            kind: 'cloud-group',
            input: {
              groupId: group.id,
              hub,
              tags,
              ...input,
              certificate: caCertPath === undefined ? null : resolve(caCertPath),
            },
          };
    const deviceId = cloud?.hubService === undefined ? null : (cloud.deviceId ?? registrationId);
    const registration = { registrationId, deviceId };
    return {
      make: [make],
      registration,
      see: [{ key: 'cloud-assigned', kind: 'cloud-assigned', input: { ...registration, hub } }],
    };
  }

  switch (identity.provisioningType) {
    case 'ManualConnectionString': {
      const deviceId = cloud.deviceId ?? '';
      return {
        make: [device({ deviceId, authentication: 'sas' })],
        secret: cloudSecretRef({ kind: 'device', deviceId }),
        see: [],
      };
    }
    case 'ManualX509':
      return {
        make: [
          device({
            deviceId: identity.deviceId,
            authentication: 'selfSigned',
            hub: identity.iotHubHostname.toLowerCase(),
            certificate: certificateOf(identity, resolve),
          }),
        ],
        see: [],
      };
    case 'DpsTPM':
      return enrolled(identity.registrationId ?? ofTpm, { attestation: 'tpm' });
    case 'DpsX509': {
      const certificate = certificateOf(identity, resolve);
      return enrolled(
        identity.registrationId ?? ofCertificate(certificate),
        { attestation: 'x509', certificate },
        cloud.group?.caCertPath,
      );
    }
    case 'DpsSymmetricKey': {
      const { registrationId } = identity;
      const groupId = cloud.group?.id;
      return {
        ...enrolled(registrationId, { attestation: 'symmetricKey' }),
        secret: cloudSecretRef(
          groupId === undefined
            ? { kind: 'enrollment', registrationId }
            : { kind: 'group', groupId, registrationId },
        ),
      };
    }
  }
}
