import type { FactRecord } from '../../contract/facts.ts';
import type { Json } from '../../contract/json.ts';
import type { JobEvent, JobRecord, PlannedStep, StepKey, StepRecord } from '../../contract/jobs.ts';

type Header = Extract<JobEvent, { t: 'job' }>;

/** The first line of a journal; a journal without one was never begun. */
export function headerOf(events: readonly JobEvent[]): Header | undefined {
  const first = events[0];
  return first?.t === 'job' ? first : undefined;
}

/** The plan the job last agreed to. */
export function lastPlan(events: readonly JobEvent[]): readonly PlannedStep[] {
  return events.findLast((event) => event.t === 'plan')?.steps ?? [];
}

/** A job as its journal tells it. Pure, so that a running job, a reader and a restart see the same. */
export function recordOf(events: readonly JobEvent[]): JobRecord | undefined {
  const header = headerOf(events);
  if (header === undefined) return undefined;
  const steps = new Map<StepKey, StepRecord>();
  const record: JobRecord = {
    schemaVersion: 1,
    id: header.id,
    goal: header.goal,
    host: header.host,
    // Begun and not heard of since; whether its process still lives, only the lock can tell.
    state: 'running',
    createdAt: header.at,
    updatedAt: header.at,
    steps: [],
    residues: [],
    undone: [],
    notices: [],
  };
  const step = (key: StepKey, kind?: string): StepRecord => {
    const known = steps.get(key);
    if (known !== undefined) return known;
    const fresh: StepRecord = { key, kind: kind ?? key, state: 'pending', acted: false, attempts: 0 };
    steps.set(key, fresh);
    return fresh;
  };
  for (const event of events) {
    record.updatedAt = event.at;
    switch (event.t) {
      case 'job':
        break;
      case 'plan':
        for (const row of event.steps) step(row.key, row.kind);
        record.notes = event.steps.flatMap(({ notes }) => notes?.filter(({ lasting }) => lasting) ?? []);
        break;
      case 'state':
        record.state = event.state;
        if (event.error !== undefined) record.error = event.error;
        else if (event.state === 'running' || event.state === 'succeeded') delete record.error;
        if (event.state !== 'waiting' && event.state !== 'reboot-needed') delete record.waitingFor;
        break;
      case 'already': {
        const one = step(event.step);
        if (one.state !== 'done') one.state = 'already';
        break;
      }
      case 'started': {
        const one = step(event.step, event.kind);
        one.state = 'running';
        one.startedAt = event.at;
        one.attempts = event.attempt;
        one.acted ||= ['host', 'files', 'cloud'].includes(event.port);
        delete one.error;
        delete one.ms;
        break;
      }
      case 'line': {
        step(event.step).lastLine = event.text;
        break;
      }
      case 'ended': {
        const one = step(event.step);
        one.state = event.outcome;
        one.ms = event.ms;
        if (event.error !== undefined) one.error = event.error;
        break;
      }
      case 'waiting':
        step(event.step).state = 'waiting';
        record.waitingFor = event.for;
        break;
      case 'residues':
        record.residues = [...new Set([...record.residues, ...event.codes])];
        break;
      case 'proof':
        record.proof = event.proof;
        break;
      case 'torn':
        record.notices.push({ code: 'torn', params: { keptAs: event.keptAs, bytes: event.bytes } });
        break;
      case 'undone':
        record.undoneBy = event.by;
        record.undone.push(...event.steps);
        break;
      case 'cancel':
      case 'answer':
      case 'recovery':
      case 'differs':
      case 'progress':
        break;
    }
  }
  record.steps = [...steps.values()];
  return record;
}

/** A step that was begun, with what is needed to go on from it or to take it back. */
export interface BegunStep {
  key: StepKey;
  kind: string;
  port: Extract<JobEvent, { t: 'started' }>['port'];
  input: Json;
  /** Facts before its first action in this job: what an undo has to come back to. */
  before: FactRecord;
  /** Facts before its latest action: what this action changed is seen against them. */
  lastBefore: FactRecord;
  attempts: number;
  /** Missing while no action of it has ended well. */
  made?: Json;
  /** True when the last action began and its end was never written. */
  open: boolean;
}

/** Steps that were begun in this job, in the order of their first action. */
export function begunSteps(events: readonly JobEvent[]): BegunStep[] {
  const begun = new Map<StepKey, BegunStep>();
  for (const event of events) {
    if (event.t === 'started') {
      const known = begun.get(event.step);
      if (known === undefined) {
        const { step: key, kind, port, input, before } = event;
        begun.set(key, {
          key,
          kind,
          port,
          input,
          before,
          lastBefore: before,
          attempts: event.attempt,
          open: true,
        });
      } else {
        known.open = true;
        known.input = event.input;
        known.lastBefore = event.before;
        known.attempts = event.attempt;
      }
    } else if (event.t === 'ended') {
      const known = begun.get(event.step);
      if (known === undefined) continue;
      known.open = false;
      if (event.outcome === 'done') known.made = event.made;
    }
  }
  return [...begun.values()];
}

/** The latest answer to each question of a job. */
export function answersOf(events: readonly JobEvent[]): Map<string, { answer: string; at: string }> {
  const answers = new Map<string, { answer: string; at: string }>();
  for (const event of events)
    if (event.t === 'answer') answers.set(event.ask, { answer: event.answer, at: event.at });
  return answers;
}

/** True when the job can be taken up again. */
export function isResumable(record: JobRecord): boolean {
  return !['succeeded', 'undone', 'running', 'cancelling'].includes(record.state);
}
