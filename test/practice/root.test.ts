import { describe, expect, it } from 'vitest';
import { reaches, type Asker } from '../../src/practice/guest/network.ts';
import { inspectionRoot, thumbprintOf } from '../../src/practice/state/certificates.ts';
import type { Guest } from '../../src/practice/state/vm.ts';
import { bench, deploy, edit, install, secret, type Bench } from './support.ts';

const hub = 'contoso-practice.azure-devices.net';

/** Who gets out of the VM to port 443. */
function whoGets(b: Bench): Asker[] {
  let found: Asker[] = [];
  edit(b, (machine) => {
    found = (['direct', 'daemons', 'agent'] as const).filter((one) => reaches(machine, hub, 443, one));
  });
  return found;
}

/** What `practice show` tells of the authority that a site opens TLS with. */
function handedOver(b: Bench): { certificate: string; thumbprint: string } {
  const { network } = b.machine.show() as { network: { inspection: ReturnType<typeof handedOver> } };
  return network.inspection;
}

describe('a site that opens TLS', () => {
  it('lets nothing out of the VM that does not trust it, though its port opens', async () => {
    const b = await bench('happy-client-default-switch');
    await install(b);
    await deploy(b);
    expect(whoGets(b)).toEqual(['direct', 'daemons', 'agent']);
    b.machine.break('tls-inspected');
    expect(whoGets(b)).toEqual(['direct']);
    const { certificate, thumbprint } = handedOver(b);
    expect(thumbprintOf(certificate)).toBe(thumbprint);
    await b.run('guest.setRoot', { Part: 'system', Pem: inspectionRoot(0) });
    expect(whoGets(b)).toEqual(['direct']);
    await b.run('guest.setRoot', { Part: 'system', Pem: certificate });
    expect(whoGets(b)).toEqual(['direct', 'daemons', 'agent']);
    await b.run('guest.clearRoot', { Part: 'system' });
    expect(whoGets(b)).toEqual(['direct']);
  });

  it('has its trust bundle forgotten with a new identity, and not with a proxy', async () => {
    const b = await bench('happy-client-default-switch');
    await install(b);
    await deploy(b);
    const Pem = inspectionRoot(0);
    await b.run('guest.setAgentProxy', { Https: 'http://proxy.plant.example:3128' });
    await b.run('guest.setRoot', { Part: 'modules', Pem });
    await b.run('guest.setRoot', { Part: 'system', Pem });
    const shown = (): Guest | undefined => {
      let found: Guest | undefined;
      edit(b, ({ vm }) => {
        found = vm?.guest;
      });
      return found;
    };
    expect(shown()?.proxy.agent).not.toBeNull();
    await b.run('guest.setAgentProxy', { Https: 'http://proxy.plant.example:3129' });
    expect(shown()?.roots).toEqual({ system: Pem, modules: Pem });
    const devConnString = secret('HostName=h.azure-devices.net;DeviceId=d;SharedAccessKey=AAAA');
    await b.run('eflow.provision.connectionString', { devConnString });
    expect(shown()?.roots).toEqual({ system: Pem, modules: null });
    expect(shown()?.proxy.agent).toBeNull();
  });
});
