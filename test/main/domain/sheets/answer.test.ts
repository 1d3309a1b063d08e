import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnswerReport } from '../../../../src/contract/sheets.ts';
import { compareAnswer } from '../../../../src/main/domain/sheets/answer.ts';
import { dpsCertificate, keyIdentity, manualCertificate, tpmIdentity } from '../../../support/setups.ts';
import keys from '../../../fixtures/tpm/keys.json' with { type: 'json' };
import { naughty } from '../../bridge/naughty.ts';
import { ekT1, groupV1, idT1 } from '../identity/vectors.ts';
import { anyText, asked, madeCertificate, requestWith } from './support.ts';

const key = Buffer.from('CANARY-CANARY-CANARY-CANARY-CANA').toString('base64');
const hub = 'contoso.azure-devices.net';
const made = madeCertificate('press-3');
const byString = { provisioningType: 'ManualConnectionString', devConnString: 'prompt' } as const;
const tpm = asked(tpmIdentity).request;
const symmetric = asked(keyIdentity).request;
const manual = asked(manualCertificate, { certificate: made.certificate }).request;
const dps = asked(
  { ...dpsCertificate, registrationId: 'press-3' },
  { certificate: made.certificate },
).request;
const device = asked(byString).request;
const deviceString = (id = 'line07-pc', host = hub) =>
  `HostName=${host};DeviceId=${id};SharedAccessKey=${key}`;

/** Items that are not good, as `about rule`. */
function told(...asked: Parameters<typeof compareAnswer>): string[] {
  const { report } = compareAnswer(...asked);
  AnswerReport.parse(report);
  return report.items
    .filter(({ severity }) => severity !== 'good')
    .map(({ about, rule }) => `${about} ${rule}`);
}
const verdict = (...asked: Parameters<typeof compareAnswer>) => compareAnswer(...asked).report.verdict;

const edge = { capabilities: { iotEdge: true } };
const enrolled = (more: object = {}) =>
  JSON.stringify({
    registrationId: idT1,
    attestation: { type: 'tpm', tpm: { endorsementKey: ekT1 } },
    provisioningStatus: 'enabled',
    ...edge,
    ...more,
  });
const registered = (more: object = {}) =>
  JSON.stringify({
    deviceId: 'press-3',
    hub,
    status: 'enabled',
    authentication: {
      type: 'selfSigned',
      x509Thumbprint: { primaryThumbprint: manual.certificate?.sha256, secondaryThumbprint: 'AB'.repeat(32) },
    },
    ...edge,
    ...more,
  });

describe('an answer of az to the request of a TPM', () => {
  test('fits when it is what was asked for', () => {
    expect(told(tpm, enrolled())).toEqual([]);
    expect(compareAnswer(tpm, enrolled()).report).toMatchObject({
      verdict: 'fits',
      fills: { registrationId: idT1 },
      secrets: [],
    });
  });

  test.each<[string, object, string]>([
    ['another registration ID', { registrationId: 'press-3' }, 'registrationId other'],
    [
      'another endorsement key',
      { attestation: { type: 'tpm', tpm: { endorsementKey: keys.other } } },
      'endorsementKey other',
    ],
    ['no edge flag', { capabilities: { iotEdge: false } }, 'edge edge-missing'],
    ['a key in place of the TPM', { attestation: { type: 'symmetricKey' } }, 'attestation other-attestation'],
    ['a disabled enrollment', { provisioningStatus: 'disabled' }, 'status disabled'],
  ])('differs with %s', (_what, more, expected) => {
    expect(told(tpm, enrolled(more))).toContain(expected);
    expect(verdict(tpm, enrolled(more))).toBe('differs');
  });

  test('doubts where it does not say whether it is an edge device', () => {
    expect(told(tpm, enrolled({ capabilities: undefined }))).toEqual(['edge not-told']);
    expect(verdict(tpm, enrolled({ capabilities: undefined }))).toBe('doubts');
  });

  test('takes capitals of a registration ID for the same, as DPS does', () => {
    expect(told(tpm, enrolled({ registrationId: idT1.toUpperCase() }))).toEqual([]);
  });

  test('is no group, which DPS takes no TPM in', () => {
    const group = { enrollmentGroupId: 'line', attestation: { type: 'symmetricKey' }, ...edge };
    expect(told(tpm, JSON.stringify(group))).toContain('attestation group');
  });

  test('tells where DPS put the device', () => {
    const text = enrolled({ registrationState: { assignedHub: 'Contoso.azure-devices.net' } });
    expect(compareAnswer(tpm, text).report.assignedHub).toBe(hub);
  });
});

