import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProcedureName } from '../../../src/contract/procedures.ts';
import type { HttpHost } from '../../../src/main/hosts/http/server.ts';
import type { Host, World } from '../../../src/main/ports.ts';
import type { Client } from '../../../src/renderer/client/client.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { openTransports, transports } from './transports.ts';

const { folder, remove } = testFolder();
/** What the machine was asked and has not answered yet, and how many questions were ended before they were answered. */
const machine = { slow: false, asked: 0, ended: 0 };
/** Calls that have arrived in the program. */
const arrived: string[] = [];
/** A service that takes every connection and says nothing. */
const silent = { opened: 0, closed: 0 };
let server: Server;
let desk: TestApp;
let host: HttpHost;
let clients: Record<(typeof transports)[number], Client>;

/** A machine that answers only when nobody waits any longer, while it is slow. */
function slowly(real: Host): Host['read'] {
  return async (calls, signal) => {
    if (machine.slow) {
      machine.asked += 1;
      await new Promise<void>((resolve) => {
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
      machine.ended += 1;
    }
    return real.read(calls, signal);
  };
}

function wrapWorld(world: World): World {
  const read = slowly(world.host);
  return {
    ...world,
    host: { ...world.host, read },
    endpoint: async (servername) => ({
      address: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      servername,
    }),
  };
}

beforeAll(async () => {
  server = createServer((socket) => {
    silent.opened += 1;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      silent.closed += 1;
    });
    socket.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  desk = await testApp('happy-client-default-switch', folder, { parts: { wrapWorld } });
  const { router } = desk.app;
  ({ clients, server: host } = await openTransports({
    call(name, ...rest) {
      arrived.push(name);
      return router.call(name, ...rest);
    },
    feed: router.feed,
  }));
});
afterAll(async () => {
  await host.close();
  await desk.app.close();
  server.close();
  remove();
});
beforeEach(() => {
  Object.assign(machine, { slow: true, asked: 0, ended: 0 });
  Object.assign(silent, { opened: 0, closed: 0 });
});

const key = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');
const service = `HostName=contoso.azure-devices.net;SharedAccessKeyName=registryRead;SharedAccessKey=${key}`;

/** How often something is looked at that comes by itself, and for how long, in milliseconds. */
const patience = { interval: 5, timeout: 15_000 };

/** What the log says of the last call that ended. */
function lastLogged(): unknown {
  const [last = '{}'] = readFileSync(join(folder, 'logs', 'eflow-desk.log'), 'utf8')
    .trim()
    .split('\n')
    .slice(-1);
  return JSON.parse(last);
}

/** Asks, waits until the question has arrived at the far end, waits no longer, and sees the call end as cancelled. */
async function left(name: ProcedureName, ask: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const answer = ask(stop.signal);
  answer.catch(() => undefined);
  await expect.poll(() => machine.asked + silent.opened, patience).toBe(1);
  stop.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(lastLogged, patience).toMatchObject({ name, code: 'EFD-JOB-008' });
}

describe.each(transports)('who waits no longer (%s)', (transport) => {
  test.each(['identity.tpm', 'host.scan', 'status.read', 'module.profile'] as const)(
    'ends the reading of the machine for %s',
    async (name) => {
      await left(name, (signal) => clients[transport].call(name, {}, signal));
      expect(machine).toMatchObject({ asked: 1, ended: 1 });
    },
  );

  test.each(['cloud.show', 'cloud.find'] as const)(
    'closes the connection to the cloud of %s',
    async (name) => {
      await desk.call('secrets.offer', { field: 'cloud.service', value: service });
      const way = { service: 'prompt', folder: '' };
      await left(name, (signal) =>
        name === 'cloud.show'
          ? clients[transport].call(name, { id: 'press-3', ...way }, signal)
          : clients[transport].call(name, { text: 'press', ...way }, signal),
      );
      await expect.poll(() => silent.closed, patience).toBe(1);
      expect(silent.opened).toBe(1);
    },
  );

  test('has no certificate made, and no file of it written', async () => {
    const into = join(folder, transport);
    mkdirSync(into, { recursive: true });
    const stop = new AbortController();
    const devices = Array.from({ length: 20 }, (_one, i) => `press-${i}`);
    const wish = {
      what: 'authority',
      name: 'test',
      intermediates: 1,
      devices,
      days: 2,
      folder: into,
    } as const;
    arrived.length = 0;
    const made = clients[transport].call(
      'identity.certificate.create',
      { ...wish, keyKind: 'rsa-2048' },
      stop.signal,
    );
    made.catch(() => undefined);
    await expect.poll(() => arrived, { ...patience, interval: 1 }).toEqual(['identity.certificate.create']);
    stop.abort();
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
    // The key that was begun is made to its end, however long that takes here.
    await expect.poll(lastLogged, patience).toMatchObject({
      name: 'identity.certificate.create',
      code: 'EFD-JOB-008',
    });
    expect(readdirSync(into)).toEqual([]);
  });

  test('is told so at once when it was over before it began', async () => {
    await expect(clients[transport].call('identity.tpm', {}, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(machine.asked).toBe(0);
  });

  test('and asks again, is answered', async () => {
    machine.slow = false;
    expect(await clients[transport].call('identity.tpm', {}, new AbortController().signal)).toMatchObject({
      schemaVersion: 1,
    });
  });
});
