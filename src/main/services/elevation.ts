import { errorCodes, Failure, failure } from '../../contract/errors.ts';
import type { ElevationOutcome, Host } from '../ports.ts';

/** What a person granted: for one job, and dropped with it (architecture.md 6). */
export interface Elevation {
  /** Asks, when nothing is held. Throws why it is not granted. */
  ask(): Promise<void>;
  /** Starts a job with what is held; it is dropped when the job has ended, or when it did not start. */
  forJob<J extends { done: Promise<unknown> }>(start: () => Promise<J>): Promise<J>;
  drop(): Promise<void>;
}

/** Holds the elevation of a host between the question and the end of the job that it is for. */
export function createElevation(host: Host): Elevation {
  let held: Extract<ElevationOutcome, { granted: true }> | undefined;

  async function drop(): Promise<void> {
    const mine = held;
    held = undefined;
    await mine?.release();
  }

  return {
    async ask() {
      if (held !== undefined) return;
      if (host.elevate === undefined) throw failure(errorCodes.notElevated, 'host.elevate', { params: {} });
      const outcome = await host.elevate();
      if (!outcome.granted) throw new Failure(outcome.error);
      held = outcome;
    },
    async forJob(start) {
      try {
        const job = await start();
        void job.done.then(drop, drop);
        return job;
      } catch (error) {
        await drop();
        throw error;
      }
    },
    drop,
  };
}
