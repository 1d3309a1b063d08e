import { randomBytes } from 'node:crypto';
import { base64Bytes } from '../../main/domain/identity/symmetric-key.ts';
import { practiceKey, type StoredKey } from '../state/cloud.ts';
import type { Vault } from '../store/keys.ts';

/** The text of a stored key, base64. One that no longer opens is a key that nobody has. */
export function keyText(vault: Vault, key: StoredKey): string {
  return 'sealed' in key
    ? (vault.unseal(key.sealed) ?? randomBytes(32).toString('base64'))
    : practiceKey(key.of, key.version);
}

/** Both keys of an entry. */
export const keyTexts = (
  vault: Vault,
  { primary, secondary }: Record<'primary' | 'secondary', StoredKey>,
) => [keyText(vault, primary), keyText(vault, secondary)];

/** A key of so many bytes that the cloud makes. */
export const madeKey = (vault: Vault, bytes: number): StoredKey => ({
  sealed: vault.seal(randomBytes(bytes).toString('base64')),
});

/** Bytes that a key may have which somebody brings (provisioning.md 1.3). */
const fewest = 16;
const most = 64;

/**
 * A key as a client gives it: its own, or none, and then the one from before or a new one. Undefined when it is no key.
 *
 * @assumed provisioning.md 5.3: an update without keys keeps those there were | verify: update an enrollment with empty keys and read its attestation mechanism
 */
export function givenKey(
  vault: Vault,
  given: unknown,
  { before, bytes }: { before: StoredKey | undefined; bytes: number },
): StoredKey | undefined {
  if (given === undefined || given === null || given === '') return before ?? madeKey(vault, bytes);
  const length = typeof given === 'string' ? base64Bytes(given)?.length : undefined;
  if (typeof given !== 'string' || length === undefined || length < fewest || length > most) return undefined;
  return { sealed: vault.seal(given) };
}
