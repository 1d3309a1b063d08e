import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { takeValue } from '../../../src/main/bridge/values.ts';
import { engine, missing, scriptPath } from './engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the host's reader and writer make of each text. */
function throughHost(texts: readonly string[]): string[] {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  writeFileSync(from, texts.join('\n'));
  const script = fileURLToPath(new URL('fixtures/json.ps1', import.meta.url));
  const options = ['-File', script, '-Scripts', dirname(scriptPath), '-From', from, '-To', to];
  const done = spawnSync(
    engine.command,
    [...engine.args, '-NoProfile', '-ExecutionPolicy', 'Bypass', ...options],
    {
      encoding: 'utf8',
    },
  );
  expect(`${done.stdout}${done.stderr}`).toBe('');
  return readFileSync(to, 'utf8').split('\n');
}

const back = (text: string) =>
  takeValue(JSON.parse(text), () => {
    throw new Error('no pieces');
  });

describe.skipIf(missing !== undefined)("the host's JSON", () => {
  test('comes back as it went', () => {
    const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5, depthSize: 'medium' },
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom('\ud800', '\udfff x', '\u0000', '\u2028', '"\\/\b\f\n\r\t'),
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !isLarge(one)),
        fc.constantFrom(true, false, null),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }));
    const values = fc.sample(value, { numRuns: 400, seed: 4711 }).filter((one) => !hasCases(one));
    const texts = values.map((one) => JSON.stringify(one));
    const sent = texts.map((text): unknown => JSON.parse(text));
    const got = throughHost(texts).map((text) => back(text));
    expect(got).toEqual(sent.map((plain) => ({ value: plain, lost: [] })));
  });

  test('is refused when it is not exactly JSON', () => {
    const wrong = [
      '',
      ' ',
      '{',
      '}',
      '{"a":1',
      '{"a":1}}',
      '{"a":1} x',
      '{"a":1}{}',
      '{"a":1,}',
      '{,}',
      '{"a"}',
      '{"a":}',
      '{"a" 1}',
      '{"a":1 "b":2}',
      '{1:2}',
      '{"a":1,"a":2}',
      '{"a":{"__type":"x","__type":"y"}}',
      "{'a':1}",
      '{a:1}',
      '[1,]',
      '[,1]',
      '[1 2]',
      '[1}',
      '{"a":1]',
      '[',
      ']',
      ':',
      ',',
      '01',
      '+1',
      '.5',
      '1.',
      '1e',
      '-',
      '0x1',
      'NaN',
      'Infinity',
      'True',
      'nul',
      'nullx',
      '1true',
      '"a',
      'a"',
      '"\\x"',
      '"\\u12"',
      '"a\tb"',
      '"a\u0000b"',
      '//x',
      '/**/1',
      '\ufeff1',
      '\u00a01',
      '1 2',
      `${'['.repeat(17)}${']'.repeat(17)}`,
    ];
    expect(throughHost(wrong)).toEqual(wrong.map(() => 'refused'));
    const right = ['{"__type":"x"}', ' { "a" : [ 1 , 2 ] } ', '"\\ud83d\\ude00"', '-0', '1e3', '[[]]', '{}'];
    expect(throughHost(right).map((text) => back(text).value)).toEqual([
      { __type: 'x' },
      { a: [1, 2] },
      '\u{1f600}',
      0,
      1000,
      [[]],
      {},
    ]);
  });
});

/** True for whole numbers that a script would hold in 64 bits and tell as text. */
function isLarge(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;
}

/** True when two names differ in case only, somewhere in it: such a table comes back as pairs. */
function hasCases(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasCases);
  const keys = Object.keys(value).map((key) => key.toUpperCase());
  return new Set(keys).size < keys.length || Object.values(value).some(hasCases);
}
