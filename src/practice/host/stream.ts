import { errorCodes, failure, type AppError } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { CatalogueName } from '../../main/domain/catalogue.gen.ts';
import type { Clock, HostRecord } from '../../main/ports.ts';
import type { DeviceCloud } from '../cloud/port.ts';
import type { Pace, RealTime } from '../clock.ts';
import type { Prompt } from '../state/machine.ts';
import type { Store } from '../store/store.ts';

/** What a running command gives, in the order it gives it. A prompt is answered through the generator's `next`. */
export type StreamItem =
  | HostRecord
  | { kind: 'output'; value: Json }
  | { kind: 'exit'; code: number }
  | { kind: 'prompt'; prompt: Prompt }
  /** The command ended by an error of its own, or could not go on. Nothing comes after it. */
  | { kind: 'problem'; error: AppError };

/** A command as it runs. What `next` is given answers the prompt before. */
export type Stream = AsyncGenerator<StreamItem, void, string | undefined>;

/** One process working on the machine. */
export interface Session {
  store: Store;
  clock: Clock;
  pace: Pace;
  cloud: DeviceCloud;
  real: RealTime;
  pid: number;
}

/** One call of a command with its parameters bound. A secret stands in `parameters` in plain text and goes no further. */
export interface Invocation {
  session: Session;
  op: CatalogueName;
  /** Module-qualified name of the command. */
  command: string;
  parameters: Readonly<Record<string, Json>>;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Virtual time the command has taken so far. */
  spent: { ms: number };
}

/** A command of the simulated Windows. */
export type Command = (call: Invocation) => Stream;

/** The message key of what is being done, for {@link AppError}. */
export function doing(op: CatalogueName): string {
  return `host.${op}`;
}

/** A command that ended with an error of its own. */
export function commandFailed(call: Pick<Invocation, 'op' | 'command'>, text: string): AppError {
  return failure(errorCodes.commandFailed, doing(call.op), {
    params: { command: call.command, text },
    origin: { kind: 'powershell' },
  }).error;
}

/** How a command ends that this machine does not have: `Module\\Name` of a cmdlet, or the name of a program. */
export async function* commandAbsent(call: Pick<Invocation, 'op'>, command: string): Stream {
  const [module, cmdlet] = command.split('\\');
  const text =
    cmdlet === undefined
      ? `This Windows has no ${command}.`
      : `The module '${module}' could not be loaded. For more information, run 'Import-Module ${module}'.`;
  yield { kind: 'error', text };
  const error = failure(errorCodes.commandAbsent, doing(call.op), {
    params: { command },
    origin: { kind: 'powershell', id: 'CommandNotFoundException' },
  }).error;
  yield { kind: 'problem', error };
}

/** A parameter as text; the catalogue has checked its type before. */
export function textParameter(call: Pick<Invocation, 'parameters'>, name: string): string | undefined {
  const value = call.parameters[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberParameter(call: Pick<Invocation, 'parameters'>, name: string): number | undefined {
  const value = call.parameters[name];
  return typeof value === 'number' ? value : undefined;
}

export function flagParameter(call: Pick<Invocation, 'parameters'>, name: string): boolean {
  return call.parameters[name] === true;
}

export function textsParameter(call: Pick<Invocation, 'parameters'>, name: string): string[] {
  const value = call.parameters[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
