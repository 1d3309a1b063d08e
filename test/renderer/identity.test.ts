import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/main/domain/identity/recognise.ts';
import { withoutSecrets } from '../../src/main/domain/identity/recognised.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';
import { languages } from '../../src/messages/index.ts';
import { keyText } from '../../src/messages/key-text.ts';
import { emptyDraft, valueAt, withValue, type Draft } from '../../src/renderer/features/setup/draft.ts';
import { fieldToAsk, takesOf, withTake } from '../../src/renderer/features/identity/recognition.ts';
import { withAnswer } from '../../src/renderer/features/identity/answer-draft.ts';
import { contentsOf, rolesOf, withPaths } from '../../src/renderer/features/identity/dropped.ts';
import { asksPassphrase, validityOf } from '../../src/renderer/features/identity/certificate-view.ts';
import {
  cloudFields,
  nameInCloud,
  willBeMade,
  withCloudSide,
} from '../../src/renderer/features/identity/cloud-draft.ts';
import { readPasted } from '../../src/renderer/features/identity/pasted-file.ts';
import {
  groupAsked,
  scopedDraft,
  sheetDraft,
  sheetErrors,
} from '../../src/renderer/features/identity/sheet-draft.ts';
import { identityOf, withWay, type Way } from '../../src/renderer/features/identity/ways.ts';
import { device, dps, hub, key, pem, service } from '../main/domain/identity/cases.ts';
import { ekT1, groupV1, idT1 } from '../main/domain/identity/vectors.ts';

const told = (text: string, field?: Parameters<typeof recognise>[1]) =>
  withoutSecrets(recognise(text, field));
const draftOf = (way: Way, more: Record<string, string> = {}): Draft => ({
  ...emptyDraft,
  identity: { ...identityOf(way, {}), ...more },
});
const chosen = draftOf('DpsTPM');

