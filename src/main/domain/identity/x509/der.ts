/**
 * A value of DER, or of BER as old programs write PFX files: its tag, its content, and all of its bytes.
 * Lengths are in bytes.
 */
export interface Node {
  tag: number;
  content: Buffer;
  raw: Buffer;
}

/** The bytes are not what they should be; a message would quote them, so there is none. */
export class NotDer extends Error {}

/** More levels than any certificate, key or PFX has. */
const mostLevels = 32;
/** More values in one than any file of 256 KiB that means anything. */
const mostValues = 4_096;

/** Tags of the values that are read here. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  /** Constructed octets of BER: pieces one after the other. */
  pieces: 0x24,
} as const;

interface Length {
  /** Undefined for the indefinite length of BER. */
  bytes: number | undefined;
  /** How long the length itself is. */
  taken: number;
}

function lengthAt(bytes: Buffer, at: number): Length {
  const first = bytes[at];
  if (first === undefined) throw new NotDer();
  if (first < 0x80) return { bytes: first, taken: 1 };
  if (first === 0x80) return { bytes: undefined, taken: 1 };
  const count = first & 0x7f;
  if (count > 4 || at + 1 + count > bytes.length) throw new NotDer();
  return { bytes: bytes.readUIntBE(at + 1, count), taken: 1 + count };
}

/** Where the content of an indefinite length ends: before two zeros on its own level. */
function endOfContent(bytes: Buffer, from: number, level: number): number {
  let at = from;
  for (let count = 0; count < mostValues; count += 1) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at;
    at += nodeAt(bytes, at, level + 1).raw.length;
  }
  throw new NotDer();
}

function nodeAt(bytes: Buffer, at: number, level: number): Node {
  const tag = bytes[at];
  // Tags of more than one byte occur in none of the structures that are read here.
  if (tag === undefined || level > mostLevels || (tag & 0x1f) === 0x1f) throw new NotDer();
  const length = lengthAt(bytes, at + 1);
  const from = at + 1 + length.taken;
  if (length.bytes === undefined) {
    if ((tag & 0x20) === 0) throw new NotDer();
    const end = endOfContent(bytes, from, level);
    return { tag, content: bytes.subarray(from, end), raw: bytes.subarray(at, end + 2) };
  }
  const end = from + length.bytes;
  if (end > bytes.length) throw new NotDer();
  return { tag, content: bytes.subarray(from, end), raw: bytes.subarray(at, end) };
}

/** The value at the start; what follows it is not looked at. Throws {@link NotDer}. */
export const firstNode = (bytes: Buffer): Node => nodeAt(bytes, 0, 0);

/** The one value that these bytes are. Throws {@link NotDer}. */
export function onlyNode(bytes: Buffer, tag: number): Node {
  const node = firstNode(bytes);
  if (node.tag !== tag || node.raw.length !== bytes.length) throw new NotDer();
  return node;
}

/** The values inside a value. Throws {@link NotDer}. */
export function inside(node: Node): Node[] {
  const found: Node[] = [];
  for (let at = 0; at < node.content.length;) {
    if (found.length >= mostValues) throw new NotDer();
    const one = nodeAt(node.content, at, 0);
    found.push(one);
    at += one.raw.length;
  }
  return found;
}

/** The value of that number, which must have that tag. Throws {@link NotDer}. */
export function nth(nodes: readonly Node[], index: number, tag: number): Node {
  const node = nodes[index];
  if (node?.tag !== tag) throw new NotDer();
  return node;
}

/** Octets in one piece or in several, with their own tag or with one that stands for it. */
export function octetsOf(node: Node | undefined, level = 0): Buffer {
  if (node === undefined || level > mostLevels) throw new NotDer();
  if ((node.tag & 0x20) === 0) return node.content;
  return Buffer.concat(inside(node).map((piece) => octetsOf(piece, level + 1)));
}

/** A whole number from 0 on that fits; larger ones and negative ones are infinite, so that every limit refuses them. */
export function numberOf(node: Node): number {
  if (node.tag !== tags.integer || node.content.length === 0) throw new NotDer();
  const negative = ((node.content[0] ?? 0) & 0x80) !== 0;
  return negative || node.content.length > 6 ? Infinity : node.content.readUIntBE(0, node.content.length);
}

/** An object identifier in its written form. Throws {@link NotDer}. */
export function oidOf(node: Node): string {
  if (node.tag !== tags.oid || node.content.length === 0 || node.content.length > 64) throw new NotDer();
  const parts: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    if (parts.length === 0) {
      const first = Math.min(2, Math.floor(value / 40));
      parts.push(first, value - first * 40);
    } else parts.push(value);
    value = 0;
  }
  return parts.join('.');
}
