import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { FactId, FactValue } from '../../src/contract/facts.ts';
import type { Json } from '../../src/contract/json.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import { absent, probes, type HostFactId } from '../../src/main/domain/probes.ts';
import type { HostArg, HostRecord, HostResult } from '../../src/main/ports.ts';
import type { CloudState } from '../../src/practice/state/cloud.ts';
import type { MachineState } from '../../src/practice/state/machine.ts';
import {
  openPractice,
  type Practice,
  type PracticeOptions,
  type RealTime,
} from '../../src/practice/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  folders.push(folder);
  return folder;
}

/** Real time that moves only by what is slept, and by hand. */
export interface HandTime extends RealTime {
  pass(ms: number): void;
}

export function handTime(start = Date.UTC(2026, 2, 2, 8)): HandTime {
  let now = start;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    sleep: async (ms) => {
      now += ms;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
  };
}

export const secrets = new Map<string, string>([['fingerprints', 'a key of fingerprints']]);

/** A handle for a secret text. */
export function secret(text: string): { handle: string } {
  const handle = `secret-${secrets.size}`;
  secrets.set(handle, text);
  return { handle };
}

export interface Bench extends Practice {
  folder: string;
  real: HandTime;
  run(op: CatalogueName, args?: Record<string, HostArg>, more?: RunOptions): Promise<Ran>;
  read(op: CatalogueName, args?: Record<string, HostArg>): Promise<HostResult>;
  fact<K extends HostFactId>(id: K): Promise<FactValue<K> | undefined>;
  /** The value, or why there is none: an error code, `absent`, or `shape`. */
  factOr(id: HostFactId): Promise<Learnt>;
  /** All of these in one round trip, in their order. */
  factsOr(ids: readonly HostFactId[]): Promise<Learnt[]>;
}

type Learnt = { value: FactValue<FactId> } | { unknown: string };

export interface RunOptions {
  timeoutMs?: number;
  signal?: AbortSignal;
  onRecord?: (record: HostRecord) => void;
}

export interface Ran extends HostResult {
  records: HostRecord[];
}

export type BenchOptions = Partial<Omit<PracticeOptions, 'real'>> & { real?: HandTime };

/** Opens a practice machine without waiting for anything. */
export async function bench(scenario: string, options: BenchOptions = {}): Promise<Bench> {
  const folder = options.folder ?? join(tempFolder(), 'machine');
  const real = options.real ?? handTime();
  const reveal = ({ handle }: { handle: string }) => secrets.get(handle) ?? '';
  const practice = await openPractice({
    scale: 0,
    reveal,
    isAlive: () => true,
    ...options,
    scenario,
    folder,
    real,
  });
  const { host } = practice.world;

  const read = async (op: CatalogueName, args: Record<string, HostArg> = {}) => {
    const [result] = await host.read([{ op, args, timeoutMs: catalogue[op].timeoutMs }]);
    if (result === undefined) throw new Error('no result');
    return result;
  };
  const factsOr: Bench['factsOr'] = async (ids) => {
    const results = await host.read(
      ids.map((id) => {
        const { op, args, fingerprints } = probes[id];
        const key = fingerprints === true ? { fingerprintKey: { handle: 'fingerprints' } } : {};
        return { op, args: { ...args, ...key }, timeoutMs: catalogue[op].timeoutMs };
      }),
    );
    return results.map((result, i) => {
      const id = ids[i];
      if (id === undefined || result.problem !== undefined)
        return { unknown: result.problem?.code ?? 'nothing' };
      try {
        const value = probes[id].read(result.output, result.lines);
        return value === absent ? { unknown: 'absent' } : { value };
      } catch {
        return { unknown: 'shape' };
      }
    });
  };
  const factOr: Bench['factOr'] = async (id) => (await factsOr([id]))[0] ?? { unknown: 'nothing' };
  return {
    ...practice,
    folder,
    real,
    read,
    factOr,
    factsOr,
    async run(op, args = {}, { timeoutMs = catalogue[op].timeoutMs, signal, onRecord } = {}) {
      const records: HostRecord[] = [];
      const keep = (record: HostRecord) => {
        records.push(record);
        onRecord?.(record);
      };
      const result = await host.run({ op, args, timeoutMs }, keep, signal);
      return { ...result, records };
    },
    async fact<K extends HostFactId>(id: K) {
      const fact = await factOr(id);
      return 'value' in fact ? (fact.value as FactValue<K>) : undefined;
    },
  };
}

