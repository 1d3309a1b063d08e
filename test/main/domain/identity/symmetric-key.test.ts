import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkKey,
  derivedKeyDoubt,
  deviceKeyOf,
  groupKeyDoubt,
} from '../../../../src/main/domain/identity/symmetric-key.ts';
import { derivations, groupV1, wrongV1 } from './vectors.ts';

const key = (bytes: number) => Buffer.alloc(bytes, 251).toString('base64');
const rules = (text: string) => checkKey('key', text).problems.map(({ rule }) => rule);

describe('the key of a device in a group', () => {
  test.each(derivations)('%s', (_name, group, registrationId, expected) => {
    expect(deviceKeyOf(group, registrationId)).toBe(expected);
    expect(checkKey('key', expected).problems).toEqual([]);
  });

  test('is the same for an ID in capitals, since DPS ignores case', () => {
    expect(deviceKeyOf(groupV1, 'EDGE-Line-01')).toBe(derivations[0][3]);
    for (const wrong of wrongV1) expect(deviceKeyOf(groupV1, 'EDGE-LINE-01')).not.toBe(wrong);
  });

  test('comes of the decoded key, whatever the key and the ID are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 64 }),
        fc.stringMatching(/^[a-z0-9-]{1,20}$/u),
        (bytes, id) => {
          const expected = createHmac('sha256', bytes).update(id).digest('base64');
          expect(deviceKeyOf(Buffer.from(bytes).toString('base64'), id)).toBe(expected);
        },
      ),
    );
  });
});

describe('a symmetric key', () => {
  test.each([16, 32, 48, 64])('of %i bytes is one', (bytes) => {
    expect(rules(key(bytes))).toEqual([]);
  });

  test.each([
    ['nothing', '', ['empty']],
    ['15 bytes', key(15), ['key-short']],
    ['65 bytes', key(65), ['key-long']],
    ['the padding left out', key(32).slice(0, -1), ['key-padding']],
    ['a character too few', key(32).slice(0, -2), ['key-cut-off']],
    ['the alphabet of URLs', key(32).replaceAll('+', '-').replaceAll('/', '_'), ['key-url-alphabet']],
    ['a foreign character', key(32).replace('+', '$'), ['key-alphabet']],
    ['bits that say nothing', `${key(32).slice(0, -2)}t=`, ['key-base64']],
    ['something behind the padding', `${key(16)}AAAA`, ['key-base64']],
    ['a line break', `${key(32).slice(0, 9)}\r\n${key(32).slice(9)}`, ['line-break']],
    ['a blank', `${key(32).slice(0, 9)} ${key(32).slice(9)}`, ['blank-inside']],
  ])('is told with %s', (_what, text, expected) => {
    expect(rules(text)).toEqual(expected);
  });

  test('is taken without its line breaks', () => {
    expect(checkKey('key', `${key(32).slice(0, 9)}\r\n${key(32).slice(9)}`).value).toBe(key(32));
  });
});

describe('whether it is a group key', () => {
  const told = (text: string) => groupKeyDoubt('key', text).map(({ rule, severity }) => [rule, severity]);

  test('cannot be told, so that 64 bytes are a doubt and never a refusal', () => {
    expect(told(groupV1)).toEqual([['group-key-possible', 'warning']]);
    for (const other of [key(32), key(63), '', 'no key']) expect(told(other)).toEqual([]);
  });

  test('and that it was derived already is likely at 32 bytes', () => {
    expect(derivedKeyDoubt('groupKey', derivations[0][3])).toMatchObject([{ rule: 'derived-key-likely' }]);
    expect(derivedKeyDoubt('groupKey', groupV1)).toEqual([]);
  });
});
