import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { unsound } from './sound.ts';
import { goTo, missing, openBrowser, openDocument, openWindow, serve, type Served } from './support.ts';

describe.skipIf(missing !== undefined)('the adviser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const { folder, remove } = testFolder();
  // As text: this file is checked without a browser's types.
  const ways = () =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-method]')].map((one) => one.dataset.method + ': ' + one.dataset.status)`,
    );
  const method = (name: string) => page.locator(`[data-method="${name}"]`);
  const platform = (name: string) => page.locator(`[data-platform="${name}"]`);
  const answer = (question: string, choice: string) =>
    page.locator(`[data-question="${question}"]`).getByRole('radio', { name: choice, exact: true }).check();

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({
      locale: 'en-US',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(10_000);
    served = await serve('hyperv-disabled', folder);
    ({ page, complaints } = await openWindow(context, served.link));
    await goTo(page, 'Adviser');
    await method('DpsTPM').waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    remove();
  });

  test('shows every platform and way, and that there is none for Windows containers', async () => {
    expect(await ways()).toHaveLength(5);
    const containers = platform('windows-containers');
    expect(await containers.getAttribute('data-status')).toBe('refused');
    expect(await containers.innerText()).toContain('no IoT Edge for Windows containers after version 1.1');
    expect(await containers.innerText()).toContain('Build the modules for Linux containers');
    await page.getByText('The setup form has no whole identity yet').waitFor();
    expect(await unsound(page)).toEqual([]);
  }, 90_000);

  test('ranks anew with each answer, by the keyboard alone', async () => {
    await answer('system', 'Windows, and it stays');
    await answer('containers', 'Linux containers');
    await answer('purpose', 'Production');
    await answer('dps', 'Yes, or there can be one');
    await answer('first', 'Yes');
    await answer('pki', 'No');
    const tpm = page.locator('[data-question="tpm"]').getByRole('radio', { name: 'Yes' });
    await tpm.focus();
    await page.keyboard.press('Space');
    await expect.poll(async () => (await ways())[0]).toBe('DpsTPM: possible');
    expect(await platform('linux-on-windows').getAttribute('data-status')).toBe('possible');
    expect(await method('DpsTPM').innerText()).toContain(
      'A colleague: someone who enrolls the endorsement key',
    );
    expect(await page.locator('[data-node="chip"]').getAttribute('data-taken')).toBe('true');
    expect(await page.locator('[data-node="chain"]').getAttribute('data-taken')).toBe('false');
    await answer('enrollment', 'A group for all of them');
    await expect.poll(() => method('DpsTPM').getAttribute('data-status')).toBe('refused');
    expect(await method('DpsTPM').innerText()).toContain('A TPM cannot be in an enrollment group');
    expect(await method('DpsTPM').getByRole('button', { name: 'Use this way' }).count()).toBe(0);
    await page.locator('[data-question="enrollment"]').getByRole('radio', { name: 'Not known' }).check();
    await expect.poll(() => method('DpsTPM').getAttribute('data-status')).toBe('possible');
  });

  test('keeps the answers over a reload, and explains terms', async () => {
    await page.reload();
    await expect.poll(async () => (await ways())[0]).toBe('DpsTPM: possible');
    await method('DpsTPM')
      .getByRole('button', { name: /What is this/u })
      .click();
    await page.locator('[data-glossary]').first().getByText('Endorsement key').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('leads into the set-up form with the way that was chosen', async () => {
    await method('ManualX509').getByRole('button', { name: 'Use this way' }).click();
    await page.locator('a[data-step="identity"][aria-current="step"]').waitFor();
    await page.getByRole('textbox', { name: 'Host name of the IoT hub' }).waitFor();
    const draft = await page.evaluate<string>(`sessionStorage.getItem('eflow-desk.draft')`);
    expect(JSON.parse(draft)).toMatchObject({ identity: { provisioningType: 'ManualX509' } });
  });

  test('makes a Linux kit of the identity in the form, and saves it', async () => {
    await openDocument(page, 'dps-symmetric-key.json');
    await goTo(page, 'Adviser');
    const step = (code: string) => page.locator(`[data-kit-step="${code}"]`);
    await step('config-secret').waitFor();
    expect(await step('runtime').innerText()).toContain('sudo apt-get install -y aziot-edge');
    await page.getByLabel('Distribution').selectOption({ label: 'Red Hat Enterprise Linux 9' });
    await expect.poll(() => step('runtime').innerText()).toContain('sudo yum install -y aziot-edge');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save commands.sh' }).click();
    const saved = readFileSync(await (await coming).path(), 'utf8');
    expect(saved).toContain('sudo iotedge config apply');
    expect(saved).toMatch(/^#!\/usr\/bin\/env bash\n# Read before you run it/u);
    expect(await unsound(page)).toEqual([]);
    await page.getByLabel('Processor', { exact: true }).selectOption({ label: 'ARM64' });
    await page.getByText('for rhel-9 Microsoft has packages for x64 only.').waitFor();
  }, 90_000);

  test('speaks German, and complains of nothing', async () => {
    const german = await browser.newContext({ locale: 'de-DE', reducedMotion: 'reduce' });
    german.setDefaultTimeout(10_000);
    // The link of a start lets in once; the window that is in shares its cookie.
    await german.addCookies(await context.cookies());
    const other = await german.newPage();
    await other.goto(`${new URL(served.link).origin}/#/adviser`);
    await other.getByRole('heading', { level: 1, name: 'Welches IoT Edge' }).waitFor();
    await other.getByText('kein IoT Edge für Windows-Container').waitFor();
    await german.close();
    // A refused kit is an answer of the program, and browsers log such answers.
    expect(complaints.filter((one) => !one.includes('Failed to load resource'))).toEqual([]);
  });
});
