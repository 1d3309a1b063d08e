import { createContext, useContext } from 'react';
import type { AppError } from '../../contract/errors.ts';
import { createClient, type Client } from './client.ts';
import { createHttpTransport, enter, type HttpTransportOptions } from './http.ts';
import { createIpcTransport, type DeskBridge } from './ipc.ts';

/** The program behind the page, and the way in. */
export interface Desk {
  client: Client;
  /** Shows the token that came with the address, if one did. Answers why it was refused, if so. */
  enter(): Promise<AppError | undefined>;
  /** Full path of a file that a person dropped or chose. Absent where nobody tells it, as in a browser. */
  pathOf?(file: File): string;
}

type Page = Pick<Window, 'location' | 'history' | 'fetch'> & { eflowDesk?: DeskBridge };

/** Takes the token out of the address, where it must not stay: an address gets copied and kept. */
function takeToken({ location, history }: Page): string | undefined {
  const token = /^#token=([\w-]+)$/u.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', location.pathname);
  return token;
}

/** The program behind this page: by IPC in the desktop app, else over HTTP. */
export function openDesk(page: Page): Desk {
  const bridge = page.eflowDesk;
  if (bridge !== undefined)
    return {
      client: createClient(createIpcTransport(bridge)),
      enter: async () => undefined,
      pathOf: (file) => bridge.pathOf(file),
    };
  const options: HttpTransportOptions = { origin: '', fetch: (address, init) => page.fetch(address, init) };
  const token = takeToken(page);
  return {
    client: createClient(createHttpTransport(options)),
    enter: async () => (token === undefined ? undefined : enter(options, token)),
  };
}

const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

/** The program behind this page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('outside of DeskProvider');
  return desk;
}

/** The client of this page. */
export const useClient = (): Client => useDesk().client;
