import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { HostArg, HostResult } from '../../src/main/ports.ts';
import {
  bench,
  deploy,
  deployArgs,
  edit,
  handTime,
  handedOver,
  install,
  installerFile,
  secret,
  tempFolder,
  until,
  type Bench,
  type HandTime,
} from './support.ts';

/** The time of a process that does nothing more once it is dead. */
const mortal = (real: HandTime, dead: () => boolean): HandTime => ({
  ...real,
  sleep: async (ms) => {
    await real.sleep(ms);
    if (dead()) await new Promise(() => undefined);
  },
});

/** Two processes on one machine, the first of which can be killed. */
async function pair(scenario: string) {
  const real = handTime();
  const folder = `${tempFolder()}/machine`;
  const dead = new Set<number>();
  const options = { folder, real, isAlive: (pid: number) => !dead.has(pid) };
  const first = await bench(scenario, { ...options, pid: 101, real: mortal(real, () => dead.has(101)) });
  const second = await bench(scenario, { ...options, pid: 202 });
  return { first, second, kill: () => dead.add(101) };
}

/** Runs a command in the first process up to a hold point. What it would still do after its death is not looked at. */
async function heldAt(
  b: Bench,
  other: Bench,
  op: CatalogueName,
  args: Record<string, HostArg>,
  point: 'before' | 'middle' | 'after',
) {
  other.machine.hold(op, point);
  let result: HostResult | undefined;
  const running = b.run(op, args).then((value) => {
    result = value;
    return value;
  });
  await until(() => other.machine.held() !== undefined);
  expect(other.machine.held()).toEqual({ op, point, pid: 101 });
  expect(result).toBeUndefined();
  return running;
}

const msiArgs = () => ({ package: installerFile(), log: 'x' });

describe('hold points', () => {
  it.each<['before' | 'middle' | 'after', object]>([
    ['before', { running: [], msi: null }],
    [
      'middle',
      { running: [{ op: 'msi.install', pid: 101, phase: 1, alone: false }], msi: { registered: false } },
    ],
    ['after', { running: [], msi: { registered: true } }],
  ])('%s: others see what is done by then, and on release it ends well', async (point, state) => {
    const { first, second } = await pair('happy-client-default-switch');
    second.machine.hold('msi.install', point);
    const running = first.run('msi.install', msiArgs());
    await until(() => second.machine.held() !== undefined);
    expect(second.machine.show()).toMatchObject(state);
    second.machine.release();
    expect((await running).exitCode).toBe(0);
    expect(second.machine.held()).toBeUndefined();
    expect(await second.fact('eflow.products')).toMatchObject([{ displayVersion: '1.5.7.01026' }]);
  });

  it('in the middle of a command of one phase it has begun and done nothing', async () => {
    const { first, second } = await pair('already-deployed');
    second.machine.hold('eflow.stop', 'middle');
    const running = first.run('eflow.stop');
    await until(() => second.machine.held() !== undefined);
    expect(second.machine.show()).toMatchObject({
      running: [{ op: 'eflow.stop' }],
      vm: { power: 'Running' },
    });
    second.machine.release();
    expect((await running).output).toEqual(['OK']);
  });

  it('work for a read into the VM, and leave other commands alone', async () => {
    const { first, second } = await pair('already-deployed');
    second.machine.hold('guest.read', 'before');
    expect(await first.fact('eflow.verify')).toBe(true);
    const reading = first.fact('guest.runtime');
    await until(() => second.machine.held() !== undefined);
    second.machine.release();
    expect(await reading).toBeDefined();
  });

  it('end when the waiting command is cancelled', async () => {
    const { first, second } = await pair('already-deployed');
    second.machine.hold('eflow.stop', 'before');
    const stop = new AbortController();
    const running = first.run('eflow.stop', {}, { signal: stop.signal });
    await until(() => second.machine.held() !== undefined);
    stop.abort();
    expect((await running).problem?.code).toBe(errorCodes.commandCancelled);
    expect(second.machine.held()).toBeUndefined();
    second.machine.release();
    expect(await second.fact('eflow.vm')).toMatchObject({ power: 'Running' });
  });

  it('are free again when who waited was killed', async () => {
    const { first, second, kill } = await pair('already-deployed');
    void heldAt(first, second, 'eflow.stop', {}, 'before');
    await until(() => second.machine.held() !== undefined);
    kill();
    expect(second.machine.held()).toBeUndefined();
    second.machine.release();
  });
});

