import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../scripts/build-app.mjs';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { openHttpHost, type HttpHost } from '../../src/main/hosts/http/server.ts';
import { readAssets } from '../../src/main/hosts/pages/assets.ts';
import { testApp, testFolder, type TestApp } from '../support/app.ts';
import { missing, openBrowser, openWindow } from './support.ts';

/**
 * The app in a language that nobody speaks: every message in brackets. What stands outside of brackets never went
 * through the messages. The language is made while the windows are built for this test, and is in no other build.
 */
const bracketed = {
  name: 'bracketed',
  enforce: 'pre',
  transform(code: string, id: string): string | undefined {
    if (!id.replaceAll('\\', '/').endsWith('/src/messages/en/index.ts')) return undefined;
    const own = code.replace('export const en =', 'const plain =').replace('} as const;', '};');
    if (own === code) throw new Error('the messages are not where they were');
    return `${own}\nexport const en = Object.fromEntries(Object.entries(plain).map(([key, text]) => [key, '\u27e6' + text + '\u27e7']));`;
  },
} as const;

/** A text or name on a page that has letters outside of brackets. */
interface Stray {
  text: string;
  where: string;
}

/** Every text and name on the page that somebody reads or hears, as an expression for the browser. */
const texts = `(() => {
  const found = [];
  const quoted = 'pre, code, kbd, time, [data-portal-node] style, script, style';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || parent.closest(quoted) !== null) continue;
    found.push({ text: node.data, where: parent.tagName + ' ' + parent.textContent.slice(0, 60) });
  }
  for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'])
    for (const one of document.querySelectorAll('[' + name + ']'))
      if (one.closest('[data-unverified]') === null)
        found.push({ text: one.getAttribute(name), where: name + ' of ' + one.tagName });
  return found;
})()`;

/** The text without a value, wherever that stands as whole words. */
function withoutWhole(text: string, value: string): string {
  if (!text.includes(value)) return text;
  const quoted = value.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  return text.replaceAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${quoted}(?![\p{L}\p{N}])`, 'gu'), ' ');
}

/** Names that are the same in every language, and registration IDs of every practice machine, which look like codes. */
const names = ['English', 'Deutsch', 'K', 'F5', 'F1', 'edge-03', 'edge-04'];

describe.skipIf(missing !== undefined)('every word of the windows comes from the messages', () => {
  let browser: Browser;
  let page: Page;
  let desk: TestApp;
  let server: HttpHost;
  /** Texts of the answers: what a host, a person or a document said. A lone word in small letters may be a code of ours. */
  const data = new Set<string>();
  const { folder, remove } = testFolder();

  function gather(value: unknown): void {
    if (typeof value === 'string') {
      if (!/^[a-z]+(?:[-.][a-z0-9]+)*$/u.test(value) && value.length > 1) data.add(value);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  }

  async function strays(): Promise<string[]> {
    const known = [...names, ...data].toSorted((a, b) => b.length - a.length);
    const found = await page.evaluate<Stray[]>(texts);
    return found
      .filter(({ text }) => {
        let rest = text;
        for (let before = ''; before !== rest;) {
          before = rest;
          rest = rest.replaceAll(/\u27e6[^\u27e6\u27e7]*\u27e7/gu, ' ');
        }
        for (const value of known) rest = withoutWhole(rest, value);
        return /\p{L}/u.test(rest);
      })
      .map(({ text, where }) => `${text} (${where})`);
  }

  beforeAll(async () => {
    browser = await openBrowser();
    desk = await testApp('already-deployed', folder);
    server = await openHttpHost({
      router: desk.app.router,
      assets: readAssets(await buildApp(join(folder, 'windows'), [bracketed])),
      clock: systemClock,
      idleMs: 3_600_000,
      busy: async () => false,
    });
    const context = await browser.newContext({ locale: 'en-US' });
    context.setDefaultTimeout(10_000);
    ({ page } = await openWindow(context, server.link));
    await page.locator('[data-link="host"]').waitFor();
    // The page gets an answer only once its texts are known here.
    await page.route('**/api/**', async (route) => {
      try {
        const response = await route.fetch();
        const lines = (await response.text()).split('\n').filter((line) => line !== '');
        for (const line of lines) gather(JSON.parse(line));
        await route.fulfill({ response });
      } catch {
        await route.abort();
      }
    });
    await page.reload();
    await page.locator('[data-link="host"]').waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await desk.app.close();
    remove();
  });

  /** Goes to a page, waits until it has what it waits for, and unfolds all that is folded. */
  async function see(hash: string): Promise<void> {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => page.locator('.fui-Skeleton').count()).toBe(0);
    // A page that lets nobody in has few words, and would pass.
    expect(await page.getByText('EFD-WEB-002').count()).toBe(0);
    // All that is folded at once, and what shows up folded in it.
    const folded = 'main [aria-expanded="false"]:not([role="combobox"]):not([disabled])';
    const unfold = `(() => { const all = [...document.querySelectorAll(${JSON.stringify(folded)})];
      for (const one of all) one.click(); return all.length; })()`;
    await expect.poll(() => page.evaluate(unfold), { timeout: 10_000 }).toBe(0);
  }

  test('which the test would notice', async () => {
    const stray = async (text: string): Promise<void> => {
      await page.evaluate(`document.querySelector('main').append(${JSON.stringify(text)})`);
      expect(await strays()).toEqual([expect.stringContaining(text)]);
      await page.reload();
    };
    await see('#/home');
    await stray('a stray word');
    await see('#/readiness');
    // A value that was told excuses itself as a whole word only.
    data.add('or');
    await stray('word');
    data.delete('or');
    await see('#/readiness');
    await page.locator('[data-finding]').first().waitFor();
    expect(await strays()).toEqual([]);
  }, 150_000);

  test.each([
    '#/home',
    '#/readiness',
    '#/adviser',
    '#/setup',
    '#/history',
    '#/practice',
    '#/settings',
    '#/history/act:start-vm:{}',
    '#/history/act:remove-eflow:{}',
    '#/history/20260301-080000-abcd',
  ])(
    'on %s',
    async (hash) => {
      await see(hash);
      expect(await strays()).toEqual([]);
    },
    // Dozens of findings are unfolded one by one.
    90_000,
  );

  test('on a job that ran', async () => {
    const job = await desk.run({ kind: 'act', id: 'stop-vm', params: {} });
    await see(`#/history/${job.id}`);
    expect(await strays()).toEqual([]);
    await see(`#/history`);
    expect(await strays()).toEqual([]);
    await see(`#/history/undo:${job.id}`);
    expect(await strays()).toEqual([]);
  });

  test.each(['Control+k', 'F1', '?'])('in what %s opens', async (key) => {
    await see('#/home');
    await page.getByRole('main').focus();
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    expect(await strays()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('when the program is gone', async () => {
    await see('#/home');
    await server.close();
    await page.keyboard.press('F5');
    await page.locator('[data-stale="lost"]').waitFor();
    expect(await strays()).toEqual([]);
  });
});
