import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { factsOfThese, unknown, type Given } from '../../../support/facts.ts';
import { actionBy, refusalOf, stateBy } from '../../../support/steps.ts';

const kinds = [
  ['set-defender', 'eflow.defender'],
  ['set-telemetry', 'eflow.optionalTelemetry'],
] as const;

describe.each(kinds)('%s', (kind, fact) => {
  const given = (value: Given[typeof fact], verify = true): Given =>
    ({ 'eflow.verify': verify, [fact]: value }) as Given;

  test.each<[string, Given, StepState, StepState]>([
    ['it is on', given(true), 'done', 'todo'],
    ['it is off', given(false), 'todo', 'done'],
    ['there is no VM', given(true, false), 'later', 'later'],
    ['nobody tells', given(unknown('failed')), 'later', 'later'],
  ])('when %s: on is %s, off is %s', (_case, facts, on, off) => {
    expect([stateBy(kind, { on: true }, facts), stateBy(kind, { on: false }, facts)]).toEqual([on, off]);
  });

  test('goes back to what it was', () => {
    const undo = (value: Given[typeof fact]) =>
      stepKind(kind).undo({ on: true }, factsOfThese({ [fact]: value } as Given), null);
    expect(undo(false)).toEqual({ step: { kind, input: { on: false } } });
    expect(undo(true)).toEqual({ step: { kind, input: { on: true } } });
    expect(undo(unknown('failed'))).toEqual({ with: 'install-msi' });
  });

  test('says what the cmdlet said', () => {
    expect(refusalOf(kind, { lines: [" - Can't process request, EFLOW VM is OFF!"] })).toMatchObject({
      id: 'F37',
    });
    expect(refusalOf(kind, { output: ['OK'] })).toBeUndefined();
  });
});

test('each goes by its own cmdlet; without -enable a feature is turned off', () => {
  expect(actionBy('set-defender', { on: true })).toMatchObject({
    args: { feature: 'Defender', enable: true },
  });
  expect(actionBy('set-defender', { on: false })).toEqual({
    port: 'host',
    op: 'eflow.setFeature',
    args: { feature: 'Defender' },
  });
  expect(actionBy('set-telemetry', { on: false })).toMatchObject({
    op: 'eflow.setTelemetry',
    args: { optionalTelemetry: false },
  });
});
