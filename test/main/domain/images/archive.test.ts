import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArchivedImage } from '../../../../src/contract/images.ts';
import { readArchive } from '../../../../src/main/domain/images/archive.ts';
import { NotAnArchive, tarEntries } from '../../../../src/main/domain/images/tar.ts';
import {
  practiceImage,
  practiceImageNames,
  practiceImages,
  savedImages,
  tarFile,
} from '../../../../src/practice/image-file.ts';
import { tempFolder } from '../../../support/temp.ts';

/** Reads as a disk does; counts what was read. */
function disk(bytes: Buffer) {
  const counted = { reads: 0, bytes: 0 };
  const read = async (offset: number, length: number) => {
    const part = bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length));
    counted.reads += 1;
    counted.bytes += part.length;
    return part;
  };
  return { read, counted };
}

const imagesOf = (bytes: Buffer): Promise<ArchivedImage[]> => readArchive(disk(bytes).read, bytes.length);
const entriesOf = (bytes: Buffer) => tarEntries(disk(bytes).read, bytes.length);

async function problemOf(bytes: Buffer): Promise<string> {
  try {
    await imagesOf(bytes);
  } catch (error) {
    if (error instanceof NotAnArchive) return error.problem;
    throw error;
  }
  return 'none';
}

const agent = 'mcr.microsoft.com/azureiotedge-agent:1.5';
const one = (architecture = 'amd64', os = 'linux') => practiceImage(agent, architecture, os);
const text = (content: string) => Buffer.from(content, 'utf8');
const manifest = (value: unknown) => ({ name: 'manifest.json', content: text(JSON.stringify(value)) });

describe('a file that docker save wrote', () => {
  test.each(['docker', 'oci'] as const)('tells its images with computed IDs (%s)', async (layout) => {
    const other = practiceImage('line/reader:2', 'arm64', 'windows');
    const bytes = savedImages(
      [
        { names: [agent, 'plant/agent:1'], ...one() },
        { names: ['line/reader:2'], ...other },
      ],
      layout,
    );
    const id = `sha256:${createHash('sha256').update(one().config).digest('hex')}`;
    expect(await imagesOf(bytes)).toEqual([
      { name: agent, id, os: 'linux', architecture: 'amd64' },
      { name: 'plant/agent:1', id, os: 'linux', architecture: 'amd64' },
      { name: 'line/reader:2', id: other.id, os: 'windows', architecture: 'arm64' },
    ]);
  });

  test('has the ID of its configuration, whatever its name in the file says', async () => {
    const lie = `${'0'.repeat(64)}.json`;
    const bytes = tarFile([
      { name: lie, content: one().config },
      manifest([{ Config: lie, RepoTags: [agent], Layers: [] }]),
    ]);
    expect((await imagesOf(bytes))[0]?.id).toBe(one().id);
  });

  test('is named as docker image ls names it', async () => {
    const names = ['docker.io/library/busybox:1', 'docker.io/plant/reader:2', 'docker.iox/a:1'];
    expect((await imagesOf(savedImages([{ names, ...one() }]))).map(({ name }) => name)).toEqual([
      'busybox:1',
      'plant/reader:2',
      'docker.iox/a:1',
    ]);
  });

  test('is read without its layers', async () => {
    const layer = Buffer.alloc(8 * 1024 * 1024, 7);
    const bytes = savedImages([{ names: [agent], config: one().config, layer }]);
    const { read, counted } = disk(bytes);
    await readArchive(read, bytes.length);
    expect(counted.bytes).toBeLessThan(8_192);
  });

  test('is what practice brings', async () => {
    const images = await imagesOf(practiceImages('arm64'));
    expect(images.map(({ name }) => name)).toEqual([...practiceImageNames]);
    expect(new Set(images.map(({ architecture }) => architecture))).toEqual(new Set(['arm64']));
    const example = new URL('../../../../examples/practice-images_X64.tar', import.meta.url);
    expect(readFileSync(example).equals(practiceImages('amd64'))).toBe(true);
  });
});

