import { describe, expect, test } from 'vitest';
import { Failure, type AppError } from '../../../../src/contract/errors.ts';
import { commands, mannersOf, parseCommandLine } from '../../../../src/main/hosts/cli/args.ts';
import { failureLines } from '../../../../src/main/hosts/cli/render/failure.ts';
import { expectWords } from './support.ts';

const parse = (line: string | string[], env: NodeJS.ProcessEnv = {}) =>
  parseCommandLine(typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line, env);

function errorOf(line: string | string[]): AppError {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof Failure) return error.error;
    throw error;
  }
  throw new Error(`not refused: ${String(line)}`);
}

/** The refusal of a command line: its reason and what it names, in words of both languages. */
function refusal(line: string | string[]): { reason: unknown; value: unknown; text: string } {
  const error = errorOf(line);
  expect(error).toMatchObject({ code: 'EFD-CLI-001', retry: 'never' });
  const [en, de] = [failureLines('en', error).join('\n'), failureLines('de', error).join('\n')];
  for (const text of [en, de]) expectWords(text);
  expect(de).not.toBe(en);
  const { reason, value } = error.params;
  return { reason, value, text: en };
}

const wordsOf: Record<string, string> = {
  'jobs show': '20260301-080000-abcd',
  diagnose: 'msi.log',
  glossary: 'proxy',
  resume: '20260301-080000-abcd',
  undo: '20260301-080000-abcd',
  cancel: '20260301-080000-abcd',
  do: 'enable-hyper-v',
  'setup check': 'a.json',
  images: 'a.tar',
  'setup import-userconfig': 'a.json',
  'identity answer': 'answer.txt',
  'identity certificate ca': 'plant',
  'identity certificate check': 'device.pfx',
  'identity certificate convert': 'device.pfx',
  'identity certificate create': 'press-3',
  'identity certificate csr': 'press-3',
  'identity cloud find': 'press',
  'identity cloud show': 'press-3',
  'practice break': 'vm-off',
  'practice hold': 'eflow.deploy middle',
};

describe('a command', () => {
  test.each(Object.entries(commands))('%s takes its words and options', (name, { words, options }) => {
    const argv = name.split(' ');
    const given = (wordsOf[name] ?? '').split(' ').filter((word) => word !== '');
    expect(given).toHaveLength(words.length);
    argv.push(...given);
    const expected: Record<string, unknown> = {};
    for (const [option, { type, multiple }] of Object.entries(
      options as Record<string, { type: string; multiple?: boolean }>,
    )) {
      argv.push(`--${option}`);
      if (type === 'string') argv.push('value');
      expected[option] = type === 'boolean' ? true : multiple === true ? ['value'] : 'value';
    }
    const line = parse(argv);
    expect(line).toMatchObject({ command: name, words: given });
    expect(line.options).toEqual(expected);
    expect(line).toMatchObject({ output: 'text', quiet: false, yes: false, host: { kind: 'local' } });
  });

  const needed = Object.entries(commands).map(
    ([name, { words }]) => [name, words.find((word) => !word.endsWith('?'))] as const,
  );

  test.each(needed.filter(([, word]) => word !== undefined))('%s needs its word %s', (name, word) => {
    const value = word?.toUpperCase();
    expect(refusal(name)).toMatchObject({ reason: 'missing-word', value });
    expect(refusal(name).text).toContain(value);
  });

  test.each(needed.filter(([, word]) => word === undefined))('%s stands alone', (name) => {
    expect(parse(name)).toMatchObject({ command: name, words: [] });
  });

  test('needs each of its words', () => {
    expect(refusal('practice hold eflow.deploy')).toMatchObject({ reason: 'missing-word', value: 'POINT' });
  });

  test.each([
    ['a word too many', 'scan now', 'too-many', 'now'],
    ['two jobs', 'resume 20260301-080000-abcd second', 'too-many', 'second'],
    ['a command that there is not', 'frobnicate', 'command', 'frobnicate'],
    ['a command with something after it', 'frobnicate now', 'command', 'frobnicate'],
    ['half of a group', 'practice rebot', 'command', 'practice rebot'],
    ['a name of every object', 'toString', 'command', 'toString'],
    ['another name of every object', '__proto__', 'command', '__proto__'],
    ['help on nothing there is', 'help frobnicate', 'command', 'frobnicate'],
    ['help on half of a group', 'help jobs frobnicate', 'command', 'jobs frobnicate'],
    ['--help on nothing there is', 'frobnicate --help', 'command', 'frobnicate'],
    ['an option of no command', 'scan --frobnicate', 'option', '--frobnicate'],
    ['an option of another command', 'scan --answer x', 'option', '--answer'],
    ['a short option of no command', 'scan -x', 'option', '-x'],
    ['an option without its value', 'scan --setup', 'option-value', '--setup'],
    ['an option whose value is an option', 'scan --host --json', 'option-value', '--host'],
    ['a value for an option that takes none', 'scan --quiet=1', 'option-value', '--quiet'],
    ['a language that is not spoken', 'scan --lang fr', 'lang', 'fr'],
    ['a language that is only alike', 'scan --lang deutsch', 'lang', 'deutsch'],
  ])('%s is named in the refusal', (_what, line, reason, value) => {
    const refused = refusal(line);
    expect(refused).toMatchObject({ reason, value });
    expect(refused.text).toContain(value);
  });

  test('may come after its options', () => {
    expect(parse('--setup a.json --state d apply --what-if')).toMatchObject({
      command: 'apply',
      state: 'd',
      options: { setup: 'a.json', 'what-if': true },
    });
    expect(parse('--param a=b --json do start-vm')).toMatchObject({ command: 'do', words: ['start-vm'] });
  });

  test('takes several folders with installers, and none without a name', () => {
    expect(parse('serve --payloads a --payloads b').options).toEqual({ payloads: ['a', 'b'] });
    expect(refusal(['serve', '--payloads', ''])).toMatchObject({ reason: 'payloads' });
    expect(refusal(['serve', '--payloads', 'a', '--payloads='])).toMatchObject({ reason: 'payloads' });
    expect(refusal('scan --payloads a')).toMatchObject({ reason: 'option', value: '--payloads' });
  });

  test('takes what follows two dashes as words', () => {
    expect(parse(['setup', 'check', '--', '--odd.json']).words).toEqual(['--odd.json']);
  });
});

