import { createECDH } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endorsementKeyOfModulus,
  looksLikeEndorsementKey,
  readEndorsementKey,
  registrationIdOf,
} from '../../../../src/main/domain/identity/endorsement-key.ts';
import { ekT1, idT1 } from './vectors.ts';

const bytes = Buffer.from(ekT1, 'base64');
const modulus = bytes.subarray(60);
const base64 = (...parts: Uint8Array[]) => Buffer.concat(parts).toString('base64');
/** The key with other bytes from one place on. */
const patched = (at: number, ...values: number[]): string => {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy.toString('base64');
};
const read = (text: string) => readEndorsementKey('endorsementKey', text);
const told = (text: string) => read(text).problems.map(({ rule, severity }) => `${severity} ${rule}`);

/** A P-256 key in the standard template, of 124 bytes as the one of provisioning.md 4.1. */
function eccKey(change: (point: Buffer) => void = () => undefined, curve = 3): string {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.alloc(32, 7));
  const point = Buffer.from(pair.getPublicKey());
  change(point);
  const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const area = Buffer.concat([
    Buffer.concat([u16(0x23), bytes.subarray(4, 50), u16(0x10), u16(curve), u16(0x10)]),
    Buffer.concat([u16(32), point.subarray(1, 33), u16(32), point.subarray(33)]),
  ]);
  return base64(u16(area.length), area);
}

describe('the registration ID of an endorsement key', () => {
  test('is the one that DPS tools derive from it', () => {
    expect(registrationIdOf(ekT1)).toBe(idT1);
    expect(idT1).toMatch(/^[a-z2-7]{52}$/u);
  });

  test('is another one when a single bit differs', () => {
    expect(registrationIdOf(patched(300, (bytes[300] ?? 0) ^ 1))).not.toBe(idT1);
  });
});

describe('an endorsement key made of the modulus that Windows tells', () => {
  test('is the one of the TPM', () => {
    expect(endorsementKeyOfModulus(modulus, 65_537)).toBe(ekT1);
  });

  test('is made of nothing but an RSA-2048 key with the usual exponent', () => {
    expect(endorsementKeyOfModulus(modulus.subarray(1), 65_537)).toBeUndefined();
    expect(endorsementKeyOfModulus(Buffer.concat([Buffer.alloc(1), modulus]), 65_537)).toBeUndefined();
    expect(endorsementKeyOfModulus(Buffer.alloc(384, 1), 65_537)).toBeUndefined();
    expect(endorsementKeyOfModulus(modulus, 3)).toBeUndefined();
    expect(endorsementKeyOfModulus(modulus, 0)).toBeUndefined();
    expect(endorsementKeyOfModulus(new Uint8Array(), 65_537)).toBeUndefined();
  });
});

describe('reading an endorsement key', () => {
  test('finds nothing wrong with a genuine one', () => {
    expect(read(ekT1)).toEqual({ text: ekT1, keyType: 'RSA 2048', problems: [] });
    expect(bytes).toHaveLength(316);
  });

  test('takes out the line breaks of a mail, and says so', () => {
    const wrapped = ekT1.replaceAll(/(.{64})/gu, '$1\r\n    ');
    expect(read(wrapped)).toMatchObject({ text: ekT1, keyType: 'RSA 2048' });
    expect(told(wrapped)).toEqual(['repaired line-break']);
  });

  test('puts the missing size before it', () => {
    const bare = base64(bytes.subarray(2));
    expect(read(bare)).toMatchObject({ text: ekT1, keyType: 'RSA 2048' });
    expect(told(bare)).toEqual(['repaired ek-no-size']);
  });

  test('knows one of P-256, which DPS may not take', () => {
    expect(read(eccKey())).toMatchObject({ keyType: 'ECC P-256' });
    expect(eccKey().slice(0, 16)).toBe('AHoAIwALAAMAsgAg');
    expect(Buffer.from(eccKey(), 'base64')).toHaveLength(124);
    expect(told(eccKey())).toEqual(['warning ek-ecc']);
    expect(told(eccKey(undefined, 4))).toContain('warning ek-ecc');
  });

  const cases: [string, string, string][] = [
    ['a modulus of zeros', patched(60, ...Array.from({ length: 256 }, () => 0)), 'error ek-modulus'],
    ['an even modulus', patched(315, 2), 'error ek-modulus'],
    ['a modulus without its top bit', patched(60, 0x7f), 'error ek-modulus'],
    ['an exponent that nobody has', patched(54, 0, 0, 0, 3), 'error ek-modulus'],
    ['a modulus shorter than it says', patched(52, 0x0c, 0x00), 'error ek-modulus'],
    ['another number of bits', patched(52, 0x0c, 0x00), 'warning ek-bits'],
    ['a type that is no key of this sort', patched(2, 0, 8), 'error ek-type'],
    ['another name hash', patched(4, 0, 4), 'error ek-hash'],
    ['no restricted bit', patched(6, 0, 2, 0, 0xb2), 'error ek-attributes'],
    ['no decrypt bit', patched(6, 0, 1, 0, 0xb2), 'error ek-attributes'],
    ['another attribute', patched(6, 0, 3, 0, 0xf2), 'warning ek-template'],
    ['another policy', patched(12, 0), 'warning ek-template'],
    ['the last bytes missing', base64(bytes.subarray(0, 313)), 'error ek-cut-off'],
    ['only its head', base64(bytes.subarray(0, 12)), 'error ek-cut-off'],
    ['base64 that is cut off', ekT1.slice(0, 401), 'error ek-cut-off'],
    ['something behind it', base64(bytes, Buffer.alloc(3)), 'error ek-trailing'],
    ['a size that is too small', patched(0, 0, 9), 'error ek-trailing'],
    ['a size that is too large', patched(0, 2, 0), 'error ek-cut-off'],
    ['a character that base64 has not', ekT1.replace('/', '*'), 'error key-alphabet'],
    ['nothing', '', 'error ek-form'],
    ['a point that is not on the curve', eccKey((point) => point.fill(1, 40)), 'error ek-point'],
  ];
  test.each(cases)('refuses or doubts %s', (_what, text, expected) => {
    expect(told(text)).toContain(expected);
  });

  test('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(50), (tail, keep) => {
        const text = base64(bytes.subarray(0, keep), tail);
        expect(Array.isArray(read(text).problems)).toBe(true);
      }),
    );
  });

  test('every byte of the head counts', () => {
    for (let at = 0; at < 60; at += 1) {
      // The exponent may be written as 0 or as 65537; any other change is told.
      expect(told(patched(at, (bytes[at] ?? 0) ^ 0x10)), `byte ${at}`).not.toEqual([]);
    }
  });
});

test('a key is told from other base64 by how it begins', () => {
  for (const text of [ekT1, eccKey(), ekT1.slice(0, 101), base64(bytes.subarray(2)), ekT1.replace('A', 'A')])
    expect(looksLikeEndorsementKey(text)).toBe(true);
  for (const text of ['', 'AToA', base64(Buffer.alloc(64, 3)), 'AHoAIwALAAMAsgAg!', 'press-line-3'])
    expect(looksLikeEndorsementKey(text)).toBe(false);
});
