import type { FieldError } from '../../../contract/errors.ts';
import type { CloudSide, Setup } from '../../../contract/setup.ts';

const fault = (path: string, rule: string): FieldError => ({ path, rule, params: {} });

/** Fields of the cloud side that have a meaning with this identity, beside those that all have. */
function fitting(identity: NonNullable<Setup['identity']>, group: boolean): readonly (keyof CloudSide)[] {
  switch (identity.provisioningType) {
    case 'ManualConnectionString':
      return ['deviceId'];
    case 'ManualX509':
      return [];
    case 'DpsTPM':
      // A TPM is enrolled by itself and never by a group (provisioning.md 9).
      return ['hubService', 'deviceId', 'hub', 'tags'];
    case 'DpsX509':
    case 'DpsSymmetricKey':
      // The device of a group is always named after its registration ID (provisioning.md 1.3).
      return ['hubService', 'group', 'hub', 'tags', ...(group ? [] : (['deviceId'] as const))];
  }
}

/** The field of an identity that holds a secret, with its reference. */
function secretOf(identity: Setup['identity']): { path: string; ref: string } | undefined {
  switch (identity?.provisioningType) {
    case 'ManualConnectionString':
      return { path: 'identity.devConnString', ref: identity.devConnString };
    case 'DpsSymmetricKey':
      return { path: 'identity.symmKey', ref: identity.symmKey };
    default:
      return undefined;
  }
}

/** What does not go together in a setup with a cloud side, and in one that wants a secret of the cloud without one. */
export function cloudFaults({ identity, cloud, proxy }: Setup): FieldError[] {
  const secret = secretOf(identity);
  if (cloud === undefined) return secret?.ref === 'cloud' ? [fault(secret.path, 'cloud-needed')] : [];
  if (identity === undefined) return [fault('cloud', 'cloud-identity')];
  const faults: FieldError[] = [];
  // Two sources for one secret: what the cloud has and what was given would differ sooner or later.
  if (secret !== undefined && secret.ref !== 'cloud') faults.push(fault(secret.path, 'cloud-secret'));
  const allowed = fitting(identity, cloud.group !== undefined);
  const optional = ['hubService', 'deviceId', 'group', 'hub', 'tags'] as const;
  for (const name of optional)
    if (cloud[name] !== undefined && !allowed.includes(name))
      faults.push(fault(`cloud.${name}`, 'cloud-not-here'));
  if (identity.provisioningType === 'ManualConnectionString' && cloud.deviceId === undefined)
    faults.push(fault('cloud.deviceId', 'required'));
  if (identity.provisioningType === 'DpsSymmetricKey' && cloud.group?.caCertPath !== undefined)
    faults.push(fault('cloud.group.caCertPath', 'cloud-not-here'));
  if (cloud.viaProxy && proxy === undefined) faults.push(fault('cloud.viaProxy', 'cloud-proxy'));
  return faults;
}
