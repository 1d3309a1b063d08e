import type { ReadAt } from '../../ports.ts';

/** The bytes are no compound file or no installer, or are damaged. `reason` is a short code for a ticket. */
export class NotAnInstaller extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'NotAnInstaller';
    this.reason = reason;
  }
}

/** The streams at the root of a compound file. */
export interface CompoundFile {
  /** The whole of a stream; undefined when there is none of this name. Refuses one longer than `mostBytes`. */
  stream(name: string, mostBytes: number): Promise<Uint8Array | undefined>;
}

interface Entry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  bytes: number;
}

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerBytes = 512;
/** Sector numbers from here on mean something else: free, end of chain, allocation table. */
const lastSector = 0xfffffffa;
const endOfChain = 0xfffffffe;
const noEntry = 0xffffffff;
const entryBytes = 128;
const rootType = 5;
const streamType = 2;
/** Sectors of the allocation table that the header itself names. */
const inHeader = 109;

/** No installer has a directory, or a container of its small streams, near this size. */
const mostDirectoryBytes = 4 * 1024 * 1024;
const mostSmallBytes = 64 * 1024 * 1024;

function demand(right: boolean, reason: string): asserts right {
  if (!right) throw new NotAnInstaller(reason);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Sectors in a row as one read each: an installer may lie on a share where every read takes its time. */
function runsOf(chain: readonly number[]): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const sector of chain) {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === sector) last.count += 1;
    else runs.push({ first: sector, count: 1 });
  }
  return runs;
}

/**
 * Opens a compound file, the container of every MSI, for reading (MS-CFB 2). It believes nothing: every number that
 * leads on is held to the size of the file, and no chain may be longer than what it holds.
 */
