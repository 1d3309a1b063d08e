import { describe, expect, test } from 'vitest';
import { errorCodes, failure } from '../../../src/contract/errors.ts';
import { JobRecord, JobState, type JobEvent, type WaitFor } from '../../../src/contract/jobs.ts';
import {
  answersOf,
  begunSteps,
  headerOf,
  isResumable,
  lastPlan,
  recordOf,
} from '../../../src/main/domain/job-record.ts';
import {
  ended,
  goal,
  header,
  jobId,
  otherJobId,
  planEvent,
  started,
  stateEvent,
} from '../../support/events.ts';
import { at, os, recordOf as facts } from '../../support/facts.ts';
import { planned } from '../../support/steps.ts';

const error = failure(errorCodes.stepNotProven, 'step.a', { params: { step: 'a' } }).error;
const person: WaitFor = { kind: 'person', ask: 'enroll', params: {} };

function folded(...events: JobEvent[]) {
  const record = recordOf([header(), planEvent(), ...events])!;
  expect(JobRecord.safeParse(record).success).toBe(true);
  return record;
}
const stepA = (...events: JobEvent[]) => folded(...events).steps[0]!;

describe('a job without a header', () => {
  test('was never begun', () => {
    expect(recordOf([])).toBeUndefined();
    expect(recordOf([stateEvent('running')])).toBeUndefined();
    expect(headerOf([planEvent(), header()])).toBeUndefined();
    expect(headerOf([header()])).toMatchObject({ id: jobId });
  });
});

describe('a job as its journal tells it', () => {
  test('runs until it says otherwise; whether its process is gone, only the lock tells', () => {
    expect(recordOf([header()])).toEqual({
      schemaVersion: 1,
      id: jobId,
      goal,
      host: 'local',
      state: 'running',
      createdAt: at(0),
      updatedAt: at(0),
      steps: [],
      residues: [],
      undone: [],
      notices: [],
    });
  });

  test('has the steps of its plans, in the order in which they first came', () => {
    const more = planEvent([planned('c'), planned('a', { kind: 'other' })], 'resume');
    expect(folded(more).steps.map((step) => [step.key, step.kind, step.state])).toEqual([
      ['a', 'a', 'pending'],
      ['b', 'b', 'pending'],
      ['c', 'c', 'pending'],
    ]);
    expect(lastPlan([header(), planEvent(), more]).map((row) => row.key)).toEqual(['c', 'a']);
    expect(lastPlan([header()])).toEqual([]);
  });

  test('was last heard of at its last line', () => {
    expect(folded(started('a', 3), ended('a', 9)).updatedAt).toBe(at(9));
  });

  test.each(JobState.options)('is %s when it says so', (state) => {
    expect(folded(stateEvent(state)).state).toBe(state);
  });

  test('keeps its error until it runs again or succeeds', () => {
    const failed = stateEvent('failed', 5, { error });
    expect(folded(failed).error).toEqual(error);
    expect(folded(failed, stateEvent('cancelling', 6)).error).toEqual(error);
    expect(folded(failed, stateEvent('running', 6))).not.toHaveProperty('error');
    expect(folded(failed, stateEvent('succeeded', 6))).not.toHaveProperty('error');
  });

  test('knows what it waits for while it waits', () => {
    const waiting: JobEvent = { t: 'waiting', at: at(4), step: 'b', for: person };
    const record = folded(started('b', 3, { port: 'person' }), waiting, stateEvent('waiting', 5));
    expect(record.waitingFor).toEqual(person);
    expect(record.steps[1]).toMatchObject({ state: 'waiting', acted: false });
    expect(folded(waiting, stateEvent('reboot-needed', 5)).waitingFor).toEqual(person);
    for (const state of ['running', 'failed', 'succeeded', 'cancelled'] as const) {
      expect(folded(waiting, stateEvent(state, 5))).not.toHaveProperty('waitingFor');
    }
  });

  test('gathers residues, each once, and keeps its last proof', () => {
    const residues = (codes: string[]): JobEvent => ({ t: 'residues', at: at(5), codes });
    expect(folded(residues(['x', 'y']), residues(['y', 'z'])).residues).toEqual(['x', 'y', 'z']);
    const proof = (verdict: 'proven' | 'not-proven'): JobEvent => ({
      t: 'proof',
      at: at(5),
      proof: { verdict, since: null, items: [] },
    });
    expect(folded(proof('not-proven'), proof('proven')).proof?.verdict).toBe('proven');
  });

  test('tells of a torn line and of the job that undid it', () => {
    const record = folded(
      { t: 'torn', at: at(5), keptAs: 'x.torn-9', bytes: 12 },
      { t: 'undone', at: at(6), by: otherJobId, steps: ['b', 'a'] },
    );
    expect(record.notices).toEqual([{ code: 'torn', params: { keptAs: 'x.torn-9', bytes: 12 } }]);
    expect(record).toMatchObject({ undoneBy: otherJobId, undone: ['b', 'a'] });
  });

  test('is not changed by what is only said', () => {
    const silent: JobEvent[] = [
      { t: 'cancel', at: at(2), now: true },
      { t: 'answer', at: at(2), ask: 'enroll', answer: 'enrolled', account: null },
      { t: 'recovery', at: at(2), step: 'a', act: 'remove-eflow' },
      { t: 'differs', at: at(2), added: ['x'], removed: [], changed: [] },
      { t: 'progress', at: at(2), step: 'a', percent: 5, code: 'settling', params: {} },
    ];
    const { updatedAt: _before, ...before } = folded();
    const { updatedAt: _after, ...after } = folded(...silent);
    expect(after).toEqual(before);
  });
});