describe('a killed caller', () => {
  it('of msiexec: it goes on to its end, and until then another one meets 1618', async () => {
    const { first, second, kill } = await pair('happy-client-default-switch');
    void heldAt(first, second, 'msi.install', msiArgs(), 'middle');
    await until(() => second.machine.held() !== undefined);
    kill();
    second.machine.release();
    expect(await second.fact('eflow.products')).toEqual([]);
    expect(await second.fact('eflow.files')).toMatchObject({ module: true });
    expect(await install(second)).toMatchObject({ exitCode: 1618 });
    expect(second.machine.show()).toMatchObject({ running: [{ op: 'msi.install', alone: true }] });
    await second.world.clock.sleep(20_000);
    expect(second.machine.show()).toMatchObject({ running: [] });
    expect(await second.fact('eflow.products')).toMatchObject([{ displayVersion: '1.5.7.01026' }]);
    expect(await install(second)).toMatchObject({ exitCode: 0 });
  });

  it('of msiexec: while it goes on, the cloud can be broken', async () => {
    const { first, second, kill } = await pair('happy-client-default-switch');
    void heldAt(first, second, 'msi.install', msiArgs(), 'middle');
    await until(() => second.machine.held() !== undefined);
    kill();
    second.machine.break('cloud-429-twice');
    second.machine.break('cloud-well');
    expect(second.machine.show()).toMatchObject({ running: [{ op: 'msi.install', alone: true }] });
  });

  it('of msiexec before it began: nothing is done', async () => {
    const { first, second, kill } = await pair('happy-client-default-switch');
    void heldAt(first, second, 'msi.install', msiArgs(), 'before');
    await until(() => second.machine.held() !== undefined);
    kill();
    await second.world.clock.sleep(600_000);
    expect(await second.fact('eflow.products')).toEqual([]);
  });

  it('of msiexec after it was done: it is done, though nobody heard of it', async () => {
    const { first, second, kill } = await pair('msi-3010-reboot');
    void heldAt(first, second, 'msi.install', msiArgs(), 'after');
    await until(() => second.machine.held() !== undefined);
    kill();
    expect(await second.fact('eflow.products')).toHaveLength(1);
    expect(await second.fact('host.pendingReboot')).toMatchObject({ fileRename: true });
  });

  it.each<[CatalogueName, string, Record<string, HostArg>, (b: Bench) => Promise<unknown>, unknown, unknown]>(
    [
      [
        'feature.enable',
        'hyperv-disabled',
        { FeatureName: 'Microsoft-Hyper-V' },
        (b) => b.fact('hyperv.feature'),
        { state: 'Disabled' },
        { state: 'EnablePending' },
      ],
      [
        'eflow.stop',
        'already-deployed',
        {},
        async (b) => (await b.fact('eflow.vm'))?.power,
        'Running',
        'Off',
      ],
      ['eflow.start', 'vm-off', {}, async (b) => (await b.fact('eflow.vm'))?.power, 'Off', 'Running'],
    ],
  )('of %s: it goes on to its end', async (op, scenario, args, look, before, after) => {
    const { first, second, kill } = await pair(scenario);
    void heldAt(first, second, op, args, 'middle');
    await until(() => second.machine.held() !== undefined);
    kill();
    expect(await look(second)).toEqual(before);
    await second.world.clock.sleep(100_000);
    expect(await look(second)).toEqual(after);
  });

  it('of a deployment that has begun to make the VM: deployFailed', async () => {
    const { first, second, kill } = await pair('happy-client-default-switch');
    await install(second);
    void heldAt(first, second, 'eflow.deploy', deployArgs, 'middle');
    await until(() => second.machine.held() !== undefined);
    kill();
    expect(second.machine.show()).toMatchObject({ running: [], msi: { brokenDisk: true }, vm: null });
    expect(await second.fact('eflow.verify')).toBe(false);
    expect(await second.fact('eflow.files')).toMatchObject({ vmDisks: { length: 1 } });
    expect((await deploy(second)).output[0]).toContain('An existing virtual machine was detected');
  });

  it('of a deployment that was still checking: nothing is left', async () => {
    const { first, second, kill } = await pair('happy-client-default-switch');
    await install(second);
    void heldAt(first, second, 'eflow.deploy', deployArgs, 'before');
    await until(() => second.machine.held() !== undefined);
    kill();
    second.machine.release();
    expect(await second.fact('eflow.files')).toMatchObject({ vmDisks: [] });
    expect((await deploy(second)).output).toEqual(['OK']);
  });

  it.each([
    [0, false],
    [2, false],
    [3, true],
    [5, true],
  ])('of a deployment in its phase %i leaves a disk: %s', async (phase, disk) => {
    const b = await bench('happy-client-default-switch', { pid: 202, isAlive: (pid) => pid === 202 });
    await install(b);
    edit(b, (machine) => {
      machine.running.push({
        id: 'x',
        change: 'eflow.deploy',
        op: 'eflow.deploy',
        pid: 101,
        detached: false,
        phase,
        startedAt: 0,
        phaseEndsAt: 0,
        data: { cpuCount: 1, memoryMb: 1024, dataGb: 10, logSize: 'Small', telemetry: 'Required' },
      });
    });
    expect(b.machine.show()).toMatchObject({ running: [], msi: { brokenDisk: disk }, vm: null });
  });

  it('of a provisioning: what its finished phases did stays, and the rest never comes', async () => {
    const { first, second, kill } = await pair('already-deployed');
    void heldAt(
      first,
      second,
      'eflow.provision.connectionString',
      { devConnString: secret(handedOver(second)) },
      'middle',
    );
    await until(() => second.machine.held() !== undefined);
    kill();
    expect(second.machine.show()).toMatchObject({ running: [] });
    const runtime = await second.fact('guest.runtime');
    expect(runtime?.provisioning).toMatchObject({ deviceId: 'edge-01' });
    expect(runtime?.configuredAt).not.toBeNull();
  });

  it('of Set-EflowVmFeature: it stays at its last finished phase', async () => {
    const { first, second, kill } = await pair('already-deployed');
    void heldAt(first, second, 'eflow.setFeature', { feature: 'DpsTpm', enable: true }, 'middle');
    await until(() => second.machine.held() !== undefined);
    kill();
    await second.world.clock.sleep(600_000);
    expect(await second.fact('eflow.dpsTpm')).toBe(false);
    expect(await second.fact('eflow.services')).toContainEqual({
      name: 'EFLOWProxy',
      status: 'Running',
      startType: 'Automatic',
    });
    second.machine.release();
    expect((await second.run('eflow.setFeature', { feature: 'DpsTpm', enable: true })).output).toEqual([
      'OK',
      'OK',
    ]);
  });

  it('is settled by whoever opens the machine next', async () => {
    const real = handTime();
    const folder = `${tempFolder()}/machine`;
    const dead = new Set<number>();
    const options = { folder, real, isAlive: (pid: number) => !dead.has(pid) };
    const first = await bench('happy-client-default-switch', {
      ...options,
      pid: 101,
      real: mortal(real, () => dead.has(101)),
    });
    await install(first);
    first.machine.hold('eflow.deploy', 'middle');
    void deploy(first);
    await until(() => first.machine.held() !== undefined);
    dead.add(101);
    const third = await bench('happy-client-default-switch', { ...options, pid: 303 });
    expect(third.machine.show()).toMatchObject({ running: [], msi: { brokenDisk: true } });
  });
});

