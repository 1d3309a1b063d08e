import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { call, goTo, missing, openBrowser, openWindow, serve, type Served } from './support.ts';
import { unsound } from './sound.ts';

/** What the focus is on, by its accessible name or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '')`,
  );

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

describe.skipIf(missing !== undefined)('the frame around the pages', () => {
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const { folder, remove } = testFolder();

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({
      locale: 'en-US',
      viewport: { width: 1024, height: 640 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(10_000);
    served = await serve('hyperv-disabled', folder);
    ({ page, complaints } = await openWindow(context, served.link));
    await page.getByRole('heading', { name: 'Not set up' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    remove();
  });

  test('goes to a page, a plan and a term by the keyboard alone', async () => {
    await page.keyboard.press('Control+k');
    await dialog(page, 'Go to').waitFor();
    expect(await focused(page)).toBe('Page, act, job or term');
    expect(await unsound(page)).toEqual([]);
    await page.keyboard.type('readi');
    await page.keyboard.press('Enter');
    await heading(page, 'Readiness');
    await dialog(page, 'Go to').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('MAIN');

    await page.keyboard.press('Control+k');
    await page.keyboard.type('turns hyper-v');
    await page.keyboard.press('Enter');
    await heading(page, 'Turns on Hyper-V and waits for the restart');
    await page.getByRole('button', { name: 'Do it' }).waitFor();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('scope');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await dialog(page, 'Glossary').waitFor();
    await page.locator('[data-glossary]').first().getByText('ID scope').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page, 'Glossary').waitFor({ state: 'detached' });
    expect(await page.locator('#root').getAttribute('aria-hidden')).toBeNull();
  }, 60_000);

  test('explains with F1 what has the focus, and everything that is searched for', async () => {
    await goTo(page, 'Status');
    const help = page.locator('[data-link="vm"] [data-term]');
    await help.focus();
    await page.keyboard.press('F1');
    await dialog(page, 'Glossary').waitFor();
    await page.locator('[data-glossary]').first().getByRole('heading', { name: 'EFLOW VM' }).waitFor();
    expect(await unsound(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hyper-V', exact: true }).first().click();
    await page.locator('[data-glossary]').first().getByRole('heading', { name: 'Hyper-V' }).waitFor();
    await page.getByRole('searchbox', { name: 'Find a term' }).fill('connection string');
    await expect.poll(() => page.locator('[data-glossary]').count()).toBeLessThan(6);
    await page.keyboard.press('Escape');
    if (await dialog(page, 'Glossary').isVisible()) await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toContain('What is this');
  }, 60_000);

  test('takes the next key at once when a panel was closed, and closes again', async () => {
    for (let round = 0; round < 3; round += 1) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Go to' }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await page.getByRole('dialog', { name: 'Glossary' }).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    }
  });

  test('filters the list of a page with /, where letters are no text', async () => {
    await goTo(page, 'Readiness');
    await page.getByText('Not ready.').waitFor();
    await page.getByRole('main').focus();
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('Filter');
    await page.keyboard.type('hyper-v');
    await page.getByText(/^\d+ of \d+ fit$/u).waitFor();
    const shown = await page.locator('[data-finding]').count();
    expect(shown).toBeGreaterThan(0);
    expect(await page.locator('[data-finding="HC-06"]').count()).toBe(1);
    expect(await page.locator('[data-finding="HC-12"]').count()).toBe(0);
    await page.keyboard.type(' /?');
    expect(await page.getByRole('searchbox', { name: 'Filter' }).inputValue()).toBe('hyper-v /?');
    await page.getByText(/^Nothing of \d+ fits\.$/u).waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await page.locator('[data-finding]').count()).toBeGreaterThan(shown);
    expect(await unsound(page)).toEqual([]);
  }, 60_000);

  test('reads the page anew with F5, without loading it again', async () => {
    await page.evaluate('window.stays = true');
    let scans = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/api/host.scan')) scans += 1;
    });
    await page.keyboard.press('F5');
    await expect.poll(() => scans).toBe(1);
    await page.getByText('Refreshed.').waitFor({ state: 'attached' });
    expect(await page.evaluate('window.stays')).toBe(true);
  });

  test('has a button for every key', async () => {
    const tools = page.getByRole('group', { name: 'Tools' });
    for (const name of ['Go to', 'Glossary', 'Keys']) {
      const button = tools.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
      await button.click();
      await dialog(page, name).waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await dialog(page, name).waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate<string>(`document.activeElement?.textContent`)).toContain(name);
    }
    await tools.getByRole('button', { name: /^Refresh page/u }).click();
    await page.getByRole('main').focus();
    await page.keyboard.press('?');
    await dialog(page, 'Keys').waitFor();
    expect(await unsound(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog(page, 'Keys').waitFor({ state: 'detached' });
  }, 60_000);

  test('works on another practice machine, in every window', async () => {
    const { page: other } = await openWindow(context, new URL('/', served.link).href);
    await other.getByRole('heading', { name: 'Not set up' }).waitFor();
    await goTo(page, 'Practice');
    await page.getByRole('heading', { name: 'Scenarios' }).waitFor();
    expect(await unsound(page)).toEqual([]);
    await page.getByRole('button', { name: 'Work on this one: The VM is off' }).click();
    await page.getByText('You now work on The VM is off.').waitFor();
    await page.getByText('PRACTICE: scenario vm-off').waitFor();
    expect(await page.locator('[data-scenario="vm-off"]').innerText()).toContain('You are on this one');
    await goTo(page, 'Status');
    await page.getByRole('heading', { name: 'Offline' }).waitFor();
    await page.getByText('The VM is off; what it uses is told only while it runs.').waitFor();
    await other.getByText('PRACTICE: scenario vm-off').waitFor();
    await other.getByRole('heading', { name: 'Offline' }).waitFor();
    await other.close();
    expect(await unsound(page)).toEqual([]);
  }, 60_000);

  test('says what cannot be read without elevation, and how to get it', async () => {
    await goTo(page, 'Practice');
    await page.getByRole('combobox', { name: 'What happens' }).click();
    await page.getByRole('option', { name: 'The session has no administrator token any more.' }).click();
    await page.getByRole('button', { name: 'Break it' }).click();
    await page.getByText('The fault is in place').waitFor();
    await goTo(page, 'Status');
    await page.locator('[data-unread="denied"]').getByText('Run as administrator').waitFor();
    expect(await page.locator('[data-unread="denied"] li').count()).toBeGreaterThan(0);
    expect(await unsound(page)).toEqual([]);
    await goTo(page, 'Practice');
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Yes, start over' }).click();
    await page.getByText('The practice machine is as at its start.').waitFor();
  }, 60_000);

  test('refuses to leave a machine while a job runs on it, by the name of the job', async () => {
    await call(page, 'practice.hold', { op: 'eflow.start', point: 'before' });
    await page.goto(`${page.url().split('#')[0]}#/history/act%3Astart-vm%3A%7B%7D`);
    await page.getByRole('button', { name: 'Do it' }).click();
    await expect.poll(() => page.url()).toMatch(/history\/\d{8}/u);
    const job = page.url().split('/').at(-1) ?? '';
    await goTo(page, 'Practice');
    await page.getByText('its release: eflow.start is held').waitFor();
    await page.getByRole('button', { name: 'Work on this one: No TPM' }).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'EFD-HOST-012' });
    await refusal.getByText(`Job ${job} is running on practice:vm-off`).waitFor();
    await page.getByText('PRACTICE: scenario vm-off').waitFor();
    expect(await unsound(page)).toEqual([]);
    await goTo(page, 'Status');
    await page.getByText(`job ${job}, in this program`).waitFor();
    await goTo(page, 'Practice');
    await page.getByRole('button', { name: 'Let it go on' }).click();
    await page.getByText('The practice machine goes on.').waitFor();
    await goTo(page, 'History');
    await page.locator(`[data-job="${job}"]`).getByText('succeeded').waitFor();
    await page.getByRole('main').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('no such job');
    await page.getByText('Nothing of 1 fits.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator(`[data-job="${job}"]`).waitFor();
  }, 90_000);

  test('complained of nothing so far', () => {
    expect(complaints).toEqual([]);
  });

  test('keeps what was read when the program ends, with its age and a mark, and tells when it is let in no more', async () => {
    await goTo(page, 'Status');
    const memory = page.locator('[data-use="memory"]');
    await memory.getByRole('meter').waitFor();
    const before = await memory.getByRole('meter').getAttribute('aria-valuetext');
    expect(await page.locator('[data-stale="true"]').count()).toBe(0);
    await served.kill();
    await page.keyboard.press('F5');
    await page.locator('[data-stale="lost"]').getByText('EFLOW Desk does not answer.').waitFor();
    expect(await page.locator('[data-stale="true"]').count()).toBeGreaterThan(5);
    expect(await memory.getByRole('meter').getAttribute('aria-valuetext')).toBe(before);
    expect(await unsound(page)).toEqual([]);
    served = await serve('vm-off', folder, Number(new URL(served.link).port));
    await page.getByText('EFD-WEB-002').first().waitFor();
    expect(await unsound(page)).toEqual([]);
  }, 120_000);
});
