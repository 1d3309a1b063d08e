import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import {
  createElevator,
  type ElevationRequest,
  type ElevatorOptions,
} from '../../../src/main/bridge/elevate.ts';
import { createBridgeHost, type BridgeHost } from '../../../src/main/bridge/host.ts';
import { BridgeDown } from '../../../src/main/bridge/supervisor.ts';
import type { HostCall } from '../../../src/main/ports.ts';
import { tempFolder } from '../../support/temp.ts';
import { cataloguePath, engine, engineLaunch, missing, modulesPath, scriptPath, standIns } from './engine.ts';
import { handClock } from './fake-host.ts';
import { limit } from '../../support/limits.ts';

/** The scripts as they are installed: catalogue and modules beside them, since the elevated instance takes no others. */
function installed(): string {
  const folder = join(tempFolder(), 'ps-scripts');
  cpSync(dirname(scriptPath), folder, { recursive: true });
  cpSync(cataloguePath, join(folder, 'catalogue.json'));
  for (const name of readdirSync(modulesPath))
    cpSync(join(modulesPath, name), join(folder, name), { recursive: true });
  return folder;
}

interface Started {
  child: ChildProcess;
  exited: Promise<number | null>;
}
const children: ChildProcess[] = [];
const hosts: BridgeHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
// A start takes a second where nothing else runs, and this suite starts many.
vi.setConfig({ testTimeout: limit(60_000) });
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts the elevated instance as Windows would after consent, without its dialog and its rights. */
function starter(folder: string, more: readonly string[] = [], parent = process.pid) {
  const started: Started[] = [];
  const start = async ({ address, proof }: ElevationRequest) => {
    const script = ['-File', join(folder, 'bridge-host.ps1'), '-Elevated', '-Pipe', address, '-Proof', proof];
    const args = ['-NoProfile', '-ExecutionPolicy', 'Bypass', ...script, '-Parent', String(parent)];
    const planted = join(folder, '../planted');
    const child = spawn(
      engine.command,
      [...engine.args, ...args, '-Client', 'S-1-5-21-1-2-3-1001', ...more],
      {
        stdio: 'ignore',
        // What a user may have put into the environment that an elevated process starts with.
        env: { ...process.env, EFLOWDESK_MODULES: planted, PSModulePath: planted },
      },
    );
    children.push(child);
    started.push({ child, exited: once(child, 'exit').then(([code]) => code as number | null) });
    return { state: 'started', code: 0 } as const;
  };
  return { start, started };
}

const call = (op: string, args: HostCall['args'] = {}, timeoutMs = 30_000): HostCall => ({
  op: op as HostCall['op'],
  args,
  timeoutMs,
});

/** A host whose own PowerShell is not elevated, and where consent starts one that is. */
function open(folder: string, more: readonly string[] = []) {
  const plain = engineLaunch();
  const { start, started } = starter(folder, more);
  const asked: ElevationRequest[] = [];
  const host = createBridgeHost({
    label: 'engine',
    script: scriptPath,
    cataloguePath,
    env: process.env,
    clock: systemClock,
    reveal: ({ handle }) => `secret ${handle}`,
    parts: {
      catalogue: standIns,
      launch: plain.launch,
      elevated: false,
      graceMs: 300,
      elevator: {
        ask: async (request) => {
          asked.push(request);
          return start(request);
        },
        renew: start,
        mark: null,
      },
    },
  });
  hosts.push(host);
  return { host, asked, started, plain: plain.launched };
}

async function granted(host: BridgeHost) {
  const outcome = await host.elevate?.();
  if (outcome?.granted !== true) throw new Error(JSON.stringify(outcome?.error));
  return outcome;
}

const wait = call('stand.critical', { Ms: 1 });
const text = call('stand.text', { Length: 2 });

