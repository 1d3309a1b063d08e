import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leftOut, why } from '../support.ts';
import { shown, type Shown } from './support.ts';

/** A server that takes connections and says something that is no TLS. */
let plain: Server;
/** A server that takes connections and never says a word. */
let silent: Server;
/** A port on which nobody listens. */
let closed = 0;

const listen = (server: Server) =>
  new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  plain = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('no TLS here\r\n');
  });
  silent = createServer((socket) => socket.on('error', () => undefined));
  await Promise.all([listen(plain), listen(silent)]);
  const gone = createServer();
  closed = await listen(gone);
  await new Promise((done) => gone.close(done));
});

afterAll(() => {
  plain.close();
  silent.close();
});

const row = ({ output }: Shown, i: number) => output[i] as Record<string, unknown>;

describe.skipIf(leftOut)(`endpoints of the network${why}`, () => {
  test('are told open, closed or not to be found, all of one call and in its order', async () => {
    const wanted = `'localhost:${portOf(plain)}', 'localhost:${closed}', 'nowhere.invalid:443'`;
    const [told] = await shown([`Test-EflowDeskEndpoint -Endpoints ${wanted}`]);
    expect(told?.error).toBeNull();
    expect(told?.output).toHaveLength(3);
    const none = { Tls: 'none', Issuer: null, ServerTime: null, HostTime: null };
    expect(row(told!, 0)).toEqual({
      Host: 'localhost',
      Port: portOf(plain),
      Resolved: true,
      Open: true,
      ...none,
    });
    expect(row(told!, 1)).toMatchObject({ Resolved: true, Open: false, ...none });
    expect(row(told!, 2)).toMatchObject({
      Host: 'nowhere.invalid',
      Port: 443,
      Resolved: false,
      Open: false,
      ...none,
    });
  });

  test('that answer a handshake with nonsense or not at all give no issuer, and cost no more than their time', async () => {
    const call = (server: Server) =>
      `Test-EflowDeskEndpoint -Endpoints 'localhost:${portOf(server)}' -TlsPort ${portOf(server)} -StepMs 400`;
    const [nonsense, nothing] = await shown([call(plain), call(silent)]);
    expect(nonsense?.error).toBeNull();
    expect(row(nonsense!, 0)).toMatchObject({ Open: true, Issuer: null, ServerTime: null });
    expect(row(nonsense!, 0)['Tls']).not.toBe('trusted');
    expect(row(nothing!, 0)).toMatchObject({ Open: true, Tls: 'none', Issuer: null });
  });
});
