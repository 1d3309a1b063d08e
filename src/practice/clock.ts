import type { Clock } from '../main/ports.ts';
import type { Store } from './store/store.ts';

/** Real time, the only place it enters practice. */
export interface RealTime {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The real time of this computer. Sleeping ends early, without error, when the signal aborts. */
export const realTime: RealTime = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/** How fast practice time goes for this process. It may be changed while somebody waits. */
export interface Pace {
  /** Real time per virtual time; 0 waits for nothing. */
  scale: number;
}

/** Longest real wait between two looks, so that other processes see the time move. */
const chunkMs = 200;

/**
 * The clock of a practice machine: real time plus an offset kept with the machine, so that every process sees the same
 * time. Sleeping takes its pace's part of the real time and raises the offset to where it should be afterwards; two who sleep at
 * once raise it to the later end and not to the sum.
 */
export function createClock(store: Store, real: RealTime, pace: Pace): Clock {
  const now = () => real.now() + store.machine().clockOffsetMs;
  const raise = (target: number) => {
    store.change((machine) => {
      machine.clockOffsetMs = Math.max(machine.clockOffsetMs, target - real.now());
    });
  };
  return {
    now,
    async sleep(ms, signal) {
      const start = now();
      const end = start + Math.max(0, ms);
      let slept = 0;
      do {
        const { scale } = pace;
        const step = scale > 0 ? Math.max(1, chunkMs / scale) : Number.POSITIVE_INFINITY;
        const part = Math.min(step, Math.max(0, end - now()));
        await real.sleep(part * scale, signal);
        if (signal?.aborted === true) return;
        slept += part;
        raise(start + slept);
      } while (now() < end);
    },
  };
}