describe('a step as the journal tells it', () => {
  test('was begun, spoke and ended', () => {
    const said: JobEvent = { t: 'line', at: at(3), step: 'a', stream: 'information', text: 'Step 4' };
    expect(stepA(started('a'))).toMatchObject({
      state: 'running',
      acted: true,
      startedAt: at(3),
      attempts: 1,
    });
    expect(stepA(started('a'), said)).toMatchObject({ lastLine: 'Step 4' });
    expect(stepA(started('a'), said, ended('a'))).toMatchObject({ state: 'done', ms: 60_000, acted: true });
    expect(stepA(started('a'), ended('a', 4, null, { outcome: 'failed', error }))).toMatchObject({
      state: 'failed',
      error,
    });
    expect(stepA(started('a'), ended('a', 4, null, { outcome: 'cancelled' }))).toMatchObject({
      state: 'cancelled',
    });
  });

  test('forgets the error of an attempt when the next begins', () => {
    const again = started('a', 6, { attempt: 2 });
    const step = stepA(started('a'), ended('a', 4, null, { outcome: 'failed', error }), again);
    expect(step).toMatchObject({ state: 'running', attempts: 2, startedAt: at(6) });
    expect(step).not.toHaveProperty('error');
    expect(step).not.toHaveProperty('ms');
  });

  test.each([
    ['host', true],
    ['files', true],
    ['person', false],
    ['reboot', false],
    ['wait', false],
  ] as const)('on port %s counts as a change: %s', (port, acted) => {
    expect(stepA(started('a', 3, { port })).acted).toBe(acted);
    // Once it acted it stays so, whatever comes later.
    expect(stepA(started('a', 3, { port }), ended('a'), started('a', 5, { port: 'wait' })).acted).toBe(acted);
  });

  test('that was there already is told so, unless this job did it', () => {
    const already: JobEvent = { t: 'already', at: at(5), step: 'a' };
    expect(stepA(already)).toMatchObject({ state: 'already', acted: false, attempts: 0 });
    expect(stepA(started('a'), ended('a'), already).state).toBe('done');
    expect(stepA(started('a'), ended('a', 4, null, { outcome: 'failed', error }), already)).toMatchObject({
      state: 'already',
      acted: true,
    });
  });

  test('of a recovery is known though no plan named it', () => {
    const record = folded(started('recover-deploy-1-remove-eflow', 3, { kind: 'remove-msi' }));
    expect(record.steps.at(-1)).toMatchObject({ key: 'recover-deploy-1-remove-eflow', kind: 'remove-msi' });
  });
});

describe('begun steps', () => {
  const before = facts({ 'host.os': os() });
  const later = facts({ 'host.os': os({ lastBoot: at(9) }) });

  test('are open from their start to their end', () => {
    const [open] = begunSteps([header(), planEvent(), started('a', 3, { before, input: { n: 1 } })]);
    const step = {
      key: 'a',
      kind: 'a',
      port: 'host',
      input: { n: 1 },
      before,
      lastBefore: before,
      attempts: 1,
    };
    expect(open).toEqual({ ...step, open: true });
    const [done] = begunSteps([started('a', 3, { before }), ended('a', 4, { since: null })]);
    expect(done).toMatchObject({ open: false, made: { since: null } });
  });

  test('made nothing while no attempt ended well', () => {
    for (const outcome of ['failed', 'cancelled'] as const) {
      const [step] = begunSteps([started('a'), ended('a', 4, { x: 1 }, { outcome })]);
      expect(step).not.toHaveProperty('made');
      expect(step?.open).toBe(false);
    }
  });

  test('remember what was before their first start, and before and with their last', () => {
    const events = [
      started('a', 3, { before, input: { n: 1 } }),
      ended('a', 4, null, { outcome: 'failed' }),
      started('a', 5, { before: later, input: { n: 2 }, attempt: 2 }),
    ];
    expect(begunSteps(events)).toEqual([
      {
        key: 'a',
        kind: 'a',
        port: 'host',
        input: { n: 2 },
        before,
        lastBefore: later,
        attempts: 2,
        open: true,
      },
    ]);
  });

  test('keep what they made when they are begun again', () => {
    const events = [started('a'), ended('a', 4, { since: 'x' }), started('a', 5, { attempt: 2 })];
    expect(begunSteps(events)[0]).toMatchObject({ made: { since: 'x' }, open: true });
    expect(begunSteps([...events, ended('a', 6, { since: 'y' })])[0]).toMatchObject({
      made: { since: 'y' },
      open: false,
    });
  });

  test('come in the order of their first start; an end without a start is nothing', () => {
    const events = [started('b'), started('a'), ended('c'), started('b', 9, { attempt: 2 })];
    expect(begunSteps(events).map((step) => step.key)).toEqual(['b', 'a']);
  });
});

test('the latest answer to each question counts', () => {
  const answer = (ask: string, text: string, minute: number): JobEvent => ({
    t: 'answer',
    at: at(minute),
    ask,
    answer: text,
    account: null,
  });
  const answers = answersOf([
    answer('enroll', 'later', 1),
    answer('other', 'x', 2),
    answer('enroll', 'enrolled', 3),
  ]);
  expect([...answers]).toEqual([
    ['enroll', { answer: 'enrolled', at: at(3) }],
    ['other', { answer: 'x', at: at(2) }],
  ]);
});

test.each(JobState.options)('a job that is %s can or cannot be taken up again', (state) => {
  const can = ['waiting', 'failed', 'cancelled', 'reboot-needed', 'interrupted'];
  expect(isResumable(folded(stateEvent(state)))).toBe(can.includes(state));
});
