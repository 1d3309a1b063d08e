import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { errorCodes, Failure } from '../../src/contract/errors.ts';
import { createLock } from '../../src/main/adapters/lock.ts';
import { openApp, type App, type AppOptions } from '../../src/main/app.ts';
import { findScripts, ownScripts } from '../../src/main/bridge/scripts-folder.ts';
import type { HostCall } from '../../src/main/ports.ts';
import { testFolder } from '../support/app.ts';
import { cataloguePath, engine, missing, modulesPath, scriptPath, standIns } from './bridge/engine.ts';

const folders: { remove(): void }[] = [];
const apps: App[] = [];
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  for (const folder of folders) folder.remove();
});

async function open(more: Partial<AppOptions> = {}): Promise<App> {
  const made = testFolder();
  folders.push(made);
  const app = await openApp({
    host: { kind: 'local' },
    stateFolder: made.folder,
    version: '0.0.0',
    env: process.env,
    practiceScale: 0,
    ...more,
  });
  apps.push(app);
  return app;
}

const local = (parts: object = {}): NonNullable<NonNullable<AppOptions['parts']>['local']> => ({
  script: scriptPath,
  cataloguePath,
  parts: { engine, modules: modulesPath, catalogue: standIns, ...parts },
});
const caller = { id: 'test', may: 'everything' } as const;
const call = (op: string, args: HostCall['args'] = {}): HostCall => ({
  op: op as HostCall['op'],
  args,
  timeoutMs: 20_000,
});

describe('the scripts of this program', () => {
  const at = (...paths: string[]) => {
    const there = new Set(paths.flatMap((path) => [`${path}/bridge-host.ps1`, `${path}/catalogue.json`]));
    return (path: string) => there.has(path.replaceAll('\\', '/'));
  };
  test.skipIf(process.platform === 'win32')('stand beside what was built, in a checkout in src', () => {
    const built = at('/p/cli/ps-scripts');
    for (const file of ['/p/cli/main.js', '/p/cli/chunks/cli-1.js'])
      expect(findScripts(file, built)?.script).toBe('/p/cli/ps-scripts/bridge-host.ps1');
    expect(findScripts('/p/src/main/bridge/x.ts', at('/p/src/ps-scripts'))?.cataloguePath).toBe(
      '/p/src/ps-scripts/catalogue.json',
    );
    const own = ownScripts();
    expect(own?.script.endsWith(join('src', 'ps-scripts', 'bridge-host.ps1'))).toBe(true);
  });

  test.skipIf(process.platform === 'win32')(
    'are not looked for where others may put some, nor by halves',
    () => {
      expect(findScripts('/p/cli/chunks/cli-1.js', at('/ps-scripts'))).toBeUndefined();
      expect(
        findScripts('/p/cli/main.js', (path) => path === '/p/cli/ps-scripts/bridge-host.ps1'),
      ).toBeUndefined();
      expect(
        findScripts('/p/cli/main.js', (path) => path === '/p/cli/ps-scripts/catalogue.json'),
      ).toBeUndefined();
    },
  );
});

describe('this computer', () => {
  test.skipIf(process.platform === 'win32')('is refused where there is no Windows', async () => {
    const app = await open();
    const refused = await app.router.call('host.scan', {}, caller);
    expect(refused).toMatchObject({ ok: false, error: { code: errorCodes.hostNotHere, retry: 'never' } });
    expect(await app.router.call('jobs.list', {}, caller)).toMatchObject({ ok: true, value: [] });
  });

  test('is refused when the program is not whole, and what needs no host works', async () => {
    const other = { 'stand.other': standIns['stand.text'] };
    const app = await open({ parts: { local: local({ catalogue: other }) } });
    await expect(app.world.host.read([call('stand.text')])).rejects.toMatchObject({
      error: { code: errorCodes.programIncomplete, params: { reason: 'catalogue-differs' } },
    });
    await expect(app.world.host.run(call('stand.text'), () => undefined)).rejects.toBeInstanceOf(Failure);
    expect(await app.router.call('setup.schema', {}, caller)).toMatchObject({ ok: true });
  });

  test('has one lock, whatever the state folder', async () => {
    const [one, two] = [await open({ parts: { local: local() } }), await open({ parts: { local: local() } })];
    const since = '2026-03-02T08:00:00.000Z';
    const held = await createLock('local').acquire({ job: '20260302-080000-abcd', pid: 7, since }, () => 0);
    expect(held.held).toBe(true);
    for (const app of [one, two]) {
      const refused = await app.router.call(
        'jobs.resume',
        { consent: { differences: false, recovery: false } },
        caller,
      );
      expect(refused).toMatchObject({ ok: false, error: { code: errorCodes.busy, params: { pid: 7 } } });
    }
    if (held.held) await held.release();
  });
});

/** The environment of every process that this one started and that is there now; empty where /proc is not. */
function environmentsOfChildren(): string[] {
  const children = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return children.map((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8'));
}

describe.skipIf(missing !== undefined)('this computer by a PowerShell', () => {
  test('answers what the catalogue names, through the same door as a practice machine', async () => {
    const app = await open({ parts: { local: local() } });
    expect(app.world).toMatchObject({ kind: 'local', label: 'local', trustRoots: [] });
    const [text, none] = await app.world.host.read([call('stand.text', { Length: 3 }), call('stand.none')]);
    expect(text?.output).toEqual(['xxx']);
    expect(none?.problem?.code).toBe(errorCodes.commandRefused);
  });

  test.skipIf(process.platform !== 'linux')('gets none of our environment but what it needs', async () => {
    const env = { ...process.env, EFLOW_TEST_SECRET: 'CANARY-OF-THE-ENVIRONMENT' };
    const app = await open({ env, parts: { local: local() } });
    await app.world.host.read([call('stand.text', { Length: 1 })]);
    const environments = environmentsOfChildren();
    expect(environments.some((one) => one.includes('EFLOWDESK_MODULES='))).toBe(true);
    expect(environments.join('').includes('CANARY')).toBe(false);
  });
});
