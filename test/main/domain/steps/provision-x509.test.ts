import { describe, expect, test } from 'vitest';
import type { FactValue, PemProblem } from '../../../../src/contract/facts.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import {
  at,
  byString,
  byTpm,
  factsOfThese,
  reasons,
  runtime,
  unknown,
  type Given,
} from '../../../support/facts.ts';
import {
  actionBy,
  diagnosisBy,
  factsOfKind,
  madeBy,
  refusalOf,
  stateBy,
  unfilled,
} from '../../../support/steps.ts';

const cert = 'C:\\certs\\press-3.cert.pem';
const key = 'C:\\certs\\press-3.key.pem';
const files = { identityCertPath: cert, identityPrivKeyPath: key };
const manual = { iotHubHostname: 'Contoso.azure-devices.net', deviceId: 'press-3', ...files };
const dps = { scopeId: '0ne00ABCDEF', registrationId: null, ...files, globalEndpoint: null };

type Certificate = NonNullable<FactValue<'file.certificate'>['certificate']>;
const certificate: Certificate = {
  thumbprint: 'aa11',
  commonName: 'press-3',
  notBefore: at(-60),
  notAfter: at(60 * 24 * 30),
  ca: false,
  clientAuth: true,
  usableKey: true,
  keyId: 'k1',
};
const certFact = (more: Partial<Certificate> = {}, laterKeyIds: string[] = []): Given => ({
  [`file.certificate:${cert}`]: { problem: null, certificate: { ...certificate, ...more }, laterKeyIds },
});
const keyFact = (keyId: string | null = 'k1', problem: PemProblem | null = null): Given => ({
  [`file.privateKey:${key}`]: { problem, keyId },
});
const good: Given = { ...certFact(), ...keyFact() };
const has = (provisioning: ReturnType<typeof byTpm> | null): Given => ({
  'guest.runtime': runtime({ provisioning }),
});
const byManual = (more: Parameters<typeof byTpm>[0] = {}) =>
  byTpm({
    source: 'manual',
    method: 'x509',
    hub: 'contoso.azure-devices.net',
    deviceId: 'press-3',
    scopeId: null,
    registrationId: null,
    thumbprint: 'aa11',
    ...more,
  });
const byDps = (more: Parameters<typeof byTpm>[0] = {}) =>
  byTpm({ method: 'x509', registrationId: null, thumbprint: 'aa11', ...more });

describe('provisioning with a certificate', () => {
  const kind = 'provision-manual-x509';
  test.each<[string, StepState, Given]>([
    ['no identity yet', 'todo', { ...has(null), ...good }],
    ['this very certificate', 'done', { ...has(byManual()), ...good }],
    ['another certificate of this device', 'todo', { ...has(byManual({ thumbprint: 'bb22' })), ...good }],
    [
      'a certificate that could not be read there',
      'todo',
      { ...has(byManual({ thumbprint: null })), ...good },
    ],
    ['another device', 'todo', { ...has(byManual({ deviceId: 'press-4' })), ...good }],
    ['the device in other letters', 'todo', { ...has(byManual({ deviceId: 'Press-3' })), ...good }],
    ['another hub', 'todo', { ...has(byManual({ hub: 'other.azure-devices.net' })), ...good }],
    ['this certificate by DPS', 'todo', { ...has(byDps()), ...good }],
    ['a connection string', 'todo', { ...has(byString('aa11')), ...good }],
    ['no identity, a file that is wrong', 'unclear', { ...has(null), ...certFact(), ...keyFact('k2') }],
    [
      'this certificate, which has expired since, and its key is gone',
      'done',
      { ...has(byManual()), ...certFact({ notAfter: at(-1) }), ...keyFact(null, 'unreadable') },
    ],
    [
      'a VM that cannot be read, files that are right',
      'later',
      { 'guest.runtime': unknown('absent'), ...good },
    ],
    [
      'a VM that is not there yet, a file that is wrong',
      'unclear',
      { 'guest.runtime': unknown('absent'), ...certFact({ ca: true }), ...keyFact() },
    ],
  ])('%s: %s', (_name, state, given) => {
    expect(stateBy(kind, manual, given)).toBe(state);
  });

  test('hands over the two paths and nothing of what is in the files', () => {
    expect(actionBy(kind, manual)).toEqual({
      port: 'host',
      op: 'eflow.provision.manualCertificate',
      args: manual,
    });
  });

  test('leaves what the certificate says, so that a resume needs no file', () => {
    expect(madeBy(kind, manual, {}, good)).toEqual({ problem: null, certificate, laterKeyIds: [] });
  });

  test('names the device that the VM holds instead', () => {
    const given = { ...has(byManual({ deviceId: 'press-4' })), ...good };
    expect(diagnosisBy(kind, manual, given)).toMatchObject({
      code: 'EFD-PRV-068',
      params: { wanted: 'press-3', has: 'press-4' },
    });
    expect(diagnosisBy(kind, manual, { ...has(byManual({ thumbprint: 'bb22' })), ...good })).toBeUndefined();
  });
});

