import type { Json } from '../../src/contract/json.ts';
import type { PlannedStep, StepState } from '../../src/contract/jobs.ts';
import type { Facts } from '../../src/main/domain/facts.ts';
import { stepKind } from '../../src/main/domain/steps/index.ts';
import type { Action, CommandAnswer, Diagnosis } from '../../src/main/domain/steps/kind.ts';
import { en } from '../../src/messages/en/index.ts';
import { factsFor, type Given, type Unknown } from './facts.ts';

/** Facts of a kind of step: what it asks for and nothing else. */
export function factsOfKind(kind: string, input: Json, given: Given, otherwise?: Unknown): Facts {
  return factsFor(stepKind(kind).needs(input), given, otherwise);
}

/** State of a step by the facts it asks for. */
export function stateBy(kind: string, input: Json, given: Given, otherwise?: Unknown): StepState {
  const found = stepKind(kind);
  return found.state(found.input.parse(input), factsOfKind(kind, input, given, otherwise));
}

export function actionBy(kind: string, input: Json, given: Given = {}): Action {
  return stepKind(kind).action(input, factsOfKind(kind, input, given));
}

/** What a command answered. */
export const answer = (more: Partial<CommandAnswer>): CommandAnswer => ({ output: [], lines: [], ...more });

export function refusalOf(kind: string, given: Partial<CommandAnswer>): Diagnosis | undefined {
  return stepKind(kind).refusal?.(answer(given));
}

export function madeBy(
  kind: string,
  input: Json,
  before: Given,
  now: Given,
  given?: Partial<CommandAnswer>,
): Json {
  return (
    stepKind(kind).made?.(
      input,
      factsOfKind(kind, input, before),
      factsOfKind(kind, input, now),
      given === undefined ? undefined : answer(given),
    ) ?? null
  );
}

export function diagnosisBy(kind: string, input: Json, given: Given): Diagnosis | undefined {
  return stepKind(kind).diagnose?.(input, factsOfKind(kind, input, given));
}

/** Placeholders of a message that a diagnosis leaves open; the runner adds the key of the step. */
export function unfilled(diagnosis: Diagnosis): string[] {
  const words = (en as Readonly<Record<string, string>>)[`error.${diagnosis.code}`] ?? '{words}';
  const given = new Set([...Object.keys(diagnosis.params), 'step']);
  return [...words.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '').filter((name) => !given.has(name));
}

/** A row of a plan. */
export const planned = (key: string, more: Partial<PlannedStep> = {}): PlannedStep => ({
  key,
  kind: key,
  input: {},
  state: 'todo',
  elevated: false,
  critical: false,
  reboot: false,
  person: false,
  typicalMs: 1_000,
  undo: { kind: 'none', code: 'proof' },
  powershell: [],
  ...more,
});
