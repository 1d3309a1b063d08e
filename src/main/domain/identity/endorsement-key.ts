import { createHash, createPublicKey } from 'node:crypto';
import type { IdentityProblem, IdentityRule, PartName, ProvisionField } from '../../../contract/identity.ts';
import { base64Bytes, base64Problem } from './symmetric-key.ts';
import { doubt, repaired, withoutBlanks, wrong } from './text.ts';

/**
 * Head of the standard RSA-2048 endorsement key template as a TPM2B_PUBLIC: everything before the modulus.
 * provisioning.md 4.1; type RSA, name hash SHA-256, attributes 0x000300B2, AES-128-CFB, exponent 0 (65537).
 */
const rsaHead = Buffer.from(
  '013a0001000b000300b20020837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa0006008000430010080000000000' +
    '0100',
  'hex',
);
/** What the standard templates for RSA and ECC have in common: attributes and policy, from the attributes on. */
const commonHead = rsaHead.subarray(6, 50);

const algorithm = { rsa: 0x0001, aes: 0x0006, sha256: 0x000b, none: 0x0010, ecc: 0x0023 } as const;
const curveP256 = 0x0003;
/** TPMA_OBJECT: restricted and decrypt, without which a key cannot take a challenge. */
const storageBits = 0x00030000;

const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 in lower case without padding. */
function base32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32Alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + base32Alphabet[(held << (5 - bits)) & 31] : text;
}

/**
 * The registration ID that DPS tools derive from an endorsement key: base32 of the SHA-256 over all its bytes
 * including the size prefix (provisioning.md 4.1, vector T1).
 */
export function registrationIdOf(endorsementKey: string): string {
  return base32(createHash('sha256').update(Buffer.from(endorsementKey, 'base64')).digest());
}

/**
 * Builds the endorsement key as DPS wants it from the modulus that Windows reports.
 * Undefined when it is not the RSA-2048 key of the standard template.
 *
 * @assumed field-notes.md TPM: the host reports the same RSA-2048 endorsement key that the VM sees through the passthrough | verify: compare Get-TpmEndorsementKeyInfo with Get-EflowVmTpmProvisioningInfo on one host
 */
export function endorsementKeyOfModulus(modulus: Uint8Array, exponent: number): string | undefined {
  if (modulus.length !== 256 || exponent !== 65537) return undefined;
  return Buffer.concat([rsaHead, modulus]).toString('base64');
}

/** Reads big-endian numbers and sized buffers one after the other; undefined once the bytes are used up. */
function reader(bytes: Buffer) {
  let at = 0;
  const take = (length: number): Buffer | undefined => {
    if (at + length > bytes.length) return undefined;
    at += length;
    return bytes.subarray(at - length, at);
  };
  const u16 = (): number | undefined => take(2)?.readUInt16BE();
  return {
    take,
    u16,
    u32: (): number | undefined => take(4)?.readUInt32BE(),
    sized: (): Buffer | undefined => {
      const length = u16();
      return length === undefined ? undefined : take(length);
    },
    rest: (): number => bytes.length - at,
  };
}
type Reader = ReturnType<typeof reader>;

/** The public area of an endorsement key as far as it is judged (TPMT_PUBLIC). */
export interface EndorsementKey {
  /** Base64 of the TPM2B_PUBLIC, as DPS wants it. */
  text: string;
  /** For example `RSA 2048`, `ECC P-256`; empty when it could not be read so far. */
  keyType: string;
  problems: IdentityProblem[];
}

type Told = [IdentityRule, 'error' | 'warning', Record<string, number>?];

/** The RSA part: key bits, exponent, modulus. Undefined when the bytes end too early. */
function readRsa(read: Reader): { keyType: string; told: Told[] } | undefined {
  const bits = read.u16();
  const exponent = read.u32();
  const modulus = read.sized();
  if (bits === undefined || exponent === undefined || modulus === undefined) return undefined;
  const told: Told[] = [];
  if (bits !== 2048) told.push(['ek-bits', 'warning', { bits }]);
  const top = (modulus[0] ?? 0) >= 0x80;
  const odd = ((modulus.at(-1) ?? 0) & 1) === 1;
  const sound = modulus.length * 8 === bits && top && odd && (exponent === 0 || exponent === 65537);
  if (!sound) told.push(['ek-modulus', 'error']);
  return { keyType: `RSA ${bits}`, told };
}