describe('a file that brings no images', () => {
  const whole = savedImages([{ names: [agent], ...one() }]);
  test.each<[string, Buffer, string]>([
    ['is empty', Buffer.alloc(0), 'not-tar'],
    ['is a text', text('hello'.repeat(300)), 'not-tar'],
    ['is all zeros', Buffer.alloc(4096), 'not-tar'],
    ['is gzip', Buffer.concat([Buffer.from('1f8b0800', 'hex'), Buffer.alloc(600)]), 'compressed'],
    ['is zstd', Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.alloc(600)]), 'compressed'],
    ['is xz and short', Buffer.from('fd377a585a000000', 'hex'), 'compressed'],
    ['has lost its end marks', whole.subarray(0, -1024), 'cut-off'],
    ['ends within an entry', whole.subarray(0, 1800), 'cut-off'],
    ['ends within a header', whole.subarray(0, 700), 'cut-off'],
    [
      'is an OCI layout',
      tarFile([
        { name: 'oci-layout', content: text('{}') },
        { name: 'index.json', content: text('{}') },
      ]),
      'oci-layout',
    ],
    [
      'is an exported container',
      tarFile([
        { name: '.dockerenv', content: text('') },
        { name: 'etc/hosts', content: text('') },
        { name: 'bin/sh', content: text('') },
      ]),
      'container',
    ],
    ['is some other archive', tarFile([{ name: 'a.txt', content: text('a') }]), 'no-manifest'],
    ['has no names', savedImages([{ names: [], ...one() }]), 'no-tags'],
    ['lists nothing', tarFile([manifest([])]), 'no-tags'],
    ['has a manifest that is no JSON', tarFile([{ name: 'manifest.json', content: text('[') }]), 'damaged'],
    ['has a manifest of another shape', tarFile([manifest({ Config: 'a' })]), 'damaged'],
    [
      'lacks a configuration',
      tarFile([manifest([{ Config: 'gone.json', RepoTags: [agent], Layers: [] }])]),
      'damaged',
    ],
    [
      'has a configuration that says nothing',
      tarFile([
        { name: 'c.json', content: text('{"os":"linux"}') },
        manifest([{ Config: 'c.json', RepoTags: [agent], Layers: [] }]),
      ]),
      'damaged',
    ],
    [
      'has a manifest without end',
      tarFile([{ name: 'manifest.json', content: Buffer.alloc(5 * 1024 * 1024, 0x20) }]),
      'too-much',
    ],
    [
      'has hundreds of names',
      savedImages([{ names: Array.from({ length: 201 }, (_, i) => `a:${i}`), ...one() }]),
      'too-much',
    ],
    [
      'has too many files',
      tarFile(Array.from({ length: 20_001 }, () => ({ name: 'x', content: Buffer.alloc(0) }))),
      'too-much',
    ],
  ])('%s', async (_what, bytes, problem) => {
    expect(await problemOf(bytes)).toBe(problem);
  });

  test('has a bad sum in a later header', async () => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt8(0x41, 1024 + 512 + 20);
    expect(await problemOf(bytes)).toBe('damaged');
  });

  test.each([
    ['a size that is no number', (header: Buffer) => header.write('9x', 124, 'latin1'), 'damaged'],
    ['a size beyond the file', (header: Buffer) => header.write('77777777777', 124, 'latin1'), 'cut-off'],
    ['a size beyond all numbers', (header: Buffer) => header.fill(0xff, 124, 136), 'damaged'],
  ])('has %s', async (_what, spoil, problem) => {
    const bytes = Buffer.from(whole);
    spoil(bytes);
    bytes.fill(0x20, 148, 156);
    const sum = bytes.subarray(0, 512).reduce((all, byte) => all + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    expect(await problemOf(bytes)).toBe(problem);
  });
});

const tar = ['/usr/bin/tar', '/bin/tar'].find((path) => existsSync(path));

describe.skipIf(tar === undefined)('what the tar of this machine writes', () => {
  const long = `${'folder/'.repeat(30)}${'n'.repeat(90)}.json`;
  const files = { 'a.txt': 'a', [long]: 'long', 'ümlaut.txt': 'u', 'empty.txt': '' };

  test.each(['ustar', 'pax', 'gnu', 'v7', 'oldgnu'])('is read the same (%s)', async (format) => {
    const folder = tempFolder();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
      writeFileSync(join(folder, 'in', name), content);
    }
    const names = Object.keys(files).filter((name) => name !== long || !['v7', 'ustar'].includes(format));
    const path = join(folder, 'out.tar');
    execFileSync(tar ?? '', ['-c', `--format=${format}`, '-f', path, '-C', join(folder, 'in'), ...names]);
    const bytes = readFileSync(path);
    const entries = await entriesOf(bytes);
    const read = entries.map(({ name, offset, bytes: length }) => [
      name,
      bytes.toString('utf8', offset, offset + length),
    ]);
    expect(read).toEqual(names.map((name) => [name, files[name]]));
  });

  test('takes apart what practice writes', async () => {
    const path = join(tempFolder(), 'images.tar');
    writeFileSync(path, practiceImages('amd64'));
    const listed = execFileSync(tar ?? '', ['-tf', path], { encoding: 'utf8' });
    expect((await entriesOf(readFileSync(path))).map(({ name }) => name)).toEqual(listed.trim().split('\n'));
  });
});

describe('any bytes', () => {
  const whole = savedImages([{ names: [agent], ...one() }], 'oci');

  test('are files again as they were written', async () => {
    const file = fc.record({
      name: fc.stringMatching(/^[a-z]{1,20}(?:\/[a-z]{1,20}){0,3}$/u),
      content: fc.uint8Array({ maxLength: 1500 }).map((bytes) => Buffer.from(bytes)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 8 }), async (files) => {
        const bytes = tarFile(files);
        const entries = await entriesOf(bytes);
        expect(
          entries.map(({ name, offset, bytes: length }) => ({
            name,
            content: bytes.subarray(offset, offset + length),
          })),
        ).toEqual(files);
      }),
      { numRuns: 60 },
    );
  });

  test('are told or refused in words when they were spoilt, in few reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(whole.length),
        async (changes, cut) => {
          const bytes = Buffer.from(whole.subarray(0, cut % 3 === 0 ? cut : whole.length));
          for (const [at, value] of changes) if (at < bytes.length) bytes.writeUInt8(value, at);
          const { read, counted } = disk(bytes);
          const said = await readArchive(read, bytes.length).catch((error: unknown) => error);
          expect(Array.isArray(said) || said instanceof NotAnArchive).toBe(true);
          expect(counted.reads).toBeLessThan(40);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('that were cut off anywhere are never told as whole', async () => {
    for (let cut = 0; cut < whole.length - 1024; cut += 256)
      expect(await problemOf(whole.subarray(0, cut))).not.toBe('none');
  });
});
