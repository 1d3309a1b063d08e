import { describe, expect, test, vi } from 'vitest';
import type { Envelope } from '../../../../src/contract/errors.ts';
import { procedures } from '../../../../src/contract/procedures.ts';
import { createBridge } from '../../../../src/main/hosts/electron/bridge.ts';
import { channels } from '../../../../src/main/hosts/electron/channels.ts';
import { serveIpc } from '../../../../src/main/hosts/electron/ipc.ts';
import type { Router } from '../../../../src/main/services/router.ts';
import { newIpc, newPage, openLog, type PageStandIn } from './stand-in.ts';

const names = Object.fromEntries(
  Object.entries(procedures).map(([name, { kind }]) => [name, kind === 'feed' ? 'feed' : 'call'] as const),
);

/** A router that says what it was asked, and whose feeds give what a test pushes until they are stopped. */
function watchedRouter() {
  const calls: { name: string; input: unknown; may: string }[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const feeds: { signal: AbortSignal; push(value: unknown): void }[] = [];
  const router: Router = {
    call: async (name, input, caller, signal) => {
      calls.push({ name, input, may: caller.may });
      signals.push(signal);
      // Answers in the end, as a command does that cannot be stopped any more.
      if (name === 'module.profile')
        await new Promise<void>((resolve) => {
          signal?.addEventListener('abort', () => resolve());
        });
      return { id: caller.id, ok: true, value: 'answer' } as never;
    },
    async *feed(_name, _input, caller, signal) {
      const waiting: unknown[] = [];
      let wake = (): void => undefined;
      feeds.push({
        signal,
        push(value) {
          waiting.push(value);
          wake();
        },
      });
      signal.addEventListener('abort', () => wake());
      while (!signal.aborted) {
        if (waiting.length > 0) yield { id: caller.id, ok: true, value: waiting.shift() } as never;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
  return { router, calls, signals, feeds };
}

function connect(page: PageStandIn = newPage(), ours: PageStandIn | null = page) {
  const watched = watchedRouter();
  const logged = openLog();
  const ipc = newIpc(page);
  serveIpc({ ipcMain: ipc.ipcMain, router: watched.router, log: logged.log, page: () => ours?.contents });
  const send = (channel: string, ...args: unknown[]) => ipc.ipcRenderer.send(channel, ...args);
  const invoke = async (name: unknown, input: unknown) =>
    (await ipc.ipcRenderer.invoke(channels.call, name, input)) as Envelope<unknown>;
  return {
    ...watched,
    ...logged,
    page,
    ipc,
    send,
    invoke,
    bridge: createBridge(ipc.ipcRenderer, names, noPath),
  };
}

/** Of files that lie nowhere. */
const noPath = (): string => '';

const codeOf = (envelope: Envelope<unknown>) => (envelope.ok ? undefined : envelope.error.code);
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('the bridge to the page', () => {
  test('has three functions and nothing else', () => {
    expect(Object.keys(connect().bridge)).toEqual(['pathOf', 'call', 'feed']);
  });

  test('passes a call of the list on, and its answer back', async () => {
    const { bridge, calls } = connect();
    expect(await bridge.call('status.read', {})).toMatchObject({ ok: true, value: 'answer' });
    expect(calls).toEqual([{ name: 'status.read', input: {}, may: 'everything' }]);
  });

  test.each([
    'host.format',
    'toString',
    '__proto__',
    'eflow-desk:call',
    'jobs.events',
    7,
    undefined,
    { toString: () => 'status.read' },
  ])('sends nothing for %s', async (name) => {
    const { bridge, ipc } = connect();
    const invoke = vi.spyOn(ipc.ipcRenderer, 'invoke');
    await expect(bridge.call(name as string, {})).rejects.toThrow(/^no call named/u);
    expect(invoke).not.toHaveBeenCalled();
  });

  test('opens no feed that is none', () => {
    const { bridge, ipc } = connect();
    const send = vi.spyOn(ipc.ipcRenderer, 'send');
    const nothing = (): void => undefined;
    for (const name of ['status.read', 'jobs.all', 'constructor'])
      expect(() => bridge.feed(name, {}, nothing, nothing)).toThrow(/^no call named/u);
    expect(send).not.toHaveBeenCalled();
  });

  test('gives the page items and no events of Electron', async () => {
    const { bridge, feeds } = connect();
    const seen: unknown[][] = [];
    bridge.feed('jobs.events', {}, (...args) => seen.push(args), vi.fn<() => void>());
    feeds[0]?.push('one');
    await turns();
    expect(seen).toMatchObject([[{ ok: true, value: 'one' }]]);
    expect(seen[0]).toHaveLength(1);
  });
});

describe('who may ask', () => {
  const elsewhere = newPage('https://evil.example');
  const frame = newPage();
  frame.frame.parent = {};
  const like = newPage('eflow-desk://app.evil.example');
  const gone = newPage();
  Object.assign(gone, { frame: null });

  test.each([
    ['a page of another origin', elsewhere, elsewhere],
    ['a page whose origin begins like ours', like, like],
    ['a frame within our page', frame, frame],
    ['another page of our origin', newPage(), newPage()],
    ['a page, while we have no window', newPage(), null],
    ['a frame that has gone', gone, gone],
  ])('not %s', async (_what, page, ours) => {
    const { invoke, send, calls, feeds, lines } = connect(page, ours);
    expect(codeOf(await invoke('status.read', {}))).toBe('EFD-WEB-001');
    send(channels.feed, 1, 'jobs.events', {});
    send(channels.stop, 1);
    send(channels.leave, 1);
    await turns();
    expect([calls, feeds]).toEqual([[], []]);
    expect(lines.map(({ event, data }) => [event, data['what']])).toEqual([
      ['ipc.refused', 'call'],
      ['ipc.refused', 'feed'],
      ['ipc.refused', 'stop'],
      ['ipc.refused', 'leave'],
    ]);
  });
});

describe('what may be asked', () => {
  test.each([
    ['an input of more than a mebibyte', 'x'.repeat(1024 * 1024), 'EFD-WEB-003'],
    ['a number that JSON does not have', 1n, 'EFD-WEB-003'],
    ['no input', undefined, 'EFD-WEB-003'],
  ])('not with %s', async (_what, input, code) => {
    const { invoke, calls } = connect();
    expect(codeOf(await invoke('setup.check', input))).toBe(code);
    expect(calls).toEqual([]);
  });

  test('not with an input that goes round in a circle', async () => {
    const { invoke, calls } = connect();
    const round: Record<string, unknown> = {};
    round['again'] = round;
    expect(codeOf(await invoke('setup.check', round))).toBe('EFD-WEB-003');
    expect(calls).toEqual([]);
  });

  test('what crosses is plain JSON: nothing else of the page comes along', async () => {
    const { invoke, calls } = connect();
    await invoke('setup.check', { at: new Date(0), not: undefined, map: new Map([['a', 1]]) });
    expect(calls[0]?.input).toEqual({ at: '1970-01-01T00:00:00.000Z', map: {} });
  });

  test('not a feed as a call, nor a call as a feed', async () => {
    const { invoke, send, calls, feeds, page } = connect();
    expect(codeOf(await invoke('jobs.events', {}))).toBe('EFD-RPC-001');
    expect(codeOf(await invoke(7, {}))).toBe('EFD-RPC-001');
    const seen: unknown[][] = [];
    page.arrive.on(channels.item, (_event, ...args: unknown[]) => seen.push(args));
    page.arrive.on(channels.end, (_event, ...args: unknown[]) => seen.push(args));
    send(channels.feed, 1, 'jobs.start', {});
    expect(seen).toMatchObject([[1, { ok: false, error: { code: 'EFD-RPC-001' } }], [1]]);
    expect([calls, feeds]).toEqual([[], []]);
  });

  test('not more feeds than a page of ours has', () => {
    const { bridge, feeds } = connect();
    const seen: Envelope<unknown>[] = [];
    for (let i = 0; i < 65; i += 1)
      bridge.feed('jobs.events', {}, (item) => seen.push(item), vi.fn<() => void>());
    expect(feeds).toHaveLength(64);
    expect(seen).toMatchObject([{ ok: false, error: { code: 'EFD-WEB-003', params: { rule: 'feeds' } } }]);
  });

  test('not a feed under an id that is none, or that is taken', () => {
    const { send, feeds } = connect();
    for (const id of ['1', null, 1.5, Number.NaN]) send(channels.feed, id, 'jobs.events', {});
    expect(feeds).toEqual([]);
    send(channels.feed, 1, 'jobs.events', {});
    send(channels.feed, 1, 'jobs.events', {});
    expect(feeds).toHaveLength(1);
  });
});

describe('a call ends', () => {
  function asked() {
    const connected = connect();
    let leave: (() => void) | undefined;
    const answer = connected.bridge.call('module.profile', {}, (stop) => {
      leave = stop;
    });
    const [signal] = connected.signals;
    if (leave === undefined || signal === undefined) throw new Error('no call');
    return { ...connected, answer, leave, signal };
  }

  test('when the page leaves it, and no other one of the page with it', async () => {
    const { bridge, signals, answer, leave, signal } = asked();
    void bridge.call('module.profile', {});
    leave();
    expect(signals.map((one) => one?.aborted)).toEqual([true, false]);
    expect(await answer).toMatchObject({ ok: true });
    expect(signal.aborted).toBe(true);
  });

  test.each([
    ['is loaded anew', 'did-start-navigation', { isMainFrame: true, isSameDocument: false }],
    ['breaks', 'render-process-gone', {}],
    ['goes with its window', 'destroyed', {}],
  ])('when the page %s', (_what, name, details) => {
    const { page, signal } = asked();
    page.emitter.emit(name, details);
    expect(signal.aborted).toBe(true);
  });

  test('not when the page leaves one that was answered long ago, or none at all', async () => {
    const { bridge, send, signals } = connect();
    await bridge.call('status.read', {}, (stop) => queueMicrotask(stop));
    send(channels.leave, 'x');
    send(channels.leave, 1);
    expect(signals).toHaveLength(1);
  });
});

describe('a feed ends', () => {
  function opened() {
    const connected = connect();
    const item = vi.fn<(...args: unknown[]) => void>();
    const end = vi.fn<(...args: unknown[]) => void>();
    const stop = connected.bridge.feed('jobs.events', {}, item, end);
    const [feed] = connected.feeds;
    if (feed === undefined) throw new Error('no feed');
    return { ...connected, item, end, stop, feed };
  }

  test('when the page leaves it, and nothing of it arrives any more', async () => {
    const { stop, feed, item, end } = opened();
    stop();
    expect(feed.signal.aborted).toBe(true);
    feed.push('late');
    await turns();
    expect([item.mock.calls, end.mock.calls]).toEqual([[], []]);
  });

  test.each([
    ['is loaded anew', 'did-start-navigation', { isMainFrame: true, isSameDocument: false }],
    ['breaks', 'render-process-gone', {}],
    ['goes with its window', 'destroyed', {}],
  ])('when the page %s', (_what, name, details) => {
    const { page, feed } = opened();
    page.emitter.emit(name, details);
    expect(feed.signal.aborted).toBe(true);
  });

  test('not when the page only goes to another place of itself', () => {
    const { page, feed } = opened();
    page.emitter.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    page.emitter.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect(feed.signal.aborted).toBe(false);
  });

  test('and its id can be used again by the page that was loaded anew', async () => {
    const { page, send, feeds, feed } = opened();
    page.emitter.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    send(channels.feed, 1, 'jobs.events', {});
    await turns();
    expect([feed.signal.aborted, feeds[1]?.signal.aborted]).toEqual([true, false]);
    send(channels.stop, 1);
    expect(feeds[1]?.signal.aborted).toBe(true);
  });

  test('without a word to a page that is gone', async () => {
    const { page, feed, item } = opened();
    page.state.destroyed = true;
    feed.push('one');
    await turns();
    expect(item).not.toHaveBeenCalled();
  });
});
