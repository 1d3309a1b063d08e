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
 * The three functions that a page gets, and all it gets (style.md E2.5): the names are a fixed list, and channels, events
 * and frames of Electron stay on this side. `pathOf` tells where a file lies that a person dropped on the page or chose.
 *
 * @assumed style.md E2.5: a File of the page passes into the preload script as it is, and webUtils tells its full path | verify: start the app on Windows and drop a certificate file on the identity page; both path fields show full paths
 */
export function createBridge(
  ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on'>,
  names: ProcedureNames,
  pathOf: DeskBridge['pathOf'],
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
    pathOf,
    async call(name, input, begun) {
      if (!isKind(name, 'call')) return refuse(name);
      const id = ++last;
      const answer = ipc.invoke(channels.call, name, input, id) as Promise<Envelope<unknown>>;
      begun?.(() => ipc.send(channels.leave, id));
      return answer;
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
