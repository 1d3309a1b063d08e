import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { bench, deploy, enableTpm, install, type Bench, patch } from './support.ts';

const hyperV = { FeatureName: 'Microsoft-Hyper-V' };
const enable = (b: Bench) => b.run('feature.enable', hyperV);

async function seen(b: Bench) {
  return {
    feature: (await b.fact('hyperv.feature'))?.state,
    hypervisor: (await b.fact('host.computer'))?.hypervisorPresent,
    services: (await b.fact('hyperv.services'))
      ?.filter((one) => one.status === 'Running')
      .map((one) => one.name),
    switches: (await b.fact('hyperv.switches'))?.map((one) => one.name),
    pending: (await b.fact('host.pendingReboot'))?.componentServicing,
  };
}

const nothing = { hypervisor: false, services: [], switches: undefined };
const everything = {
  hypervisor: true,
  services: ['vmms', 'vmcompute', 'hvhost'],
  switches: ['Default Switch'],
};

describe('turning Hyper-V on', () => {
  it('waits for a restart, tells its progress, and is nothing before', async () => {
    const b = await bench('hyperv-disabled');
    expect(await seen(b)).toEqual({ feature: 'Disabled', ...nothing, pending: false });
    const { output, records } = await enable(b);
    expect(output).toEqual([{ RestartNeeded: true }]);
    expect(records.map((record) => (record.kind === 'progress' ? record.percent : record.text))).toEqual([
      5, 40, 85, 100,
    ]);
    expect(await seen(b)).toEqual({ feature: 'EnablePending', ...nothing, pending: true });
  });

  it('is there after a full restart', async () => {
    const b = await bench('hyperv-disabled');
    const before = await b.fact('host.os');
    await enable(b);
    await b.machine.reboot();
    expect(await seen(b)).toEqual({ feature: 'Enabled', ...everything, pending: false });
    expect(await b.fact('hyperv.launchType')).toBe('Auto');
    const after = await b.fact('host.os');
    expect((after?.lastBoot ?? '') > (before?.lastBoot ?? '')).toBe(true);
    expect(await b.fact('host.boot')).toMatchObject([
      { type: 'full', at: after?.lastBoot },
      { type: 'full' },
    ]);
  });

  it('is still waiting after Fast Startup, which leaves the kernel as it was', async () => {
    const b = await bench('hyperv-disabled');
    const before = await b.fact('host.os');
    await enable(b);
    await b.machine.reboot({ fastStartup: true });
    expect(await seen(b)).toEqual({ feature: 'EnablePending', ...nothing, pending: true });
    expect((await b.fact('host.os'))?.lastBoot).toBe(before?.lastBoot);
    expect((await b.fact('host.boot'))?.[0]).toMatchObject({ type: 'fast-startup' });
  });

  it('twice changes nothing more', async () => {
    const b = await bench('hyperv-disabled');
    await enable(b);
    expect(await enable(b)).toMatchObject({ output: [{ RestartNeeded: true }], ms: 0 });
    await b.machine.reboot();
    expect(await enable(b)).toMatchObject({ output: [{ RestartNeeded: false }], ms: 0 });
  });

  it('brings no hypervisor when the firmware or the boot entry is against it', async () => {
    const firmware = await bench('hyperv-disabled');
    firmware.machine.break('firmware-virtualisation-off');
    await enable(firmware);
    await firmware.machine.reboot();
    expect(await seen(firmware)).toMatchObject({
      feature: 'Enabled',
      hypervisor: false,
      switches: ['Default Switch'],
    });
    const entry = await bench('hyperv-disabled');
    await entry.run('bcdedit.launchOff');
    await enable(entry);
    await entry.machine.reboot();
    expect(await seen(entry)).toMatchObject({ feature: 'Enabled', hypervisor: false });
  });

  it('of another name is refused', async () => {
    const b = await bench('hyperv-disabled');
    const { problem, output } = await b.run('feature.enable', { FeatureName: 'Microsoft-Hyper-X' });
    expect(problem).toMatchObject({
      code: errorCodes.commandFailed,
      params: { text: 'Feature name Microsoft-Hyper-X is unknown.' },
    });
    expect(output).toEqual([]);
    expect((await b.read('feature.read', { FeatureName: 'Microsoft-Hyper-X' })).output).toEqual([]);
  });
});

describe('turning Hyper-V off', () => {
  it('takes effect with a full restart: services and switches are gone, the VM stays off', async () => {
    const b = await bench('already-deployed');
    expect((await b.run('feature.disable', hyperV)).output).toEqual([{ RestartNeeded: true }]);
    expect(await seen(b)).toEqual({ feature: 'DisablePending', ...everything, pending: true });
    await b.machine.reboot();
    expect(await seen(b)).toEqual({ feature: 'Disabled', ...nothing, pending: false });
    expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Off' });
    expect((await b.run('eflow.start')).problem?.code).toBe(errorCodes.commandFailed);
  });

  it('before the restart that would have turned it on leaves it off', async () => {
    const b = await bench('hyperv-disabled');
    await enable(b);
    await b.run('feature.disable', hyperV);
    await b.machine.reboot();
    expect(await seen(b)).toMatchObject({ feature: 'Disabled', hypervisor: false });
  });
});

