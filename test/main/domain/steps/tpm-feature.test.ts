import { describe, expect, test } from 'vitest';
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
import { actionBy, diagnosisBy, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const key = { endorsementKey: 'AToAAQ==', registrationId: 'derived' };
const other = { endorsementKey: 'BToAAQ==', registrationId: 'another' };

describe('handing the TPM to the VM', () => {
  const cases: [string, StepState, Given][] = [
    [
      'the feature is on and the VM tells its key',
      'done',
      { 'eflow.verify': true, 'eflow.dpsTpm': true, 'eflow.tpmInfo': key },
    ],
    [
      'the feature is on, the key is not told',
      'todo',
      { 'eflow.verify': true, 'eflow.dpsTpm': true, 'eflow.tpmInfo': unknown('absent') },
    ],
    ['the feature is off', 'todo', { 'eflow.verify': true, 'eflow.dpsTpm': false }],
    [
      'the feature is off although an old key is told',
      'todo',
      { 'eflow.verify': true, 'eflow.dpsTpm': false, 'eflow.tpmInfo': key },
    ],
    ['there is no VM', 'later', { 'eflow.verify': false, 'eflow.dpsTpm': true, 'eflow.tpmInfo': key }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('enable-dps-tpm', {}, given)).toBe(state);
  });

  test.each(reasons)('waits while the feature is unknown (%s)', (reason) => {
    expect(
      stateBy(
        'enable-dps-tpm',
        {},
        { 'eflow.verify': true, 'eflow.dpsTpm': unknown(reason), 'eflow.tpmInfo': key },
      ),
    ).toBe('later');
    expect(
      stateBy(
        'enable-dps-tpm',
        {},
        { 'eflow.verify': unknown(reason), 'eflow.dpsTpm': true, 'eflow.tpmInfo': key },
      ),
    ).toBe('later');
    expect(stateBy('disable-dps-tpm', {}, { 'eflow.dpsTpm': unknown(reason) })).toBe('later');
  });

  test('taking it away looks at the feature alone', () => {
    expect(stateBy('disable-dps-tpm', {}, { 'eflow.dpsTpm': true })).toBe('todo');
    expect(stateBy('disable-dps-tpm', {}, { 'eflow.dpsTpm': false })).toBe('done');
  });

  test('enables with the switch and disables without it', () => {
    expect(actionBy('enable-dps-tpm', {})).toMatchObject({
      op: 'eflow.setFeature',
      args: { feature: 'DpsTpm', enable: true },
    });
    expect(actionBy('disable-dps-tpm', {})).toEqual({
      port: 'host',
      op: 'eflow.setFeature',
      args: { feature: 'DpsTpm' },
    });
  });

  test('False is a refusal, with the cause when it is known', () => {
    const known = refusalOf('enable-dps-tpm', {
      lines: ['TPM 2.0 is required to enable DpsTpm'],
      output: [false],
    })!;
    expect(known).toMatchObject({ code: 'EFD-TPM-001', id: 'F68', final: true });
    expect(unfilled(known)).toEqual([]);
    expect(refusalOf('enable-dps-tpm', { output: ['OK', false] })).toEqual({
      code: 'EFD-TPM-001',
      params: { text: '' },
      final: true,
    });
    expect(refusalOf('enable-dps-tpm', { output: [false, 'OK'] })).toBeUndefined();
    expect(refusalOf('enable-dps-tpm', { output: [] })).toBeUndefined();
  });

  test('tells the missing key from the missing feature, and neither is final', () => {
    const noKey = diagnosisBy('enable-dps-tpm', {}, { 'eflow.dpsTpm': true })!;
    expect(noKey).toMatchObject({ code: 'EFD-TPM-002', id: 'F70', final: false });
    const noFeature = diagnosisBy('enable-dps-tpm', {}, { 'eflow.dpsTpm': false })!;
    expect(noFeature).toMatchObject({ code: 'EFD-TPM-001', final: false });
    expect([...unfilled(noKey), ...unfilled(noFeature)]).toEqual([]);
  });
});

