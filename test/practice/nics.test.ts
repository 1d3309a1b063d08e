import { describe, expect, it } from 'vitest';
import { reaches } from '../../src/practice/guest/network.ts';
import { bench, deploy, edit, install, type Bench } from './support.ts';

const network = { vswitchName: 'Plant-LAN', vswitchType: 'External' };
const nic = { vswitchName: 'Plant-LAN', vendpointName: 'line' };

async function vm(): Promise<Bench> {
  const b = await bench('happy-external-static');
  await install(b);
  await deploy(b);
  await b.run('eflow.start', {});
  return b;
}
const said = async (b: Bench, ...call: Parameters<Bench['run']>) => (await b.run(...call)).lines.join('\n');
const names = async (b: Bench) => (await b.fact('eflow.endpoints'))?.map(({ name }) => name).slice(1);

describe('further NICs of a practice VM', () => {
  it('come with their networks, and go in the reverse order', async () => {
    const b = await vm();
    await b.run('eflow.addNetwork', network);
    await b.run('eflow.addNic', nic);
    expect(await b.fact('eflow.networks')).toEqual([
      { name: 'Default Switch', type: 'ICS' },
      { name: 'Plant-LAN', type: 'Transparent' },
    ]);
    const [, second] = (await b.fact('eflow.endpoints')) ?? [];
    expect(second).toMatchObject({ name: 'line', vswitchName: 'Plant-LAN', fixed: false });
    expect(second?.address).toMatch(/^10\.20\.30\./u);
    expect(await said(b, 'eflow.removeNetwork', { vswitchName: 'Plant-LAN' })).toContain('in use');
    await b.run('eflow.removeNic', { vendpointName: 'line' });
    await b.run('eflow.removeNetwork', { vswitchName: 'Plant-LAN' });
    expect((await b.fact('eflow.networks'))?.map(({ name }) => name)).toEqual(['Default Switch']);
    expect(await names(b)).toEqual([]);
  });

  it('are refused in the words of EFLOW (F24, F79, F84)', async () => {
    const b = await vm();
    expect(await said(b, 'eflow.addNic', nic)).toContain("Network 'Plant-LAN' does not exist");
    expect(await said(b, 'eflow.addNetwork', { ...network, vswitchName: 'none' })).toContain('was not found');
    await b.run('eflow.addNetwork', network);
    expect(await said(b, 'eflow.addNetwork', network)).toContain('already exists');
    expect(await said(b, 'eflow.addNic', { ...nic, ip4Address: '10.20.30.90' })).toContain('are required');
    expect(await said(b, 'eflow.removeNetwork', { vswitchName: 'Default Switch' })).toContain(
      'does not exist',
    );
    expect(await said(b, 'eflow.removeNic', { vendpointName: 'none' })).toContain('No adapters associated');
    await b.run('eflow.stop', {});
    expect(await said(b, 'eflow.addNic', nic)).toContain('OFF');
    expect(await names(b)).toEqual([]);
  });

  it('take the VM out when its own network goes nowhere', async () => {
    const b = await vm();
    const out = () => {
      let found = false;
      edit(b, (machine) => {
        found = reaches(machine, 'mcr.microsoft.com', 443);
      });
      return found;
    };
    expect(out()).toBe(true);
    edit(b, (machine) => {
      if (machine.vm !== null) machine.vm.network.vswitchName = 'Gone';
    });
    expect(out()).toBe(false);
    await b.run('eflow.addNetwork', network);
    await b.run('eflow.addNic', nic);
    expect(out()).toBe(true);
    edit(b, (machine) => {
      for (const one of machine.network.adapters) one.up = false;
    });
    expect(out()).toBe(false);
  });
});
