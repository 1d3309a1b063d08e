import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { errorCodes, failure } from '../../contract/errors.ts';
import { catalogue as ours, type CatalogueEntry } from '../domain/catalogue.ts';
import type { Clock, Host, HostCall, HostRecord, HostResult, SecretHandle } from '../ports.ts';
import { createBridge, type Bridge, type BridgeCall, type BridgeOutcome } from './bridge.ts';
import { createElevator, type ElevatorOptions } from './elevate.ts';
import { createLaunch, type Engine, type Launch } from './launch.ts';
import { doing, exitCodeOf, problemOf } from './problems.ts';
import type { BridgeRecord } from './records.ts';
import { BridgeDown, createSupervisor } from './supervisor.ts';

export interface BridgeHostOptions {
  label: string;
  /** Absolute paths of bridge-host.ps1 and catalogue.json. */
  script: string;
  cataloguePath: string;
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  reveal: (handle: SecretHandle) => string;
  /** In place of what is found; for tests. */
  parts?: Partial<{
    engine: Engine;
    modules: string;
    catalogue: Readonly<Record<string, CatalogueEntry>>;
    launch: Launch;
    /** Where PowerShell cannot tell whether it is elevated. */
    elevated: boolean;
    graceMs: number;
    /** In place of the dialog of Windows. */
    elevator: Pick<ElevatorOptions, 'ask' | 'renew' | 'mark'>;
  }>;
}

/** Tells whose account acts, so it is asked where the changes are made: consent may be another account's. */
const actor = 'account.read';

/** How many texts of a command are kept, as on a practice host. */
const keptLines = 200;

/** The file that the script will read must be the catalogue that this program was made with: a half-done update shows here. */
function catalogueHash(path: string, entries: Readonly<Record<string, CatalogueEntry>>): string {
  const bytes = readFileSync(path);
  const read = JSON.parse(bytes.toString('utf8')) as { entries?: unknown };
  if (!isDeepStrictEqual(read.entries, entries)) throw new BridgeDown('catalogue-differs');
  return createHash('sha256').update(bytes).digest('hex');
}

/** A record as services know it; output goes another way, debug goes nowhere. */
function hostRecord(record: BridgeRecord): HostRecord | undefined {
  switch (record.kind) {
    case 'output':
    case 'debug':
      return undefined;
    case 'error':
      return { kind: 'error', text: record.error.text };
    case 'progress':
      return {
        kind: 'progress',
        activity: record.activity,
        status: record.status,
        percent: record.percent,
      };
    case 'information':
    case 'warning':
    case 'verbose':
      return { kind: record.kind, text: record.text };
  }
}

/** This computer as a host, which can be got ready before it is asked. */
export type BridgeHost = Host & Required<Pick<Host, 'prewarm'>>;

