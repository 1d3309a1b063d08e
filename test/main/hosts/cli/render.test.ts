import { describe, expect, test } from 'vitest';
import { errorCodes, failure } from '../../../../src/contract/errors.ts';
import { failureLines } from '../../../../src/main/hosts/cli/render/failure.ts';
import { duration, pad, plain, valueText } from '../../../../src/main/hosts/cli/render/text.ts';
import { languages, type Language } from '../../../../src/messages/index.ts';
import { listFaults, listScenarios } from '../../../../src/practice/index.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectClosing, expectWords, manualFile, tpmFile, type Ran } from './support.ts';

const both = ['en', 'de'] as const;
const scenarios = listScenarios().map(({ name }) => name);

/** English sentences of ours that a German reader must not meet. What a host says is in its own words. */
const english = Object.entries(languages.en)
  .filter(
    ([key, text]) =>
      text.length > 12 && !text.includes('{') && text !== (languages.de as Record<string, string>)[key],
  )
  .map(([, text]) => text);

function expectLanguage(text: string, language: Language): void {
  expectWords(text);
  if (language === 'de') expect(english.filter((sentence) => text.includes(sentence))).toEqual([]);
}

const good = new Set([0, 11]);

/** Words in the right language, and at the end of what did not succeed the word about changes. */
function expectFit(ran: Ran, language: Language, looked = false): void {
  expectLanguage(ran.all, language);
  expect(ran.all).not.toContain('\u001b');
  if (!good.has(ran.exitCode) && !looked) expectClosing(ran.all, language);
}

describe.each(both)('in %s', (language) => {
  describe.each(scenarios)('%s', (scenario) => {
    test('is looked at, planned, applied and shown in words', async () => {
      const desk = deskOf(scenario, tempFolder());
      const text = (...argv: string[]) => desk.text(['--lang', language, ...argv]);
      for (const looking of [
        ['scan'],
        ['scan', '--setup', tpmFile],
        ['plan', '--setup', tpmFile],
        ['plan', '--setup', manualFile, '--only', 'provision'],
        ['status'],
        ['jobs', 'list'],
      ])
        expectFit(await text(...looking), language, true);
      expectFit(await text('jobs', 'show'), language);
      expectFit(await text('apply', '--setup', tpmFile, '--what-if'), language, true);
      expectFit(await text('apply', '--setup', tpmFile), language);
      expectFit(await text('resume'), language);
      expectFit(await text('status'), language, true);
      expectFit(await text('jobs', 'list'), language, true);
      expectFit(await text('undo', '--what-if'), language, true);
      expectFit(await text('undo'), language);
      expectFit(await text('jobs', 'show'), language, true);
    });

    test('is provisioned by connection string and judged in words', async () => {
      const desk = deskOf(scenario, tempFolder());
      const env = { EFLOW_DESK_DEVICE: await desk.handedOver() };
      const argv = ['--lang', language, 'apply', '--setup', manualFile];
      expectFit(await desk.text(argv, { env }), language);
      expectFit(await desk.text(['--lang', language, 'jobs', 'show']), language, true);
      expectFit(await desk.text(['--lang', language, 'status']), language, true);
    });
  });

  test.each(listFaults().map(({ name }) => name))('the fault %s is found in words', async (fault) => {
    const desk = deskOf('already-deployed', tempFolder());
    const env = { EFLOW_DESK_DEVICE: await desk.handedOver() };
    await desk.text(['apply', '--setup', manualFile], { env });
    const text = (...argv: string[]) => desk.text(['--lang', language, ...argv]);
    expectFit(await text('practice', 'break', fault), language);
    await text('practice', 'reboot');
    expectFit(await text('scan', '--setup', tpmFile), language, true);
    expectFit(await text('status'), language, true);
    expectFit(await text('apply', '--setup', tpmFile), language);
    expectFit(await text('undo'), language);
  });

  test('what a person does on a practice machine is told in words', async () => {
    const desk = deskOf('tpm-absent', tempFolder());
    const text = (...argv: string[]) => desk.text(['--lang', language, ...argv]);
    for (const argv of [
      ['practice', 'reboot'],
      ['practice', 'reboot', '--fast-startup'],
      ['practice', 'reset'],
      ['practice', 'hold', 'eflow.deploy', 'before'],
      ['practice', 'hold', 'eflow.deploy', 'middle'],
      ['practice', 'hold', 'eflow.deploy', 'after'],
      ['practice', 'release'],
      ['do'],
      // Refused:
      ['practice', 'enroll'],
      ['practice', 'break', 'the-bank'],
      ['practice', 'hold', 'eflow.dance', 'middle'],
      ['practice', 'hold', 'eflow.deploy', 'sometime'],
      ['do', 'dance'],
      ['do', 'start-vm', '--param', 'name'],
      ['do', 'start-vm'],
      ['do', 'remove-eflow'],
      ['undo', '20260301-080000-abcd'],
      ['undo', 'yesterday'],
      ['resume', '--answer', 'x'.repeat(80)],
      ['cancel', '20260301-080000-abcd'],
      ['jobs', 'show', '../../x'],
      ['apply'],
      ['apply', '--setup', tpmFile, '--only', 'dinner'],
      ['apply', '--setup', 'there-is-no-such-file.json'],
      ['apply', '--setup', manualFile],
    ])
      expectFit(await text(...argv), language);
  });

  test('a plan as a script speaks it too', async () => {
    const ran = await deskOf('hyperv-disabled', tempFolder()).text([
      '--lang',
      language,
      'export-script',
      '--setup',
      manualFile,
    ]);
    const comments = ran.stdout.split('\n').filter((line) => line.startsWith('# '));
    expect(comments.length).toBeGreaterThan(8);
    expectLanguage(comments.join('\n'), language);
  });

  test('the whole journey', async () => {
    const folder = tempFolder();
    const ran = await deskOf('long-journey', folder).text(['--lang', language, 'practice', 'journey']);
    expect(ran.exitCode).toBe(0);
    expectLanguage(ran.all.replaceAll(folder, ''), language);
    // Each run shows its own steps only: what was done before is not done twice before somebody's eyes.
    expect(ran.stdout.match(/^\[1\/11\] /gmu)).toHaveLength(1);
  });

  test('every failure has a sentence, and none is left open by values that are there', () => {
    for (const code of Object.values(errorCodes)) {
      const values = {
        job: '20260301-080000-abcd',
        text: '',
        step: 'deploy',
        added: '',
        removed: 'prove',
        changed: '',
      };
      const named = [...(languages.en[`error.${code}`].matchAll(/\{(\w+)\}/gu) ?? [])].map(
        ([, name]) => name,
      );
      const params = { ...Object.fromEntries(named.map((name) => [name, 'X'])), ...values };
      const error = failure(code, 'step.deploy', {
        params,
        origin: { kind: 'product', id: 'F62', tail: ['a line', '\u001b[31mred\u001b[0m\nand more'] },
      }).error;
      const text = failureLines(language, error).join('\n');
      expectWords(text);
      expect(text).toMatch(new RegExp(`^${code}: .+F62`, 'u'));
      expect(text).toContain('  | red and more');
      expect(text).not.toContain('\u001b');
    }
  });

  test('a failure without a job says that there is none', () => {
    for (const code of [
      errorCodes.nothingToUndo,
      errorCodes.busy,
      errorCodes.jobUnknown,
      errorCodes.jobNotResumable,
      errorCodes.jobNotRunning,
    ]) {
      const { error } = failure(code, 'job.read', { params: { job: '', pid: 0, since: '' } });
      const lines = failureLines(language, error);
      expect(lines).toHaveLength(1);
      expect(lines[0]).not.toMatch(/ [ ,.]| 0,/u);
    }
  });

  test('durations', () => {
    const texts = [0, 999, 1000, 59_400, 60_000, 3_599_000, 3_600_000, 90_061_000].map((ms) =>
      duration(language, ms),
    );
    expect(texts).toEqual([
      '0 ms',
      '999 ms',
      '1 s',
      '59 s',
      '1 min 0 s',
      '59 min 59 s',
      '1 h 0 min',
      '25 h 1 min',
    ]);
  });
});

