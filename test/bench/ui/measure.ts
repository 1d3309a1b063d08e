import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page, Request } from 'playwright-core';
import type { BenchDesk } from './server.ts';

/** One load of the app by a browser that has never seen it. Times in milliseconds from the navigation, sizes in bytes. */
export interface ColdLoad {
  paint: number;
  status: number;
  /** Scripts that were there when the first status was, as they travelled. */
  scriptBytes: number;
  scripts: number;
  /** First paint of a page of one heading, in the same browser. */
  barePaint: number;
}

/** Frames of a page while something happens, in milliseconds. */
export interface Frames {
  frames: number;
  longest: number;
  over50: number;
  /** Tasks of the page's thread of more than 50 ms, by the browser's own count. */
  longTasks: number;
}

/** What a page holds after the browser threw away what nobody needs. */
export interface Held {
  heapBytes: number;
  nodes: number;
  listeners: number;
}

// As text: these files are checked without a browser's types.
const watchStatus = `new MutationObserver((_, observer) => {
  if (document.querySelector('[data-link="host"]') === null) return;
  window.benchStatus = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;
const firstPaint = `new Promise((resolve) => {
  const look = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    if (paint === undefined) requestAnimationFrame(look); else resolve(paint.startTime);
  };
  look();
})`;
const loadedScripts = `performance.getEntriesByType('resource')
  .filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime <= window.benchStatus)
  .map(({ encodedBodySize }) => encodedBodySize)`;
const watchFrames = `(() => {
  const seen = { frames: 0, longest: 0, over50: 0, longTasks: 0 };
  let last = performance.now();
  const frame = (now) => {
    const took = now - last;
    last = now;
    seen.frames += 1;
    seen.longest = Math.max(seen.longest, took);
    if (took > 50) seen.over50 += 1;
    if (window.benchFrames === seen) requestAnimationFrame(frame);
  };
  new PerformanceObserver((list) => { seen.longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
  window.benchFrames = seen;
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
})()`;
const takeFrames = `(() => { const seen = window.benchFrames; window.benchFrames = undefined; return seen; })()`;

/** A page of one heading, the least that a browser can show. */
export async function openBarePage(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>bare</title><h1>Bare</h1>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Loads a bare page, then the app, in a browser that was just started. */
export async function coldLoad(browser: Browser, desk: BenchDesk, bareUrl: string): Promise<ColdLoad> {
  const page = await browser.newPage();
  await page.goto(bareUrl);
  const barePaint = await page.evaluate<number>(firstPaint);
  await page.addInitScript(watchStatus);
  await page.goto(await desk.link());
  const paint = await page.evaluate<number>(firstPaint);
  await page.locator('[data-link="host"]').waitFor();
  const status = await page.evaluate<number>('window.benchStatus');
  const sizes = await page.evaluate<number[]>(loadedScripts);
  return {
    paint,
    status,
    scriptBytes: sizes.reduce((sum, size) => sum + size, 0),
    scripts: sizes.length,
    barePaint,
  };
}

async function openJob(browser: Browser, desk: BenchDesk): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(await desk.link());
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(`location.hash = '#/history/${desk.job}'`);
  await page.locator('[data-step="deploy"]').waitFor();
  return page;
}

/** Frames of the job's page while it prints `lines` at `perSecond`; with no lines, while it waits for `quietMs`. */
export async function framesOf(
  browser: Browser,
  desk: BenchDesk,
  { lines, perSecond, quietMs }: { lines: number; perSecond: number; quietMs: number },
): Promise<Frames> {
  const page = await openJob(browser, desk);
  await page.evaluate(watchFrames);
  if (lines === 0) {
    await page.evaluate(`new Promise((resolve) => { setTimeout(resolve, ${quietMs}); })`);
  } else {
    const until = desk.events() + lines;
    await new Promise<void>((resolve) => {
      const each = Math.max(1, Math.round(perSecond / 100));
      const timer = setInterval(() => {
        desk.print(Math.min(each, until - desk.events()));
        if (desk.events() < until) return;
        clearInterval(timer);
        resolve();
      }, 10);
    });
    await page.getByText(` - ${until - 1} Extracting`).waitFor();
  }
  const frames = await page.evaluate<Frames>(takeFrames);
  await page.close();
  return frames;
}

async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  await session.detach();
  return { heapBytes: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

/**
 * What a page holds before and after `minutes` of its own time, made to pass in steps of five seconds: everything it asks
 * for regularly it really asks for, and on the job's page a line is printed every second.
 */
export async function heldOver(
  browser: Browser,
  desk: BenchDesk,
  where: 'status' | 'job',
  minutes: number,
): Promise<{ before: Held; after: Held; requests: number }> {
  const page = await browser.newPage();
  const open = new Set<Request>();
  let requests = 0;
  let quiet: () => void = () => undefined;
  page.on('request', (request) => {
    // A feed stays open; only what is asked and answered is waited for.
    if (!/\/api\/(?!jobs\.follow)/u.test(request.url())) return;
    requests += 1;
    open.add(request);
  });
  const closed = (request: Request): void => {
    open.delete(request);
    quiet();
  };
  page.on('requestfinished', closed);
  page.on('requestfailed', closed);
  await page.clock.install({ time: new Date() });
  await page.goto(await desk.link());
  await page.locator('[data-link="host"]').waitFor();
  if (where === 'job') {
    await page.evaluate(`location.hash = '#/history/${desk.job}'`);
    await page.locator('[data-step="deploy"]').waitFor();
  }
  const pass = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step += 1) {
      if (where === 'job') desk.print(5);
      await page.clock.runFor(5000);
      while (open.size > 0) {
        await new Promise<void>((resolve) => {
          quiet = resolve;
        });
      }
    }
    if (where === 'job') await page.getByText(` - ${desk.events() - 1} Extracting`).waitFor();
  };
  // What is loaded and remembered once is no growth.
  await pass(24);
  const before = await heldBy(page);
  const asked = requests;
  await pass(minutes * 12);
  const after = await heldBy(page);
  await page.close();
  return { before, after, requests: requests - asked };
}
