import { describe, expect, test } from 'vitest';
import { errorCodes, failure } from '../../src/contract/errors.ts';
import { Goal, JobEvent, JobId, journalSchema, PlannedStep } from '../../src/contract/jobs.ts';
import { ended, header, jobId, planEvent, started, stateEvent } from '../support/events.ts';
import { at } from '../support/facts.ts';
import { setupGoal } from '../support/hosts.ts';
import { planned } from '../support/steps.ts';

const error = failure(errorCodes.busy, 'x').error;

/** What is read of something that was written as JSON. */
function written(value: unknown): unknown {
  const text = JSON.stringify(value);
  return JSON.parse(text);
}

/** One event of every kind. */
const events: { [T in JobEvent['t']]: JobEvent } = {
  job: header(),
  plan: planEvent(),
  state: stateEvent('failed', 2, { error }),
  already: { t: 'already', at: at(1), step: 'a' },
  started: started('a', 3, { before: { 'eflow.verify': { at: at(0), source: 'x', value: true } } }),
  line: { t: 'line', at: at(1), step: 'a', stream: 'information', text: 'x' },
  progress: { t: 'progress', at: at(1), step: 'a', percent: null, code: 'settling', params: {} },
  ended: ended('a', 4, { since: null }, { outcome: 'failed', error }),
  waiting: { t: 'waiting', at: at(1), step: 'a', for: { kind: 'reboot', because: 'b' } },
  answer: { t: 'answer', at: at(1), ask: 'enroll', answer: 'enrolled', account: null },
  cancel: { t: 'cancel', at: at(1), now: false },
  recovery: { t: 'recovery', at: at(1), step: 'a', act: 'remove-eflow' },
  differs: { t: 'differs', at: at(1), added: ['a'], removed: [], changed: [] },
  residues: { t: 'residues', at: at(1), codes: ['proof'] },
  proof: {
    t: 'proof',
    at: at(1),
    proof: { verdict: 'proven', since: at(0), items: [{ id: 'x', met: true, at: null, text: '' }] },
  },
  torn: { t: 'torn', at: at(1), keptAs: 'x', bytes: 3 },
  undone: { t: 'undone', at: at(1), by: jobId, steps: ['a'] },
};

describe('a line of a journal', () => {
  test.each(Object.entries(events))('%s survives being written and read', (_kind, event) => {
    expect(JobEvent.parse(written(event))).toEqual(event);
  });

  test.each(Object.entries(events))('%s is refused when a field is missing', (_kind, event) => {
    for (const field of Object.keys(event)) {
      const { [field as 'at']: _left, ...rest } = event;
      expect([field, JobEvent.safeParse(rest).success]).toEqual([field, field === 'error']);
    }
  });

  test('of an unknown kind is refused', () => {
    expect(JobEvent.safeParse({ t: 'magic', at: at(0) }).success).toBe(false);
    expect(JobEvent.safeParse(null).success).toBe(false);
  });

  test('of today has version 1', () => {
    expect(journalSchema).toBe(1);
  });
});

describe('the name of a job', () => {
  test.each([jobId, '20261231-235959-ffff'])('may be %s', (id) => {
    expect(JobId.safeParse(id).success).toBe(true);
  });
  test.each([
    '',
    'latest',
    '20260301-080000-00G1',
    '20260301-080000-00011',
    `../${jobId}`,
    `${jobId} `,
    '20260301T080000-0001',
  ])('may not be %j', (id) => {
    expect(JobId.safeParse(id).success).toBe(false);
  });
  test('sorts by age', () => {
    expect(['20260302-080000-0001', '20260301-235959-ffff', '20260301-080000-0000'].toSorted()).toEqual([
      '20260301-080000-0000',
      '20260301-235959-ffff',
      '20260302-080000-0001',
    ]);
  });
});

describe('a goal', () => {
  test.each<[string, unknown]>([
    ['a setup', setupGoal()],
    ['stages of a setup', setupGoal({}, ['install'])],
    ['an act', { kind: 'act', id: 'start-vm', params: { name: 'vmms', n: 1, b: true, z: null } }],
    ['an undo', { kind: 'undo', job: jobId }],
    ['an undo up to a step', { kind: 'undo', job: jobId, to: 'deploy' }],
  ])('is %s', (_name, goal) => {
    expect(Goal.safeParse(goal).success).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a setup that is none', { kind: 'setup', setup: {}, folder: '' }],
    ['a stage nobody knows', { ...setupGoal(), only: ['format'] }],
    ['an act with an object for a value', { kind: 'act', id: 'x', params: { a: {} } }],
    ['an undo of no job', { kind: 'undo', job: 'latest' }],
    ['something else', { kind: 'wish' }],
  ])('is not %s', (_name, goal) => {
    expect(Goal.safeParse(goal).success).toBe(false);
  });

  test('keeps a setup as it was read, so that a journal gives the same plan again', () => {
    const goal = setupGoal();
    expect(Goal.parse(written(goal))).toEqual(goal);
  });
});

test('a row of a plan carries everything a person has to agree to', () => {
  for (const field of [
    'key',
    'kind',
    'input',
    'state',
    'elevated',
    'critical',
    'reboot',
    'person',
    'undo',
    'powershell',
  ]) {
    const { [field as 'key']: _left, ...rest } = planned('a');
    expect([field, PlannedStep.safeParse(rest).success]).toEqual([field, false]);
  }
});
