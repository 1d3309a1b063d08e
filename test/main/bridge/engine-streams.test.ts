import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { BridgeRecord } from '../../../src/main/bridge/records.ts';
import { missing, modulesPath, openDesk } from './engine.ts';

/** Stand-ins for the everyday cmdlets; with a PowerShell these would be its own. */
const everyday = fileURLToPath(new URL('../../../dist/ps-engine/Modules', import.meta.url));
const node = process.execPath;

describe.skipIf(missing !== undefined)('what commands say, on a real engine', () => {
  const desk = openDesk(undefined, { modules: [modulesPath, everyday].join(delimiter) });
  afterAll(() => desk.bridge.close());

  /** Runs a call and keeps all that it says. */
  async function heard(name: string, params = {}, more = {}) {
    const records: BridgeRecord[] = [];
    const outcome = await desk.run(name, params, {
      onRecord: (record) => void records.push(record),
      ...more,
    });
    return { ...outcome, records };
  }

  test('#19 three errors that do not end a command, with ids, categories and targets, then its output', async () => {
    const { state, records } = await heard('more.errors');
    expect(state).toBe('ok');
    expect(records).toMatchObject([
      ...[1, 2, 3].map((i) => ({
        kind: 'error',
        how: 'nonterm',
        error: {
          text: `err ${i}`,
          id: `Err${i},Write-MoreError`,
          category: 'WriteError',
          type: 'System.IO.IOException',
          target: `target ${i}`,
          line: expect.any(Number),
        },
      })),
      { kind: 'output', value: 'after' },
    ]);
    // Where a script called the command, and 0 where the bridge did.
    const thrown = await heard('stand.fail', { Way: 'throw' });
    expect(thrown.errors[0]?.error.line).toBeGreaterThan(0);
  });

  test('#20 a value that the command does not take, a command that its module does not have', async () => {
    expect((await heard('more.choice', { Only: 'a' })).output).toEqual(['a']);
    expect(await heard('more.choice', { Only: 'c' })).toMatchObject({
      state: 'failed',
      output: [],
      errors: [
        {
          how: 'term',
          error: { id: 'ParameterArgumentValidationError,Get-MoreChoice', category: 'InvalidData' },
        },
      ],
    });
    expect(await heard('more.gone')).toMatchObject({
      state: 'failed',
      errors: [{ how: 'term', error: { id: 'CommandNotFoundException', category: 'ObjectNotFound' } }],
    });
  });

  test('#21 an error tells its better words, what to do, and the inner exceptions, four of them', async () => {
    const { errors } = await heard('more.nested');
    expect(errors).toMatchObject([
      {
        error: {
          id: 'Deep,Write-MoreNested',
          text: 'what it means\nwhat to do',
          inner: [5, 4, 3, 2].map((level) => ({
            type: 'System.InvalidOperationException',
            text: `level ${level}`,
          })),
        },
      },
    ]);
  });

  test('#22 an error that a function returns as data is told as an error and ends nothing', async () => {
    const { state, output, errors } = await heard('more.errorData');
    expect(state).toBe('ok');
    expect(output).toEqual(['after']);
    expect(errors).toMatchObject([{ how: 'nonterm', error: { text: 'kept' } }]);
  });

  const natives: [string, string, string, object][] = [
    ['exit 0', 'console.log("out")', 'Continue', { state: 'ok', exit: 0, output: ['out', 'after'] }],
    ['exit 3', 'process.exit(3)', 'Continue', { state: 'ok', exit: 3, output: ['after'] }],
    [
      'exit -1',
      'process.exit(-1)',
      'Continue',
      { state: 'ok', exit: process.platform === 'win32' ? -1 : 255 },
    ],
    ['exit 3 under Stop', 'process.exit(3)', 'Stop', { state: 'ok', exit: 3, output: ['after'] }],
    ['no exit code that was there before', '', 'Continue', { state: 'ok', exit: 0 }],
  ];
  test.each(natives)('#23 a native program: %s', async (_, code, Preference, expected) => {
    expect(await heard('more.native', { Program: node, Arguments: ['-e', code], Preference })).toMatchObject(
      expected,
    );
  });

  test('#23 what a native program says on its error stream is told as such and fails nothing', async () => {
    const code = 'console.error("bad"); console.error("worse")';
    const { state, exit, errors, output } = await heard('more.native', {
      Program: node,
      Arguments: ['-e', code],
    });
    expect({ state, exit, output }).toEqual({ state: 'ok', exit: 0, output: ['after'] });
    expect(errors.map(({ how, error }) => [how, error.text])).toEqual([
      ['native', 'bad'],
      ['native', 'worse'],
    ]);
    // Windows PowerShell ends the command at the first such line when errors end commands; later ones do not.
    const stopped = await heard('more.native', {
      Program: node,
      Arguments: ['-e', `${code}; process.exit(4)`],
      Preference: 'Stop',
    });
    expect(['ok', 'failed']).toContain(stopped.state);
    expect(stopped.errors[0]?.error.text).toContain('bad');
    expect((await heard('stand.text', { Length: 1 })).exit).toBeUndefined();
  });

  test('#23 a program that is not there is an error like any other', async () => {
    const { errors } = await heard('more.native', { Program: join(modulesPath, 'no such program') });
    expect(errors).toMatchObject([{ error: { id: 'CommandNotFoundException' } }]);
  });

  test('#24 a native program is read as UTF-8, and bytes that are none harm nothing', async () => {
    const text = 'gr\u00fc\u00dfe \u4e2d\u6587 \u{1f600}';
    const utf8 = await heard('more.native', {
      Program: node,
      Arguments: ['-e', `process.stdout.write(${JSON.stringify(text)})`],
    });
    expect(utf8.output).toEqual([text, 'after']);
    const bytes = 'process.stdout.write(Buffer.from(Array.from({ length: 256 }, (_, i) => i)))';
    const binary = await heard('more.native', { Program: node, Arguments: ['-e', bytes] });
    expect(binary).toMatchObject({ state: 'ok', exit: 0, errors: [] });
    expect(JSON.stringify(binary.output)).toContain('\ufffd');
    expect(binary.output.at(-1)).toBe('after');
  });

  test('#25 what is written to the host, in colours and without an end of line, is information', async () => {
    const { records } = await heard('more.host');
    expect(records).toEqual([
      { kind: 'information', text: 'one' },
      { kind: 'information', text: 'two 3' },
      { kind: 'output', value: 'out', lost: [] },
    ]);
  });

  test('#26 a storm of 100,000 states is told ten times a second at most, and to its end', async () => {
    const begun = performance.now();
    const { records, state } = await heard(
      'stand.progress',
      { Count: 100_000 },
      { streams: ['progress'], timeoutMs: 120_000 },
    );
    const seconds = (performance.now() - begun) / 1000;
    expect(state).toBe('ok');
    const progress = records.filter(({ kind }) => kind === 'progress');
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.length).toBeLessThanOrEqual(seconds * 10 + 3);
    expect(progress.at(-1)).toMatchObject({ status: 'all', done: true });
  }, 120_000);

  test('#27 activities are told apart, with their parents, and the last state of each', async () => {
    const { records } = await heard('more.progress', {}, { streams: ['progress'] });
    const last = new Map(
      records.flatMap((record) => (record.kind === 'progress' ? [[record.id, record] as const] : [])),
    );
    expect(new Set(last.keys())).toEqual(new Set([1, 2, 3]));
    expect(last.get(3)).toMatchObject({ parent: -1, activity: 'Other', status: 'thing 3', done: false });
    expect(last.get(2)).toMatchObject({ status: 'finished', done: true });
    expect(last.get(1)).toMatchObject({ status: 'finished', done: true });
    expect(records.at(-1)?.kind).not.toBe('error');
  });

  test('#28 nothing that reaches the console reaches the protocol; what goes past .NET is kept aside', async () => {
    const { state, output, records } = await heard('more.console', {
      Program: node,
      Arguments: ['-p', '7*11*13'],
    });
    expect(state).toBe('ok');
    expect(output).toEqual(['exit 0']);
    expect(records.map(({ kind }) => kind)).toEqual(['output']);
    await expect.poll(() => desk.launched[0]?.stray()).toContain('1001\n');
    expect(desk.launched[0]?.stray()).not.toContain('"t":"end"');
  });

  test('#38 Start-Sleep is stopped at once', async () => {
    const stop = new AbortController();
    const call = desk.run('more.sleep', { Seconds: 600 }, { signal: stop.signal });
    await desk.run('stand.wait', { Ms: 1 });
    stop.abort();
    expect(await call).toMatchObject({ state: 'cancelled', started: true });
  });
});
