import { afterAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { ModuleProfile } from '../../src/contract/module-profile.ts';
import type { Json } from '../../src/contract/json.ts';
import { readModuleRows } from '../../src/main/domain/module-profile/signatures.ts';
import type { Host, HostCall, HostResult } from '../../src/main/ports.ts';
import { createModuleProfileService } from '../../src/main/services/module-profile.ts';
import { openSession } from '../../src/practice/index.ts';
import { missing, openEngineHost } from '../stand-ins/host.ts';
import { stillTime, testApp, testFolder } from '../support/app.ts';
import { limit } from '../support/limits.ts';

const made = testFolder();
const hosts: Host[] = [];
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  made.remove();
});

/** A host whose answers are those of a practice machine, changed on the way. */
function changed(host: Host, change: (call: HostCall, result: HostResult) => HostResult): Host {
  return {
    ...host,
    read: async (calls, signal) => {
      const results = await host.read(calls, signal);
      return results.map((result, i) => change(calls[i] as HostCall, result));
    },
  };
}
/** What the practice machine shows, as far as names of its own go. */
interface Shown {
  windows: { hostName: string };
  vm: { mac: string; ip: string; id: string };
}

const service = (host: Host) =>
  createModuleProfileService({
    host,
    clock: { now: () => 0, sleep: async () => undefined },
    label: 'x',
    version: '1',
    mask: (text) => text.replaceAll('CANARY', '[secret]'),
  });

describe('the module profile of a practice machine', () => {
  test('is what the product takes the module for, with a redacted answer of each getter', async () => {
    const { app, call } = await testApp('already-deployed', made.folder);
    const profile = ModuleProfile.parse(await call('module.profile', {}));
    expect(profile.comparison).toMatchObject({ verdict: 'same', differences: [] });
    expect(profile.commands.length).toBeGreaterThan(30);
    expect(profile.samples.map(({ command, problem }) => [command, problem])).toEqual(
      profile.samples.map(({ command }) => [command, null]),
    );
    const state = app.practice?.show() as unknown as Shown;
    const text = JSON.stringify(profile.samples);
    for (const own of [state.windows.hostName, state.vm.mac, state.vm.ip, state.vm.id])
      expect(text).not.toContain(own);
    expect(text).toContain('[host]-EFLOW');
    await app.close();
  });

  test('has no answers of getters without elevation, and says so', async () => {
    const folder = testFolder();
    const { app, call } = await testApp('already-deployed', folder.folder);
    await call('practice.break', { fault: 'not-elevated' });
    const { samples, comparison } = await call('module.profile', {});
    expect(comparison.verdict).toBe('same');
    expect(new Set(samples.map(({ problem }) => problem))).toEqual(new Set([errorCodes.notElevated]));
    await app.close();
    folder.remove();
  });

  test('is refused where the module is not installed, and the machine is not changed by it', async () => {
    const folder = testFolder();
    const { app, refused, shown } = await testApp('happy-client-default-switch', folder.folder);
    const { clock: _before, ...before } = shown();
    expect(await refused('module.profile', {})).toMatchObject({
      code: errorCodes.moduleAbsent,
      params: { module: 'AzureEFLOW' },
      doing: 'module.profile',
    });
    const { clock: _after, ...after } = shown();
    expect(after).toEqual(before);
    await app.close();
    folder.remove();
  });

  test('tells a difference, hides secrets that are printed, and passes a failing command on', async () => {
    const folder = testFolder();
    const { app } = await testApp('already-deployed', folder.folder);
    const rename = (call: HostCall, result: HostResult): HostResult =>
      call.op === 'module.profile'
        ? {
            ...result,
            output: JSON.parse(JSON.stringify(result.output).replaceAll('vmLogSize', 'vmLogs')) as Json[],
          }
        : { ...result, lines: ['CANARY on LINE07-PC'] };
    const { comparison, samples } = await service(changed(app.world.host, rename)).read();
    expect(comparison.differences.map(({ kind, parameter }) => [kind, parameter])).toEqual([
      ['missing', 'vmLogSize'],
      ['new', 'vmLogs'],
    ]);
    expect(samples[0]?.lines).toEqual(['[secret] on [host]']);

    const problem = {
      code: errorCodes.commandTimeout,
      params: {},
      doing: 'x',
      retry: 'safe' as const,
      remedies: [],
    };
    const late = changed(app.world.host, (_, result) => ({ ...result, problem }));
    await expect(service(late).read()).rejects.toMatchObject({ error: { code: errorCodes.commandTimeout } });
    await app.close();
    folder.remove();
  });
});

test('rows of another shape are no profile', () => {
  expect(() => readModuleRows([{ Kind: 'command', Name: 'Get-X' }])).toThrow('Parameters');
  expect(() => readModuleRows(['Get-X'])).toThrow('expected object');
  expect(readModuleRows([]).commands).toEqual([]);
});

describe.skipIf(missing !== undefined)('the module profile by a PowerShell', () => {
  test(
    'is told by our script of stand-ins as the practice machine tells it',
    { timeout: limit(60_000) },
    async () => {
      const folder = testFolder();
      const { session } = openSession({
        scenario: 'already-deployed',
        folder: folder.folder,
        scale: 0,
        real: stillTime,
      });
      const host = await openEngineHost({
        label: 'engine',
        machine: () => session,
        reveal: () => 'x'.repeat(64),
      });
      hosts.push(host);
      const practice = await testApp('already-deployed', folder.folder);
      const [engine, twin] = await Promise.all(
        [host, practice.app.world.host].map((one) => service(one).read()),
      );
      const signatures = (profile: ModuleProfile | undefined) =>
        profile?.commands.map(({ help: _help, version: _version, ...signature }) => signature);
      expect(signatures(engine)).toEqual(signatures(twin));
      expect(engine?.comparison).toEqual(twin?.comparison);
      expect(engine?.samples.map(({ output }) => output)).toEqual(twin?.samples.map(({ output }) => output));
      expect(engine?.modules.map(({ name }) => name)).toContain('AzureEFLOW');
      // Without a word of its author, help is what PowerShell makes of the parameters.
      const deploy = engine?.commands.find(({ name }) => name === 'Deploy-Eflow');
      expect(deploy?.help).toContainEqual({ path: 'Name', text: 'Deploy-Eflow' });
      expect(deploy?.help.filter(({ path }) => path === 'parameters.parameter.name').length).toBeGreaterThan(
        10,
      );
      await practice.app.close();
      folder.remove();
    },
  );
});