describe.skipIf(missing !== undefined)('the elevated instance', () => {
  test('runs what needs elevation while it is granted, and ends when it is released', async () => {
    const { host, asked, started, plain } = open(installed());
    const before = await host.run(wait, () => undefined);
    expect(before.problem?.code).toBe(errorCodes.notElevated);

    const grant = await granted(host);
    const [elevated, own] = await Promise.all([host.run(wait, () => undefined), host.read([text])]);
    expect(elevated).toMatchObject({ output: ['waited 1'] });
    expect(elevated.problem).toBeUndefined();
    expect(own).toMatchObject([{ output: ['xx'] }]);
    expect([asked.length, started.length, plain.length]).toEqual([1, 1, 1]);
    await granted(host);
    expect(started).toHaveLength(1);

    await grant.release();
    expect(await started[0]?.exited).toBe(0);
    expect((await host.run(wait, () => undefined)).problem?.code).toBe(errorCodes.notElevated);
  });

  test('asks nobody again for the fresh process after an installation', async () => {
    const { host, asked, started } = open(installed());
    await granted(host);
    for (const one of [call('stand.fresh', { Ms: 1 }), call('stand.fresh', { Ms: 2 })])
      expect((await host.run(one, () => undefined)).problem).toBeUndefined();
    expect((await host.run(wait, () => undefined)).problem).toBeUndefined();
    expect([asked.length, started.length]).toEqual([1, 3]);
    expect(await started[0]?.exited).toBe(0);
  });

  test('is not held any more once it died, and nothing starts it again by itself', async () => {
    const { host, started } = open(installed());
    await granted(host);
    const running = host.run(call('stand.critical', { Ms: 60_000 }), () => undefined);
    started[0]?.child.kill('SIGKILL');
    expect((await running).problem?.code).toBe(errorCodes.hostGone);
    await started[0]?.exited;
    expect((await host.run(wait, () => undefined)).problem?.code).toBe(errorCodes.notElevated);
    expect(started).toHaveLength(1);
  });
});

const secret = 'a secret of 32 bytes or so, in hex';
const proof = createHash('sha256').update(secret).digest('hex');
const hello = { t: 'hello', v: 1, min: 1, secret };
const run = {
  t: 'run',
  id: 1,
  c: 'stand.text',
  p: { Length: 3 },
  to: 30_000,
  g: 100,
  win: 1000,
  d: 4,
  st: '',
};
let count = 0;

/** The elevated script by itself. */
async function alone(folder: string, more: readonly string[] = [], parent?: number) {
  count += 1;
  const name = `eflow-desk-alone-${process.pid}-${count}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(folder, name);
  const { start, started } = starter(folder, more, parent);
  await start({ pipe: '', address, proof });
  const { exited } = started[0] as Started;
  const dial = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(address);
      socket.once('connect', () => resolve(socket));
      socket.once('error', reject);
    });
  let first: Socket | undefined;
  const deadline = Date.now() + 40_000;
  while (first === undefined && Date.now() < deadline) first = await dial().catch(() => undefined);
  if (first === undefined) throw new Error('no pipe');
  return { exited, client: clientOf(first), open: async () => clientOf(await dial()) };
}

function clientOf(socket: Socket) {
  let heard = '';
  socket.on('data', (bytes: Buffer) => {
    heard += bytes.toString();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const frames = () =>
    heard
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return {
    say: (...lines: (string | object)[]) => {
      for (const line of lines) socket.write(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`);
    },
    async rest() {
      await closed;
      return frames();
    },
    async until(type: string) {
      while (!frames().some(({ t }) => t === type)) await once(socket, 'data');
      return frames();
    },
    end: () => socket.destroy(),
  };
}

