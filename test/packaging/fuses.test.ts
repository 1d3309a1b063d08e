import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterAll, describe, expect, test } from 'vitest';
import { fuseConfig, fuses, setFuses, wrongFuses } from '../../build/fuses.mjs';
import { makeElectronStandIn } from '../../scripts/dist-stand-in.mjs';

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-fuses-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function executable(wire?: string): string {
  const path = join(folder, `${wire ?? 'shipped'}.exe`);
  writeFileSync(path, makeElectronStandIn(wire));
  return path;
}

describe('the fuses', () => {
  test('are what the product has to satisfy, each with a reason', () => {
    const on = Object.entries(fuses).filter((fuse) => fuse[1].on);
    expect(on.map(([name]) => name)).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ]);
    expect(Object.values(fuses).filter(({ why }) => why.length < 20)).toEqual([]);
  });

  test('are all that the library knows; one that nobody decided on stops the packing', () => {
    expect(Object.keys(fuseConfig())).toHaveLength(Object.keys(fuses).length + 2);
    const known = { ...FuseV1Options, EnableSomethingNew: 9 };
    expect(() => fuseConfig(fuses, known)).toThrow('fuses: nobody decided on EnableSomethingNew');
    expect(() => fuseConfig({ ...fuses, RunAsNodd: { on: false, why: '' } })).toThrow(
      'fuses: there is no RunAsNodd',
    );
  });

  test('are set in an executable and read back from it', async () => {
    const path = executable();
    expect((await wrongFuses(path)).length).toBeGreaterThan(3);
    await setFuses(path);
    expect(await wrongFuses(path)).toEqual([]);
  });

  test('are found when one of them was turned back', async () => {
    const decided = '010011001';
    expect(await wrongFuses(executable(decided))).toEqual([]);
    for (let at = 0; at < decided.length; at += 1) {
      const turned = decided[at] === '0' ? '1' : '0';
      const wire = `${decided.slice(0, at)}${turned}${decided.slice(at + 1)}`;
      expect(await wrongFuses(executable(wire)), wire).toHaveLength(1);
    }
  });

  test('stop the packing when Electron has more or fewer of them than are decided', async () => {
    await expect(setFuses(executable('1011000111'))).rejects.toThrow('strictlyRequireAllFuses');
    await expect(setFuses(executable('10110001'))).rejects.toThrow('not long enough');
    expect(await wrongFuses(executable('0100110011'))).toEqual([
      'the executable has 10 fuses, 9 are decided',
    ]);
  });

  test('must be there', async () => {
    const path = join(folder, 'none.exe');
    const other = readFileSync(executable()).toString('latin1').replace('dL7pKGdnNz796', 'xxxxxxxxxxxxx');
    writeFileSync(path, other, 'latin1');
    await expect(setFuses(path)).rejects.toThrow('Could not find sentinel');
    await expect(wrongFuses(path)).rejects.toThrow('Could not find sentinel');
  });
});
