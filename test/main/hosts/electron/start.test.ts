import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleMain } from '../../../../scripts/build-electron.mjs';
import { testFolder } from '../../../support/app.ts';
import { limit } from '../../../support/limits.ts';

const { folder, remove } = testFolder();
const state = join(folder, 'state');

/** Lays the built program out with a stand-in for Electron, away from this checkout and its packages. */
beforeAll(async () => {
  const files = (await bundleMain()) as { fileName: string; code?: string }[];
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('package.json', '{"type": "module"}');
  for (const { fileName, code } of files) if (code !== undefined) put(`dist/electron/${fileName}`, code);
  put('dist/app/index.html', '<style nonce="%CSP_NONCE%"></style>');
  put('node_modules/electron/package.json', '{"name": "electron", "exports": "./index.mjs"}');
  put('node_modules/electron/index.mjs', "export { electron as default } from './electron.mjs';");
  copyFileSync(
    fileURLToPath(new URL('electron-module.mjs', import.meta.url)),
    join(folder, 'node_modules/electron/electron.mjs'),
  );
}, limit(60_000));
afterAll(remove);

/** Runs the program to its end: what it asked of Electron, in order, and how it ended. */
async function run(
  ...args: string[]
): Promise<{ lines: [string, unknown][]; code: number | null; errors: string }> {
  const child = spawn(
    process.execPath,
    [join(folder, 'dist/electron/main.js'), `--user=${join(folder, 'user')}`, `--state=${state}`, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [text, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { what: string; value: unknown })
    .map(({ what, value }): [string, unknown] => [what, value]);
  return { lines, code, errors };
}

describe('the built program, with a stand-in for Electron', () => {
  test('opens its window on the machine it was given, answers its page, and ends', async () => {
    const { lines, code, errors } = await run('--host=practice:vm-off');
    expect(errors).toBe('');
    expect(lines.map(([what]) => what)).toEqual([
      'lock',
      'sandbox',
      'schemes',
      'window',
      'page',
      'about',
      'write',
      'choose',
      'question',
      'elevate',
      'listeners',
      'end',
    ]);
    const said = new Map(lines);
    expect(said.get('window')).toEqual({
      preload: join(realpathSync(folder), 'dist/electron/preload.cjs'),
      sandbox: true,
    });
    expect(said.get('page')).toEqual({ status: 200, policy: true });
    expect(said.get('about')).toMatchObject({
      ok: true,
      value: { world: 'practice', scenario: 'vm-off', switches: true, dialogs: true },
    });
    expect(said.get('write')).toMatchObject({ ok: true, value: { settings: { theme: 'dark' } } });
    expect(said.get('choose')).toMatchObject({ ok: true, value: { path: 'D:\\eflow.msi' } });
    expect(said.get('question')).toBe('Soll Windows nach Administratorrechten fragen?');
    expect(said.get('elevate')).toMatchObject({ ok: false, error: { code: 'EFD-RPC-006' } });
    // The store of settings would answer a page, too.
    expect(said.get('listeners')).toEqual(['eflow-desk:feed', 'eflow-desk:leave', 'eflow-desk:stop']);
    expect(code).toBe(0);
  });

  test('keeps settings with the state and the place of its window with the account', () => {
    const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown;
    expect(read('state/settings.json')).toEqual({ schemaVersion: 1, theme: 'dark' });
    expect(read('user/window.json')).toEqual({ x: 1, y: 2, width: 700, height: 500, maximized: false });
  });

  test('comes up although the place of its window makes no sense', async () => {
    writeFileSync(join(folder, 'user/window.json'), '{"x":');
    const { lines, code } = await run('--host=practice:vm-off');
    expect([lines.at(-1)?.[0], code]).toEqual(['end', 0]);
  });

  test('says what is wrong when it cannot open, and ends', async () => {
    const { lines, code } = await run('--host=practice:no-such-machine');
    const said = new Map(lines);
    expect(said.get('errorBox')).toMatchObject({ title: 'EFLOW Desk' });
    expect((said.get('errorBox') as { text: string }).text).toContain('EFD-HOST-002');
    expect([said.has('window'), code]).toEqual([false, 1]);
  });

  test('does nothing when another one runs already', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const { lines } = await run('--second=yes', `--state=${elsewhere}`);
    expect(lines).toEqual([
      ['lock', false],
      ['end', true],
    ]);
    expect(existsSync(elsewhere)).toBe(false);
  });
});
