import { tableStreamName } from '../main/domain/msi/database.ts';

/** A stream of a compound file. */
interface Stream {
  name: string;
  content: Buffer;
}

const sectorBytes = 512;
const smallBytes = 64;
/** A stream below this stands in the container of small streams. */
const smallBelow = 4096;
const endOfChain = 0xfffffffe;
const free = 0xffffffff;
const tableMark = 0xfffffffd;
/** What tells Windows Installer that a compound file is one of its databases. */
const databaseClass = Buffer.from('84100c0000000000c000000000000046', 'hex');

const padded = (content: Buffer, to: number) =>
  Buffer.concat([content, Buffer.alloc((to - (content.length % to)) % to)]);

/** Numbers of 32 bits in whole sectors, the rest marked as free. */
function sectorsOf(numbers: readonly number[]): Buffer {
  const length = Math.max(1, Math.ceil((numbers.length * 4) / sectorBytes)) * sectorBytes;
  const bytes = Buffer.alloc(length, 0xff);
  numbers.forEach((number, i) => bytes.writeUInt32LE(number, i * 4));
  return bytes;
}

/** A chain that takes the next places in a row. */
function chain(table: number[], count: number): number {
  const first = table.length;
  for (let i = 1; i <= count; i++) table.push(i === count ? endOfChain : first + i);
  return count === 0 ? endOfChain : first;
}

/** A balanced tree over the sorted streams, which is what the entries of a directory form (MS-CFB 2.6.4). */
function tree(from: number, to: number, links: { left: number; right: number }[]): number {
  if (from > to) return free;
  const middle = Math.floor((from + to) / 2);
  links[middle] = { left: tree(from, middle - 1, links), right: tree(middle + 1, to, links) };
  return middle;
}

function entryOf(
  name: string,
  type: number,
  links: { left: number; right: number; child: number },
  start: number,
  bytes: number,
): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry.writeUInt8(type, 66);
  entry.writeUInt8(1, 67);
  entry.writeUInt32LE(links.left, 68);
  entry.writeUInt32LE(links.right, 72);
  entry.writeUInt32LE(links.child, 76);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(bytes, 120);
  return entry;
}

/** Streams as a compound file of version 3 (MS-CFB 2), up to about 7 MB. */
function compoundFile(unsorted: readonly Stream[]): Buffer {
  const streams = unsorted.toSorted(
    (a, b) => a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1),
  );
  const small: number[] = [];
  const container: Buffer[] = [];
  const large: { content: Buffer; index: number }[] = [];
  const starts = streams.map(({ content }, index) => {
    if (content.length >= smallBelow) {
      large.push({ content: padded(content, sectorBytes), index });
      return endOfChain;
    }
    container.push(padded(content, smallBytes));
    return chain(small, Math.ceil(content.length / smallBytes));
  });
  const smallTable = sectorsOf(small);
  const smallStreams = padded(Buffer.concat(container), sectorBytes);
  const directorySectors = Math.ceil(((streams.length + 1) * 128) / sectorBytes);
  const otherBytes =
    smallTable.length + smallStreams.length + large.reduce((sum, { content }) => sum + content.length, 0);
  const others = directorySectors + otherBytes / sectorBytes;
  const tableSectors = Math.ceil(others / (sectorBytes / 4 - 1));

  const table: number[] = Array.from({ length: tableSectors }, () => tableMark);
  const directoryStart = chain(table, directorySectors);
  const smallTableStart = chain(table, smallTable.length / sectorBytes);
  const smallStart = chain(table, smallStreams.length / sectorBytes);
  for (const { content, index } of large) starts[index] = chain(table, content.length / sectorBytes);

  const links: { left: number; right: number }[] = [];
  const child = tree(1, streams.length, links);
  const none = { left: free, right: free, child: free };
  const root = entryOf('Root Entry', 5, { ...none, child }, smallStart, smallStreams.length);
  databaseClass.copy(root, 80);
  const entries = streams.map(({ name, content }, i) =>
    entryOf(name, 2, { ...none, ...links[i + 1] }, starts[i] ?? endOfChain, content.length),
  );
  while ((entries.length + 1) % 4 !== 0) entries.push(entryOf('', 0, none, 0, 0).fill(0, 64, 66));

  const header = Buffer.alloc(sectorBytes);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  [0x3e, 3, 0xfffe, 9, 6].forEach((number, i) => header.writeUInt16LE(number, 24 + i * 2));
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(smallBelow, 56);
  header.writeUInt32LE(smallTableStart, 60);
  header.writeUInt32LE(smallTable.length / sectorBytes, 64);
  header.writeUInt32LE(endOfChain, 68);
  header.fill(0xff, 76);
  for (let i = 0; i < tableSectors; i++) header.writeUInt32LE(i, 76 + i * 4);
  return Buffer.concat([
    header,
    sectorsOf(table),
    root,
    ...entries,
    smallTable,
    smallStreams,
    ...large.map(({ content }) => content),
  ]);
}

/** The summary of an installer: what it is about, and for which platform and language (MS-OLEPS 2.21). */
function summaryOf(comments: string, template: string): Buffer {
  const texts = [
    [6, comments],
    [7, template],
  ] as const;
  const values = texts.map(([, text]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32LE(30);
    head.writeUInt32LE(text.length + 1, 4);
    return padded(Buffer.concat([head, Buffer.from(`${text}\0`, 'latin1')]), 4);
  });
  const section = Buffer.alloc(8 + texts.length * 8);
  let at = section.length;
  texts.forEach(([id], i) => {
    section.writeUInt32LE(id, 8 + i * 8);
    section.writeUInt32LE(at, 12 + i * 8);
    at += values[i]?.length ?? 0;
  });
  section.writeUInt32LE(at);
  section.writeUInt32LE(texts.length, 4);
  const head = Buffer.alloc(48);
  head.writeUInt16LE(0xfffe);
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(1, 24);
  Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex').copy(head, 28);
  head.writeUInt32LE(48, 44);
  return Buffer.concat([head, section, ...values]);
}

/** What an installer file is to say of itself. */
export interface InstallerContent {
  properties: Readonly<Record<string, string>>;
  /** Platform and language, such as `x64;1033`. */
  template: string;
  comments: string;
}

/** An installer database with nothing but properties and a summary: whoever opens it is told what it is. */
export function installerFile({ properties, template, comments }: InstallerContent): Buffer {
  const strings = [...new Set(Object.entries(properties).flat())];
  const pool = Buffer.alloc(4 + strings.length * 4);
  // Code page 1252; a reference to a string takes two bytes.
  pool.writeUInt32LE(1252);
  strings.forEach((text, i) => {
    pool.writeUInt16LE(text.length, 4 + i * 4);
    pool.writeUInt16LE(1, 6 + i * 4);
  });
  const reference = (text: string) => {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(strings.indexOf(text) + 1);
    return bytes;
  };
  return compoundFile([
    { name: tableStreamName('_StringPool'), content: pool },
    { name: tableStreamName('_StringData'), content: Buffer.from(strings.join(''), 'latin1') },
    {
      name: tableStreamName('Property'),
      content: Buffer.concat([
        ...Object.keys(properties).map(reference),
        ...Object.values(properties).map(reference),
      ]),
    },
    { name: '\u0005SummaryInformation', content: summaryOf(comments, template) },
  ]);
}