describe('an answer to the request of a group', () => {
  const { request } = asked(keyIdentity, { group: { id: 'line-7' } });
  const group = (more: object = {}) => ({
    enrollmentGroupId: 'line-7',
    attestation: { type: 'symmetricKey' },
    provisioningStatus: 'enabled',
    ...edge,
    ...more,
  });

  test('takes the key of the device, and never that of the group (trap 2)', () => {
    const withGroupKey = group({
      attestation: { type: 'symmetricKey', symmetricKey: { primaryKey: groupV1 } },
    });
    const bare = compareAnswer(request, JSON.stringify(withGroupKey));
    expect(bare.secrets).toEqual([]);
    expect(told(request, JSON.stringify(withGroupKey))).toContain('symmKey secret-missing');
    const mail = `Group ID: line-7\nRegistration ID: press-3\nIoT Edge: yes\nDevice key: ${key}\n`;
    expect(told(request, mail)).toEqual([]);
    expect(compareAnswer(request, mail)).toMatchObject({
      report: { verdict: 'fits' },
      secrets: [{ field: 'identity.symmKey', value: key }],
    });
  });

  test('takes what compute-device-key prints, with its quotes', () => {
    expect(compareAnswer(request, `"${key}"\n`).secrets).toEqual([{ field: 'identity.symmKey', value: key }]);
  });

  test('differs with another group, and with one of plain devices', () => {
    const other = JSON.stringify(group({ enrollmentGroupId: 'line-8' }));
    expect(told(request, other)).toContain('groupId other');
    const plainDevices = JSON.stringify(group({ capabilities: { iotEdge: false } }));
    expect(told(request, plainDevices)).toContain('edge edge-missing');
    expect([verdict(request, other), verdict(request, plainDevices)]).toEqual(['differs', 'differs']);
  });

  test('of a certificate differs where the group takes keys', () => {
    const byAuthority = asked(dpsCertificate, { group: { id: 'line-7' } }).request;
    expect(told(byAuthority, JSON.stringify(group()))).toContain('attestation other-attestation');
    expect(verdict(byAuthority, JSON.stringify(group({ attestation: { type: 'x509' } })))).toBe('fits');
  });
});

describe('an answer to a request without an ID scope', () => {
  const { request } = asked(tpmIdentity, { scopeUnknown: true });

  test('brings it, and without it something is still missing', () => {
    const whole = `ID scope: 0ne00ABCDEF\nRegistration ID: ${idT1}\nIoT Edge: yes`;
    expect(compareAnswer(request, whole).report).toMatchObject({
      verdict: 'fits',
      fills: { scopeId: '0ne00ABCDEF' },
    });
    expect(told(request, enrolled())).toEqual(['scopeId not-told']);
    expect(verdict(request, enrolled())).toBe('doubts');
  });
});

