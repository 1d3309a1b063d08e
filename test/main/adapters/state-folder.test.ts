import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureFolder } from '../../../src/main/adapters/state-folder.ts';
import { refusalOf } from '../../support/refusals.ts';
import { tempFolder } from '../../support/temp.ts';

describe('a folder of the product', () => {
  test('is made when it is missing, and left when it is there', () => {
    const path = join(tempFolder(), 'a', 'b');
    expect(ensureFolder(path)).toBe(path);
    writeFileSync(join(path, 'x'), '');
    expect(ensureFolder(path)).toBe(path);
    expect(existsSync(join(path, 'x'))).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('has one true path, however it is named', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(ensureFolder(join(folder, 'link'))).toBe(join(folder, 'real'));
  });

  test('that cannot be made is told in words', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    const path = join(folder, 'file', 'below');
    expect(await refusalOf(() => ensureFolder(path))).toMatchObject({
      code: 'EFD-JRN-003',
      params: { folder: path, reason: 'ENOTDIR' },
    });
  });
});
