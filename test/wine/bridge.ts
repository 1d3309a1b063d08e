import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, afterEach } from 'node:test';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createBridge, type BridgeCall } from '../../src/main/bridge/bridge.ts';
import { openChannel } from '../../src/main/bridge/channel.ts';
import { createLaunch, type Launched } from '../../src/main/bridge/launch.ts';
import { locatePowerShell } from '../../src/main/bridge/locate.ts';
import type { BridgeRecord } from '../../src/main/bridge/records.ts';
import { createSupervisor } from '../../src/main/bridge/supervisor.ts';
import type { CatalogueEntry } from '../../src/main/domain/catalogue.ts';
import { naughty } from '../main/bridge/naughty.ts';
import { alive, eventually, ground, join, system32 } from './ground.ts';
import { describe, test } from './suite.ts';

const script = join(ground.program, 'cli/ps-scripts/bridge-host.ps1');
const catalogue = ground.standIns;
const bytes = readFileSync(catalogue);
const { entries } = JSON.parse(bytes.toString('utf8')) as { entries: Record<string, CatalogueEntry> };
/** Of the environment of whoever starts the bridge. */
const inherited = {
  EFLOW_DESK_DEVICE: 'HostName=h;SharedAccessKey=canary',
  NODE_OPTIONS: '--title=x',
  OneDrive: 'x',
};
const powershell = locatePowerShell(process.env, existsSync);

/** The production launch with the production options and nothing else; it remembers what it launched. */
function watchedLaunch() {
  const env = { ...process.env, ...inherited };
  const launch = createLaunch({ script, catalogue, env, clock: systemClock });
  const launched: Launched[] = [];
  return {
    launched,
    async launch(proof: string) {
      const one = await launch(proof);
      launched.push(one);
      return one;
    },
  };
}

function openDesk() {
  const { launch, launched } = watchedLaunch();
  const catalogueHash = createHash('sha256').update(bytes).digest('hex');
  const supervisor = createSupervisor({ launch, clock: systemClock, catalogueHash });
  const bridge = createBridge({
    supervisor,
    catalogue: entries,
    reveal: ({ handle }) => handle,
    graceMs: 500,
  });
  const run = (name: string, params: BridgeCall['params'] = {}, more: Partial<BridgeCall> = {}) =>
    bridge.run({ name, params, timeoutMs: 60_000, ...more });
  /** The output of a call that must succeed; else an error that tells all that is known of its end. */
  const answer = async (...given: Parameters<typeof run>) => {
    const { output, ...end } = await run(...given);
    if (end.state !== 'ok') assert.fail(JSON.stringify(end, null, 1));
    return output;
  };
  return { bridge, launched, run, answer };
}

