import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { probes, type HostFactId } from '../../src/main/domain/probes.ts';
import { listFaults } from '../../src/practice/index.ts';
import { bench, deploy, handedOver, install, provisionManually, type Bench } from './support.ts';

const ids = Object.keys(probes) as HostFactId[];

describe('faults', () => {
  it.each(listFaults().map(({ name }) => name))('%s happens on any machine without damage', async (fault) => {
    for (const scenario of ['long-journey', 'tpm-absent', 'already-deployed']) {
      const b = await bench(scenario);
      b.machine.break(fault);
      expect(await b.factsOr(ids)).toHaveLength(ids.length);
      b.machine.break(fault);
      await b.machine.reboot();
      expect(b.machine.show()).toMatchObject({ scenario });
    }
  });

  it('that nobody knows are refused with those that there are', async () => {
    const b = await bench('already-deployed');
    expect(() => {
      b.machine.break('constructor');
    }).toThrow(errorCodes.badInput);
  });

  it.each<[string, (b: Bench) => Promise<unknown>, unknown]>([
    ['vm-off', async (b) => (await b.fact('eflow.vm'))?.power, 'Off'],
    ['agent-stopped', async (b) => (await b.fact('eflow.services'))?.[0]?.status, 'Stopped'],
    ['hyperv-off', async (b) => (await b.fact('hyperv.feature'))?.state, 'Disabled'],
    ['launch-type-off', (b) => b.fact('hyperv.launchType'), 'Off'],
    ['msi-removed', (b) => b.fact('eflow.products'), []],
    ['identity-cleared', async (b) => (await b.fact('guest.runtime'))?.provisioning, null],
    ['edge-agent-gone', async (b) => (await b.fact('guest.runtime'))?.modules, []],
    ['disk-full', async (b) => (await b.fact('host.volumes'))?.[0]?.freeGb, 0],
    ['memory-taken', async (b) => (await b.fact('host.os'))?.freeMemoryMb, 0],
    ['restart-pending', async (b) => (await b.fact('host.pendingReboot'))?.windowsUpdate, true],
    ['not-elevated', async (b) => (await b.fact('host.account'))?.elevated, false],
  ])('%s is seen in the facts', async (fault, look, expected) => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    await b.world.clock.sleep(180_000);
    expect(await look(b)).not.toEqual(expected);
    b.machine.break(fault);
    expect(await look(b)).toEqual(expected);
  });
});

describe('the summary', () => {
  it('has the connection string that the colleague hands over', async () => {
    const b = await bench('already-deployed');
    expect(handedOver(b)).toMatch(
      /^HostName=contoso-practice\.azure-devices\.net;DeviceId=edge-01;SharedAccessKey=[A-Za-z0-9+/]{43}=$/u,
    );
  });

  it('follows the machine', async () => {
    const b = await bench('happy-client-default-switch');
    expect(b.machine.show()).toMatchObject({ msi: null, vm: null, running: [], held: null });
    await install(b);
    await deploy(b);
    await provisionManually(b);
    await b.world.clock.sleep(120_000);
    await b.fact('guest.runtime');
    expect(b.machine.show()).toMatchObject({
      msi: { version: '1.5.7.01026', registered: true },
      vm: {
        power: 'Running',
        provisioning: { deviceId: 'edge-01' },
        edgeAgent: expect.stringContaining('running') as string,
      },
    });
  });
});

describe('reset', () => {
  it('goes back to the start, the cloud too', async () => {
    const b = await bench('already-deployed');
    b.machine.enroll();
    b.machine.hold('eflow.stop', 'before');
    await provisionManually(b);
    b.machine.reset();
    expect(b.machine.show()).toMatchObject({
      vm: { provisioning: null },
      cloud: { enrollments: [{ registrationId: 'edge-03' }, { registrationId: 'edge-04' }] },
    });
    expect((await b.run('eflow.stop')).output).toEqual(['OK']);
  });
});

describe('enrolling', () => {
  it('takes this machine’s endorsement key, and replaces an enrollment of the same ID', async () => {
    const b = await bench('happy-client-default-switch');
    const host = await b.fact('tpm.endorsementKey');
    expect(b.machine.enroll()).toEqual({ registrationId: host?.registrationId, scopeId: '0ne00ABCDEF' });
    b.machine.enroll();
    b.machine.enroll({ registrationId: 'LINE07' });
    expect(b.machine.show()).toMatchObject({
      cloud: {
        enrollments: [
          { registrationId: 'edge-03' },
          { registrationId: 'edge-04' },
          { registrationId: host?.registrationId },
          { registrationId: 'line07' },
        ],
      },
    });
  });

  it('cannot be done without a TPM', async () => {
    const b = await bench('tpm-absent');
    expect(() => b.machine.enroll()).toThrow(errorCodes.badInput);
  });
});
