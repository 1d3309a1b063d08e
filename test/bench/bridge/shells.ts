import { execFile, type ExecFileException } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PowerShell } from 'node-powershell';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import { createBridge } from '../../../src/main/bridge/bridge.ts';
import { createLaunch, type Engine } from '../../../src/main/bridge/launch.ts';
import { createSupervisor } from '../../../src/main/bridge/supervisor.ts';
import type { BridgeRecord } from '../../../src/main/bridge/records.ts';
import type { CatalogueEntry } from '../../../src/main/domain/catalogue.ts';

export const ways = ['bridge', 'node-powershell', 'spawn'] as const;
export type Way = (typeof ways)[number];

/** A command as each way of calling names it. */
export interface Command {
  /** Name in the catalogue of the bench. */
  entry: string;
  /** Name with its module. */
  name: string;
  /** Texts are words of the bench; `true` is a switch. */
  params: Readonly<Record<string, string | number | true>>;
  /** What the caller wants: all text, in whatever pieces it comes; each line by itself; or objects. */
  as: 'text' | 'lines' | 'objects';
}

export interface Answer {
  /** What the command gave, in the form that was asked for. A text may come whole or in items. */
  value: unknown;
  /** How it ended: `ok` or `cancelled`. */
  state: string;
  /** Records of progress that came. */
  progress: { count: number; done: boolean };
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Told once, as soon as anything of the output is there. Ways that cannot tell do not call it before the end. */
  onFirst?: () => void;
  /** Asks for progress, where that can be asked for. */
  progress?: boolean;
}

/** One way of calling PowerShell, open. */
export interface Shell {
  /** Throws when the command fails. */
  call(command: Command, options?: CallOptions): Promise<Answer>;
  /** Reads items of text at the bridge's channel, below its limit for one call. Only the bridge has it. */
  read?(command: Command): Promise<string[]>;
  /** Process id of PowerShell; undefined when there is none between calls. */
  pid(): Promise<number | undefined>;
  close(): Promise<void>;
}

export interface Places {
  /** The engine as one program. */
  program: string;
  /** Absolute path of src/ps-scripts/bridge-host.ps1. */
  script: string;
  /** Absolute path of catalogue.json beside this file. */
  catalogue: string;
  /** PSModulePath of every PowerShell that is started. */
  modules: string;
  env: Readonly<Record<string, string | undefined>>;
}

const quiet = { count: 0, done: false };
const budgetMs = 600_000;

/** A list also when there was one object only, which ConvertTo-Json writes without brackets. */
const asList = (value: unknown): unknown => (Array.isArray(value) ? value : [value]);

/** The text of a command, as callers of a text interface have to write it. */
export function textOf({ name, params, as }: Command): string {
  const words = Object.entries(params).map(([param, value]) =>
    value === true ? `-${param}` : `-${param} ${quoted(value)}`,
  );
  const pipe = as === 'objects' ? ' | BenchJson\\ConvertTo-Json -Compress' : '';
  return `${[name, ...words].join(' ')}${pipe}`;
}

const quoted = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

/** What a text interface printed, in the form that was asked for. */
export function valueOf(printed: string, as: Command['as']): unknown {
  if (as === 'objects') return asList(JSON.parse(printed));
  if (as === 'lines') return printed.trimEnd().split(/\r?\n/u);
  return printed;
}

/** What every PowerShell of the bench gets, so that all start alike. */
function environment({ env, modules }: Places): NodeJS.ProcessEnv {
  const dotnet = Object.entries(env).filter(([name]) => name.startsWith('DOTNET_'));
  const windows = ['SystemRoot', 'windir', 'TEMP', 'ProgramData'].map((name) => [name, env[name]]);
  return {
    ...Object.fromEntries([...dotnet, ...windows]),
    PATH: env['PATH'],
    HOME: env['HOME'],
    TMPDIR: env['TMPDIR'],
    PSModulePath: modules,
  };
}

