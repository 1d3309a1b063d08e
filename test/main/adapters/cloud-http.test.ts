import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodes, Failure } from '../../../src/contract/errors.ts';
import { socketFailure } from '../../../src/main/adapters/cloud-failures.ts';
import { createCloudHttp, type CloudHttp } from '../../../src/main/adapters/cloud-http.ts';
import type { CloudProxy, Endpoint } from '../../../src/main/ports.ts';
import { json, serverIdentity, testServer } from '../../support/azure.ts';
import { connectProxy, type ConnectProxy, type Wants } from '../../support/connect-proxy.ts';

const host = 'contoso.azure-devices.net';
const password = 'a secret of the proxy';
let identity: Awaited<ReturnType<typeof serverIdentity>>;
let server: Awaited<ReturnType<typeof testServer>>;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  identity = await serverIdentity([host]);
  server = await testServer((seen, response) => {
    if (seen.path === '/hang') return;
    if (seen.path === '/slow') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"a":');
      return;
    }
    if (seen.path === '/reset') response.destroy();
    else if (seen.path === '/long') response.end('x'.repeat(9 * 1024 * 1024));
    else if (seen.path === '/away') {
      response.writeHead(302, { Location: '/elsewhere' });
      response.end();
    } else json(response, 200, { path: seen.path, host: seen.headers.host });
  }, identity);
});
afterAll(async () => {
  for (const close of closing) await close();
  await server.close();
});

function httpTo(
  endpoint: Endpoint | undefined,
  more: { ca?: readonly string[]; limitMs?: number } = {},
): CloudHttp {
  const http = createCloudHttp({
    endpoint: () => Promise.resolve(endpoint),
    trustRoots: more.ca ?? [identity.ca],
    now: () => 0,
    reveal: () => password,
    limitMs: more.limitMs ?? 5_000,
  });
  closing.push(() => http.close());
  return http;
}

const get = (http: CloudHttp, path = '/', more: { proxy?: CloudProxy; signal?: AbortSignal } = {}) =>
  http.send({ method: 'GET', host, path, headers: {}, ...more });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.error.code;
    throw error;
  }
  return 'none';
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const one = createNetServer();
  await new Promise<void>((resolve) => {
    one.listen(0, '127.0.0.1', resolve);
  });
  const { port } = one.address() as AddressInfo;
  await new Promise((resolve) => {
    one.close(resolve);
  });
  return port;
}

async function rawServer(onText: (text: string) => string | undefined): Promise<number> {
  const one = createNetServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const answer = onText(data.toString('latin1'));
      if (answer === undefined) socket.destroy();
      else socket.end(answer);
    });
  });
  closing.push(() => one.close());
  await new Promise<void>((resolve) => {
    one.listen(0, '127.0.0.1', resolve);
  });
  return (one.address() as AddressInfo).port;
}

async function proxyServer(wants?: Wants): Promise<ConnectProxy> {
  const proxy = await connectProxy(wants);
  closing.push(proxy.close);
  return proxy;
}

describe('a request to the cloud', () => {
  test('asks for the host by its name at the endpoint of the world', async () => {
    const answer = await get(httpTo(server.at(host)), '/devices/a?b=c');
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.text)).toEqual({ path: '/devices/a?b=c', host });
  });

  test('follows no redirection', async () => {
    const before = server.seen.length;
    expect(await get(httpTo(server.at(host)), '/away')).toMatchObject({ status: 302 });
    expect(server.seen.length).toBe(before + 1);
  });

  test('can be cancelled while the server is silent', async () => {
    const cancel = new AbortController();
    const asked = get(httpTo(server.at(host)), '/hang', { signal: cancel.signal });
    setImmediate(() => cancel.abort());
    expect(await codeOf(asked)).toBe(errorCodes.cancelled);
  });
});

