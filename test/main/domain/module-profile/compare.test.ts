import { describe, expect, test } from 'vitest';
import type { CommandSignature, ParameterSignature } from '../../../../src/contract/module-profile.ts';
import { compareProfile } from '../../../../src/main/domain/module-profile/compare.ts';
import {
  expectedCommands,
  netTypeOf,
  type ExpectedCommand,
} from '../../../../src/main/domain/module-profile/expected.ts';

const expected: ExpectedCommand = {
  name: 'Set-Thing',
  changes: true,
  sets: { Plain: { required: ['size'], optional: [] } },
  parameters: [
    { name: 'mode', type: 'string', required: true, allowed: ['A', 'B'], assumed: ['required', 'allowed.B'] },
    { name: 'size', type: 'int (GB)', required: false, min: 1, max: 5, assumed: ['max', 'requires'] },
    { name: 'flag', type: 'switch', required: false, assumed: true },
  ],
};

const set = (required = false, name = '__AllParameterSets') => ({
  name,
  required,
  position: null,
  pipeline: false,
  rest: false,
});
const parameter = (
  name: string,
  type: string,
  more: Partial<ParameterSignature> = {},
): ParameterSignature => ({
  name,
  type,
  aliases: [],
  allowed: null,
  min: null,
  max: null,
  pattern: null,
  dynamic: false,
  sets: [set()],
  ...more,
});
const mode = parameter('Mode', 'System.String', { allowed: ['b', 'a'], sets: [set(true)] });
const size = parameter('size', 'System.Int32', { min: 1, max: 5 });
const flag = parameter('flag', 'System.Management.Automation.SwitchParameter');
const command = (parameters: ParameterSignature[], name = 'set-thing'): CommandSignature => ({
  name,
  type: 'Function',
  version: '1.0',
  defaultSet: null,
  shouldProcess: false,
  impact: 'None',
  parameters,
  help: [],
});
const compare = (...commands: CommandSignature[]) => compareProfile([expected], commands);
const short = ({ parameter: one, what }: { parameter: string | null; what: string }) =>
  `${one ?? ''} ${what}`;

describe('a module held against its profile', () => {
  test('is the same whatever the case and order of names, and confirms what was assumed', () => {
    const found = compare(command([flag, size, mode]));
    expect(found.verdict).toBe('same');
    expect(found.differences).toEqual([]);
    expect(found.confirmed.map(short)).toEqual([
      'mode required',
      'mode allowed',
      'size max',
      'flag parameter',
    ]);
    expect(found.open.map(short)).toEqual(['size requires', 'Plain set']);
  });

  const cases: [string, CommandSignature[], object][] = [
    ['a command that is missing', [], { kind: 'missing', what: 'command', parameter: null }],
    [
      'a command that is new',
      [command([mode, size, flag]), command([], 'Get-Other')],
      { kind: 'new', what: 'command', command: 'Get-Other' },
    ],
    [
      'a parameter that is missing, though it was only assumed',
      [command([mode, size])],
      { kind: 'missing', what: 'parameter', parameter: 'flag', assumed: true },
    ],
    [
      'a parameter that is new',
      [command([mode, size, flag, parameter('more', 'System.String')])],
      { kind: 'new', what: 'parameter', parameter: 'more', found: 'System.String', assumed: false },
    ],
    [
      'another type',
      [command([mode, { ...size, type: 'System.String' }, flag])],
      { kind: 'differs', what: 'type', parameter: 'size', expected: 'System.Int32', found: 'System.String' },
    ],
    [
      'a parameter that may be left out, against an assumption',
      [command([{ ...mode, sets: [set(false)] }, size, flag])],
      { kind: 'differs', what: 'required', expected: true, found: false, assumed: true },
    ],
    [
      'a parameter that is required in one set only',
      [command([{ ...mode, sets: [set(true, 'X'), set(false, 'Y')] }, size, flag])],
      { kind: 'differs', what: 'required', parameter: 'mode' },
    ],
    [
      'another set of values',
      [command([{ ...mode, allowed: ['A', 'B', 'C'] }, size, flag])],
      { kind: 'differs', what: 'allowed', expected: ['A', 'B'], found: ['A', 'B', 'C'] },
    ],
    [
      'another lower limit',
      [command([mode, { ...size, min: 2 }, flag])],
      { kind: 'differs', what: 'min', expected: 1, found: 2, assumed: false },
    ],
    [
      'another upper limit',
      [command([mode, { ...size, max: 9 }, flag])],
      { kind: 'differs', what: 'max', expected: 5, found: 9, assumed: true },
    ],
    [
      'a set of values where none was known',
      [command([mode, { ...size, allowed: ['1'] }, flag])],
      { kind: 'new', what: 'allowed', parameter: 'size', found: ['1'] },
    ],
    [
      'a declared set with other required parameters',
      [command([mode, { ...size, sets: [set(false, 'plain'), set(false, 'other')] }, flag])],
      { kind: 'differs', what: 'set', parameter: 'Plain', expected: ['size'], found: [] },
    ],
  ];
  test.each(cases)('differs by %s', (_, commands, difference) => {
    const found = compare(...commands);
    expect(found.verdict).toBe('differs');
    expect(found.differences).toHaveLength(1);
    expect(found.differences[0]).toMatchObject(difference);
  });

  test('leaves open what is not declared, which is no difference', () => {
    const bare = command([{ ...mode, allowed: null }, { ...size, min: null, max: null }, flag]);
    const found = compare(bare);
    expect(found.verdict).toBe('same');
    expect(found.open.map(short)).toEqual([
      'mode allowed',
      'mode allowed',
      'size min',
      'size max',
      'size requires',
      'Plain set',
    ]);
    expect(found.confirmed.map(short)).toEqual(['mode required', 'flag parameter']);
  });

  test('does not count what every set requires as required by one', () => {
    const declared = command([
      { ...mode, sets: [set(true, 'Plain'), set(true, 'Other')] },
      { ...size, sets: [set(true, 'Plain'), set(false, 'Other')] },
      flag,
    ]);
    expect(compare(declared)).toMatchObject({ verdict: 'same', open: [{ what: 'requires' }] });
  });

  test('takes the widest range of a number for no upper limit, and an alias for the name', () => {
    const open = { ...expected, parameters: [{ name: 'n', type: 'int', required: false, min: 1 }], sets: {} };
    const wide = parameter('number', 'System.Int32', { aliases: ['N'], min: 1, max: 2_147_483_647 });
    expect(compareProfile([open], [command([wide])])).toMatchObject({ verdict: 'same' });
    expect(compareProfile([open], [command([{ ...wide, max: 7 }])]).differences).toMatchObject([
      { kind: 'new', what: 'max', found: 7 },
    ]);
    expect(compareProfile([open], [command([{ ...wide, aliases: [] }])]).differences.map(short)).toEqual([
      'n parameter',
      'number parameter',
    ]);
  });
});

test('every type of the profile has one of PowerShell', () => {
  for (const { parameters } of expectedCommands)
    for (const one of parameters) for (const type of netTypeOf(one.type)) expect(type).toMatch(/^System\./u);
  expect(netTypeOf('string or string[]')).toEqual(['System.String', 'System.String[]']);
  expect(() => netTypeOf('float')).toThrow('float');
});
