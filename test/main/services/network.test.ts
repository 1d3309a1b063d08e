import { afterEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { Goal, JobRecord } from '../../../src/contract/jobs.ts';
import type { Network } from '../../../src/contract/setup.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';
import { internalSetup } from '../../support/setups.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(scenario: string): Promise<TestApp> {
  const made = testFolder();
  folders.push(made);
  const env: NodeJS.ProcessEnv = {};
  const test = await testApp(scenario, made.folder, { env });
  open.push(test.app);
  const { cloud } = test.shown() as { cloud: { devices: { handedOver: string }[] } };
  env['EFLOW_DESK_DEVICE'] = cloud.devices[0]?.handedOver;
  return test;
}

const byString = exampleGoal('connection-string');
const over = (network: Network): Goal => ({ ...byString, setup: { ...byString.setup, network } });
const internal: Network = {
  ...internalSetup.network,
  address: {
    ...internalSetup.network.address,
    dnsServers: [...internalSetup.network.address.dnsServers],
  },
};
const network = (test: TestApp) => test.shown()['network'];
const acted = (job: JobRecord) => job.steps.filter((step) => step.acted).map((step) => step.key);
const server = 'server-internal-switch-nat';
const bare = { switches: [], nats: [] };
const made = {
  switches: [{ name: 'EFLOW-Int', type: 'Internal', adapter: null, addresses: ['192.168.200.1/24'] }],
  nats: ['EFLOW-Int-NAT 192.168.200.0/24'],
};

describe('a server without a switch', () => {
  test('is given what the advice says, to the proof, and taken back to what it was', async () => {
    const test = await desk(server);
    const wanted = { reachable: false, address: 'automatic', plantDhcp: null } as const;
    const { options } = await test.call('network.advise', { wanted });
    const [first] = options;
    expect(first).toMatchObject({ kind: 'internal-nat-static', status: 'possible', network: internal });
    const job = await test.run(over(internal));
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(acted(job)).toEqual([
      'make-switch',
      'set-host-address',
      'make-nat',
      'take-payload',
      'install-msi',
      'deploy',
      'set-vm-dns',
      'provision',
    ]);
    expect(network(test)).toEqual(made);
    expect(test.shown()).toMatchObject({
      vm: { network: { vswitch: 'EFLOW-Int', ip: '192.168.200.2', dnsServers: ['10.20.30.53'] } },
    });

    const second = await test.run(over(internal));
    expect(acted(second)).toEqual([]);

    const undone = await test.run({ kind: 'undo', job: job.id });
    expect(undone.state).toBe('succeeded');
    expect(network(test)).toEqual(bare);
    expect(test.shown()).toMatchObject({ vm: null, msi: null });
  });

  test('keeps a switch and a NAT network that were there before', async () => {
    const test = await desk(server);
    const first = await test.run({
      ...byString,
      setup: { ...byString.setup, network: internal },
      only: ['install'],
    });
    expect(first.state).toBe('succeeded');
    const job = await test.run(over(internal));
    expect(acted(job)).toEqual(['deploy', 'set-vm-dns', 'provision']);
    // The second job made neither, so it takes neither back.
    const plan = await test.call('jobs.plan', {
      goal: { kind: 'undo', job: job.id, to: 'deploy' },
      askSecrets: false,
    });
    expect(plan.steps.map((row) => row.kind)).toEqual(['reset-provisioning']);
    expect(network(test)).toEqual(made);
  });

  test('takes the network back up to a step that stays', async () => {
    const test = await desk(server);
    const job = await test.run({ ...over(internal), only: ['install'] } as Goal);
    await test.run({ kind: 'undo', job: job.id, to: 'make-switch' });
    expect(network(test)).toEqual({
      switches: [{ ...made.switches[0], addresses: [] }],
      nats: [],
    });
  });

  test('reaches nothing with an Internal switch that has no NAT, and never calls that proven', async () => {
    const test = await desk(server);
    await test.run({ ...over(internal), only: ['install'] } as Goal);
    await test.call('practice.break', { fault: 'nat-gone' });
    const job = await test.run(over({ ...internal, create: false }));
    expect(job.state).toBe('failed');
    expect(job.proof?.verdict).toBe('not-proven');
    // With the NAT network made again the same setup goes through.
    const cured = await test.run(over(internal));
    expect(acted(cured)).toContain('make-nat');
    expect(cured.proof?.verdict).toBe('proven');
  });

  test('is refused before anything is touched: no switch and none to make, or one that is in the way', async () => {
    const test = await desk(server);
    const refused = async (wanted: Network) =>
      (await test.call('jobs.plan', { goal: over(wanted), askSecrets: false })).blockers.map(
        ({ id, code }) => `${id} ${code}`,
      );
    expect(await refused({ vswitch: 'Default Switch' })).toContain(`network ${errorCodes.networkImpossible}`);
    expect(await refused({ ...internal, create: false })).toEqual(['HC-19 not-found']);
    const { address } = internal;
    expect(
      await refused({
        ...internal,
        address: { ...address, ip4Address: '10.20.30.41', ip4GatewayAddress: '10.20.30.1' },
      }),
    ).toEqual([`network ${errorCodes.addressOfHost}`]);
    expect(
      await refused({
        ...internal,
        address: { ...address, ip4Address: '10.20.30.50', ip4GatewayAddress: '10.20.30.1' },
      }),
    ).toEqual([`network ${errorCodes.prefixTaken}`]);
    expect(network(test)).toEqual(bare);
  });
});

describe('an External switch that is there', () => {
  const plant: Network = { vswitch: 'External', vswitchName: 'Plant-LAN' };

  test('brings the VM into the plant network, to the proof', async () => {
    const test = await desk('external-switch-on-plant');
    const job = await test.run(over(plant));
    expect(job).toMatchObject({ state: 'succeeded', proof: { verdict: 'proven' } });
    expect(test.shown()).toMatchObject({
      vm: { network: { vswitch: 'Plant-LAN', ip: '10.20.30.77', dnsServers: ['10.20.30.53'] } },
    });
  });

  test('takes a static address, whose DNS servers are set', async () => {
    const test = await desk('external-switch-on-plant');
    const address = {
      ip4Address: '10.20.30.50',
      ip4PrefixLength: 24,
      ip4GatewayAddress: '10.20.30.1',
      dnsServers: ['10.20.30.53'],
    };
    const job = await test.run(over({ ...plant, address }));
    expect(job.proof?.verdict).toBe('proven');
    expect(acted(job)).toContain('set-vm-dns');
    // Another address for the same VM is refused with words; the VM stays.
    const other = await test.call('jobs.plan', {
      goal: over({ ...plant, address: { ...address, ip4Address: '10.20.30.51' } }),
      askSecrets: false,
    });
    expect(other.blockers.map(({ code }) => code)).toContain(errorCodes.vmNetworkDiffers);
    expect(test.shown()).toMatchObject({ vm: { network: { ip: '10.20.30.50' } } });
  });

  test('of another name is refused, and so is an Internal one on a client', async () => {
    const test = await desk('external-switch-on-plant');
    const codes = async (wanted: Network) =>
      (await test.call('jobs.plan', { goal: over(wanted), askSecrets: false })).blockers.map(
        ({ code }) => code,
      );
    expect(await codes({ ...plant, vswitchName: 'Plant' })).toEqual(['not-found']);
    expect(await codes(internal)).toEqual([errorCodes.internalOnClient]);
  });
});