/** A file that looks like an installer of EFLOW. */
export function installerFile(
  version = '1.5.7.01026',
  architecture: 'X64' | 'ARM64' = 'X64',
  bytes = 'd0cf11e0a1b11ae1',
): string {
  const path = join(tempFolder(), `AzureIoTEdge_LTS_${version}_${architecture}.msi`);
  writeFileSync(path, Buffer.concat([Buffer.from(bytes, 'hex'), Buffer.alloc(64)]));
  return path;
}

export const deployArgs = {
  acceptOptionalTelemetry: 'No',
  cpuCount: 1,
  memoryInMB: 1024,
  vmDataSize: 10,
  vmLogSize: 'Small',
} as const;

export const install = (b: Bench, version?: string) =>
  b.run('msi.install', { package: installerFile(version), log: 'C:\\logs\\install.log' });

export const deploy = (b: Bench, more: Record<string, Json> = {}) =>
  b.run('eflow.deploy', { ...deployArgs, ...more });

/** What the technician was handed over: the connection string of the practice device. */
export function handedOver(b: Bench): string {
  const shown = b.machine.show() as { cloud: { devices: { handedOver: string | null }[] } };
  return shown.cloud.devices[0]?.handedOver ?? '';
}

export const provisionManually = (b: Bench, text = handedOver(b)) =>
  b.run('eflow.provision.connectionString', { devConnString: secret(text) });

export const enableTpm = (b: Bench) => b.run('eflow.setFeature', { feature: 'DpsTpm', enable: true });

export const provisionTpm = (b: Bench, more: Record<string, string> = {}) =>
  b.run('eflow.provision.dpsTpm', { scopeId: '0ne00ABCDEF', ...more });

/** A machine of the scenario with EFLOW on it and the TPM passed through. */
export async function deployed(scenario = 'already-deployed'): Promise<Bench> {
  const b = await bench(scenario);
  if (scenario !== 'already-deployed') {
    await install(b);
    await deploy(b);
  }
  await enableTpm(b);
  return b;
}

/** What the VM tells. */
export async function runtime(b: Bench): Promise<FactValue<'guest.runtime'>> {
  const value = await b.fact('guest.runtime');
  if (value === undefined) throw new Error('the VM does not answer');
  return value;
}

/** What it tells after some time. */
export async function after(b: Bench, ms: number): Promise<FactValue<'guest.runtime'>> {
  await b.world.clock.sleep(ms);
  return runtime(b);
}

/** True when a line of a log has this in it. */
export const has = (lines: readonly { text: string }[], fragment: string): boolean =>
  lines.some((line) => line.text.includes(fragment));

/** Everything a machine keeps, as one text; what a colleague handed over lies in a folder of its own. */
export function folderText(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8'))
    .join('\n');
}

function rewrite(path: string, change: (state: unknown) => void): void {
  const state: unknown = JSON.parse(readFileSync(path, 'utf8'));
  change(state);
  writeFileSync(path, JSON.stringify(state));
}

/** Changes a machine's stored state by hand, for situations no scenario has. */
export function edit(b: Pick<Bench, 'folder'>, change: (machine: MachineState) => void): void {
  rewrite(join(b.folder, 'machine.json'), (state) => {
    change(state as MachineState);
  });
}

/** The same for one part of it. */
export function patch<K extends keyof MachineState>(
  b: Pick<Bench, 'folder'>,
  part: K,
  values: Partial<MachineState[K]>,
): void {
  edit(b, (machine) => {
    Object.assign(machine[part] as object, values);
  });
}

export function editCloud(b: Pick<Bench, 'folder'>, change: (cloud: CloudState) => void): void {
  rewrite(join(b.folder, 'cloud.json'), (state) => {
    change(state as CloudState);
  });
}

/** Lets others run until this holds; practice waits in real time of a few milliseconds only where it must. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 10_000; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  throw new Error('it never came');
}
