import { errorCodes, failure, type AppError } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import { catalogue, isCatalogueName, type CatalogueEntry } from '../../main/domain/catalogue.ts';
import type { Host, HostCall, HostRecord, HostResult, SecretHandle } from '../../main/ports.ts';
import type { Prompt } from '../state/machine.ts';
import { bind, project } from './bind.ts';
import { stopped } from './changes/run.ts';
import { invoke } from './invoke.ts';
import { readTime } from './query.ts';
import { doing, type Invocation, type Session, type Stream, type StreamItem } from './stream.ts';

/** How many texts of a command are kept. */
const keptLines = 200;

/** What a command has given so far. */
interface Gathered {
  output: Json[];
  lines: string[];
  exitCode?: number;
  problem?: AppError;
}

/** A question that the catalogue has no answer for ends the command at once (architecture.md 5). */
function undeclared(call: Invocation, prompt: Prompt): AppError {
  return failure(errorCodes.promptRequired, doing(call.op), {
    params: { command: call.command, text: prompt.text },
    origin: { kind: 'powershell', id: prompt.id, tail: [prompt.text] },
  }).error;
}

async function gather(
  call: Invocation,
  entry: CatalogueEntry,
  stream: Stream,
  onRecord: (record: HostRecord) => void,
): Promise<Gathered> {
  const got: Gathered = { output: [], lines: [] };
  const take = (item: Exclude<StreamItem, { kind: 'prompt' }>) => {
    switch (item.kind) {
      case 'output': {
        const value = project(entry, item.value);
        if (value !== undefined) got.output.push(value);
        break;
      }
      case 'exit':
        got.exitCode = item.code;
        break;
      case 'problem': {
        got.problem = {
          ...item.error,
          origin: { kind: 'powershell', ...item.error.origin, tail: got.lines.slice(-10) },
        };
        break;
      }
      case 'progress':
        onRecord(item);
        break;
      case 'information':
      case 'warning':
      case 'verbose':
      case 'error':
        if (item.kind !== 'verbose') got.lines = [...got.lines, item.text].slice(-keptLines);
        onRecord(item);
        break;
    }
  };
  let answer: string | undefined;
  for (;;) {
    const next = await stream.next(answer);
    answer = undefined;
    if (next.done === true) return got;
    if (next.value.kind !== 'prompt') {
      take(next.value);
      continue;
    }
    const { prompt } = next.value;
    answer = entry.prompts?.find((one) => one.id === prompt.id)?.answer;
    if (answer === undefined) {
      got.problem = undeclared(call, prompt);
      await stream.return();
      return got;
    }
  }
}

/** A call that may run, with the time it takes when it only reads; or why it may not. */
type Ready = { call: Invocation; entry: CatalogueEntry; ms: number } | { problem: AppError };

/** The simulated Windows machine as the product meets it: only catalogue entries run, and only as they say. */
export function createHost(session: Session, label: string, reveal: (handle: SecretHandle) => string): Host {
  const { store, clock } = session;

  function ready(
    { op, args, timeoutMs }: HostCall,
    signal: AbortSignal | undefined,
    readOnly: boolean,
  ): Ready {
    const refuse = (command: string, rule: string) => {
      const params = { command, parameter: '', rule };
      return { problem: failure(errorCodes.commandRefused, doing(op), { params, retry: 'never' }).error };
    };
    if (!isCatalogueName(op)) return refuse(op, 'unknown');
    const entry = catalogue[op];
    const { command } = entry;
    if (readOnly && entry.changes === true) return refuse(command, 'changes');
    const machine = store.machine();
    if (entry.elevated === true && !machine.account.elevated) {
      return { problem: failure(errorCodes.notElevated, doing(op), { params: { command } }).error };
    }
    const bound = bind(op, entry, args, reveal);
    if ('problem' in bound) return bound;
    const ms = entry.changes === true ? 0 : readTime(machine, op);
    const spent = { ms: Math.min(ms, timeoutMs) };
    return {
      call: { session, op, command, parameters: bound.parameters, timeoutMs, signal, spent },
      entry,
      ms,
    };
  }

  async function perform(ready: Ready, onRecord: (record: HostRecord) => void): Promise<HostResult> {
    const got = await attempt(ready, onRecord);
    return {
      output: got.output,
      lines: got.lines,
      ...(got.exitCode === undefined ? {} : { exitCode: got.exitCode }),
      ...(got.problem === undefined ? {} : { problem: got.problem }),
      at: new Date(clock.now()).toISOString(),
      ms: 'call' in ready ? ready.call.spent.ms : 0,
    };
  }

  async function attempt(ready: Ready, onRecord: (record: HostRecord) => void): Promise<Gathered> {
    const refused = (problem: AppError): Gathered => ({ output: [], lines: [], problem });
    if ('problem' in ready) return refused(ready.problem);
    const { call, entry, ms } = ready;
    if (call.signal?.aborted === true) return refused(stopped(call, 'aborted'));
    if (ms > call.timeoutMs) return refused(stopped(call, 'timeout'));
    return gather(call, entry, invoke(call), onRecord);
  }

  /** Lets the time of reads pass: lanes run side by side, the calls of one lane one after the other (architecture.md 5). */
  async function wait(all: readonly Ready[], signal: AbortSignal | undefined): Promise<void> {
    const lanes = new Map<string, number>();
    for (const one of all)
      if ('call' in one) lanes.set(one.entry.lane, (lanes.get(one.entry.lane) ?? 0) + one.call.spent.ms);
    const ms = Math.max(0, ...lanes.values());
    if (ms > 0) await clock.sleep(ms, signal);
  }

  return {
    label,
    async read(calls, signal) {
      const all = calls.map((call) => ready(call, signal, true));
      await wait(all, signal);
      const results: HostResult[] = [];
      for (const one of all) results.push(await perform(one, () => undefined));
      return results;
    },
    async run(call, onRecord, signal) {
      const one = ready(call, signal, false);
      await wait([one], signal);
      return perform(one, onRecord);
    },
    close: () => session.cloud.close(),
  };
}
