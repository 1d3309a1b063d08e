import { createHash, createHmac } from 'node:crypto';
import type { IdentityProblem, PartName, ProvisionField } from '../../../contract/identity.ts';
import { doubt, withoutBlanks, wrong } from './text.ts';

/** A value as it may be used, and what is to be told about it. */
export interface Checked {
  value: string;
  problems: IdentityProblem[];
}

/** DPS demands this of keys that people bring, in bytes (provisioning.md 1.3). */
const fewestBytes = 16;
const mostBytes = 64;
/** Characters of base64 without its padding for keys of 16, 32 and 64 bytes. */
const unpadded: readonly number[] = [22, 43, 86];

/** Bytes of a text in standard base64 as it would be written again; undefined for anything else. */
export function base64Bytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** What is wrong with a text that should be standard base64; undefined when nothing is (provisioning.md 1.3). */
export function base64Problem(
  path: PartName | ProvisionField,
  text: string,
  lengths: readonly number[],
): IdentityProblem | undefined {
  const stray = text.search(/[^A-Za-z0-9+/=]/u);
  if (stray >= 0) {
    const rule = /^[A-Za-z0-9_-]+={0,2}$/u.test(text) ? 'key-url-alphabet' : 'key-alphabet';
    return wrong(path, rule, { position: stray + 1 });
  }
  if (text.length % 4 !== 0) {
    return wrong(path, lengths.includes(text.length) ? 'key-padding' : 'key-cut-off', {
      length: text.length,
    });
  }
  return base64Bytes(text) === undefined ? wrong(path, 'key-base64') : undefined;
}

/** Checks a symmetric key: standard base64 of 16 to 64 bytes (provisioning.md 1.3). Blanks and line breaks are taken out. */
export function checkKey(path: PartName | ProvisionField, text: string): Checked {
  const { text: value, repairs } = withoutBlanks(path, text);
  if (value === '') return { value, problems: [wrong(path, 'empty')] };
  const problem = base64Problem(path, value, unpadded);
  if (problem !== undefined) return { value, problems: [...repairs, problem] };
  const bytes = base64Bytes(value)?.length ?? 0;
  if (bytes < fewestBytes) return { value, problems: [...repairs, wrong(path, 'key-short', { bytes })] };
  if (bytes > mostBytes) return { value, problems: [...repairs, wrong(path, 'key-long', { bytes })] };
  return { value, problems: repairs };
}

/**
 * What the length of a key says about where it belongs, and no more than that (provisioning.md 1.4, 2.3). A key of 64
 * bytes is one that DPS made: for one enrollment, or for a group, whose key must never be put on a device. The text is
 * the same kind of text, so only a person or DPS can tell. 32 bytes is what a derivation gives, and a hub makes, too.
 */
export function groupKeyDoubt(path: PartName | ProvisionField, key: string): IdentityProblem[] {
  return base64Bytes(key)?.length === mostBytes ? [doubt(path, 'group-key-possible')] : [];
}

/** The reverse: a key of 32 bytes where a group key is wanted has probably been derived already (provisioning.md 2.3). */
export function derivedKeyDoubt(path: PartName | ProvisionField, key: string): IdentityProblem[] {
  return base64Bytes(key)?.length === 32 ? [doubt(path, 'derived-key-likely')] : [];
}

/**
 * Derives keys of many devices of an enrollment group, whose key is decoded once: HMAC-SHA256 over the registration ID
 * (provisioning.md 2.2). The ID is put in lower case, since DPS ignores case and the HMAC does not.
 * `groupKey` must have passed {@link checkKey}.
 */
export function deviceKeysOf(groupKey: string): (registrationId: string) => string {
  const key = Buffer.from(groupKey, 'base64');
  return (registrationId) =>
    createHmac('sha256', key).update(registrationId.toLowerCase(), 'utf8').digest('base64');
}

/** The key of one device of an enrollment group; see {@link deviceKeysOf}. */
export const deviceKeyOf = (groupKey: string, registrationId: string): string =>
  deviceKeysOf(groupKey)(registrationId);

/**
 * What a keyed fingerprint of a symmetric key of DPS is made of: the hex SHA-256 of `SymmetricKey=` and the key in
 * standard base64. Scope and registration ID stand in the configuration in clear and are compared by themselves.
 */
export function symmetricKeyDigest(key: string): string {
  return createHash('sha256').update(`SymmetricKey=${key}`, 'utf8').digest('hex');
}