describe('provisioning with DPS and a certificate', () => {
  const kind = 'provision-dps-x509';
  const chosen = { ...dps, registrationId: 'press-3' };
  test.each<[string, StepState, StepState, Given]>([
    ['no identity yet', 'todo', 'todo', { ...has(null), ...good }],
    ['this very certificate, no ID', 'done', 'todo', { ...has(byDps()), ...good }],
    ['this certificate and ID', 'done', 'done', { ...has(byDps({ registrationId: 'press-3' })), ...good }],
    ['another ID', 'done', 'todo', { ...has(byDps({ registrationId: 'press-4' })), ...good }],
    ['another scope', 'todo', 'todo', { ...has(byDps({ scopeId: '0ne00FFFFFF' })), ...good }],
    ['another certificate', 'todo', 'todo', { ...has(byDps({ thumbprint: 'bb22' })), ...good }],
    ['the TPM', 'todo', 'todo', { ...has(byTpm({ thumbprint: 'aa11' })), ...good }],
    ['a device of the hub', 'todo', 'todo', { ...has(byManual()), ...good }],
  ])('%s: by the certificate %s, chosen ID %s', (_name, forCommonName, forChosen, given) => {
    expect(stateBy(kind, dps, given)).toBe(forCommonName);
    expect(stateBy(kind, chosen, given)).toBe(forChosen);
  });

  test('sends only what somebody chose', () => {
    const args = { scopeId: '0ne00ABCDEF', ...files };
    expect(actionBy(kind, dps)).toEqual({ port: 'host', op: 'eflow.provision.dpsCertificate', args });
    const all = { ...chosen, globalEndpoint: 'https://dps.contoso.example' };
    expect(actionBy(kind, all)).toMatchObject({
      args: { ...args, registrationId: 'press-3', globalEndpoint: 'https://dps.contoso.example' },
    });
  });

  test('takes a common name in other letters for the registration ID, and no other name', () => {
    const obstacles = (commonName: string | null, input: object = chosen) =>
      stepKind(kind).obstacles?.(
        input as never,
        factsOfKind(kind, input as never, { ...has(null), ...certFact({ commonName }), ...keyFact() }),
      );
    expect(obstacles('Press-3')).toEqual([]);
    expect(obstacles('press-4', dps)).toEqual([]);
    expect(obstacles('press-4')).toMatchObject([
      { code: 'EFD-CRT-012', params: { file: cert, has: 'press-4', wanted: 'press-3' } },
    ]);
    expect(obstacles(null, dps)).toMatchObject([{ code: 'EFD-CRT-012' }]);
  });

  test('leaves a device in the hub, which only the cloud can remove', () => {
    const facts = factsOfThese({});
    expect(stepKind(kind).residues?.(facts, facts, null)).toEqual(['cloud-device']);
  });
});