describe('two at once', () => {
  it('cannot both change EFLOW; reading is free', async () => {
    const { first, second } = await pair('happy-client-default-switch');
    await install(first);
    second.machine.hold('eflow.deploy', 'middle');
    const running = deploy(first);
    await until(() => second.machine.held() !== undefined);
    expect((await second.run('eflow.start')).problem).toMatchObject({
      code: errorCodes.commandFailed,
      params: { text: 'Another operation is in progress: AzureEFLOW\\Deploy-Eflow' },
    });
    expect(await second.fact('eflow.verify')).toBe(false);
    second.machine.release();
    expect((await running).output).toEqual(['OK']);
    expect(await second.fact('eflow.verify')).toBe(true);
  });

  it('wait for what goes on alone, and then go on themselves', async () => {
    const { first, second, kill } = await pair('already-deployed');
    void heldAt(first, second, 'eflow.stop', {}, 'middle');
    await until(() => second.machine.held() !== undefined);
    kill();
    second.machine.release();
    const { output, ms } = await second.run('eflow.start');
    expect(output).toEqual(['OK']);
    expect(ms).toBeGreaterThan(20_000);
    expect(await second.fact('eflow.vm')).toMatchObject({ power: 'Running' });
  });

  it('a restart ends what runs: the one who waits hears that his host is gone', async () => {
    const { first, second } = await pair('happy-client-default-switch');
    await install(first);
    second.machine.hold('eflow.deploy', 'middle');
    const running = deploy(first);
    await until(() => second.machine.held() !== undefined);
    await second.machine.reboot();
    expect((await running).problem).toMatchObject({ code: errorCodes.hostGone, doing: 'host.eflow.deploy' });
    expect(await second.fact('eflow.files')).toMatchObject({ vmDisks: { length: 1 } });
    expect(await second.fact('eflow.verify')).toBe(false);
  });

  it('a restart lets the installer end its work', async () => {
    const { first, second } = await pair('msi-3010-reboot');
    second.machine.hold('msi.install', 'middle');
    const running = first.run('msi.install', msiArgs());
    await until(() => second.machine.held() !== undefined);
    await second.machine.reboot();
    expect((await running).problem?.code).toBe(errorCodes.hostGone);
    expect(await second.fact('eflow.products')).toHaveLength(1);
    expect(await second.fact('eflow.services')).toContainEqual({
      name: 'wssdagent',
      status: 'Running',
      startType: 'Automatic',
    });
  });

  it('a reset takes everything away, also from under a running command', async () => {
    const { first, second } = await pair('happy-client-default-switch');
    second.machine.hold('msi.install', 'middle');
    const running = first.run('msi.install', msiArgs());
    await until(() => second.machine.held() !== undefined);
    second.machine.reset();
    expect((await running).problem?.code).toBe(errorCodes.hostGone);
    expect(await second.fact('eflow.files')).toMatchObject({ module: false });
  });

  it('uninstalling takes the module from under its commands', async () => {
    const { first, second } = await pair('already-deployed');
    second.machine.hold('eflow.stop', 'middle');
    const running = first.run('eflow.stop');
    await until(() => second.machine.held() !== undefined);
    second.machine.break('msi-removed');
    second.machine.release();
    expect((await running).problem?.code).toBe(errorCodes.hostGone);
    expect(await second.fact('eflow.products')).toEqual([]);
  });
});
