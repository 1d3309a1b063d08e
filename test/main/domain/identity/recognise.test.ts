import { describe, expect, test } from 'vitest';
import type { ProvisionField } from '../../../../src/contract/identity.ts';
import { RecognisedKind, Recognition } from '../../../../src/contract/identity.ts';
import { recognise } from '../../../../src/main/domain/identity/recognise.ts';
import { withoutSecrets } from '../../../../src/main/domain/identity/recognised.ts';
import { device, dps, fieldCases, hub, key, kindCases, pem, service } from './cases.ts';
import { ekT1, groupV1, idT1 } from './vectors.ts';

const wide = (text: string) => text.replaceAll(';', '\uff1b').replaceAll('=', '\uff1d');

const rulesOf = (text: string, field?: ProvisionField) =>
  recognise(text, field).problems.map(({ path, rule, severity }) => `${severity} ${path} ${rule}`);
const valueOf = (text: string, name: string) =>
  recognise(text).parts.find((part) => part.name === name)?.value;

describe('the kind of a pasted text', () => {
  test.each(kindCases)('is %s for %j', (kind, text, rules = []) => {
    const found = recognise(text);
    expect(found.kind).toBe(kind);
    const own = found.problems.map(({ rule }) => rule).filter((rule) => rule !== 'blanks-around');
    // Where rules are named, there may be more that follow from them.
    const told = rules.length === 0 ? own : own.filter((rule) => rules.includes(rule));
    expect(told.toSorted()).toEqual(rules.toSorted());
    expect(Recognition.safeParse(withoutSecrets(found)).success).toBe(true);
  });

  test('is more than one where the text does not tell', () => {
    expect(recognise('press-3').also).toEqual(['device-id']);
    expect(recognise(pem('CERTIFICATE') + pem('PRIVATE KEY')).also).toEqual(['private-key']);
    expect(recognise('0ne00ABCDEF').also).toContain('registration-id');
  });
});

describe('what az answers', () => {
  const json = (document: unknown) => JSON.stringify(document, null, 2);
  const symmetricKey = { primaryKey: groupV1, secondaryKey: key };
  const edge = { capabilities: { iotEdge: true } };
  const enrolled = { registrationId: 'press-3', provisioningStatus: 'enabled', ...edge };

  test('for a connection string is that string', () => {
    expect(recognise(json({ connectionString: device }))).toMatchObject({
      kind: 'device-string',
      problems: [],
      suggestions: [{ field: 'devConnString', part: 'text' }],
    });
    expect(recognise(json([{ connectionString: service(hub) }])).kind).toBe('hub-string');
  });

  test('for a device is its hub, ID and keys', () => {
    const found = recognise(
      json({ deviceId: 'press-3', hub, ...edge, authentication: { type: 'sas', symmetricKey } }),
    );
    expect(found).toMatchObject({ kind: 'az-device', problems: [] });
    expect(found.parts.map(({ name, secret }) => [name, secret])).toEqual([
      ['hub', false],
      ['deviceId', false],
      ['key', true],
      ['secondKey', true],
    ]);
    expect(found.suggestions).toEqual([
      { field: 'iotHubHostname', part: 'hub' },
      { field: 'deviceId', part: 'deviceId' },
    ]);
  });

  test.each([
    ['not made for IoT Edge', { capabilities: { iotEdge: false } }, 'not-edge'],
    ['silent about IoT Edge', { capabilities: null }, 'not-edge'],
    ['disabled', { provisioningStatus: 'disabled' }, 'disabled'],
  ])('for an enrollment that is %s is refused', (_what, more, rule) => {
    const found = recognise(json({ ...enrolled, ...more }));
    expect(found).toMatchObject({ kind: 'az-enrollment', suggestions: [] });
    expect(found.problems.map((one) => one.rule)).toEqual([rule]);
  });

  test('for an enrollment gives its ID, and its key as the one of the device', () => {
    const found = recognise(json({ ...enrolled, attestation: { type: 'symmetricKey', symmetricKey } }));
    expect(found.problems).toEqual([]);
    expect(found.suggestions).toEqual([
      { field: 'registrationId', part: 'registrationId' },
      { field: 'symmKey', part: 'key' },
    ]);
  });

  test('for an enrollment with TPM tells when the ID is not the one derived from the key', () => {
    const attestation = { type: 'tpm', tpm: { endorsementKey: ekT1 } };
    expect(rulesOf(json({ ...enrolled, attestation }))).toEqual(['warning registrationId ek-other-id']);
    expect(rulesOf(json({ ...enrolled, registrationId: idT1, attestation }))).toEqual([]);
  });

  test('for a group offers its key for no field', () => {
    const found = recognise(
      json({ enrollmentGroupId: 'line-3', ...edge, attestation: { type: 'symmetricKey', symmetricKey } }),
    );
    expect(found).toMatchObject({ kind: 'az-enrollment-group', suggestions: [] });
    expect(found.problems).toMatchObject([{ path: 'groupKey', rule: 'group-key', severity: 'warning' }]);
    expect(found.parts.filter(({ secret }) => secret)).toHaveLength(2);
  });

  test('for DPS and hub is the scope, the endpoint, the host', () => {
    const properties = {
      idScope: '0ne00ABCDEF',
      serviceOperationsHostName: dps,
      deviceProvisioningHostName: 'global.azure-devices-provisioning.net',
    };
    const found = recognise(json({ name: 'contoso-dps', properties }));
    expect(found).toMatchObject({ kind: 'az-dps', problems: [] });
    expect(found.suggestions.map(({ field }) => field)).toEqual(['scopeId', 'globalEndpoint']);
    expect(recognise(json({ properties: { hostName: hub } }))).toMatchObject({
      kind: 'az-hub',
      suggestions: [{ field: 'iotHubHostname', part: 'hub' }],
    });
  });

  test('with quotes of a word processor is read as well', () => {
    expect(recognise(`{\u201cconnectionString\u201d: \u201c${device}\u201d}`).kind).toBe('device-string');
  });

  test('of names that every object has is none', () => {
    for (const text of ['{"__proto__": {"deviceId": "x"}}', '{"constructor": 1}', '[]', '[null]'])
      expect(recognise(text)).toMatchObject({ kind: 'json', parts: [] });
  });
});

