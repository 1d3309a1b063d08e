import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { buildAppIfStale } from '../../scripts/build-app.mjs';
import { buildIfStale } from '../../scripts/build.mjs';

export { missing, openBrowser } from './browser.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product, serving its windows from a process of its own. */
export interface Served {
  link: string;
  process: ChildProcess;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/**
 * Starts `serve` on a practice machine. The same folder and port make it the same program again, as after a crash.
 * `payloads` is a folder with installers.
 */
export async function serve(
  scenario: string,
  folder: string,
  port?: number,
  payloads?: string,
): Promise<Served> {
  await buildAppIfStale();
  const main = await buildIfStale();
  const args = ['--host', `practice:${scenario}`, '--state', folder, '--json', 'serve'];
  const child = spawn(
    process.execPath,
    [
      main,
      ...args,
      ...(port === undefined ? [] : ['--port', String(port)]),
      ...(payloads === undefined ? [] : ['--payloads', payloads]),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, EFLOW_DESK_PRACTICE_SCALE: '0.01', LANG: 'en_US.UTF-8' },
    },
  );
  let text = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
  });
  const link = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const line = /^\{.*\}$/mu.exec(text)?.[0];
      if (line !== undefined) resolve((JSON.parse(line) as { link: string }).link);
    });
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${text} ${errors}`)));
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return {
    link,
    process: child,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A window of the app, with everything the page complains about gathered. */
export async function openWindow(
  context: BrowserContext,
  link: string,
): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(link);
  return { page, complaints };
}

/** Calls a procedure as the page does, with its cookie: for what a person would do beside the windows. */
export async function call<T>(page: Page, name: string, input: unknown): Promise<T> {
  const text = await page.evaluate<string>(`fetch('/api/${name}', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: ${JSON.stringify(JSON.stringify(input))},
  }).then((response) => response.text())`);
  const envelope = JSON.parse(text) as { ok: boolean; value: T };
  if (!envelope.ok) throw new Error(`${name}: ${text}`);
  return envelope.value;
}

/** Goes to a page of the app by its navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Goes to a step of the setup, by its place in the list of steps. */
export async function goToStep(page: Page, step: string): Promise<void> {
  await page.locator(`a[data-step="${step}"]`).click();
  await page.locator(`a[data-step="${step}"][aria-current="step"]`).waitFor();
}

/**
 * Opens an example of the repository in the form, with the full path of its installer, as a person would have it: beside
 * the example, or in another folder.
 */
export async function openDocument(page: Page, name: string, folder = join(root, 'examples')): Promise<void> {
  const setup = JSON.parse(readFileSync(join(root, 'examples', name), 'utf8')) as {
    payload: { file: string };
  };
  setup.payload.file = join(folder, setup.payload.file);
  const buffer = Buffer.from(JSON.stringify(setup));
  await goTo(page, 'Set up');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a document' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer });
}

/** Starts the setup that is in the form from its plan. */
export async function startSetup(page: Page): Promise<void> {
  await goToStep(page, 'review');
  await page.getByRole('button', { name: 'Set up this device' }).click();
}

/** What axe answers, as far as it is looked at. */
interface Found {
  violations: { id: string; nodes: { target: unknown[]; html: string; failureSummary: string }[] }[];
}

/** What axe finds wrong with the page at this moment. */
async function axeNow(page: Page, part: string): Promise<string[]> {
  // A colour in the midst of a change is none that anybody reads; what goes on for ever is no such change.
  await page.evaluate(
    `Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => undefined)))`,
  );
  // Fluent's focus keeper puts in elements that hand the focus on at once; nobody ever stands on them.
  // The policy of the page lets no script in from outside, so this comes by the debugger's own way.
  const found = await page.evaluate<Found>(
    `${axe.source}; axe.run({ include: [['${part}']], exclude: [['[data-tabster-dummy]']] }, { resultTypes: ['violations'] })`,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => `${id}: ${target.join(' ')} ${html} ${failureSummary}`),
  );
}

/**
 * What axe finds wrong with the page as it stands, or with a part of it, one line each. Axe takes its time, and a page may
 * change under it, for example when a reading ends: what is wrong has to be so whenever it is looked at.
 */
export async function axeProblems(page: Page, part = 'html'): Promise<string[]> {
  let lasting = await axeNow(page, part);
  for (let looks = 0; looks < 4 && lasting.length > 0; looks++) {
    const now = await axeNow(page, part);
    lasting = lasting.filter((problem) => now.includes(problem));
  }
  return lasting;
}

/** True when nothing on the page has to be scrolled sideways. */
export async function fitsSideways(page: Page): Promise<boolean> {
  // As text: this file is checked without a browser's types.
  return page.evaluate<boolean>(
    `[document.documentElement, document.querySelector('main')].every((one) => one.scrollWidth <= one.clientWidth + 1)`,
  );
}

/** Waits until a job shows a state by its words. */
export async function jobShows(page: Page, words: string): Promise<void> {
  const state = page.getByRole('main').getByRole('status').first();
  await state.filter({ hasText: words }).waitFor({ timeout: 60_000 });
}
