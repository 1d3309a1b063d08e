import { createDecipheriv } from 'node:crypto';
import { areaOf, hmac, kdfa, nameOf, sha256 } from './tpm.ts';

/** How a TPM opens what was encrypted to one of its keys. `label` is without its closing zero. */
export type Unwrap = (
  key: 'endorsement' | 'storage',
  label: 'IDENTITY' | 'DUPLICATE',
  secret: Buffer,
) => Buffer;

const refused = (what: string) => new Error(`the TPM refuses ${what}`);

/** Takes sized parts off one after the other. */
function parts(bytes: Buffer): () => Buffer {
  let at = 0;
  return () => {
    if (at + 2 > bytes.length) throw refused('a blob that is cut off');
    const from = at + 2;
    at = from + bytes.readUInt16BE(at);
    if (at > bytes.length) throw refused('a blob that is cut off');
    return bytes.subarray(from, at);
  };
}

function decrypted(key: Buffer, text: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-cfb`, key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

/** Checks the HMAC around a blob and takes off the encryption below it. */
function opened(blob: Buffer, seed: Buffer, name: Buffer): Buffer {
  const take = parts(blob);
  const outer = take();
  const body = blob.subarray(2 + outer.length);
  if (!hmac(kdfa(seed, 'INTEGRITY', Buffer.alloc(0), 256), body, name).equals(outer))
    throw refused('a blob that is not for it');
  return decrypted(kdfa(seed, 'STORAGE', name, 128), body);
}

/**
 * What a TPM does with an `authenticationKey` of DPS: it activates the credential and imports the key (TPM 2.0 Part 3,
 * 12.5 and 13.3). Throws for a blob that was changed, or made for another TPM.
 */
export function activate(storageRootKey: string, authenticationKey: string, unwrap: Unwrap): Buffer {
  const take = parts(Buffer.from(authenticationKey, 'base64'));
  const [credential, credentialSecret, blob, secret, area] = [take(), take(), take(), take(), take()];
  const innerKey = parts(
    opened(credential, unwrap('endorsement', 'IDENTITY', credentialSecret), nameOf(areaOf(storageRootKey))),
  )();
  const name = nameOf(area);
  const inner = decrypted(innerKey, opened(blob, unwrap('storage', 'DUPLICATE', secret), name));
  const integrity = parts(inner)();
  const sensitive = inner.subarray(2 + integrity.length);
  if (!sha256(sensitive, name).equals(integrity)) throw refused('a key that is not whole');
  // Type, then authorisation, obfuscation and the key.
  const fields = parts(sensitive.subarray(4));
  fields();
  fields();
  return fields();
}