describe('what can be taken over of a pasted text', () => {
  test.each<[string, string, Way, Record<string, string>, string | undefined]>([
    ['a device string', device, 'ManualConnectionString', {}, 'identity.devConnString'],
    [
      'a string with certificates',
      `HostName=${hub};DeviceId=Press-3;x509=true`,
      'ManualX509',
      { iotHubHostname: hub, deviceId: 'Press-3' },
      undefined,
    ],
    ['an ID scope', '0ne00ABCDEF', 'DpsTPM', { scopeId: '0ne00ABCDEF' }, undefined],
    ['a key of 32 bytes', key, 'DpsSymmetricKey', {}, 'identity.symmKey'],
    ['the host of a hub', `https://${hub}/`, 'ManualX509', { iotHubHostname: hub }, undefined],
    ['a registration ID', 'Press-3', 'DpsTPM', { registrationId: 'press-3' }, undefined],
    [
      'what the tool of the TPM prints',
      `Registration Id: ${idT1}\nEndorsement Key: ${ekT1}`,
      'DpsTPM',
      { registrationId: idT1 },
      undefined,
    ],
    [
      'an enrollment with keys',
      JSON.stringify({
        registrationId: 'press-3',
        attestation: { symmetricKey: { primaryKey: key } },
        capabilities: { iotEdge: true },
      }),
      'DpsSymmetricKey',
      { registrationId: 'press-3' },
      'identity.symmKey',
    ],
    [
      'an enrollment of a TPM',
      JSON.stringify({
        registrationId: idT1,
        attestation: { tpm: { endorsementKey: ekT1 } },
        capabilities: { iotEdge: true },
      }),
      'DpsTPM',
      { registrationId: idT1 },
      undefined,
    ],
  ])('%s', (_what, text, way, fills, secret) => {
    const [take, ...others] = takesOf(told(text), chosen);
    expect(others).toEqual([]);
    expect(take).toMatchObject({ kind: 'fill', way, secret });
    expect(Object.fromEntries((take?.fills ?? []).map(({ field, value }) => [field, value]))).toEqual(fills);
  });

  test.each([
    ['a string of a module', `${device};ModuleId=m1`],
    ['a token', 'SharedAccessSignature sr=a&sig=b&se=1'],
    ['a key that is cut off', key.slice(0, -3)],
    ['a certificate, which is chosen by its path', pem('CERTIFICATE')],
    ['a private key, which is chosen by its path', pem('PRIVATE KEY')],
    ['a storage string', `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${key}`],
    [
      'a device that is no IoT Edge device',
      JSON.stringify({
        hub,
        deviceId: 'a',
        authentication: { symmetricKey: { primaryKey: key } },
        capabilities: { iotEdge: false },
      }),
    ],
  ])('is nothing of %s', (_what, text) => {
    expect(takesOf(told(text), chosen)).toEqual([]);
  });

  test('of a key that may be one of a group is the key, or one derived from it', () => {
    expect(takesOf(told(groupV1), chosen).map(({ kind }) => kind)).toEqual(['fill', 'derive']);
  });

  test('of a group is the derived key alone: its own key is never offered', () => {
    const group = JSON.stringify({
      enrollmentGroupId: 'line-1',
      attestation: { symmetricKey: { primaryKey: groupV1 } },
      capabilities: { iotEdge: true },
    });
    const takes = takesOf(told(group), chosen);
    expect(takes).toMatchObject([{ kind: 'derive', needsRegistrationId: true, secret: 'identity.symmKey' }]);
    const next = withTake(chosen, takes[0]!, 'press-3');
    expect(next['identity']).toMatchObject({
      provisioningType: 'DpsSymmetricKey',
      registrationId: 'press-3',
      symmKey: 'prompt',
    });
  });

  test.each<[Way, string, Way]>([
    ['DpsTPM', dps, 'DpsTPM'],
    ['DpsX509', dps, 'DpsX509'],
    ['ManualX509', hub, 'ManualX509'],
    ['DpsTPM', hub, 'ManualConnectionString'],
    ['ManualX509', dps, 'DpsSymmetricKey'],
  ])('on the way %s of a service string of %s leads to %s', (way, host, expected) => {
    const draft = draftOf(way);
    const [take] = takesOf(told(service(host)), draft);
    expect(take).toMatchObject({ kind: 'service', way: expected, secret: 'cloud.service' });
    expect(withTake(draft, take!)['cloud']).toEqual({ service: 'prompt' });
  });

  test('puts the key of the device in the hands of the cloud when the cloud makes it', () => {
    const draft = draftOf('ManualConnectionString');
    const [take] = takesOf(told(service(hub)), draft);
    expect(valueAt(withTake(draft, take!), 'identity.devConnString')).toBe('cloud');
  });

  test('keeps the capitals of a device ID where the hub knows the device by it', () => {
    const draft = draftOf('ManualX509');
    expect(fieldToAsk(told('Press-3'), draft)).toBe('deviceId');
    expect(fieldToAsk(told('Press-3'), chosen)).toBeUndefined();
    const [take] = takesOf(told('Press-3', 'deviceId'), draft);
    expect(withTake(draft, take!)['identity']).toMatchObject({
      provisioningType: 'ManualX509',
      deviceId: 'Press-3',
    });
  });

  test('never has a secret in it', () => {
    for (const text of [device, key, groupV1, service(hub), service(dps)]) {
      const takes = takesOf(told(text), chosen);
      const drafts = takes.map((take) => withTake(chosen, take, 'press-3'));
      for (const piece of [key.slice(0, 12), groupV1.slice(0, 12)])
        expect(JSON.stringify([takes, drafts])).not.toContain(piece);
    }
  });
});

describe('another way', () => {
  test('keeps what both have, and lets go of the cloud side of the one before', () => {
    const draft = withValue(draftOf('DpsTPM', { scopeId: '0ne00ABCDEF' }), 'cloud', { service: 'prompt' });
    const next = withWay(draft, 'DpsSymmetricKey');
    expect(next['identity']).toMatchObject({ scopeId: '0ne00ABCDEF', symmKey: 'prompt' });
    expect(next['cloud']).toBeUndefined();
    expect(withWay(draft, 'DpsTPM')).toBe(draft);
  });
});

