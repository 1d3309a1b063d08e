import { describe, expect, it } from 'vitest';
import { agentPort, reaches, type Asker } from '../../src/practice/guest/network.ts';
import { bench, deploy, edit, install, secret, type Bench } from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const Https = 'http://proxy.plant.example:3128';

async function vm(...faults: string[]): Promise<Bench> {
  const b = await bench('happy-client-default-switch');
  await install(b);
  await deploy(b);
  for (const fault of faults) b.machine.break(fault);
  return b;
}

/** Whether somebody in the VM gets to the hub. */
function gets(b: Bench, asker: Asker, port = 443, host = hub): boolean {
  let reached = false;
  edit(b, (machine) => {
    reached = reaches(machine, host, port, asker);
  });
  return reached;
}

describe('a site whose only way out is a proxy', () => {
  it('lets through who asks it, for port 443 and nothing else', async () => {
    const b = await vm('proxy-required');
    expect([gets(b, 'direct'), gets(b, 'daemons'), gets(b, 'agent')]).toEqual([false, false, false]);
    await b.run('guest.setProxy', { Https });
    expect([gets(b, 'direct'), gets(b, 'daemons'), gets(b, 'agent')]).toEqual([false, true, false]);
    await b.run('guest.setAgentProxy', { Https });
    expect([gets(b, 'agent'), gets(b, 'agent', 5671)]).toEqual([true, false]);
    await b.run('guest.clearProxy', { Part: 'daemons' });
    expect([gets(b, 'daemons'), gets(b, 'agent')]).toEqual([false, true]);
  });

  it('takes its own address alone, and its user where it asks for one', async () => {
    const b = await vm('proxy-asks-for-password');
    await b.run('guest.setProxy', { Https });
    expect(gets(b, 'daemons')).toBe(false);
    await b.run('guest.setProxy', { Https: 'http://line@proxy.plant.example:3128' });
    expect(gets(b, 'daemons')).toBe(false);
    const Password = secret('a password');
    await b.run('guest.setProxy', { Https: 'http://other@proxy.plant.example:3128', Password });
    expect(gets(b, 'daemons')).toBe(false);
    await b.run('guest.setProxy', { Https: 'http://line@proxy.plant.example:3128', Password });
    expect(gets(b, 'daemons')).toBe(true);
  });

  it('is asked for no host that goes without', async () => {
    const b = await vm();
    await b.run('guest.setProxy', { Https, NoProxy: '.azure-devices.net' });
    // There is no such proxy here, so only what goes beside it gets out.
    expect([gets(b, 'daemons'), gets(b, 'daemons', 443, 'mcr.microsoft.com')]).toEqual([true, false]);
  });

  it('is forgotten by edgeAgent with a new configuration, and by nobody else', async () => {
    const b = await vm();
    await b.run('guest.setProxy', { Https });
    await b.run('guest.setAgentProxy', { Https });
    let port = 0;
    edit(b, (machine) => {
      port = agentPort(machine);
    });
    expect(port).toBe(443);
    b.machine.break('identity-cleared');
    const places = (await b.fact('guest.proxy'))?.places.map(({ place }) => place);
    expect(places).toEqual(['edged', 'identityd', 'docker', 'shell']);
  });
});

describe('an External switch', () => {
  const over = { Name: 'EFLOW-Ext', NetAdapterName: 'Ethernet' };
  const order = { Switch: 'EFLOW-Ext', Adapter: 'Ethernet', Seconds: 90, Addresses: [], DnsServers: [] };
  const names = async (b: Bench) => (await b.fact('hyperv.switches'))?.map(({ name }) => name);

  it('goes again by itself unless it is called off', async () => {
    const b = await bench('happy-client-default-switch');
    await b.run('rollback.arm', order);
    await b.run('vswitch.createExternal', over);
    expect(await b.fact('net.rollbacks')).toMatchObject([{ vswitchName: 'EFLOW-Ext' }]);
    b.real.pass(60_000);
    expect(await names(b)).toContain('EFLOW-Ext');
    b.real.pass(31_000);
    expect(await names(b)).not.toContain('EFLOW-Ext');
    expect(await b.fact('net.rollbacks')).toEqual([]);
    const kept = await bench('happy-client-default-switch');
    await kept.run('rollback.arm', order);
    await kept.run('vswitch.createExternal', over);
    await kept.run('rollback.disarm', { Switch: 'EFLOW-Ext' });
    kept.real.pass(200_000);
    expect(await names(kept)).toContain('EFLOW-Ext');
  });

  it('takes the addresses of its adapter, and cuts it off at a port that lets one card in', async () => {
    const b = await bench('happy-client-default-switch');
    expect(await b.fact('net.gateways')).toEqual([
      { adapter: 'Ethernet', gateway: '10.20.30.1', answers: true },
    ]);
    b.machine.break('port-security');
    await b.run('vswitch.createExternal', over);
    expect(await b.fact('net.gateways')).toEqual([
      { adapter: 'vEthernet (EFLOW-Ext)', gateway: '10.20.30.1', answers: false },
    ]);
    // One adapter carries one External switch.
    expect((await b.run('vswitch.createExternal', { ...over, Name: 'second' })).problem).toBeDefined();
    expect(
      (await b.run('vswitch.createExternal', { ...over, NetAdapterName: 'none' })).problem,
    ).toBeDefined();
  });
});
