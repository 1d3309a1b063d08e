import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorCodes, failure } from '../../../../src/contract/errors.ts';
import { createBridge } from '../../../../src/main/hosts/electron/bridge.ts';
import { fileChooser, openShell, prepareShell } from '../../../../src/main/hosts/electron/shell.ts';
import type { Router } from '../../../../src/main/services/router.ts';
import { assets } from '../http/support.ts';
import { happening, newElectron, openLog, type ElectronOptions } from './stand-in.ts';

/** A product with one job that runs or does not, and settings. */
function product(theme: 'system' | 'light' | 'dark' = 'system') {
  const state = { running: true, closed: 0, broken: false };
  const id = '20260302-080000-1a2b';
  const router = {
    call: async (name: string, _input: unknown, { id: by }: { id: string }) => {
      if (state.broken) return { id: by, ok: false, error: failure(errorCodes.internal, 'call').error };
      const values: Record<string, unknown> = {
        'settings.read': { settings: { theme, language: 'system' }, problem: null },
        'app.about': { scenario: 'long-journey' },
        'jobs.plan': { hash: 'h', host: 'practice:long-journey', steps: [] },
        'jobs.start': { id },
        'jobs.list': [{ id, state: state.running ? 'running' : 'succeeded' }],
        'status.read': 'status',
      };
      return { id: by, ok: true, value: values[name] };
    },
  } as unknown as Router;
  return { router, state, close: async () => void (state.closed += 1) };
}

async function opened(options: ElectronOptions = {}, theme?: 'light' | 'dark') {
  const electron = newElectron(options);
  const logged = openLog();
  const made = product(theme);
  const written: unknown[] = [];
  prepareShell(electron.parts, logged.log);
  const prepared = electron.calls.map(([name]) => name);
  await openShell(electron.parts, {
    router: made.router,
    assets,
    log: logged.log,
    memory: { read: () => undefined, write: (place) => void written.push(place) },
    preload: 'C:\\Program Files\\EFLOW Desk\\preload.cjs',
    close: made.close,
  });
  const { window } = electron.made;
  if (window === undefined) throw new Error('no window');
  const names = { 'status.read': 'call', 'jobs.start': 'call', 'host.elevate': 'call' } as const;
  const bridge = createBridge(electron.ipcRenderer, names, () => '');
  return { ...electron, ...logged, ...made, window, written, prepared, bridge };
}

const startJob = {
  goal: { kind: 'act', id: 'start-vm', params: {} },
  hash: 'h',
  consent: { differences: false, recovery: false },
};
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const times = (calls: [string, ...unknown[]][], wanted: string) =>
  calls.filter(([name]) => name === wanted).length;

describe('before Electron is ready', () => {
  test('the sandbox is on for everything, our scheme is known, and Windows knows whose windows these are', async () => {
    const { prepared, calls } = await opened();
    expect(prepared).toEqual(['enableSandbox', 'setAppUserModelId', 'registerSchemes']);
    const builder = readFileSync(new URL('../../../../electron-builder.yml', import.meta.url), 'utf8');
    expect(calls).toContainEqual(['setAppUserModelId', /^appId: (.*)$/mu.exec(builder)?.[1]]);
  });
});