describe('the enrollment of the endorsement key', () => {
  const scopeId = '0ne00ABCDEF';
  const input = { scopeId, registrationId: null };
  const vmTells: Given = { 'eflow.tpmInfo': key, 'tpm.endorsementKey': key };
  const fresh: Given = {
    ...vmTells,
    'guest.runtime': runtime({ provisioning: null, configuredAt: null, identityLog: [] }),
  };
  const answered: Given = { 'person.answer:enroll': { answer: 'enrolled' } };
  const assigned = { at: at(11), text: 'Assigned to IoT hub: contoso.azure-devices.net' };

  const cases: [string, StepState, Given][] = [
    ['nobody has answered', 'todo', { ...fresh, 'person.answer:enroll': unknown('absent') }],
    ['a colleague enrolled it', 'done', { ...fresh, ...answered }],
    ['the answer was another word', 'todo', { ...fresh, 'person.answer:enroll': { answer: 'later' } }],
    [
      'the VM does not tell its key yet',
      'later',
      { ...fresh, ...answered, 'eflow.tpmInfo': unknown('absent') },
    ],
    ['the VM shows another key than the host', 'unclear', { ...fresh, 'tpm.endorsementKey': other }],
    [
      'another key, although somebody enrolled it',
      'unclear',
      { ...fresh, ...answered, 'tpm.endorsementKey': other },
    ],
    [
      'the host cannot tell its key',
      'done',
      { ...fresh, ...answered, 'tpm.endorsementKey': unknown('absent') },
    ],
    ['DPS assigned it before, so nobody is asked', 'done', { ...vmTells, 'guest.runtime': runtime() }],
    [
      'the VM cannot be read, somebody enrolled it',
      'done',
      { ...vmTells, ...answered, 'guest.runtime': unknown('timeout') },
    ],
    ['the VM cannot be read', 'todo', { ...vmTells, 'guest.runtime': unknown('timeout') }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('enroll-endorsement-key', input, given)).toBe(state);
  });

  const noProof: [string, Given['guest.runtime']][] = [
    ['another ID scope', runtime({ provisioning: byTpm({ scopeId: '0ne00FFFFFF' }) })],
    ['another method', runtime({ provisioning: { ...byString('f'), scopeId } })],
    ['no assignment', runtime({ identityLog: [] })],
    ['an assignment before this configuration', runtime({ identityLog: [{ ...assigned, at: at(9) }] })],
    ['an assignment nobody knows the configuration of', runtime({ configuredAt: null })],
  ];
  test.each(noProof)('%s proves no enrollment', (_name, found) => {
    expect(stateBy('enroll-endorsement-key', input, { ...vmTells, 'guest.runtime': found! })).toBe('todo');
  });

  test('an assignment under another registration ID proves none of this one', () => {
    const wanted = { scopeId, registrationId: 'press-4' };
    const state = (registrationId: string) =>
      stateBy('enroll-endorsement-key', wanted, {
        ...vmTells,
        'guest.runtime': runtime({ provisioning: byTpm({ registrationId }) }),
      });
    expect(state('press-3')).toBe('todo');
    expect(state('press-4')).toBe('done');
  });

  test('the colleague is told all that the enrollment needs, by the VM’s own word', () => {
    expect(actionBy('enroll-endorsement-key', input, vmTells)).toEqual({
      port: 'person',
      ask: 'enroll',
      params: { scopeId, registrationId: 'derived', endorsementKey: key.endorsementKey },
    });
    const chosen = actionBy('enroll-endorsement-key', { scopeId, registrationId: 'press-3' }, vmTells);
    expect(chosen).toMatchObject({ params: { registrationId: 'press-3' } });
  });

  test('another key is never enrolled by us, and an enrollment stays', () => {
    const kind = stepKind('enroll-endorsement-key');
    expect(kind.recover?.(input, factsOfThese({}))).toEqual({ none: 'EFD-TPM-003' });
    expect(kind.undo(input, factsOfThese({}), null)).toEqual({ none: 'enrollment' });
  });
});
