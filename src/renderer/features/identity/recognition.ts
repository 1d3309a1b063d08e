import type { PartName, ProvisionField, Recognition } from '../../../contract/identity.ts';
import type { SecretField } from '../../../contract/setup.ts';
import { valueAt, withValue, type Draft } from '../setup/draft.ts';
import { secretFields } from '../setup/steps.ts';
import { fieldsOf, wayNames, wayOf, withWay, type Way } from './ways.ts';

/** One way to take over what was pasted. The words for its button are `app.identity.take.KIND`. */
export interface Take {
  kind: 'fill' | 'derive' | 'service';
  /** The way it leads to; undefined where it changes none. */
  way: Way | undefined;
  /** Public values by their field of the identity. */
  fills: readonly { field: ProvisionField; value: string }[];
  /** The field that gets the secret of the text. */
  secret: SecretField | undefined;
  /** The registration ID has to be known before a key can be derived for it. */
  needsRegistrationId: boolean;
}

const valueOf = ({ parts }: Recognition, name: PartName): string | undefined =>
  parts.find((part) => part.name === name)?.value ?? undefined;

const has = ({ parts }: Recognition, name: PartName): boolean => parts.some((part) => part.name === name);

/** A way that takes all of these fields: the one that is chosen, where it does. */
function wayFor(fields: readonly string[], draft: Draft): Way | undefined {
  const now = wayOf(draft);
  const usual = now === undefined ? wayNames : [now, ...wayNames];
  return usual.find((way) => fields.every((name) => fieldsOf(way).some((field) => field.name === name)));
}

/** Where a string of a whole hub or DPS can be used: for the cloud side of a way of that service (provisioning.md 0). */
function serviceTake(kind: 'hub-string' | 'dps-string', draft: Draft): Take {
  const now = wayOf(draft);
  const manual: readonly Way[] = ['ManualConnectionString', 'ManualX509'];
  const fits = now !== undefined && manual.includes(now) === (kind === 'hub-string');
  const usual: Way = kind === 'hub-string' ? 'ManualConnectionString' : 'DpsSymmetricKey';
  return {
    kind: 'service',
    way: fits ? now : usual,
    fills: [],
    secret: 'cloud.service',
    needsRegistrationId: false,
  };
}

const isEnrolledKey = (told: Recognition): boolean =>
  told.kind === 'symmetric-key' || told.kind === 'az-enrollment';

/** A key of a group is in the text, or may be: what DPS made for a group has 64 bytes (provisioning.md 2.3). */
const mayBeGroupKey = (told: Recognition): boolean =>
  has(told, 'groupKey') || told.problems.some(({ rule }) => rule === 'group-key-possible');

/** The way that what az told of a device or an enrollment speaks for, beside the fields it fills. */
function toldWay(told: Recognition, draft: Draft): Way | undefined {
  if (told.kind === 'az-device') return has(told, 'key') ? 'ManualConnectionString' : 'ManualX509';
  if (told.kind === 'az-enrollment' && has(told, 'endorsementKey')) return 'DpsTPM';
  if (told.kind === 'tpm-info') return 'DpsTPM';
  if (isEnrolledKey(told) && has(told, 'key')) return 'DpsSymmetricKey';
  const fields = told.suggestions.map(({ field }) => field);
  if (fields.length === 0) return undefined;
  // A text that may be either ID goes where the chosen way has room for one.
  return wayFor(fields, draft) ?? fields.map((field) => wayFor([field], draft)).find(Boolean);
}

/**
 * The field for which the text has to be judged before it can be taken, where the kind alone does not tell: an ID that
 * may be one of a device keeps its capitals as that, and as a registration ID it does not (provisioning.md 1.3).
 */
export function fieldToAsk({ suggestions }: Recognition, draft: Draft): ProvisionField | undefined {
  const asDevice = suggestions.some(({ field, part }) => field === 'deviceId' && part === 'text');
  return asDevice && wayOf(draft) === 'ManualX509' ? 'deviceId' : undefined;
}

/** What can be done with a recognised text, the likeliest first; nothing for a text that nothing can be done with. */
export function takesOf(told: Recognition, draft: Draft): Take[] {
  if (told.problems.some(({ severity }) => severity === 'error')) return [];
  if (told.kind === 'hub-string' || told.kind === 'dps-string') return [serviceTake(told.kind, draft)];
  const derive: Take[] = mayBeGroupKey(told)
    ? [
        {
          kind: 'derive',
          way: 'DpsSymmetricKey',
          fills: [],
          secret: 'identity.symmKey',
          needsRegistrationId: true,
        },
      ]
    : [];
  const way = toldWay(told, draft);
  if (way === undefined) return derive;
  const wanted = fieldsOf(way).map(({ name }) => name);
  const fills = told.suggestions.flatMap(({ field, part }) => {
    const value = part === 'text' ? undefined : valueOf(told, part);
    return value !== undefined && wanted.includes(field) && !secretFields.has(`identity.${field}`)
      ? [{ field, value }]
      : [];
  });
  const secret = ([...secretFields] as SecretField[]).find(
    (field) => wanted.includes(field.slice('identity.'.length)) && has(told, 'key'),
  );
  if (fills.length === 0 && secret === undefined) return derive;
  return [{ kind: 'fill', way, fills, secret, needsRegistrationId: false }, ...derive];
}

/** The draft with what a take brings. The secret is not in it: the field says that a person gives it. */
export function withTake(draft: Draft, { kind, way, fills }: Take, registrationId?: string): Draft {
  let next = way === undefined ? draft : withWay(draft, way);
  for (const { field, value } of fills) next = withValue(next, `identity.${field}`, value);
  if (kind === 'derive') next = withValue(next, 'identity.registrationId', registrationId ?? '');
  if (kind !== 'service') return next;
  const key = secretFieldOf(next);
  // The secret of the device comes from the cloud, too, and has one source.
  if (key !== undefined) next = withValue(next, key, 'cloud');
  return withValue(next, 'cloud', { ...(next['cloud'] as object | undefined), service: 'prompt' });
}

/** The field of the chosen way that holds a secret by reference. */
export function secretFieldOf(draft: Draft): SecretField | undefined {
  return ([...secretFields] as SecretField[]).find((field) => valueAt(draft, field) !== undefined);
}