describe('the window', () => {
  test('is sandboxed and isolated, without Node in page, workers or frames', async () => {
    const { made } = await opened();
    expect(made.options?.['webPreferences']).toMatchObject({
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
      devTools: false,
      preload: 'C:\\Program Files\\EFLOW Desk\\preload.cjs',
    });
  });

  test('has developer tools in a checkout only', async () => {
    const { made, calls } = await opened({ packaged: false });
    expect(made.options?.['webPreferences']).toMatchObject({ devTools: true });
    expect(JSON.stringify(calls)).toContain('toggleDevTools');
    const packed = await opened();
    expect(JSON.stringify(packed.calls)).not.toContain('toggleDevTools');
  });

  test('loads our page from our scheme, in a session that is locked and keeps nothing', async () => {
    const { calls, session, made } = await opened();
    expect(calls).toContainEqual(['loadURL', 'eflow-desk://app/']);
    expect(calls).toContainEqual(['fromPartition', 'eflow-desk']);
    expect(made.options?.['webPreferences']).toHaveProperty('session', session.session);
    expect(session.set.get('permissionCheck')?.({}, 'media', 'eflow-desk://app/')).toBe(false);
    const page = session.served.handler?.(new Request('eflow-desk://app/'));
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('shows when it is ready, and has the smallest size and the background of the theme', async () => {
    const light = await opened();
    expect(light.made.options).toMatchObject({
      show: false,
      minWidth: 640,
      minHeight: 480,
      backgroundColor: '#fafafa',
    });
    expect(times(light.calls, 'show')).toBe(0);
    light.window.emit('ready-to-show');
    expect(times(light.calls, 'show')).toBe(1);
    expect((await opened({}, 'dark')).made.options).toMatchObject({ backgroundColor: '#1f1f1f' });
  });

  test('keeps its place when it closes', async () => {
    const { window, written } = await opened();
    window.emit('close', happening());
    expect(written).toEqual([{ x: 10, y: 20, width: 800, height: 600, maximized: false }]);
  });

  test('is loaded anew when its process breaks, but not for ever', async () => {
    const { page, lines } = await opened();
    page.emitter.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(times(page.calls, 'reload')).toBe(0);
    for (let i = 0; i < 5; i += 1) page.emitter.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(times(page.calls, 'reload')).toBe(3);
    expect(lines.at(-1)).toEqual({ event: 'shell.page-gone', data: { reason: 'crashed' } });
  });
});

describe('our page', () => {
  test('is answered through its bridge', async () => {
    const { bridge } = await opened();
    expect(await bridge.call('status.read', {})).toMatchObject({ ok: true, value: 'status' });
  });

  test('cannot have anybody elevated without a question of the system, whose safe answer is the usual one', async () => {
    const { bridge, questions } = await opened();
    expect(await bridge.call('host.elevate', {})).toMatchObject({
      ok: false,
      error: { code: 'EFD-RPC-006' },
    });
    expect(questions).toMatchObject([
      {
        type: 'warning',
        buttons: ['Let Windows ask', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      },
    ]);
  });
});

describe('a second start', () => {
  test('shows the window, whatever it was given', async () => {
    const { app, calls, page } = await opened();
    const before = calls.length;
    app.emit(
      'second-instance',
      happening(),
      ['eflow-desk.exe', '--host=local', 'eflow-desk://app/evil', '--remote-debugging-port=1'],
      'C:\\',
      { do: 'evil' },
    );
    expect(calls.slice(before)).toEqual([['restore'], ['show'], ['focus']]);
    expect(page.calls.filter(([name]) => name !== 'open')).toEqual([]);
  });
});

describe('the end', () => {
  const ending = async (shell: Awaited<ReturnType<typeof opened>>, from: 'window' | 'app') => {
    const event = happening();
    if (from === 'window') shell.window.emit('close', event);
    else shell.app.emit('before-quit', event);
    await turns();
    return event.refused;
  };

  test.each(['window', 'app'] as const)('by the %s comes at once when no job runs', async (from) => {
    const shell = await opened();
    await ending(shell, from);
    expect([shell.questions.length, times(shell.calls, 'quit')]).toEqual([0, 1]);
    expect(await ending(shell, 'app')).toBe(false);
  });

  test('asks while a job of this program runs, and says what becomes of it', async () => {
    const shell = await opened({ presses: [1] });
    await shell.bridge.call('jobs.start', startJob);
    expect(await ending(shell, 'window')).toBe(true);
    expect(shell.questions).toMatchObject([
      {
        message: 'Job 20260302-080000-1a2b is running. End EFLOW Desk all the same?',
        buttons: ['End EFLOW Desk', 'Let the job go on'],
        defaultId: 1,
        cancelId: 1,
      },
    ]);
    expect(shell.questions[0]?.detail).toMatch(/journal.*Resume/u);
    expect(times(shell.calls, 'quit')).toBe(0);
  });

  test('asks again the next time, and ends when the person wants it', async () => {
    const shell = await opened({ presses: [1, 0] });
    await shell.bridge.call('jobs.start', startJob);
    await ending(shell, 'app');
    expect(await ending(shell, 'app')).toBe(true);
    expect([shell.questions.length, times(shell.calls, 'quit')]).toEqual([2, 1]);
    expect(await ending(shell, 'app')).toBe(false);
    expect(await ending(shell, 'window')).toBe(false);
  });

  test('asks once, however often it is tried meanwhile', async () => {
    const shell = await opened();
    await shell.bridge.call('jobs.start', startJob);
    const [one, two] = [happening(), happening()];
    shell.window.emit('close', one);
    shell.app.emit('before-quit', two);
    await turns();
    expect([one.refused, two.refused, shell.questions.length]).toEqual([true, true, 1]);
  });

  test('does not ask for a job that is over', async () => {
    const shell = await opened();
    await shell.bridge.call('jobs.start', startJob);
    shell.state.running = false;
    await ending(shell, 'window');
    expect([shell.questions.length, times(shell.calls, 'quit')]).toEqual([0, 1]);
  });

  test('locks nobody in when the product does not answer any more', async () => {
    const shell = await opened();
    await shell.bridge.call('jobs.start', startJob);
    shell.state.broken = true;
    await ending(shell, 'window');
    expect(times(shell.calls, 'quit')).toBe(1);
  });

  test('closes the product first, once', async () => {
    const shell = await opened();
    const [first, second] = [happening(), happening()];
    shell.app.emit('will-quit', first);
    await vi.waitFor(() => expect(times(shell.calls, 'quit')).toBe(1));
    shell.app.emit('will-quit', second);
    expect([first.refused, second.refused, shell.state.closed]).toEqual([true, false, 1]);
  });
});

describe('choosing a file', () => {
  let electron: ReturnType<typeof newElectron>;
  beforeEach(() => {
    electron = newElectron();
  });
  afterEach(() => vi.restoreAllMocks());

  test('is a window of the system for files of that kind', async () => {
    expect(await fileChooser(electron.parts)('installer')).toBe('D:\\eflow.msi');
    expect(electron.calls).toMatchObject([
      ['showOpenDialog', { filters: [{ extensions: ['msi'] }], properties: ['openFile', 'dontAddToRecent'] }],
    ]);
  });

  test.each([
    ['images', 'openFile', 'tar'],
    ['certificate', 'openFile', 'pfx'],
    ['authority', 'openFile', 'crt'],
    ['key', 'openFile', 'key'],
    ['folder', 'openDirectory', undefined],
  ] as const)('is one for a %s, too', async (what, property, ending) => {
    await fileChooser(electron.parts)(what);
    const [[, asked] = []] = electron.calls as [
      string,
      { properties: string[]; filters?: { extensions: string[] }[] },
    ][];
    expect(asked?.properties).toContain(property);
    const endings = asked?.filters?.flatMap(({ extensions }) => extensions);
    expect(endings?.includes(ending ?? '')).toBe(ending === undefined ? undefined : true);
  });
});
