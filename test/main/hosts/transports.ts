import type { Envelope } from '../../../src/contract/errors.ts';
import { procedures } from '../../../src/contract/procedures.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import type { App } from '../../../src/main/app.ts';
import { createBridge } from '../../../src/main/hosts/electron/bridge.ts';
import { serveIpc } from '../../../src/main/hosts/electron/ipc.ts';
import { openHttpHost, type HttpHost } from '../../../src/main/hosts/http/server.ts';
import { CallError, createClient, type Client, type Transport } from '../../../src/renderer/client/client.ts';
import { createHttpTransport, enter, type Fetch } from '../../../src/renderer/client/http.ts';
import { createIpcTransport, type DeskBridge } from '../../../src/renderer/client/ipc.ts';
import { newIpc, newPage, openLog } from './electron/stand-in.ts';
import { assets } from './http/support.ts';

const caller = { id: 'parity', may: 'everything' } as const;
type Router = App['router'];

/** No transport at all: both sides in one process. */
function direct(router: Router): Transport {
  return {
    call: (name, input, signal) => router.call(name as never, input as never, caller, signal),
    feed: (name, input, signal) =>
      router.feed(name as never, input as never, caller, signal) as AsyncIterable<Envelope<unknown>>,
  };
}

/** The two ends of the desktop app, with everything copied on its way as it is between processes. */
function bridged(router: Router): DeskBridge {
  const page = newPage();
  const { ipcMain, ipcRenderer } = newIpc(page);
  serveIpc({ ipcMain, router, log: openLog().log, page: () => page.contents });
  const kinds = Object.entries(procedures).map(([name, { kind }]) => [name, kind === 'feed' ? kind : 'call']);
  return createBridge(ipcRenderer, Object.fromEntries(kinds) as Record<string, 'call' | 'feed'>, () => '');
}

/** A browser's fetch as far as it matters here: it says where the page is from and carries the cookie. */
export function browser(origin: string): Fetch {
  let cookie = '';
  return async (address, init) => {
    const headers = new Headers(init.headers);
    headers.set('Origin', origin);
    if (cookie !== '') headers.set('Cookie', cookie);
    const response = await fetch(address, { ...init, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
}

export const transports = ['in process', 'ipc', 'http'] as const;

/** A client over every transport that there is, and the server of the one that has a server. */
export async function openTransports(
  router: Router,
): Promise<{ clients: Record<(typeof transports)[number], Client>; server: HttpHost }> {
  const server = await openHttpHost({
    router,
    assets,
    clock: systemClock,
    idleMs: 3_600_000,
    busy: async () => false,
  });
  const origin = `http://127.0.0.1:${server.port}`;
  const http = { origin, fetch: browser(origin) };
  const refusal = await enter(http, server.link.split('#token=')[1] ?? '');
  if (refusal !== undefined) throw new CallError(refusal);
  const clients = {
    'in process': createClient(direct(router)),
    ipc: createClient(createIpcTransport(bridged(router))),
    http: createClient(createHttpTransport(http)),
  };
  return { clients, server };
}
