import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { interfaceOn } from '../network/gather.ts';
import { overlap, parsePrefix } from '../network/ipv4.ts';
import type { Facts } from '../facts.ts';
import { defineKind, type Diagnosis, type Pace } from './kind.ts';

/** Windows ends what it began whether or not anybody waits, and shows it within a minute (eflow.md 10.3). */
export const pace: Pace = { everyMs: 2_000, forMs: 60_000 };

const Named = z.object({ name: z.string() });

/** Switches of that name, whose case Windows does not mind; undefined when it is not known which there are. */
export const switchesNamed = (facts: Facts, name: string) =>
  facts.value('hyperv.switches')?.filter((one) => one.name.toLowerCase() === name.toLowerCase());

/** What is in the way of a switch that is to be made, when there are others of its name (F26). */
export function switchTaken(facts: Facts, name: string): Diagnosis | undefined {
  const found = switchesNamed(facts, name) ?? [];
  if (found.length === 0) return undefined;
  const types = found.map(({ type }) => type).join(', ');
  return { code: errorCodes.switchTaken, params: { name, types }, id: 'F26', final: true };
}

/**
 * Makes an Internal switch (eflow.md 10.3). Done means that the host's own interface on it is there, too: it comes some
 * seconds later, and nothing can be set on it before.
 */
export const makeSwitch = defineKind({
  kind: 'make-switch',
  input: Named,
  typicalMs: 12_000,
  needs: () => [{ id: 'hyperv.switches' }, { id: 'net.adapters' }],
  state: ({ name }, facts) => {
    const found = switchesNamed(facts, name);
    const adapters = facts.value('net.adapters');
    if (found === undefined || adapters === undefined) return 'later';
    if (found.length === 0) return 'todo';
    // EFLOW finds a switch by name and type, so one of another type or a second one is in the way (F26).
    if (found.length > 1 || found[0]?.type !== 'Internal') return 'unclear';
    return adapters.some((one) => one.name === interfaceOn(name)) ? 'done' : 'later';
  },
  action: ({ name }) => ({ port: 'host', op: 'vswitch.create', args: { Name: name } }),
  settle: () => pace,
  goesOn: pace,
  diagnose: ({ name }, facts) => switchTaken(facts, name),
  recover: () => ({ none: errorCodes.switchTaken }),
  undo: ({ name }) => ({ step: { kind: 'remove-switch', input: { name } } }),
});

/** Removes a switch with the host's interface on it: the undo of {@link makeSwitch}. */
export const removeSwitch = defineKind({
  kind: 'remove-switch',
  input: Named,
  typicalMs: 5_000,
  needs: () => [{ id: 'hyperv.switches' }],
  state: ({ name }, facts) => {
    const found = switchesNamed(facts, name);
    if (found === undefined) return 'later';
    return found.length === 0 ? 'done' : 'todo';
  },
  action: ({ name }) => ({ port: 'host', op: 'vswitch.remove', args: { Name: name } }),
  settle: () => pace,
  goesOn: pace,
  undo: ({ name }) => ({ step: { kind: 'make-switch', input: { name } } }),
});

const HostAddress = z.object({
  vswitchName: z.string(),
  address: z.string(),
  prefixLength: z.number().int(),
});

/** Where this Windows has the address; undefined when that is not known. */
const placesOf = (facts: Facts, address: string) =>
  facts.value('net.addresses')?.filter((one) => one.address === address);

/** Gives the host its address on an Internal switch: the gateway of the VM (eflow.md 10.3). */
export const setHostAddress = defineKind({
  kind: 'set-host-address',
  input: HostAddress,
  typicalMs: 4_000,
  needs: () => [{ id: 'net.adapters' }, { id: 'net.addresses' }],
  state: ({ vswitchName, address, prefixLength }, facts) => {
    const adapters = facts.value('net.adapters');
    const places = placesOf(facts, address);
    if (adapters === undefined || places === undefined) return 'later';
    const own = interfaceOn(vswitchName);
    if (places.some((one) => one.adapter !== own || one.prefixLength !== prefixLength)) return 'unclear';
    if (places.length > 0) return 'done';
    return adapters.some(({ name }) => name === own) ? 'todo' : 'later';
  },
  action: ({ vswitchName, address, prefixLength }) => ({
    port: 'host',
    op: 'net.addAddress',
    args: { InterfaceAlias: interfaceOn(vswitchName), IPAddress: address, PrefixLength: prefixLength },
  }),
  settle: () => pace,
  goesOn: pace,
  diagnose: ({ address, prefixLength }, facts): Diagnosis | undefined => {
    const [place] = placesOf(facts, address) ?? [];
    return place === undefined
      ? undefined
      : {
          code: errorCodes.addressTaken,
          params: {
            address: `${address}/${prefixLength}`,
            adapter: place.adapter,
            has: `${place.address}/${place.prefixLength}`,
          },
          final: true,
        };
  },
  recover: () => ({ none: errorCodes.addressTaken }),
  undo: (input) => ({ step: { kind: 'clear-host-address', input } }),
  goesWith: ['make-switch'],
});

