import { errorCodes, failure, Failure, type AppError, type Envelope } from '../../contract/errors.ts';
import {
  procedures,
  type Input,
  type NamesOf,
  type Output,
  type Procedure,
  type ProcedureName,
} from '../../contract/procedures.ts';
import type { Log } from '../ports.ts';

/** Answers of one world. Forgetting one does not compile. */
export type Handlers = {
  [N in Exclude<ProcedureName, NamesOf<'feed'>>]: (
    input: Input<N>,
    signal: AbortSignal,
  ) => Promise<Output<N>>;
} & {
  [N in NamesOf<'feed'>]: (input: Input<N>, signal: AbortSignal) => AsyncIterable<Output<N>>;
};

/** Who asks: decides what may be asked. */
export interface Caller {
  /** Correlation id from the click to the journal line. */
  id: string;
  /**
   * `everything`: a person at the product's own face. `unelevated`: whoever reaches it over the network of this computer;
   * they get what the program was started with and no more (style.md E2.29). `read`: may only read.
   */
  may: 'everything' | 'unelevated' | 'read';
}

export interface Router {
  /**
   * Aborting says that nobody waits for the answer any longer: what can be ended ends, and the answer is `cancelled`
   * unless a command was already done. A job goes on, whoever waited for its beginning.
   */
  call<N extends Exclude<ProcedureName, NamesOf<'feed'>>>(
    name: N,
    input: Input<N>,
    caller: Caller,
    signal?: AbortSignal,
  ): Promise<Envelope<Output<N>>>;
  feed<N extends NamesOf<'feed'>>(
    name: N,
    input: Input<N>,
    caller: Caller,
    signal: AbortSignal,
  ): AsyncIterable<Envelope<Output<N>>>;
}

/** Of who waits for an answer, however long it takes. */
const patient = new AbortController().signal;

export interface RouterDeps {
  handlers: Handlers;
  log: Log;
  /** Monotonic milliseconds for the log; not the time of the world. */
  ticks(): number;
  practice: boolean;
}

/** The one door: validates what comes, authorises, calls, validates what goes, times and logs it without its data. */
export function createRouter({ handlers, log, ticks, practice }: RouterDeps): Router {
  function admit(name: string, input: unknown, caller: Caller): { procedure: Procedure; input: unknown } {
    if (!Object.hasOwn(procedures, name)) {
      throw failure(errorCodes.unknownProcedure, 'call', {
        params: { name: name.slice(0, 64) },
        retry: 'never',
      });
    }
    const procedure: Procedure = procedures[name as ProcedureName];
    if (procedure.practice === true && !practice)
      throw failure(errorCodes.practiceOnly, 'call', { params: { name }, retry: 'never' });
    if (caller.may === 'read' && (procedure.kind === 'command' || procedure.kind === 'job')) {
      throw failure(errorCodes.commandRefused, 'call', { params: { command: name }, retry: 'never' });
    }
    if (procedure.elevates === true && caller.may === 'unelevated')
      throw failure(errorCodes.notElevated, 'host.elevate', { params: {} });
    const parsed = procedure.input.safeParse(input);
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        rule: 'invalid',
        params: { code: issue.code },
      }));
      throw failure(errorCodes.badInput, 'call', { params: { name }, fields, retry: 'never' });
    }
    return { procedure, input: parsed.data };
  }

  function release(name: string, procedure: Procedure, value: unknown): unknown {
    const parsed = procedure.output.safeParse(value);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw failure(errorCodes.badOutput, 'call', { params: { name, where }, retry: 'never' });
  }

  function asError(error: unknown, name: string): AppError {
    if (error instanceof Failure) return error.error;
    log.write('error', 'call.broke', {
      name,
      error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    });
    return failure(errorCodes.internal, 'call', {
      params: { reason: error instanceof Error ? error.name : 'unknown' },
    }).error;
  }

  return {
    async call(name, input, caller, signal = patient) {
      const begun = ticks();
      let outcome: Envelope<unknown>;
      let heard = patient;
      try {
        const { procedure, input: admitted } = admit(name, input, caller);
        if (procedure.kind !== 'job') heard = signal;
        heard.throwIfAborted();
        const handler = handlers[name] as (input: unknown, signal: AbortSignal) => Promise<unknown>;
        const value = await handler(admitted, heard);
        // What was cut off in the midst of reading is no answer.
        if (procedure.kind === 'query') heard.throwIfAborted();
        outcome = { id: caller.id, ok: true, value: release(name, procedure, value) };
      } catch (error) {
        // What breaks in another way is a defect, whoever waits.
        const cut = heard.aborted && (error === heard.reason || error instanceof Failure);
        const told = cut ? failure(errorCodes.cancelled, 'call', { retry: 'safe' }) : error;
        outcome = { id: caller.id, ok: false, error: asError(told, name) };
      }
      const ms = Math.round(ticks() - begun);
      log.write(outcome.ok ? 'info' : 'warn', 'call', {
        id: caller.id,
        name,
        ms,
        ...(outcome.ok ? {} : { code: outcome.error.code }),
      });
      return outcome as Envelope<never>;
    },

    async *feed(name, input, caller, signal) {
      try {
        const admitted = admit(name, input, caller);
        const handler = handlers[name] as (input: unknown, signal: AbortSignal) => AsyncIterable<unknown>;
        for await (const item of handler(admitted.input, signal)) {
          yield {
            id: caller.id,
            ok: true,
            value: release(name, admitted.procedure, item),
          } as Envelope<never>;
        }
      } catch (error) {
        yield { id: caller.id, ok: false, error: asError(error, name) };
      }
    },
  };
}
