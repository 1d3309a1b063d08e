import type { AppError, Envelope } from '../../contract/errors.ts';
import type { Input, NamesOf, Output, ProcedureName } from '../../contract/procedures.ts';

/** How calls travel: over HTTP, over Electron's IPC, or not at all when both sides are in one process. */
export interface Transport {
  /** Aborting tells the other side that nobody waits any longer; what comes of the promise then is no answer. */
  call(name: string, input: unknown, signal?: AbortSignal): Promise<Envelope<unknown>>;
  /** Ends when the other side has nothing more; throws {@link Disconnected} when the way there broke. */
  feed(name: string, input: unknown, signal: AbortSignal): AsyncIterable<Envelope<unknown>>;
}

/** The answer was a failure. */
export class CallError extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.name = 'CallError';
    this.error = error;
  }
}

/** There was no answer: the program behind the page has ended or cannot be reached. */
export class Disconnected extends Error {
  constructor(options?: { cause?: unknown }) {
    super('disconnected', options);
    this.name = 'Disconnected';
  }
}

/** Every procedure of the product, by its name, with the types of the table. */
export interface Client {
  /** Aborting ends the work where it is done, as far as it can be ended, and rejects with the reason of the signal. */
  call<N extends Exclude<ProcedureName, NamesOf<'feed'>>>(
    name: N,
    input: Input<N>,
    signal?: AbortSignal,
  ): Promise<Output<N>>;
  feed<N extends NamesOf<'feed'>>(
    name: N,
    input: Input<N>,
    signal: AbortSignal,
  ): AsyncGenerator<Output<N>, void, void>;
}

function valueOf(envelope: Envelope<unknown>): unknown {
  if (envelope.ok) return envelope.value;
  throw new CallError(envelope.error);
}

/** The one client, over whatever carries it. Answers were checked against the table by the router that gave them. */
export function createClient(transport: Transport): Client {
  return {
    async call(name, input, signal) {
      signal?.throwIfAborted();
      try {
        return valueOf(await transport.call(name, input, signal)) as never;
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    },
    async *feed(name, input, signal) {
      for await (const envelope of transport.feed(name, input, signal)) yield valueOf(envelope) as never;
    },
  };
}
