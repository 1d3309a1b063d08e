import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { call, goTo, jobShows, missing, openBrowser, openWindow, serve, type Served } from './support.ts';
import { unsound } from './sound.ts';

const scenario = 'hyperv-disabled';

describe.skipIf(missing !== undefined)('a job that runs while windows come and go', () => {
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;
  let page: Page;
  let complaints: string[];
  let temp: ReturnType<typeof testFolder>;

  beforeEach(async () => {
    temp = testFolder();
    browser = await openBrowser();
    context = await browser.newContext({
      locale: 'en-US',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 800 },
    });
    served = await serve(scenario, temp.folder);
    ({ page, complaints } = await openWindow(context, served.link));
    await page.getByRole('heading', { name: 'Not set up' }).waitFor();
  }, 120_000);
  afterEach(async () => {
    await browser.close();
    await served.kill();
    temp.remove();
  });

  /** Begins the cure of HC-06, which stands still in the midst of its one command. Answers the address of the job. */
  async function beginHeld(): Promise<string> {
    await call(page, 'practice.hold', { op: 'feature.enable', point: 'middle' });
    await goTo(page, 'Readiness');
    await page.locator('[data-finding="HC-06"]').getByRole('link', { name: 'Look at the plan' }).click();
    await page.getByRole('button', { name: 'Do it' }).click();
    await jobShows(page, 'running');
    await expect
      .poll(async () => (await call<{ held: unknown }>(page, 'practice.show', {})).held, { timeout: 30_000 })
      .not.toBeNull();
    return page.url();
  }
  const release = () => call(page, 'practice.release', {});

  test('a reload in mid-job shows the job as it stands, and then its end', async () => {
    await beginHeld();
    await page.reload();
    await jobShows(page, 'running');
    await page.locator('[data-step="enable-hyper-v"][data-state="running"]').waitFor();
    expect(await unsound(page)).toEqual([]);
    await release();
    await jobShows(page, 'waiting for a restart');
    expect(complaints).toEqual([]);
  }, 120_000);

  test('a second window sees the same and cancels for both', async () => {
    const address = await beginHeld();
    const { page: second } = await openWindow(context, address);
    await jobShows(second, 'running');
    await goTo(second, 'Status');
    await second
      .getByText(/running/u)
      .first()
      .waitFor();
    await second.goto(address);
    await second.getByRole('button', { name: 'Cancel', exact: true }).click();
    // Turning a feature on may be stopped; nothing has to be let go for that.
    await jobShows(page, 'cancelled');
    await jobShows(second, 'cancelled');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    expect(await unsound(page)).toEqual([]);
  }, 120_000);

  test('a server that is killed in mid-job is missed, and the job goes on after its return', async () => {
    const address = await beginHeld();
    const port = Number(new URL(served.link).port);
    await served.kill();
    await page.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor({ timeout: 30_000 });
    expect(await unsound(page)).toEqual([]);

    served = await serve(scenario, temp.folder, port);
    // The old window is nobody to the new program.
    await page.getByText('EFD-WEB-002').first().waitFor({ timeout: 30_000 });
    expect(await unsound(page)).toEqual([]);

    ({ page } = await openWindow(context, served.link));
    await page.goto(address);
    await jobShows(page, 'interrupted');
    expect(await unsound(page)).toEqual([]);
    await page.getByRole('button', { name: 'Resume' }).click();
    await jobShows(page, 'waiting for a restart');
    await page.getByRole('link', { name: 'Practice' }).first().click();
    await page.getByRole('button', { name: 'Restart Windows' }).click();
    await page.getByText('The practice machine has restarted.').waitFor();
    await page.goto(address);
    await page.getByRole('button', { name: 'Windows was restarted: go on' }).click();
    await jobShows(page, 'succeeded');
  }, 180_000);
});
