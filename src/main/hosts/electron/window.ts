import type { BrowserWindow, BrowserWindowConstructorOptions, Screen, Session } from 'electron';
import type { Log } from '../../ports.ts';
import { placeFor, smallest, type Rectangle, type WindowPlace } from './bounds.ts';
import { pageAddress } from './origin.ts';

/** What the shell remembers of its window between two runs. */
export interface Memory {
  read(): unknown;
  write(place: WindowPlace): void;
}

export interface WindowOptions {
  create(options: BrowserWindowConstructorOptions): BrowserWindow;
  screen: Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>;
  session: Session;
  memory: Memory;
  /** Full path of the built preload script. */
  preload: string;
  /** Developer tools: in a checkout only. */
  tools: boolean;
  dark: boolean;
  log: Log;
}

/** How often a page whose process broke is loaded anew, before it is left as it is. */
const mostReloads = 3;

/** Background of the two themes, so that nothing flashes before the page is there. */
const background = { dark: '#1f1f1f', light: '#fafafa' };

/** The work areas of all displays, the main one first. */
function areasOf(screen: WindowOptions['screen']): readonly [Rectangle, ...Rectangle[]] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main.workArea, ...others.map((display) => display.workArea)];
}

/**
 * Opens the one window: sandboxed, isolated, without Node anywhere (style.md E2.1), where it was the last time.
 *
 * @assumed style.md E2.1: Electron 45 obeys these preferences, and a place in pixels of one display holds on displays of another scale | verify: run test/e2e-electron on Windows, and move the window between displays of 100 % and 200 %
 */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { maximized, ...bounds } = placeFor(options.memory.read(), areasOf(options.screen));
  const window = options.create({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'EFLOW Desk',
    backgroundColor: options.dark ? background.dark : background.light,
    autoHideMenuBar: true,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.tools,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () =>
    options.memory.write({ ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    options.log.write('error', 'shell.page-gone', { reason });
    // A job goes on without the page; whoever looks wants to see it again.
    if (reason !== 'clean-exit' && reloads < mostReloads) {
      reloads += 1;
      window.webContents.reload();
    }
  });
  window
    .loadURL(pageAddress)
    .catch((error: unknown) =>
      options.log.write('error', 'shell.load', { error: error instanceof Error ? error.message : '' }),
    );
  return window;
}

/** Brings the window to the person: what a second start means, whatever its arguments (style.md E2.16). */
export function showWindow(window: Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'>): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
