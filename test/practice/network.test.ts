import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { reaches } from '../../src/practice/guest/network.ts';
import { bench, deploy, edit, install, type Bench } from './support.ts';

const server = 'server-internal-switch-nat';
const own = 'vEthernet (EFLOW-Int)';
const address = { InterfaceAlias: own, IPAddress: '192.168.200.1', PrefixLength: 24 };
const nat = { Name: 'EFLOW-Int-NAT', InternalIPInterfaceAddressPrefix: '192.168.200.0/24' };

async function made(b: Bench): Promise<void> {
  await b.run('vswitch.create', { Name: 'EFLOW-Int' });
  await b.run('net.addAddress', address);
  await b.run('nat.create', nat);
}
const problem = async (b: Bench, ...call: Parameters<Bench['run']>) => (await b.run(...call)).problem?.code;
const { commandAbsent, commandFailed } = errorCodes;

describe('the network of a practice machine', () => {
  it('is made in three steps and taken apart again', async () => {
    const b = await bench(server);
    expect(await b.fact('hyperv.switches')).toEqual([]);
    await made(b);
    expect(await b.fact('hyperv.switches')).toMatchObject([{ name: 'EFLOW-Int', type: 'Internal' }]);
    expect((await b.fact('net.adapters'))?.map(({ name }) => name)).toContain(own);
    expect(await b.fact('net.addresses')).toContainEqual({
      adapter: own,
      address: '192.168.200.1',
      prefixLength: 24,
      dhcp: false,
    });
    expect(await b.fact('net.nats')).toEqual([{ name: 'EFLOW-Int-NAT', prefix: '192.168.200.0/24' }]);
    await b.run('nat.remove', { Name: 'eflow-int-nat' });
    await b.run('vswitch.remove', { Name: 'EFLOW-Int' });
    expect(await b.fact('net.nats')).toEqual([]);
    // The host's own interface goes with the switch, and its address with it.
    expect((await b.fact('net.adapters'))?.map(({ name }) => name)).not.toContain(own);
    expect((await b.fact('net.addresses'))?.map((one) => one.address)).not.toContain('192.168.200.1');
  });

  it('lets two switches have one name, as Windows does (F26)', async () => {
    const b = await bench(server);
    await b.run('vswitch.create', { Name: 'EFLOW-Int' });
    await b.run('vswitch.create', { Name: 'EFLOW-Int' });
    const ids = (await b.fact('hyperv.switches'))?.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(2);
  });

  it('refuses what cannot be', async () => {
    const b = await bench(server);
    expect(await problem(b, 'net.addAddress', address)).toBe(commandFailed);
    await made(b);
    expect(await problem(b, 'net.addAddress', address)).toBe(commandFailed);
    expect(await problem(b, 'nat.create', nat)).toBe(commandFailed);
    const wider = { Name: 'other', InternalIPInterfaceAddressPrefix: '192.168.0.0/16' };
    expect(await problem(b, 'nat.create', wider)).toBe(commandFailed);
    expect(await problem(b, 'vswitch.remove', { Name: 'none' })).toBe(commandFailed);
    expect(await problem(b, 'nat.remove', { Name: 'none' })).toBe(commandFailed);
    const off = await bench('hyperv-disabled');
    expect(await problem(off, 'vswitch.create', { Name: 'x' })).toBe(commandAbsent);
  });

  it('puts the addresses of an adapter on the External switch over it', async () => {
    const b = await bench('external-switch-on-plant');
    const on = (await b.fact('net.addresses'))?.find((one) => one.address === '10.20.30.41');
    expect(on?.adapter).toBe('vEthernet (Plant-LAN)');
    expect(await b.fact('net.sharingForbidden')).toBe(true);
    expect((await b.fact('hyperv.switches'))?.[0]).toMatchObject({
      adapterDescription: 'Intel(R) Ethernet Connection (17) I219-LM',
    });
  });
});

