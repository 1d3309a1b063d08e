import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NotAnInstaller } from '../../../../src/main/domain/msi/compound-file.ts';
import { readInstaller, tableStreamName } from '../../../../src/main/domain/msi/database.ts';
import { installerFile } from '../../../../src/practice/installer-file.ts';
import { practiceInstaller, practiceInstallerName } from '../../../../src/practice/payload.ts';

/** Made by wixl of msitools, so that reader and writer of this repository do not agree with each other alone. */
const foreign = readFileSync(new URL('wixl.msi', import.meta.url));
const example = readFileSync(new URL(`../../../../examples/${practiceInstallerName}`, import.meta.url));

const eflow = { productName: 'Azure IoT Edge LTS', productVersion: '1.5.7.01026', platform: 'x64' };

const read = (bytes: Buffer, told = bytes.length) =>
  readInstaller(async (offset, length) => bytes.subarray(offset, offset + length), told);

async function reasonOf(bytes: Buffer, told?: number): Promise<string> {
  try {
    await read(bytes, told);
  } catch (error) {
    if (error instanceof NotAnInstaller) return error.reason;
    throw error;
  }
  return 'read';
}

/** A copy with a number of 32 or 16 bits changed. */
function patched(bytes: Buffer, offset: number, value: number, size: 2 | 4 = 4): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUIntLE(value, offset, size);
  return copy;
}

const properties = { ProductName: 'Azure IoT Edge LTS', ProductVersion: '1.5.7.01026' };
const made = (more: Partial<Parameters<typeof installerFile>[0]> = {}) =>
  installerFile({ properties, template: 'x64;1033', comments: 'for a test', ...more });

describe('an installer', () => {
  test.each([
    ['of another maker', foreign],
    ['of practice', practiceInstaller()],
  ])('%s tells its product, version and platform', async (_what, bytes) => {
    expect(await read(bytes)).toEqual(eflow);
  });

  test('of the examples is the one of practice', () => {
    expect(example.equals(practiceInstaller())).toBe(true);
  });

  test('is believed over its length and its place among other properties', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1500 }, (_, i) => [`Property${i}`, `value ${i} `.repeat(3)]),
    );
    const bytes = made({ properties: { ...many, ...properties }, template: 'Arm64;1033,1031' });
    expect(bytes.length).toBeGreaterThan(60_000);
    expect(await read(bytes)).toEqual({ ...eflow, platform: 'Arm64' });
  });

  test.each([
    ['Intel;1033', 'Intel'],
    [';1033', null],
    ['', null],
    ['x64', 'x64'],
    ['<b>x64', null],
  ])('with the template %j is for %s', async (template, platform) => {
    expect(await read(made({ template }))).toMatchObject({ platform });
  });

  test('with references of three bytes is read, too', async () => {
    const bytes = made({ properties: { ...properties, Other: 'x' } });
    const table = bytes.indexOf(Buffer.from([1, 0, 3, 0, 5, 0, 2, 0, 4, 0, 6, 0]));
    const pool = bytes.indexOf(Buffer.from([0xe4, 4, 0, 0]));
    expect(Math.min(table, pool)).toBeGreaterThan(0);
    Buffer.from([1, 0, 0, 3, 0, 0, 2, 0, 0, 4, 0, 0]).copy(bytes, table);
    expect(await read(patched(bytes, pool, 0x800004e4))).toEqual(eflow);
  });

  test('is read in parts, never as a whole', async () => {
    const big = made({
      properties: { ...properties, Big: 'x'.repeat(60_000), Bigger: 'y'.repeat(60_000) },
    });
    const asked: number[] = [];
    await readInstaller(async (offset, length) => {
      asked.push(length);
      return big.subarray(offset, offset + length);
    }, 1_000_000_000);
    expect(asked.reduce((sum, one) => sum + one)).toBeLessThan(big.length + 8192);
  });
});

describe('what is no installer', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'magic'],
    ['text', Buffer.from('MZ'.repeat(4096)), 'magic'],
    [
      'the magic number alone',
      Buffer.concat([practiceInstaller().subarray(0, 8), Buffer.alloc(4096)]),
      'version',
    ],
    ['a file that ends in its header', practiceInstaller().subarray(0, 300), 'magic'],
    ['a file that was copied by half', foreign.subarray(0, foreign.length / 2), 'chain'],
    ['an unknown version', patched(foreign, 26, 5, 2), 'version'],
    ['another byte order', patched(foreign, 28, 0xfeff, 2), 'header'],
    ['an allocation table larger than the file', patched(foreign, 44, 0x7fffffff), 'table'],
    ['a directory beyond the end', patched(foreign, 48, 0x00ffffff), 'chain'],
    ['a directory without a root', patched(practiceInstaller(), 1024 + 66, 2, 2), 'directory'],
    ['a directory that goes round', patched(practiceInstaller(), 1024 + 256 + 68, 2), 'directory'],
    ['no product name', made({ properties: { ProductVersion: '1.5.7.01026' } }), 'properties'],
    ['no version', made({ properties: { ProductName: 'x' } }), 'properties'],
    ['a name with a line break', made({ properties: { ...properties, ProductName: 'a\nb' } }), 'properties'],
    [
      'a name without end',
      made({ properties: { ...properties, ProductName: 'n'.repeat(5000) } }),
      'properties',
    ],
  ])('%s is refused', async (_what, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason);
  });

  test('a compound file of another kind is refused', async () => {
    const bytes = made();
    const name = Buffer.from(tableStreamName('Property'), 'utf16le');
    const at = bytes.indexOf(name);
    expect(at).toBeGreaterThan(0);
    expect(await reasonOf(patched(bytes, at, 0x4841, 2))).toBe('no-database');
  });

  test('a table that is no table, and strings that are longer than their text, are refused', async () => {
    const bytes = made();
    const entry = bytes.indexOf(Buffer.from(tableStreamName('Property'), 'utf16le'));
    expect(await reasonOf(patched(bytes, entry + 120, 6))).toBe('rows');
    const pool = bytes.indexOf(Buffer.from([0xe4, 4, 0, 0]));
    expect(await reasonOf(patched(bytes, pool + 16, 0x7fff, 2))).toBe('strings');
  });

  test('a chain that goes round ends', async () => {
    // The first sector of the directory follows itself.
    const bytes = practiceInstaller();
    expect(await reasonOf(patched(bytes, 512 + 4, 1))).toMatch(/chain|directory/u);
  });

  test('whatever bytes are changed, it is read, or refused as no installer', async () => {
    const change = fc.tuple(fc.nat(foreign.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const bytes = Buffer.from(foreign);
        for (const [at, value] of changes) bytes[at] = value;
        expect(typeof (await reasonOf(bytes))).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  test('whatever header is changed, it ends quickly', async () => {
    const change = fc.tuple(fc.integer({ min: 24, max: 2047 }), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = practiceInstaller();
        for (const [at, value] of changes) bytes[at] = value;
        expect(typeof (await reasonOf(bytes, 2 ** 31))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