describe('a file that is dropped', () => {
  const file = (name: string, bytes: Uint8Array) => ({
    name,
    size: bytes.length,
    arrayBuffer: async () => bytes.slice().buffer,
  });
  const utf8 = (text: string) => new TextEncoder().encode(text);

  test.each([
    ['mail.txt', utf8(device), device],
    ['answer.json', utf8('{}'), '{}'],
    ['from-powershell.txt', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]), 'ab'],
    ['leaf.cer', utf8(pem('CERTIFICATE')), pem('CERTIFICATE')],
  ])('%s is read as text', async (name, bytes, text) => {
    expect(await readPasted(file(name, bytes))).toEqual({ text });
  });

  test.each([
    ['device.pfx', utf8('anything'), 'by-path'],
    ['cert.txt', new Uint8Array([0x30, 0x82, 1, 2]), 'by-path'],
    ['big.txt', new Uint8Array(65_537), 'too-large'],
  ])('%s is not', async (name, bytes, refused) => {
    expect(await readPasted(file(name, bytes))).toEqual({ refused });
  });
});

describe('the time of a certificate', () => {
  const view = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2026-01-11T00:00:00.000Z' };
  test.each([
    ['2025-12-30T12:00:00Z', { state: 'not-yet', percent: 0, days: 2 }],
    ['2026-01-01T00:00:00Z', { state: 'valid', percent: 0, days: 10 }],
    ['2026-01-06T00:00:00Z', { state: 'valid', percent: 50, days: 5 }],
    ['2026-01-10T23:59:59Z', { state: 'valid', percent: 100, days: 0 }],
    ['2026-01-11T00:00:00Z', { state: 'over', percent: 100, days: 0 }],
    ['2026-02-01T00:00:00Z', { state: 'over', percent: 100, days: 21 }],
  ])('at %s', (at, expected) => {
    expect(validityOf(view, Date.parse(at))).toEqual(expected);
  });

  test('and its kind of key in short', () => {
    expect(keyText({ kind: 'rsa', bits: 2048, curve: null })).toBe('RSA 2048');
    expect(keyText({ kind: 'ec', bits: 256, curve: 'prime256v1' })).toBe('EC P-256');
    expect(keyText({ kind: 'ec', bits: null, curve: 'brainpoolP256r1' })).toBe('EC brainpoolP256r1');
    expect(keyText({ kind: 'ed25519', bits: null, curve: null })).toBe('ED25519');
  });

  test('a passphrase is asked for where one would help, and nowhere else', () => {
    const problem = (rule: 'key-encrypted' | 'passphrase-wrong' | 'key-damaged') =>
      ({ check: 'K2', rule, severity: 'error', file: 'key', at: null, params: {} }) as const;
    expect(asksPassphrase([problem('key-encrypted')])).toBe(true);
    expect(asksPassphrase([problem('passphrase-wrong')])).toBe(true);
    expect(asksPassphrase([problem('key-damaged')])).toBe(false);
  });
});

