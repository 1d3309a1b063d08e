import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { goalsOf } from './goals.ts';
import { measureMemory, type MemoryRow } from './memory.ts';
import { tell, type Header, type Report } from './report.ts';
import { runScenario, type Row } from './run.ts';
import { scenariosOf, type Size } from './scenarios.ts';
import { openShell, type Places, type Way } from './shells.ts';
import { randomFrom } from './statistics.ts';

export { measureMemory, tell };

export interface BenchOptions {
  places: Places;
  size: Size;
  seed: number;
  nodePowerShell: Header['nodePowerShell'];
  /** Ids of the rows to run; all when it is empty. */
  only: readonly string[];
  /** Measures memory in a Node process of its own. */
  memory(way: Way, calls: number): Promise<MemoryRow>;
  /** Told what is being done. */
  say(text: string): void;
}

/** Collects garbage, so that nobody pays for another's. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

const memoryCalls: Readonly<Record<Size, number>> = { full: 10_000, quick: 1_000, tiny: 150 };

/** Runs the rows one after the other. Throws when a way did not do the work: then no figure says anything. */
export async function bench(options: BenchOptions): Promise<Report> {
  const { places, size, seed, say } = options;
  const begun = performance.now();
  const before = loadavg()[0] ?? 0;
  const version = execFileSync(places.program, ['-NoLogo', '-NoProfile', '-Version'], { encoding: 'utf8' });
  const isWanted = (id: string) => options.only.length === 0 || options.only.includes(id);
  const open = (way: Way) => openShell(way, places);
  const around = { open, random: randomFrom(seed), tidy: garbageCollector() };
  const rows: Row[] = [];
  for (const scenario of scenariosOf(size, open)) {
    if (!isWanted(scenario.id)) continue;
    const since = performance.now();
    const row = await runScenario(scenario, around);
    rows.push(row);
    const who = row.entries.map((entry) => `${entry.who} ${entry.ms.n}`).join(', ');
    say(`${scenario.title}: ${who}, ${((performance.now() - since) / 1000).toFixed(1)} s`);
  }
  const memory: MemoryRow[] = [];
  // A spawn per call holds nothing between calls.
  for (const way of isWanted('memory') ? (['bridge', 'node-powershell'] as const) : []) {
    memory.push(await options.memory(way, memoryCalls[size]));
    say(`memory: ${way}`);
  }
  return {
    schemaVersion: 1,
    header: {
      engine: version.trim(),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      cores: cpus().length,
      load: { before, after: loadavg()[0] ?? 0 },
      nodePowerShell: options.nodePowerShell,
      size,
      seed,
      seconds: (performance.now() - begun) / 1000,
    },
    rows,
    memory,
    goals: goalsOf(rows),
  };
}