describe('what copying does to a text', () => {
  const bent: [string, string, string][] = [
    ['quotes', `"${device}"`, 'repaired text quotes'],
    ['typographic quotes', `\u201e${device}\u201c`, 'repaired text quotes'],
    ['blanks around it', `  ${device}`, 'repaired text blanks-around'],
    ['a byte order mark', `\ufeff${device}`, 'repaired text invisible-character'],
    ['a zero-width space', device.replace('press', 'pre\u200bss'), 'repaired text invisible-character'],
    ['a no-break space', device.replace(';', ';\u00a0'), 'repaired text invisible-character'],
    ['a line break in the key', device.replace('QU', 'Q\r\nU'), 'repaired key line-break'],
    ['a blank in the key', device.replace('QU', 'Q U'), 'repaired key blank-inside'],
    ['a line for each part', device.replaceAll(';', '\n'), 'repaired text separator'],
    ['commas', device.replaceAll(';', ', '), 'repaired text separator'],
    ['bars', device.replaceAll(';', ' | '), 'repaired text separator'],
    ['full-width signs', wide(device), 'repaired text separator'],
  ];
  test.each(bent)('%s is told and repaired', (_what, text, told) => {
    const found = recognise(text);
    expect(found).toMatchObject({ kind: 'device-string' });
    expect(found.parts.map(({ value }) => value)).toEqual([hub, 'press-3', key]);
    expect(rulesOf(text)).toContain(told);
    expect(found.problems.every(({ severity }) => severity === 'repaired')).toBe(true);
  });

  test('one line end behind it is not worth a word', () => {
    expect(rulesOf(`${device}\r\n`)).toEqual([]);
    expect(rulesOf(`${device}\n\n`)).toEqual(['repaired text blanks-around']);
  });

  test('is told by code point, position and count', () => {
    const text = `press\u200b-\u200b3`;
    expect(recognise(text).problems).toContainEqual({
      path: 'text',
      rule: 'invisible-character',
      severity: 'repaired',
      params: { code: 'U+200B', position: 6, count: 2 },
    });
    expect(recognise(`${key.slice(0, 20)}\n${key.slice(20)}`).problems).toContainEqual({
      path: 'key',
      rule: 'line-break',
      severity: 'repaired',
      params: { position: 21 },
    });
  });

  test('is not repaired where that would be a guess', () => {
    const comma = `HostName=${hub};DeviceId=a,SharedAccessKey=1;SharedAccessKey=${key}`;
    expect(valueOf(comma, 'deviceId')).toBe('a,SharedAccessKey=1');
    expect(rulesOf(device.replace('press-3', 'press 3'))).toEqual(['error deviceId id-character']);
    expect(recognise('contoso press').kind).toBe('unknown');
    expect(recognise(device.replace(hub, `https://${hub}`)).problems).toMatchObject([
      { rule: 'host-scheme' },
    ]);
  });
});

describe('a text that was pasted for a field', () => {
  test.each(fieldCases)('%s: %j', (field, text, told) => {
    expect(rulesOf(text, field)).toEqual(told);
    const fits = !told.some((one) => one.startsWith('error'));
    expect(recognise(text, field).suggestions.map((one) => one.field)).toEqual(fits ? [field] : []);
  });

  test('keeps the case that the field keeps, and hides what is a key in whatever field', () => {
    expect(recognise('Press-3', 'deviceId').parts).toMatchObject([{ name: 'deviceId', value: 'Press-3' }]);
    expect(recognise('Press-3', 'registrationId').parts).toMatchObject([{ value: 'press-3' }]);
    for (const field of [
      'deviceId',
      'scopeId',
      'registrationId',
      'iotHubHostname',
      'globalEndpoint',
    ] as const)
      expect(recognise(key, field).parts.filter(({ secret }) => !secret)).toEqual([]);
  });

  test('a hub short of its domain is given it as a proposal, never a piece of a key', () => {
    const guess = (text: string) => recognise(text, 'iotHubHostname').problems[0]?.params['guess'];
    expect(guess('contoso')).toBe('contoso.azure-devices.net');
    expect(guess(key)).toBeUndefined();
    expect(recognise('One00ABCDEF', 'scopeId').problems[0]?.params['guess']).toBe('0ne00ABCDEF');
  });
});

test('each kind has a case', () => {
  const met = new Set<string>(kindCases.map(([kind]) => kind));
  const az = ['az-device', 'az-enrollment', 'az-enrollment-group', 'az-dps', 'az-hub'];
  expect(RecognisedKind.options.filter((kind) => !met.has(kind))).toEqual(az);
});

describe('parts of service strings', () => {
  test('of DPS with the endpoint for devices, or of a hub with a DPS host, are told', () => {
    expect(rulesOf(service('global.azure-devices-provisioning.net'))).toContain('error dps global-host');
    expect(rulesOf(service('d.azure-devices-provisioning.net'))).toContain('warning dps dps-domain');
    expect(rulesOf(device.replace(hub, dps))).toContain('error hub dps-host');
  });
});
