import type { Envelope } from '../../contract/errors.ts';
import type { Transport } from './client.ts';

/** What the preload script puts on the window in Electron: two functions, nothing else (style.md E2.5). */
export interface DeskBridge {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  /** Gives items until `end`; the function it answers stops the feed. */
  feed(
    name: string,
    input: unknown,
    item: (envelope: Envelope<unknown>) => void,
    end: () => void,
  ): () => void;
}

/** Calls through Electron's IPC. */
export function createIpcTransport(desk: DeskBridge): Transport {
  return {
    call: (name, input) => desk.call(name, input),
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
