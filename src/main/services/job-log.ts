import type { JobEvent, JobId, JobRecord, StepKey } from '../../contract/jobs.ts';
import { begunSteps, recordOf, type BegunStep } from '../domain/job-record.ts';
import type { Clock, JournalWriter } from '../ports.ts';

/** An event without its time; the log puts the time on. */
export type NewEvent = JobEvent extends infer E ? (E extends JobEvent ? Omit<E, 'at'> : never) : never;

/** The journal of a running job: what is appended is at once what everybody reads. */
export interface JobLog {
  readonly id: JobId;
  readonly events: readonly JobEvent[];
  /** Writes an event. `flush` for everything that later decisions rest on. */
  emit(event: NewEvent, flush?: boolean): Promise<void>;
  record(): JobRecord;
  begun(key: StepKey): BegunStep | undefined;
  close(): Promise<void>;
}

export function createJobLog(
  id: JobId,
  writer: JournalWriter,
  clock: Clock,
  past: readonly JobEvent[],
  tell: (event: JobEvent) => void,
): JobLog {
  const events = [...past];
  return {
    id,
    events,
    async emit(event, flush = true) {
      const full = { ...event, at: new Date(clock.now()).toISOString() };
      await writer.append(full, flush);
      events.push(full);
      tell(full);
    },
    record() {
      const record = recordOf(events);
      if (record === undefined) throw new Error(`journal ${id} has no header`);
      return record;
    },
    begun: (key) => begunSteps(events).find((step) => step.key === key),
    close: () => writer.close(),
  };
}
