import type { ArchiveProblem } from '../../../contract/images.ts';
import type { ReadAt } from '../../ports.ts';

/** The bytes are no archive of images, or one that is not taken. */
export class NotAnArchive extends Error {
  readonly problem: ArchiveProblem;
  constructor(problem: ArchiveProblem) {
    super(problem);
    this.name = 'NotAnArchive';
    this.problem = problem;
  }
}

/** A file in a tar archive. */
export interface TarEntry {
  name: string;
  /** Where its content begins in the archive, and how long it is, in bytes. */
  offset: number;
  bytes: number;
  /** False for folders, links and everything else without content of its own. */
  file: boolean;
}

const blockBytes = 512;
/** No archive of images has so many files, or so long names, nor so much said of one of them. */
const mostEntries = 20_000;
const mostNameBytes = 8 * 1024 * 1024;
const mostSaidBytes = 64 * 1024;

function demand(right: boolean, problem: ArchiveProblem): asserts right {
  if (!right) throw new NotAnArchive(problem);
}

/** First bytes of what is packed: gzip, zstd, bzip2, xz. */
const packed = ['1f8b', '28b52ffd', '425a68', 'fd377a585a00'];

const text = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8');
};

/** A number of a header: octal digits, or binary where the first bit is set (as GNU writes large ones). */
function numberOf(field: Uint8Array): number {
  const [first = 0] = field;
  if ((first & 0x80) !== 0) {
    let value = first & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    demand(Number.isSafeInteger(value), 'damaged');
    return value;
  }
  const digits = text(field).trim();
  demand(/^[0-7]*$/u.test(digits), 'damaged');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** The sum of a header's bytes with its own field as blanks; old programs took bytes for signed. */
function hasSum(header: Uint8Array): boolean {
  const digits = text(header.subarray(148, 156)).trim();
  if (!/^[0-7]+$/u.test(digits)) return false;
  let sum = 0;
  let signed = 0;
  for (const [i, byte] of header.entries()) {
    const counted = i >= 148 && i < 156 ? 0x20 : byte;
    sum += counted;
    signed += counted > 127 ? counted - 256 : counted;
  }
  const said = Number.parseInt(digits, 8);
  return said === sum || said === signed;
}

/** The records of a pax header: `<length> <name>=<value>\n` each, the length in bytes of all of it. */
function paxRecords(bytes: Uint8Array): Map<string, string> {
  const all = Buffer.from(bytes);
  const records = new Map<string, string>();
  for (let at = 0; at < all.length;) {
    const blank = all.indexOf(0x20, at);
    const digits = blank < 0 ? '' : all.toString('latin1', at, blank);
    demand(/^[1-9]\d{0,7}$/u.test(digits), 'damaged');
    const end = at + Number(digits);
    demand(end <= all.length && end > blank + 1 && all[end - 1] === 0x0a, 'damaged');
    const record = all.toString('utf8', blank + 1, end - 1);
    const equals = record.indexOf('=');
    demand(equals > 0, 'damaged');
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at = end;
  }
  return records;
}

/** What was said ahead of an entry, for that one alone. */
interface Said {
  name?: string;
  bytes?: number;
}

function saidBy(records: ReadonlyMap<string, string>): Said {
  const [path, size] = [records.get('path'), records.get('size')];
  demand(size === undefined || /^\d{1,15}$/u.test(size), 'damaged');
  return {
    ...(path === undefined ? {} : { name: path }),
    ...(size === undefined ? {} : { bytes: Number(size) }),
  };
}

/** The whole name of a header: POSIX keeps the front of a long one apart; GNU keeps times there. */
function nameOf(header: Uint8Array): string {
  const name = text(header.subarray(0, 100));
  const posix = text(header.subarray(257, 263)) === 'ustar';
  const front = posix ? text(header.subarray(345, 500)) : '';
  return front === '' ? name : `${front}/${name}`;
}

/**
 * All entries of a tar archive (POSIX ustar and pax, GNU long names), from header to header without reading what is between
 * them: layers of images have gigabytes. It believes nothing: every length is held to the size of the file, and an archive
 * without its end is cut off, however whole its last entry looks.
 */
export async function tarEntries(read: ReadAt, bytes: number): Promise<TarEntry[]> {
  const entries: TarEntry[] = [];
  let said: Said = {};
  let nameBytes = 0;
  let headers = 0;
  for (let at = 0; ;) {
    const header = await read(at, blockBytes);
    if (at === 0) {
      const first = Buffer.from(header.subarray(0, 6)).toString('hex');
      demand(!packed.some((magic) => first.startsWith(magic)), 'compressed');
      demand(header.length === blockBytes && hasSum(header), 'not-tar');
    }
    demand(header.length === blockBytes, 'cut-off');
    if (header.every((byte) => byte === 0)) return entries;
    demand(hasSum(header), 'damaged');
    headers += 1;
    demand(headers <= mostEntries, 'too-much');

    const type = String.fromCharCode(header[156] ?? 0);
    const plain = numberOf(header.subarray(124, 136));
    const ahead = 'xgLK'.includes(type);
    const length = ahead ? plain : (said.bytes ?? plain);
    const offset = at + blockBytes;
    demand(offset + length <= bytes, 'cut-off');
    at = offset + Math.ceil(length / blockBytes) * blockBytes;

    if (ahead) {
      demand(length <= mostSaidBytes, 'too-much');
      const content = type === 'g' || type === 'K' ? new Uint8Array() : await read(offset, length);
      if (type === 'x') said = { ...said, ...saidBy(paxRecords(content)) };
      else if (type === 'L') said = { ...said, name: text(content) };
      continue;
    }
    const name = said.name ?? nameOf(header);
    nameBytes += name.length;
    demand(nameBytes <= mostNameBytes, 'too-much');
    entries.push({ name, offset, bytes: length, file: '\u000007'.includes(type) });
    said = {};
  }
}
