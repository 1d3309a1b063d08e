import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAppIfStale } from '../../scripts/build-app.mjs';
import { buildElectronIfStale } from '../../scripts/build-electron.mjs';
import { electronProgram } from '../../scripts/electron-program.mjs';

const program = electronProgram();
const windows = process.platform === 'win32';

/** Why the desktop app cannot be started here; it is for Windows, and its program is not in every checkout. */
const missing = windows ? 'Electron’s program is not installed' : 'not Windows';
const runs = windows && program !== undefined;
if (windows && !runs && (process.env['CI'] ?? '') !== '') throw new Error(missing);

describe.skipIf(!runs)(`the desktop app${runs ? '' : ` (${missing})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-electron-'));
  let main = '';
  let app: ElectronApplication;
  let page: Page;
  const complaints: string[] = [];

  const launch = () =>
    _electron.launch({
      executablePath: program ?? '',
      args: [
        main,
        '--host=practice:happy-client-default-switch',
        `--state=${join(folder, 'state')}`,
        `--user-data-dir=${join(folder, 'user')}`,
      ],
      env: { ...process.env, EFLOW_DESK_PRACTICE_SCALE: '0.01' },
    });

  beforeAll(async () => {
    await buildAppIfStale();
    main = join(await buildElectronIfStale(), 'main.js');
    app = await launch();
    page = await app.firstWindow();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
  }, 120_000);

  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test('shows the practice machine it was given, from our scheme, without a complaint', async () => {
    expect(page.url()).toMatch(/^eflow-desk:\/\/app\//u);
    await page.getByText('PRACTICE').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('has nothing of Node or Electron in its page, only the three functions', async () => {
    const seen = await page.evaluate<unknown>(
      `({ require: typeof require, process: typeof process, module: typeof module, bridge: Object.keys(window.eflowDesk), origin: location.origin })`,
    );
    expect(seen).toEqual({
      require: 'undefined',
      process: 'undefined',
      module: 'undefined',
      bridge: ['pathOf', 'call', 'feed'],
      origin: 'eflow-desk://app',
    });
  });

  test('runs its page in the sandbox', async () => {
    const pages = await app.evaluate(({ app: inside }) =>
      inside.getAppMetrics().flatMap(({ type, sandboxed }) => (type === 'Tab' ? [sandboxed] : [])),
    );
    expect(pages).toEqual([true]);
  });

  test('lets its page out to nowhere', async () => {
    const seen = await page.evaluate<unknown>(`(async () => ({
      fetch: await fetch('https://learn.microsoft.com/').then(() => 'answered', () => 'refused'),
      window: window.open('https://evil.example/') === null,
      code: (() => { try { return new Function('return 1')(); } catch { return 'refused'; } })(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    }))()`);
    expect(seen).toEqual({ fetch: 'refused', window: true, code: 'refused', geolocation: 'denied' });
    await page.evaluate(`location.href = 'https://evil.example/'`);
    expect(page.url()).toMatch(/^eflow-desk:\/\/app\//u);
    complaints.length = 0;
  });

  test('copies a text, and reads none', async () => {
    const seen = await page.evaluate<unknown>(`(async () => ({
      write: await navigator.clipboard.writeText('EFD-JOB-001').then(() => 'done', () => 'refused'),
      read: await navigator.clipboard.readText().then(() => 'done', () => 'refused'),
    }))()`);
    expect(seen).toEqual({ write: 'done', read: 'refused' });
  });

  test('lets no second one run', async () => {
    const second = await launch().then(
      async (other) => {
        await other.close();
        return 'runs';
      },
      () => 'ended',
    );
    expect(second).toBe('ended');
    expect(app.windows()).toHaveLength(1);
  });
});
