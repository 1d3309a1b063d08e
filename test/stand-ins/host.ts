import { join } from 'node:path';
import { failure, errorCodes } from '../../src/contract/errors.ts';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createBridgeHost } from '../../src/main/bridge/host.ts';
import { createLaunch, type Engine, type Launch } from '../../src/main/bridge/launch.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { Host, HostCall, HostRecord, HostResult, SecretHandle } from '../../src/main/ports.ts';
import type { Session } from '../../src/practice/host/stream.ts';
import { doing } from '../../src/practice/host/stream.ts';
import { ensureEngine } from '../../scripts/ps-engine.mjs';
import { root } from '../../scripts/setup.mjs';
import type { Strings } from './guest.ts';
import { ensureStandIns } from './modules.mjs';
import { practiceAnswer, stopping } from './practice.ts';
import { openStandIns, type StandInOptions } from './server.ts';

const found: Engine | { missing: string } = await ensureEngine();
/** Why no PowerShell engine can be had here, if so. With CI set that is a failure. */
const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

export const missing = 'missing' in found ? found.missing : undefined;
if (missing !== undefined && (process.env['CI'] ?? '') !== '')
  throw new Error(`no PowerShell engine: ${missing}`);

/** Where the product's own scripts are, and what runs them here. */
export const bridgeFiles = {
  script: join(root, 'src/ps-scripts/bridge-host.ps1'),
  cataloguePath: join(root, 'src/ps-scripts/catalogue.json'),
};

/** A call that has not answered yet. */
interface UnderWay {
  timeoutMs: number;
  /** Aborts it when its virtual time is used up. */
  late: AbortController;
  /** The caller's own. */
  signal: AbortSignal | undefined;
  /** Lines that the machine has said, those that the caller has heard, and who waits for the two to be even. */
  played: number;
  heard: number;
  waiting: (() => void)[];
}

export interface EngineHostOptions extends StandInOptions {
  label: string;
  /** The machine behind the stand-ins; asked anew for every call. */
  machine(): Session;
  reveal(handle: SecretHandle): string;
  graceMs?: number;
  /** Secrets of machines that were provisioned before. */
  strings?: Strings;
  /**
   * A PowerShell that is started while EFLOW is not installed finds no module of it, as on a real host. Not for machines that
   * take turns behind one engine.
   */
  hidesModule?: boolean;
}

export interface EngineHost extends Host {
  /** Whether another machine may be put behind it: nothing runs, and its PowerShell finds the modules of that machine. */
  fits(machine: Session): boolean;
}

const isBare = (session: Session): boolean => session.store.machine().msi === null;

/**
 * A practice machine reached as a real one is: bridge, engine, our scripts, stand-ins, and behind them the same simulated
 * commands that a practice host runs. Times of results are the machine's own.
 */
export async function openEngineHost(options: EngineHostOptions): Promise<EngineHost> {
  if ('missing' in found) throw new Error(found.missing);
  const { machine } = options;
  const { modulePath, bareModulePath } = await ensureStandIns();
  const limits = new Map<CatalogueName, UnderWay>();
  const standIns = await openStandIns(
    practiceAnswer(machine, {
      strings: options.strings ?? new Map<string, string>(),
      underWay: (op) => limits.has(op),
      timeoutMs: (op) => limits.get(op)?.timeoutMs ?? catalogue[op].timeoutMs,
      timedOut: (op) => limits.get(op)?.late.abort(),
      heard: async (op, { kind }, signal) => {
        const call = limits.get(op);
        // What a function of ours calls speaks to that function.
        if (call === undefined || catalogue[op].kind === 'function') return;
        if (kind !== 'information' && kind !== 'warning') return;
        call.played += 1;
        const stop = stopping(signal);
        while (call.heard < call.played && !isAborted(signal))
          await Promise.race([new Promise<void>((resolve) => call.waiting.push(resolve)), stop]);
        // Whoever cancels at a line means the machine as it was at that line.
        if (call.signal?.aborted === true) await stop;
      },
    }),
    options,
  );
  const env = { ...process.env, ...standIns.env };
  let bare: boolean | undefined;
  const launch: Launch = (proof) => {
    bare = options.hidesModule === true && isBare(machine());
    return createLaunch({
      script: bridgeFiles.script,
      catalogue: bridgeFiles.cataloguePath,
      env,
      clock: systemClock,
      engine: found,
      modules: bare ? bareModulePath : modulePath,
    })(proof);
  };
  const bridge = createBridgeHost({
    label: options.label,
    ...bridgeFiles,
    env,
    clock: systemClock,
    reveal: options.reveal,
    parts: {
      launch,
      graceMs: options.graceMs ?? 5_000,
      // PowerShell cannot tell where there is no Windows; the simulated account can.
      get elevated() {
        return machine().store.machine().account.elevated;
      },
    },
  });

  /** Time is the machine's: the bridge counts real time, in which a simulated deployment takes none. */
  function timed(call: HostCall, result: HostResult, since: number, late: AbortSignal): HostResult {
    const now = machine().clock.now();
    const times = { at: new Date(now).toISOString(), ms: now - since };
    if (!late.aborted || result.problem?.code !== errorCodes.commandCancelled) return { ...result, ...times };
    // The limit of virtual time stopped it, which the bridge took for a person.
    const params = { command: catalogue[call.op].command, ms: call.timeoutMs };
    const { error } = failure(errorCodes.commandTimeout, doing(call.op), { params, retry: 'safe' });
    return { ...result, ...times, problem: error };
  }

  async function limited(
    calls: readonly HostCall[],
    signal: AbortSignal | undefined,
    run: (signal: AbortSignal) => Promise<HostResult[]>,
    heard = 0,
  ): Promise<HostResult[]> {
    const since = machine().clock.now();
    const late = new AbortController();
    for (const { op, timeoutMs } of calls)
      limits.set(op, { timeoutMs, late, signal, played: 0, heard, waiting: [] });
    let results: HostResult[];
    try {
      results = await run(signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]));
    } finally {
      for (const { op } of calls) limits.delete(op);
    }
    return results.map((result, index) => {
      const call = calls[index];
      return call === undefined ? result : timed(call, result, since, late.signal);
    });
  }

  /** Passes records on and counts those that the machine waits for. */
  const told =
    ({ op }: HostCall, onRecord: (record: HostRecord) => void) =>
    (record: HostRecord): void => {
      const call = limits.get(op);
      try {
        onRecord(record);
      } finally {
        if (call !== undefined && (record.kind === 'information' || record.kind === 'warning')) {
          call.heard += 1;
          for (const go of call.waiting.splice(0)) go();
        }
      }
    };

  return {
    label: options.label,
    fits: (session) => limits.size === 0 && (bare === undefined || bare === isBare(session)),
    read: (calls, signal) =>
      // Nobody is told what a read says, so the machine waits for nobody.
      limited(calls, signal, (either) => bridge.read(calls, either), Number.POSITIVE_INFINITY),
    async run(call, onRecord, signal) {
      const [only] = await limited([call], signal, async (either) => [
        await bridge.run(call, told(call, onRecord), either),
      ]);
      if (only === undefined) throw new Error('no result');
      return only;
    },
    async close() {
      await bridge.close();
      await standIns.close();
    },
  };
}
