import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { ensureEngine, findPowerShell, findProgram, sdkReason, withLock } from '../../scripts/ps-engine.mjs';
import { leftOut, why } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-find-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what runs PowerShell', () => {
  test('needs a .NET SDK of version 10 or later', () => {
    expect(sdkReason('8.0.1 [/a]\n10.0.401 [/a]\n')).toBeUndefined();
    expect(sdkReason('11.0.100-preview.1 [/a]\r\n')).toBeUndefined();
    expect(sdkReason('8.0.1 [/a]\n9.0.200 [/a]\n')).toContain('found 8.0.1, 9.0.200');
    expect(sdkReason('')).toContain('found none');
  });

  test('is looked for on the PATH', () => {
    const name = process.platform === 'win32' ? 'tool.exe' : 'tool';
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
    expect(findProgram('tool', [], { PATH: folder })).toBe(join(folder, name));
    expect(findProgram('tool', [folder], { PATH: '' })).toBe(join(folder, name));
    expect(findProgram('tool', [], {})).toBeUndefined();
  });

  test.skipIf(leftOut)(`is a PowerShell of the machine or the engine${why}`, async () => {
    const paths = [await ensureEngine(), await findPowerShell()].flatMap((one) =>
      'missing' in one ? [one.missing] : [one.command, ...one.args, one.program ?? one.command],
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('the lock of the build', () => {
  const path = join(folder, 'a/lock');

  test('lets one in at a time, also after a failure', async () => {
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(name);
      await sleep(1);
      seen.push(name);
      if (name === 'a') throw new Error('broken');
    };
    const ended = await Promise.allSettled(['a', 'b', 'c'].map((name) => withLock(path, work(name))));
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(seen.filter((name, at) => at % 2 === 1 && seen[at - 1] !== name)).toEqual([]);
    expect(seen).toHaveLength(6);
    expect(existsSync(path)).toBe(false);
  });

  test('is taken from a holder that is gone, and from one that is too old', async () => {
    for (const { holder, age } of [
      { holder: '999999999', age: 0 },
      { holder: '', age: 60 },
      { holder: String(process.pid), age: 3600 },
    ]) {
      writeFileSync(path, holder);
      const at = new Date(Date.now() - age * 1000);
      utimesSync(path, at, at);
      expect(await withLock(path, () => readFileSync(path, 'utf8'))).toBe(String(process.pid));
    }
  });
});
