import type { Json } from '../../contract/json.ts';
import type { CatalogueEntry } from '../domain/catalogue.ts';
import { isSecretHandle, type HostArg, type SecretHandle } from '../ports.ts';
import type { RunFrame } from './channel.ts';
import type { BridgeRecord, CallEnd } from './records.ts';
import { BridgeDown, type Session, type Supervisor } from './supervisor.ts';

/** One entry of the catalogue to be run. */
export interface BridgeCall {
  name: string;
  params: Readonly<Record<string, HostArg>>;
  timeoutMs: number;
  /** Streams wanted beside output, errors, warnings and information. */
  streams?: readonly ('verbose' | 'progress')[];
  signal?: AbortSignal | undefined;
  /** Told everything in order. A promise slows the command down until it resolves. */
  onRecord?: (record: BridgeRecord) => void | Promise<void>;
}

/** What came of a call. It never throws for what the command did. */
export interface BridgeOutcome extends CallEnd {
  output: Json[];
  /** Places of the output that did not come over whole. */
  incomplete: string[];
  /** The error that ended the command, or the first one that did not. */
  errors: Extract<BridgeRecord, { kind: 'error' }>[];
  /** The answer was longer than is kept; the command was stopped. */
  tooLong: boolean;
}

export interface Bridge {
  run(call: BridgeCall): Promise<BridgeOutcome>;
  /** Starts all with one write. One failure does not touch another. */
  runAll(calls: readonly BridgeCall[]): Promise<BridgeOutcome[]>;
  /** Whether PowerShell runs elevated; null when it cannot tell. */
  elevated(): Promise<boolean | null>;
  /** Starts PowerShell and loads the modules of these lanes in the background, so that no call waits for it. Never fails. */
  prewarm(lanes: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface BridgeOptions {
  supervisor: Supervisor;
  catalogue: Readonly<Record<string, CatalogueEntry>>;
  reveal: (handle: SecretHandle) => string;
  /** Time between asking a command to stop and giving up on it. */
  graceMs?: number;
}

const graceMs = 5_000;
/** Levels of an object: the configuration of a VM needs six. */
const depth = 8;
/** Characters of output kept for one call (powershell-bridge.md 4.6). */
const mostOutput = 64 * 1024 * 1024;
const mostErrors = 100;

/** Rough size of an answer in characters. */
function sizeOf(value: Json): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, item]) => sum + key.length + sizeOf(item), 8);
}

function empty(end: CallEnd): BridgeOutcome {
  return { ...end, output: [], incomplete: [], errors: [], tooLong: false };
}

/** Stops each call when its signal aborts; one listener a signal, however many calls share it. Answers what takes them off. */
function onAbort(calls: readonly BridgeCall[], stops: readonly (() => void)[]): () => void {
  const signals = new Set(calls.flatMap(({ signal }) => signal ?? []));
  const undo = [...signals].map((signal) => {
    const abort = (): void => calls.forEach((call, index) => call.signal === signal && stops[index]?.());
    signal.addEventListener('abort', abort, { once: true });
    return () => signal.removeEventListener('abort', abort);
  });
  return () => undo.forEach((one) => one());
}

