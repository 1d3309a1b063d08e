import type { CertificateFileView, CertificateRule } from '../../../../contract/certificates.ts';
import { decodeText } from '../../decode-text.ts';

/** One block of a PEM text. `der` is undefined where its lines are no base64. */
export interface PemBlock {
  label: string;
  /** `Proc-Type` and `DEK-Info` of traditional keys, by their names. */
  headers: Map<string, string>;
  der: Buffer | undefined;
}

/** A PEM text taken apart: its blocks in their order, and what is not as OpenSSL wants it. */
export interface Pem {
  blocks: PemBlock[];
  repairs: CertificateRule[];
  /** Blocks that begin and never end; no word of them is read. */
  cutOff: string[];
}

/** More blocks than any chain with its key has. */
export const mostBlocks = 64;

/** How the bytes of a text file are to be read. */
export function encodingOf(bytes: Buffer): CertificateFileView['encoding'] {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8-bom';
  // The dashes of a PEM text whose mark was lost.
  if (first === 0x2d && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x2d) return 'utf-16be';
  return 'utf-8';
}

/** The text of a file without a mark before it. */
export const textOf = (bytes: Buffer): string => decodeText(bytes).replaceAll('\ufeff', '');

/** Blanks, and what programs for mail and for text put among them. */
const blank = /[\s\u200b-\u200d\u2060\u00a0]+/gu;

const begin = /-----BEGIN ([A-Z0-9 ]{1,40})-----/gu;

/** The bytes of base64 lines; undefined when they are none. */
function bytesOf(lines: string): Buffer | undefined {
  const text = lines.replaceAll(blank, '');
  if (text === '' || !/^[A-Za-z0-9+/]+={0,2}$/u.test(text) || text.length % 4 !== 0) return undefined;
  return Buffer.from(text, 'base64');
}

/** The lines of a block before its base64, each with its name, as RFC 1421 has them. */
function headersOf(body: string): { headers: Map<string, string>; rest: string } {
  const headers = new Map<string, string>();
  const lines = body.split('\n');
  let at = lines.findIndex((line) => line.trim() !== '');
  while (at >= 0 && at < lines.length) {
    const [, name, value] = /^\s*([A-Za-z-]+):\s*(.*?)\s*$/u.exec(lines[at] ?? '') ?? [];
    if (name === undefined || value === undefined) break;
    headers.set(name, value);
    at += 1;
  }
  return { headers, rest: headers.size === 0 ? body : lines.slice(at).join('\n') };
}

/** Text of a block as OpenSSL writes it: 64 characters a line, LF, a newline at the end. */
export function pemOf(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/**
 * Takes a PEM text apart by itself, since the programs that read it differ: OpenSSL takes the first block and is silent
 * about the others, and refuses blocks without a line break between them (provisioning.md 3.3).
 */
export function readPem(given: string): Pem {
  const repairs = new Set<CertificateRule>();
  if (given.includes('\r')) repairs.add('line-ends');
  const text = given.replaceAll(/\r\n?/gu, '\n');
  const blocks: PemBlock[] = [];
  const cutOff: string[] = [];
  const begins = [...text.matchAll(begin)];
  let end = 0;
  let glued = false;
  for (const [i, one] of begins.slice(0, mostBlocks + 1).entries()) {
    const [line, label = ''] = one;
    // What lies between two blocks: nothing, or text of whoever wrote the file.
    const between = text.slice(end, one.index);
    if (between.trim() !== '') repairs.add('text-around');
    else if (between !== '') repairs.add('layout');
    else if (glued) repairs.add('glued-blocks');
    const from = one.index + line.length;
    const last = `-----END ${label}-----`;
    const until = text.indexOf(last, from);
    const next = begins[i + 1]?.index ?? text.length;
    if (until < 0 || until > next) {
      cutOff.push(label);
      end = next;
      glued = false;
      continue;
    }
    const { headers, rest } = headersOf(text.slice(from, until));
    const block = { label, headers, der: bytesOf(rest) };
    blocks.push(block);
    end = until + last.length;
    const usual = block.der === undefined || headers.size > 0 ? undefined : pemOf(label, block.der).trimEnd();
    if (usual !== undefined && text.slice(one.index, end) !== usual) repairs.add('layout');
    // Exactly one line break stands behind a block.
    glued = text[end] !== '\n';
    if (!glued) end += 1;
    else if (i === begins.length - 1) repairs.add('final-newline');
  }
  if (begins.length > 0 && begins.length <= mostBlocks) {
    const rest = text.slice(end);
    if (rest.trim() !== '') repairs.add('text-around');
    else if (rest !== '') repairs.add('final-newline');
  }
  return { blocks, repairs: [...repairs], cutOff };
}
