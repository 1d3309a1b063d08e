import { errorCodes, failure } from '../../contract/errors.ts';
import type { JobEvent, JobId, JobRecord } from '../../contract/jobs.ts';
import { recordOf } from '../domain/job-record.ts';
import { networkMadeHere } from '../domain/leftovers.ts';
import type { StepRef } from '../domain/steps/kind.ts';
import type { Journal, Lock, Log } from '../ports.ts';

/** How many of the latest jobs teach how long a kind of step takes. */
const teachingJobs = 20;

/** The jobs of one machine, as the journals of a state folder and the lock tell of them. Only reads. */
export interface JobShelf {
  /** A job of another machine is refused: nobody may resume or take back on one what was planned for another. */
  read(id: JobId): Promise<{ record: JobRecord; events: JobEvent[] }>;
  /** The record with what only the lock knows: whether its process still lives. */
  asSeen(record: JobRecord): Promise<JobRecord>;
  /** Newest first. A journal that cannot be read is left out and told in the log. */
  list(): Promise<JobRecord[]>;
  /** Steps that remove what jobs made of this machine's network; journals that cannot be read tell of nothing. */
  networkMade(): Promise<StepRef[]>;
  /** Durations this machine has taught: the median of what each kind took, in milliseconds. */
  learned(): Promise<(kind: string) => number | undefined>;
}

export function createJobShelf({
  journal,
  lock,
  log,
  label,
}: {
  journal: Journal;
  lock: Lock;
  log: Log;
  /** Label of the machine. */
  label: string;
}): JobShelf {
  async function readAny(id: JobId): Promise<{ record: JobRecord; events: JobEvent[] }> {
    const { events, tornBytes } = await journal.read(id);
    const record = recordOf(events);
    if (record === undefined) throw failure(errorCodes.jobUnknown, 'job.read', { params: { job: id } });
    if (tornBytes > 0) record.notices.push({ code: 'torn-unrepaired', params: { bytes: tornBytes } });
    return { record, events };
  }

  async function read(id: JobId): Promise<{ record: JobRecord; events: JobEvent[] }> {
    const found = await readAny(id);
    const { host } = found.record;
    if (host === label) return found;
    throw failure(errorCodes.jobElsewhere, 'job.read', { params: { job: id, host }, retry: 'never' });
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
        const { record } = await readAny(id);
        if (record.host === label) records.push(await asSeen(record));
      } catch (error) {
        log.write('warn', 'journal.unreadable', {
          job: id,
          error: error instanceof Error ? error.message : '',
        });
      }
    }
    return records;
  }

  async function networkMade(): Promise<StepRef[]> {
    const found: JobEvent[][] = [];
    for (const id of (await journal.list()).toReversed()) {
      const content = await journal.read(id).catch(() => undefined);
      if (content !== undefined && recordOf(content.events)?.host === label) found.push(content.events);
    }
    return networkMadeHere(found);
  }

  async function learned(): Promise<(kind: string) => number | undefined> {
    const taken = new Map<string, number[]>();
    for (const id of (await journal.list()).slice(0, teachingJobs)) {
      const content = await journal.read(id).catch(() => undefined);
      const record = content === undefined ? undefined : recordOf(content.events);
      if (record?.host !== label) continue;
      for (const step of record.steps) {
        if (step.state !== 'done' || step.ms === undefined || step.ms === 0) continue;
        taken.set(step.kind, [...(taken.get(step.kind) ?? []), step.ms]);
      }
    }
    return (kind) => {
      const times = taken.get(kind)?.toSorted((a, b) => a - b);
      return times?.[Math.floor(times.length / 2)];
    };
  }

  return { read, asSeen, list, networkMade, learned };
}
