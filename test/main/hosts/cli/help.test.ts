import { describe, expect, test } from 'vitest';
import { commands } from '../../../../src/main/hosts/cli/args.ts';
import { helpText } from '../../../../src/main/hosts/cli/help.ts';
import { wrap } from '../../../../src/main/hosts/cli/render/text.ts';
import { expectWords } from './support.ts';

const names = Object.keys(commands);
const groups = [
  ...new Set(names.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0] ?? '')),
];

describe.each(['en', 'de'] as const)('help in %s', (language) => {
  test.each(['', ...groups, ...names])('on %j is words, in lines that fit', (topic) => {
    const text = helpText(language, topic, '1.2.3');
    expectWords(text);
    expect(text.split('\n').filter((line) => line.length > 120 || line !== line.trimEnd())).toEqual([]);
    expect(text).not.toMatch(/\bhelp\./u);
    expect(text.length).toBeGreaterThan(40);
  });

  test('names every command, every option and the version', () => {
    const text = helpText(language, '', '1.2.3');
    for (const name of names) expect(text).toContain(`\n  ${name} `);
    for (const option of [
      '--host',
      '--state',
      '--json ',
      '--json-stream',
      '--quiet',
      '--yes',
      '--timeout',
      '--lang',
      '--help',
      '--version',
    ])
      expect(text).toContain(option);
    expect(text).toContain('1.2.3');
    for (const code of [0, 2, 10, 11, 12, 13, 14, 16, 1602, 1603, 1618, 3010])
      expect(text).toMatch(new RegExp(`\\b${code}\\b`, 'u'));
  });

  test.each(groups)('on the group %s names its commands alone', (group) => {
    const listed = helpText(language, group, '1.2.3')
      .split('\n')
      .flatMap((line) => /^ {2}(\S+(?: \S+){1,2}) {2,}/u.exec(line)?.[1] ?? []);
    expect(listed).toEqual(names.filter((name) => name.startsWith(`${group} `)));
  });

  test.each(Object.entries(commands))('on %s names its own options', (name, { options }) => {
    const text = helpText(language, name, '1.2.3');
    for (const option of Object.keys(options)) expect(text).toContain(`--${option}`);
  });
});

test('lines that go on keep their indent, and nothing is lost', () => {
  const text = 'one two three four five\n  six seven eight nine ten\n\nlast';
  expect(wrap(text, 14)).toBe('one two three\nfour five\n  six seven\n  eight nine\n  ten\n\nlast');
  expect(wrap('a-word-that-does-not-fit-anywhere x', 10)).toBe('a-word-that-does-not-fit-anywhere\nx');
  expect(wrap('--host X      the machine', 80)).toBe('--host X      the machine');
});
