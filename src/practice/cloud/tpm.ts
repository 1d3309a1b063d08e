import {
  createCipheriv,
  createHash,
  createHmac,
  createPublicKey,
  constants,
  publicEncrypt,
} from 'node:crypto';

/**
 * Secrets for a TPM that nobody else can open (TPM 2.0 Part 1, 23 and 24; provisioning.md 7.1). Every size is that of the
 * templates that IoT Edge uses: SHA-256, RSA 2048, AES-128 in CFB.
 */
const hashName = 'sha256';
const hashBytes = 32;
const symmetricBits = 128;

export const sha256 = (...parts: readonly Buffer[]): Buffer =>
  createHash(hashName).update(Buffer.concat(parts)).digest();
export const hmac = (key: Buffer, ...parts: readonly Buffer[]): Buffer =>
  createHmac(hashName, key).update(Buffer.concat(parts)).digest();

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Bytes with their length before them (TPM2B). */
export const sized = (bytes: Buffer): Buffer => Buffer.concat([u16(bytes.length), bytes]);

/** KDFa of Part 1, 11.4.10.2: counter mode over HMAC, for up to 256 bits. */
export function kdfa(key: Buffer, label: string, contextU: Buffer, bits: number): Buffer {
  const text = Buffer.concat([u32(1), Buffer.from(`${label}\0`, 'latin1'), contextU, u32(bits)]);
  return hmac(key, text).subarray(0, bits / 8);
}

/** AES in CFB with no initial vector, which the derived key makes safe. */
export function cfb(key: Buffer, text: Buffer): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-cfb`, key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

/** The name of a TPM object: the algorithm of the hash, and the hash of its public area (TPMT_PUBLIC). */
export const nameOf = (area: Buffer): Buffer => Buffer.concat([u16(0x000b), sha256(area)]);

/** The public area in a TPM2B_PUBLIC, base64. */
export const areaOf = (publicText: string): Buffer => Buffer.from(publicText, 'base64').subarray(2);

/** Modulus and exponent stand at the end of the public area of an RSA storage key. */
const modulusBytes = 256;

/** Encrypts a seed to the RSA key of a public area, with OAEP and this label, whose closing zero counts. */
function encryptTo(area: Buffer, label: string, seed: Buffer): Buffer {
  const exponent = area.readUInt32BE(area.length - modulusBytes - 6);
  const n = area.subarray(-modulusBytes).toString('base64url');
  const e = u32(exponent === 0 ? 65_537 : exponent).toString('base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n, e } });
  return publicEncrypt(
    {
      key,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: hashName,
      oaepLabel: Buffer.from(`${label}\0`, 'latin1'),
    },
    seed,
  );
}

/** True for the public area of an RSA key of 2048 bits, the only kind for which a challenge is made. */
export const canBeChallenged = (publicText: string): boolean => {
  const area = areaOf(publicText);
  return area.length > modulusBytes + 8 && area.readUInt16BE(0) === 0x0001;
};

/** Seeds as they are drawn: random ones, or known ones where a TPM has no private half. */
export type DrawSeed = () => Buffer;

/** A credential (TPM2_MakeCredential): only the TPM with this endorsement key gets it, and only for the object of this name. */
export function makeCredential(
  endorsementKey: Buffer,
  objectName: Buffer,
  credential: Buffer,
  drawSeed: DrawSeed,
): { blob: Buffer; secret: Buffer } {
  const seed = drawSeed();
  const encrypted = cfb(kdfa(seed, 'STORAGE', objectName, symmetricBits), sized(credential));
  const outer = hmac(kdfa(seed, 'INTEGRITY', Buffer.alloc(0), hashBytes * 8), encrypted, objectName);
  return {
    blob: Buffer.concat([sized(outer), encrypted]),
    secret: encryptTo(endorsementKey, 'IDENTITY', seed),
  };
}

/** Public area of a key that signs with HMAC-SHA256 and may be brought into a TPM from outside. */
function signingArea(key: Buffer, obfuscation: Buffer): Buffer {
  // userWithAuth and sign.
  const attributes = u32(0x0004_0040);
  const scheme = Buffer.concat([u16(0x0005), u16(0x000b)]);
  return Buffer.concat([
    u16(0x0008),
    u16(0x000b),
    attributes,
    sized(Buffer.alloc(0)),
    scheme,
    sized(sha256(obfuscation, key)),
  ]);
}

/**
 * A key for HMAC that only the TPM with this storage key can import, and only with the inner key (Part 1, 23.3.2):
 * encrypted with the inner key, and that again to the storage key.
 */
function duplicate(storageKey: Buffer, key: Buffer, innerKey: Buffer, drawSeed: DrawSeed) {
  const obfuscation = sha256(key, innerKey);
  const area = signingArea(key, obfuscation);
  const name = nameOf(area);
  const sensitive = sized(
    Buffer.concat([u16(0x0008), sized(Buffer.alloc(0)), sized(obfuscation), sized(key)]),
  );
  const inner = cfb(innerKey, Buffer.concat([sized(sha256(sensitive, name)), sensitive]));
  const seed = drawSeed();
  const wrapped = cfb(kdfa(seed, 'STORAGE', name, symmetricBits), inner);
  const outer = hmac(kdfa(seed, 'INTEGRITY', Buffer.alloc(0), hashBytes * 8), wrapped, name);
  return {
    area,
    blob: Buffer.concat([sized(outer), wrapped]),
    secret: encryptTo(storageKey, 'DUPLICATE', seed),
  };
}

/**
 * What DPS sends to a TPM so that it gets a key (`authenticationKey`, provisioning.md 7.1): the credential with its
 * secret, the key with its secret, and the key's public area.
 */
export function authenticationKey(
  tpm: { endorsementKey: string; storageRootKey: string },
  key: Buffer,
  innerKey: Buffer,
  drawSeed: DrawSeed,
): string {
  const storageKey = areaOf(tpm.storageRootKey);
  const credential = makeCredential(areaOf(tpm.endorsementKey), nameOf(storageKey), innerKey, drawSeed);
  const imported = duplicate(storageKey, key, innerKey, drawSeed);
  return Buffer.concat([
    sized(credential.blob),
    sized(credential.secret),
    sized(imported.blob),
    sized(imported.secret),
    sized(imported.area),
  ]).toString('base64');
}
