import type { AppError, Envelope } from '../../contract/errors.ts';
import { Disconnected, type Transport } from './client.ts';

/** The parts of `fetch` that are used here. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** Where a page is served from, and who it is: the cookie travels by itself. */
export interface HttpTransportOptions {
  /** For example `http://127.0.0.1:4711`; empty in a page, whose own origin it is. */
  origin: string;
  fetch: Fetch;
}

async function post(options: HttpTransportOptions, path: string, input: unknown, signal?: AbortSignal) {
  try {
    return await options.fetch(`${options.origin}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    throw new Disconnected({ cause });
  }
}

/** Shows the one-time token and gets the cookie for it. Answers why not, if so. */
export async function enter(options: HttpTransportOptions, token: string): Promise<AppError | undefined> {
  const response = await post(options, '/session', { token });
  if (response.ok) return undefined;
  const envelope = (await response.json()) as Envelope<never>;
  return envelope.ok ? undefined : envelope.error;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Calls over HTTP, one request each; a feed is an answer whose lines come as they are made. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  return {
    async call(name, input, signal) {
      const response = await post(options, `/api/${name}`, input, signal);
      try {
        return (await response.json()) as Envelope<unknown>;
      } catch (cause) {
        throw new Disconnected({ cause });
      }
    },
    async *feed(name, input, signal) {
      const response = await post(options, `/api/${name}`, input, signal);
      if (!response.ok || response.body === null) {
        yield (await response.json()) as Envelope<unknown>;
        return;
      }
      try {
        for await (const line of linesOf(response.body)) yield JSON.parse(line) as Envelope<unknown>;
      } catch (cause) {
        if (signal.aborted) return;
        throw new Disconnected({ cause });
      }
    },
  };
}