describe.skipIf(missing !== undefined)('the elevated script', () => {
  test('takes catalogue and modules from beside it and from nowhere else', async () => {
    const folder = installed();
    const planted = join(folder, '../planted/StandIn');
    mkdirSync(planted, { recursive: true });
    writeFileSync(join(planted, 'StandIn.psm1'), "function Get-StandInText { 'planted' }");
    const other = join(folder, '../other.json');
    writeFileSync(other, '{"entries":{}}');
    const { client } = await alone(folder, ['-Catalogue', other]);
    client.say(hello, run);
    const frames = await client.until('end');
    expect(frames.find(({ t }) => t === 'out')).toMatchObject({ v: 'xxx' });
    client.end();
  });

  const refusals: [string, object, object][] = [
    ['a name that the catalogue has not', { c: 'stand.nothing' }, { rule: 'unknown', parameter: '' }],
    ['a path of a program', { c: '/bin/sh' }, { rule: 'unknown' }],
    ['a parameter that is not there', { p: { Other: 1 } }, { rule: 'unknown', parameter: 'Other' }],
    ['a value of another type', { p: { Length: 'x' } }, { rule: 'type', parameter: 'Length' }],
    ['a path that is not whole', { c: 'more.native', p: { Program: 'sh' } }, { rule: 'path' }],
    ['a path on a server', { c: 'more.native', p: { Program: '//server/x' } }, { rule: 'path' }],
    ['a path of a device', { c: 'more.native', p: { Program: '\\\\.\\pipe\\x' } }, { rule: 'path' }],
    ['a path that goes up', { c: 'more.native', p: { Program: '/a/../b' } }, { rule: 'path' }],
    ['a path with a stream', { c: 'more.native', p: { Program: '/a/b:c' } }, { rule: 'path' }],
  ];
  test('runs entries of the catalogue within their rules, and nothing else', async () => {
    const { client } = await alone(installed());
    client.say(hello, ...refusals.map(([, more], i) => ({ ...run, id: i + 1, ...more })), { t: 'bye' });
    const ends = (await client.rest()).filter(({ t }) => t === 'end');
    expect(ends.map(({ id }) => id)).toEqual(refusals.map((_, i) => i + 1));
    for (const [i, [what, , end]] of refusals.entries())
      expect(ends[i], what).toMatchObject({ st: 'refused', ...end });
  });

  test('answers prompts, errors and native programs in a lane without language as anywhere', async () => {
    const { client } = await alone(installed());
    const asks = [
      { ...run, id: 1, c: 'stand.ask', p: { Way: 'choice' } },
      { ...run, id: 2, c: 'stand.fail', p: { Way: 'throw' } },
      { ...run, id: 3, c: 'stand.objects', p: { Count: 1 } },
      { ...run, id: 4, c: 'stand.state', p: {} },
    ];
    client.say(hello, ...asks, { t: 'bye' });
    const ends = (await client.rest()).filter(({ t }) => t === 'end');
    expect(ends.map(({ id, st }) => [id, st]).toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [1, 'failed'],
      [2, 'failed'],
      [3, 'ok'],
      [4, 'ok'],
    ]);
    expect(ends.find(({ id }) => id === 1)).toMatchObject({ ask: { text: 'Really?' } });
  });

  test('reads no line over 256 KiB, and says so', async () => {
    const { client, exited } = await alone(installed());
    const padded = (length: number) => `{"t":"x","y":"${'z'.repeat(length - '{"t":"x","y":""}'.length)}"}\n`;
    client.say(hello, padded(262_144), { ...run, id: 2 });
    expect((await client.until('end')).at(-1)).toMatchObject({ st: 'ok', id: 2 });
    client.say(padded(262_145));
    expect((await client.rest()).at(-1)).toMatchObject({ t: 'fatal', why: 'line too long' });
    expect(await exited).toBe(70);
  });

  test('ends after the third wrong secret, having said nothing', async () => {
    const { client, open: dial, exited } = await alone(installed());
    client.say({ ...hello, secret: 'no' });
    expect(await client.rest()).toEqual([]);
    for (const wrong of [{ ...hello, secret: proof }, run]) {
      const next = await dial();
      next.say(wrong);
      expect(await next.rest()).toEqual([]);
    }
    expect(await exited).toBe(77);
  });

  test('ends with the connection', async () => {
    const { client, exited } = await alone(installed());
    client.say(hello);
    await client.until('hello');
    client.end();
    expect(await exited).toBe(0);
  });

  test('ends with its parent, though the connection stays', async () => {
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    children.push(parent);
    const { client, exited } = await alone(installed(), [], parent.pid);
    client.say(hello);
    await client.until('hello');
    parent.kill('SIGKILL');
    expect(await exited).toBe(0);
  });

  test('ends when nothing was asked for its idle time, whatever pings say', async () => {
    const { client, exited } = await alone(installed(), ['-Idle', '1']);
    client.say(hello);
    await client.until('hello');
    const ping = setInterval(() => client.say({ t: 'ping' }), 100);
    expect(await exited).toBe(0);
    clearInterval(ping);
  });

  test('lets work end before its life does', async () => {
    const { client, exited } = await alone(installed(), ['-Life', '1']);
    client.say(hello, { ...run, c: 'stand.wait', p: { Ms: 1500 } });
    const frames = await client.rest();
    expect(frames.at(-1)).toMatchObject({ t: 'end', st: 'ok' });
    expect(await exited).toBe(0);
  });

  test('says before anything else why it must not be elevated', async () => {
    const folder = installed();
    const script = join(folder, 'bridge-elevation.ps1');
    writeFileSync(script, `function Get-BridgeObstacle { 'folder-writable' }\n`, { flag: 'a' });
    const { client, exited } = await alone(folder);
    client.say(hello, run);
    expect(await client.rest()).toMatchObject([{ t: 'fatal', why: 'folder-writable' }]);
    expect(await exited).toBe(70);
  });

  test('starts no other where there is no Windows, and takes only hexadecimal words for a command line', async () => {
    const { client } = await alone(installed());
    client.say(hello, { t: 'elevate', pipe: 'a'.repeat(32), proof });
    expect((await client.until('elevation')).at(-1)).toMatchObject({ st: 'unavailable', code: 0 });
    client.say({ t: 'elevate', pipe: `${'a'.repeat(30)} "`, proof });
    expect((await client.rest()).at(-1)).toMatchObject({ t: 'fatal', why: 'elevate: fields' });
    const other = await alone(installed());
    other.client.say(hello, { t: 'elevate', pipe: 'a'.repeat(32), proof: `${proof}\n-x` });
    expect((await other.client.rest()).at(-1)).toMatchObject({ t: 'fatal', why: 'elevate: fields' });
  });
});

