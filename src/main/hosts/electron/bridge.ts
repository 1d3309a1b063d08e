import type { IpcRenderer } from 'electron';
import type { Envelope } from '../../../contract/errors.ts';
import type { DeskBridge } from '../../../renderer/client/ipc.ts';
import { channels } from './channels.ts';

/** Which procedures there are, and which of them give items. Fixed when the program is built. */
export type ProcedureNames = Readonly<Record<string, 'call' | 'feed'>>;

/** A call that is not on the list: a defect of the page, or a page that is not ours. */
function refuse(name: unknown): never {
  throw new TypeError(`no call named ${String(name).slice(0, 64)}`);
}

/**
 * The two functions that a page gets, and all it gets (style.md E2.5): the names are a fixed list, and channels, events and
 * frames of Electron stay on this side.
 */
export function createBridge(
  ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on'>,
  names: ProcedureNames,
): DeskBridge {
  interface Feed {
    item(envelope: Envelope<unknown>): void;
    end(): void;
  }
  const feeds = new Map<number, Feed>();
  let last = 0;

  ipc.on(channels.item, (_event, id: number, envelope: Envelope<unknown>) => feeds.get(id)?.item(envelope));
  ipc.on(channels.end, (_event, id: number) => {
    const feed = feeds.get(id);
    feeds.delete(id);
    feed?.end();
  });

  const isKind = (name: unknown, kind: 'call' | 'feed'): name is string =>
    typeof name === 'string' && names[name] === kind;

  return {
    async call(name, input) {
      if (!isKind(name, 'call')) return refuse(name);
      return (await ipc.invoke(channels.call, name, input)) as Envelope<unknown>;
    },
    feed(name, input, item, end) {
      if (!isKind(name, 'feed')) return refuse(name);
      const id = ++last;
      feeds.set(id, { item, end });
      ipc.send(channels.feed, id, name, input);
      return () => {
        if (feeds.delete(id)) ipc.send(channels.stop, id);
      };
    },
  };
}