/** True for a point of the curve P-256; the library refuses any other. */
function onCurve(x: Buffer, y: Buffer): boolean {
  try {
    const [xText, yText] = [x.toString('base64url'), y.toString('base64url')];
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: xText, y: yText }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/** The ECC part: curve, key derivation, point. Undefined when the bytes end too early. */
function readEcc(read: Reader): { keyType: string; told: Told[] } | undefined {
  const curve = read.u16();
  const derivation = read.u16();
  // A derivation other than none has a hash beside it.
  if (derivation !== undefined && derivation !== algorithm.none) read.u16();
  const x = read.sized();
  const y = read.sized();
  if (curve === undefined || x === undefined || y === undefined) return undefined;
  const told: Told[] = [['ek-ecc', 'warning']];
  if (curve !== curveP256) return { keyType: 'ECC', told };
  if (x.length !== 32 || y.length !== 32 || !onCurve(x, y)) told.push(['ek-point', 'error']);
  return { keyType: 'ECC P-256', told };
}

/** Reads a public area from its type on and judges it by the templates of provisioning.md 4.1. */
function readPublic(area: Buffer): { keyType: string; told: Told[] } {
  const read = reader(area);
  const type = read.u16();
  const hash = read.u16();
  const told: Told[] = [];
  if (type !== algorithm.rsa && type !== algorithm.ecc)
    return { keyType: '', told: [['ek-type', 'error', { type: type ?? 0 }]] };
  if (hash !== algorithm.sha256) told.push(['ek-hash', 'error', { hash: hash ?? 0 }]);
  const attributes = read.u32();
  const policy = read.sized();
  const cipher = read.u16();
  const sized = cipher === algorithm.none || (read.u16() !== undefined && read.u16() !== undefined);
  const scheme = read.u16();
  if (attributes === undefined || policy === undefined || !sized || scheme === undefined)
    return { keyType: '', told: [...told, ['ek-cut-off', 'error']] };
  // Two bits of a number that may use all 32 of them.
  if ((attributes & storageBits) !== storageBits) told.push(['ek-attributes', 'error']);
  else if (!area.subarray(4, 48).equals(commonHead) || scheme !== algorithm.none)
    told.push(['ek-template', 'warning']);
  if (scheme !== algorithm.none) read.u16();
  const key = type === algorithm.rsa ? readRsa(read) : readEcc(read);
  if (key === undefined) return { keyType: '', told: [...told, ['ek-cut-off', 'error']] };
  if (read.rest() > 0) told.push(['ek-trailing', 'error', { bytes: read.rest() }]);
  return { keyType: key.keyType, told: [...told, ...key.told] };
}

/** What stands at the beginning of a key with its size (TPM2B_PUBLIC), and of one without (TPMT_PUBLIC). */
const startsArea = (bytes: Buffer, at: number): boolean =>
  bytes.length >= at + 4 &&
  [algorithm.rsa, algorithm.ecc].some((type) => type === bytes.readUInt16BE(at)) &&
  bytes.readUInt16BE(at + 2) === algorithm.sha256;

/** True for base64 that begins like the public area of a TPM key, whole or cut off. */
export function looksLikeEndorsementKey(text: string): boolean {
  if (!/^A[A-Za-z0-9+/=\s]{15,}$/u.test(text)) return false;
  const bytes = Buffer.from(text.slice(0, 64), 'base64');
  return startsArea(bytes, 2) || startsArea(bytes, 0);
}

/**
 * Decodes the base64 of an endorsement key and checks it as provisioning.md 4.1 says: size prefix, type, name hash,
 * attributes, template, modulus or point, nothing behind it. A missing size prefix is put before it, since what follows
 * says it for certain.
 */
export function readEndorsementKey(path: PartName | ProvisionField, text: string): EndorsementKey {
  const { text: compact, repairs } = withoutBlanks(path, text);
  const problem = base64Problem(path, compact, []);
  if (problem !== undefined) {
    const cut = problem.rule === 'key-cut-off' ? wrong(path, 'ek-cut-off') : problem;
    return { text: compact, keyType: '', problems: [...repairs, cut] };
  }
  const given = base64Bytes(compact) ?? Buffer.alloc(0);
  const bare = startsArea(given, 0) && !startsArea(given, 2);
  const area = bare ? given : given.subarray(2);
  const { keyType, told } = readPublic(area);
  const problems = told.map(([rule, severity, params]) =>
    (severity === 'error' ? wrong : doubt)(path, rule, params ?? {}),
  );
  if (bare) {
    const size = Buffer.alloc(2);
    size.writeUInt16BE(area.length);
    const whole = Buffer.concat([size, area]).toString('base64');
    return { text: whole, keyType, problems: [...repairs, repaired(path, 'ek-no-size'), ...problems] };
  }
  if (given.length < 2) return { text: compact, keyType: '', problems: [...repairs, wrong(path, 'ek-form')] };
  const missing = given.readUInt16BE(0) - area.length;
  if (missing > 0 && !problems.some(({ rule }) => rule === 'ek-cut-off'))
    problems.unshift(wrong(path, 'ek-cut-off'));
  if (missing < 0 && !problems.some(({ rule }) => rule === 'ek-trailing'))
    problems.unshift(wrong(path, 'ek-trailing', { bytes: -missing }));
  return { text: compact, keyType, problems: [...repairs, ...problems] };
}
