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
  id:
    | 'switch.create'
    | 'switch.createExternal'
    | 'rollback.fire'
    | 'rollback.disarm'
    | 'switch.remove'
    | 'address.add'
    | 'address.remove'
    | 'nat.create'
    | 'nat.remove',
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

const Over = z.strictObject({ name: z.string(), adapter: z.string() });

/** New-VMSwitch over an adapter: its addresses go to the host's interface on the switch. */
export const switchCreateExternal = atOnce(
  'switch.createExternal',
  Over,
  9_000,
  (machine, { name, adapter }) => {
    const earlier = machine.switches.filter((one) => one.name === name).length;
    machine.switches.push(switchOf(name, 'External', { adapter }, earlier));
  },
);

const Armed = z.strictObject({ name: z.string(), seconds: z.int() });

/** The task that Windows runs by itself when nobody calls it off: the switch is gone, and its adapter has its addresses. */
export const rollbackFire = atOnce('rollback.fire', Named, 0, (machine, { name }) => {
  machine.switches = machine.switches.filter((one) => one.name !== name || one.type !== 'External');
});

const armedFor = (machine: MachineState, name: string) =>
  machine.running.find((one) => one.change === 'rollback.fire' && one.id === `rollback ${name}`);

/** Has Windows run it later. It belongs to nobody, so nobody's end keeps it from that. */
export const rollbackArm = defineChange<z.infer<typeof Armed>>({
  id: 'rollback.arm',
  data: Armed,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'arm',
      virtualMs: 800,
      effect: (machine, { name, seconds }, at) => {
        machine.running = machine.running.filter((one) => one !== armedFor(machine, name));
        machine.running.push({
          id: `rollback ${name}`,
          change: 'rollback.fire',
          op: 'rollback.arm',
          pid: 0,
          detached: true,
          phase: 0,
          startedAt: at,
          phaseEndsAt: at + seconds * 1000,
          data: { name },
        });
        return {};
      },
    },
  ],
});

export const rollbackDisarm = atOnce('rollback.disarm', Named, 500, (machine, { name }) => {
  machine.running = machine.running.filter((one) => one !== armedFor(machine, name));
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
