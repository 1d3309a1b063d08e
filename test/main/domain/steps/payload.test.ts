import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { product, reasons, unknown, version, type Given } from '../../../support/facts.ts';
import { actionBy, diagnosisBy, stateBy, unfilled } from '../../../support/steps.ts';

const source = 'D:\\stick\\eflow.msi';
const target = 'C:\\ProgramData\\EflowDesk\\payload\\aaaa\\eflow.msi';
const sha256 = 'A'.repeat(64);
const input = { source, target, sha256, version, bytes: 4184 };
const file = (bytes = 4184, hash = sha256.toLowerCase()) => ({ exists: true, bytes, sha256: hash });
const none = { exists: false, bytes: 0, sha256: null };
const from = `file:${source}` as const;
const to = `file:${target}` as const;

describe('taking the installer', () => {
  const cases: [string, StepState, Given][] = [
    ['the copy is there and is the right one', 'done', { [to]: file(), 'eflow.products': [] }],
    ['the copy has another hash', 'todo', { [to]: file(4184, 'b'.repeat(64)), 'eflow.products': [] }],
    ['there is no copy', 'todo', { [to]: none, [from]: file(), 'eflow.products': [] }],
    [
      'this version is installed, the stick is gone',
      'done',
      { [to]: none, [from]: none, 'eflow.products': [product()] },
    ],
    ['another version is installed', 'todo', { [to]: none, 'eflow.products': [product('1.4.9.1')] }],
    ['nobody tells what is installed', 'todo', { [to]: none, 'eflow.products': unknown('timeout') }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('take-payload', input, given)).toBe(state);
  });

  test.each(reasons)('waits while the copy cannot be looked at (%s)', (reason) => {
    expect(stateBy('take-payload', input, { [to]: unknown(reason), 'eflow.products': [] })).toBe('later');
  });

  test('copies, with the hash in one spelling', () => {
    const action = { port: 'files', op: 'copy', from: source, to: target, sha256: sha256.toLowerCase() };
    expect(actionBy('take-payload', input)).toEqual({ ...action, bytes: 4184 });
    expect(actionBy('take-payload', { source, target, sha256, version })).toEqual(action);
  });

  const whys: [string, string, Given][] = [
    ['the file is not there', 'EFD-PAY-001', { [from]: none }],
    ['the file cannot be read', 'EFD-PAY-001', { [from]: unknown('failed') }],
    ['the size differs', 'EFD-PAY-003', { [from]: file(1) }],
    ['the hash differs', 'EFD-PAY-002', { [from]: file(4184, 'c'.repeat(64)) }],
    ['the file is right, so the copy is to blame', 'EFD-PAY-004', { [from]: file() }],
  ];
  test.each(whys)('%s: %s, and waiting does not help', (_name, code, given) => {
    const why = diagnosisBy('take-payload', input, given)!;
    expect(why).toMatchObject({ code, final: true });
    expect(unfilled(why)).toEqual([]);
  });

  test('does not hold the size against a setup that names none', () => {
    const why = diagnosisBy('take-payload', { source, target, sha256, version }, { [from]: file(1) });
    expect(why?.code).toBe('EFD-PAY-004');
  });

  test('is undone by deleting the copy, never the file it came from', () => {
    const undo = stepKind('take-payload').undo(input, undefined as never, null);
    expect(undo).toEqual({ step: { kind: 'drop-payload', input: { target } } });
    expect(actionBy('drop-payload', { target })).toEqual({ port: 'files', op: 'remove', path: target });
  });
});

describe('dropping the copy', () => {
  test.each<[string, StepState, Given]>([
    ['it is there', 'todo', { [to]: file() }],
    ['it is there and damaged', 'todo', { [to]: file(1, 'b'.repeat(64)) }],
    ['it is gone', 'done', { [to]: none }],
    ['nobody tells', 'later', { [to]: unknown('failed') }],
  ])('%s: %s', (_name, state, given) => {
    expect(stateBy('drop-payload', { target }, given)).toBe(state);
  });
});
