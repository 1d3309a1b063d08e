import { createDecipheriv, createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import { inside, nth, numberOf, octetsOf, oidOf, onlyNode, NotDer, tags, type Node } from './der.ts';

/** Why something that is encrypted could not be opened, as the rule that tells it. */
export class NotOpened extends Error {
  readonly rule: 'key-encrypted' | 'passphrase-wrong' | 'cipher-unknown' | 'work-too-much';
  constructor(rule: NotOpened['rule']) {
    super(rule);
    this.rule = rule;
  }
}

/**
 * How much work a file may ask for before it is opened, so that a forged one cannot hold the program up. One unit is one
 * round of HMAC-SHA256 in PBKDF2, about a microsecond. Programs use from 1 to 600,000 rounds.
 *
 * @assumed provisioning.md 3.4: no program that hands over keys derives them with more work than this | verify: read the rounds of PFX files from the certificate stores and PKIs of real sites (openssl pkcs12 -info)
 */
export const mostWork = 1_000_000;
/** Rounds of the older derivation of PKCS#12 go one by one through this program, each so many units. */
const roundsUnit = 4;
/** Memory that OpenSSL gives scrypt, in bytes. */
const mostMemory = 32 * 1024 * 1024;

/** Counts the work that one file asks for. */
export interface Budget {
  spend(units: number): void;
}

/**
 * RC2-CBC with an effective strength in bits, which OpenSSL has in its legacy part only. Undefined when what comes out has
 * no right padding.
 */
export type Rc2 = (key: Buffer, iv: Buffer, bits: number, data: Buffer) => Promise<Buffer | undefined>;

/** What it takes to open what is encrypted. */
export interface Opening {
  /** Undefined while nobody has given one. */
  passphrase: string | undefined;
  budget: Budget;
  rc2: Rc2;
}

export function budgetOf(most = mostWork): Budget {
  let left = most;
  return {
    spend(units) {
      if (!(units >= 0 && units <= left)) throw new NotOpened('work-too-much');
      left -= units;
    },
  };
}

const hashes: Readonly<Record<string, { name: string; bytes: number; block: number }>> = {
  '1.3.14.3.2.26': { name: 'sha1', bytes: 20, block: 64 },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', bytes: 28, block: 64 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', bytes: 32, block: 64 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', bytes: 48, block: 128 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', bytes: 64, block: 128 },
};

/** The hash of an algorithm identifier; `bytes` is its length, `block` the length it works with. */
export function hashOf(oid: string): { name: string; bytes: number; block: number } {
  const hash = hashes[oid];
  if (hash === undefined) throw new NotOpened('cipher-unknown');
  return hash;
}

/**
 * The derivation of PKCS#12 (RFC 7292 appendix B.2). `purpose` is 1 for a key, 2 for a start vector, 3 for a MAC.
 * `password` is the passphrase in UTF-16 with two zeros behind it.
 */
export function pkcs12Key(
  hash: { name: string; bytes: number; block: number },
  password: Buffer,
  salt: Buffer,
  rounds: number,
  purpose: 1 | 2 | 3,
  length: number,
  budget: Budget,
): Buffer {
  if (rounds < 1 || salt.length > 1024) throw new NotOpened('work-too-much');
  budget.spend(rounds * roundsUnit * Math.ceil(length / hash.bytes));
  const { block } = hash;
  const filled = (bytes: Buffer): Buffer =>
    Buffer.alloc(block * Math.ceil(bytes.length / block)).map(
      (_zero, i) => bytes[i % bytes.length] ?? 0,
    ) as Buffer;
  const diversifier = Buffer.alloc(block, purpose);
  const parts = Buffer.concat([filled(salt), filled(password)]);
  const out: Buffer[] = [];
  for (let made = 0; made < length; made += hash.bytes) {
    let digest = createHash(hash.name).update(diversifier).update(parts).digest();
    for (let round = 1; round < rounds; round += 1) digest = createHash(hash.name).update(digest).digest();
    out.push(digest);
    for (let at = 0; at < parts.length; at += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i -= 1) {
        const sum = (parts[at + i] ?? 0) + (digest[i % digest.length] ?? 0) + carry;
        parts[at + i] = sum & 0xff;
        carry = sum >> 8;
      }
    }
  }
  return Buffer.concat(out).subarray(0, length);
}

/** A passphrase as PKCS#12 has it: UTF-16, the high byte first, and two zeros. */
export function pkcs12Password(passphrase: string): Buffer {
  const units = Buffer.from(`${passphrase}\0`, 'utf16le');
  return units.swap16();
}

const ciphers: Readonly<Record<string, { name: string; key: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', key: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24 },
};

/** Algorithms of PKCS#12 with SHA-1 (RFC 7292 appendix C): key length in bytes, and for RC2 its strength in bits. */
const oldCiphers: Readonly<Record<string, { key: number; rc2?: number }>> = {
  '1.2.840.113549.1.12.1.3': { key: 24 },
  '1.2.840.113549.1.12.1.4': { key: 16 },
  '1.2.840.113549.1.12.1.5': { key: 16, rc2: 128 },
  '1.2.840.113549.1.12.1.6': { key: 5, rc2: 40 },
};