describe.each([
  ['provision-manual-x509', manual],
  ['provision-dps-x509', dps],
])('%s', (kind, input) => {
  const obstacles = (given: Given) =>
    stepKind(kind).obstacles?.(input, factsOfKind(kind, input, { ...has(null), ...given })) ?? [];
  const none: FactValue<'file.certificate'> = { problem: null, certificate: null, laterKeyIds: [] };

  test('has nothing against files that are right', () => {
    expect(obstacles(good)).toEqual([]);
    expect(obstacles({ ...certFact({ notBefore: at(4) }), ...keyFact() })).toEqual([]);
    expect(obstacles({ ...certFact({ notAfter: at(60 * 24 + 1) }), ...keyFact() })).toEqual([]);
    expect(obstacles({ ...certFact({}, ['k9']), ...keyFact() })).toEqual([]);
  });

  test.each<[string, string, Given]>([
    [
      'no certificate file',
      'EFD-CRT-001',
      { [`file.certificate:${cert}`]: { ...none, problem: 'unreadable' } },
    ],
    ['no PEM', 'EFD-CRT-002', { [`file.certificate:${cert}`]: { ...none, problem: 'encoding' } }],
    [
      'no certificate in it',
      'EFD-CRT-003',
      { [`file.certificate:${cert}`]: { ...none, problem: 'nothing' } },
    ],
    ['a broken one', 'EFD-CRT-004', { [`file.certificate:${cert}`]: { ...none, problem: 'damaged' } }],
    ['a key in it', 'EFD-CRT-005', { [`file.certificate:${cert}`]: { ...none, problem: 'key-inside' } }],
    ['an encrypted key', 'EFD-CRT-006', keyFact(null, 'encrypted')],
    ['no key file', 'EFD-CRT-001', keyFact(null, 'unreadable')],
    ['a key of another kind', 'EFD-CRT-007', keyFact(null, 'key-type')],
    ['a certificate with a key of another kind', 'EFD-CRT-007', certFact({ usableKey: false })],
    ['the key of another certificate', 'EFD-CRT-008', keyFact('k2')],
    ['the certificate of the issuer first', 'EFD-CRT-009', certFact({ keyId: 'k2' }, ['k1'])],
    ['a certificate of tomorrow', 'EFD-CRT-010', certFact({ notBefore: at(6) })],
    ['an expired certificate', 'EFD-CRT-011', certFact({ notAfter: at(-1) })],
    ['a certificate that expires today', 'EFD-CRT-011', certFact({ notAfter: at(60 * 23) })],
    ['no common name', 'EFD-CRT-012', certFact({ commonName: null })],
    ['an authority', 'EFD-CRT-013', certFact({ ca: true })],
    ['a certificate of a server', 'EFD-CRT-014', certFact({ clientAuth: false })],
  ])('is stopped by %s (%s) before anything is changed', (_name, code, given) => {
    const all = obstacles({ ...good, ...given });
    expect(all.map((one) => one.code)).toEqual([code]);
    expect(all.flatMap(unfilled)).toEqual([]);
    const facts = { ...has(null), ...good, ...given };
    expect(stateBy(kind, input, facts)).toBe('unclear');
    expect(stepKind(kind).recover?.(input, factsOfKind(kind, input, facts))).toEqual({ none: code });
    expect(diagnosisBy(kind, input, facts)?.code).toBe(code);
  });

  const bothOpened = 'file.opened:["C:\\\\certs\\\\press-3.cert.pem","C:\\\\certs\\\\press-3.key.pem",null]';
  const opened = (value: FactValue<'file.opened'>): Given => ({ [bothOpened]: value });
  const convertible = opened({ problem: null, certificate });
  test.each<[string, Given]>([
    ['UTF-16', { [`file.certificate:${cert}`]: { ...none, problem: 'encoding' } }],
    ['two blocks on one line', { [`file.certificate:${cert}`]: { ...none, problem: 'damaged' } }],
    ['the root first', certFact({ keyId: 'k2', ca: true, commonName: 'root' }, ['k1'])],
    ['a key with a byte order mark', keyFact(null, 'encoding')],
  ])('names the command that converts %s, once it is sure that this helps', (_name, given) => {
    const all = obstacles({ ...good, ...given, ...convertible });
    expect(all).toEqual([{ code: 'EFD-CRT-016', params: { file: cert, key }, final: true }]);
    expect(all.flatMap(unfilled)).toEqual([]);
    const refused = opened({ problem: 'key-mismatch', certificate: null });
    expect(obstacles({ ...good, ...given, ...refused }).map((one) => one.code)).not.toContain('EFD-CRT-016');
  });

  test('says beside a conversion what it cannot put right, and nothing of one that nobody needs', () => {
    const old = { problem: null, certificate: { ...certificate, notAfter: at(-1) } };
    const given: Given = { ...keyFact(null, 'encoding'), ...opened(old) };
    expect(obstacles({ ...certFact(), ...given }).map((one) => one.code)).toEqual([
      'EFD-CRT-016',
      'EFD-CRT-011',
    ]);
    expect(obstacles({ ...good, ...convertible })).toEqual([]);
  });

  test('tells everything that is wrong, not the first alone', () => {
    const all = obstacles({ ...certFact({ ca: true, notAfter: at(-1) }), ...keyFact('k2') });
    expect(all.map(({ code }) => code)).toEqual(['EFD-CRT-011', 'EFD-CRT-013', 'EFD-CRT-008']);
  });

  test.each(reasons)('waits while nothing can be learnt (%s)', (reason) => {
    expect(stateBy(kind, input, {}, unknown(reason))).toBe('later');
  });

  test('is undone by a reset of a VM that had no identity, and cannot bring one back', () => {
    const undo = (given: Given) => stepKind(kind).undo(input, factsOfThese(given), null);
    expect(undo(has(null))).toEqual({ step: { kind: 'reset-provisioning', input: {} } });
    expect(undo(has(byString('old')))).toEqual({ none: 'identity-replaced' });
  });

  test.each([
    [
      'F52',
      'EFD-PRV-001',
      'IoT Hub Hostname, Device ID, and/or identity cert/pk parameters for ManualX509 provisioning not specified',
    ],
    [
      'F53',
      'EFD-PRV-001',
      'Certificate and private key file for ManualX509 provisioning not found (expected at C:\\a)',
    ],
    [
      'F54',
      'EFD-PRV-001',
      'Device connection string, scope ID, registration ID, and symmetric key may not be specified for DpsX509 provisioning',
    ],
    ['F64', 'EFD-PRV-069', 'scp: /home/iotedge-user/certs/a.pem: Permission denied'],
  ])('is refused with %s', (id, code, line) => {
    const why = refusalOf(kind, { lines: [line], output: ['Failed to provision'] })!;
    expect(why).toMatchObject({ code, id, params: { text: line }, final: true });
    expect(unfilled(why)).toEqual([]);
  });
});
