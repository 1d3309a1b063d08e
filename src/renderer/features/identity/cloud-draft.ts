import { isObject, valueAt, withValue, type Draft } from '../setup/draft.ts';
import { secretFieldOf } from './recognition.ts';
import { isDps, type Way } from './ways.ts';

/** True when EFLOW Desk is to make the cloud side of the identity. */
export const makesCloudSide = (draft: Draft): boolean => isObject(valueAt(draft, 'cloud'));

/** The draft with a cloud side to be made, or without one. The secret of the device comes from who makes it. */
export function withCloudSide(draft: Draft, make: boolean): Draft {
  const secret = secretFieldOf(draft);
  const next = secret === undefined ? draft : withValue(draft, secret, make ? 'cloud' : 'prompt');
  return withValue(next, 'cloud', make ? { service: 'prompt' } : undefined);
}

/** Fields of the cloud side that have a meaning for a way, beside the service string (provisioning.md 0, 9). */
export function cloudFields(way: Way, draft: Draft): readonly ('deviceId' | 'hub')[] {
  const grouped = valueAt(draft, 'cloud.group') !== undefined;
  if (way === 'ManualConnectionString') return ['deviceId'];
  if (!isDps(way)) return [];
  // The device of a group is always named after its registration ID (provisioning.md 1.3).
  return grouped ? ['hub'] : ['deviceId', 'hub'];
}

/** True for a way whose device may be a member of a group; a TPM is enrolled by itself (provisioning.md 9). */
export const mayBeGrouped = (way: Way): boolean => way === 'DpsX509' || way === 'DpsSymmetricKey';

/** What is going to be made in the cloud, by code: the words are `app.identity.cloud.will.CODE`. */
export function willBeMade(way: Way, draft: Draft): readonly string[] {
  const grouped = valueAt(draft, 'cloud.group') !== undefined;
  const what = isDps(way) && grouped ? `${way}.group` : way;
  return [
    what,
    'edge',
    ...(isDps(way) ? ['hub-by-dps'] : []),
    ...(secretFieldOf(draft) === undefined ? [] : ['secret']),
    'undo',
  ];
}

/** The name under which the cloud has, or will have, what belongs to this device; empty while none is filled in. */
export function nameInCloud(way: Way, draft: Draft): string {
  const paths: Readonly<Record<Way, readonly string[]>> = {
    ManualConnectionString: ['cloud.deviceId'],
    ManualX509: ['identity.deviceId'],
    DpsTPM: ['identity.registrationId'],
    DpsX509: ['cloud.group.id', 'identity.registrationId'],
    DpsSymmetricKey: ['cloud.group.id', 'identity.registrationId'],
  };
  const names = paths[way].map((path) => valueAt(draft, path));
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? '';
}
