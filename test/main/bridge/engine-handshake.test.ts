import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { cataloguePath, engine, missing, modulesPath, scriptPath } from './engine.ts';
import { naughty } from './naughty.ts';

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'a secret of 32 bytes or so, in hex';
const proof = createHash('sha256').update(secret).digest('hex');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
let count = 0;

/** The host script by itself, waiting for somebody to say the secret. */
async function started(script = scriptPath, more: { catalogue?: string; parent?: number } = {}) {
  count += 1;
  const pipe =
    process.platform === 'win32' ? `eflow-desk-test-${process.pid}-${count}` : join(folder, `${count}`);
  const options = [
    '-File',
    script,
    '-Pipe',
    pipe,
    '-Proof',
    proof,
    '-Parent',
    String(more.parent ?? process.pid),
  ];
  const child = spawn(
    engine.command,
    [
      ...engine.args,
      '-NoProfile',
      '-ExecutionPolicy',
      'Bypass',
      ...options,
      '-Catalogue',
      more.catalogue ?? cataloguePath,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EFLOWDESK_MODULES: modulesPath } },
  );
  children.push(child);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let printed = '';
  child.stdout.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  await Promise.race([once(child.stdout, 'data'), exited]);
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${pipe}` : pipe;
  const open = async (): Promise<Connection> => {
    const socket = connect(path);
    await once(socket, 'connect');
    return connection(socket);
  };
  return { child, exited, open, printed: () => printed };
}

interface Connection {
  say(...lines: (string | Uint8Array | object)[]): void;
  /** All that came until the other side closed. */
  rest(): Promise<string>;
  /** The next lines. */
  lines(count: number): Promise<Record<string, unknown>[]>;
  end(): void;
}

function connection(socket: Socket): Connection {
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  return {
    say(...lines) {
      for (const line of lines) {
        if (typeof line === 'string' || line instanceof Uint8Array) socket.write(line);
        else socket.write(`${JSON.stringify(line)}\n`);
      }
    },
    async rest() {
      await closed;
      return text;
    },
    async lines(wanted) {
      const over = closed.then(() => {
        throw new Error(`closed after ${text}`);
      });
      while (text.split('\n').length <= wanted) await Promise.race([once(socket, 'data'), over]);
      over.catch(() => undefined);
      return text
        .split('\n')
        .slice(0, wanted)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    end: () => socket.destroy(),
  };
}

const hello = { t: 'hello', v: 1, min: 1, secret };
const run = { t: 'run', id: 1, c: 'stand.text', p: { Length: 3 }, to: 1000, g: 100, win: 1000, d: 4, st: '' };

describe.skipIf(missing !== undefined)('the host script', () => {
  test('prints one line, answers the secret, and ends when the connection does', async () => {
    const { open, exited, printed } = await started();
    expect(printed()).toBe('{"bridge":1,"ready":true}\n');
    const client = await open();
    client.say(hello, run);
    const [first, ...frames] = await client.lines(4);
    expect(first).toMatchObject({
      t: 'hello',
      v: 1,
      n: 0,
      host: { catalogue: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    });
    expect(frames).toMatchObject([{ t: 'start' }, { t: 'out', v: 'xxx' }, { t: 'end', st: 'ok', n: 3 }]);
    client.end();
    expect(await exited).toBe(0);
  });

  const wrong: [string, (string | object)[]][] = [
    ['a wrong secret', [{ ...hello, secret: `${secret}!` }]],
    ['no secret', [{ t: 'hello', v: 1 }]],
    ['the proof', [{ ...hello, secret: proof }]],
    ['a request in place of it', [run]],
    ['no JSON', ['hello\n']],
    ['two lines at once', [`${JSON.stringify({ ...hello, secret: '' })}\n${JSON.stringify(hello)}\n`]],
  ];
  test('#56 answers nothing but the secret', async () => {
    for (const pair of [wrong.slice(0, 2), wrong.slice(2, 4), wrong.slice(4)]) {
      const { open } = await started();
      for (const [what, lines] of pair) {
        const client = await open();
        client.say(...lines);
        expect(await client.rest(), what).toBe('');
      }
      const last = await open();
      last.say(hello);
      expect(await last.lines(1)).toMatchObject([{ t: 'hello' }]);
      last.end();
    }
  });

  test('#56 ends after the third wrong secret', async () => {
    const { open, exited } = await started();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const client = await open();
      client.say({ ...hello, secret: String(attempt) });
      expect(await client.rest()).toBe('');
    }
    expect(await exited).toBe(77);
  });

  test('#56 takes nobody else once the secret was said', async () => {
    const { open } = await started();
    const client = await open();
    client.say(hello);
    await client.lines(1);
    const other = await open().catch(() => undefined);
    other?.say(hello, run);
    client.say(run);
    expect((await client.lines(4)).at(-1)).toMatchObject({ t: 'end', st: 'ok' });
    client.end();
    expect((await other?.rest()) ?? '').toBe('');
  });

  const broken: [string, (string | Uint8Array | object)[]][] = [
    ['a line that is too long', [`{"t":"${'x'.repeat(1_048_576)}"}\n`]],
    ['invalid UTF-8', [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 10])]],
    ['an unclosed bracket', ['{"t":"ping"\n']],
    ['a list', ['[]\n']],
    ['a request with a number twice', [{ ...run, c: 'stand.wait', p: { Ms: 500 } }, run]],
    ['a request without a limit', [{ ...run, to: null }]],
  ];
  test.each(broken)('#36 says why and ends after %s', async (_, lines) => {
    const { open, exited } = await started();
    const client = await open();
    client.say(hello);
    await client.lines(1);
    client.say(...lines);
    const frames = (await client.rest()).trim().split('\n');
    expect(JSON.parse(frames.at(-1) ?? '')).toMatchObject({ t: 'fatal' });
    expect(frames.some((frame) => frame.includes('"out"'))).toBe(false);
    expect(await exited).toBe(70);
  });

  test('#36 lets kinds and fields that it does not know be', async () => {
    const { open } = await started();
    const client = await open();
    client.say(
      { ...hello, more: 1 },
      { t: 'of a newer client', x: [{}] },
      { ...run, more: 1, p: { Length: 1 } },
    );
    client.say({ t: 'cancel', id: 99 }, { t: 'credit', id: 99, b: 1 }, { t: 'ping' });
    expect(
      (await client.lines(5)).map(({ t }) => t).toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual(['end', 'hello', 'out', 'pong', 'start']);
    client.end();
  });

  test('#56 gives those up who connect and never finish a line, and still takes the right one', async () => {
    const { open } = await started();
    const slow = await open();
    slow.say(JSON.stringify(hello).slice(0, 20));
    const silent = slow.rest();
    // Ten seconds; bytes that trickle in do not make them longer.
    const drip = setInterval(() => slow.say('x'), 1000);
    expect(await silent).toBe('');
    clearInterval(drip);
    const client = await open();
    client.say(hello);
    expect(await client.lines(1)).toMatchObject([{ t: 'hello' }]);
    client.end();
  }, 40_000);

  test('#3 what a request says about lanes is not heard', async () => {
    const { open } = await started();
    const client = await open();
    client.say(
      hello,
      ...naughty.slice(0, 20).map((lane, index) => ({ ...run, id: index + 1, lane, p: { Length: 1 } })),
    );
    const frames = await client.lines(1 + 3 * 20);
    expect(frames.filter(({ t, st }) => t === 'end' && st === 'ok')).toHaveLength(20);
    client.end();
  });

  test('ends when nobody connects and its parent is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const { exited } = await started(scriptPath, { parent: parent.pid ?? 0 });
    parent.kill('SIGKILL');
    expect(await exited).toBe(77);
  });

  test('refuses to work where the language is constrained, in a line that needs no language', async () => {
    const wrapper = join(folder, 'constrained.ps1');
    const call = `& '${scriptPath}' -Pipe p -Proof p -Parent 1 -Catalogue c\nexit $LASTEXITCODE\n`;
    writeFileSync(
      wrapper,
      `param([string]$Pipe, [string]$Proof, [string]$Parent, [string]$Catalogue)\n$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'\n${call}`,
    );
    const { exited, printed } = await started(wrapper);
    expect(await exited).toBe(78);
    expect(printed().trim()).toBe('{"bridge":1,"refused":"language-mode"}');
  });

  test('#4 refuses a catalogue that names anything but Module\\Verb-Noun', async () => {
    const commands = ['C:\\\\x.ps1', 'gci', 'calc.exe', 'Get-StandInText', 'StandIn\\\\Get-X; calc'];
    const runs = commands.map(async (command, index) => {
      const catalogue = join(folder, `catalogue-${index}.json`);
      writeFileSync(
        catalogue,
        `{"entries":{"a.b":{"kind":"leaf","command":"${command}","lane":"a","parameters":{},"project":"raw"}}}`,
      );
      const { exited, printed } = await started(scriptPath, { catalogue });
      return { ended: (await exited) !== 0, ready: printed().includes('ready') };
    });
    expect(await Promise.all(runs)).toEqual(commands.map(() => ({ ended: true, ready: false })));
  });
});