/** The long-lived PowerShell behind one awaitable call. */
export function createBridge(options: BridgeOptions): Bridge {
  const { supervisor, reveal } = options;

  /** Strings with lone surrogates go as they are: JSON escapes them and the host unescapes them. */
  function frameOf(call: BridgeCall): RunFrame {
    const p = Object.fromEntries(
      Object.entries(call.params).map(([name, arg]) => [
        name,
        isSecretHandle(arg) ? { $: 'secret', v: reveal(arg) } : arg,
      ]),
    );
    const st = (call.streams ?? []).map((name) => name.charAt(0)).join('');
    return { c: call.name, p, to: Math.round(call.timeoutMs), g: options.graceMs ?? graceMs, st, d: depth };
  }

  function settle(session: Session, name: string, end: CallEnd): void {
    const entry = Object.hasOwn(options.catalogue, name) ? options.catalogue[name] : undefined;
    const abandoned = end.state === 'abandoned';
    // What must not be torn apart is left running when it was given up: its process is not replaced.
    const left = abandoned && entry?.critical === true;
    supervisor.settled(session, {
      fresh: entry?.freshProcessAfter === true && end.started && !left,
      abandoned: abandoned && !left,
    });
  }

  async function runAll(calls: readonly BridgeCall[]): Promise<BridgeOutcome[]> {
    const down = ({ reason, stray }: BridgeDown) => {
      const printed = stray.trim();
      const end: CallEnd = { state: 'gone', started: false, ms: 0, why: reason };
      return empty(printed === '' ? end : { ...end, printed: printed.split(/\r?\n/u) });
    };
    const cancelled = empty({ state: 'cancelled', started: false, ms: 0 });
    const wanted = calls.filter((call) => call.signal?.aborted !== true);
    if (wanted.length === 0) return calls.map(() => cancelled);
    let session: Session;
    try {
      session = await supervisor.acquire();
    } catch (error) {
      if (!(error instanceof BridgeDown)) throw error;
      return calls.map(() => down(error));
    }
    const { channel } = session;
    // Asked again: somebody may have aborted while PowerShell was starting.
    const running = calls.filter((call) => call.signal?.aborted !== true);
    const outcomes = new Map<BridgeCall, Promise<BridgeOutcome>>();
    const ids: number[] = [];
    const stops: (() => void)[] = [];
    const prepared = running.map((call, index) => {
      const stop = (): void => {
        const id = ids[index];
        if (id !== undefined) channel.cancel(id);
      };
      stops.push(stop);
      const { listener, outcome } = listen(call, stop);
      outcomes.set(call, outcome);
      return { frame: frameOf(call), listener };
    });
    ids.push(...channel.start(prepared));
    const forget = onAbort(running, stops);
    const all = calls.map(async (call) => {
      const outcome = await outcomes.get(call);
      if (outcome === undefined) return cancelled;
      settle(session, call.name, outcome);
      return outcome;
    });
    try {
      return await Promise.all(all);
    } finally {
      forget();
    }
  }

  /** Gathers what a call says, up to a limit. */
  function listen(call: BridgeCall, stop: () => void) {
    const output: Json[] = [];
    const incomplete: string[] = [];
    const errors: BridgeOutcome['errors'] = [];
    let size = 0;
    let tooLong = false;
    let broken: Error | undefined;
    let finish: (end: CallEnd) => void = () => undefined;
    const outcome = new Promise<BridgeOutcome>((resolve, reject) => {
      finish = (end) => {
        if (broken === undefined) resolve({ ...end, output, incomplete, errors, tooLong });
        else reject(broken);
      };
    });
    const take = (record: BridgeRecord): void => {
      if (record.kind === 'error' && (errors.length < mostErrors || record.how === 'term'))
        errors.push(record);
      if (record.kind !== 'output' || tooLong) return;
      size += sizeOf(record.value);
      if (size > mostOutput) {
        tooLong = true;
        stop();
        return;
      }
      output.push(record.value);
      for (const loss of record.lost) {
        if (loss.kind === 'more' || loss.kind === 'cut') incomplete.push(loss.path);
      }
    };
    const listener = {
      onRecord(record: BridgeRecord) {
        if (broken !== undefined) return undefined;
        take(record);
        try {
          return call.onRecord?.(record);
        } catch (error) {
          // The command is not to go on unheard, and its PowerShell has done nothing wrong.
          broken = error instanceof Error ? error : new Error('listener', { cause: error });
          stop();
          return undefined;
        }
      },
      onEnd: (end: CallEnd) => finish(end),
    };
    return { listener, outcome };
  }

  return {
    runAll,
    async run(call) {
      const [outcome] = await runAll([call]);
      if (outcome === undefined) throw new Error('no outcome');
      return outcome;
    },
    async elevated() {
      return (await supervisor.acquire()).elevated;
    },
    prewarm: (lanes) => supervisor.prewarm(lanes),
    close: () => supervisor.close(),
  };
}
