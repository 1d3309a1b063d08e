import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleMain, bundlePreload } from '../../../../scripts/build-electron.mjs';
import { procedures } from '../../../../src/contract/procedures.ts';
import { sources } from '../../../support/sources.ts';
import { limit } from '../../../support/limits.ts';

interface Bridge {
  pathOf(file: unknown): string;
  call(name: string, input: unknown): Promise<unknown>;
  feed(name: string, input: unknown, item: () => void, end: () => void): () => void;
}

describe('the built preload script', () => {
  const exposed: Record<string, Bridge> = {};
  const required: string[] = [];
  let text = '';
  beforeAll(async () => {
    text = await bundlePreload();
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: Bridge) => void (exposed[name] = api) },
      webUtils: { getPathForFile: ({ name }: { name: string }) => `C:\\certificates\\${name}` },
      ipcRenderer: { on: () => undefined, send: () => undefined, invoke: async () => 'asked' },
    };
    // What the sandbox has: a require that knows electron, and little else.
    runInNewContext(text, {
      exports: {},
      require: (name: string) => {
        required.push(name);
        if (name !== 'electron') throw new Error(`no ${name} in the sandbox`);
        return electron;
      },
    });
  });

  test('needs electron only and stays small', () => {
    expect(required).toEqual(['electron']);
    expect(text.length).toBeLessThan(10_000);
  });

  test('puts three functions on the window, and nothing else', () => {
    expect(Object.entries(exposed).map(([name, api]) => [name, Object.keys(api)])).toEqual([
      ['eflowDesk', ['pathOf', 'call', 'feed']],
    ]);
  });

  test('tells where a file lies that was dropped', () => {
    expect(exposed['eflowDesk']?.pathOf({ name: 'press-3.pfx' })).toBe('C:\\certificates\\press-3.pfx');
  });

  test('knows every procedure by its kind', async () => {
    const { call, feed } = exposed['eflowDesk'] as Bridge;
    const nothing = (): void => undefined;
    for (const [name, { kind }] of Object.entries(procedures)) {
      const asked = kind === 'feed' ? typeof feed(name, {}, nothing, nothing) : await call(name, {});
      expect(asked, name).toBe(kind === 'feed' ? 'function' : 'asked');
    }
    await expect(call('host.format', {})).rejects.toThrow(/no call/u);
  });
});

describe('the built program', () => {
  test('takes the lock before anything else of it is even loaded', { timeout: limit(60_000) }, async () => {
    const files = (await bundleMain()) as { fileName: string; code?: string }[];
    const code = files.find((file) => file.fileName === 'main.js')?.code ?? '';
    expect([...code.matchAll(/^import .* from "([^"]+)";$/gmu)].map((match) => match[1])).toEqual([
      'electron',
    ]);
    expect(code.indexOf('requestSingleInstanceLock')).toBeLessThan(code.indexOf('import("./chunks/'));
  });
});

describe('the sources of the shell', () => {
  const ours = sources().filter(({ path }) => path.startsWith('main/hosts/electron/'));

  test('import electron in two files, elsewhere its types only', () => {
    const importing = ours
      .filter(({ text }) => /^import (?!type\b)[^;]*from 'electron';$/mu.test(text))
      .map(({ path }) => path);
    expect(importing.toSorted()).toEqual(['main/hosts/electron/main.ts', 'main/hosts/electron/preload.ts']);
  });

  test.each([
    'setAsDefaultProtocolClient',
    'registerFileProtocol',
    'loadFile',
    'executeJavaScript',
    'insertCSS',
    'webviewTag: true',
    'nodeIntegration: true',
    'contextIsolation: false',
    'sandbox: false',
    'webSecurity: false',
    'bypassCSP',
    'setCertificateVerifyProc',
    'enableRemoteModule',
    'safeStorage',
    'autoUpdater',
    'openPath',
  ])('have nothing to do with %s', (word) => {
    expect(ours.filter(({ text }) => text.includes(word)).map(({ path }) => path)).toEqual([]);
  });
});
