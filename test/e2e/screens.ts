import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import {
  call,
  goTo,
  goToStep,
  jobShows,
  openDocument,
  openWindow,
  root,
  serve,
  startSetup,
} from './support.ts';

export { missing } from './browser.ts';

/** Shown in pictures, so it is named for them. */
const state = join(tmpdir(), 'eflow-desk');
const payload = join(state, 'payload');
const installer = 'AzureIoTEdge_LTS_1.5.7.01026_X64.msi';

/** Takes a picture of a page as it stands. */
type Shoot = (name: string) => Promise<void>;

interface Scene {
  scenario: string;
  play(page: Page, shoot: Shoot): Promise<void>;
}

async function afterRestart(page: Page, job: string): Promise<void> {
  await call(page, 'practice.reboot', { fastStartup: false });
  await page.goto(job);
  await page.getByRole('button', { name: 'Windows was restarted: go on' }).click();
}

const scenes: Scene[] = [
  {
    scenario: 'hyperv-disabled',
    async play(page, shoot) {
      await page.getByRole('heading', { name: 'Not set up' }).waitFor();
      await shoot('status-not-set-up');
      await goTo(page, 'Readiness');
      await page.getByText('Not ready.').waitFor();
      await shoot('readiness');
      await page.locator('[data-finding="HC-06"]').getByRole('link', { name: 'Look at the plan' }).click();
      await page.getByRole('button', { name: 'Do it' }).waitFor();
      await shoot('plan-of-a-cure');
      await page.getByRole('button', { name: 'Do it' }).click();
      await jobShows(page, 'waiting for a restart');
      const cure = page.url();
      await shoot('job-waits-for-restart');
      await afterRestart(page, cure);
      await jobShows(page, 'succeeded');

      await openDocument(page, 'dps-tpm.json', payload);
      for (const step of ['host', 'payload', 'vm', 'network', 'identity', 'review']) {
        await goToStep(page, step);
        if (step === 'payload') await page.getByText(installer).first().waitFor();
        if (step === 'review') await page.getByRole('button', { name: 'Set up this device' }).waitFor();
        await shoot(`setup-${step}`);
      }
      await call(page, 'practice.hold', { op: 'eflow.deploy', point: 'middle' });
      await startSetup(page);
      await page.locator('[data-step="deploy"][data-state="running"]').waitFor({ timeout: 60_000 });
      const job = page.url();
      await shoot('job-runs');
      await call(page, 'practice.release', {});
      await jobShows(page, 'waiting');
      await shoot('job-waits-for-a-colleague');
      await call(page, 'practice.enroll', {});
      await page.goto(job);
      await page.getByRole('button', { name: 'It is enrolled: go on' }).click();
      await jobShows(page, 'succeeded');
      await page.getByText('Proven: the device is connected').waitFor();
      await shoot('proof');
      await goTo(page, 'Status');
      await page.getByRole('heading', { name: 'Healthy' }).waitFor();
      await shoot('status-healthy');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await shoot('palette');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('F1');
      await page.getByText('endorsement key', { exact: false }).first().waitFor();
      await shoot('glossary');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await goTo(page, 'History');
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Set up/u })
        .first()
        .waitFor();
      await shoot('history');
      await page.goto(job);
      await page.getByRole('link', { name: 'Undo' }).click();
      await page.getByRole('checkbox').waitFor();
      await shoot('undo');
      await goTo(page, 'Practice');
      await shoot('practice');
      await goTo(page, 'Settings');
      await shoot('settings');
    },
  },
  {
    scenario: 'amqp-blocked-443-open',
    async play(page, shoot) {
      await openDocument(page, 'dps-tpm.json', payload);
      await startSetup(page);
      await jobShows(page, 'waiting');
      await call(page, 'practice.enroll', {});
      await page.getByRole('button', { name: 'It is enrolled: go on' }).click();
      await jobShows(page, 'failed');
      await shoot('job-failed');
      await goTo(page, 'Status');
      await page.locator('[data-link="cloud"]').waitFor();
      await shoot('status-broken');
    },
  },
  {
    scenario: 'happy-client-default-switch',
    async play(page, shoot) {
      await goTo(page, 'Adviser');
      await page.getByRole('radio', { name: 'Production' }).check();
      await page.getByText('What speaks for it').first().waitFor();
      await shoot('adviser');
      await goTo(page, 'Set up');
      await goToStep(page, 'identity');
      await page.getByRole('radio', { name: 'Certificate of one device' }).check();
      await page.locator('input[name="identity.iotHubHostname"]').fill('contoso.azure-devices.net');
      await page.locator('input[name="identity.deviceId"]').fill('press-3');
      await page.getByRole('button', { name: 'There is no certificate yet' }).click();
      await page.locator('input[name="identity.create.folder"]').fill(payload);
      await page.getByRole('button', { name: 'Make the files' }).click();
      await page.getByRole('button', { name: 'Use these files for this device' }).click();
      await page.getByRole('button', { name: 'Look at the files' }).click();
      await page.locator('[data-verdict="right"]').waitFor();
      await page.locator('[data-verdict="right"]').scrollIntoViewIfNeeded();
      await shoot('certificate-chain');
      await page.getByRole('button', { name: 'Make the sheet for the cloud' }).click();
      const code = page.getByRole('img', { name: /^QR code/u }).first();
      await code.waitFor();
      await code.scrollIntoViewIfNeeded();
      await shoot('sheet');
    },
  },
];

/** Takes every picture into `folder`, in light and in dark. */
export async function takeScreens(folder: string, say: (name: string) => void): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const { scenario, play } of scenes) {
      rmSync(state, { recursive: true, force: true });
      mkdirSync(payload, { recursive: true });
      cpSync(join(root, 'examples', installer), join(payload, installer));
      const served = await serve(scenario, state);
      const context = await browser.newContext({
        locale: 'en-US',
        viewport: { width: 1280, height: 860 },
        reducedMotion: 'reduce',
      });
      try {
        const { page } = await openWindow(context, served.link);
        await play(page, async (name) => {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            await page.screenshot({
              path: join(folder, `${name}-${colorScheme}.png`),
              animations: 'disabled',
            });
          }
          say(name);
        });
      } finally {
        await context.close();
        await served.kill();
        rmSync(state, { recursive: true, force: true });
      }
    }
  } finally {
    await browser.close();
  }
}
