import { createHmac, timingSafeEqual } from 'node:crypto';
import { firstNode, inside, nth, numberOf, octetsOf, oidOf, NotDer, tags, type Node } from './der.ts';
import {
  decryptWith,
  hashOf,
  NotOpened,
  openPkcs8,
  pkcs12Key,
  pkcs12Password,
  type Budget,
  type Opening,
} from './pbe.ts';

/** What the bags of a PFX hold, each as DER: certificates in the order of the file, private keys as PKCS#8. */
export interface Pfx {
  certificates: Buffer[];
  keys: Buffer[];
  /** What was in it, in its order, for people. */
  bags: string[];
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  encrypted: '1.2.840.113549.1.7.6',
  key: '1.2.840.113549.1.12.10.1.1',
  shrouded: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  nested: '1.2.840.113549.1.12.10.1.6',
  x509: '1.2.840.113549.1.9.22.1',
} as const;

/** More bags than a chain and its key have. */
const mostBags = 64;

const contentOf = (node: Node | undefined): Node => {
  if (node?.tag !== 0xa0) throw new NotDer();
  return firstNode(node.content);
};

/** True for the start of a PFX: a sequence with version 3 and a content. Never throws. */
export function looksLikePfx(bytes: Buffer): boolean {
  try {
    const parts = inside(firstNode(bytes));
    return numberOf(nth(parts, 0, tags.integer)) === 3 && parts[1]?.tag === tags.sequence;
  } catch {
    return false;
  }
}

/** Whether the MAC fits the passphrase; no word of the content is believed before. */
function hasMac(mac: Node, content: Buffer, passphrase: string, budget: Budget): boolean {
  const [info, salt, rounds] = inside(mac);
  if (info === undefined || salt === undefined) throw new NotDer();
  const [algorithm, digest] = inside(info);
  if (algorithm === undefined || digest === undefined) throw new NotDer();
  const hash = hashOf(oidOf(nth(inside(algorithm), 0, tags.oid)));
  const count = rounds === undefined ? 1 : numberOf(rounds);
  const expected = octetsOf(digest);
  // An empty passphrase is written in two ways: as two zeros, and as nothing.
  const ways = passphrase === '' ? [pkcs12Password(''), Buffer.alloc(0)] : [pkcs12Password(passphrase)];
  return ways.some((password) => {
    const key = pkcs12Key(hash, password, octetsOf(salt), count, 3, hash.bytes, budget);
    const made = createHmac(hash.name, key).update(content).digest();
    return made.length === expected.length && timingSafeEqual(made, expected);
  });
}

/**
 * Reads a PFX file (PKCS#12, RFC 7292) with a passphrase; without one an empty one is tried, which some programs write.
 * Its MAC is checked first, where it has one. Throws {@link NotOpened} and {@link NotDer}.
 */
export async function readPfx(bytes: Buffer, given: Opening): Promise<Pfx> {
  const passphrase = given.passphrase ?? '';
  const opening = { ...given, passphrase };
  const wrong = (): NotOpened =>
    new NotOpened(given.passphrase === undefined ? 'key-encrypted' : 'passphrase-wrong');
  const found: Pfx = { certificates: [], keys: [], bags: [] };

  async function bag(parts: readonly Node[]): Promise<void> {
    if (found.bags.length >= mostBags) throw new NotDer();
    const oid = oidOf(nth(parts, 0, tags.oid));
    const value = contentOf(parts[1]);
    switch (oid) {
      case oids.key:
        found.keys.push(value.raw);
        found.bags.push('PRIVATE KEY');
        return;
      case oids.shrouded:
        found.bags.push('ENCRYPTED PRIVATE KEY');
        found.keys.push(await openPkcs8(value.raw, opening));
        return;
      case oids.certificate: {
        const inner = inside(value);
        if (oidOf(nth(inner, 0, tags.oid)) !== oids.x509) return;
        found.bags.push('CERTIFICATE');
        found.certificates.push(octetsOf(contentOf(inner[1])));
        return;
      }
      case oids.nested:
        await bags(value);
        return;
      default:
        found.bags.push('OTHER');
    }
  }

  async function bags(contents: Node): Promise<void> {
    for (const one of inside(contents)) await bag(inside(one));
  }

  async function content(info: Node): Promise<void> {
    const parts = inside(info);
    const oid = oidOf(nth(parts, 0, tags.oid));
    if (oid === oids.data) return bags(firstNode(octetsOf(contentOf(parts[1]))));
    if (oid !== oids.encrypted) throw new NotOpened('cipher-unknown');
    const [, encrypted] = inside(contentOf(parts[1]));
    if (encrypted === undefined) throw new NotDer();
    const [, algorithm, data] = inside(encrypted);
    if (algorithm === undefined) throw new NotDer();
    return bags(firstNode(await decryptWith(algorithm, opening, octetsOf(data))));
  }

  const parts = inside(firstNode(bytes));
  const safe = inside(nth(parts, 1, tags.sequence));
  if (oidOf(nth(safe, 0, tags.oid)) !== oids.data) throw new NotOpened('cipher-unknown');
  const authenticated = octetsOf(contentOf(safe[1]));
  const mac = parts[2];
  if (mac !== undefined && !hasMac(mac, authenticated, passphrase, given.budget)) throw wrong();
  try {
    for (const info of inside(firstNode(authenticated))) await content(info);
  } catch (error) {
    // Without a MAC a wrong passphrase shows in the first thing that is opened with it.
    if (error instanceof NotOpened && error.rule === 'passphrase-wrong') throw wrong();
    throw error;
  }
  return found;
}
