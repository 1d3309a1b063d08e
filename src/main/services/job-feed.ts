import type { JobEvent, JobId } from '../../contract/jobs.ts';
import { recordOf } from '../domain/job-record.ts';
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
