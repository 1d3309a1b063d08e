import type { IdentityProblem, PartName, RecognisedKind } from '../../../contract/identity.ts';
import { checkDpsHost, checkEndpoint, checkHubHost } from './hosts.ts';
import { checkDeviceId, checkRegistrationId, checkScopeId, checkThumbprint } from './names.ts';
import { partsOf, recognised, refused, type FoundPart, type Recognised } from './recognised.ts';
import { endorsementKeyParts } from './single-kinds.ts';
import { checkKey, type Checked } from './symmetric-key.ts';
import { doubt, wrong } from './text.ts';

/** A value deep in a document by its names; undefined where there is none. Reads own properties only. */
function at(value: unknown, ...names: string[]): unknown {
  let inner: unknown = value;
  for (const name of names) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    inner = (inner as Record<string, unknown>)[name];
  }
  return inner;
}

const textAt = (value: unknown, ...names: string[]): string | undefined => {
  const found = at(value, ...names);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** One part where the document has it. */
function part(
  name: PartName,
  text: string | undefined,
  check: (text: string) => Checked,
  secret = false,
): FoundPart[] {
  return text === undefined ? [] : [{ name, checked: check(text), given: text, secret }];
}

/** The two keys of an attestation or of a device. Answers of `show` leave them out or mask them (provisioning.md 5). */
function keysAt(document: unknown, names: readonly string[], group = false): FoundPart[] {
  const [first, second] = group ? (['groupKey', 'secondGroupKey'] as const) : (['key', 'secondKey'] as const);
  return [
    ...part(first, textAt(document, ...names, 'primaryKey'), (text) => checkKey(first, text), true),
    ...part(second, textAt(document, ...names, 'secondaryKey'), (text) => checkKey(second, text), true),
  ];
}

function thumbprintsAt(document: unknown, ...names: string[]): FoundPart[] {
  return [
    ...part('thumbprint', textAt(document, ...names, 'primaryThumbprint'), (text) =>
      checkThumbprint('thumbprint', text),
    ),
    ...part('secondThumbprint', textAt(document, ...names, 'secondaryThumbprint'), (text) =>
      checkThumbprint('secondThumbprint', text),
    ),
  ];
}

/** What a device or an enrollment lacks to become an IoT Edge device (provisioning.md 0). */
function lacks(document: unknown, status: string): IdentityProblem[] {
  const problems: IdentityProblem[] = [];
  if (at(document, 'capabilities', 'iotEdge') !== true) problems.push(wrong('text', 'not-edge'));
  if (textAt(document, status) === 'disabled') problems.push(wrong('text', 'disabled'));
  return problems;
}

function device(document: unknown): Recognised {
  const found = partsOf([
    ...part('hub', textAt(document, 'hub'), (text) => checkHubHost('hub', text)),
    ...part('deviceId', textAt(document, 'deviceId'), (text) => checkDeviceId('deviceId', text)),
    ...keysAt(document, ['authentication', 'symmetricKey']),
    ...thumbprintsAt(document, 'authentication', 'x509Thumbprint'),
  ]);
  const has = (name: PartName) => found.parts.some((one) => one.name === name);
  return recognised('az-device', {
    ...found,
    problems: [...found.problems, ...lacks(document, 'status')],
    suggestions: [
      ...(has('hub') ? [{ field: 'iotHubHostname', part: 'hub' } as const] : []),
      ...(has('deviceId') ? [{ field: 'deviceId', part: 'deviceId' } as const] : []),
    ],
  });
}

function enrollment(document: unknown): Recognised {
  const key = textAt(document, 'attestation', 'tpm', 'endorsementKey');
  const ek = key === undefined ? { parts: [], problems: [] } : endorsementKeyParts(key);
  const found = partsOf([
    ...part('registrationId', textAt(document, 'registrationId'), (text) =>
      checkRegistrationId('registrationId', text),
    ),
    ...part('deviceId', textAt(document, 'deviceId'), (text) => checkDeviceId('deviceId', text)),
    ...part('hub', textAt(document, 'iotHubHostName'), (text) => checkHubHost('hub', text)),
    ...keysAt(document, ['attestation', 'symmetricKey']),
  ]);
  // The ID of an enrollment may be chosen freely; the derived one is only told for comparison.
  const more = ek.parts.filter(({ name }) => name !== 'registrationId');
  const derived = ek.parts.find(({ name }) => name === 'registrationId')?.value;
  const own = found.parts.find(({ name }) => name === 'registrationId')?.value;
  const differs = derived !== undefined && own !== undefined && derived !== own;
  return recognised('az-enrollment', {
    parts: [...found.parts, ...more],
    problems: [
      ...found.problems,
      ...ek.problems,
      ...(differs ? [doubt('registrationId', 'ek-other-id')] : []),
      ...lacks(document, 'provisioningStatus'),
    ],
    suggestions: [
      { field: 'registrationId', part: 'registrationId' },
      ...(found.parts.some(({ name }) => name === 'key') ? [{ field: 'symmKey', part: 'key' } as const] : []),
    ],
  });
}

function group(document: unknown): Recognised {
  const found = partsOf([
    ...part('groupId', textAt(document, 'enrollmentGroupId'), (text) => checkRegistrationId('groupId', text)),
    ...keysAt(document, ['attestation', 'symmetricKey'], true),
  ]);
  const hasKey = found.parts.some(({ name }) => name === 'groupKey');
  return recognised('az-enrollment-group', {
    ...found,
    problems: [
      ...found.problems,
      ...(hasKey ? [doubt('groupKey', 'group-key')] : []),
      ...lacks(document, 'provisioningStatus'),
    ],
  });
}

function dps(document: unknown): Recognised {
  const found = partsOf([
    ...part('scopeId', textAt(document, 'properties', 'idScope'), (text) => checkScopeId('scopeId', text)),
    ...part('dps', textAt(document, 'properties', 'serviceOperationsHostName'), (text) =>
      checkDpsHost('dps', text),
    ),
    ...part('endpoint', textAt(document, 'properties', 'deviceProvisioningHostName'), (text) => {
      const { value, problems } = checkEndpoint('endpoint', text);
      // Here it is a host name by agreement, and no mistake.
      return { value, problems: problems.filter(({ rule }) => rule !== 'endpoint-scheme') };
    }),
  ]);
  return recognised('az-dps', {
    ...found,
    suggestions: [
      { field: 'scopeId', part: 'scopeId' },
      ...(found.parts.some(({ name }) => name === 'endpoint')
        ? [{ field: 'globalEndpoint', part: 'endpoint' } as const]
        : []),
    ],
  });
}

function hub(document: unknown): Recognised {
  const found = partsOf(
    part('hub', textAt(document, 'properties', 'hostName'), (text) => checkHubHost('hub', text)),
  );
  return recognised('az-hub', { ...found, suggestions: [{ field: 'iotHubHostname', part: 'hub' }] });
}

/** By what each answer has and no other does, in this order. */
const answers: readonly [
  RecognisedKind,
  (document: unknown) => boolean,
  (document: unknown) => Recognised,
][] = [
  ['az-enrollment-group', (document) => textAt(document, 'enrollmentGroupId') !== undefined, group],
  ['az-enrollment', (document) => textAt(document, 'registrationId') !== undefined, enrollment],
  ['az-device', (document) => textAt(document, 'deviceId') !== undefined, device],
  ['az-dps', (document) => textAt(document, 'properties', 'idScope') !== undefined, dps],
  ['az-hub', (document) => textAt(document, 'properties', 'hostName') !== undefined, hub],
];

/** A document; undefined when the text is none. The words of the parser quote the text, so they go nowhere. */
function parsed(text: string): { document: unknown } | undefined {
  try {
    return { document: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/**
 * Recognises what `az iot` and `az` answer for a device, an enrollment, a group, a DPS and a hub (provisioning.md 5, 6).
 * `stringIn` recognises the connection string that some of them answer.
 *
 * @assumed provisioning.md 5, 6: the commands answer the documents of the services with these names | verify: az iot hub device-identity show, az iot dps enrollment show, az iot dps enrollment-group show, az iot dps show and az iot hub show
 */
export function recogniseJson(text: string, stringIn: (text: string) => Recognised): Recognised {
  const found = parsed(text) ?? parsed(text.replaceAll(/[\u201c-\u201f]/gu, '"'));
  if (found === undefined) return recognised('json', { problems: [wrong('text', 'json-syntax')] });
  const list: unknown = found.document;
  if (Array.isArray(list) && list.length > 1)
    return recognised('json', { problems: [wrong('text', 'several', { count: list.length })] });
  const document: unknown = Array.isArray(list) ? list[0] : list;
  const string = textAt(document, 'connectionString');
  if (string !== undefined) return stringIn(string);
  const read = answers.find(([, is]) => is(document))?.[2];
  if (read === undefined) return recognised('json', { problems: [wrong('text', 'json-unknown')] });
  const answer = read(document);
  return refused(answer.problems) ? { ...answer, suggestions: [] } : answer;
}
