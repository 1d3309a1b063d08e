import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import {
  byString,
  byTpm,
  factsOfThese,
  reasons,
  runtime,
  unknown,
  type Given,
} from '../../../support/facts.ts';
import { actionBy, diagnosisBy, madeBy, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const ref = 'env:EFLOW_DESK_DEVICE';
const fingerprint = { fingerprint: 'aa11', hub: 'contoso.azure-devices.net', deviceId: 'press-3' };
const known: Given = { [`secret.fingerprint:${ref}`]: fingerprint };
const unknownSecret: Given = { [`secret.fingerprint:${ref}`]: unknown('absent') };
const has = (provisioning: ReturnType<typeof byTpm> | null): Given => ({
  'guest.runtime': runtime({ provisioning }),
});

describe('provisioning with a connection string', () => {
  const input = { devConnString: ref };
  const cases: [string, StepState, Given][] = [
    ['no identity yet', 'todo', { ...has(null), ...known }],
    ['no identity yet, the secret is not at hand', 'todo', { ...has(null), ...unknownSecret }],
    ['this very string', 'done', { ...has(byString('aa11')), ...known }],
    ['another key, the same device', 'todo', { ...has(byString('bb22')), ...known }],
    [
      'the same device, no fingerprint',
      'todo',
      { ...has({ ...byString('aa11'), fingerprint: null }), ...known },
    ],
    ['an identity from DPS', 'todo', { ...has(byTpm({ fingerprint: 'aa11' })), ...known }],
    ['a certificate', 'todo', { ...has({ ...byString('aa11'), method: 'x509' }), ...known }],
    ['some identity, the secret is not at hand', 'later', { ...has(byString('aa11')), ...unknownSecret }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('provision-connection-string', input, given)).toBe(state);
  });

  test.each(reasons)('waits while the VM cannot be read (%s)', (reason) => {
    expect(
      stateBy('provision-connection-string', input, { 'guest.runtime': unknown(reason), ...known }),
    ).toBe('later');
  });

  test('hands over a reference, never a value', () => {
    expect(actionBy('provision-connection-string', input)).toEqual({
      port: 'host',
      op: 'eflow.provision.connectionString',
      args: { devConnString: { secret: ref, field: 'identity.devConnString' } },
    });
  });

  test('leaves the fingerprint, so that a resume needs no secret', () => {
    expect(madeBy('provision-connection-string', input, {}, known)).toEqual(fingerprint);
    expect(madeBy('provision-connection-string', input, {}, unknownSecret)).toBeNull();
  });
});