describe('the cloud side', () => {
  test('is made with a service string, and the secret of the device then comes from there', () => {
    const draft = draftOf('DpsSymmetricKey');
    const making = withCloudSide(draft, true);
    expect(making['cloud']).toEqual({ service: 'prompt' });
    expect(valueAt(making, 'identity.symmKey')).toBe('cloud');
    const back = withCloudSide(making, false);
    expect(back['cloud']).toBeUndefined();
    expect(valueAt(back, 'identity.symmKey')).toBe('prompt');
    expect(valueAt(withCloudSide(draftOf('DpsTPM'), true), 'identity.symmKey')).toBeUndefined();
  });

  const fill: Record<Way, Record<string, string>> = {
    DpsTPM: { scopeId: '0ne00ABCDEF' },
    DpsSymmetricKey: { scopeId: '0ne00ABCDEF', registrationId: 'press-3' },
    DpsX509: { scopeId: '0ne00ABCDEF', identityCertPath: 'C:\\a.pem', identityPrivKeyPath: 'C:\\b.pem' },
    ManualConnectionString: {},
    ManualX509: {
      iotHubHostname: hub,
      deviceId: 'press-3',
      identityCertPath: 'C:\\a.pem',
      identityPrivKeyPath: 'C:\\b.pem',
    },
  };
  const names: Readonly<Record<string, string>> = languages.en;

  test.each(Object.keys(fill) as Way[])(
    'of %s is a setup with every field that is offered, and no other',
    (way) => {
      for (const grouped of way === 'DpsX509' || way === 'DpsSymmetricKey' ? [false, true] : [false]) {
        let draft = withCloudSide(draftOf(way, fill[way]), true);
        if (grouped) draft = withValue(draft, 'cloud.group', { id: 'line-1' });
        for (const name of cloudFields(way, draft))
          draft = withValue(draft, `cloud.${name}`, name === 'hub' ? hub : 'press-3');
        const setup = parseSetup(JSON.stringify(sheetDraft(draft)));
        expect(setup.cloud).toMatchObject({ service: 'prompt' });
        for (const code of willBeMade(way, draft))
          expect(names[`app.identity.cloud.will.${code}`]).toBeDefined();
      }
    },
  );

  test.each<[Way, string, string]>([
    ['ManualConnectionString', 'cloud.deviceId', 'press-1'],
    ['ManualX509', 'identity.deviceId', 'Press-2'],
    ['DpsTPM', 'identity.registrationId', 'press-3'],
    ['DpsX509', 'cloud.group.id', 'line-1'],
  ])('of %s is looked up by %s, and by nothing while that is empty', (way, path, name) => {
    const draft = withCloudSide(draftOf(way), true);
    expect(nameInCloud(way, draft)).toBe('');
    expect(nameInCloud(way, withValue(draft, path, name))).toBe(name);
  });

  test('of a group tells that the group is made, and names no device', () => {
    const draft = withValue(withCloudSide(draftOf('DpsX509'), true), 'cloud.group', { id: 'line-1' });
    expect(willBeMade('DpsX509', draft)).toContain('DpsX509.group');
    expect(cloudFields('DpsX509', draft)).toEqual(['hub']);
  });
});