export async function openCompoundFile(read: ReadAt, bytes: number): Promise<CompoundFile> {
  const header = await read(0, headerBytes);
  demand(header.length === headerBytes && magic.every((byte, i) => header[i] === byte), 'magic');
  const head = viewOf(header);
  const version = head.getUint16(26, true);
  const shift = head.getUint16(30, true);
  demand((version === 3 && shift === 9) || (version === 4 && shift === 12), 'version');
  demand(head.getUint16(28, true) === 0xfffe && head.getUint16(32, true) === 6, 'header');
  const smallBelow = head.getUint32(56, true);
  demand(smallBelow === 4096, 'header');
  const sectorBytes = 2 ** shift;
  const perSector = sectorBytes / 4;
  // The header takes a whole sector, too.
  const sectors = Math.ceil(bytes / sectorBytes) - 1;
  const tableSectors = head.getUint32(44, true);
  demand(tableSectors <= sectors, 'table');

  async function sectorsAt(first: number, count: number): Promise<Uint8Array> {
    demand(first + count <= sectors, 'sector');
    const part = await read((first + 1) * sectorBytes, count * sectorBytes);
    // The last sector of a file may be cut short where nothing is in it.
    if (part.length === count * sectorBytes) return part;
    demand(first + count === sectors, 'short');
    const whole = new Uint8Array(count * sectorBytes);
    whole.set(part);
    return whole;
  }

  /** Where the sectors of the allocation table are: in the header, and in a chain of lists behind it. */
  async function tablePlaces(): Promise<number[]> {
    const places = Array.from({ length: inHeader }, (_, i) => head.getUint32(76 + i * 4, true));
    let next = head.getUint32(68, true);
    while (places.length < tableSectors) {
      demand(next < lastSector, 'table');
      const list = viewOf(await sectorsAt(next, 1));
      for (let i = 0; i < perSector - 1; i++) places.push(list.getUint32(i * 4, true));
      next = list.getUint32(sectorBytes - 4, true);
    }
    return places.slice(0, tableSectors);
  }

  const places = await tablePlaces();
  const kept = new Map<number, DataView>();
  async function after(sector: number): Promise<number> {
    const index = Math.floor(sector / perSector);
    let part = kept.get(index);
    if (part === undefined) {
      const place = places[index];
      demand(place !== undefined && place < lastSector, 'table');
      part = viewOf(await sectorsAt(place, 1));
      kept.set(index, part);
    }
    return part.getUint32((sector % perSector) * 4, true);
  }

  /** The sectors of a chain, as many as `most` at the highest. A chain that goes round and round is longer than that. */
  async function chainFrom(start: number, most: number): Promise<number[]> {
    const chain: number[] = [];
    for (let sector = start; sector !== endOfChain; sector = await after(sector)) {
      demand(sector < sectors && chain.length < most, 'chain');
      chain.push(sector);
    }
    return chain;
  }

  async function contentOf(chain: readonly number[]): Promise<Uint8Array> {
    const whole = new Uint8Array(chain.length * sectorBytes);
    let done = 0;
    for (const { first, count } of runsOf(chain)) {
      whole.set(await sectorsAt(first, count), done);
      done += count * sectorBytes;
    }
    return whole;
  }

  const wholeChain = async (start: number, mostBytes: number) =>
    contentOf(await chainFrom(start, Math.ceil(mostBytes / sectorBytes)));

  const directory = await wholeChain(head.getUint32(48, true), mostDirectoryBytes);
  const entries = directory.length / entryBytes;

  function entryAt(index: number): Entry {
    demand(index < entries, 'directory');
    const at = viewOf(directory.subarray(index * entryBytes, (index + 1) * entryBytes));
    const nameBytes = at.getUint16(64, true);
    demand(nameBytes <= 64 && nameBytes % 2 === 0, 'directory');
    let name = '';
    for (let i = 0; i < nameBytes - 2; i += 2) name += String.fromCharCode(at.getUint16(i, true));
    const high = version === 3 ? 0 : at.getUint32(124, true);
    return {
      name,
      type: at.getUint8(66),
      left: at.getUint32(68, true),
      right: at.getUint32(72, true),
      child: at.getUint32(76, true),
      start: at.getUint32(116, true),
      bytes: at.getUint32(120, true) + high * 2 ** 32,
    };
  }

  const root = entryAt(0);
  demand(root.type === rootType, 'directory');

  /** The entries right below the root: a storage within holds streams of the same names that are not the installer's. */
  function entriesBelowRoot(): Map<string, Entry> {
    const found = new Map<string, Entry>();
    const seen = new Set<number>();
    const open = [root.child];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (index === noEntry) continue;
      demand(!seen.has(index), 'directory');
      seen.add(index);
      const entry = entryAt(index);
      found.set(entry.name, entry);
      open.push(entry.left, entry.right);
    }
    return found;
  }

  const found = entriesBelowRoot();
  let small: { container: Uint8Array; table: DataView } | undefined;

  async function smallStream({ start, bytes: length }: Entry): Promise<Uint8Array> {
    small ??= {
      container: await wholeChain(root.start, mostSmallBytes),
      table: viewOf(await wholeChain(head.getUint32(60, true), mostSmallBytes / 16)),
    };
    const { container, table } = small;
    const whole = new Uint8Array(Math.ceil(length / 64) * 64);
    let next = start;
    for (let done = 0; done < length; done += 64) {
      demand((next + 1) * 64 <= container.length && (next + 1) * 4 <= table.byteLength, 'chain');
      whole.set(container.subarray(next * 64, (next + 1) * 64), done);
      next = table.getUint32(next * 4, true);
    }
    return whole.subarray(0, length);
  }

  return {
    async stream(name, mostBytes) {
      const entry = found.get(name);
      if (entry?.type !== streamType) return undefined;
      demand(entry.bytes <= mostBytes, 'stream');
      if (entry.bytes === 0) return new Uint8Array();
      if (entry.bytes < smallBelow) return smallStream(entry);
      const chain = await chainFrom(entry.start, Math.ceil(entry.bytes / sectorBytes));
      demand(chain.length * sectorBytes >= entry.bytes, 'chain');
      return (await contentOf(chain)).subarray(0, entry.bytes);
    },
  };
}
