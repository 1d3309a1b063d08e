import type { ReadAt } from '../../ports.ts';
import { NotAnInstaller, openCompoundFile, type CompoundFile } from './compound-file.ts';

/** What an installer says of itself. */
export interface InstallerFacts {
  /** Property `ProductName`, for example `Azure IoT Edge LTS`. */
  productName: string;
  /** Property `ProductVersion`, all of its parts. */
  productVersion: string;
  /** First part of its template, for example `x64` or `Arm64`; null when it does not say. */
  platform: string | null;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._';

/** The name of a table's stream: two characters of the alphabet make one that stands outside of every script. */
export function tableStreamName(table: string): string {
  let name = '\u4840';
  for (let i = 0; i < table.length; i += 2) {
    const first = alphabet.indexOf(table.charAt(i));
    const second = table.length > i + 1 ? alphabet.indexOf(table.charAt(i + 1)) : -1;
    name += String.fromCharCode(second < 0 ? 0x4800 + first : 0x3800 + first + second * 64);
  }
  return name;
}

const summaryName = '\u0005SummaryInformation';
/** No installer has so much text, or so many properties. */
const mostTextBytes = 64 * 1024 * 1024;
const mostPoolBytes = 4 * 1024 * 1024;
const mostTableBytes = 4 * 1024 * 1024;
const mostSummaryBytes = 64 * 1024;
/** Longest value that is taken out of an installer, in characters. */
const mostCharacters = 256;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function needed(file: CompoundFile, name: string, most: number): Promise<Uint8Array> {
  const stream = await file.stream(name, most);
  if (stream === undefined) throw new NotAnInstaller('no-database');
  return stream;
}

interface Strings {
  /** Bytes of one reference to a string. */
  width: 2 | 3;
  /** The text of a reference; undefined for one that names none. */
  text(reference: number): string | undefined;
}

/** The strings of a database: their lengths in one stream, their text in another, counted from one. */
async function stringsOf(file: CompoundFile): Promise<Strings> {
  const pool = viewOf(await needed(file, tableStreamName('_StringPool'), mostPoolBytes));
  const data = await needed(file, tableStreamName('_StringData'), mostTextBytes);
  if (pool.byteLength < 4) throw new NotAnInstaller('strings');
  const head = pool.getUint32(0, true);
  const decoder = new TextDecoder((head & 0xffff) === 65_001 ? 'utf-8' : 'windows-1252');
  const places: { at: number; bytes: number }[] = [{ at: 0, bytes: 0 }];
  let at = 0;
  for (let i = 4; i + 4 <= pool.byteLength; i += 4) {
    let bytes = pool.getUint16(i, true);
    // A text of 64 KB or more: no length and a count here, the length in the place that follows.
    if (bytes === 0 && pool.getUint16(i + 2, true) !== 0 && i + 8 <= pool.byteLength) {
      i += 4;
      bytes = pool.getUint32(i, true);
    }
    places.push({ at, bytes });
    at += bytes;
  }
  if (at > data.length) throw new NotAnInstaller('strings');
  return {
    width: head >= 0x80000000 ? 3 : 2,
    text(reference) {
      const place = places[reference];
      if (place === undefined || place.bytes > mostCharacters * 4) return undefined;
      return decoder.decode(data.subarray(place.at, place.at + place.bytes));
    },
  };
}

/** The table of properties, which every installer has: two columns of strings, one after the other. */
async function propertiesOf(file: CompoundFile): Promise<(name: string) => string> {
  const { width, text } = await stringsOf(file);
  const table = await needed(file, tableStreamName('Property'), mostTableBytes);
  const rows = table.length / (2 * width);
  if (!Number.isInteger(rows)) throw new NotAnInstaller('rows');
  const referenceAt = (offset: number) =>
    table.subarray(offset, offset + width).reduceRight((sum, byte) => sum * 256 + byte, 0);
  return (name) => {
    for (let row = 0; row < rows; row++) {
      if (text(referenceAt(row * width)) !== name) continue;
      const value = text(referenceAt((rows + row) * width));
      // eslint-disable-next-line no-control-regex
      if (value === undefined || value === '' || /[\u0000-\u001f\u007f]/u.test(value)) break;
      return value.slice(0, mostCharacters);
    }
    throw new NotAnInstaller('properties');
  };
}

/** The template of the summary: platform and languages, such as `x64;1033` (MS-OLEPS 2.21, property 7). */
async function platformOf(file: CompoundFile): Promise<string | null> {
  const stream = await file.stream(summaryName, mostSummaryBytes);
  if (stream === undefined || stream.length < 48) return null;
  const summary = viewOf(stream);
  const section = summary.getUint32(44, true);
  if (section + 8 > stream.length) return null;
  const count = summary.getUint32(section + 4, true);
  for (let i = 0; i < count; i++) {
    const entry = section + 8 + i * 8;
    if (entry + 8 > stream.length) return null;
    if (summary.getUint32(entry, true) !== 7) continue;
    const value = section + summary.getUint32(entry + 4, true);
    if (value + 8 > stream.length || summary.getUint32(value, true) !== 30) return null;
    const end = Math.min(value + 8 + summary.getUint32(value + 4, true), stream.length);
    const text = String.fromCharCode(
      ...stream.subarray(value + 8, Math.min(end, value + 8 + mostCharacters)),
    );
    return /^[A-Za-z0-9]+(?![A-Za-z0-9<>])/u.exec(text)?.[0] ?? null;
  }
  return null;
}

/**
 * What an MSI says of itself, read from its own tables and never from its name (eflow.md 5.3). Throws
 * {@link NotAnInstaller} for anything that is none; reads nothing but what it needs.
 */
export async function readInstaller(read: ReadAt, bytes: number): Promise<InstallerFacts> {
  const file = await openCompoundFile(read, bytes);
  const property = await propertiesOf(file);
  return {
    productName: property('ProductName'),
    productVersion: property('ProductVersion'),
    platform: await platformOf(file),
  };
}