describe('asking for elevation', () => {
  type Answer = Awaited<ReturnType<ElevatorOptions['ask']>>;
  const elevatorOf = (answer: Answer, more: Partial<ElevatorOptions> = {}) =>
    createElevator({ ask: async () => answer, clock: systemClock, catalogueHash: 'x', ...more });

  test.each([
    [{ state: 'declined', code: 1223 }, errorCodes.elevationDeclined, {}],
    [{ state: 'failed', code: 740 }, errorCodes.elevationFailed, { reason: 'failed 740' }],
    [{ state: 'unavailable', code: 0 }, errorCodes.elevationFailed, { reason: 'unavailable' }],
    [{ state: 'gone', code: 0 }, errorCodes.elevationFailed, { reason: 'gone' }],
  ] as const)('that ends with %o is %s', async (answer, code, params) => {
    const elevator = elevatorOf(answer);
    expect(await elevator.grant()).toMatchObject({ code, params, doing: 'host.elevate' });
    expect(elevator.held()).toBe(false);
    await expect(elevator.acquire()).rejects.toBeInstanceOf(BridgeDown);
  });

  test('waits two minutes for a person and then no longer', async () => {
    const clock = handClock();
    const elevator = elevatorOf(
      { state: 'started', code: 0 },
      { clock, ask: () => new Promise(() => undefined) },
    );
    let error: unknown = 'waiting';
    void elevator.grant().then((found) => {
      error = found;
    });
    await clock.move(119_999);
    expect(error).toBe('waiting');
    expect(elevator.held()).toBe(true);
    await clock.move(1);
    expect(error).toMatchObject({ code: errorCodes.elevationTimeout, retry: 'safe' });
  });

  test('tries for twenty seconds to reach what was started', async () => {
    const slept: number[] = [];
    let now = 0;
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        slept.push(ms);
        if (ms === 25) now += ms;
        else await new Promise(() => undefined);
      },
    };
    const elevator = elevatorOf({ state: 'started', code: 0 }, { clock });
    expect(await elevator.grant()).toMatchObject({ params: { reason: 'no-connection' } });
    expect(slept.filter((ms) => ms === 25)).toHaveLength(800);
  });

  /** A pipe that says one thing to whoever connects. */
  async function saying(frame: object, mark: true | null = true) {
    let server: ReturnType<typeof createServer> | undefined;
    const elevator = elevatorOf(
      { state: 'started', code: 0 },
      {
        mark,
        ask: async ({ address }) => {
          server = createServer((socket) => {
            socket.on('error', () => undefined);
            socket.on('data', (bytes: Buffer) => {
              if (bytes.includes('"bye"')) socket.end();
            });
            socket.write(`${JSON.stringify({ n: 0, ...frame })}\n`);
          });
          server.listen(address);
          await once(server, 'listening');
          return { state: 'started', code: 0 };
        },
      },
    );
    const error = await elevator.grant();
    await elevator.close();
    server?.close();
    return error;
  }
  const host = { catalogue: 'x', elevated: true };

  test.each([
    [{ t: 'fatal', why: 'folder-writable' }, errorCodes.elevationFolder, {}],
    [{ t: 'fatal', why: 'not-elevated' }, errorCodes.elevationFailed, { reason: 'not-elevated' }],
    [
      { t: 'hello', v: 1, host: { ...host, elevated: false } },
      errorCodes.elevationFailed,
      { reason: 'not-elevated' },
    ],
    [
      { t: 'hello', v: 1, host: { ...host, elevated: null } },
      errorCodes.elevationFailed,
      { reason: 'not-elevated' },
    ],
    [
      { t: 'hello', v: 1, host: { ...host, catalogue: 'y' } },
      errorCodes.elevationFailed,
      { reason: 'catalogue-differs' },
    ],
    [{ t: 'fatal', why: 'A sentence of PowerShell' }, errorCodes.elevationFailed, { reason: 'handshake' }],
  ])('and hearing %o is %s', async (frame, code, params) => {
    expect(await saying(frame)).toMatchObject({ code, params });
  });

  test('is granted by what says that it is elevated', async () => {
    expect(await saying({ t: 'hello', v: 1, host })).toBeUndefined();
  });
});
