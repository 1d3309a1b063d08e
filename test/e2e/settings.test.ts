import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { axeProblems, goTo, missing, openBrowser, openWindow, serve, type Served } from './support.ts';

describe.skipIf(missing !== undefined)('the settings', () => {
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const { folder, remove } = testFolder();
  const file = join(folder, 'settings.json');
  const scheme = () => page.evaluate<string>(`document.documentElement.style.colorScheme`);
  const stored = () => JSON.parse(readFileSync(file, 'utf8')) as unknown;

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', colorScheme: 'light' });
    served = await serve('happy-client-default-switch', folder);
    ({ page, complaints } = await openWindow(context, served.link));
    await page.getByRole('heading', { level: 1 }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    remove();
  });

  test('hold at once, lie in the state folder and not in the browser', async () => {
    expect(existsSync(file)).toBe(false);
    await goTo(page, 'Settings');
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expect.poll(scheme).toBe('dark');
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(stored()).toEqual({ schemaVersion: 1, theme: 'dark' });
    expect(await page.evaluate<number>(`localStorage.length + sessionStorage.length`)).toBe(0);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('are known before anything is shown', async () => {
    const gate: { open(): void } = { open: () => undefined };
    const waited = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    await page.route('**/api/settings.read', async (route) => {
      await waited;
      await route.continue();
    });
    const asked = page.waitForRequest('**/api/settings.read');
    await page.reload();
    await asked;
    expect(await page.getByRole('navigation').count()).toBe(0);
    gate.open();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    expect(await scheme()).toBe('dark');
    await page.unroute('**/api/settings.read');
  });

  test('of another window hold in this one when it is opened anew, the language too', async () => {
    const other = await context.newPage();
    await other.goto(`${new URL(page.url()).origin}/#/settings`);
    await other.getByRole('radio', { name: 'Deutsch' }).click();
    await other.getByRole('heading', { name: 'Einstellungen', level: 1 }).waitFor();
    await other.getByRole('radio', { name: 'English' }).click();
    await other.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await other.close();
    expect(stored()).toEqual({ schemaVersion: 1, theme: 'dark', language: 'en' });
  });

  test('that make no sense are told on their page, with where they were kept', async () => {
    writeFileSync(file, '{"schemaVersion": 1, "theme": "neon"}');
    await page.reload();
    await page.getByText('Their file was kept as').waitFor();
    const kept = readdirSync(folder).find((name) => name.startsWith('settings.damaged-')) ?? '';
    expect(await page.getByText(kept).count()).toBe(1);
    expect(await scheme()).toBe('light');
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(stored()).toEqual({ schemaVersion: 1, theme: 'dark' });
    expect(await axeProblems(page)).toEqual([]);
  });

  test('of a newer version are left alone, and nothing can be chosen', async () => {
    const newer = '{"schemaVersion": 7, "theme": "dark"}';
    writeFileSync(file, newer);
    await page.reload();
    await page.getByText('written by a newer EFLOW Desk (version 7').waitFor();
    expect(await page.getByRole('radio', { name: 'Dark' }).isDisabled()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(newer);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('say so when a choice cannot be kept, and show what still holds', async () => {
    writeFileSync(file, '{"schemaVersion": 1, "theme": "light"}');
    await page.reload();
    await page.getByRole('radio', { name: 'Light' }).waitFor();
    writeFileSync(file, '{"schemaVersion": 7}');
    await page.getByRole('radio', { name: 'Dark' }).click();
    await page.getByText('EFD-SET-001').waitFor();
    expect(await page.getByRole('radio', { name: 'Light' }).isChecked()).toBe(true);
    expect(await scheme()).toBe('light');
    expect(complaints).toEqual([]);
  });
});
