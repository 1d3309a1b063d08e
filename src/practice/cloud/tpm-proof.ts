import { isJsonObject, type Json } from '../../contract/json.ts';
import type { CloudRequest, Ground } from './answers.ts';
import { authenticationKey, canBeChallenged, hmac, sha256 } from './tpm.ts';

/** The public halves of a TPM, as a device sends them. */
export interface Tpm {
  endorsementKey: string;
  storageRootKey: string;
}

/** The TPM in the body of a registration; undefined when there is none that could be challenged. */
export function hasTpm(body: Json | undefined): Tpm | undefined {
  const given = isJsonObject(body) ? body['tpm'] : undefined;
  if (!isJsonObject(given)) return undefined;
  const { endorsementKey, storageRootKey } = given;
  if (typeof endorsementKey !== 'string' || typeof storageRootKey !== 'string') return undefined;
  return canBeChallenged(endorsementKey) && canBeChallenged(storageRootKey)
    ? { endorsementKey, storageRootKey }
    : undefined;
}

/** Bytes of the keys of a challenge: the one that signs, and the inner one of AES-128. */
const signingBytes = 32;
const innerBytes = 16;

/** What the seeds and keys of a TPM come of; another one for every TPM, scope and ID, and the same for all processes. */
const root = ({ cloud }: Ground, id: string, { endorsementKey, storageRootKey }: Tpm): Buffer =>
  sha256(Buffer.from(JSON.stringify(['practice TPM', cloud.scopeId, id, endorsementKey, storageRootKey])));

/**
 * Seeds in the order in which they are drawn. The TPM of a practice machine is known by its public half alone and cannot
 * decrypt them; it draws the same ones. A real TPM decrypts what was encrypted to it.
 */
export function seedsOf(tpm: Tpm): () => Buffer {
  const from = sha256(
    Buffer.from(JSON.stringify(['practice seeds', tpm.endorsementKey, tpm.storageRootKey])),
  );
  let drawn = 0;
  return () => {
    drawn += 1;
    return hmac(from, Buffer.from(`seed ${drawn}`));
  };
}

/** The key with which this TPM signs its registration, and what brings it there. The second request is judged by the same. */
export function challenge(ground: Ground, id: string, tpm: Tpm): { key: string; blob: string } {
  const from = root(ground, id, tpm);
  const key = hmac(from, Buffer.from('signing')).subarray(0, signingBytes);
  const inner = hmac(from, Buffer.from('inner')).subarray(0, innerBytes);
  return { key: key.toString('base64'), blob: authenticationKey(tpm, key, inner, seedsOf(tpm)) };
}

/** What brings the key for the hub (base64) into this TPM. */
export function finalKey(ground: Ground, { at }: CloudRequest, tpm: Tpm, key: string): string {
  const inner = hmac(root(ground, String(at), tpm), Buffer.from('inner')).subarray(0, innerBytes);
  return authenticationKey(tpm, Buffer.from(key, 'base64'), inner, seedsOf(tpm));
}
