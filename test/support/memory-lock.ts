import type { Holder, Lock } from '../../src/main/ports.ts';

/** One machine's lock among the simulated processes of a test. A dead holder holds nothing, as with the real one. */
export function createMemoryLock(isAlive: (pid: number) => boolean): (pid: number) => Lock {
  let held: { by: Holder; onCancel: (now: boolean) => void } | undefined;
  const current = () => (held !== undefined && isAlive(held.by.pid) ? held : undefined);
  return () => ({
    async acquire(holder, onCancel) {
      const other = current();
      if (other !== undefined) return { held: false, by: other.by };
      const mine = { by: holder, onCancel };
      held = mine;
      return {
        held: true,
        release: async () => {
          if (held === mine) held = undefined;
        },
      };
    },
    who: async () => current()?.by,
    requestCancel: async (job, now) => {
      const other = current();
      if (other?.by.job !== job) return false;
      other.onCancel(now);
      return true;
    },
  });
}
