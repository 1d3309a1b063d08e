import type * as Electron from 'electron';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import type { ChosenThing } from '../../../contract/certificates.ts';
import type { ChooseFile, Log } from '../../ports.ts';
import type { Caller, Router } from '../../services/router.ts';
import type { Assets } from '../pages/assets.ts';
import { confirming, type Question } from './confirm.ts';
import { serveIpc } from './ipc.ts';
import { lockApp } from './lockdown.ts';
import { menuTemplate } from './menu.ts';
import { ownJobs } from './own-jobs.ts';
import { guardQuit } from './quit.ts';
import { privileges, servePages } from './scheme.ts';
import { openWindow, showWindow, type Memory } from './window.ts';
import { wordsNow } from './words.ts';

/** The parts of Electron that the shell uses. `main.ts` gives the real ones, tests give stand-ins. */
export type ShellParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
>;

/** By this Windows knows the windows of the program for its own; the same as in electron-builder.yml. */
const appId = 'EflowDesk.Desktop';

/** What has to be settled before Electron is ready: the sandbox, our scheme, and everything that is refused. */
export function prepareShell({ app, protocol, shell }: ShellParts, log: Log): void {
  app.enableSandbox();
  app.setAppUserModelId(appId);
  protocol.registerSchemesAsPrivileged([privileges]);
  lockApp(app, {
    openExternal: (address) => shell.openExternal(address),
    log,
    tools: !app.isPackaged,
  });
}

export interface ShellOptions {
  router: Router;
  assets: Assets;
  log: Log;
  memory: Memory;
  /** Full path of the built preload script. */
  preload: string;
  /** Ends the product behind the router: called once, when the program ends. */
  close(): Promise<void>;
}

const caller: Caller = { id: 'shell', may: 'read' };

/** True when the window is to be dark: as the person chose, else as Windows is. */
async function isDark(router: Router, windowsIsDark: boolean): Promise<boolean> {
  const answer = await router.call('settings.read', {}, caller);
  const theme = answer.ok ? answer.value.settings.theme : 'system';
  return theme === 'system' ? windowsIsDark : theme === 'dark';
}

/** Opens the window and everything around it, once Electron is ready. Knows the product by its router only. */
export async function openShell(parts: ShellParts, options: ShellOptions): Promise<BrowserWindow> {
  const { app, dialog, ipcMain, Menu, nativeTheme } = parts;
  const { assets, log, memory, preload } = options;
  const tools = !app.isPackaged;
  const words = () => wordsNow(options.router, app);
  /** Empty until the window is there. */
  const shown: { window?: BrowserWindow } = {};

  async function ask({ message, detail, yes, no }: Question): Promise<boolean> {
    const box: MessageBoxOptions = {
      type: 'warning',
      title: 'EFLOW Desk',
      message,
      detail,
      buttons: [yes, no],
      // Enter and Escape change nothing.
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const { response } =
      shown.window === undefined
        ? await dialog.showMessageBox(box)
        : await dialog.showMessageBox(shown.window, box);
    return response === 0;
  }

  const jobs = ownJobs(confirming({ router: options.router, words, ask }));
  serveIpc({ ipcMain, router: jobs.router, log, page: () => shown.window?.webContents });

  // In memory only: nothing that a page leaves behind outlives the program.
  const session = parts.session.fromPartition('eflow-desk');
  servePages(session.protocol, assets);

  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(await words(), tools)));
  const window = openWindow({
    create: (wanted) => new parts.BrowserWindow(wanted),
    screen: parts.screen,
    session,
    memory,
    preload,
    tools,
    dark: await isDark(options.router, nativeTheme.shouldUseDarkColors),
    log,
  });

  shown.window = window;

  const guard = guardQuit({ working: jobs.working, words, ask, quit: () => app.quit() });
  window.on('close', guard);
  app.on('before-quit', guard);
  app.on('second-instance', () => {
    if (!window.isDestroyed()) showWindow(window);
  });

  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const end = (): void => {
      closed = true;
      app.quit();
    };
    options.close().then(end, end);
  });
  return window;
}

/** Endings of each kind of file; a file of another ending can be chosen by its path. */
const endings: Readonly<Record<Exclude<ChosenThing, 'folder'>, { name: string; extensions: string[] }>> = {
  installer: { name: 'MSI', extensions: ['msi'] },
  images: { name: 'docker save', extensions: ['tar', 'gz', 'tgz'] },
  certificate: { name: 'X.509', extensions: ['pem', 'crt', 'cer', 'der', 'pfx', 'p12'] },
  authority: { name: 'PEM', extensions: ['pem', 'crt', 'cer'] },
  key: { name: 'PEM, PFX', extensions: ['pem', 'key', 'der', 'pfx', 'p12'] },
};

/** Lets the person choose a file or a folder in a window of Windows. */
export function fileChooser({ dialog }: Pick<ShellParts, 'dialog'>): ChooseFile {
  return async (what) => {
    const { filePaths } = await dialog.showOpenDialog(
      what === 'folder'
        ? { properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }
        : { properties: ['openFile', 'dontAddToRecent'], filters: [endings[what]] },
    );
    return filePaths[0];
  };
}
