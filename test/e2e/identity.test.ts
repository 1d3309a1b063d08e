import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import { unsound } from './sound.ts';
import {
  axeProblems,
  call,
  goTo,
  goToStep,
  missing,
  openBrowser,
  openWindow,
  serve,
  type Served,
} from './support.ts';

const hub = 'contoso.azure-devices.net';
const key = Buffer.from('CANARY-CANARY-CANARY-CANARY-CANA').toString('base64');
const groupKey = Buffer.from(`CANARY${'-GROUP'.repeat(9)}-KEY`).toString('base64');
const device = `HostName=${hub};DeviceId=press-3;SharedAccessKey=${key}`;

/** Pastes as a keyboard does: the clipboard of a browser without a window cannot be had. */
async function paste(page: Page, name: string, text: string): Promise<void> {
  // As text: this file is checked without a browser's types.
  await page.locator(`textarea[name="${name}"]`).waitFor();
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    document.querySelector('textarea[name="${name}"]').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  })()`);
}

/** Everything that a page holds in a form that somebody could read: markup, values of fields, storage, address. */
const inPage = (page: Page): Promise<string> =>
  page.evaluate<string>(`[
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input, textarea, select')].map((one) => one.value),
    JSON.stringify(sessionStorage), JSON.stringify(localStorage), location.href, document.title,
  ].join(' ')`);

async function expectNoSecret(page: Page): Promise<void> {
  const text = await inPage(page);
  for (const secret of [key, groupKey]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.slice(0, 20));
  }
}

/** Drops files as a person does, from a folder that the page learns nothing of. */
async function drop(page: Page, dropped: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  await page.locator('[data-drop]').waitFor();
  const files = dropped.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    for (const { name, base64 } of ${JSON.stringify(files)})
      data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
    const area = document.querySelector('[data-drop] input');
    for (const kind of ['dragover', 'drop'])
      area.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  })()`);
}

/** Presses a print button, with the page standing as the printer gets it. Nothing is asked of the system. */
async function onPaper(page: Page, press: () => Promise<void>, look: () => Promise<void>): Promise<void> {
  await page.evaluate(`window.print = () => { document.body.dataset.printed = 'yes'; }`);
  await press();
  await page.locator('body[data-printed="yes"]').waitFor();
  await page.emulateMedia({ media: 'print' });
  try {
    await look();
  } finally {
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(
      `delete document.body.dataset.printed; window.dispatchEvent(new Event('afterprint'));`,
    );
  }
  expect(await page.locator('[data-paper]').count()).toBe(0);
}

const chooseWay = (page: Page, name: string) => page.getByRole('radio', { name }).check();
const pasted = (page: Page) => page.locator('[data-pasted]');
const field = (page: Page, name: string) => page.locator(`input[name="${name}"]`);

