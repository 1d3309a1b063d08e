import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { looks, showIn } from './sound.ts';
import {
  axeProblems,
  call,
  fitsSideways,
  goTo,
  goToStep,
  jobShows,
  missing,
  openBrowser,
  openWindow,
  root,
  serve,
  type Served,
} from './support.ts';

const installer = 'AzureIoTEdge_LTS_1.5.7.01026_X64.msi';
const images = 'practice-images_X64.tar';
const sha256 = createHash('sha256')
  .update(readFileSync(join(root, 'examples', installer)))
  .digest('hex');
const steps = ['host', 'payload', 'vm', 'network', 'identity', 'proof', 'review'];

const stateOf = (page: Page, step: string) =>
  page.locator(`a[data-step="${step}"]`).getAttribute('data-state');
const isFocused = async (page: Page, one: Locator) => (await one.and(page.locator(':focus')).count()) > 0;

/** Presses Tab until this is where the keys go. A page that keeps it away, or loses the focus, fails here. */
async function tabTo(page: Page, one: Locator): Promise<void> {
  await one.waitFor();
  for (let presses = 0; presses < 60; presses++) {
    if (await isFocused(page, one)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not get there');
}

/** Goes on to the next step by its button, and finds the focus on the heading of that step. */
async function nextByKeyboard(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: `Next: ${name}` }));
  await page.keyboard.press('Enter');
  await atHeading(page, name);
}

async function atHeading(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name });
  await heading.waitFor();
  await expect.poll(() => isFocused(page, heading)).toBe(true);
}

