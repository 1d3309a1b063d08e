import type { Json, JsonObject } from '../../../contract/json.ts';
import { isObject, valueAt, withValue, type Draft } from '../setup/draft.ts';
import { secretFields } from '../setup/steps.ts';

/** Fields that are judged while they are typed, by the rules of their parameter. */
const judgedFields = ['scopeId', 'registrationId', 'deviceId', 'iotHubHostname', 'globalEndpoint'] as const;

/** A field that is judged while it is typed; undefined for one that holds a reference or a path. */
export const judgedField = (name: string): (typeof judgedFields)[number] | undefined =>
  judgedFields.find((field) => field === name);

/** A field of an identity: its name, whether it may stay empty, and its hint where the way has one of its own. */
export interface IdentityField {
  name: string;
  optional?: boolean;
  hint?: string;
}

const dps: readonly IdentityField[] = [{ name: 'globalEndpoint', optional: true }];

const files: readonly IdentityField[] = [{ name: 'identityCertPath' }, { name: 'identityPrivKeyPath' }];

/** What each way of provisioning asks for, the usual ways first; the words for each are `app.setup.identity.WAY`. */
export const ways = {
  DpsTPM: [{ name: 'scopeId' }, { name: 'registrationId', optional: true }, ...dps],
  DpsSymmetricKey: [
    { name: 'scopeId' },
    { name: 'registrationId', hint: 'app.hint.identity.registrationId.enrolled' },
    { name: 'symmKey' },
    ...dps,
  ],
  DpsX509: [
    { name: 'scopeId' },
    { name: 'registrationId', optional: true, hint: 'app.hint.identity.registrationId.certificate' },
    ...files,
    ...dps,
  ],
  ManualConnectionString: [{ name: 'devConnString' }],
  ManualX509: [{ name: 'iotHubHostname' }, { name: 'deviceId' }, ...files],
} as const satisfies Record<string, readonly IdentityField[]>;

export type Way = keyof typeof ways;

/** The usual ways first. */
export const wayNames = Object.keys(ways) as Way[];

/** Fields of a way. */
export const fieldsOf = (way: Way): readonly IdentityField[] => ways[way];

/** The way that a draft names; undefined for none that there is. */
export function wayOf(draft: Draft): Way | undefined {
  const type = valueAt(draft, 'identity.provisioningType');
  return wayNames.find((way) => way === type);
}

/** True for a way that proves the device by a certificate and its key in files. */
export const hasFiles = (way: Way | undefined): boolean => way === 'DpsX509' || way === 'ManualX509';

/** True for a way through the Device Provisioning Service. */
export const isDps = (way: Way | undefined): boolean => way?.startsWith('Dps') === true;

/** An identity of another way: what both ways have in common stays, and a secret is asked for. */
export function identityOf(way: Way, before: Json | undefined): JsonObject {
  const old = isObject(before) ? before : {};
  const fields = fieldsOf(way).flatMap(({ name, optional }) => {
    const value = secretFields.has(`identity.${name}`) ? 'prompt' : (old[name] ?? '');
    return optional === true && value === '' ? [] : [[name, value] as const];
  });
  return { provisioningType: way, ...Object.fromEntries(fields) };
}

/** The draft with another way. A cloud side was for the way before, since each way has another object in the cloud. */
export function withWay(draft: Draft, way: Way): Draft {
  if (wayOf(draft) === way) return draft;
  const next = withValue(draft, 'identity', identityOf(way, draft['identity']));
  return withValue(next, 'cloud', undefined);
}