describe.skipIf(missing !== undefined)('the identity of a device', () => {
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const { folder, remove } = testFolder();
  const files = join(folder, 'certificates');

  beforeAll(async () => {
    mkdirSync(files);
    browser = await openBrowser();
    context = await browser.newContext({
      locale: 'en-US',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    served = await serve('happy-client-default-switch', join(folder, 'state'));
    ({ page, complaints } = await openWindow(context, served.link));
    page.setDefaultTimeout(10_000);
    await goTo(page, 'Set up');
    await goToStep(page, 'identity');
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    remove();
  });

  describe('what is pasted', () => {
    test('is recognised and taken over on one click, and its secret is nowhere in the page', async () => {
      await paste(page, 'identity.paste', `"${device}"\r\n`);
      await pasted(page).getByText('This is: Device connection string').waitFor();
      await pasted(page).getByText('32 bytes, not shown').waitFor();
      await pasted(page).getByText('quotation marks around it').waitFor();
      await expectNoSecret(page);
      await pasted(page).getByRole('button', { name: 'Take it over' }).click();
      await pasted(page).getByText('Taken over.').waitFor();
      expect(await page.getByRole('radio', { name: 'Connection string of one device' }).isChecked()).toBe(
        true,
      );
      await expect
        .poll(() => page.locator('a[data-step="identity"]').getAttribute('data-state'))
        .toBe('done');
      await expectNoSecret(page);
    });

    test('says what is wrong by part and rule, and offers nothing then', async () => {
      await paste(page, 'identity.paste', device.slice(0, -3));
      await pasted(page).locator('[data-told="bad"]').getByText('looks cut off').waitFor();
      expect(await pasted(page).getByRole('button').count()).toBe(0);
      await page.getByRole('button', { name: 'Forget it' }).click();
      expect(await pasted(page).textContent()).toBe('');
    });

    test('that is typed leaves the box when it is looked at', async () => {
      await page.locator('textarea[name="identity.paste"]').fill(key);
      await page.getByRole('button', { name: 'Say what it is' }).click();
      await pasted(page).getByText('This is: Symmetric key').waitFor();
      expect(await page.locator('textarea[name="identity.paste"]').inputValue()).toBe('');
      await expectNoSecret(page);
      await page.getByRole('button', { name: 'Forget it' }).click();
    });

    test('and is the key of a group becomes the key of this device, when that is agreed to', async () => {
      await paste(page, 'identity.paste', groupKey);
      const derive = pasted(page).locator('[data-take="derive"]');
      const button = derive.getByRole('button', { name: 'Derive the key of this device' });
      expect(await button.isDisabled()).toBe(true);
      await derive.locator('input[name="identity.derive.registrationId"]').fill('Press-4');
      await derive.getByText('Is used as: press-4').waitFor();
      expect(await button.isDisabled()).toBe(true);
      await derive.getByRole('checkbox').check();
      await button.click();
      await pasted(page).getByText('The key of the group is forgotten.').waitFor();
      expect(await field(page, 'identity.registrationId').inputValue()).toBe('press-4');
      await expectNoSecret(page);
    });

    test('and is a service string leads to the cloud side, with what is going to be made', async () => {
      const { cloud } = await call<{ cloud: { services: { dps: string } } }>(page, 'practice.show', {});
      const service = cloud.services.dps;
      await chooseWay(page, 'Device Provisioning Service with a symmetric key');
      await paste(page, 'identity.paste', service);
      await pasted(page).getByText('gives control of the whole service').first().waitFor();
      await pasted(page).getByRole('button', { name: 'Use it to make the cloud side' }).click();
      const will = page.locator('[data-will]');
      await will.getByText('Make an individual enrollment with keys that DPS generates.').waitFor();
      await page.getByRole('checkbox', { name: 'member of an enrollment group' }).check();
      await will.getByText('derive the key of this device').waitFor();
      expect(await page.locator('input[type="password"]').count()).toBe(1);
      await page.getByRole('checkbox', { name: 'member of an enrollment group' }).uncheck();
      await page.getByRole('button', { name: 'See what is there already' }).click();
      await page.getByText('Enrollment: there is none named press-4.').waitFor();
      expect(await inPage(page)).not.toContain(service.slice(-30));
      await expectNoSecret(page);

      // Nothing listens at this port; where the setup's way goes through a proxy, so does the look.
      await goToStep(page, 'network');
      await page.getByRole('checkbox', { name: 'through a proxy' }).check();
      await goToStep(page, 'identity');
      const seeThere = page.getByRole('button', { name: 'See what is there already' });
      await page.getByRole('checkbox', { name: 'Reach Azure through the proxy' }).check();
      await expect.poll(() => seeThere.isDisabled()).toBe(true);
      await goToStep(page, 'network');
      await field(page, 'proxy.https').fill('http://127.0.0.1:1');
      await goToStep(page, 'identity');
      await seeThere.click();
      await page.getByText('The proxy 127.0.0.1:1 cannot be reached').first().waitFor();
      await page.getByRole('checkbox', { name: 'Reach Azure through the proxy' }).uncheck();
      await goToStep(page, 'network');
      await page.getByRole('checkbox', { name: 'through a proxy' }).uncheck();
      await goToStep(page, 'identity');
      await page.getByRole('radio', { name: 'It is there already' }).check();
    });
  });

  test('a field is judged while it is typed, with the value as it will be used', async () => {
    const scope = page.locator('[data-field="scopeId"]');
    await field(page, 'identity.scopeId').fill('One00ABCDEF');
    await scope.getByText('did you mean 0ne00ABCDEF?').waitFor();
    await expect
      .poll(() => page.locator('a[data-step="identity"]').getAttribute('data-state'))
      .toBe('correct');
    await scope.getByRole('button', { name: 'Use 0ne00ABCDEF' }).click();
    await expect.poll(() => scope.locator('[data-told]').count()).toBe(0);
    const id = page.locator('[data-field="registrationId"]');
    await field(page, 'identity.registrationId').fill('Press-5');
    await id.getByText('small letters are used').waitFor();
    await id.getByRole('button', { name: 'Use press-5' }).click();
    expect(await field(page, 'identity.registrationId').inputValue()).toBe('press-5');
  });

  describe('certificates', () => {
    const look = (): Promise<void> => page.getByRole('button', { name: 'Look at the files' }).click();

    test('are made as a pair, taken into the setup and found right, with both thumbprints', async () => {
      await chooseWay(page, 'Certificate of one device');
      await field(page, 'identity.iotHubHostname').fill(hub);
      await field(page, 'identity.deviceId').fill('press-3');
      await page.getByRole('button', { name: 'There is no certificate yet' }).click();
      await page.getByText('Two certificates for press-3').waitFor();
      await field(page, 'identity.create.folder').fill(files);
      await page.getByRole('button', { name: 'Make the files' }).click();
      await page.locator('[data-written]').getByText('private key of the device').waitFor();
      await page.getByRole('button', { name: 'Use these files for this device' }).click();
      await look();
      await page.locator('[data-verdict="right"]').waitFor();
      await page.locator('[data-link="whole"]').getByText('signed by itself').waitFor();
      await page.getByRole('button', { name: 'Copy: Thumbprint SHA-256' }).first().waitFor();
      expect(await axeProblems(page)).toEqual([]);
    }, 60_000);

    test('that do not belong together are told, with the broken link in words', async () => {
      await chooseWay(page, 'Device Provisioning Service with a certificate');
      await field(page, 'identity.scopeId').fill('0ne00ABCDEF');
      await page.getByRole('button', { name: 'There is no certificate yet' }).click();
      await field(page, 'identity.create.name').fill('press-7');
      await field(page, 'identity.create.folder').fill(files);
      await page.getByRole('button', { name: 'Make the files' }).click();
      await page.locator('[data-written]').waitFor();
      await page.getByRole('button', { name: 'Use these files for this device' }).click();
      await look();
      await page.locator('[data-verdict="right"]').waitFor();
      expect(await page.locator('[data-link="whole"]').count()).toBeGreaterThan(1);

      const whole = readFileSync(await field(page, 'identity.identityCertPath').inputValue(), 'utf8');
      const leaf = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/u.exec(whole)?.[0] ?? '';
      const alone = join(files, 'leaf.pem');
      writeFileSync(alone, leaf);
      await field(page, 'identity.identityCertPath').fill(alone);
      await field(page, 'identity.identityPrivKeyPath').fill(join(files, 'gone.pem'));
      await page.getByRole('radio', { name: 'By its authority' }).check();
      await look();
      await page.locator('[data-verdict="wrong"]').waitFor();
      await page.locator('[data-link="open"]').getByText('which is not in the file').waitFor();
      await page.locator('[data-told="bad"]').getByText('is not there').waitFor();
    }, 60_000);

    test('that are dropped are judged by what is in them, and the key is nowhere in the page', async () => {
      await chooseWay(page, 'Certificate of one device');
      await field(page, 'identity.deviceId').fill('press-3');
      for (const name of ['identityCertPath', 'identityPrivKeyPath'])
        await field(page, `identity.${name}`).fill('');
      const [certificate, secret] = ['press-3.cert.pem', 'press-3.key.pem'].map((name) => ({
        name,
        bytes: readFileSync(join(files, name)),
      })) as [{ name: string; bytes: Buffer }, { name: string; bytes: Buffer }];
      await drop(page, [secret, certificate]);
      const told = page.locator('[data-dropped]');
      await told.locator('[data-verdict="right"]').waitFor();
      await told.getByText('press-3.key.pem: the private key').waitFor();
      await told.getByText('press-3.cert.pem: the certificate').waitFor();
      await told.getByText('A browser does not tell where these files lie').waitFor();
      expect(await field(page, 'identity.identityCertPath').inputValue()).toBe('');
      for (const line of secret.bytes.toString().split('\n').slice(1, 3))
        expect(await inPage(page)).not.toContain(line);

      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Look at files of this computer' }).click();
      await (await choosing).setFiles(join(files, 'press-3.cert.pem'));
      await told.locator('[data-verdict="wrong"]').waitFor();
      await drop(page, [{ name: 'long.pem', bytes: Buffer.alloc(262_145, 'x') }]);
      await page.getByText('has more than 256 KB').waitFor();
      expect(await told.count()).toBe(0);
    });
  });

  describe('a colleague', () => {
    test('gets a sheet with codes to be scanned, as a page and as a file', async () => {
      await chooseWay(page, 'Device Provisioning Service with a symmetric key');
      await field(page, 'identity.registrationId').fill('');
      await page.getByRole('button', { name: 'Make the sheet for the cloud' }).click();
      await page.getByText('Before that, fill in or correct:').waitFor();
      await field(page, 'identity.scopeId').fill('0ne00ABCDEF');
      await field(page, 'identity.registrationId').fill('press-3');
      await page.getByRole('button', { name: 'Make the sheet for the cloud' }).click();
      const sheet = page.locator('[data-sheet="enrollment-key"]');
      await sheet.getByRole('img', { name: 'QR code: Registration ID' }).waitFor();
      await sheet.getByText('Set IoT Edge device to true').waitFor();
      const saving = page.waitForEvent('download');
      await sheet.getByRole('button', { name: 'Save as a page to be printed' }).click();
      const saved = readFileSync(await (await saving).path(), 'utf8');
      expect(saved).toContain('press-3');
      expect(saved).not.toMatch(/<script/iu);
    });

    test('gets the same on paper: black on white, with lines to write on and without a button', async () => {
      const sheet = page.locator('[data-sheet="enrollment-key"]');
      const paper = page.locator('[data-paper]');
      await onPaper(
        page,
        () => sheet.getByRole('button', { name: 'Print', exact: true }).click(),
        async () => {
          await paper.getByRole('heading', { level: 1 }).waitFor();
          await paper.getByText('Send this back').waitFor();
          expect(await paper.getByRole('img', { name: 'QR code: Registration ID' }).isVisible()).toBe(true);
          expect(await paper.getByRole('button').count()).toBe(0);
          expect(await page.locator('#root').isVisible()).toBe(false);
          expect(await page.title()).toMatch(/^request-press-3-\d{14}$/u);
          const pdf = await page.pdf({ format: 'A4' });
          expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
          // All of it is on paper: what stood in a part to be scrolled would end with the first page.
          expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length).toBeGreaterThan(1);
        },
      );
    });

    test('gets the authority of a group and a certificate request on the sheet', async () => {
      await chooseWay(page, 'Device Provisioning Service with a certificate');
      await field(page, 'identity.registrationId').fill('press-7');
      await field(page, 'identity.identityCertPath').fill(join(files, 'press-7.cert.pem'));
      await field(page, 'identity.identityPrivKeyPath').fill(join(files, 'press-7.key.pem'));
      await page.getByRole('checkbox', { name: 'The device belongs to an enrollment group' }).check();
      await field(page, 'identity.sheet.group').fill('line-7');
      await field(page, 'identity.sheet.authority').fill(join(files, 'press-7-test-ca.root.cert.pem'));
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Put a certificate request on the sheet' }).click();
      const body = Buffer.from('0\x82 a request').toString('base64');
      const csr = `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`;
      await (
        await choosing
      ).setFiles({ name: 'press-7.csr', mimeType: 'text/plain', buffer: Buffer.from(csr) });
      await page.getByText('On the sheet: press-7.csr').waitFor();
      await page.getByRole('button', { name: 'Make the sheet for the cloud' }).click();
      const sheet = page.locator('[data-sheet="enrollment-group-certificate"]');
      await sheet.getByText('line-7', { exact: true }).waitFor();
      await sheet.getByText('press-7-test-ca', { exact: false }).first().waitFor();
      await sheet.getByText(body).waitFor();
      expect(await inPage(page)).not.toContain('PRIVATE KEY-----');
      await page.getByRole('button', { name: 'Leave it out' }).click();
      await page.getByRole('checkbox', { name: 'The device belongs to an enrollment group' }).uncheck();
      await chooseWay(page, 'Device Provisioning Service with a symmetric key');
      await field(page, 'identity.registrationId').fill('press-3');
      await page.getByRole('button', { name: 'Make the sheet for the cloud' }).click();
      await page.locator('[data-sheet="enrollment-key"]').waitFor();
    });

    test('answers, and the answer is compared and taken over without being shown', async () => {
      const answered = (registrationId: string) =>
        JSON.stringify({
          registrationId,
          attestation: { type: 'symmetricKey', symmetricKey: { primaryKey: key } },
          capabilities: { iotEdge: true },
          provisioningStatus: 'enabled',
        });
      await paste(page, 'identity.answer', answered('press-4'));
      const answer = page.locator('[data-answer]');
      await answer.locator('[data-verdict="differs"]').waitFor();
      await answer.getByText('press-4, and press-3 was asked for').waitFor();
      expect(await answer.getByRole('button', { name: 'Take it over' }).count()).toBe(0);
      await expectNoSecret(page);
      await paste(page, 'identity.answer', answered('press-3'));
      await answer.getByRole('button', { name: 'Take it over' }).click();
      await answer.getByText('Taken over.').waitFor();
      await expectNoSecret(page);
    });

    test('of the firewall gets a table and a file for it', async () => {
      await page.getByRole('button', { name: 'Make the firewall request' }).click();
      const ticket = page.locator('[data-firewall]');
      await ticket.getByRole('rowheader', { name: 'global.azure-devices-provisioning.net' }).waitFor();
      const saving = page.waitForEvent('download');
      await ticket.getByRole('button', { name: 'Save as CSV' }).click();
      expect(readFileSync(await (await saving).path(), 'utf8')).toContain('5671');
      await onPaper(
        page,
        () => ticket.getByRole('button', { name: 'Print', exact: true }).click(),
        async () => {
          const row = page.locator('[data-paper]').getByRole('row').filter({ hasText: '5671' }).first();
          expect(await row.isVisible()).toBe(true);
          expect(await ticket.isVisible()).toBe(false);
        },
      );
      expect(await axeProblems(page)).toEqual([]);
    });
  });

  test('a look that takes too long is stopped on the machine, and not in the window alone', async () => {
    await chooseWay(page, 'Device Provisioning Service with the TPM of this host');
    await call(page, 'practice.speed', { scale: 1 });
    await page.getByRole('button', { name: 'Look at the TPM' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    const log = (): string => readFileSync(join(folder, 'state', 'logs', 'eflow-desk.log'), 'utf8');
    await expect.poll(log).toMatch(/"name":"identity\.tpm","ms":\d+,"code":"EFD-JOB-008"/u);
    expect(await page.locator('[data-tpm]').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Look at the TPM' }).isEnabled()).toBe(true);
    await call(page, 'practice.speed', { scale: 0.01 });
  });

  test('the TPM is judged with its evidence, its key is to be copied, and another enrollment is told', async () => {
    await chooseWay(page, 'Device Provisioning Service with the TPM of this host');
    await page.getByRole('button', { name: 'Look at the TPM' }).click();
    const report = page.locator('[data-tpm]');
    await report.waitFor({ timeout: 30_000 });
    await report.locator('[data-finding="HC-12"]').waitFor();
    const source = report.locator('[data-source="host"]');
    await source.getByRole('button', { name: 'Copy: Endorsement key' }).waitFor();
    await source.getByRole('button', { name: 'Use this registration ID in the setup' }).click();
    expect(await field(page, 'identity.registrationId').inputValue()).toMatch(/^[a-z2-7]{52}$/u);
  });

  test('is clean in every look, and fits on a small screen', async () => {
    for (const way of [
      'Certificate of one device',
      'Device Provisioning Service with the TPM of this host',
    ]) {
      await chooseWay(page, way);
      expect(await unsound(page), way).toEqual([]);
    }
    await paste(page, 'identity.paste', groupKey);
    await pasted(page).locator('[data-take="derive"]').waitFor();
    expect(await unsound(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 120_000);
});
