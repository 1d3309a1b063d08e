import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createPayloadFiles } from '../../../src/main/adapters/payload-files.ts';
import { testFolder } from '../../support/app.ts';
import { refusalOf } from '../../support/refusals.ts';

const { folder, remove } = testFolder();
afterAll(remove);
const payloadFiles = createPayloadFiles();
const big = Buffer.alloc(2.5 * 2 ** 20, 'installer ');

describe('an installer file', () => {
  test('is read in parts, never beyond its end', async () => {
    const path = join(folder, 'a.msi');
    writeFileSync(path, '0123456789');
    const file = await payloadFiles.open(path);
    expect(file.bytes).toBe(10);
    expect(Buffer.from(await file.read(2, 3)).toString()).toBe('234');
    expect(Buffer.from(await file.read(8, 100)).toString()).toBe('89');
    expect(await file.read(100, 5)).toHaveLength(0);
    await file.close();
  });

  test('has the digest of all of its bytes, across pieces', async () => {
    const path = join(folder, 'big.msi');
    writeFileSync(path, big);
    const file = await payloadFiles.open(path);
    expect(await file.sha256()).toBe(createHash('sha256').update(big).digest('hex'));
    await file.close();
  });

  test('that grows meanwhile is read as it was opened, and one that shrinks is refused', async () => {
    const path = join(folder, 'moving.msi');
    writeFileSync(path, big);
    const file = await payloadFiles.open(path);
    appendFileSync(path, 'more');
    expect(await file.sha256()).toBe(createHash('sha256').update(big).digest('hex'));
    truncateSync(path, 100);
    expect(await refusalOf(() => file.sha256())).toMatchObject({
      code: 'EFD-PAY-007',
      params: { file: path, reason: 'changed' },
    });
    await file.close();
  });
});

describe('a folder', () => {
  test('gives its .msi files as deep as asked, in order, and nothing else', async () => {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'one', 'two'), { recursive: true });
    for (const name of ['b.msi', 'a.MSI', 'c.msix', '.msi', 'one/d.msi', 'one/two/e.msi'])
      writeFileSync(join(root, name), '');
    const at = (...names: string[]) => names.map((name) => join(root, name));
    expect(await payloadFiles.find(root, 0)).toEqual(at('a.MSI', 'b.msi'));
    expect(await payloadFiles.find(root, 1)).toEqual(at('a.MSI', 'b.msi', 'one/d.msi'));
    expect(await payloadFiles.find(join(root, 'b.msi'), 0)).toBeUndefined();
    expect(await payloadFiles.find(join(root, 'gone'), 0)).toBeUndefined();
  });
});