function openBridge(places: Places): Shell {
  const bytes = readFileSync(places.catalogue);
  const { entries } = JSON.parse(bytes.toString('utf8')) as { entries: Record<string, CatalogueEntry> };
  const engine: Engine = { command: places.program, args: [] };
  const launch = createLaunch({
    script: places.script,
    catalogue: places.catalogue,
    env: places.env,
    clock: systemClock,
    engine,
    modules: places.modules,
  });
  let pid: number | undefined;
  const supervisor = createSupervisor({
    launch: async (proof) => {
      const launched = await launch(proof);
      pid = launched.pid;
      return launched;
    },
    clock: systemClock,
    catalogueHash: createHash('sha256').update(bytes).digest('hex'),
  });
  const bridge = createBridge({ supervisor, catalogue: entries, reveal: ({ handle }) => handle });
  return {
    async call(command, { signal, onFirst, progress } = {}) {
      const seen = { ...quiet };
      let first = onFirst;
      const onRecord = (record: BridgeRecord): void => {
        if (record.kind === 'progress') {
          seen.count += 1;
          seen.done = record.done;
        } else if (record.kind === 'output') {
          first?.();
          first = undefined;
        }
      };
      const outcome = await bridge.run({
        name: command.entry,
        params: command.params,
        timeoutMs: budgetMs,
        ...(progress === true ? { streams: ['progress'] as const } : {}),
        ...(signal === undefined ? {} : { signal }),
        // As other callers do, nothing is listened to that nobody wants.
        ...(progress === true || onFirst !== undefined ? { onRecord } : {}),
      });
      const fine = outcome.state === 'ok' || (outcome.state === 'cancelled' && signal?.aborted === true);
      if (!fine || outcome.errors.length > 0 || outcome.incomplete.length > 0 || outcome.tooLong)
        throw new Error(`${command.entry}: ${JSON.stringify({ ...outcome, output: outcome.output.length })}`);
      return { value: outcome.output, state: outcome.state, progress: seen };
    },
    async read(command) {
      const items: string[] = [];
      const { channel } = await supervisor.acquire();
      await new Promise<void>((resolve, reject) => {
        channel.start([
          {
            frame: { c: command.entry, p: command.params, to: budgetMs, g: 5_000, st: '', d: 8 },
            listener: {
              onRecord: (record) => {
                if (record.kind === 'output' && typeof record.value === 'string') items.push(record.value);
                else reject(new Error(`${command.entry}: ${JSON.stringify(record).slice(0, 500)}`));
              },
              onEnd: (end) => {
                if (end.state === 'ok') resolve();
                else reject(new Error(`${command.entry}: ${JSON.stringify(end)}`));
              },
            },
          },
        ]);
      });
      return items;
    },
    pid: async () => pid,
    close: () => bridge.close(),
  };
}

/**
 * The package as its documentation shows it, with the options that the others start with. Its executable is named by
 * NODE_POWERSHELL, which it reads from our own environment.
 */
function openNodePowerShell(places: Places): Shell {
  process.env['NODE_POWERSHELL'] = places.program;
  const shell = new PowerShell({
    executableOptions: { '-NoProfile': true, '-ExecutionPolicy': 'Bypass' },
    spawnOptions: { env: environment(places), windowsHide: true },
  });
  return {
    async call(command, { onFirst } = {}) {
      const { raw } = await shell.invoke(textOf(command));
      onFirst?.();
      return { value: valueOf(raw, command.as), state: 'ok', progress: quiet };
    },
    pid: async () => Number((await shell.invoke('$PID')).raw),
    async close() {
      await shell.dispose();
    },
  };
}

function openSpawn(places: Places): Shell {
  const before = ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command'];
  const options = {
    env: environment(places),
    encoding: 'utf8' as const,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  };
  return {
    call: (command, { signal, onFirst } = {}) =>
      new Promise((resolve, reject) => {
        const done = (error: ExecFileException | null, stdout: string, stderr: string): void => {
          if (signal?.aborted === true && error?.signal === 'SIGKILL')
            resolve({ value: undefined, state: 'cancelled', progress: quiet });
          else if (error !== null || stderr !== '')
            reject(new Error(`${command.name}: ${error?.message ?? ''} ${stderr}`));
          else resolve({ value: valueOf(stdout, command.as), state: 'ok', progress: quiet });
        };
        const child = execFile(places.program, [...before, textOf(command)], options, done);
        // Its own way to stop answers before the process is gone, which would say nothing.
        signal?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
        if (onFirst !== undefined) child.stdout?.once('data', onFirst);
      }),
    pid: async () => undefined,
    close: async () => undefined,
  };
}

/** Opens one way of calling. PowerShell itself may start with the first call only. */
export function openShell(way: Way, places: Places): Shell {
  switch (way) {
    case 'bridge':
      return openBridge(places);
    case 'node-powershell':
      return openNodePowerShell(places);
    case 'spawn':
      return openSpawn(places);
  }
}