describe('an answer with a secret', () => {
  test('gives the device string for the setup, and shows it nowhere', () => {
    const { report, secrets } = compareAnswer(device, `${deviceString()}\nIoT Edge: yes\n`);
    expect(report).toMatchObject({ verdict: 'fits', secrets: ['identity.devConnString'] });
    expect(secrets).toEqual([{ field: 'identity.devConnString', value: deviceString() }]);
    expect(JSON.stringify(report)).not.toContain(key);
  });

  test('trap 5: says that the key is missing where az left it out', () => {
    const bare = {
      registrationId: 'press-3',
      attestation: { type: 'symmetricKey', symmetricKey: {} },
      ...edge,
    };
    expect(told(symmetric, JSON.stringify(bare))).toEqual(['symmKey secret-missing']);
    const whole = { ...bare, attestation: { type: 'symmetricKey', symmetricKey: { primaryKey: groupV1 } } };
    const { report, secrets } = compareAnswer(symmetric, JSON.stringify(whole));
    expect({ verdict: report.verdict, secrets }).toEqual({
      verdict: 'fits',
      secrets: [{ field: 'identity.symmKey', value: groupV1 }],
    });
    expect(report.items).toContainEqual({
      about: 'symmKey',
      rule: 'secret-there',
      severity: 'good',
      params: { bytes: 64 },
    });
    expect(JSON.stringify(report)).not.toContain(groupV1);
  });

  test('gives nothing of one that is for another device', () => {
    const other = {
      registrationId: 'press-4',
      attestation: { type: 'symmetricKey', symmetricKey: { primaryKey: key } },
      ...edge,
    };
    const { report, secrets } = compareAnswer(symmetric, JSON.stringify(other));
    expect({ verdict: report.verdict, secrets, fills: report.fills }).toEqual({
      verdict: 'differs',
      secrets: [],
      fills: {},
    });
  });

  test('refuses a string that gives control of the whole hub, and keeps nothing of it', () => {
    const service = `HostName=${hub};SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`;
    for (const text of [service, `Hello,\n${service}\nIoT Edge: yes`, `Connection string: ${service}`]) {
      const { report, secrets } = compareAnswer(device, text);
      expect(report.items).toEqual([
        { about: 'answer', rule: 'service-string', severity: 'error', params: {} },
      ]);
      expect(secrets).toEqual([]);
      expect(JSON.stringify(report)).not.toContain(key);
    }
  });

  test('refuses a key of a group as one of a device', () => {
    const group = {
      enrollmentGroupId: 'line',
      attestation: { type: 'symmetricKey', symmetricKey: { primaryKey: groupV1 } },
      ...edge,
    };
    const { report, secrets } = compareAnswer(symmetric, JSON.stringify(group));
    expect(report.items).toContainEqual(expect.objectContaining({ rule: 'group', severity: 'error' }));
    expect(secrets).toEqual([]);
  });

  test('warns where the method takes none', () => {
    expect(told(tpm, `Registration ID: ${idT1}\nPrimary key: ${key}\nIoT Edge: true`)).toEqual([
      'symmKey not-for-this-method',
    ]);
  });
});

