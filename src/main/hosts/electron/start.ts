import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { errorCodes, Failure, failure } from '../../../contract/errors.ts';
import { languageOf, say } from '../../../messages/index.ts';
import { systemClock } from '../../adapters/clock.ts';
import { createLog } from '../../adapters/log-file.ts';
import { ownFolders } from '../../bridge/program-folders.ts';
import { openDesk, type Desk } from '../../desk.ts';
import { hostOf } from '../cli/args.ts';
import { stateFolderOf } from '../cli/state-folder.ts';
import { readAssets } from '../pages/assets.ts';
import { scaleOf } from '../practice-scale.ts';
import { fileChooser, openShell, prepareShell } from './shell.ts';
import type { Memory } from './window.ts';

declare const __APP_VERSION__: string;

/** Opened where this computer cannot be the machine. */
const rehearsal = 'practice:long-journey';

/** A store of Electron's for `NAME.json` in a folder. */
async function openStore(electron: typeof Electron, cwd: string, name: string, clearInvalidConfig: boolean) {
  const { default: ElectronStore } = await import('electron-store');
  const store = new ElectronStore({
    cwd,
    name,
    clearInvalidConfig,
    accessPropertiesByDotNotation: false,
  });
  // It answers any page that asks where it keeps its files; no page of ours does.
  electron.ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}

/** The place of the window, kept with the account and not with the machine. */
async function windowMemory(electron: typeof Electron): Promise<Memory> {
  const store = await openStore(electron, electron.app.getPath('userData'), 'window', true);
  return {
    read: () => store.store,
    write: (place) => {
      store.store = place;
    },
  };
}

function windowsFolder(): string {
  const { windows } = ownFolders();
  if (!existsSync(join(windows, 'index.html'))) throw failure(errorCodes.webApp, 'serve', { retry: 'never' });
  return windows;
}

/**
 * Puts the desktop app together: the product with what Electron gives it, and the shell around it. `folder` is where the
 * built preload script lies.
 *
 * @assumed style.md A2: Electron waits for the main module before it is ready, so what is prepared up to the first wait here counts | verify: start the packed app and read app.isReady() and the scheme's origin in the developer tools
 */
export async function start(electron: typeof Electron, folder: string): Promise<void> {
  const { app, dialog } = electron;
  const wanted = app.commandLine.getSwitchValue('state');
  const stateFolder = stateFolderOf(wanted === '' ? undefined : wanted, process.env, process.platform);
  const log = createLog(stateFolder, systemClock, (text) => text);
  prepareShell(electron, log);

  async function openProduct(): Promise<Desk> {
    const host = app.commandLine.getSwitchValue('host');
    const usual = process.platform === 'win32' ? 'local' : rehearsal;
    return openDesk({
      host: hostOf(host === '' ? usual : host),
      stateFolder,
      version: __APP_VERSION__,
      env: process.env,
      practiceScale: scaleOf(process.env),
      chooseFile: fileChooser(electron),
      openStore: ({ cwd, configName }) => openStore(electron, cwd, configName, false),
    });
  }

  async function open(): Promise<void> {
    await app.whenReady();
    try {
      const assets = readAssets(windowsFolder());
      const [desk, memory] = await Promise.all([openProduct(), windowMemory(electron)]);
      await openShell(electron, {
        router: desk.router,
        assets,
        log,
        memory,
        preload: join(folder, 'preload.cjs'),
        close: () => desk.close(),
      });
      void desk.prewarm();
    } catch (error) {
      const known =
        error instanceof Failure
          ? error.error
          : failure(errorCodes.internal, 'call', {
              params: { reason: error instanceof Error ? error.name : 'unknown' },
            }).error;
      log.write('error', 'shell.start', { code: known.code, error: String(error) });
      const language = languageOf(app.getLocale());
      dialog.showErrorBox(
        'EFLOW Desk',
        `${say(language, `error.${known.code}`, known.params)}\n\n${known.code}`,
      );
      app.exit(1);
    }
  }
  // Not waited for: Electron is ready only after its main module has been run to its end.
  void open();
}
