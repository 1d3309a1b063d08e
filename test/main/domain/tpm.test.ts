import { describe, expect, test } from 'vitest';
import {
  endorsementKeyOfModulus,
  modulusOfEndorsementKey,
  registrationIdOf,
} from '../../../src/main/domain/tpm.ts';

/** Vector T1: the genuine endorsement key of a software TPM (provisioning.md 4.1). */
const endorsementKey =
  'AToAAQALAAMAsgAgg3GXZ0SEs/gakMyNRqXXJP1S124GUgtk8qHaGzMUaaoABgCAAEMAEAgAAAAAAAEAyjHbCLjn2MW3fwDzZMLMNaK4fju33DktgXZqMUHogKLjWviAszcwyKKD8ij2C28sS1BWcFsUhohHIq0DBntVKrOqjSq8FHrCGs0FmFiDSoyYVDtfaRug5099BLoxKQHS4gVxB1wxgrCwpUIipfCJ4vs1TXcI707HuVki92GHIN2hZP2SKiKxtYclbVhRvBrGk8CkNbpDAxjxPBsyKTGTG2+5raD+AnNd0R+sOR5RFeFxQnRescbRjnnVAeRvQCNz6xnAV+xe9Xs33DYp+syS4em8iP0P09QQmoEGTxnGxY0riM6iVI4tGo9QzT3K7VeLfKcr8UpEX1qebZedcelTqQ==';
const registrationId = 'rc4encr2s4qvkiivm7onacnqxhe2d2yggghsmuyl2jfeyhpgraaa';

describe('the endorsement key', () => {
  test('gives the registration ID that DPS tools derive from it', () => {
    expect(registrationIdOf(endorsementKey)).toBe(registrationId);
    expect(registrationId).toMatch(/^[a-z2-7]{52}$/u);
  });

  test('gives another ID when a single bit differs', () => {
    const bytes = Buffer.from(endorsementKey, 'base64');
    bytes[300] = (bytes[300] ?? 0) ^ 1;
    expect(registrationIdOf(bytes.toString('base64'))).not.toBe(registrationId);
  });

  test('is made of the modulus that Windows tells, and taken apart again', () => {
    const modulus = modulusOfEndorsementKey(endorsementKey)!;
    expect(modulus).toHaveLength(256);
    expect(endorsementKeyOfModulus(modulus, 65_537)).toBe(endorsementKey);
  });

  test('is made of nothing but an RSA-2048 key with the usual exponent', () => {
    const modulus = modulusOfEndorsementKey(endorsementKey)!;
    expect(endorsementKeyOfModulus(modulus.subarray(1), 65_537)).toBeUndefined();
    expect(endorsementKeyOfModulus(Buffer.concat([Buffer.alloc(1), modulus]), 65_537)).toBeUndefined();
    expect(endorsementKeyOfModulus(Buffer.alloc(384, 1), 65_537)).toBeUndefined();
    expect(endorsementKeyOfModulus(modulus, 3)).toBeUndefined();
    expect(endorsementKeyOfModulus(modulus, 0)).toBeUndefined();
    expect(endorsementKeyOfModulus(new Uint8Array(), 65_537)).toBeUndefined();
  });

  test('of another template has no modulus for us', () => {
    const bytes = Buffer.from(endorsementKey, 'base64');
    const changed = (at: number) =>
      Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))).toString('base64');
    expect(modulusOfEndorsementKey(changed(3))).toBeUndefined();
    expect(modulusOfEndorsementKey(changed(57))).toBeUndefined();
    expect(modulusOfEndorsementKey(changed(60))).toHaveLength(256);
    expect(modulusOfEndorsementKey(bytes.subarray(0, -1).toString('base64'))).toBeUndefined();
    expect(
      modulusOfEndorsementKey(Buffer.concat([bytes, Buffer.alloc(1)]).toString('base64')),
    ).toBeUndefined();
    expect(modulusOfEndorsementKey('')).toBeUndefined();
    expect(modulusOfEndorsementKey('AHoAIwALAAMAsgAg')).toBeUndefined();
  });
});
