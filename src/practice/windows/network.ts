import {
  contains,
  formatIpv4,
  parseIpv4,
  parsePrefix,
  prefixAround,
} from '../../main/domain/network/ipv4.ts';
import { windowsKeys } from '../../main/domain/windows-keys.ts';
import type { MachineState } from '../state/machine.ts';
import type { Vm } from '../state/vm.ts';
import { settingKeys } from './settings.ts';

type Address = MachineState['switches'][number]['addresses'][number];

/** A network interface of this Windows, of a physical adapter or of the host's side of a switch. */
export interface Interface {
  alias: string;
  description: string;
  hardware: boolean;
  up: boolean;
  medium: number;
  addresses: readonly Address[];
  gateway: string | null;
  dnsServers: readonly string[];
}

/** Name of the host's own interface on a switch (eflow.md 10.3). */
export const aliasOf = (vswitchName: string): string => `vEthernet (${vswitchName})`;

/** Every interface. With an External switch the addresses of its adapter are on the switch. */
export function interfacesOf({ network, switches }: MachineState): Interface[] {
  const below = (name: string) => switches.some(({ adapter }) => adapter === name);
  const physical = network.adapters.map((one): Interface => {
    const moved = below(one.name);
    return {
      alias: one.name,
      description: one.description,
      hardware: true,
      up: one.up,
      medium: one.medium,
      addresses: moved || one.address === null ? [] : [one.address],
      gateway: moved ? null : one.gateway,
      dnsServers: moved ? [] : one.dnsServers,
    };
  });
  const virtual = switches
    .filter(({ type }) => type !== 'Private')
    .map((one, i): Interface => {
      const adapter = network.adapters.find(({ name }) => name === one.adapter);
      const own = adapter?.address == null ? [] : [adapter.address];
      return {
        alias: aliasOf(one.name),
        description: `Hyper-V Virtual Ethernet Adapter${i === 0 ? '' : ` #${i + 1}`}`,
        hardware: false,
        up: true,
        medium: 0,
        addresses: [...own, ...one.addresses],
        gateway: adapter?.gateway ?? null,
        dnsServers: adapter?.dnsServers ?? [],
      };
    });
  return [...physical, ...virtual];
}

/** The address of a VM with how it is connected. */
export type Connection = Pick<Vm, 'ip' | 'network'>;

/** What the Default Switch gives a VM (eflow.md 8.4). */
export const defaultConnection: Connection = {
  ip: '172.27.120.111',
  network: {
    vswitchName: 'Default Switch',
    type: 'ICS',
    fixed: false,
    prefixLength: 20,
    gateway: '172.27.112.1',
    dnsServers: ['172.27.112.1'],
  },
};

/**
 * True when the firewall lets the Default Switch give addresses: its DHCP passes by rules of this computer, which a
 * security baseline may ignore (HC-20, F80).
 */
export function defaultSwitchLeases(machine: MachineState): boolean {
  const keys = settingKeys(machine);
  return (['domainFirewall', 'privateFirewall', 'publicFirewall'] as const).every(
    (name) => keys.get(windowsKeys[name])?.['AllowLocalPolicyMerge'] !== 0,
  );
}

/** What DHCP of the plant gives a VM on an External switch; undefined when nothing answers there. */
export function plantLease(machine: MachineState, vswitchName: string): Connection | undefined {
  const found = machine.switches.find(({ name, type }) => name === vswitchName && type === 'External');
  const adapter = machine.network.adapters.find(({ name }) => name === found?.adapter);
  const own = parseIpv4(adapter?.address?.address ?? '');
  if (adapter?.address == null || own === undefined || !adapter.up || !machine.network.plantDhcp)
    return undefined;
  const { prefixLength } = adapter.address;
  return {
    ip: formatIpv4(prefixAround(own, prefixLength).network + 77),
    network: {
      vswitchName,
      type: 'Transparent',
      fixed: false,
      prefixLength,
      gateway: adapter.gateway ?? adapter.address.address,
      dnsServers: [...adapter.dnsServers],
    },
  };
}

/** True when the NAT network of its Internal switch takes the packets of this address out (eflow.md 10.3). */
function behindNat(machine: MachineState, { ip, network }: Connection): boolean {
  const onSwitch = machine.switches.find(({ name }) => name === network.vswitchName);
  const address = parseIpv4(ip);
  const covered = machine.network.nats.some(({ prefix }) => {
    const read = parsePrefix(prefix);
    return read !== undefined && address !== undefined && contains(read, address);
  });
  return covered && onSwitch?.addresses.some((one) => one.address === network.gateway) === true;
}

/**
 * The address that the VM shows: none when it came by DHCP over an External switch whose adapter is not connected any
 * more (F94).
 *
 * @assumed eflow.md 19 F94: EFLOW tells an empty address of a VM that lost its lease | verify: pull the cable of an External switch and read Get-EflowVmEndpoint
 */
export function addressOf(machine: MachineState, { ip, network }: Connection): string {
  const below = machine.switches.find(({ name }) => name === network.vswitchName)?.adapter;
  const up = machine.network.adapters.some((one) => one.name === below && one.up);
  return network.type === 'Transparent' && !network.fixed && !up ? '' : ip;
}

/**
 * True when packets of the VM get out to the network of the plant by any of its NICs, and names are found. A NIC with a
 * static address asks the servers of the VM's own (eflow.md 10.2, 10.4).
 */
export const vmGetsOut = (machine: MachineState, vm: Vm): boolean =>
  [
    vm,
    ...vm.nics.map(({ ip, network }) => ({
      ip,
      network: network.fixed ? { ...network, dnsServers: vm.network.dnsServers } : network,
    })),
  ].some((one) => getsOut(machine, one));

/** True when packets get out to the network of the plant by this connection at all, and names are found (F81, F82). */
export function getsOut(machine: MachineState, connection: Connection): boolean {
  const { network } = connection;
  if (network.dnsServers.length === 0) return false;
  switch (network.type) {
    case 'ICS':
      return machine.switches.some(({ name }) => name === network.vswitchName);
    case 'Internal':
      return behindNat(machine, connection);
    case 'Transparent': {
      const below = machine.switches.find(({ name }) => name === network.vswitchName)?.adapter;
      return machine.network.adapters.some(({ name, up }) => name === below && up);
    }
  }
}