describe('an answer of the hub', () => {
  test('fits by one of two thumbprints, SHA-256 or SHA-1', () => {
    expect(told(manual, registered())).toEqual([]);
    const sha1 = { x509Thumbprint: { primaryThumbprint: manual.certificate?.sha1 }, type: 'selfSigned' };
    expect(told(manual, registered({ authentication: sha1 }))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['another hub', { hub: 'fabrikam.azure-devices.net' }, 'hub other'],
    ['another device', { deviceId: 'press-4' }, 'deviceId other'],
    ['capitals, which the hub tells apart', { deviceId: 'PRESS-3' }, 'deviceId other-case'],
    [
      'a key in place of the certificate',
      { authentication: { type: 'sas' } },
      'attestation other-attestation',
    ],
    ['a disabled device', { status: 'disabled' }, 'status disabled'],
    [
      'another thumbprint',
      { authentication: { type: 'selfSigned', x509Thumbprint: { primaryThumbprint: 'AB'.repeat(32) } } },
      'thumbprint other',
    ],
  ])('differs with %s', (_what, more, expected) => {
    expect(told(manual, registered(more))).toContain(expected);
    expect(verdict(manual, registered(more))).toBe('differs');
  });

  test('may have another device ID where it was only proposed', () => {
    const { report } = compareAnswer(device, `${deviceString('press-9')}\nIoT Edge device: ja`);
    expect(report).toMatchObject({ verdict: 'fits', fills: { deviceId: 'press-9', iotHubHostname: hub } });
  });
});

describe('an answer by mail', () => {
  test.each<[string, string]>([
    [
      'English',
      `Hi Anna,\r\n\r\nhere you are:\r\nID Scope: 0ne00ABCDEF\r\nRegistration ID: press-3\r\nIoT Edge device: yes\r\nPrimary key: ${key}\r\n\r\nRegards\r\nBen`,
    ],
    [
      'German',
      `Hallo,\n\nID-Bereich: 0ne00ABCDEF\nRegistrierungs-ID: press-3\nIoT Edge: ja\nPrimärschlüssel: ${key}\nStatus: enabled\n\nGruß`,
    ],
    [
      'a key on the next line',
      `scope id = 0ne00ABCDEF\nregistration id = press-3\nedge = true\nprimary key:\n${key}`,
    ],
    [
      'marks of a list and a quote',
      `> - ID scope: 0ne00ABCDEF\n> * Registration ID: press-3\n> * Edge: true\n> * Key: ${key}`,
    ],
  ])('is read in %s', (_what, text) => {
    expect(told(symmetric, text)).toEqual([]);
    expect(compareAnswer(symmetric, text)).toMatchObject({
      report: { verdict: 'fits', fills: { scopeId: '0ne00ABCDEF', registrationId: 'press-3' } },
      secrets: [{ field: 'identity.symmKey', value: key }],
    });
  });

  test('with another scope differs', () => {
    expect(told(tpm, `ID scope: 0ne00ABCDE0\nIoT Edge: yes`)).toEqual(['scopeId other']);
  });

  test('joins an endorsement key that was wrapped', () => {
    const wrapped = ekT1.match(/.{1,76}/gu)?.join('\n') ?? '';
    expect(told(tpm, `Registration ID: ${idT1}\nEndorsement key:\n${wrapped}\nIoT Edge: yes`)).toEqual([]);
  });

  test('of words alone says nothing, and names no device by them', () => {
    for (const text of ['', 'Regards', 'done!\nBen', '{}', '[]', '{"a":1}', 'The device is made.', 'null'])
      expect(told(tpm, text), text).toContain('answer not-understood');
  });
});

describe('the form of this product', () => {
  const form = (more: object) =>
    JSON.stringify({ kind: 'eflow-desk-answer', schemaVersion: 1, iotEdge: true, ...more });

  test('is read like the others', () => {
    expect(
      told(
        tpm,
        form({ scopeId: '0ne00ABCDEF', registrationId: idT1, endorsementKey: ekT1, attestation: 'tpm' }),
      ),
    ).toEqual([]);
    expect(told(dps, form({ registrationId: 'press-4' }))).toEqual(['registrationId other']);
  });

  test('of a newer version is not guessed at', () => {
    const newer = JSON.stringify({ kind: 'eflow-desk-answer', schemaVersion: 2, registrationId: idT1 });
    expect(told(tpm, newer)).toEqual(['answer newer']);
  });

  test('may be several answers in a list', () => {
    const scope = {
      properties: { idScope: '0ne00ABCDE0', serviceOperationsHostName: 'd.azure-devices-provisioning.net' },
    };
    const text = JSON.stringify([JSON.parse(enrolled()), scope]);
    expect(told(tpm, text)).toEqual(['scopeId other']);
  });
});

describe('whatever is answered', () => {
  test('is compared without an exception, and no secret of it is in the report', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...naughty,
        enrolled(),
        registered(),
        deviceString(),
        'Primary key:',
        key,
        'ID scope:',
        '0ne00ABCDEF',
        '"',
        '{',
        '\n',
      ),
      anyText(20),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom(tpm, symmetric, manual, device, dps),
        (pieces, request) => {
          const { report } = compareAnswer(request, pieces.join(''));
          AnswerReport.parse(report);
          expect(JSON.stringify(report.items)).not.toContain(key);
        },
      ),
      { numRuns: 150, seed: 11 },
    );
  });

  test('of great length is compared in a moment', () => {
    const began = performance.now();
    for (const text of [
      'key: '.repeat(10_000),
      'A'.repeat(60_000),
      '{"a":'.repeat(9_000),
      `ID scope\n${'a\n'.repeat(30_000)}`,
    ])
      expect(verdict(requestWith(tpm, {}), text)).toBe('differs');
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