describe.skipIf(missing !== undefined)('setting up a device step by step', () => {
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const { folder, remove } = testFolder();
  const payloads = join(folder, 'payloads');

  beforeAll(async () => {
    mkdirSync(payloads);
    copyFileSync(join(root, 'examples', installer), join(payloads, installer));
    writeFileSync(join(payloads, 'torn.msi'), 'no installer');
    browser = await openBrowser();
    context = await browser.newContext({
      locale: 'en-US',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    served = await serve('happy-client-default-switch', join(folder, 'mouse'), undefined, payloads);
    ({ page, complaints } = await openWindow(context, served.link));
    page.setDefaultTimeout(8000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    remove();
  });

  test('begins at the host and says that nothing stands in the way', async () => {
    await goTo(page, 'Set up');
    await page.getByRole('heading', { level: 1, name: 'Step 1 of 7: Host' }).waitFor();
    await page.getByText('Nothing stands in the way. You can go on.').waitFor();
    expect(await stateOf(page, 'host')).toBe('done');
    expect(await stateOf(page, 'payload')).toBe('open');
    await page.getByText('1. Host').waitFor();
  });

  test('finds the installers there are, and says what is wrong with one', async () => {
    await page.getByRole('button', { name: 'Next: Installer' }).click();
    await atHeading(page, 'Step 2 of 7: Installer');
    await page.getByText('Azure IoT Edge LTS 1.5.7.01026, x64, 3 kB').waitFor();
    await page.getByText('is no Windows Installer package, or it is damaged').waitFor();
    await page.getByRole('radio', { name: installer }).check();
    await page.getByRole('button', { name: 'Look at this file' }).click();
    await page.getByText('computed from this very file').waitFor();
    expect(await page.getByLabel('Version').inputValue()).toBe('1.5.7.01026');
    expect(await page.getByLabel('SHA-256').inputValue()).toBe(sha256);
    expect(await axeProblems(page)).toEqual([]);
  });

  test('does not let a file talk away the digest that was given', async () => {
    await page.getByLabel('SHA-256').fill('a'.repeat(64));
    await page.getByText('This file does not have the SHA-256').waitFor();
    await page.getByRole('button', { name: 'Look at this file' }).click();
    await page.getByText(`Its own is ${sha256}`).waitFor();
    expect(await page.getByLabel('SHA-256').inputValue()).toBe('a'.repeat(64));
    await page.getByLabel('SHA-256').fill(sha256);
    await page.getByText('has the SHA-256 that stands in the setup document').waitFor();
    await page.getByLabel('SHA-256').fill('abc');
    await expect.poll(() => stateOf(page, 'payload')).toBe('correct');
    await page.getByLabel('SHA-256').fill(sha256);
  });

  test('keeps what is typed while it looks at a file', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/payload.look', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Look at this file' }).click();
    await page.getByText('Reading the whole file').waitFor();
    await page.getByLabel('SHA-256').fill('b'.repeat(64));
    answer();
    await page.getByText('Reading the whole file').waitFor({ state: 'hidden' });
    expect(await page.getByLabel('SHA-256').inputValue()).toBe('b'.repeat(64));
    await page.getByText('This file does not have the SHA-256').waitFor();
    await page.unroute('**/api/payload.look');
    await page.getByLabel('SHA-256').fill(sha256);
  });

  test('takes a path by hand, and tells a file that is not there or none at all', async () => {
    await page.getByRole('radio', { name: 'Another file, by its path' }).check();
    const path = page.getByLabel('Installer file (.msi)');
    await path.fill(join(payloads, 'gone.msi'));
    await page.getByRole('button', { name: 'Look at this file' }).click();
    await page.getByText('EFD-PAY-001').waitFor();
    await path.fill(join(payloads, 'torn.msi'));
    await path.press('Enter');
    await page.getByText('EFD-PAY-006').waitFor();
    expect(await page.getByText('EFD-PAY-001').count()).toBe(0);
    await page.getByRole('radio', { name: installer }).check();
    await page.getByRole('button', { name: 'Look at this file' }).click();
    await page.getByText('The file says of itself').waitFor();
  });

  test('shows what is missing beside its field and in the summary, once the step was left', async () => {
    await goToStep(page, 'vm');
    await goToStep(page, 'payload');
    await page.getByText('To fill in or correct: 1').waitFor();
    expect(await page.getByText('EFLOW cannot be deployed without accepting its licence').count()).toBe(2);
    expect(await stateOf(page, 'payload')).toBe('open');
    await page.getByRole('checkbox', { name: 'I accept the licence of EFLOW' }).check();
    await expect.poll(() => stateOf(page, 'payload')).toBe('done');
    expect(await page.getByText('To fill in or correct').count()).toBe(0);
  });

  test('bounds the VM by what the host has free, and adds the disk up', async () => {
    await page.getByRole('button', { name: 'Next: VM' }).click();
    await page.getByText('This host has 8 logical processors.').waitFor();
    const slider = page.getByRole('slider', { name: 'Processors, slider' });
    expect(await slider.getAttribute('max')).toBe('8');
    await page.getByRole('spinbutton', { name: 'Processors' }).fill('9');
    await page.getByText('More than the host has free.').waitFor();
    await page.getByRole('spinbutton', { name: 'Processors' }).fill('2');
    expect(await slider.inputValue()).toBe('2');
    await page.getByRole('spinbutton', { name: 'Memory (MB)' }).fill('1025');
    await expect.poll(() => stateOf(page, 'vm')).toBe('correct');
    await page.getByRole('spinbutton', { name: 'Memory (MB)' }).fill('2048');
    await page.getByText('It fits, even when everything is full.').waitFor();
    await page.getByRole('spinbutton', { name: 'Data partition (GB)' }).fill('400');
    await page.getByText('It does not fit once everything is full.').waitFor();
    await page.getByRole('spinbutton', { name: 'Data partition (GB)' }).fill('10');
  });

  test('reads which images a file brings, says what is wrong with one, and lets it go again', async () => {
    await goToStep(page, 'vm');
    await page.getByRole('button', { name: 'Carry a file of images' }).click();
    const file = page.getByLabel('File of container images (tar)');
    const read = page.getByRole('button', { name: 'Read the file' });
    await file.fill(join(payloads, 'torn.msi'));
    await read.click();
    await page.getByText('is no tar archive, so docker save did not write it').waitFor();
    await page.getByText('Save the images on a machine with docker').waitFor();
    await file.fill(join(root, 'examples', images));
    await read.click();
    const list = page.getByLabel('Images that the file brings');
    await expect.poll(() => list.inputValue()).toMatch(/azureiotedge-agent:1\.5\S* sha256:[0-9a-f]{64}/u);
    expect(await axeProblems(page)).toEqual([]);
    await list.fill('no image');
    await list.blur();
    await page.getByText('which is no image name with its tag').first().waitFor();
    await page.getByRole('button', { name: 'Leave file of images 1 out' }).click();
    await expect.poll(() => file.count()).toBe(0);
  });

  test('names what is still missing instead of a plan, with the way there', async () => {
    await goToStep(page, 'review');
    await page.getByText('There is no plan yet.').waitFor();
    expect(await page.getByRole('button', { name: 'Set up this device' }).count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: 'Identity', exact: true }).click();
    await atHeading(page, 'Step 5 of 7: Identity');
    await page.getByLabel('ID scope').fill('0ne00ABCDEF');
    await expect.poll(() => stateOf(page, 'identity')).toBe('done');
  });

  test.each(Object.entries(looks))(
    'is clean on every step: %s',
    async (_name, look) => {
      await showIn(page, look);
      for (const step of steps) {
        await goToStep(page, step);
        if (step === 'review') await page.getByRole('button', { name: 'Set up this device' }).waitFor();
        if (step === 'payload') await page.getByRole('radio', { name: installer }).waitFor();
        expect(await axeProblems(page), step).toEqual([]);
      }
      await showIn(page, looks.light);
    },
    120_000,
  );

  test('gives a secret that was typed and left, and says when it is none', async () => {
    await goToStep(page, 'identity');
    await page.getByRole('radio', { name: 'Connection string of one device' }).check();
    await expect.poll(() => stateOf(page, 'identity')).toBe('open');
    await page.locator('input[type="password"]').fill('HostName=only');
    await page.getByRole('button', { name: 'Next: Proof' }).click();
    await expect.poll(() => stateOf(page, 'identity')).toBe('correct');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByText('has no DeviceId=').waitFor();
    expect(await page.locator('input[type="password"]').inputValue()).toBe('');
    await page.getByRole('radio', { name: 'with the TPM of this host' }).check();
    await page.getByLabel('ID scope').fill('0ne00ABCDEF');
    await expect.poll(() => stateOf(page, 'identity')).toBe('done');
    await goToStep(page, 'host');
    await page.getByText('Judged for what is filled in here.').waitFor();
  });

  test('has nothing to aim at that is lower than 40 pixels', async () => {
    for (const step of steps) {
      await goToStep(page, step);
      // As text: this file is checked without a browser's types.
      const small = await page.evaluate<string[]>(`[...document.querySelectorAll(
        'main nav a, main button:not([aria-expanded]), main .fui-Input, main .fui-Radio, main .fui-Checkbox, main .fui-Slider',
      )].filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 40)
        .map((one) => one.className.split(' ')[0] + ' ' + one.innerText)`);
      expect(small, step).toEqual([]);
    }
  });

  test.each([
    [1024, 640],
    [320, 640],
  ])(
    'needs no scrolling sideways at %i x %i, and shows where it went',
    async (width, height) => {
      await page.setViewportSize({ width, height });
      for (const step of steps) {
        await goToStep(page, step);
        if (step === 'review') await page.getByRole('button', { name: 'Set up this device' }).waitFor();
        expect(await fitsSideways(page), step).toBe(true);
        const place = await page.getByRole('heading', { level: 1 }).boundingBox();
        expect((place?.y ?? height) + (place?.height ?? 0), step).toBeLessThanOrEqual(height);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    },
    60_000,
  );

  test('keeps all of it over a reload, and gives it as a document', async () => {
    await page.reload();
    await expect.poll(() => stateOf(page, 'identity')).toBe('done');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the document' }).click();
    const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as unknown;
    expect(saved).toMatchObject({
      payload: { file: join(payloads, installer), sha256, version: '1.5.7.01026' },
      vm: { cpuCount: 2, memoryInMB: 2048 },
      identity: { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' },
    });
  });

  test('shows the whole plan, starts it by its verb, and leads to the proof', async () => {
    await page.getByRole('button', { name: 'Set up this device' }).waitFor();
    const glance = (name: string) => page.locator(`[data-glance="${name}"]`).innerText();
    expect(await glance('person')).toContain('enrollment');
    expect(await glance('restart')).toContain('Restart Windows');
    expect(await glance('network')).toContain('Provision');
    await page.getByRole('button', { name: 'Set up this device' }).click();
    await jobShows(page, 'waiting');
    expect(page.url()).toContain('#/history/');
    await call(page, 'practice.enroll', {});
    await page.getByRole('button', { name: 'It is enrolled: go on' }).click();
    await jobShows(page, 'succeeded');
    await page.getByText('Proven: the device is connected').waitFor();
    await page.goBack();
    await page.locator('a[data-step][aria-current="step"]').waitFor();
    expect(await page.getByRole('button', { name: 'Set up this device' }).count()).toBe(0);
  }, 180_000);

  test('the page complained of nothing', () => {
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(missing !== undefined)('setting up a device without a mouse', () => {
  let browser: Browser;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const { folder, remove } = testFolder();

  beforeAll(async () => {
    browser = await openBrowser();
    const context = await browser.newContext({
      locale: 'en-US',
      reducedMotion: 'reduce',
      viewport: { width: 1024, height: 640 },
    });
    served = await serve('happy-client-default-switch', folder, undefined, join(root, 'examples'));
    ({ page, complaints } = await openWindow(context, served.link));
    page.setDefaultTimeout(8000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    remove();
  });

  test('leads from the first page to the proof', async () => {
    await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Set up', exact: true }));
    const { cloud } = await call<{ cloud: { enrollments: { handedOver: string }[] } }>(
      page,
      'practice.show',
      {},
    );
    const key = cloud.enrollments[0]?.handedOver ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Step 1 of 7' }).waitFor();
    await nextByKeyboard(page, 'Installer');

    await tabTo(page, page.getByRole('radio', { name: installer }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Look at this file' }));
    await page.keyboard.press('Enter');
    await page.getByText('computed from this very file').waitFor();
    await tabTo(page, page.getByRole('checkbox', { name: 'I accept the licence of EFLOW' }));
    await page.keyboard.press('Space');
    await nextByKeyboard(page, 'VM');

    await tabTo(page, page.getByRole('spinbutton', { name: 'Memory (MB)' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2048');
    await page.keyboard.press('Enter');
    await atHeading(page, 'Network');
    await nextByKeyboard(page, 'Identity');

    await tabTo(page, page.getByRole('radio', { name: 'with the TPM of this host' }));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('radio', { name: 'with a symmetric key', checked: true }).waitFor();
    await tabTo(page, page.getByLabel('ID scope'));
    await page.keyboard.type('0ne00ABCDEF');
    await tabTo(page, page.getByLabel('Registration ID'));
    await page.keyboard.type('edge-03');
    await tabTo(page, page.locator('input[type="password"]'));
    await page.keyboard.type(key);
    await page.keyboard.press('Enter');
    await page.getByText('EFLOW Desk has it now.').waitFor();
    await nextByKeyboard(page, 'Proof');
    await nextByKeyboard(page, 'Review');
    await expect.poll(() => page.locator('a[data-step][data-state="done"]').count()).toBe(6);

    await tabTo(page, page.getByRole('button', { name: 'Set up this device' }));
    await page.keyboard.press('Enter');
    await jobShows(page, 'succeeded');
    await page.getByText('Proven: the device is connected').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 180_000);
});
