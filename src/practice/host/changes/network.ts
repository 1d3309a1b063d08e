import { z } from 'zod';
import { switchOf } from '../../windows/hyperv.ts';
import { aliasOf } from '../../windows/network.ts';
import type { MachineState } from '../../state/machine.ts';
import { defineChange, type Outcome } from './change.ts';

const Named = z.strictObject({ name: z.string() });
const HostAddress = z.strictObject({ alias: z.string(), address: z.string(), prefixLength: z.int() });
const Nat = z.strictObject({ name: z.string(), prefix: z.string() });

/** A change of the host's network: one stretch, which Windows ends whether or not anybody waits. */
function atOnce<D extends z.infer<z.ZodType<object>>>(
  id: 'switch.create' | 'switch.remove' | 'address.add' | 'address.remove' | 'nat.create' | 'nat.remove',
  data: z.ZodType<D & Record<string, string | number>>,
  virtualMs: number,
  apply: (machine: MachineState, data: D) => void,
) {
  return defineChange<D & Record<string, string | number>>({
    id,
    data,
    onCallerDeath: 'completes',
    phases: () => [
      {
        name: 'apply',
        virtualMs,
        effect: (machine, given): Outcome => {
          apply(machine, given);
          return {};
        },
      },
    ],
  });
}

const switchWith = (machine: MachineState, alias: string) =>
  machine.switches.find(({ name }) => aliasOf(name) === alias);

/** New-VMSwitch -SwitchType Internal: it makes another one of the same name, too (F26). */
export const switchCreate = atOnce('switch.create', Named, 4_000, (machine, { name }) => {
  const earlier = machine.switches.filter((one) => one.name === name).length;
  machine.switches.push(switchOf(name, 'Internal', {}, earlier));
});

/** Remove-VMSwitch: the host's interface goes with it, and its addresses. */
export const switchRemove = atOnce('switch.remove', Named, 3_000, (machine, { name }) => {
  machine.switches = machine.switches.filter((one) => one.name !== name);
});

export const addressAdd = atOnce(
  'address.add',
  HostAddress,
  1_500,
  (machine, { alias, address, prefixLength }) => {
    switchWith(machine, alias)?.addresses.push({ address, prefixLength, dhcp: false });
  },
);

export const addressRemove = atOnce('address.remove', HostAddress, 500, (machine, { alias, address }) => {
  const found = switchWith(machine, alias);
  if (found !== undefined) found.addresses = found.addresses.filter((one) => one.address !== address);
});

export const natCreate = atOnce('nat.create', Nat, 1_500, (machine, { name, prefix }) => {
  machine.network.nats.push({ name, prefix });
});

export const natRemove = atOnce('nat.remove', Named, 800, (machine, { name }) => {
  machine.network.nats = machine.network.nats.filter((one) => one.name !== name);
});

const Dns = z.strictObject({ dnsServers: z.array(z.string()) });

/** Set-EflowVmDNSServers for the VM's main connection (eflow.md 10.2). */
export const vmDnsSet = defineChange<z.infer<typeof Dns>>({
  id: 'eflow.setDns',
  data: Dns,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'set',
      virtualMs: 3_000,
      effect: (machine, { dnsServers }) => {
        if (machine.vm !== null) machine.vm.network.dnsServers = [...dnsServers];
        return { output: ['OK'] };
      },
    },
  ],
});
