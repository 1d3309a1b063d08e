import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../src/main/app.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { HostCall, World } from '../../src/main/ports.ts';
import type { Session } from '../../src/practice/host/stream.ts';
import { openSession } from '../../src/practice/index.ts';
import { openEngineHost } from '../stand-ins/host.ts';

/** How long each cmdlet of the scan takes, in milliseconds of the machine's own time. */
const latencyMs = 2_000;

/** How a scan took its time: its lanes one by one, and the whole. */
export interface ScanTime {
  /** Reads of each lane of the catalogue; those of one lane wait for each other. */
  lanes: Record<string, number>;
  /** What the longest lane takes by itself, and what the scan took. */
  slowestMs: number;
  ms: number;
  /** How many commands took their time at once, at most; 0 where practice itself counts the time. */
  atOnce: number;
}

/** A session that tells how many commands wait at once, at most. */
function counting(session: Session): { session: Session; atOnce(): number } {
  let waiting = 0;
  let most = 0;
  const sleep: Session['clock']['sleep'] = async (ms, signal) => {
    most = Math.max(most, (waiting += 1));
    await session.clock.sleep(ms, signal);
    waiting -= 1;
  };
  return { session: { ...session, clock: { ...session.clock, sleep } }, atOnce: () => most };
}

/**
 * Times a scan of a deployed machine whose every command takes two seconds. `practice`: on the practice host, in virtual
 * time. `bridge`: through bridge, PowerShell and stand-ins, in real time, of which a second of the machine is `scale`.
 */
export async function timeScan(way: 'practice' | 'bridge', scale: number): Promise<ScanTime> {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-scan-'));
  const scenario = 'already-deployed';
  const { session } = openSession({ scenario, folder: join(folder, 'practice', scenario), scale });
  const counted = counting(session);
  const engine =
    way === 'bridge'
      ? await openEngineHost({ label: 'engine', machine: () => counted.session, reveal: () => '' })
      : undefined;
  const asked: HostCall[] = [];
  const wrapWorld = (world: World): World => {
    if (world.kind !== 'practice') return world;
    const host = engine ?? world.host;
    return {
      ...world,
      host: {
        ...host,
        read: (calls, signal) => {
          asked.push(...calls);
          return host.read(calls, signal);
        },
      },
    };
  };
  const app = await openApp({
    host: { kind: 'practice', scenario },
    stateFolder: folder,
    version: '0.0.0',
    env: {},
    practiceScale: scale,
    parts: { wrapWorld },
  });
  try {
    const scan = async (): Promise<number> => {
      asked.length = 0;
      const real = performance.now();
      const answer = await app.router.call('host.scan', {}, { id: 'bench', may: 'everything' });
      if (!answer.ok) throw new Error(answer.error.code);
      return way === 'bridge' ? (performance.now() - real) / scale : answer.value.ms;
    };
    // The first scan also starts PowerShell and loads its modules.
    if (way === 'bridge') await scan();
    session.store.change((machine) => {
      for (const op of Object.keys(catalogue)) machine.faults.slowReads[op] = latencyMs;
    });
    const ms = await scan();
    const lanes: Record<string, number> = {};
    for (const { op } of asked) lanes[catalogue[op].lane] = (lanes[catalogue[op].lane] ?? 0) + 1;
    const slowestMs = Math.max(...Object.values(lanes)) * latencyMs;
    return { lanes, slowestMs, ms, atOnce: counted.atOnce() };
  } finally {
    await app.close();
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