describe('the role on a server', () => {
  it('is the way there, and not on a client', async () => {
    const b = await bench('hyperv-disabled');
    patch(b, 'windows', { productType: 3 });
    expect((await b.run('role.install', { Name: 'Hyper-V' })).output).toEqual([
      { RestartNeeded: 'Yes', ExitCode: 'SuccessRestartRequired' },
    ]);
    await b.machine.reboot();
    // A server has no Default Switch.
    expect(await seen(b)).toMatchObject({ feature: 'Enabled', hypervisor: true, switches: [] });
    expect((await b.run('role.install', { Name: 'Hyper-V' })).output).toEqual([
      { RestartNeeded: 'No', ExitCode: 'NoChangeNeeded' },
    ]);
    expect((await b.run('role.remove', { Name: 'DHCP' })).problem?.code).toBe(errorCodes.commandFailed);
  });
});

describe('the boot entry', () => {
  it('counts from the next full start', async () => {
    const b = await bench('happy-client-default-switch');
    expect(await b.run('bcdedit.launchOff')).toMatchObject({ exitCode: 0, output: [{ ExitCode: 0 }] });
    expect(await b.fact('hyperv.launchType')).toBe('Off');
    expect(await b.fact('host.computer')).toMatchObject({ hypervisorPresent: true });
    await b.machine.reboot({ fastStartup: true });
    expect(await b.fact('host.computer')).toMatchObject({ hypervisorPresent: true });
    await b.machine.reboot();
    expect(await b.fact('host.computer')).toMatchObject({ hypervisorPresent: false });
    await b.run('bcdedit.launchAuto');
    await b.machine.reboot();
    expect(await b.fact('host.computer')).toMatchObject({ hypervisorPresent: true });
  });
});

describe('services', () => {
  it('start and stop, whatever the case of their name', async () => {
    const b = await bench('already-deployed');
    await b.run('service.stop', { Name: 'WSSDAGENT' });
    expect(await b.fact('eflow.services')).toContainEqual({
      name: 'wssdagent',
      status: 'Stopped',
      startType: 'Automatic',
    });
    await b.run('service.start', { Name: 'wssdagent' });
    expect(await b.fact('eflow.services')).toContainEqual({
      name: 'wssdagent',
      status: 'Running',
      startType: 'Automatic',
    });
  });

  it('that do not exist cannot be started', async () => {
    const b = await bench('happy-client-default-switch');
    const { problem } = await b.run('service.start', { Name: 'wssdagent' });
    expect(problem).toMatchObject({
      code: errorCodes.commandFailed,
      origin: { tail: [expect.stringContaining("'wssdagent'")] },
    });
  });

  it('of the agent does not start before the restart that the installer asked for', async () => {
    const b = await bench('msi-3010-reboot');
    await install(b);
    expect((await b.run('service.start', { Name: 'wssdagent' })).problem?.code).toBe(
      errorCodes.commandFailed,
    );
    await b.machine.reboot();
    expect(await b.fact('eflow.services')).toContainEqual({
      name: 'wssdagent',
      status: 'Running',
      startType: 'Automatic',
    });
  });
});

describe('the VM', () => {
  it('comes back with a full restart and with Fast Startup', async () => {
    for (const fastStartup of [false, true]) {
      const b = await bench('already-deployed');
      await b.machine.reboot({ fastStartup });
      expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Running' });
    }
  });

  it('keeps its TPM proxy over a restart', async () => {
    const b = await bench('already-deployed');
    await enableTpm(b);
    await b.machine.reboot();
    expect(await b.fact('eflow.tpmInfo')).toBeDefined();
  });

  it('takes its memory from the host while it runs, and only then', async () => {
    const b = await bench('already-deployed');
    const free = async () => (await b.fact('host.os'))?.freeMemoryMb ?? 0;
    const running = await free();
    await b.run('eflow.stop');
    expect(await free()).toBe(running + 1024);
    await b.run('eflow.start');
    expect(await free()).toBe(running);
  });

  it('does not start without memory: nodectl throws, in its own words (F95)', async () => {
    const b = await bench('vm-off');
    b.machine.break('memory-taken');
    const { problem, lines } = await b.run('eflow.start');
    expect(problem?.code).toBe(errorCodes.commandFailed);
    expect(lines.join()).toContain(
      'Not enough memory in the system to start the virtual machine LINE07-PC-EFLOW',
    );
    expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Off' });
    await b.machine.reboot();
    expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Off' });
    b.machine.break('memory-freed');
    expect((await b.run('eflow.start')).output).toEqual(['OK']);
    expect(await b.fact('eflow.vm')).toMatchObject({ power: 'Running' });
  });

  it('started or stopped twice is left alone', async () => {
    const b = await bench('already-deployed');
    expect(await b.run('eflow.start')).toMatchObject({ output: ['OK'], ms: 0 });
    await b.run('eflow.stop');
    expect(await b.run('eflow.stop')).toMatchObject({ output: ['OK'], ms: 0 });
  });

  it('that does not exist can be neither', async () => {
    const b = await bench('happy-client-default-switch');
    await install(b);
    expect((await b.run('eflow.start')).problem).toMatchObject({
      params: { text: 'Virtual machine does not exist, deploy it first' },
    });
  });

  it('takes disk space that uninstalling gives back', async () => {
    const b = await bench('happy-client-default-switch');
    const free = async () => (await b.fact('host.volumes'))?.[0]?.freeGb ?? 0;
    const before = await free();
    await install(b);
    const installed = await free();
    await deploy(b);
    const deployed = await free();
    expect(before).toBeGreaterThan(installed);
    expect(installed).toBeGreaterThan(deployed);
    const [product] = (await b.fact('eflow.products')) ?? [];
    await b.run('msi.remove', { productCode: product?.productCode ?? '', log: 'x' });
    expect(await free()).toBe(before);
  });
});
