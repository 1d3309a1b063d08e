import type { JobEvent, JobId, JobLine, JobView } from '../../contract/jobs.ts';
import { lastPlan, recordOf } from '../domain/job-record.ts';
import type { Clock, Lock } from '../ports.ts';
import type { JobService } from './jobs.ts';

/** How often the journal of another process is read for news, in milliseconds. */
const tailEveryMs = 500;

/** A promise and the way to fulfil it. */
function signalOnce(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

/**
 * Everything a job's journal holds, then what is added while it runs, in this process or in another one. Ends when the
 * job no longer runs; whoever reconnects begins again with what there is.
 */
export async function* jobEvents(
  { jobs, clock, lock }: { jobs: JobService; clock: Clock; lock: Lock },
  id: JobId,
  signal: AbortSignal,
): AsyncGenerator<JobEvent> {
  let told = 0;
  let wake = signalOnce();
  const stop = jobs.onEvent((job) => {
    if (job === id) wake.resolve();
  });
  const onAbort = (): void => wake.resolve();
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      wake = signalOnce();
      const live = jobs.live(id);
      const events = live?.events ?? (await jobs.show(id)).events;
      const before = told;
      while (told < events.length) yield events[told++] as JobEvent;
      if (live !== undefined) {
        // Told something: look again before waiting, since more may have come while the taker was busy.
        if (told === before) await Promise.race([wake.promise, live.ended]);
        continue;
      }
      if (told > before) continue;
      const runs = ['running', 'cancelling'].includes(recordOf(events)?.state ?? '');
      if (!runs || (await lock.who())?.job !== id) return;
      await clock.sleep(tailEveryMs, signal);
    }
  } finally {
    stop();
    signal.removeEventListener('abort', onAbort);
  }
}

/** How often a view of a job is given at most, in milliseconds: faster than that nobody can read. */
const viewEveryMs = 100;
/** Lines of a first view. */
const firstLines = 1000;

/** The last thing that moved within the step at work; nothing once that step ended. */
function progressOf(events: readonly JobEvent[]): JobView['progress'] {
  const last = events.findLast(
    (event) => event.t === 'progress' || event.t === 'ended' || event.t === 'started',
  );
  if (last?.t !== 'progress') return null;
  const { at, step, percent, code, params } = last;
  return { at, step, percent, code, params };
}

/**
 * A job as a screen wants it: the whole state each time, so that a reader may drop what it had, and new lines only. What
 * comes between two views is gathered into the next.
 */
export async function* followJob(
  deps: Parameters<typeof jobEvents>[0] & { real: Pick<Clock, 'sleep'> },
  id: JobId,
  signal: AbortSignal,
): AsyncGenerator<JobView> {
  const events: JobEvent[] = [];
  let shown = 0;
  let ended = false;
  let broken: Error | undefined;
  let wake = signalOnce();
  const stop = new AbortController();
  const onAbort = (): void => {
    stop.abort();
    wake.resolve();
  };
  signal.addEventListener('abort', onAbort);
  const reading = (async () => {
    try {
      for await (const event of jobEvents(deps, id, stop.signal)) {
        events.push(event);
        wake.resolve();
      }
    } catch (error) {
      broken = error instanceof Error ? error : new Error('job feed', { cause: error });
    } finally {
      ended = true;
      wake.resolve();
    }
  })();
  const over = (): boolean => ended || signal.aborted;
  let last: JobView | undefined;
  try {
    for (;;) {
      // Whatever is there already comes before the first view.
      await deps.real.sleep(0, stop.signal);
      const job = recordOf(events);
      if (job !== undefined && events.length > shown) {
        const lines = events.slice(shown).filter((event) => event.t === 'line');
        const kept: JobLine[] = lines
          .slice(shown === 0 ? -firstLines : 0)
          .map(({ at, step, stream, text }) => ({ at, step, stream, text }));
        shown = events.length;
        last = { job, plan: [...lastPlan(events)], progress: progressOf(events), lines: kept };
        yield last;
        continue;
      }
      if (over()) break;
      wake = signalOnce();
      if (events.length === shown && !over()) await wake.promise;
      if (!over()) await deps.real.sleep(viewEveryMs, stop.signal);
    }
    if (broken !== undefined) throw broken;
    if (signal.aborted || last === undefined) return;
    // Whether its process still lives stands in no journal.
    const { job } = await deps.jobs.show(id);
    if (job.state !== last.job.state) yield { ...last, job, lines: [] };
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop.abort();
    await reading;
  }
}
