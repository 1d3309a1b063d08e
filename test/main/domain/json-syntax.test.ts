import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../../src/main/domain/json-syntax.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the place of a syntax error', () => {
  test.each([
    ['', 0],
    ['   ', 3],
    ['abc', 0],
    ['{"a":tru}', 5],
    ['{"a":1,}', 7],
    ['{a:1}', 1],
    ['{"a" 1}', 5],
    ['{"a":"x', 7],
    ['{"a":"x\ny"}', 7],
    ['{"a":"\\q"}', 6],
    ['{"a":"\\u12g4"}', 6],
    ['[1,2', 4],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['[}', 1],
    ['{]', 1],
    ['{"a":1]', 6],
    ['01', 1],
    ['1.', 1],
    ['-', 0],
    ['+1', 0],
    ['{"a":1}x', 7],
    ['{},', 2],
    [':', 0],
    ['"a":1', 3],
    ['\u00a0{}', 0],
    ['// comment\n{}', 0],
  ])('%j: %i', (text, at) => {
    expect(isJson(text)).toBe(false);
    expect(jsonFault(text)).toBe(at);
  });

  test('is none exactly when the text is JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ue1-0. tn'.split('')) }),
        ),
        (text) => {
          expect(jsonFault(text) === undefined).toBe(isJson(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('is found in a JSON text that lost or gained a character, and never before it', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '!', '"', '}', ','), (text, seed, by) => {
        const cut = seed % (text.length + 1);
        const torn = text.slice(0, cut) + by + text.slice(cut + 1);
        const fault = jsonFault(torn);
        expect(fault === undefined).toBe(isJson(torn));
        expect(fault ?? 0).toBeLessThanOrEqual(torn.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is found however deep a text nests', () => {
    expect(jsonFault('['.repeat(200_000))).toBe(200_000);
    expect(jsonFault(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeUndefined();
    expect(jsonFault(`"${'\\n'.repeat(500_000)}"`)).toBeUndefined();
  });
});
