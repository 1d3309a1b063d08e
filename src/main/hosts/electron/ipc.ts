import { randomBytes } from 'node:crypto';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import {
  errorCodes,
  failure,
  type AppError,
  type Envelope,
  type ErrorCode,
} from '../../../contract/errors.ts';
import { procedures, type Procedure } from '../../../contract/procedures.ts';
import type { Log } from '../../ports.ts';
import type { Caller, Router } from '../../services/router.ts';
import { channels } from './channels.ts';
import { origin } from './origin.ts';

export interface IpcOptions {
  ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  router: Router;
  log: Log;
  /** The page of our window now; undefined while there is none. */
  page(): WebContents | undefined;
}

type Running = Map<number, AbortController>;

/** Largest input as JSON, in bytes: the same as over HTTP. */
const mostBytes = 1024 * 1024;
/** More feeds than a page of ours ever has at a time. */
const mostFeeds = 64;

const refusal = (code: ErrorCode, params: AppError['params']): AppError =>
  failure(code, 'call', { params, retry: 'never' }).error;

/** The input as plain JSON of bounded size, or why it is none. */
function plain(input: unknown): { value: unknown } | { error: AppError } {
  let text: string | undefined;
  try {
    text = JSON.stringify(input) as string | undefined;
  } catch {
    text = undefined;
  }
  if (text === undefined) return { error: refusal(errorCodes.webRequest, { rule: 'json' }) };
  if (Buffer.byteLength(text) > mostBytes) return { error: refusal(errorCodes.webRequest, { rule: 'size' }) };
  return { value: JSON.parse(text) };
}

/**
 * Answers the calls of our page, and of nobody else (style.md E2.6): whoever asks must be the main frame of our window,
 * with exactly our origin, and what is asked is plain JSON of bounded size. The router checks the rest.
 *
 * @assumed style.md E2.6: the origin of our page reads eflow-desk://app, and the main frame has no parent | verify: start the app on Windows; a page that is refused shows nothing, and logs/eflow-desk.log has ipc.refused
 */
export function serveIpc({ ipcMain, router, log, page }: IpcOptions): void {
  /** What runs for each page, by the ids that it gave. */
  const feeds = new WeakMap<WebContents, Running>();
  const calls = new WeakMap<WebContents, Running>();
  const feedsOf = (contents: WebContents): Running => runningIn(feeds, contents);
  const callsOf = (contents: WebContents): Running => runningIn(calls, contents);

  function isOurPage({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
    return (
      sender === page() &&
      senderFrame !== null &&
      senderFrame.parent === null &&
      senderFrame.origin === origin
    );
  }

  function refuse(what: string, event: IpcMainEvent | IpcMainInvokeEvent): AppError {
    log.write('warn', 'ipc.refused', { what, origin: event.senderFrame?.origin ?? '' });
    return refusal(errorCodes.webForeign, { what: 'sender' });
  }

  const newCaller = (): Caller => ({ id: randomBytes(6).toString('hex'), may: 'everything' });

  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown, id: unknown) => {
    const caller = newCaller();
    const no = (error: AppError): Envelope<never> => ({ id: caller.id, ok: false, error });
    if (!isOurPage(event)) return no(refuse('call', event));
    if (typeof name !== 'string') return no(refusal(errorCodes.unknownProcedure, { name: '' }));
    if (kindOf(name) === 'feed') return no(refusal(errorCodes.unknownProcedure, { name }));
    const given = plain(input);
    if ('error' in given) return no(given.error);
    const over = new AbortController();
    const running = callsOf(event.sender);
    if (typeof id === 'number') running.set(id, over);
    try {
      return await router.call(name as never, given.value as never, caller, over.signal);
    } finally {
      if (running.get(id as number) === over) running.delete(id as number);
    }
  });

  ipcMain.on(channels.leave, (event, id: unknown) => {
    if (isOurPage(event)) stop(callsOf(event.sender), id as number);
    else refuse('leave', event);
  });

  ipcMain.on(channels.feed, (event, id: unknown, name: unknown, input: unknown) => {
    if (!isOurPage(event)) {
      refuse('feed', event);
      return;
    }
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return;
    const { sender } = event;
    const running = feedsOf(sender);
    if (running.has(id)) return;
    const give = (envelope: Envelope<unknown>): void => {
      if (!sender.isDestroyed()) sender.send(channels.item, id, envelope);
    };
    const end = (): void => {
      if (!sender.isDestroyed()) sender.send(channels.end, id);
    };
    const caller = newCaller();
    const given = plain(input);
    const error =
      typeof name !== 'string' || kindOf(name) !== 'feed'
        ? refusal(errorCodes.unknownProcedure, { name: String(name).slice(0, 64) })
        : running.size >= mostFeeds
          ? refusal(errorCodes.webRequest, { rule: 'feeds' })
          : 'error' in given
            ? given.error
            : undefined;
    if (error !== undefined || 'error' in given) {
      if (error !== undefined) give({ id: caller.id, ok: false, error });
      end();
      return;
    }
    const over = new AbortController();
    running.set(id, over);
    void (async () => {
      try {
        const items: AsyncIterable<Envelope<unknown>> = router.feed(
          name as never,
          given.value as never,
          caller,
          over.signal,
        );
        for await (const item of items) {
          if (over.signal.aborted) return;
          give(item);
        }
      } finally {
        // A page that was loaded anew may have given the same id again.
        if (running.get(id) === over) running.delete(id);
        if (!over.signal.aborted) end();
      }
    })();
  });

  ipcMain.on(channels.stop, (event, id: unknown) => {
    if (!isOurPage(event)) {
      refuse('stop', event);
      return;
    }
    stop(feedsOf(event.sender), id as number);
  });
}

function stop(running: Running, id: number): void {
  running.get(id)?.abort();
  running.delete(id);
}

/** What runs for a page. It ends with it: when it is loaded anew, when its process goes, when the window closes. */
function runningIn(pages: WeakMap<WebContents, Running>, contents: WebContents): Running {
  const known = pages.get(contents);
  if (known !== undefined) return known;
  const running: Running = new Map();
  pages.set(contents, running);
  const stopAll = (): void => {
    for (const id of running.keys()) stop(running, id);
  };
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) stopAll();
  });
  contents.on('render-process-gone', stopAll);
  contents.on('destroyed', stopAll);
  return running;
}

function kindOf(name: string): Procedure['kind'] | undefined {
  return Object.hasOwn(procedures, name) ? procedures[name as keyof typeof procedures].kind : undefined;
}
