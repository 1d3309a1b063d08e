import { fileURLToPath } from 'node:url';
import { failure, errorCodes } from '../../src/contract/errors.ts';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createBridgeHost } from '../../src/main/bridge/host.ts';
import type { Engine } from '../../src/main/bridge/launch.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { Host, HostCall, HostResult, SecretHandle } from '../../src/main/ports.ts';
import type { Session } from '../../src/practice/host/stream.ts';
import { doing } from '../../src/practice/host/stream.ts';
import { ensureEngine } from '../../scripts/ps-engine.mjs';
import type { Strings } from './guest.ts';
import { ensureStandIns } from './modules.mjs';
import { practiceAnswer } from './practice.ts';
import { openStandIns, type StandInOptions } from './server.ts';

const found: Engine | { missing: string } = await ensureEngine();
/** Why no PowerShell engine can be had here, if so. With CI set that is a failure. */
export const missing = 'missing' in found ? found.missing : undefined;
if (missing !== undefined && (process.env['CI'] ?? '') !== '')
  throw new Error(`no PowerShell engine: ${missing}`);

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Where the product's own scripts are, and what runs them here. */
export const bridgeFiles = {
  script: process.env['DEV_SCRIPT'] ?? path('../../src/ps-scripts/bridge-host.ps1'),
  cataloguePath: path('../../src/ps-scripts/catalogue.json'),
};

export interface EngineHostOptions extends StandInOptions {
  label: string;
  /** The machine behind the stand-ins; asked anew for every call. */
  machine(): Session;
  reveal(handle: SecretHandle): string;
  graceMs?: number;
  /** Connection strings of machines that were provisioned before. */
  strings?: Strings;
}

/**
 * A practice machine reached as a real one is: bridge, engine, our scripts, stand-ins, and behind them the same simulated
 * commands that a practice host runs. Times of results are the machine's own.
 */
export async function openEngineHost(options: EngineHostOptions): Promise<Host> {
  if ('missing' in found) throw new Error(found.missing);
  const { machine } = options;
  const { modulePath } = await ensureStandIns();
  const limits = new Map<CatalogueName, { timeoutMs: number; late: AbortController }>();
  const standIns = await openStandIns(
    practiceAnswer(machine, {
      strings: options.strings ?? new Map<string, string>(),
      underWay: (op) => limits.has(op),
      timeoutMs: (op) => limits.get(op)?.timeoutMs ?? catalogue[op].timeoutMs,
      timedOut: (op) => limits.get(op)?.late.abort(),
    }),
    options,
  );
  const bridge = createBridgeHost({
    label: options.label,
    ...bridgeFiles,
    env: { ...process.env, ...standIns.env },
    clock: systemClock,
    reveal: options.reveal,
    parts: {
      engine: found,
      modules: modulePath,
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
  ): Promise<HostResult[]> {
    const since = machine().clock.now();
    const late = new AbortController();
    for (const { op, timeoutMs } of calls) limits.set(op, { timeoutMs, late });
    const results = await run(signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]));
    for (const { op } of calls) limits.delete(op);
    return results.map((result, index) => {
      const call = calls[index];
      return call === undefined ? result : timed(call, result, since, late.signal);
    });
  }

  return {
    label: options.label,
    read: (calls, signal) => limited(calls, signal, (either) => bridge.read(calls, either)),
    async run(call, onRecord, signal) {
      const [only] = await limited([call], signal, async (either) => [
        await bridge.run(call, onRecord, either),
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
