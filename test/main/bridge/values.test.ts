import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeValue } from '../../../src/main/bridge/values.ts';

const noPieces = (): string => {
  throw new Error('no pieces');
};
const take = (wire: unknown) => takeValue(wire, noPieces);

/** What JSON makes of a value, which is not all that a clone keeps. */
const plain = (value: unknown): unknown => {
  const text = JSON.stringify(value);
  return JSON.parse(text);
};

/** A value as the host writes it: an object with a key `$` is wrapped. */
function wrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wrap);
  const p = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wrap(item)]));
  return Object.hasOwn(value, '$') ? { $: 'o', p } : p;
}

describe('values', () => {
  test('#65 of plain JSON come back as they are, with any keys', () => {
    const key = fc.oneof(fc.constant('$'), fc.constant('v'), fc.string());
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 0 }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, (sent) => {
        expect(take(plain(wrap(sent)))).toEqual({ value: plain(sent), lost: [] });
      }),
    );
  });

  test.each([
    ['time in UTC', { $: 'dt', v: '2026-03-01T08:00:00.1234567Z', k: 'u' }, '2026-03-01T08:00:00.123Z'],
    ['local time', { $: 'dt', v: '2026-03-01T10:00:00.0000000+02:00', k: 'l' }, '2026-03-01T08:00:00.000Z'],
    ['time with offset', { $: 'dto', v: '2026-03-01T06:00:00.0000000-02:00' }, '2026-03-01T08:00:00.000Z'],
    ['first moment', { $: 'dt', v: '0001-01-01T00:00:00.0000000Z', k: 'u' }, '0001-01-01T00:00:00.000Z'],
    ['span', { $: 'ts', v: '-1.01:01:01', ms: -90061000 }, '-1.01:01:01'],
    ['enum', { $: 'enum', t: 'System.DayOfWeek', n: 'Monday', v: 1 }, 'Monday'],
    ['safe 64-bit number', { $: 'i64', v: '9007199254740991' }, 9007199254740991],
    ['unsafe 64-bit number', { $: 'i64', v: '9223372036854775807' }, '9223372036854775807'],
    ['decimal', { $: 'dec', v: '1.10' }, 1.1],
    ['long decimal', { $: 'dec', v: '0.1234567890123456789012345678' }, '0.1234567890123456789012345678'],
    ['whole decimal', { $: 'dec', v: '79228162514264337593543950335' }, '79228162514264337593543950335'],
    ['big integer', { $: 'big', v: '1208925819614629174706176' }, '1208925819614629174706176'],
    ['no number', { $: 'f', v: 'NaN' }, 'NaN'],
    ['bytes', { $: 'b64', v: 'AQL+/w==' }, 'AQL+/w=='],
    [
      'table',
      {
        $: 'map',
        e: [
          [1, 'one'],
          ['A', { $: 'enum', n: 'x' }],
        ],
      },
      [
        [1, 'one'],
        ['A', 'x'],
      ],
    ],
    ['object with a dollar', { $: 'o', p: { $: 'x', a: 1 } }, { $: 'x', a: 1 }],
  ])('%s', (_, wire, value) => {
    expect(take(wire)).toEqual({ value, lost: [] });
  });

  test('tell what is missing and where', () => {
    const wire = {
      a: [1, { $: 'more', n: 5 }],
      b: { $: 'cut', t: 'X', s: 'shown' },
      c: { $: 'perr', m: 'no' },
      d: [{ $: 'ref' }],
      e: { $: 'redacted' },
      f: { $: 'o', p: { g: 1 }, more: 3 },
      h: { $: 'from a newer host' },
    };
    expect(take(wire)).toEqual({
      value: { a: [1], b: 'shown', c: null, d: [null], e: null, f: { g: 1 }, h: null },
      lost: [
        { path: '$.a', kind: 'more' },
        { path: '$.b', kind: 'cut' },
        { path: '$.c', kind: 'unreadable' },
        { path: '$.d[0]', kind: 'cycle' },
        { path: '$.e', kind: 'redacted' },
        { path: '$.f', kind: 'more' },
        { path: '$.h', kind: 'unreadable' },
      ],
    });
  });

  test('put text and objects that came in pieces together', () => {
    const pieces = (number: number) => (number === 0 ? 'long text' : '{"a":{"$":"enum","n":"x"}}');
    expect(takeValue({ $: 'chunk', c: 0 }, pieces).value).toBe('long text');
    expect(takeValue({ $: 'json', c: 1 }, pieces).value).toEqual({ a: 'x' });
  });

  test('make nothing of a prototype', () => {
    const { value } = take(JSON.parse('{"__proto__":{"x":1},"constructor":{"$":"o","p":{"__proto__":2}}}'));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  });
});
