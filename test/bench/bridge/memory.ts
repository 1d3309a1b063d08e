import { readFileSync } from 'node:fs';
import { mustEqual, commands, recordOf } from './commands.ts';
import { openShell, type Places, type Way } from './shells.ts';

/** Megabytes at one moment. */
export interface Held {
  node: number;
  /** Absent where it cannot be read. */
  shell?: number;
}

export interface MemoryRow {
  who: Way;
  calls: number;
  before: Held;
  after: Held;
}

const settled = 100;
const megabyte = 1024 * 1024;

/** Resident megabytes of a process; undefined where there is no /proc. */
function residentOf(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  const match = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match === null ? undefined : Number(match[1]) / 1024;
}

/**
 * What Node and PowerShell hold after many calls for an object of 1 KB, against what they held after the first hundred.
 * Wants a Node process of its own, since all ways together would share its memory.
 */
export async function measureMemory(
  way: Way,
  calls: number,
  places: Places,
  tidy: () => void,
): Promise<MemoryRow> {
  const shell = openShell(way, places);
  const held = async (): Promise<Held> => {
    const resident = residentOf(await shell.pid());
    tidy();
    const node = process.memoryUsage.rss() / megabyte;
    return resident === undefined ? { node } : { node, shell: resident };
  };
  try {
    let before: Held | undefined;
    for (let call = 0; call < calls; call++) {
      if (call === settled) before = await held();
      mustEqual(`record by ${way}`, await shell.call(commands.record(call)), [recordOf(call)]);
    }
    const after = await held();
    return { who: way, calls, before: before ?? after, after };
  } finally {
    await shell.close();
  }
}
