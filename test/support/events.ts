import type { Json } from '../../src/contract/json.ts';
import type { Goal, JobEvent, PlannedStep } from '../../src/contract/jobs.ts';
import { at } from './facts.ts';
import { planned } from './steps.ts';

export const jobId = '20260301-080000-0001';
export const otherJobId = '20260301-090000-0002';
export const goal: Goal = { kind: 'act', id: 'enable-hyper-v', params: {} };

type Of<T extends JobEvent['t']> = Extract<JobEvent, { t: T }>;

/** Events of a journal, one minute apart. */
export const header = (more: Partial<Of<'job'>> = {}): JobEvent => ({
  t: 'job',
  at: at(0),
  schema: 1,
  id: jobId,
  goal,
  host: 'local',
  app: '0.1.0',
  account: 'HOST01\\anna',
  ...more,
});
export const planEvent = (
  steps: PlannedStep[] = [planned('a'), planned('b')],
  reason: Of<'plan'>['reason'] = 'start',
): JobEvent => ({
  t: 'plan',
  at: at(1),
  hash: 'a'.repeat(64),
  steps,
  reason,
  pid: 7,
});
export const stateEvent = (
  state: Of<'state'>['state'],
  minute = 2,
  more: Partial<Of<'state'>> = {},
): JobEvent => ({
  t: 'state',
  at: at(minute),
  state,
  ...more,
});
export const started = (step: string, minute = 3, more: Partial<Of<'started'>> = {}): JobEvent => ({
  t: 'started',
  at: at(minute),
  step,
  kind: step,
  port: 'host',
  input: {},
  attempt: 1,
  before: {},
  ...more,
});
export const ended = (
  step: string,
  minute = 4,
  made: Json = null,
  more: Partial<Of<'ended'>> = {},
): JobEvent => ({
  t: 'ended',
  at: at(minute),
  step,
  outcome: 'done',
  ms: 60_000,
  made,
  ...more,
});
