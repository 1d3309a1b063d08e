// Stands in for Electron in a process of its own, so that the built program can be run as it is, without Electron: what the
// program asks of Electron is written to stdout, one JSON line each, and the page it loads asks back.
import { EventEmitter } from 'node:events';

const print = (what, value) => process.stdout.write(`${JSON.stringify({ what, value })}\n`);
const nothing = () => undefined;
const switches = new Map(
  process.argv
    .map((arg) => /^--([\w-]+)=(.*)$/u.exec(arg))
    .filter((match) => match !== null)
    .map(([, name, value]) => [name, value]),
);
const handlers = new Map();
const served = {};

const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  requestSingleInstanceLock: () => {
    const held = switches.get('second') === undefined;
    print('lock', held);
    return held;
  },
  commandLine: { getSwitchValue: (name) => switches.get(name) ?? '' },
  enableSandbox: () => print('sandbox', true),
  setAppUserModelId: nothing,
  getLocale: () => 'de-DE',
  getVersion: () => '45.4.1',
  getPath: () => switches.get('user'),
  // Like Electron's: not before the main module has been run to its end.
  whenReady: () => new Promise((resolve) => setImmediate(resolve)),
  quit: () => setImmediate(end),
  exit: (code) => {
    print('exit', code);
    process.exit(code);
  },
});

/** The end as Electron brings it about. */
function end() {
  for (const name of ['before-quit', 'will-quit']) {
    const event = { refused: false, preventDefault: () => Object.assign(event, { refused: true }) };
    app.emit(name, event);
    if (event.refused) return;
  }
  print('end', true);
  process.exit(0);
}

const session = Object.assign(new EventEmitter(), {
  webRequest: { onBeforeRequest: nothing },
  protocol: { handle: (scheme, handler) => Object.assign(served, { scheme, handler }) },
});
for (const name of [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setUSBProtectedClassesHandler',
  'setBluetoothPairingHandler',
  'setDisplayMediaRequestHandler',
  'setSpellCheckerEnabled',
])
  session[name] = nothing;

class BrowserWindow extends EventEmitter {
  constructor(options) {
    super();
    print('window', { preload: options.webPreferences.preload, sandbox: options.webPreferences.sandbox });
    const frame = { parent: null, origin: 'eflow-desk://app' };
    this.webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: nothing,
      isDestroyed: () => false,
      send: nothing,
    });
    this.event = { sender: this.webContents, senderFrame: frame };
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(address) {
    // The program has not got its window yet.
    await new Promise((resolve) => setImmediate(resolve));
    const page = await served.handler(new Request(address));
    print('page', { status: page.status, policy: page.headers.get('content-security-policy') !== null });
    const call = (name, input) => handlers.get('eflow-desk:call')(this.event, name, input);
    print('about', await call('app.about', {}));
    print('write', await call('settings.write', { theme: 'dark' }));
    print('choose', await call('file.choose', { what: 'installer' }));
    print('elevate', await call('host.elevate', {}));
    print('listeners', electron.ipcMain.eventNames().toSorted());
    this.emit('close', { preventDefault: nothing });
  }
  getNormalBounds = () => ({ x: 1, y: 2, width: 700, height: 500 });
  isMaximized = () => false;
  isDestroyed = () => false;
}

const display = { id: 1, workArea: { x: 0, y: 0, width: 1024, height: 728 } };
export const electron = {
  app,
  BrowserWindow,
  dialog: {
    showErrorBox: (title, text) => print('errorBox', { title, text }),
    showMessageBox: async (...args) => {
      print('question', args.at(-1).message);
      return { response: 1 };
    },
    showOpenDialog: async () => ({ filePaths: ['D:\\eflow.msi'] }),
  },
  ipcMain: Object.assign(new EventEmitter(), {
    handle: (channel, handler) => handlers.set(channel, handler),
  }),
  Menu: { setApplicationMenu: nothing, buildFromTemplate: nothing },
  nativeTheme: { shouldUseDarkColors: false },
  protocol: { registerSchemesAsPrivileged: (schemes) => print('schemes', schemes.length) },
  screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
  session: {
    fromPartition: () => {
      app.emit('session-created', session);
      return session;
    },
  },
  shell: { openExternal: async () => undefined },
};
