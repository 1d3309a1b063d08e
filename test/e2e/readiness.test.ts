import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScanReport } from '../../src/contract/findings.ts';
import { testFolder } from '../support/app.ts';
import { call, goTo, missing, openBrowser, openWindow, serve, type Served } from './support.ts';
import { unsound } from './sound.ts';

/** Faults of several areas, so that the page has something of everything. */
const faults = [
  'proxy-set',
  'powershell-logging',
  'bitlocker-on',
  'fast-startup-on',
  'host-sleeps',
  'dps-blocked',
];

describe.skipIf(missing !== undefined)('readiness with dozens of findings', () => {
  let browser: Browser;
  let served: Served;
  let page: Page;
  let complaints: string[];
  let report: ScanReport;
  let temp: ReturnType<typeof testFolder>;

  beforeAll(async () => {
    browser = await openBrowser();
    temp = testFolder();
    served = await serve('hyperv-disabled', temp.folder);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    ({ page, complaints } = await openWindow(context, served.link));
    await page.getByRole('heading', { name: 'Not set up' }).waitFor();
    for (const fault of faults) await call(page, 'practice.break', { fault });
    await goTo(page, 'Readiness');
    await page.getByText('Not ready.').waitFor();
    report = await call<ScanReport>(page, 'host.scan', {});
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.kill();
    temp.remove();
  });

  const rows = () => page.locator('[data-finding]:visible').count();
  const quiet = () =>
    report.findings.filter(({ status }) => status === 'pass' || status === 'not-applicable').length;

  test('shows what needs a hand and folds the rest under its count', async () => {
    expect(report.findings.length).toBeGreaterThanOrEqual(65);
    expect(await rows()).toBe(report.findings.length - quiet());
    const areas = await page.getByRole('heading', { level: 2 }).allTextContents();
    // Hyper-V is off: its area stands first, and the verdict has no heading.
    expect(areas[0]).toContain('Hyper-V');
    const counts = await page.locator('[data-folded="pass"]').allTextContents();
    const passed = report.findings.filter(({ status }) => status === 'pass').length;
    const sum = counts.map((text) => Number(/\d+/u.exec(text)?.[0])).reduce((a, b) => a + b, 0);
    expect(sum).toBe(passed);
  });

  test('unfolds an area by keyboard, and all of them for a search', async () => {
    const before = await rows();
    const fold = page.locator('[data-folded="pass"]').first().getByRole('button').first();
    await fold.focus();
    await page.keyboard.press('Enter');
    await expect.poll(rows).toBeGreaterThan(before);
    await page.locator('[data-filter]').fill('HC-23');
    await page.locator('[data-finding="HC-23"]').waitFor();
    expect(await rows()).toBe(1);
    await page.locator('[data-filter]').fill('');
  });

  test('is readable for everybody, and the page complains about nothing', async () => {
    expect(complaints).toEqual([]);
    expect(await unsound(page)).toEqual([]);
  });
});
