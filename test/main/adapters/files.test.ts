import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFiles } from '../../../src/main/adapters/files.ts';
import { refusalOf } from '../../support/refusals.ts';
import { tempFolder } from '../../support/temp.ts';

const files = createFiles();
const silent = () => undefined;

/** A file of some megabytes and a bit, so that it takes several pieces. */
function sample(bytes = 3_500_000): { from: string; to: string; content: Buffer; folder: string } {
  const folder = tempFolder();
  const content = randomBytes(bytes);
  const from = join(folder, 'from.msi');
  writeFileSync(from, content);
  return { from, to: join(folder, 'new', 'deep', 'to.msi'), content, folder };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('writing a text', () => {
  test('makes the folders above it, replaces what was there, and leaves nothing beside it', async () => {
    const path = join(tempFolder(), 'new', 'deep', 'a.json');
    await files.write(path, 'first');
    await files.write(path, 'Größe\n');
    expect(readFileSync(path, 'utf8')).toBe('Größe\n');
    expect(readdirSync(join(path, '..'))).toEqual(['a.json']);
  });

  test('that cannot be written is EFD-SHR-007, with the file and the reason', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(files.write(join(folder, 'file', 'a.json'), 'x')).rejects.toMatchObject({
      error: {
        code: 'EFD-SHR-007',
        params: { file: join(folder, 'file', 'a.json'), reason: expect.any(String) },
      },
    });
  });
});

describe('copying', () => {
  test.each([0, 1, 1 << 20, 3_500_000])(
    '%i bytes gives the same bytes and nothing beside them',
    async (bytes) => {
      const { from, to, content } = sample(bytes);
      const told: [number, number][] = [];
      await files.copy(from, to, (done, total) => told.push([done, total]));
      expect(readFileSync(to).equals(content)).toBe(true);
      expect(readdirSync(join(to, '..'))).toEqual(['to.msi']);
      expect(told.at(-1) ?? [0, 0]).toEqual([bytes, bytes]);
      expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    },
  );

  test('replaces what was there only when it is whole', async () => {
    const { from, to, content } = sample();
    mkdirSync(join(to, '..'), { recursive: true });
    writeFileSync(to, 'old');
    writeFileSync(`${to}.partial`, 'left by a kill');
    const seen: string[] = [];
    await files.copy(from, to, () => seen.push(readFileSync(to, 'utf8')));
    expect(new Set(seen)).toEqual(new Set(['old']));
    expect(readFileSync(to).equals(content)).toBe(true);
    expect(existsSync(`${to}.partial`)).toBe(false);
  });

  test('that is cancelled in its midst leaves nothing, and what was there before', async () => {
    const { from, to } = sample();
    const stop = new AbortController();
    const error = await refusalOf(() => files.copy(from, to, () => stop.abort(), stop.signal));
    expect(error).toMatchObject({ code: 'EFD-JOB-008', doing: 'files.copy', retry: 'safe' });
    expect(readdirSync(join(to, '..'))).toEqual([]);

    writeFileSync(to, 'old');
    await refusalOf(() => files.copy(from, to, silent, AbortSignal.abort()));
    expect(readFileSync(to, 'utf8')).toBe('old');
    expect(readdirSync(join(to, '..'))).toEqual(['to.msi']);
  });

  test('of a file that is not there names it, and makes no folder for it', async () => {
    const { to, folder } = sample(1);
    const from = join(folder, 'gone.msi');
    expect(await refusalOf(() => files.copy(from, to, silent))).toMatchObject({
      code: 'EFD-PAY-001',
      params: { file: from, reason: 'ENOENT' },
      origin: { kind: 'file', id: 'ENOENT' },
    });
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  test('of a folder is refused', async () => {
    const { to, folder } = sample(1);
    expect(await refusalOf(() => files.copy(folder, to, silent))).toMatchObject({ code: 'EFD-PAY-004' });
    expect(existsSync(to)).toBe(false);
  });

  test.each([
    ['a file stands where its folder belongs', (to: string) => writeFileSync(join(to, '..', '..'), 'x')],
    ['a folder stands where the file belongs', (to: string) => mkdirSync(join(to, 'x'), { recursive: true })],
    [
      'a folder stands where its copy is made',
      (to: string) => mkdirSync(join(`${to}.partial`, 'x'), { recursive: true }),
    ],
  ])('to where it cannot be written names the target: %s', async (_name, block) => {
    const { from, to, content } = sample(10);
    block(to);
    const error = await refusalOf(() => files.copy(from, to, silent));
    expect(error).toMatchObject({ code: 'EFD-PAY-004', params: { file: to }, origin: { kind: 'file' } });
    expect(readFileSync(from).equals(content)).toBe(true);
  });

  test('goes on where a write took only a part', async () => {
    const { from, to, content, folder } = sample();
    const any = await open(join(folder, 'any'), 'w');
    const handle = Object.getPrototypeOf(any) as FileHandle;
    await any.close();
    const write = handle.write as (...args: unknown[]) => Promise<never>;
    vi.spyOn(handle, 'write').mockImplementationOnce(function (this: FileHandle, buffer: unknown) {
      return write.call(this, buffer, 0, 1_000);
    });
    await files.copy(from, to, silent);
    expect(readFileSync(to).equals(content)).toBe(true);
  });
});

describe('looking', () => {
  test('tells the size of a file, and nothing of what is none', async () => {
    const { from, folder } = sample(12);
    expect(await files.stat(from)).toEqual({ bytes: 12 });
    expect(await files.stat(folder)).toBeUndefined();
    expect(await files.stat(join(folder, 'gone'))).toBeUndefined();
    expect(await files.stat(join(from, 'below a file'))).toBeUndefined();
  });

  test('tells the SHA-256 of all its bytes', async () => {
    const { from, content } = sample();
    expect(await files.sha256(from)).toBe(createHash('sha256').update(content).digest('hex'));
    const { from: empty } = sample(0);
    expect(await files.sha256(empty)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    await expect(files.sha256(from, AbortSignal.abort())).rejects.toThrow('aborted');
  });

  test('reads text', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.txt'), 'Größe');
    expect(await files.readText(join(folder, 'a.txt'))).toBe('Größe');
  });
});

describe('removing', () => {
  test('takes the file and its unfinished copy, and minds neither missing', async () => {
    const { from, folder } = sample(1);
    writeFileSync(`${from}.partial`, 'x');
    await files.remove(from);
    expect(readdirSync(folder)).toEqual([]);
    await files.remove(from);
  });
});
