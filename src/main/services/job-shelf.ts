import { errorCodes, failure } from '../../contract/errors.ts';
import type { JobEvent, JobId, JobRecord } from '../../contract/jobs.ts';
import { recordOf } from '../domain/job-record.ts';
import type { Journal, Lock, Log } from '../ports.ts';

/** How many of the latest jobs teach how long a kind of step takes. */
const teachingJobs = 20;

/** The jobs of a state folder, as their journals and the lock tell of them. Only reads. */
export interface JobShelf {
  read(id: JobId): Promise<{ record: JobRecord; events: JobEvent[] }>;
  /** The record with what only the lock knows: whether its process still lives. */
  asSeen(record: JobRecord): Promise<JobRecord>;
  /** Newest first. A journal that cannot be read is left out and told in the log. */
  list(): Promise<JobRecord[]>;
  /** Durations this machine has taught: the median of what each kind took, in milliseconds. */
  learned(): Promise<(kind: string) => number | undefined>;
}

export function createJobShelf({ journal, lock, log }: { journal: Journal; lock: Lock; log: Log }): JobShelf {
  async function read(id: JobId): Promise<{ record: JobRecord; events: JobEvent[] }> {
    const { events, tornBytes } = await journal.read(id);
    const record = recordOf(events);
    if (record === undefined) throw failure(errorCodes.jobUnknown, 'job.read', { params: { job: id } });
    if (tornBytes > 0) record.notices.push({ code: 'torn-unrepaired', params: { bytes: tornBytes } });
    return { record, events };
  }

  async function asSeen(record: JobRecord): Promise<JobRecord> {
    if (record.state !== 'running' && record.state !== 'cancelling') return record;
    const holder = await lock.who();
    return holder?.job === record.id ? record : { ...record, state: 'interrupted' };
  }

  async function list(): Promise<JobRecord[]> {
    const records: JobRecord[] = [];
    for (const id of await journal.list()) {
      try {
        records.push(await asSeen((await read(id)).record));
      } catch (error) {
        log.write('warn', 'journal.unreadable', {
          job: id,
          error: error instanceof Error ? error.message : '',
        });
      }
    }
    return records;
  }

  async function learned(): Promise<(kind: string) => number | undefined> {
    const taken = new Map<string, number[]>();
    for (const id of (await journal.list()).slice(0, teachingJobs)) {
      const content = await journal.read(id).catch(() => undefined);
      const record = content === undefined ? undefined : recordOf(content.events);
      for (const step of record?.steps ?? []) {
        if (step.state !== 'done' || step.ms === undefined || step.ms === 0) continue;
        taken.set(step.kind, [...(taken.get(step.kind) ?? []), step.ms]);
      }
    }
    return (kind) => {
      const times = taken.get(kind)?.toSorted((a, b) => a - b);
      return times?.[Math.floor(times.length / 2)];
    };
  }

  return { read, asSeen, list, learned };
}