/** Pseudo-random functions of PBKDF2; the first is meant where none is named. */
const prfs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

function decipher(name: string, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  try {
    const one = createDecipheriv(name, key, iv);
    return Buffer.concat([one.update(data), one.final()]);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // A build may not have the cipher at all; everything else is what a wrong passphrase leaves.
    throw new NotOpened(/UNKNOWN_CIPHER|UNSUPPORTED/u.test(code) ? 'cipher-unknown' : 'passphrase-wrong');
  }
}

function pbkdf2(parameters: Node, passphrase: string, length: number, budget: Budget): Buffer {
  const [salt, rounds, ...more] = inside(parameters);
  const prf = more.find(({ tag }) => tag === tags.sequence);
  const digest = prfs[prf === undefined ? '1.2.840.113549.2.7' : oidOf(nth(inside(prf), 0, tags.oid))];
  if (salt?.tag !== tags.octets || rounds === undefined || digest === undefined)
    throw new NotOpened('cipher-unknown');
  const count = numberOf(rounds);
  if (count < 1) throw new NotDer();
  // SHA-384 and SHA-512 take more than the others; a key longer than a hash takes another round of all.
  budget.spend(count * (digest === 'sha1' && length > 20 ? 2 : 1));
  return pbkdf2Sync(Buffer.from(passphrase, 'utf8'), salt.content, count, length, digest);
}

function scrypt(parameters: Node, passphrase: string, length: number, budget: Budget): Buffer {
  const [salt, ...numbers] = inside(parameters);
  const [cost, blockSize, parallel] = numbers.map(numberOf);
  if (salt?.tag !== tags.octets || cost === undefined || blockSize === undefined || parallel === undefined)
    throw new NotDer();
  const power = cost > 1 && Number.isInteger(Math.log2(cost));
  if (!power || blockSize < 1 || parallel < 1 || !(128 * cost * blockSize <= mostMemory))
    throw new NotOpened('work-too-much');
  budget.spend(cost * blockSize * parallel * 2);
  return scryptSync(Buffer.from(passphrase, 'utf8'), salt.content, length, {
    N: cost,
    r: blockSize,
    p: parallel,
    maxmem: 2 * mostMemory,
  });
}

/** PBES2 (RFC 8018): a derivation and a cipher, each by name. */
function pbes2(parameters: Node, passphrase: string, data: Buffer, budget: Budget): Buffer {
  const parts = inside(parameters);
  const [derivation, scheme] = [inside(nth(parts, 0, tags.sequence)), inside(nth(parts, 1, tags.sequence))];
  const cipher = ciphers[oidOf(nth(scheme, 0, tags.oid))];
  if (cipher === undefined) throw new NotOpened('cipher-unknown');
  const iv = nth(scheme, 1, tags.octets).content;
  const kind = oidOf(nth(derivation, 0, tags.oid));
  const way = { '1.2.840.113549.1.5.12': pbkdf2, '1.3.6.1.4.1.11591.4.11': scrypt }[kind];
  if (way === undefined) throw new NotOpened('cipher-unknown');
  const key = way(nth(derivation, 1, tags.sequence), passphrase, cipher.key, budget);
  return decipher(cipher.name, key, iv, data);
}

/**
 * Opens data that was encrypted with a passphrase: PBES2 with PBKDF2 or scrypt, and the older ciphers of PKCS#12. The
 * work is counted before it is done. Throws {@link NotOpened}, and {@link NotDer} when the parameters are broken.
 */
export async function decryptWith(
  algorithm: Node,
  { passphrase, budget, rc2 }: Opening,
  data: Buffer,
): Promise<Buffer> {
  const parts = inside(algorithm);
  const oid = oidOf(nth(parts, 0, tags.oid));
  if (passphrase === undefined) throw new NotOpened('key-encrypted');
  const parameters = nth(parts, 1, tags.sequence);
  if (oid === '1.2.840.113549.1.5.13') return pbes2(parameters, passphrase, data, budget);
  const old = oldCiphers[oid];
  if (old === undefined) throw new NotOpened('cipher-unknown');
  const [salt, rounds] = inside(parameters);
  if (salt === undefined || rounds === undefined) throw new NotDer();
  const hash = hashOf('1.3.14.3.2.26');
  const password = pkcs12Password(passphrase);
  const derive = (purpose: 1 | 2, length: number): Buffer =>
    pkcs12Key(hash, password, octetsOf(salt), numberOf(rounds), purpose, length, budget);
  const [key, iv] = [derive(1, old.key), derive(2, 8)];
  if (old.rc2 !== undefined) {
    const opened = await rc2(key, iv, old.rc2, data);
    if (opened === undefined) throw new NotOpened('passphrase-wrong');
    return opened;
  }
  // Two keys stand for three, of which the first is the last.
  return decipher('des-ede3-cbc', Buffer.concat([key, key]).subarray(0, 24), iv, data);
}

/** Opens an EncryptedPrivateKeyInfo (PKCS#8) into the PrivateKeyInfo that it holds. */
export async function openPkcs8(der: Buffer, opening: Opening): Promise<Buffer> {
  const parts = inside(onlyNode(der, tags.sequence));
  return decryptWith(nth(parts, 0, tags.sequence), opening, octetsOf(parts[1]));
}
