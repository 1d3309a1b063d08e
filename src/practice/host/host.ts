import { errorCodes, failure, type AppError } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import { catalogue, isCatalogueName, type CatalogueEntry } from '../../main/domain/catalogue.ts';
import type { Host, HostCall, HostRecord, HostResult, SecretHandle } from '../../main/ports.ts';
import type { Prompt } from '../state/machine.ts';
import { bind, project } from './bind.ts';
import { spend, stopped } from './changes/run.ts';
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

const refused = (error: AppError): Gathered => ({ output: [], lines: [], problem: error });

/** The simulated Windows machine as the product meets it: only catalogue entries run, and only as they say. */
export function createHost(session: Session, label: string, reveal: (handle: SecretHandle) => string): Host {
  const { store, clock } = session;

  async function perform(
    call: HostCall,
    onRecord: (record: HostRecord) => void,
    signal?: AbortSignal,
    readOnly = false,
  ): Promise<HostResult> {
    const spent = { ms: 0 };
    const got = await attempt(call, onRecord, signal, spent, readOnly);
    return {
      output: got.output,
      lines: got.lines,
      ...(got.exitCode === undefined ? {} : { exitCode: got.exitCode }),
      ...(got.problem === undefined ? {} : { problem: got.problem }),
      at: new Date(clock.now()).toISOString(),
      ms: spent.ms,
    };
  }

  async function attempt(
    { op, args, timeoutMs }: HostCall,
    onRecord: (record: HostRecord) => void,
    signal: AbortSignal | undefined,
    spent: { ms: number },
    readOnly: boolean,
  ): Promise<Gathered> {
    if (!isCatalogueName(op)) {
      const params = { command: op, parameter: '', rule: 'unknown' };
      return refused(failure(errorCodes.commandRefused, doing(op), { params, retry: 'never' }).error);
    }
    const entry = catalogue[op];
    if (readOnly && entry.changes === true) {
      const params = { command: entry.command, parameter: '', rule: 'changes' };
      return refused(failure(errorCodes.commandRefused, doing(op), { params, retry: 'never' }).error);
    }
    const bound = bind(op, entry, args, reveal);
    if ('problem' in bound) return refused(bound.problem);
    if (entry.elevated === true && !store.machine().account.elevated) {
      return refused(
        failure(errorCodes.notElevated, doing(op), { params: { command: entry.command } }).error,
      );
    }
    const call: Invocation = {
      session,
      op,
      command: entry.command,
      parameters: bound.parameters,
      timeoutMs,
      signal,
      spent,
    };
    if (signal?.aborted === true) return refused(stopped(call, 'aborted'));
    if (entry.changes !== true) {
      const stop = await spend(call, readTime(store.machine(), op));
      if (stop !== undefined) return refused(stopped(call, stop));
    }
    return gather(call, entry, invoke(call), onRecord);
  }

  return {
    label,
    async read(calls, signal) {
      const results: HostResult[] = [];
      for (const call of calls) results.push(await perform(call, () => undefined, signal, true));
      return results;
    },
    run: (call, onRecord, signal) => perform(call, onRecord, signal),
    close: () => Promise.resolve(),
  };
}
