import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a proxy wants of whoever asks it: nothing, a user with a password, or it lets nobody through. */
export type Wants = { user: string; password: string } | 'nothing' | 'nobody';

/** A proxy that opens tunnels (RFC 9110 9.3.6) and writes down who asked for which. */
export interface ConnectProxy {
  port: number;
  /** Targets that were asked for, as host and port. */
  asked: string[];
  /** How many of them were opened. */
  opened(): number;
  /** Tunnels that are open now. */
  live(): number;
  /** From now on it wants this. */
  want(wants: Wants): void;
  close(): Promise<void>;
}

const headerOf = ({ user, password }: { user: string; password: string }): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

/** Starts a proxy on a free port of this computer. */
export async function connectProxy(first: Wants = 'nothing'): Promise<ConnectProxy> {
  const asked: string[] = [];
  let wants = first;
  let opened = 0;
  // The server forgets a connection that became a tunnel.
  const tunnels = new Set<Duplex>();
  const server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.on('error', () => undefined);
    if (wants === 'nobody') {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    if (wants !== 'nothing' && request.headers['proxy-authorization'] !== headerOf(wants)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const [name = '', port = ''] = (request.url ?? '').split(':');
    const way = connect(Number(port), name, () => {
      opened += 1;
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnels.add(socket);
      way.pipe(socket);
      socket.pipe(way);
    });
    way.on('error', () => socket.destroy());
    way.on('close', () => socket.resume().end());
    socket.on('close', () => {
      tunnels.delete(socket);
      way.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    opened: () => opened,
    live: () => tunnels.size,
    want: (next) => {
      wants = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const tunnel of tunnels) tunnel.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
