import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { call, goTo, missing, openBrowser, openWindow, serve, type Served } from './support.ts';
import { unsound } from './sound.ts';

const log = [
  'Windows PowerShell transcript start',
  " - Not enough disk space is available on drive 'C:'. at line 1184",
  'Action aborted by user: SharedAccessKey=CANARYCANARYCANARY',
  "Not enough disk space is available on drive 'C:'.",
].join('\n');

describe.skipIf(missing !== undefined)('a log in the box of the history', () => {
  let browser: Browser;
  let served: Served;
  let page: Page;
  let complaints: string[];
  let temp: ReturnType<typeof testFolder>;

  beforeAll(async () => {
    browser = await openBrowser();
    temp = testFolder();
    served = await serve('low-disk-17gb', temp.folder);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    ({ page, complaints } = await openWindow(context, served.link));
    await page.getByRole('heading', { name: 'Not set up' }).waitFor();
    await goTo(page, 'History');
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.kill();
    temp.remove();
  });

  const look = async (text: string) => {
    await page.getByLabel('Paste a log').fill(text);
    await page.getByRole('button', { name: 'Find known failures' }).click();
  };

  test('is told its known failures with line, meaning and what to do, and no secret', async () => {
    await look(log);
    await page.getByText('Known failures in 4 lines: 2.').waitFor();
    const found = page.locator('li[data-failure="F21"]');
    expect(await found.textContent()).toContain('F21 line 2, and 1 more: 4');
    expect(await found.textContent()).toContain('The drive has too little free space.');
    expect(await found.textContent()).toContain('Free at least 20 GB');
    expect(await found.textContent()).toContain('HC-10');
    expect(await page.locator('ul').allTextContents()).not.toContainEqual(expect.stringContaining('CANARY'));
  });

  test('is told clearly that there is nothing known in it', async () => {
    await look('Deployment successful\nOK');
    await page.getByText('No known failure in 2 lines.').waitFor();
    expect(await page.locator('li[data-failure]').count()).toBe(0);
  });

  test('is readable for everybody, and the page complains about nothing', async () => {
    await look(log);
    await page.locator('li[data-failure="F21"]').waitFor();
    expect(complaints).toEqual([]);
    expect(await unsound(page)).toEqual([]);
  });
});

describe.skipIf(missing !== undefined)('a job that failed', () => {
  test('names the failure on its page, with what to do', async () => {
    const browser = await openBrowser();
    const temp = testFolder();
    const served = await serve('vm-not-starting-after-reboot', temp.folder);
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
      const { page } = await openWindow(context, served.link);
      // The page has signed in once it shows itself.
      await goTo(page, 'History');
      const goal = { kind: 'act', id: 'start-vm', params: {} };
      const { hash } = await call<{ hash: string }>(page, 'jobs.plan', { goal, askSecrets: false });
      const consent = { differences: false, recovery: false };
      const { id } = await call<{ id: string }>(page, 'jobs.start', { goal, hash, consent });
      await page.locator(`[data-job="${id}"] a`).click();
      const known = page.locator('[data-failure="F34"]').first();
      await known.waitFor();
      expect(await known.textContent()).toBe('F34: Windows did not confirm in time that the VM started.');
      expect(await page.getByRole('alert').first().textContent()).toContain(
        'Free memory and restart Windows.',
      );
    } finally {
      await browser.close();
      await served.kill();
      temp.remove();
    }
  }, 120_000);
});

describe.skipIf(missing !== undefined)('the readiness page', () => {
  test('names the failure that a finding tells', async () => {
    const browser = await openBrowser();
    const temp = testFolder();
    const served = await serve('low-disk-17gb', temp.folder);
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
      const { page } = await openWindow(context, served.link);
      await page.getByRole('heading', { name: 'Not set up' }).waitFor();
      await goTo(page, 'Readiness');
      const known = page.locator('[data-finding="HC-10"] [data-failure="F21"]');
      await known.waitFor();
      expect(await known.textContent()).toContain('F21: The drive has too little free space.');
    } finally {
      await browser.close();
      await served.kill();
      temp.remove();
    }
  }, 120_000);
});
