import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { procedures, type ProcedureName } from '../../../src/contract/procedures.ts';
import type { Goal } from '../../../src/contract/jobs.ts';
import { CallError, createClient, Disconnected, type Client } from '../../../src/renderer/client/client.ts';
import { createHttpTransport } from '../../../src/renderer/client/http.ts';
import type { HttpHost } from '../../../src/main/hosts/http/server.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { smallSetup } from '../../support/setups.ts';
import { browser, openTransports, type transports } from './transports.ts';

const { folder, remove } = testFolder();
let desk: TestApp;
let server: HttpHost;
let clients: Record<(typeof transports)[number], Client>;
let job: string;

const goal = { kind: 'act', id: 'enable-hyper-v', params: {} } as const satisfies Goal;

beforeAll(async () => {
  desk = await testApp('hyperv-disabled', folder);
  job = (await desk.run(goal)).id;
  const { router } = desk.app;
  ({ clients, server } = await openTransports(router));
});

afterAll(async () => {
  await server.close();
  await desk.app.close();
  remove();
});

/** An input for every procedure, such that asking changes nothing or is refused. */
const inputs: Record<ProcedureName, (id: string) => unknown> = {
  'host.scan': () => ({}),
  'network.advise': () => ({ wanted: { reachable: false, address: 'automatic', plantDhcp: null } }),
  'host.adopt': () => ({}),
  'host.timeline': () => ({}),
  'status.read': () => ({}),
  'setup.check': () => ({ text: '{"schemaVersion": 99}' }),
  'setup.schema': () => ({}),
  'setup.importUserconfig': () => ({ text: '{"schemaVersion": "9"}', windows: 'server' }),
  'setup.exportUserconfig': () => ({ text: JSON.stringify(smallSetup) }),
  'app.about': () => ({}),
  'app.open': () => ({ host: 'practice:vm-off' }),
  'app.scenarios': () => ({}),
  'payload.list': () => ({}),
  'payload.look': () => ({ file: 'AzureIoTEdge.msi' }),
  'payload.images': () => ({ file: 'images.tar' }),
  'secrets.offer': () => ({ field: 'identity.devConnString', value: 'HostName=h' }),
  'log.diagnose': () => ({ text: 'a\nNot enough CPU cores available.' }),
  'identity.advise': () => ({ answers: { system: 'windows', dps: 'yes' } }),
  'identity.linuxKit': () => ({
    identity: smallSetup.identity,
    device: { distribution: 'rhel-9', architecture: 'arm64' },
    language: 'en',
  }),
  'identity.tpm': () => ({ enrollment: 'no key' }),
  // What is written for people names the time, so both are refused here.
  'identity.sheet': () => ({ setup: { ...smallSetup, identity: undefined }, folder: '', language: 'en' }),
  'identity.answer': () => ({ text: 'hello', request: 'none' }),
  'identity.firewall': () => ({ setup: smallSetup, language: 'fr' }),
  'identity.recognise': () => ({ text: ' press-3\u200b', field: 'registrationId' }),
  'file.choose': () => ({ what: 'folder' }),
  'identity.take': () => ({ text: 'hello', field: 'identity.symmKey' }),
  'identity.certificate.read': () => ({ file: '/none/press-3.pem' }),
  'identity.certificate.check': () => ({ use: 'group', certificate: '/none/press-3.pem' }),
  'identity.certificate.look': () => ({ use: 'manual', contents: ['bm8gY2VydGlmaWNhdGU='] }),
  'identity.certificate.convert': () => ({ certificate: '/none/press-3.pem', folder: '/none' }),
  'identity.certificate.create': () => ({ what: 'pair', deviceId: 'press 3', folder: '/none' }),
  'identity.certificate.request': () => ({ name: 'press 3', folder: '/none' }),
  'cloud.show': () => ({ id: 'press-3', service: 'env:NOT_THERE', folder: '/none' }),
  'cloud.find': () => ({ text: 'press', service: 'env:NOT_THERE', folder: '/none' }),
  'acts.list': () => ({}),
  'upgrade.plan': () => ({}),
  'jobs.plan': () => ({ goal, askSecrets: false }),
  'jobs.start': () => ({ goal, hash: 'stale', consent: { differences: false, recovery: false } }),
  'jobs.resume': () => ({ id: 'J-none', consent: { differences: false, recovery: false } }),
  'jobs.cancel': () => ({ now: false }),
  'jobs.list': () => ({}),
  'jobs.show': (id) => ({ id }),
  'jobs.events': (id) => ({ id }),
  'jobs.follow': (id) => ({ id }),
  'module.profile': () => ({}),
  'settings.read': () => ({}),
  'settings.write': () => ({}),
  'host.elevate': () => ({}),
  'practice.show': () => ({}),
  'practice.faults': () => ({}),
  'practice.reset': () => ({ surplus: true }),
  'practice.reboot': () => ({ fastStartup: 'maybe' }),
  'practice.speed': () => ({ scale: 'fast' }),
  'practice.enroll': () => ({ registrationId: 7 }),
  'practice.break': () => ({ fault: 'no such fault' }),
  'practice.hold': () => ({ op: 'no.such.op', point: 'before' }),
  'practice.release': () => ({}),
};

const names = Object.keys(procedures) as ProcedureName[];

/** What came of a call, without the time it took. */
async function outcome(client: Client, name: ProcedureName): Promise<unknown> {
  const input = inputs[name](job);
  try {
    if (procedures[name].kind !== 'feed') return settled(await client.call(name as never, input as never));
    const items: unknown[] = [];
    for await (const item of client.feed(name as never, input as never, new AbortController().signal))
      items.push(item);
    return settled(items);
  } catch (error) {
    if (error instanceof CallError) return error.error;
    throw error;
  }
}

function settled(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, item: unknown) =>
    key === 'ms' || key === 'at' || key === 'hash' ? 'varies' : item,
  ) as unknown;
}

test('every procedure has an input here', () => {
  expect(Object.keys(inputs).toSorted()).toEqual(names.toSorted());
});

describe.each(names)('%s', (name) => {
  test('gives the same answer in process, by IPC and over HTTP', async () => {
    const expected = await outcome(clients['in process'], name);
    expect(expected).toBeDefined();
    expect(await outcome(clients.ipc, name)).toEqual(expected);
    expect(await outcome(clients.http, name)).toEqual(expected);
  });
});

describe('what only a transport can do', () => {
  test('a feed that is left ends on the other side, too', async () => {
    const stop = new AbortController();
    for await (const _event of clients.http.feed('jobs.events', { id: job }, stop.signal)) {
      stop.abort();
      break;
    }
    expect(stop.signal.aborted).toBe(true);
  });

  test('a server that is not there is a lost connection, not an answer', async () => {
    const gone = createClient(
      createHttpTransport({ origin: 'http://127.0.0.1:9', fetch: browser('http://127.0.0.1:9') }),
    );
    await expect(gone.call('status.read', {})).rejects.toBeInstanceOf(Disconnected);
    await expect(
      gone.feed('jobs.events', { id: job }, new AbortController().signal).next(),
    ).rejects.toBeInstanceOf(Disconnected);
  });

  test('without the cookie every call is refused by its code', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    const stranger = createClient(createHttpTransport({ origin, fetch: browser(origin) }));
    await expect(stranger.call('status.read', {})).rejects.toMatchObject({ error: { code: 'EFD-WEB-002' } });
    await expect(
      stranger.feed('jobs.events', { id: job }, new AbortController().signal).next(),
    ).rejects.toMatchObject({ error: { code: 'EFD-WEB-002' } });
  });
});