/** This computer through Windows PowerShell. */
export function createBridgeHost(options: BridgeHostOptions): BridgeHost {
  const { clock, parts = {} } = options;
  const catalogue: Readonly<Record<string, CatalogueEntry>> = parts.catalogue ?? ours;
  const launch =
    parts.launch ??
    createLaunch({
      script: options.script,
      catalogue: options.cataloguePath,
      env: options.env,
      clock,
      ...(parts.engine === undefined ? {} : { engine: parts.engine }),
      ...(parts.modules === undefined ? {} : { modules: parts.modules }),
    });
  const hash = catalogueHash(options.cataloguePath, catalogue);
  const supervisor = createSupervisor({ launch, clock, catalogueHash: hash });
  const bridge = createBridge({
    supervisor,
    catalogue,
    reveal: options.reveal,
    ...(parts.graceMs === undefined ? {} : { graceMs: parts.graceMs }),
  });

  const elevator = createElevator({
    clock,
    catalogueHash: hash,
    async ask(request) {
      try {
        return await (await supervisor.acquire()).channel.elevate(request);
      } catch (error) {
        if (error instanceof BridgeDown) return { state: 'gone', code: 0 };
        throw error;
      }
    },
    ...parts.elevator,
  });
  const elevatedBridge = createBridge({
    supervisor: elevator,
    catalogue,
    reveal: options.reveal,
    ...(parts.graceMs === undefined ? {} : { graceMs: parts.graceMs }),
  });

  const result = (more: Partial<HostResult>): HostResult => ({
    output: [],
    lines: [],
    at: new Date(clock.now()).toISOString(),
    ms: 0,
    ...more,
  });

  /** Why a call may not even be sent. */
  function refused(call: HostCall, readOnly: boolean): HostResult | undefined {
    const refuse = (command: string, rule: string) =>
      result({
        problem: failure(errorCodes.commandRefused, doing(call.op), {
          params: { command, parameter: '', rule },
          retry: 'never',
        }).error,
      });
    const entry = Object.hasOwn(catalogue, call.op) ? catalogue[call.op] : undefined;
    if (entry === undefined) return refuse(call.op, 'unknown');
    if (readOnly && entry.changes === true) return refuse(entry.command, 'changes');
    return undefined;
  }

  async function elevated(): Promise<boolean> {
    if (parts.elevated !== undefined) return parts.elevated;
    try {
      // Where PowerShell cannot tell, the command itself will.
      return (await bridge.elevated()) ?? true;
    } catch (error) {
      if (error instanceof BridgeDown) return true;
      throw error;
    }
  }

  async function all(
    calls: readonly HostCall[],
    readOnly: boolean,
    onRecord: (record: HostRecord) => void,
    signal: AbortSignal | undefined,
  ): Promise<HostResult[]> {
    const prepare = (call: HostCall, entry: CatalogueEntry): { lines: string[]; bridged: BridgeCall } => {
      const lines: string[] = [];
      const bridged: BridgeCall = {
        name: call.op,
        params: call.args,
        timeoutMs: call.timeoutMs,
        signal,
        ...(entry.changes === true ? { streams: ['verbose', 'progress'] as const } : {}),
        onRecord(record) {
          const told = hostRecord(record);
          if (told === undefined) return;
          if (told.kind === 'information' || told.kind === 'warning' || told.kind === 'error') {
            lines.push(told.text);
            if (lines.length > keptLines) lines.shift();
          }
          onRecord(told);
        },
      };
      return { lines, bridged };
    };

    const results: HostResult[] = calls.map(() => result({}));
    const sent: {
      index: number;
      call: HostCall;
      entry: CatalogueEntry;
      lines: string[];
      bridged: BridgeCall;
      by: Bridge;
    }[] = [];
    for (const [index, call] of calls.entries()) {
      const refusal = refused(call, readOnly);
      const entry = catalogue[call.op];
      if (refusal !== undefined || entry === undefined) results[index] = refusal ?? result({});
      else if (elevator.held() && (entry.elevated === true || call.op === actor))
        sent.push({ index, call, entry, by: elevatedBridge, ...prepare(call, entry) });
      else if (entry.elevated === true && signal?.aborted !== true && !(await elevated())) {
        const params = { command: entry.command };
        results[index] = result({
          problem: failure(errorCodes.notElevated, doing(call.op), { params }).error,
        });
      } else sent.push({ index, call, entry, by: bridge, ...prepare(call, entry) });
    }
    const outcomes: (BridgeOutcome | undefined)[] = sent.map(() => undefined);
    const runBy = async (by: Bridge): Promise<void> => {
      const mine = sent.filter((one) => one.by === by);
      const ended = await by.runAll(mine.map(({ bridged }) => bridged));
      mine.forEach((one, i) => {
        outcomes[sent.indexOf(one)] = ended[i];
      });
    };
    await Promise.all([...new Set(sent.map(({ by }) => by))].map(runBy));
    for (const [position, { index, call, entry, lines }] of sent.entries()) {
      const outcome = outcomes[position];
      if (outcome === undefined) continue;
      const problem = problemOf(call, entry, outcome, lines);
      const exitCode = exitCodeOf(entry, outcome);
      results[index] = result({
        output: outcome.output,
        lines,
        ms: outcome.ms,
        ...(exitCode === undefined ? {} : { exitCode }),
        ...(problem === undefined ? {} : { problem }),
      });
    }
    return results;
  }

  return {
    label: options.label,
    read: (calls, signal) => all(calls, true, () => undefined, signal),
    async run(call, onRecord, signal) {
      const [only] = await all([call], false, onRecord, signal);
      return only ?? result({});
    },
    async elevate() {
      // Whoever started this product elevated is asked nothing.
      if (parts.elevator === undefined && (await elevated()))
        return { granted: true, release: async () => undefined };
      const error = await elevator.grant();
      if (error !== undefined) return { granted: false, error };
      return { granted: true, release: () => elevator.release() };
    },
    prewarm: (lanes) => bridge.prewarm(lanes),
    async close() {
      await Promise.all([bridge.close(), elevatedBridge.close()]);
    },
  };
}