/** Takes the host's address on a switch away: the undo of {@link setHostAddress}. */
export const clearHostAddress = defineKind({
  kind: 'clear-host-address',
  input: HostAddress,
  typicalMs: 2_000,
  needs: () => [{ id: 'net.addresses' }],
  state: ({ vswitchName, address }, facts) => {
    const places = placesOf(facts, address);
    if (places === undefined) return 'later';
    return places.some(({ adapter }) => adapter === interfaceOn(vswitchName)) ? 'todo' : 'done';
  },
  action: ({ vswitchName, address }) => ({
    port: 'host',
    op: 'net.removeAddress',
    args: { InterfaceAlias: interfaceOn(vswitchName), IPAddress: address },
  }),
  settle: () => pace,
  goesOn: pace,
  undo: (input) => ({ step: { kind: 'set-host-address', input } }),
});

const Nat = z.object({ name: z.string(), prefix: z.string() });

/** The NAT network that is in the way of one of this name and prefix; the very same is not. */
function natInTheWay(facts: Facts, { name, prefix }: z.infer<typeof Nat>) {
  const wanted = parsePrefix(prefix);
  return facts.value('net.nats')?.find((one) => {
    if (one.prefix === prefix) return false;
    const other = parsePrefix(one.prefix);
    const clash = wanted !== undefined && other !== undefined && overlap(wanted, other);
    return clash || one.name.toLowerCase() === name.toLowerCase();
  });
}

/** Makes the NAT network behind an Internal switch, so that the VM gets out (eflow.md 10.3). */
export const makeNat = defineKind({
  kind: 'make-nat',
  input: Nat,
  typicalMs: 4_000,
  assumed: 'eflow.md 10.3',
  needs: () => [{ id: 'net.nats' }],
  state: (input, facts) => {
    const nats = facts.value('net.nats');
    if (nats === undefined) return 'later';
    if (nats.some(({ prefix }) => prefix === input.prefix)) return 'done';
    return natInTheWay(facts, input) === undefined ? 'todo' : 'unclear';
  },
  action: ({ name, prefix }) => ({
    port: 'host',
    op: 'nat.create',
    args: { Name: name, InternalIPInterfaceAddressPrefix: prefix },
  }),
  settle: () => pace,
  goesOn: pace,
  diagnose: (input, facts): Diagnosis | undefined => {
    const other = natInTheWay(facts, input);
    return other === undefined
      ? undefined
      : {
          code: errorCodes.natTaken,
          params: { prefix: input.prefix, name: other.name, has: other.prefix },
          final: true,
        };
  },
  recover: () => ({ none: errorCodes.natTaken }),
  undo: ({ name, prefix }) => ({ step: { kind: 'remove-nat', input: { name, prefix } } }),
});

/** Removes a NAT network: the undo of {@link makeNat}. One of that name with another prefix is not ours and stays. */
export const removeNat = defineKind({
  kind: 'remove-nat',
  input: Nat,
  typicalMs: 2_000,
  needs: () => [{ id: 'net.nats' }],
  state: ({ name, prefix }, facts) => {
    const nats = facts.value('net.nats');
    if (nats === undefined) return 'later';
    return nats.some((one) => one.name === name && one.prefix === prefix) ? 'todo' : 'done';
  },
  action: ({ name }) => ({ port: 'host', op: 'nat.remove', args: { Name: name } }),
  settle: () => pace,
  goesOn: pace,
  undo: (input) => ({ step: { kind: 'make-nat', input } }),
});

const Dns = z.object({ dnsServers: z.array(z.string()) });

/** Tells the VM which DNS servers to ask: with a static address nobody else does (eflow.md 10.2, F81). */
export const setVmDns = defineKind({
  kind: 'set-vm-dns',
  input: Dns,
  typicalMs: 8_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'guest.dnsServers' }],
  state: ({ dnsServers }, facts) => {
    const has = facts.value('guest.dnsServers');
    if (facts.value('eflow.verify') !== true || has === undefined) return 'later';
    // In this order; what stands beside them, for example of IPv6, does no harm behind them.
    return dnsServers.every((one, i) => has[i] === one) ? 'done' : 'todo';
  },
  action: ({ dnsServers }) => ({ port: 'host', op: 'eflow.setDns', args: { dnsServers } }),
  settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
  goesOn: { everyMs: 5_000, forMs: 60_000 },
  diagnose: ({ dnsServers }, facts) => ({
    code: errorCodes.vmDnsDiffers,
    params: {
      wanted: dnsServers.join(', '),
      has: facts.value('guest.dnsServers')?.join(', ') ?? '',
    },
    id: 'F81',
    final: false,
  }),
  undo: (_input, before) => {
    const had = before.value('guest.dnsServers');
    if (had === undefined) return { with: 'install-msi' };
    return had.length === 0
      ? { none: 'vm-dns' }
      : { step: { kind: 'set-vm-dns', input: { dnsServers: [...had] } } };
  },
  goesWith: ['install-msi', 'remove-eflow'],
});