describe('the host', () => {
  test.each(['hyperv-disabled', 'a', '0.9-x'])('practice:%s', (scenario) => {
    expect(parse(`scan --host practice:${scenario}`).host).toEqual({ kind: 'practice', scenario });
    expect(parse(`scan --host=practice:${scenario}`).host).toEqual({ kind: 'practice', scenario });
  });

  test('is local unless said', () => {
    expect(parse('scan').host).toEqual({ kind: 'local' });
    expect(parse('scan --host local').host).toEqual({ kind: 'local' });
  });

  test.each([
    '',
    'practice',
    'practice:',
    'practice:../../x',
    'practice:..',
    'practice:.hidden',
    'practice:a/b',
    'practice:a\\b',
    'practice:C:x',
    'practice:A',
    'practice:a b',
    'practice:a\n',
    'practice:a\u0000',
    'practice:ä',
    'practice:-a',
    'PRACTICE:a',
    'local ',
    '/etc/passwd',
    'contoso.example',
  ])('refuses %j', (value) => {
    expect(refusal(['scan', '--host', value])).toMatchObject({ reason: 'host', value });
  });
});

describe('--timeout', () => {
  test.each([
    ['1', 1000],
    ['0.5', 500],
    ['3600', 3_600_000],
    ['2000000', 2_000_000_000],
  ])('%s', (text, timeoutMs) => {
    expect(parse(`apply --timeout ${text}`).timeoutMs).toBe(timeoutMs);
  });

  test('is none unless said', () => {
    expect(parse('apply').timeoutMs).toBeUndefined();
  });

  test.each(['0', '-1', '', ' ', 'soon', 'Infinity', '10s', '2000001', '1e400'])('refuses %j', (value) => {
    // A timer cannot wait for longer than 24 days and would not wait at all.
    expect(refusal(['apply', `--timeout=${value}`])).toMatchObject({ reason: 'timeout', value });
  });
});

describe('the language', () => {
  test.each<[string, NodeJS.ProcessEnv, 'en' | 'de']>([
    ['scan', {}, 'en'],
    ['scan', { LANG: 'de_DE.UTF-8' }, 'de'],
    ['scan', { LANG: 'C.UTF-8' }, 'en'],
    ['scan', { LANG: 'fr_FR' }, 'en'],
    ['scan', { LC_ALL: 'de_AT', LANG: 'en_US' }, 'de'],
    ['scan', { LC_ALL: 'C', LANG: 'de_DE' }, 'en'],
    ['scan', { LC_ALL: '', LANG: 'de_DE' }, 'de'],
    ['scan', { LC_MESSAGES: 'de_DE', LANG: 'en_US' }, 'de'],
    ['scan', { LC_ALL: 'en_US', LC_MESSAGES: 'de_DE' }, 'en'],
    ['scan --lang de', { LC_ALL: 'en_US' }, 'de'],
    ['scan --lang en', { LC_ALL: 'de_DE' }, 'en'],
    ['scan --lang=DE', {}, 'de'],
    ['scan --lang de-AT', {}, 'de'],
    ['--lang de help', {}, 'de'],
  ])('of %s with %j is %s', (line, env, language) => {
    expect(parse(line, env).language).toBe(language);
    expect(mannersOf(line.split(' '), env).language).toBe(language);
  });
});

describe('manners', () => {
  test.each<[string[], 'text' | 'json' | 'json-stream']>([
    [[], 'text'],
    [['scan'], 'text'],
    [['scan', '--json'], 'json'],
    [['--json', 'frobnicate', '--wrong'], 'json'],
    [['--json=yes', 'scan'], 'json'],
    [['frobnicate', '--json-stream'], 'json-stream'],
    [['scan', '--json', '--json-stream'], 'json-stream'],
    [['setup', 'check', '--', '--json'], 'text'],
  ])('of %j are told even when it makes no sense: %s', (argv, output) => {
    expect(mannersOf(argv, {}).output).toBe(output);
  });

  test('and the rest', () => {
    expect(parse('apply -q -y')).toMatchObject({ quiet: true, yes: true });
    expect(parse('apply --quiet --yes')).toMatchObject({ quiet: true, yes: true });
    expect(parse('apply --state d').state).toBe('d');
    expect(refusal(['apply', '--state', '']).reason).toBe('state');
  });
});

describe('help and version', () => {
  test.each([
    ['', '', false],
    ['--json', '', false],
    ['help', '', true],
    ['--help', '', true],
    ['-h', '', true],
    ['practice', 'practice', false],
    ['jobs', 'jobs', false],
    ['help practice', 'practice', true],
    ['practice --help', 'practice', true],
    ['help jobs list', 'jobs list', true],
    ['jobs list -h', 'jobs list', true],
    ['apply --help --setup a.json', 'apply', true],
    ['apply --setup a.json --help', 'apply', true],
    ['help apply now', 'apply', true],
  ])('%j is help on %j', (line, topic, complete) => {
    expect(parse(line)).toMatchObject({ command: 'help', topic, complete });
  });

  test.each(['--version', '-V', 'scan --version', '--version --json'])('%s', (line) => {
    expect(parse(line).command).toBe('version');
  });
});