/** What is tested here, for the driver to run. */
export function testBridge(): void {
  describe('the bridge', () => {
    const desk = openDesk();
    const { run, answer, launched } = desk;
    after(() => desk.bridge.close());

    test('finds powershell.exe below System32 and starts it with the production command line', async () => {
      assert.equal(
        powershell.toLowerCase(),
        system32('WindowsPowerShell\\v1.0\\powershell.exe').toLowerCase(),
      );
      const [self] = (await answer('probe.process')) as [
        { CommandLine: string; Folder: string; ModulePath: string; Bits: number; System: string },
      ];
      // .NET tells the library in place of the program.
      const words = self.CommandLine.slice(self.CommandLine.indexOf(' -NoLogo') + 1);
      const quoted = (path: string) => `"${path}"`;
      const expected = [
        '-NoLogo -NoProfile -NonInteractive -ExecutionPolicy Bypass',
        `-File ${quoted(script)} -Pipe eflow-desk-[0-9a-f]{32} -Proof [0-9a-f]{64}`,
        `-Parent ${process.pid} -Catalogue ${quoted(catalogue)}`,
      ].join(' ');
      const pattern = expected.replaceAll(/[\\.()]/gu, String.raw`\$&`);
      assert.match(words, new RegExp(`^${pattern}$`, 'u'));
      assert.equal(self.Folder.toLowerCase(), system32('').replace(/\\$/u, '').toLowerCase());
      assert.equal(self.Bits, 64);
      assert.match(self.System, /^Microsoft Windows NT 10\./u);
    });

    test('gives it an environment from a list, and module folders that no user can write to', async () => {
      const [self] = (await answer('probe.process')) as [{ Names: string[]; ModulePath: string }];
      const names = self.Names.map((name) => name.toLowerCase());
      assert.ok(names.includes('systemroot') && names.includes('programdata'));
      const named = (name: string) => names.includes(name.toLowerCase());
      // What this process has, and what it has of secrets, does not go on to PowerShell.
      assert.deepEqual(Object.keys(inherited).filter(named), []);
      assert.deepEqual(
        self.ModulePath.toLowerCase().split(';'),
        [
          system32('WindowsPowerShell\\v1.0\\Modules'),
          'C:\\Program Files\\WindowsPowerShell\\Modules',
          join(script, '..'),
        ].map((path) => path.toLowerCase()),
      );
    });

    test('passes every naughty text exactly', async () => {
      assert.deepEqual(await answer('stand.echo', { Texts: naughty }), [
        { Bound: { Texts: naughty }, Names: ['Texts'] },
      ]);
    });

    test('streams all kinds of records in order, and progress', async () => {
      const records: BridgeRecord[] = [];
      const onRecord = (record: BridgeRecord) => void records.push(record);
      await answer('stand.streams', { Count: 600 }, { streams: ['verbose'], onRecord });
      const told = records.map((record) =>
        record.kind === 'output'
          ? record.value
          : record.kind === 'error'
            ? record.error.text
            : 'text' in record
              ? record.text
              : '',
      );
      const names = ['out', 'wrn', 'vrb', 'inf', 'err', ''];
      const all = Array.from({ length: 600 }, (_, i) => `${names[i % 6]} ${i}`);
      assert.deepEqual(
        told,
        all.filter((text) => !text.startsWith(' ')),
      );
      records.length = 0;
      await answer('stand.progress', { Count: 5000 }, { streams: ['progress'], onRecord });
      const last = records.findLast(({ kind }) => kind === 'progress');
      assert.equal(last?.kind === 'progress' && last.done, true);
    });

    test('runs lanes side by side and calls of one lane in turn', async () => {
      const order: string[] = [];
      const wait = (name: string, Ms: number) => run(name, { Ms }).then(() => order.push(`${name} ${Ms}`));
      await Promise.all([wait('stand.wait', 400), wait('stand.wait', 1), wait('stand.waitB', 1)]);
      assert.deepEqual(order, ['stand.waitB 1', 'stand.wait 400', 'stand.wait 1']);
    });

    test('brings a text of 4 MB over, and 64 lines of 256 KB, and sends one of 900 KB', async () => {
      const [one] = await answer('stand.text', { Length: 4_000_000, Character: '\u00e9' });
      assert.equal(one === '\u00e9'.repeat(4_000_000), true);
      const many = await answer('stand.text', { Length: 262_144, Count: 64 });
      assert.deepEqual([many.length, many.every((text) => text === 'x'.repeat(262_144))], [64, true]);
      const Text = 'y'.repeat(900_000);
      assert.deepEqual(await answer('stand.echo', { Text }), [{ Bound: { Text }, Names: ['Text'] }]);
    });

    test('refuses what is not in its catalogue', async () => {
      for (const name of [
        'stand.nothing',
        'calc.exe',
        'C:\\windows\\system32\\cmd.exe',
        'StandIn\\Get-StandInEcho',
      ])
        assert.equal((await run(name)).state, 'refused');
    });

    test('stops a command that waits and one that spins', async () => {
      for (const [name, params] of [
        ['stand.wait', { Ms: 60_000 }],
        ['stand.endless', {}],
      ] as const) {
        const stop = new AbortController();
        const call = run(name, params, { signal: stop.signal });
        // Requests begin in the order of their frames, so this answer comes after the other has begun.
        await run('stand.waitC', { Ms: 1 });
        stop.abort();
        const { state, started } = await call;
        assert.deepEqual({ state, started }, { state: 'cancelled', started: true });
      }
    });

    test('keeps to a time limit', async () => {
      assert.equal((await run('stand.wait', { Ms: 60_000 }, { timeoutMs: 200 })).state, 'timeout');
    });

    test('is killed with two commands in it, says so, and comes back', async () => {
      const busy = [run('stand.wait', { Ms: 60_000 }), run('stand.waitB', { Ms: 60_000 })];
      await run('stand.waitC', { Ms: 1 });
      const before = launched.length;
      process.kill(launched.at(-1)?.pid ?? 0);
      const ends = (await Promise.all(busy)).map(({ state, started }) => `${state} ${started}`);
      assert.deepEqual(ends, ['gone true', 'gone true']);
      assert.equal((await run('stand.wait', { Ms: 1 })).state, 'ok');
      assert.equal(launched.length, before + 1);
    });

    test('comes back after a command that ends its process', async () => {
      assert.equal((await run('stand.exit')).state, 'gone');
      assert.equal((await run('stand.wait', { Ms: 1 })).state, 'ok');
    });

    test('takes a fresh process after an entry that asks for one', async () => {
      await run('stand.wait', { Ms: 1 });
      const old = launched.at(-1);
      await run('stand.fresh', { Ms: 1 });
      await run('stand.wait', { Ms: 1 });
      assert.notEqual(launched.at(-1)?.pid, old?.pid);
      await old?.exited;
    });

    test('hears nothing of what is written to the console, and keeps it as stray text', async () => {
      assert.deepEqual(await answer('stand.console'), ['fine']);
      await eventually('stray text', () => launched.at(-1)?.stray() === 'hi\n');
    });

    test('ends what it started when it is closed', async () => {
      const own = openDesk();
      await own.run('stand.wait', { Ms: 1 });
      const pid = own.launched[0]?.pid ?? 0;
      assert.equal(alive(pid), true);
      await own.bridge.close();
      assert.equal(alive(pid), false);
    });
  });

  describe('the pipe', () => {
    const secret = 'of 32 bytes or so';
    const proof = createHash('sha256').update(secret).digest('hex');
    let count = 0;
    const children: ChildProcess[] = [];
    afterEach(() => {
      for (const child of children.splice(0)) child.kill();
    });

    /** The host script by itself at a pipe of a known name. */
    async function started(parent = process.pid) {
      count += 1;
      const pipe = `eflow-desk-wine-${process.pid}-${count}`;
      const words = [
        '-NoLogo',
        '-NoProfile',
        '-NonInteractive',
        '-ExecutionPolicy',
        'Bypass',
        '-File',
        script,
      ];
      const more = ['-Pipe', pipe, '-Proof', proof, '-Parent', String(parent), '-Catalogue', catalogue];
      const child = spawn(powershell, [...words, ...more], { stdio: ['ignore', 'pipe', 'ignore'] });
      children.push(child);
      const exited = once(child, 'exit').then(([code]) => code as number | null);
      const [line] = (await Promise.race([once(child.stdout, 'data'), exited.then(() => ['ended'])])) as [
        Buffer | string,
      ];
      assert.equal(line.toString().trim(), '{"bridge":1,"ready":true}');
      const path = `\\\\.\\pipe\\${pipe}`;
      const open = async () => {
        const socket = connect(path);
        await once(socket, 'connect');
        return socket;
      };
      return { child, exited, pipe, path, open };
    }

    test('refuses a wrong secret three times and then ends with 77', async () => {
      const { open, exited } = await started();
      for (const wrong of ['', secret.toUpperCase(), proof]) {
        const { channel, hello } = openChannel(await open(), wrong);
        await assert.rejects(hello);
        assert.match(await channel.closed, /connection/u);
      }
      assert.equal(await exited, 77);
    });

    test('greets the right one, answers its heartbeat, lets nobody else in, and ends with it', async () => {
      const { open, exited, path } = await started();
      const { channel, hello } = openChannel(await open(), secret);
      const other = connect(path).on('error', () => undefined);
      const host = await hello;
      assert.equal(host['catalogue'], createHash('sha256').update(bytes).digest('hex'));
      assert.equal(typeof host['elevated'], 'boolean');
      assert.match(String(host['sid']), /^S-1-5-21-/u);
      const heard = channel.heard();
      for (let beat = 1; beat <= 3; beat += 1) {
        channel.ping();
        await eventually('an answer to a ping', () => channel.heard() >= heard + beat);
      }
      // The one instance of the pipe is taken: whoever else comes waits in vain.
      assert.equal(other.connecting, true);
      other.destroy();
      channel.close('over');
      assert.equal(await exited, 0);
    });

    test('grants its own account alone and denies the network', async () => {
      const desk = openDesk();
      try {
        const { pipe, child, exited } = await started();
        const [me] = (await desk.answer('probe.process')) as [{ Sid: string }];
        const [security] = (await desk.answer('probe.pipe', { Name: pipe })) as [
          { Sddl: string; Rules: { Sid: string; Rights: string; Type: string }[] },
        ];
        assert.deepEqual(
          security.Rules.map(({ Sid, Rights, Type }) => `${Type} ${Sid} ${Rights}`),
          ['Deny S-1-5-2 FullControl', `Allow ${me.Sid} FullControl`],
        );
        // Nobody else can serve at the same name meanwhile.
        assert.deepEqual(await desk.answer('probe.serve', { Name: pipe }), ['IOException']);
        assert.match(security.Sddl, /^D:P?\(D;;\w+;;;NU\)\(A;;\w+;;;[-\w]+\)$/u);
        child.kill();
        await exited;
      } finally {
        await desk.bridge.close();
      }
    });

    test('goes when the program that started it is killed', async () => {
      const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 120000)'], { stdio: 'ignore' });
      children.push(parent);
      const { exited } = await started(parent.pid);
      parent.kill();
      assert.equal(await exited, 77);
    });
  });
}
