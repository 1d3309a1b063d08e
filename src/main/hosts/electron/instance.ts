import type { App } from 'electron';

/**
 * The first thing done (style.md E2.10): only one of us runs for a person. A second one ends here, before it has read a
 * setting or opened a file; the first one is told and shows its window.
 */
export async function asOnlyOne(
  app: Pick<App, 'requestSingleInstanceLock' | 'quit'>,
  begin: () => Promise<void>,
): Promise<void> {
  if (app.requestSingleInstanceLock()) await begin();
  else app.quit();
}
