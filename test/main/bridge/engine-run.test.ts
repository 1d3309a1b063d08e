import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { BridgeRecord } from '../../../src/main/bridge/records.ts';
import { missing, modulesPath, openDesk } from './engine.ts';
import { naughty } from './naughty.ts';

describe.skipIf(missing !== undefined)('the bridge on a real engine', () => {
  const desk = openDesk();
  afterAll(() => desk.bridge.close());
  const { run } = desk;

  test('#1 #2 #6 #8 passes every text exactly, as data', async () => {
    const alone = await Promise.all(naughty.map((Text) => run('stand.echo', { Text })));
    expect(alone.map(({ output }) => output)).toEqual(
      naughty.map((Text) => [{ Bound: { Text }, Names: ['Text'] }]),
    );
    const together = await run('stand.echo', { Texts: naughty });
    expect(together.output).toEqual([{ Bound: { Texts: naughty }, Names: ['Texts'] }]);
  });

  test('passes numbers, flags and switches with their types', async () => {
    const { output } = await run('stand.echo', { Number: 9007199254740991, Flag: false, On: true });
    expect(output).toMatchObject([{ Bound: { Number: 9007199254740991, Flag: false, On: true } }]);
    const off = await run('stand.echo', { Number: -1, On: false });
    expect(off.output).toMatchObject([{ Bound: { Number: -1, On: false } }]);
  });

  test('adds what the catalogue fixes', async () => {
    const { output } = await run('stand.fixed', { Text: 'x' });
    expect(output).toEqual([{ Bound: { Text: 'x', Texts: ['a', 'b'], Number: 3, On: true } }]);
  });

  test.each([
    'stand.nothing',
    'constructor',
    '__proto__',
    '',
    'Get-StandInEcho',
    'StandIn\\Get-StandInEcho',
    'Microsoft.PowerShell.Core\\Get-Help',
    'calc.exe',
    'C:\\x.ps1',
    '.\\x',
    '/bin/sh',
    'gcm',
    '%',
    ...naughty,
  ])('#3 #4 refuses the command %j', async (name) => {
    expect(await run(name)).toMatchObject({
      state: 'refused',
      started: false,
      output: [],
      refusal: { parameter: '', rule: 'unknown' },
    });
  });

  test.each([
    ['an unknown parameter', 'stand.echo', { Verbose: true }, 'Verbose', 'unknown'],
    ['a parameter in another case', 'stand.echo', { text: 'x' }, 'text', 'unknown'],
    ['a fixed parameter', 'stand.fixed', { Text: 'x', Number: 1 }, 'Number', 'unknown'],
    ['a missing one', 'stand.find', {}, 'Name', 'required'],
    ['text for a number', 'stand.echo', { Number: '1' }, 'Number', 'type'],
    ['a fraction for a number', 'stand.echo', { Number: 1.5 }, 'Number', 'type'],
    ['a number for text', 'stand.echo', { Text: 1 }, 'Text', 'type'],
    ['null', 'stand.echo', { Text: null }, 'Text', 'type'],
    ['an object', 'stand.echo', { Text: { a: 1 } }, 'Text', 'type'],
    ['a list with a number', 'stand.echo', { Texts: ['a', 1] }, 'Texts', 'type'],
    ['text for a switch', 'stand.echo', { On: 'true' }, 'On', 'type'],
    ['a value that is not allowed', 'stand.fixed', { Text: 'X' }, 'Text', 'allowed'],
    ['plain text for a secret', 'stand.secret', { Secret: 'x' }, 'Secret', 'secret'],
    ['a secret for plain text', 'stand.echo', { Text: { handle: 'x' } }, 'Text', 'not-secret'],
  ])('refuses %s', async (_, name, params, parameter, rule) => {
    expect(await run(name, params as never)).toMatchObject({
      state: 'refused',
      refusal: { parameter, rule },
    });
  });

  test.each(naughty.filter((name) => name !== ''))('#3 refuses the parameter %j', async (name) => {
    expect(await run('stand.echo', { [name]: 'x' })).toMatchObject({
      state: 'refused',
      refusal: { rule: 'unknown' },
    });
  });

  test('#5 takes wildcards of a literal parameter for themselves, and only those of a pattern for more', async () => {
    const names = ['*', '[ab]', 'a?c', 'x`y', '?', 'be*'];
    expect((await run('stand.find', { Name: names })).output).toEqual(['*', '[ab]', 'a?c', 'x`y']);
    expect((await run('stand.match', { Name: ['a?c', 'be*'] })).output).toEqual(['a?c', 'abc', 'beta']);
  });

  test('#18 keeps the order of 1,000 records of all streams', async () => {
    const records: BridgeRecord[] = [];
    const outcome = await run(
      'stand.streams',
      { Count: 1000 },
      { streams: ['verbose'], onRecord: (record) => void records.push(record) },
    );
    const told = records.map((record) =>
      record.kind === 'output'
        ? record.value
        : record.kind === 'error'
          ? record.error.text
          : 'text' in record
            ? record.text
            : '',
    );
    const names = ['out', 'wrn', 'vrb', 'inf', 'err'];
    const expected = Array.from({ length: 1000 }, (_, i) => (i % 6 === 5 ? '' : `${names[i % 6]} ${i}`));
    expect(told).toEqual(expected.filter((text) => text !== ''));
    expect(outcome).toMatchObject({ state: 'ok', output: { length: 167 }, errors: { length: 100 } });
    const quiet = await run('stand.streams', { Count: 6 });
    expect(quiet.output).toEqual(['out 0']);
  });

  test('#20 #21 tells errors by ids that are the same in every language', async () => {
    const how = async (Way: string) => {
      const { state, output, errors } = await run('stand.fail', { Way });
      return [state, output, errors.map(({ how, error }) => [how, error.id, error.category])];
    };
    expect(await how('throw')).toEqual(['failed', ['before'], [['term', 'as told', 'OperationStopped']]]);
    expect(await how('stop')).toEqual([
      'failed',
      ['before'],
      [['term', 'Broken,Get-StandInBroken', 'InvalidResult']],
    ]);
    expect(await how('absent')).toEqual([
      'ok',
      ['before'],
      [['nonterm', 'CommandNotFoundException', 'ObjectNotFound']],
    ]);
    expect(await how('bind')).toEqual([
      'ok',
      ['before'],
      [['nonterm', 'ParameterArgumentTransformationError,Get-StandInText', 'InvalidData']],
    ]);
    const nested = await run('stand.fail', { Way: 'inner' });
    expect(nested.errors).toMatchObject([
      {
        how: 'nonterm',
        error: {
          text: 'in better words',
          type: 'System.InvalidOperationException',
          target: 'the target',
          inner: [{ type: 'System.IO.IOException', text: 'inner' }],
        },
      },
    ]);
    expect((await run('stand.absent')).errors).toMatchObject([
      { how: 'term', error: { id: expect.stringMatching(/^CouldNotAutoLoadModule|^CommandNotFound/u) } },
    ]);
  });

  test('#26 coalesces a storm of progress and keeps its end', async () => {
    const told: BridgeRecord[] = [];
    await run(
      'stand.progress',
      { Count: 20_000 },
      { streams: ['progress'], onRecord: (record) => void told.push(record) },
    );
    const progress = told.filter(({ kind }) => kind === 'progress');
    expect(progress.length).toBeLessThan(25);
    expect(progress.at(-1)).toMatchObject({ activity: 'Copying', status: 'all', done: true });
    const silent: BridgeRecord[] = [];
    await run('stand.progress', { Count: 10 }, { onRecord: (record) => void silent.push(record) });
    expect(silent.map(({ kind }) => kind)).toEqual(['output']);
  });

  test('#30 starts each request from the same state, whatever the last one changed', async () => {
    const before = await run('stand.state');
    await run('stand.setState');
    expect((await run('stand.state')).output).toEqual(before.output);
    expect(before.output).toMatchObject([{ Number: '1.5', ModulePath: modulesPath, ErrorCount: 0 }]);
  });

  test('#28 hears nothing of what is written to the console', async () => {
    expect((await run('stand.console')).output).toEqual(['fine']);
    // What goes past .NET's console comes through another pipe, a moment later.
    await expect.poll(() => desk.launched[0]?.stray()).toBe('hi\n');
  });

  test('#63 leaves a secret nowhere', async () => {
    const canary = 'canary-"\\-4711';
    const records: BridgeRecord[] = [];
    const outcome = await run(
      'stand.secret',
      { Secret: { handle: canary } },
      { streams: ['verbose', 'progress'], onRecord: (record) => void records.push(record) },
    );
    expect(outcome.output[0]).toBe(`length ${canary.length}`);
    expect(records.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['warning', 'verbose', 'information', 'error', 'progress']),
    );
    const all = JSON.stringify([records, outcome, desk.launched[0]?.stray()]);
    expect(all).toContain('[secret]');
    expect(all).not.toContain('4711');
  });

  test.skipIf(process.platform !== 'linux')('#64 shows no secret to those who look at the process', () => {
    const pid = desk.launched[0]?.pid;
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((line) => line.split('=')[0] ?? '');
    expect(words).toEqual(expect.arrayContaining(['-Pipe', '-Proof', '-Parent', '-Catalogue']));
    expect(`${words.join(' ')} ${names.join(' ')}`).not.toContain('4711');
    const allowed = /^(?:PATH|HOME|TMPDIR|PSModulePath|EFLOWDESK_MODULES|DOTNET_\w+|EFLOW_DESK_TEST_\w+|)$/u;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  });

  test('#48 answers declared questions and ends at once with the text of any other', async () => {
    expect((await run('stand.answered', { Way: 'choice' })).output).toEqual(['answer 1']);
    expect((await run('stand.answered', { Way: 'shouldContinue' })).output).toEqual(['answer True']);
    expect((await run('stand.answered', { Way: 'readHost' })).output).toEqual(['answer Y']);
    for (const Way of ['choice', 'shouldContinue', 'readHost']) {
      const begun = performance.now();
      expect(await run('stand.ask', { Way })).toMatchObject({
        state: 'failed',
        output: [],
        question: { text: 'Really?' },
      });
      expect(performance.now() - begun).toBeLessThan(1000);
    }
    expect((await run('stand.ask', { Way: 'mandatory' })).errors).toMatchObject([
      {
        how: 'term',
        error: {
          id: expect.stringContaining('MissingMandatoryParameter'),
          text: expect.stringContaining('Name'),
        },
      },
    ]);
    expect((await run('stand.ask', { Way: 'impact' })).errors).toMatchObject([
      { how: 'term', error: { text: expect.stringContaining('everything') } },
    ]);
  });
});