describe('Deploy-Eflow on a switch of its own', () => {
  const fixed = {
    vswitchName: 'EFLOW-Int',
    vswitchType: 'Internal',
    ip4Address: '192.168.200.2',
    ip4PrefixLength: 24,
    ip4GatewayAddress: '192.168.200.1',
  };
  const plant = { vswitchName: 'Plant-LAN', vswitchType: 'External' };
  /** Whether the VM gets to the hub by name. */
  function out(b: Bench): boolean {
    let reached = false;
    edit(b, (machine) => {
      reached = reaches(machine, 'contoso-practice.azure-devices.net', 443);
    });
    return reached;
  }
  async function ready(scenario: string): Promise<Bench> {
    const b = await bench(scenario);
    await install(b);
    return b;
  }

  it('tells how the VM is connected, and has no DNS servers before they are set (F81)', async () => {
    const b = await ready(server);
    await made(b);
    expect((await deploy(b, fixed)).output).toEqual(['OK']);
    expect(await b.fact('eflow.endpoints')).toEqual([
      {
        name: expect.stringMatching(/-EFLOWInterface$/u),
        vswitchName: 'EFLOW-Int',
        address: '192.168.200.2',
        prefixLength: 24,
        gateway: '192.168.200.1',
        fixed: true,
      },
    ]);
    expect(await b.fact('guest.dnsServers')).toEqual([]);
    expect(out(b)).toBe(false);
    await b.run('eflow.setDns', { dnsServers: ['10.20.30.53'] });
    expect(await b.fact('guest.dnsServers')).toEqual(['10.20.30.53']);
    expect(out(b)).toBe(true);
    const wrong = await b.run('eflow.setDns', { dnsServers: ['dns.example'] });
    expect(wrong.lines.join()).toContain('dns.example is not a valid IP4 address');
    expect(await b.fact('guest.dnsServers')).toEqual(['10.20.30.53']);
  });

  it.each([
    ['no such switch (F24)', server, fixed, "virtual switch 'EFLOW-Int' of type 'Internal' was not found"],
    [
      'none named on a server',
      server,
      {},
      "virtual switch 'Default Switch' of type 'Internal' was not found",
    ],
    [
      'an Internal one on a client (F25)',
      'external-switch-on-plant',
      fixed,
      'not supported on current host OS',
    ],
    [
      'another type than it has',
      'external-switch-on-plant',
      { ...plant, vswitchName: 'Default Switch' },
      "virtual switch 'Default Switch' of type 'External' was not found",
    ],
    [
      'half a static address (F79)',
      'external-switch-on-plant',
      { ...plant, ip4Address: '10.20.30.50', ip4PrefixLength: 24 },
      'ip4Address & ip4PrefixLength are required for StaticIP!',
    ],
    [
      'a static address on the Default Switch (F78)',
      'external-switch-on-plant',
      { ip4Address: '10.20.30.50', ip4PrefixLength: 24, ip4GatewayAddress: '10.20.30.1' },
      'Cannot set Static IP on ICS type virtual switch (Default Switch)',
    ],
  ])('refuses %s and leaves nothing', async (_name, scenario, args, text) => {
    const b = await ready(scenario);
    expect((await deploy(b, args)).output[0]).toContain(text);
    expect(await b.fact('eflow.verify')).toBe(false);
    expect(await b.fact('eflow.files')).toMatchObject({ vmDisks: [] });
  });

  it('breaks half-way where nobody gives the VM an address (F80)', async () => {
    const b = await ready('external-switch-on-plant');
    edit(b, (machine) => {
      machine.network.plantDhcp = false;
    });
    const { lines, output } = await deploy(b, plant);
    expect(output).not.toEqual(['OK']);
    expect(lines.join()).toContain('Failed to acquire IP address for virtual machine');
    expect(await b.fact('eflow.verify')).toBe(false);
  });
});