describe('provisioning with DPS and TPM', () => {
  const derived = { scopeId: '0ne00ABCDEF', registrationId: null, globalEndpoint: null };
  const chosen = { ...derived, registrationId: 'press-3' };

  const cases: [string, StepState, StepState, Given][] = [
    ['no identity yet', 'todo', 'todo', has(null)],
    ['this scope, this ID', 'done', 'done', has(byTpm())],
    ['this scope, another ID', 'done', 'todo', has(byTpm({ registrationId: 'press-4' }))],
    ['this scope, the ID in other letters', 'done', 'todo', has(byTpm({ registrationId: 'Press-3' }))],
    ['this scope, no ID in the configuration', 'done', 'todo', has(byTpm({ registrationId: null }))],
    ['another scope', 'todo', 'todo', has(byTpm({ scopeId: '0ne00FFFFFF' }))],
    ['another method', 'todo', 'todo', has(byTpm({ method: 'symmetric_key' }))],
    ['a connection string', 'todo', 'todo', has(byString('aa11'))],
  ];
  test.each(cases)('%s: derived ID %s, chosen ID %s', (_name, forDerived, forChosen, given) => {
    expect(stateBy('provision-dps-tpm', derived, given)).toBe(forDerived);
    expect(stateBy('provision-dps-tpm', chosen, given)).toBe(forChosen);
  });

  test.each(reasons)('waits while the VM cannot be read (%s)', (reason) => {
    expect(stateBy('provision-dps-tpm', chosen, { 'guest.runtime': unknown(reason) })).toBe('later');
  });

  test('sends only what somebody chose', () => {
    expect(actionBy('provision-dps-tpm', derived)).toMatchObject({ args: { scopeId: derived.scopeId } });
    expect(Object.keys((actionBy('provision-dps-tpm', derived) as { args: object }).args)).toEqual([
      'scopeId',
    ]);
    const all = { ...chosen, globalEndpoint: 'https://dps.contoso.example' };
    expect(actionBy('provision-dps-tpm', all)).toEqual({
      port: 'host',
      op: 'eflow.provision.dpsTpm',
      args: all,
    });
  });

  test('names the identity that the VM holds instead', () => {
    const why = diagnosisBy('provision-dps-tpm', chosen, has(byTpm({ registrationId: 'press-4' })))!;
    expect(why).toMatchObject({
      code: 'EFD-PRV-068',
      params: { wanted: 'press-3', has: 'press-4' },
      final: true,
    });
    expect(unfilled(why)).toEqual([]);
    expect(diagnosisBy('provision-dps-tpm', derived, has(byString('f')))).toMatchObject({
      params: { wanted: derived.scopeId, has: 'press-3' },
    });
    expect(diagnosisBy('provision-dps-tpm', chosen, has(null))).toBeUndefined();
    expect(diagnosisBy('provision-dps-tpm', chosen, { 'guest.runtime': unknown('timeout') })).toBeUndefined();
  });

  test('leaves a device in the hub, which only the cloud can remove', () => {
    const facts = factsOfThese({});
    expect(stepKind('provision-dps-tpm').residues?.(facts, facts, null)).toEqual(['cloud-device']);
  });
});

describe('provisioning with DPS and a symmetric key', () => {
  const input = {
    scopeId: '0ne00ABCDEF',
    registrationId: 'press-3',
    symmKey: ref,
    globalEndpoint: null,
  };
  const byKey = (more: Parameters<typeof byTpm>[0] = {}) =>
    byTpm({ method: 'symmetric_key', fingerprint: 'aa11', ...more });
  const print: Given = {
    [`secret.fingerprint:${ref}`]: { fingerprint: 'aa11', hub: null, deviceId: null },
  };
  const kind = 'provision-dps-symmetric-key';

  const cases: [string, StepState, Given][] = [
    ['no identity yet', 'todo', { ...has(null), ...print }],
    ['no identity yet, the key is not at hand', 'todo', { ...has(null), ...unknownSecret }],
    ['this very key', 'done', { ...has(byKey()), ...print }],
    ['another key, the same registration ID', 'todo', { ...has(byKey({ fingerprint: 'bb22' })), ...print }],
    ['no fingerprint', 'todo', { ...has(byKey({ fingerprint: null })), ...print }],
    ['another scope', 'todo', { ...has(byKey({ scopeId: '0ne00FFFFFF' })), ...print }],
    ['another registration ID', 'todo', { ...has(byKey({ registrationId: 'press-4' })), ...print }],
    ['the ID in other letters', 'todo', { ...has(byKey({ registrationId: 'Press-3' })), ...print }],
    ['the TPM', 'todo', { ...has(byTpm({ fingerprint: 'aa11' })), ...print }],
    ['a connection string with that fingerprint', 'todo', { ...has(byString('aa11')), ...print }],
    ['another identity, the key is not at hand', 'todo', { ...has(byTpm()), ...unknownSecret }],
    ['this ID, the key is not at hand', 'later', { ...has(byKey()), ...unknownSecret }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy(kind, input, given)).toBe(state);
  });

  test.each(reasons)('waits while the VM cannot be read (%s)', (reason) => {
    expect(stateBy(kind, input, { 'guest.runtime': unknown(reason), ...print })).toBe('later');
  });

  test('hands over a reference to the key, and an endpoint only when there is one', () => {
    const args = {
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-3',
      symmKey: { secret: ref, field: 'identity.symmKey' },
    };
    expect(actionBy(kind, input)).toEqual({ port: 'host', op: 'eflow.provision.dpsSymmetricKey', args });
    const globalEndpoint = 'https://dps.contoso.example';
    expect(actionBy(kind, { ...input, globalEndpoint })).toMatchObject({ args: { ...args, globalEndpoint } });
  });

  test('leaves the fingerprint, so that a resume needs no key', () => {
    expect(madeBy(kind, input, {}, print)).toEqual({ fingerprint: 'aa11', hub: null, deviceId: null });
  });

  test('names the identity that the VM holds instead, and blames no ID when only the key differs', () => {
    expect(diagnosisBy(kind, input, has(byTpm({ registrationId: 'press-4' })))).toMatchObject({
      code: 'EFD-PRV-068',
      params: { wanted: 'press-3', has: 'press-4' },
      final: true,
    });
    expect(diagnosisBy(kind, input, has(byKey({ fingerprint: 'bb22' })))).toBeUndefined();
    expect(diagnosisBy(kind, input, has(null))).toBeUndefined();
  });

  test('leaves a device in the hub, which only the cloud can remove', () => {
    const facts = factsOfThese({});
    expect(stepKind(kind).residues?.(facts, facts, null)).toEqual(['cloud-device']);
  });
});

