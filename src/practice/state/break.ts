import { z } from 'zod';

/**
 * A command that breaks at one of its phases, with the text (for the installer: the exit code) that it ends with there.
 * `ends` is what takes the cause away: its having struck once, a new installation of EFLOW, a full start of Windows, a stop
 * of the VM, or only somebody who removes it (`practice break causes-removed`).
 */
export const Break = z.strictObject({
  /** Id of the change, such as `eflow.deploy`. */
  change: z.string(),
  /** Name of the phase. */
  phase: z.string(),
  text: z.string(),
  ends: z.enum(['once', 'reinstall', 'restart', 'vm-stop', 'cure']),
});
export type Break = z.infer<typeof Break>;

interface Broken {
  faults: { breaks: Break[] };
}

/** The cause of these breaks is gone. */
export function endBreaks({ faults }: Broken, ends: Break['ends']): void {
  faults.breaks = faults.breaks.filter((one) => one.ends !== ends);
}

/** The break that waits at this phase; one that strikes once is taken off. */
export function takeBreak({ faults }: Broken, change: string, phase: string): Break | undefined {
  const found = faults.breaks.find((one) => one.change === change && one.phase === phase);
  if (found?.ends === 'once') faults.breaks = faults.breaks.filter((one) => one !== found);
  return found;
}
