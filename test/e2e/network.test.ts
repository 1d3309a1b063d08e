import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/app.ts';
import {
  axeProblems,
  call,
  fitsSideways,
  goToStep,
  jobShows,
  missing,
  openBrowser,
  openDocument,
  openWindow,
  serve,
  startSetup,
  type Served,
} from './support.ts';

describe.skipIf(missing !== undefined)('connecting the VM of a server that has no switch', () => {
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const { folder, remove } = testFolder();
  /** One way to connect the VM, by its kind and what it leads over. */
  const way = (name: string) => page.locator(`[data-way="${name}"]`);

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({
      locale: 'en-US',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    served = await serve('server-internal-switch-nat', join(folder, 'server'));
    ({ page, complaints } = await openWindow(context, served.link));
    page.setDefaultTimeout(8000);
    await openDocument(page, 'dps-tpm.json');
    await goToStep(page, 'network');
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.kill();
    remove();
  });

  test('shows the ways there are, best first, and says why the others cannot be', async () => {
    await way('internal-nat-static').waitFor();
    // As text: this file is checked without a browser's types.
    const ways = () =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('[data-way]')].map((one) => one.dataset.way + ': ' + one.dataset.status)`,
      );
    expect(await ways()).toEqual([
      'internal-nat-static: possible',
      'internal-dhcp: possible',
      'external Ethernet: unknown',
      'default-switch: refused',
      'external Wi-Fi: refused',
    ]);
    expect(await way('default-switch').innerText()).toContain('Windows Server has no Default Switch.');
    expect(await way('default-switch').innerText()).toContain('The setup asks for this one.');
    expect(await way('default-switch').getByRole('radio').isDisabled()).toBe(true);
    // Nothing here makes a DHCP role, so nobody can choose one.
    expect(await way('internal-dhcp').getByRole('radio').isDisabled()).toBe(true);
    expect(await way('external Ethernet').innerText()).toContain('Whether a DHCP server answers');
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await expect.poll(async () => (await ways())[1]).toBe('external Ethernet: possible');
    await page.getByLabel('Machines at the site must reach the VM').check();
    await expect.poll(async () => (await ways())[0]).toBe('external Ethernet: possible');
    expect(await way('internal-nat-static').innerText()).toContain('the plant does not reach the VM');
    await page.getByLabel('Machines at the site must reach the VM').uncheck();
    await expect.poll(async () => (await ways())[0]).toBe('internal-nat-static: possible');
  });

  test('takes the first way with all it needs, by the keyboard alone, and draws it', async () => {
    const radio = way('internal-nat-static').getByRole('radio');
    await radio.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => radio.isChecked()).toBe(true);
    const field = (name: string) => page.getByRole('textbox', { name }).inputValue();
    expect(await field('Name of the switch')).toBe('EFLOW-Int');
    expect(await field('Address of the VM')).toBe('192.168.200.2');
    expect(await field('Gateway')).toBe('192.168.200.1');
    expect(await field('DNS servers')).toBe('10.20.30.53');
    await page.getByRole('img', { name: 'NAT of Windows behind it' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('says beside its field what an address cannot be', async () => {
    const address = page.getByRole('textbox', { name: 'Address of the VM' });
    await address.fill('192.168.200.1');
    await page.getByRole('alert').filter({ hasText: 'the address of the gateway' }).waitFor();
    await address.fill('192.168.201.2');
    await page
      .getByRole('alert')
      .filter({ hasText: 'which is not in the network 192.168.201.0/24' })
      .waitFor();
    await address.fill('192.168.200.2');
    const servers = page.getByRole('textbox', { name: 'DNS servers' });
    await servers.fill('10.20.30.53, dns.example');
    await page.getByRole('alert').filter({ hasText: 'must be an IPv4 address' }).waitFor();
    await servers.fill('10.20.30.53 ');
    await expect.poll(() => page.locator('a[data-step="network"]').getAttribute('data-state')).toBe('done');
  });

  test('gives the VM a further NIC with what its kind of switch needs, and leaves it out again', async () => {
    const state = () => page.locator('a[data-step="network"]').getAttribute('data-state');
    const nic = page.getByRole('group', { name: 'Further network card 1' });
    await page.getByRole('button', { name: 'Add a network card' }).click();
    await nic.getByRole('textbox', { name: 'Name of the network card' }).fill('line 2');
    await nic.getByRole('alert').filter({ hasText: 'must be letters' }).waitFor();
    await expect.poll(state).toBe('correct');
    await nic.getByRole('textbox', { name: 'Name of the network card' }).fill('line');
    await nic.getByRole('textbox', { name: 'Name of its switch' }).fill('Plant-LAN');
    await expect.poll(state).toBe('done');
    await nic.getByRole('radio', { name: 'Internal switch' }).check();
    await expect.poll(state).toBe('open');
    await nic.getByRole('textbox', { name: 'Its address' }).fill('10.20.30.90');
    await nic.getByRole('textbox', { name: 'Gateway' }).fill('10.20.30.1');
    await expect.poll(state).toBe('done');
    expect(await axeProblems(page)).toEqual([]);
    await nic.getByRole('button', { name: 'Leave network card 1 out' }).click();
    expect(await nic.count()).toBe(0);
    await expect.poll(state).toBe('done');
  });

  test('fits a small screen', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await fitsSideways(page)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('makes switch, address and NAT, and ends proven', async () => {
    await goToStep(page, 'review');
    await page.getByText('Make the Internal switch').first().waitFor();
    await startSetup(page);
    await jobShows(page, 'waiting');
    await call(page, 'practice.enroll', {});
    await page.getByRole('button', { name: 'It is enrolled: go on' }).click();
    await jobShows(page, 'succeeded');
    await page.getByText('Proven: the device is connected').waitFor();
    expect(await call(page, 'practice.show', {})).toMatchObject({
      network: { nats: ['EFLOW-Int-NAT 192.168.200.0/24'] },
      vm: { network: { ip: '192.168.200.2', dnsServers: ['10.20.30.53'] } },
    });
    expect(complaints).toEqual([]);
  }, 180_000);
});