test('what is no word would be noticed', () => {
  for (const text of [
    'Not ready: finding.HC-06.disabled.',
    'answer: rule.invalid',
    'remedy.use-practice',
    'error.EFD-JOB-001',
    'state.failed',
    'progress.settling 10 %',
    'Job undefined: failed.',
    '[object Object]',
    'The file {file} is missing.',
    'done in NaN s',
  ])
    expect(() => expectWords(text), text).toThrow();
  for (const text of [
    'evidence: hyperv.feature = {"state":"Disabled"}  [Get-WindowsOptionalFeature (feature.read)]',
    'not verified on a real host: eflow.md 6.2 HC-06',
    'vm.memoryInMB: must be at least 1024',
    'identity.devConnString: is missing',
    'Pay attention to the rule. And to the step.',
  ])
    expectWords(text);
});

describe('what a machine said', () => {
  test.each([
    ['plain', 'plain'],
    ['  around \t', 'around'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007text', 'text'],
    ['\u001b]8;;https://x.example\u001b\\link', 'link'],
    ['a\r\nNothing was changed.', 'a  Nothing was changed.'],
    ['a\u0008\u0008\u007fb\u009bc', 'abc'],
    ['one\u2028two', 'one two'],
    ['Größe „x“ 日本', 'Größe „x“ 日本'],
  ])('%j is shown as %j', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test('is cut where it gets long, and padded by what is seen', () => {
    expect(valueText({ a: [1, null] })).toBe('{"a":[1,null]}');
    expect(valueText('x'.repeat(200), 10)).toBe('xxxxxxxxx…');
    expect(pad('\u001b[31mab\u001b[0m', 4)).toBe('\u001b[31mab\u001b[0m  ');
    expect(pad('abcdef', 4)).toBe('abcdef');
  });
});
