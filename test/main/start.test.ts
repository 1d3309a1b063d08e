import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { electronProgram } from '../../scripts/electron-program.mjs';
import { choose } from '../../scripts/start.mjs';
import { testFolder } from '../support/app.ts';

describe('npm start', () => {
  test.each([
    ['Windows with Electron', [], 'win32', 'electron.exe', { program: 'electron.exe', args: [] }],
    ['Windows without Electron', [], 'win32', undefined, { program: undefined, args: [] }],
    ['another system', [], 'linux', '/opt/electron', { program: undefined, args: [] }],
    [
      'Windows, when a browser is wanted',
      ['--web', '--port', '8080'],
      'win32',
      'electron.exe',
      { program: undefined, args: ['--port', '8080'] },
    ],
    [
      'Windows with arguments for the app',
      ['--host=practice:vm-off'],
      'win32',
      'electron.exe',
      { program: 'electron.exe', args: ['--host=practice:vm-off'] },
    ],
  ] as const)('on %s', (_what, given, platform, electron, chosen) => {
    expect(choose(given, platform, electron)).toEqual(chosen);
  });
});

describe('Electron’s program', () => {
  test('is there only when its package was told where, and it lies there', () => {
    const { folder, remove } = testFolder();
    try {
      expect(electronProgram(folder)).toBeUndefined();
      writeFileSync(join(folder, 'path.txt'), 'electron.exe');
      expect(electronProgram(folder)).toBeUndefined();
      mkdirSync(join(folder, 'dist'));
      writeFileSync(join(folder, 'dist/electron.exe'), '');
      expect(electronProgram(folder)).toBe(join(folder, 'dist', 'electron.exe'));
    } finally {
      remove();
    }
  });
});