describe('a setup for a sheet', () => {
  test('is whole although other steps are still open, and has the identity as it is', () => {
    const draft = {
      ...draftOf('DpsTPM', { scopeId: '0ne00ABCDEF' }),
      name: 'Press 3',
      vm: { cpuCount: 'many' },
    };
    expect(parseSetup(JSON.stringify(sheetDraft(draft)))).toMatchObject({
      name: 'Press 3',
      identity: { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' },
    });
  });

  test('asks for an ID scope that is still empty, and for no other field that is', () => {
    const open = scopedDraft(sheetDraft(draftOf('DpsTPM')));
    expect(open.scopeUnknown).toBe(true);
    parseSetup(JSON.stringify(open.draft));
    const known = sheetDraft(draftOf('DpsTPM', { scopeId: '0ne00ABCDEF' }));
    expect(scopedDraft(known)).toEqual({ draft: known, scopeUnknown: false });
    const wrong = sheetDraft(draftOf('DpsTPM', { scopeId: 'scope' }));
    expect(() => parseSetup(JSON.stringify(scopedDraft(wrong).draft))).toThrow(/./u);
    expect(scopedDraft(sheetDraft(draftOf('ManualX509'))).scopeUnknown).toBe(false);
  });

  test('has the authority of a group for a certificate alone', () => {
    const group = { id: ' line-7 ', caCertPath: 'C:\\root.pem' };
    expect(groupAsked(group, 'DpsX509')).toEqual({ id: 'line-7', caCertPath: 'C:\\root.pem' });
    expect(groupAsked(group, 'DpsSymmetricKey')).toEqual({ id: 'line-7' });
    expect(groupAsked({ ...group, caCertPath: '' }, 'DpsX509')).toEqual({ id: 'line-7' });
  });

  test('names the fields of the identity first when some are missing', () => {
    const error = (path: string) => ({ path, rule: 'required', params: {} });
    expect(
      sheetErrors([error('network.vswitchName'), error('identity.scopeId'), error('cloud.service')]).map(
        ({ path }) => path,
      ),
    ).toEqual(['identity.scopeId', 'cloud.service', 'network.vswitchName']);
  });
});

describe('an answer', () => {
  test('fills the fields of the chosen way alone, and leaves the secret to be given', () => {
    const draft = withCloudSide(draftOf('DpsSymmetricKey'), true);
    const next = withAnswer(draft, {
      fills: { scopeId: '0ne00ABCDEF', registrationId: 'press-3', deviceId: 'press-3', iotHubHostname: hub },
      secrets: ['identity.symmKey'],
    });
    expect(next['identity']).toEqual({
      provisioningType: 'DpsSymmetricKey',
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-3',
      symmKey: 'prompt',
    });
  });
});

describe('files that are dropped on the certificate page', () => {
  const file = (name: string, bytes: Buffer, size = bytes.length) => ({
    name,
    size,
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  });

  test('go on as they are, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_one, i) => (i * 7) % 256));
    const found = await contentsOf([file('a.pfx', bytes), file('b.key', Buffer.from('key'))]);
    expect(found).toEqual({ contents: [bytes.toString('base64'), Buffer.from('key').toString('base64')] });
  });

  test.each([
    ['too-many', [1, 1, 1]],
    ['too-large', [262_145]],
    ['empty', [0]],
    ['empty', []],
  ])('are refused as %s (%j bytes)', async (refused, sizes) => {
    const files = sizes.map((size, i) => file(`${i}.pem`, Buffer.from('x'), size));
    expect(await contentsOf(files)).toEqual({ refused });
  });

  test('are refused when they have gone meanwhile', async () => {
    const gone = { ...file('a.pem', Buffer.from('x')), arrayBuffer: () => Promise.reject(new Error('gone')) };
    expect(await contentsOf([gone])).toEqual({ refused: 'unreadable' });
  });

  const told = (
    certificateAt: number,
    keyAt: number | null,
    format: 'pem' | 'pfx',
    key: object | null = null,
  ) => ({ certificateAt, keyAt, certificate: { format, key } }) as Parameters<typeof rolesOf>[0];

  test('are what the program found them to be, whatever their order and names', () => {
    expect(rolesOf(told(1, 0, 'pem'), 2)).toEqual(['key', 'certificate']);
    expect(rolesOf(told(0, 1, 'pem'), 2)).toEqual(['certificate', 'key']);
    expect(rolesOf(told(0, null, 'pem'), 1)).toEqual(['certificate']);
    expect(rolesOf(told(0, null, 'pem', {}), 1)).toEqual(['both']);
    // One that is still locked holds the key all the same.
    expect(rolesOf(told(0, null, 'pfx'), 1)).toEqual(['both']);
  });

  test('fill the fields with their paths where these are known', () => {
    const before = {
      identity: { provisioningType: 'DpsX509', identityCertPath: 'a', identityPrivKeyPath: 'b' },
    };
    const fields = (...given: [paths: string[], roles: ('certificate' | 'key' | 'both')[]]) => {
      const { identity } = withPaths(before, ...given) as typeof before;
      return [identity.identityCertPath, identity.identityPrivKeyPath];
    };
    expect(fields(['C:\\k', 'C:\\c'], ['key', 'certificate'])).toEqual(['C:\\c', 'C:\\k']);
    expect(fields(['C:\\p'], ['both'])).toEqual(['C:\\p', 'C:\\p']);
    expect(fields(['C:\\c'], ['certificate'])).toEqual(['C:\\c', 'b']);
    expect(fields([''], ['both'])).toEqual(['a', 'b']);
  });
});