describe('what goes wrong on the way has a failure of its own', () => {
  test('a name that nobody knows', async () => {
    expect(await codeOf(get(httpTo(undefined)))).toBe(errorCodes.cloudNameUnknown);
  });

  test('a port on which nobody listens', async () => {
    const port = await freePort();
    expect(await codeOf(get(httpTo({ address: '127.0.0.1', port, servername: host })))).toBe(
      errorCodes.cloudNotReached,
    );
  });

  test('a certificate of somebody else’s root, as TLS inspection shows one', async () => {
    const other = await serverIdentity([host]);
    expect(await codeOf(get(httpTo(server.at(host), { ca: [other.ca] })))).toBe(errorCodes.cloudNotTrusted);
  });

  test('a certificate for another name', async () => {
    expect(await codeOf(get(httpTo(server.at('fabrikam.azure-devices.net'))))).toBe(
      errorCodes.cloudOtherName,
    );
  });

  test.each(['/hang', '/slow'])('%s: an answer that does not come, or does not end', async (path) => {
    expect(await codeOf(get(httpTo(server.at(host), { limitMs: 150 }), path))).toBe(errorCodes.cloudTimeout);
  });

  test('a connection that is cut', async () => {
    expect(await codeOf(get(httpTo(server.at(host)), '/reset'))).toBe(errorCodes.cloudReset);
  });

  test.each(['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN'])('%s: a computer without a network', (code) => {
    const { error } = socketFailure(Object.assign(new Error('no way'), { code }), host);
    expect(error).toMatchObject({ code: errorCodes.cloudNoNetwork, params: { host } });
  });

  test('something that speaks no TLS', async () => {
    const port = await rawServer(() => 'HTTP/1.1 200 OK\r\n\r\n<html>');
    expect(await codeOf(get(httpTo({ address: '127.0.0.1', port, servername: host })))).toBe(
      errorCodes.cloudIntermediary,
    );
  });

  test('an answer that is longer than any of Azure', async () => {
    expect(await codeOf(get(httpTo(server.at(host)), '/long'))).toBe(errorCodes.cloudIntermediary);
  });
});

describe('a proxy', () => {
  const url = (port: number, user = '') => `http://${user}127.0.0.1:${port}`;

  test('is asked to lead to the host, and does not see what is said', async () => {
    const proxy = await proxyServer();
    const answer = await get(httpTo(server.at(host)), '/x', { proxy: { url: url(proxy.port) } });
    expect(answer.status).toBe(200);
    expect(proxy.asked).toEqual([`127.0.0.1:${server.port}`]);
  });

  test('is shown user and password where it wants them', async () => {
    const proxy = await proxyServer({ user: 'line 7', password });
    const way: CloudProxy = { url: url(proxy.port, 'line%207@'), password: { handle: 'p' } };
    expect((await get(httpTo(server.at(host)), '/x', { proxy: way })).status).toBe(200);
  });

  test('that wants a user is told so, and one that refuses what it was given otherwise', async () => {
    const proxy = await proxyServer({ user: 'somebody', password: 'else' });
    const http = httpTo(server.at(host));
    expect(await codeOf(get(http, '/x', { proxy: { url: url(proxy.port) } }))).toBe(
      errorCodes.cloudProxySignIn,
    );
    const way = { url: url(proxy.port, 'line@'), password: { handle: 'p' } };
    expect(await codeOf(get(http, '/x', { proxy: way }))).toBe(errorCodes.cloudProxyPassword);
  });

  test('that lets nobody through is told so', async () => {
    const proxy = await proxyServer('nobody');
    expect(await codeOf(get(httpTo(server.at(host)), '/x', { proxy: { url: url(proxy.port) } }))).toBe(
      errorCodes.cloudProxyRefused,
    );
  });

  test.each<[string, () => Promise<string>]>([
    ['that is not there', async () => url(await freePort())],
    ['whose name nobody knows', async () => 'http://proxy.invalid:3128'],
    ['that hangs up', async () => url(await rawServer(() => undefined))],
  ])('%s is told by its own name', async (_what, address) => {
    const at = await address();
    await expect(get(httpTo(server.at(host)), '/x', { proxy: { url: at } })).rejects.toMatchObject({
      error: { code: errorCodes.cloudProxyAway, params: { proxy: new URL(at).host } },
    });
  });

  test('does not excuse a certificate that is not trusted', async () => {
    const proxy = await proxyServer();
    const other = await serverIdentity([host]);
    const http = httpTo(server.at(host), { ca: [other.ca] });
    expect(await codeOf(get(http, '/x', { proxy: { url: url(proxy.port) } }))).toBe(
      errorCodes.cloudNotTrusted,
    );
  });
});