describe.each(['provision-connection-string', 'provision-dps-tpm', 'provision-dps-symmetric-key'])(
  '%s',
  (kind) => {
    const undo = (given: Given) =>
      stepKind(kind).undo({ devConnString: ref, scopeId: '' }, factsOfThese(given), null);

    test('is undone by a reset of a VM that had no identity', () => {
      expect(undo(has(null))).toEqual({ step: { kind: 'reset-provisioning', input: {} } });
    });

    test('cannot bring back an identity that it replaced', () => {
      expect(undo(has(byString('old')))).toEqual({ none: 'identity-replaced' });
      expect(undo(has(byTpm()))).toEqual({ none: 'identity-replaced' });
    });

    const refusals: [string, string][] = [
      ['F37', "Can't process request, EFLOW VM is OFF!"],
      ['F51', 'Error, device connection string not provided.'],
      ['F55', 'Scope ID for DpsTpm provisioning not specified'],
      ['F56', 'Scope ID, registration ID or symmetric key missing for DpsSymmetricKey provisioning'],
      ['F56', 'globalEndpoint not specified'],
      ['F57', 'Virtual machine does not exist, deploy it first'],
      ['F60', 'Failed to provision config.toml. Please provision manually.'],
      ['F61', 'Failed to provision at line 2416'],
      ['F69', 'TPM provisioning was not enabled!'],
    ];
    test.each(refusals)('is refused with %s', (id, line) => {
      const why = refusalOf(kind, { lines: [line], output: [line] })!;
      expect(why).toMatchObject({ code: 'EFD-PRV-001', id, params: { text: line }, final: true });
      expect(unfilled(why)).toEqual([]);
    });

    test('OK refuses nothing and proves nothing', () => {
      expect(refusalOf(kind, { output: ['OK'] })).toBeUndefined();
      expect(refusalOf(kind, { output: [] })).toMatchObject({ code: 'EFD-PRV-001', params: { text: '' } });
    });
  },
);

describe('resetting the identity', () => {
  test.each<[string, StepState, Given]>([
    ['there is one', 'todo', has(byTpm())],
    ['there is none', 'done', has(null)],
    ['the VM cannot be read', 'later', { 'guest.runtime': unknown('timeout') }],
  ])('%s: %s', (_name, state, given) => {
    expect(stateBy('reset-provisioning', {}, given)).toBe(state);
  });

  test('cannot be undone', () => {
    expect(stepKind('reset-provisioning').undo({}, factsOfThese({}), null)).toEqual({
      none: 'identity-replaced',
    });
  });
});
