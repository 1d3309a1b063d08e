import { EventEmitter } from 'node:events';
import type { BrowserWindow, IpcMain, IpcRenderer, Session, WebContents } from 'electron';
import type { ShellParts } from '../../../../src/main/hosts/electron/shell.ts';
import type { Json } from '../../../../src/contract/json.ts';
import type { Log } from '../../../../src/main/ports.ts';

/** An event of Electron as far as it matters: whether what it announces was refused. */
export function happening<T extends object>(more: T = {} as T) {
  const event = {
    refused: false,
    preventDefault() {
      event.refused = true;
    },
    ...more,
  };
  return event;
}

/** A log that is looked at. */
export function openLog(): { log: Log; lines: { event: string; data: Record<string, Json> }[] } {
  const lines: { event: string; data: Record<string, Json> }[] = [];
  return { log: { write: (_level, event, data) => void lines.push({ event, data }) }, lines };
}

type Handler = (...args: unknown[]) => unknown;

/** Remembers the handlers that are set on it, by the names of the setters, and every other call. */
export function recorder<T extends object>(base: T) {
  const set = new Map<string, Handler>();
  const calls: [string, ...unknown[]][] = [];
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      if (typeof args[0] === 'function') set.set(name, args[0] as Handler);
    };
  return { base, set, calls, record };
}

export type SessionStandIn = ReturnType<typeof newSession>;

/** A session: what was set on it, and its events. */
export function newSession() {
  const emitter = new EventEmitter();
  const { set, calls, record } = recorder(emitter);
  const served: { handler?: (request: Request) => Response } = {};
  const session = Object.assign(emitter, {
    setPermissionRequestHandler: record('permissionRequest'),
    setPermissionCheckHandler: record('permissionCheck'),
    setDevicePermissionHandler: record('device'),
    setUSBProtectedClassesHandler: record('usbClasses'),
    setBluetoothPairingHandler: record('bluetooth'),
    setDisplayMediaRequestHandler: record('displayMedia'),
    setSpellCheckerEnabled: record('spellChecker'),
    webRequest: { onBeforeRequest: record('request') },
    protocol: {
      handle: (_scheme: string, handler: (request: Request) => Response) => {
        served.handler = handler;
      },
    },
  });
  return { session: session as unknown as Session, emitter, set, calls, served };
}

export type PageStandIn = ReturnType<typeof newPage>;

/** A page: its main frame says where it is from, and what is sent to it arrives at the preload side. */
export function newPage(origin = 'eflow-desk://app') {
  const emitter = new EventEmitter();
  const { set, calls, record } = recorder(emitter);
  const arrive = new EventEmitter();
  const state = { destroyed: false };
  const contents = Object.assign(emitter, {
    setWindowOpenHandler: record('open'),
    reload: record('reload'),
    isDestroyed: () => state.destroyed,
    send: (channel: string, ...args: unknown[]) => arrive.emit(channel, {}, ...structuredClone(args)),
  });
  const frame = { parent: null as object | null, origin };
  return { contents: contents as unknown as WebContents, emitter, set, calls, arrive, frame, state };
}

/** Electron's messages with both ends in one process; what goes over is copied, as between processes. */
export function newIpc(page: PageStandIn) {
  const handlers = new Map<string, Handler>();
  const main = new EventEmitter();
  const event = () => ({ sender: page.contents, senderFrame: page.frame });
  return {
    ipcMain: Object.assign(main, {
      handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
    }) as unknown as IpcMain,
    ipcRenderer: Object.assign(page.arrive, {
      invoke: async (channel: string, ...args: unknown[]) =>
        structuredClone(await handlers.get(channel)?.(event(), ...structuredClone(args))),
      send: (channel: string, ...args: unknown[]) =>
        void main.emit(channel, event(), ...structuredClone(args)),
    }) as unknown as Pick<IpcRenderer, 'invoke' | 'send' | 'on'>,
  };
}

export interface ElectronOptions {
  packaged?: boolean;
  locale?: string;
  /** What the person presses in each question, in order: 0 is yes. */
  presses?: number[];
}

/** All of Electron that the shell uses, with the window it makes. Every call is written down in order. */
export function newElectron({ packaged = true, locale = 'en-GB', presses = [] }: ElectronOptions = {}) {
  const emitter = new EventEmitter();
  const { calls, record } = recorder(emitter);
  const page = newPage();
  const ipc = newIpc(page);
  const session = newSession();
  const questions: {
    message: string;
    detail: string;
    buttons: string[];
    defaultId: number;
    cancelId: number;
  }[] = [];
  const made: { options?: Record<string, unknown>; window?: EventEmitter } = {};

  class Window extends EventEmitter {
    readonly webContents = page.contents;
    readonly loadURL = async (address: string): Promise<void> => void calls.push(['loadURL', address]);
    readonly maximize = record('maximize');
    readonly show = record('show');
    readonly focus = record('focus');
    readonly restore = record('restore');
    readonly isMinimized = () => true;
    readonly isMaximized = () => false;
    readonly isDestroyed = () => false;
    readonly getNormalBounds = () => ({ x: 10, y: 20, width: 800, height: 600 });
    constructor(options: Record<string, unknown>) {
      super();
      made.options = options;
      made.window = this;
    }
  }

  const app = Object.assign(emitter, {
    isPackaged: packaged,
    requestSingleInstanceLock: () => {
      calls.push(['lock']);
      return true;
    },
    enableSandbox: record('enableSandbox'),
    setAppUserModelId: record('setAppUserModelId'),
    getLocale: () => locale,
    quit: record('quit'),
  });
  const displays = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  const parts = {
    app,
    BrowserWindow: Window as unknown as typeof BrowserWindow,
    dialog: {
      showMessageBox: async (...args: unknown[]) => {
        questions.push(args.at(-1) as (typeof questions)[number]);
        return { response: presses.shift() ?? 1 };
      },
      showOpenDialog: async (options: unknown) => {
        calls.push(['showOpenDialog', options]);
        return { filePaths: ['D:\\eflow.msi'] };
      },
    },
    ipcMain: ipc.ipcMain,
    Menu: {
      setApplicationMenu: record('setApplicationMenu'),
      buildFromTemplate: (template: unknown) => template,
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: { registerSchemesAsPrivileged: record('registerSchemes') },
    screen: { getPrimaryDisplay: () => displays[0], getAllDisplays: () => displays },
    session: {
      fromPartition: (name: string) => {
        calls.push(['fromPartition', name]);
        emitter.emit('session-created', session.session);
        return session.session;
      },
    },
    shell: { openExternal: async (address: string) => void calls.push(['openExternal', address]) },
  };
  return { parts: parts as unknown as ShellParts, app, calls, page, session, questions, made, ...ipc };
}
