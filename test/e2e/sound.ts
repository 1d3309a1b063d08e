import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeProblems, fitsSideways } from './support.ts';

/** How a page can look: light, dark, and in the colours that Windows forces. */
export const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** Shows a page in one of its looks, and waits until it does. */
export async function showIn(page: Page, look: (typeof looks)[keyof typeof looks]): Promise<void> {
  await page.emulateMedia(look);
  // The theme follows with the next rendering.
  await expect
    .poll(() => page.evaluate<string>('document.documentElement.style.colorScheme'))
    .toBe(look.colorScheme);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** What axe finds in light, in dark and in forced colours. */
async function problemsInEveryLook(page: Page): Promise<string[]> {
  // A window behind another one follows no change of its looks.
  await page.bringToFront();
  const found: string[] = [];
  for (const look of Object.values(looks)) {
    await showIn(page, look);
    // What lies below an open dialog is dimmed, and nobody can stand on it.
    const open = (await page.getByRole('dialog').count()) > 0;
    const problems = await axeProblems(page, open ? '[role="dialog"]' : 'html');
    found.push(...problems.map((problem) => `${look.colorScheme}, ${look.forcedColors}: ${problem}`));
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  return found;
}

/** Sizes that must need no scrolling sideways: a small plant panel, and 400 % of 1280. */
async function widestAt(page: Page): Promise<string[]> {
  const wide: string[] = [];
  const before = page.viewportSize();
  for (const [width, height] of [
    [1024, 640],
    [320, 256],
  ] as const) {
    await page.setViewportSize({ width, height });
    if (!(await fitsSideways(page))) wide.push(`${width}x${height}`);
  }
  if (before !== null) await page.setViewportSize(before);
  return wide;
}

/** What axe finds in any look, and the small sizes at which something has to be scrolled sideways. */
export async function unsound(page: Page): Promise<string[]> {
  return [...(await problemsInEveryLook(page)), ...(await widestAt(page))];
}
