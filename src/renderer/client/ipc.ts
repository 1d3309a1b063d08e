import type { Envelope } from '../../contract/errors.ts';
import type { Transport } from './client.ts';

/** What the preload script puts on the window in Electron: three functions, nothing else (style.md E2.5). */
export interface DeskBridge {
  /** `begun` is told at once how to stop what was begun. */
  call(name: string, input: unknown, begun?: (stop: () => void) => void): Promise<Envelope<unknown>>;
  /** Gives items until `end`; the function it answers stops the feed. */
  feed(
    name: string,
    input: unknown,
    item: (envelope: Envelope<unknown>) => void,
    end: () => void,
  ): () => void;
  /** Full path of a file that a person dropped or chose; empty for one that lies nowhere. */
  pathOf(file: File): string;
}

/** Calls through Electron's IPC. */
export function createIpcTransport(desk: DeskBridge): Transport {
  return {
    async call(name, input, signal) {
      if (signal === undefined) return desk.call(name, input);
      const listening = new AbortController();
      try {
        return await desk.call(name, input, (stop) =>
          signal.addEventListener('abort', stop, { once: true, signal: listening.signal }),
        );
      } finally {
        listening.abort();
      }
    },
    async *feed(name, input, signal) {
      const waiting: Envelope<unknown>[] = [];
      const over = { yet: false };
      let wake: () => void = () => undefined;
      const finish = (): void => {
        over.yet = true;
        wake();
      };
      const stop = desk.feed(
        name,
        input,
        (envelope) => {
          waiting.push(envelope);
          wake();
        },
        finish,
      );
      signal.addEventListener('abort', finish);
      try {
        for (;;) {
          const next = waiting.shift();
          if (next !== undefined) {
            yield next;
            continue;
          }
          if (over.yet) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        signal.removeEventListener('abort', finish);
        stop();
      }
    },
  };
}
