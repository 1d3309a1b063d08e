import type { IdentityProblem, RecognisedKind } from '../../../contract/identity.ts';
import { foreignString } from './connection-string.ts';
import { checkDpsHost, checkHubHost, isDpsHost, isHubHost } from './hosts.ts';
import { checkDeviceId } from './names.ts';
import type { Pairs } from './pairs.ts';
import { partsOf, recognised, refused, type FoundPart, type Recognised } from './recognised.ts';
import { checkKey, type Checked } from './symmetric-key.ts';
import { doubt, wrong } from './text.ts';

/** Names of which at least one stands in every string of Azure IoT, Event Hubs and Storage (provisioning.md 1.2). */
const tellingNames = [
  'hostname',
  'deviceid',
  'moduleid',
  'sharedaccesskey',
  'sharedaccesskeyname',
  'sharedaccesssignature',
  'defaultendpointsprotocol',
  'accountname',
];

/** True for pairs that are meant to be a connection string of some sort. */
export const isConnectionString = ({ values }: Pairs): boolean =>
  tellingNames.some((name) => values.has(name)) || /^sb:/iu.test(values.get('endpoint') ?? '');

const missing = (path: 'hub' | 'deviceId' | 'key', rule: 'no-host' | 'no-device' | 'no-key'): Checked => ({
  value: '',
  problems: [wrong(path, rule)],
});

/** The parts of a string of a device or of something in it. */
function deviceParts({ values }: Pairs, withKey: boolean) {
  const [host, deviceId, key] = ['hostname', 'deviceid', 'sharedaccesskey'].map(
    (name) => values.get(name) ?? '',
  ) as [string, string, string];
  const found: FoundPart[] = [
    {
      name: 'hub',
      given: host,
      checked: host === '' ? missing('hub', 'no-host') : checkHubHost('hub', host),
    },
    {
      name: 'deviceId',
      checked: deviceId === '' ? missing('deviceId', 'no-device') : checkDeviceId('deviceId', deviceId),
    },
  ];
  const checkedKey = key === '' ? missing('key', 'no-key') : checkKey('key', key);
  return withKey ? [...found, { name: 'key' as const, checked: checkedKey, secret: true }] : found;
}

const asIs = (value = ''): Checked => ({ value, problems: [] });

/** A string of a whole hub or DPS: it has a policy in place of a device. */
function serviceString({ values }: Pairs): Recognised {
  const host = values.get('hostname') ?? '';
  const key = values.get('sharedaccesskey') ?? '';
  const dps = isDpsHost(host);
  const kind: RecognisedKind = dps ? 'dps-string' : isHubHost(host) ? 'hub-string' : 'service-string';
  const found = partsOf([
    dps
      ? { name: 'dps', given: host, checked: checkDpsHost('dps', host) }
      : {
          name: 'hub',
          given: host,
          checked: host === '' ? missing('hub', 'no-host') : checkHubHost('hub', host),
        },
    { name: 'policy', checked: asIs(values.get('sharedaccesskeyname')) },
    { name: 'key', checked: key === '' ? missing('key', 'no-key') : checkKey('key', key), secret: true },
  ]);
  return recognised(kind, { ...found, problems: [...found.problems, doubt('text', 'service-string')] });
}

/** What a string of something else is, and why the device cannot have it. */
function foreign(kind: NonNullable<ReturnType<typeof foreignString>>, pairs: Pairs): Recognised {
  if (kind === 'service-string') return serviceString(pairs);
  if (kind === 'event-hub-string' || kind === 'storage-string')
    return recognised(kind, { problems: [wrong('text', kind)] });
  if (kind === 'x509-string') {
    const found = partsOf(deviceParts(pairs, false));
    return recognised(kind, {
      ...found,
      problems: [...found.problems, doubt('text', 'x509-string')],
      suggestions: refused(found.problems)
        ? []
        : [
            { field: 'iotHubHostname', part: 'hub' },
            { field: 'deviceId', part: 'deviceId' },
          ],
    });
  }
  if (kind === 'token-string') {
    const { parts } = partsOf([
      ...deviceParts(pairs, false),
      { name: 'token', checked: asIs(pairs.values.get('sharedaccesssignature')), secret: true },
    ]);
    return recognised(kind, { parts, problems: [wrong('text', 'token')] });
  }
  const { parts } = partsOf([
    ...deviceParts(pairs, true),
    { name: 'moduleId', checked: asIs(pairs.values.get('moduleid')) },
  ]);
  return recognised(kind, { parts, problems: [wrong('text', 'module-string')] });
}

/** Recognises a connection string by its pairs, and checks each of its parts (provisioning.md 1.1, 1.2). */
export function recogniseString(pairs: Pairs): Recognised {
  const problems: IdentityProblem[] = [...pairs.repairs];
  // Which of the two values was meant, nobody can tell; so neither is judged.
  if (pairs.doubled)
    return recognised('partial-string', { problems: [...problems, wrong('text', 'double-part')] });
  const other = foreignString(pairs.values);
  if (other !== undefined) {
    const found = foreign(other, pairs);
    return { ...found, problems: [...problems, ...found.problems] };
  }
  const gateway = pairs.values.get('gatewayhostname');
  const found = partsOf([
    ...deviceParts(pairs, true),
    ...(gateway === undefined ? [] : [{ name: 'gateway' as const, checked: asIs(gateway) }]),
  ]);
  problems.push(...found.problems);
  if (gateway !== undefined) problems.push(doubt('gateway', 'gateway-ignored'));
  const partial = problems.some(
    ({ rule }) => rule === 'no-host' || rule === 'no-device' || rule === 'no-key',
  );
  const whole = gateway === undefined ? 'device-string' : 'gateway-string';
  return recognised(partial ? 'partial-string' : whole, {
    parts: found.parts,
    problems,
    suggestions: refused(problems) ? [] : [{ field: 'devConnString', part: 'text' }],
  });
}
