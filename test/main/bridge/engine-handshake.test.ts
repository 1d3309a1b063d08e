import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { cataloguePath, engine, missing, modulesPath, scriptPath } from './engine.ts';

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
  const closed = once(socket, 'close');
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
      while (text.split('\n').length <= wanted) await Promise.race([once(socket, 'data'), closed]);
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
  test.each(wrong)('answers nothing to %s', async (_, lines) => {
    const { open } = await started();
    const client = await open();
    client.say(...lines);
    expect(await client.rest()).toBe('');
    const second = await open();
    second.say(hello);
    expect(await second.lines(1)).toMatchObject([{ t: 'hello' }]);
    second.end();
  });

  test('ends after the third wrong secret', async () => {
    const { open, exited } = await started();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const client = await open();
      client.say({ ...hello, secret: String(attempt) });
      expect(await client.rest()).toBe('');
    }
    expect(await exited).toBe(77);
  });

  test('takes nobody else once the secret was said', async () => {
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
    ['a key twice', ['{"t":"ping","t":"ping"}\n']],
    ['something after the end', ['{"t":"ping"} 1\n']],
    ['a list', ['[]\n']],
    ['a comma too many', ['{"t":"ping",}\n']],
    ['a comment', ['{"t":"ping"/**/}\n']],
    ['single quotes', ["{'t':'ping'}\n"]],
    ['a control character', ['{"t":"pi\u0001ng"}\n']],
    ['a number with a leading zero', ['{"t":"ping","a":01}\n']],
    ['brackets without end', [`{"t":${'['.repeat(5000)}\n`]],
    ['a request without a number', [{ ...run, id: 'x' }]],
    ['a request with a number twice', [{ ...run, c: 'stand.wait', p: { Ms: 500 } }, run]],
    ['a request without a limit', [{ ...run, to: null }]],
  ];
  test.each(broken)('says why and ends after %s', async (_, lines) => {
    const { open, exited } = await started();
    const client = await open();
    client.say(hello, ...lines);
    const frames = (await client.rest()).trim().split('\n');
    expect(JSON.parse(frames.at(-1) ?? '')).toMatchObject({ t: 'fatal' });
    expect(frames.some((frame) => frame.includes('"out"'))).toBe(false);
    expect(await exited).toBe(70);
  });

  test('lets kinds and fields that it does not know be', async () => {
    const { open } = await started();
    const client = await open();
    client.say(
      { ...hello, more: 1 },
      { t: 'of a newer client', x: [{}] },
      { ...run, more: 1, p: { Length: 1 } },
    );
    client.say({ t: 'cancel', id: 99 }, { t: 'credit', id: 99, b: 1 }, { t: 'ping' });
    expect((await client.lines(5)).map(({ t }) => t).toSorted()).toEqual([
      'end',
      'hello',
      'out',
      'pong',
      'start',
    ]);
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

  test.each([
    ['a path', 'C:\\\\x.ps1'],
    ['an alias', 'gci'],
    ['a program', 'calc.exe'],
    ['a name without its module', 'Get-StandInText'],
    ['script', 'StandIn\\\\Get-X; calc'],
  ])('refuses a catalogue that names %s', async (_, command) => {
    const catalogue = join(folder, 'catalogue.json');
    writeFileSync(
      catalogue,
      `{"entries":{"a.b":{"kind":"leaf","command":"${command}","lane":"a","parameters":{},"project":"raw"}}}`,
    );
    const { exited, printed } = await started(scriptPath, { catalogue });
    expect(await exited).not.toBe(0);
    expect(printed()).not.toContain('ready');
  });
});
