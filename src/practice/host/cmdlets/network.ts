import { isJsonObject, type Json } from '../../../contract/json.ts';
import {
  formatPrefix,
  overlap,
  parseIpv4,
  parsePrefix,
  prefixAround,
} from '../../../main/domain/network/ipv4.ts';
import type { MachineState } from '../../state/machine.ts';
import { hyperVInstalled } from '../../windows/hyperv.ts';
import { interfacesOf } from '../../windows/network.ts';
import {
  addressAdd,
  addressRemove,
  natCreate,
  natRemove,
  rollbackArm,
  rollbackDisarm,
  switchCreate,
  switchCreateExternal,
  switchRemove,
} from '../changes/network.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { sameName } from '../like.ts';
import { query } from '../query.ts';
import {
  commandAbsent,
  numberParameter,
  textParameter,
  type Command,
  type Invocation,
  type Stream,
} from '../stream.ts';

const loopback = 'Loopback Pseudo-Interface 1';

const getNetAdapter: Command = query((machine) =>
  interfacesOf(machine).map(({ alias, description, hardware, up, medium }): Json => ({
    Name: alias,
    InterfaceDescription: description,
    HardwareInterface: hardware,
    InterfaceOperationalStatus: up ? 1 : 2,
    NdisPhysicalMedium: medium,
  })),
);

const getNetIpAddress: Command = query((machine) => [
  ...interfacesOf(machine).flatMap(({ alias, addresses }) =>
    addresses.map(({ address, prefixLength, dhcp }): Json => ({
      InterfaceAlias: alias,
      IPAddress: address,
      PrefixLength: prefixLength,
      PrefixOrigin: dhcp ? 'Dhcp' : 'Manual',
    })),
  ),
  { InterfaceAlias: loopback, IPAddress: '127.0.0.1', PrefixLength: 8, PrefixOrigin: 'WellKnown' },
]);

/** The ways of every interface: to its own networks, and out where it has a gateway. */
const getNetRoute: Command = query((machine) => [
  ...interfacesOf(machine).flatMap(({ alias, addresses, gateway }): Json[] => [
    ...(gateway === null ? [] : [{ DestinationPrefix: '0.0.0.0/0', InterfaceAlias: alias }]),
    ...addresses.map(({ address, prefixLength }): Json => {
      const value = parseIpv4(address) ?? 0;
      return { DestinationPrefix: formatPrefix(prefixAround(value, prefixLength)), InterfaceAlias: alias };
    }),
  ]),
  ...machine.network.routes.map(({ prefix, adapter }): Json => ({
    DestinationPrefix: prefix,
    InterfaceAlias: adapter,
  })),
  { DestinationPrefix: '127.0.0.0/8', InterfaceAlias: loopback },
  { DestinationPrefix: '255.255.255.255/32', InterfaceAlias: loopback },
]);

/** Get-NetTCPConnection for Remote Desktop: a session is on the address that the way out has. */
const getNetTcpConnection: Command = query((machine) => {
  const own = interfacesOf(machine).find(({ gateway }) => gateway !== null)?.addresses[0];
  return machine.network.remoteDesktop && own !== undefined ? [{ LocalAddress: own.address }] : [];
});

const getDnsServers: Command = query((machine) =>
  interfacesOf(machine).map(({ alias, dnsServers }): Json => ({
    InterfaceAlias: alias,
    ServerAddresses: [...dnsServers],
  })),
);

const getNetNat: Command = query(({ network }) =>
  network.nats.map(({ name, prefix }): Json => ({ Name: name, InternalIPInterfaceAddressPrefix: prefix })),
);

/** Get-VMSwitch: the module comes with Hyper-V, and its answers from the service vmms. */
const getVmSwitch: Command = query((machine, call) => {
  if (!hyperVInstalled(machine)) return { absent: call.command };
  const down = noService(machine);
  if (down !== undefined) return { failed: down };
  return machine.switches.map((one): Json => {
    const adapter = machine.network.adapters.find(({ name }) => name === one.adapter);
    return {
      Id: one.id,
      Name: one.name,
      SwitchType: one.type,
      NetAdapterInterfaceDescription: adapter?.description ?? null,
    };
  });
});

function noService(machine: MachineState): string | undefined {
  return machine.services['vmms']?.status === 'Running'
    ? undefined
    : 'The Virtual Machine Management service on this computer is not running.';
}

/** A cmdlet of the Hyper-V module that changes something. */
const ofHyperV =
  (
    run: (machine: MachineState, name: string) => Prepared<{ name: string }>,
    change: typeof switchCreate,
  ): Command =>
  (call) => {
    if (!hyperVInstalled(call.session.store.machine())) return commandAbsent(call, call.command);
    const name = textParameter(call, 'Name') ?? '';
    return runChange(call, change, (machine) => {
      const down = noService(machine);
      return down === undefined ? run(machine, name) : { end: { failed: down } };
    });
  };

/** New-VMSwitch: an Internal one, or an External one over an adapter that has none yet. */
const newVmSwitch: Command = (call) =>
  textParameter(call, 'NetAdapterName') === undefined
    ? newInternalSwitch(call)
    : newExternalSwitch(call, textParameter(call, 'NetAdapterName') ?? '');

const newInternalSwitch = ofHyperV((_machine, name) => ({ data: { name } }), switchCreate);

function newExternalSwitch(call: Invocation, wanted: string): Stream {
  if (!hyperVInstalled(call.session.store.machine())) return commandAbsent(call, call.command);
  const name = textParameter(call, 'Name') ?? '';
  return runChange(call, switchCreateExternal, (machine) => {
    const down = noService(machine);
    if (down !== undefined) return { end: { failed: down } };
    const adapter = machine.network.adapters.find((one) => sameName(one.name, wanted));
    if (adapter === undefined)
      return { end: { failed: `Failed to find a matching network adapter with the name '${wanted}'.` } };
    return machine.switches.some((one) => one.adapter === adapter.name)
      ? { end: { failed: `External Ethernet adapter '${adapter.description}' is already bound.` } }
      : { data: { name, adapter: adapter.name } };
  });
}

/** Get-NetAdapterAdvancedProperty for the VLAN of physical adapters. */
const getVlan: Command = query(({ network }) =>
  network.adapters.map(({ name, vlan }): Json => ({ Name: name, RegistryValue: [String(vlan ?? 0)] })),
);

/** The leaf that asks the gateways whether they answer. */
const testGateway: Command = query((machine) =>
  interfacesOf(machine).flatMap(({ alias, gateway, up, hardware }): Json[] =>
    gateway === null
      ? []
      : [{ Adapter: alias, Gateway: gateway, Answers: up && (hardware || !machine.network.portSecurity) }],
  ),
);

/** The leaf that keeps rollbacks: has Windows run one later, calls it off, and tells which are to come. */
const rollback: Command = (call) => {
  const name = textParameter(call, 'Switch') ?? '';
  switch (textParameter(call, 'Action')) {
    case 'arm':
      return runChange(call, rollbackArm, () => ({
        data: { name, seconds: numberParameter(call, 'Seconds') ?? 0 },
      }));
    case 'disarm':
      return runChange(call, rollbackDisarm, () => ({ data: { name } }));
    default:
      return query(({ running }) =>
        running
          .filter(({ change }) => change === 'rollback.fire')
          .map(({ data, startedAt, phaseEndsAt }): Json => ({
            Switch: isJsonObject(data) ? (data['name'] ?? '') : '',
            ArmedAt: new Date(startedAt).toISOString(),
            DueAt: new Date(phaseEndsAt).toISOString(),
          })),
      )(call);
  }
};

const removeVmSwitch = ofHyperV((machine, name) => {
  const found = machine.switches.find((one) => sameName(one.name, name));
  return found === undefined
    ? { end: { failed: `Hyper-V was unable to find a virtual switch with name "${name}".` } }
    : { data: { name: found.name } };
}, switchRemove);

/** New-NetIPAddress: refused where there is no such interface, and where the address is there already. */
const newNetIpAddress: Command = (call) => {
  const wanted = textParameter(call, 'InterfaceAlias') ?? '';
  const address = textParameter(call, 'IPAddress') ?? '';
  const prefixLength = numberParameter(call, 'PrefixLength') ?? 0;
  return runChange(call, addressAdd, (machine) => {
    const all = interfacesOf(machine);
    const on = all.find(({ alias }) => sameName(alias, wanted));
    if (parseIpv4(address) === undefined || prefixLength < 1 || prefixLength > 32)
      return { end: { failed: 'The parameter is incorrect.' } };
    if (on === undefined || on.hardware)
      return {
        end: {
          failed: `No matching MSFT_NetIPInterface objects found with property 'InterfaceAlias' equal to '${wanted}'.`,
        },
      };
    return all.some(({ addresses }) => addresses.some((one) => one.address === address))
      ? { end: { failed: 'The object already exists.' } }
      : { data: { alias: on.alias, address, prefixLength } };
  });
};

const removeNetIpAddress: Command = (call) => {
  const wanted = textParameter(call, 'InterfaceAlias') ?? '';
  const address = textParameter(call, 'IPAddress') ?? '';
  return runChange(call, addressRemove, (machine) => {
    const on = interfacesOf(machine).find(({ alias }) => sameName(alias, wanted));
    const found = on?.addresses.find((one) => one.address === address);
    return on === undefined || found === undefined
      ? {
          end: {
            failed: `No matching MSFT_NetIPAddress objects found by query for 'IPAddress' equal to '${address}'.`,
          },
        }
      : { data: { alias: on.alias, address, prefixLength: found.prefixLength } };
  });
};

/**
 * New-NetNat: a prefix of its own for each.
 *
 * @assumed eflow.md 10.3: New-NetNat refuses a prefix that overlaps another NAT network, and one that is no network | verify: New-NetNat twice with prefixes of which one holds the other
 */
const newNetNat: Command = (call) => {
  const name = textParameter(call, 'Name') ?? '';
  const prefix = textParameter(call, 'InternalIPInterfaceAddressPrefix') ?? '';
  return runChange(call, natCreate, ({ network }) => {
    const read = parsePrefix(prefix);
    if (network.nats.some((one) => sameName(one.name, name)))
      return { end: { failed: 'Cannot create a file when that file already exists.' } };
    const clash = network.nats.some((one) => {
      const other = parsePrefix(one.prefix);
      return read !== undefined && other !== undefined && overlap(other, read);
    });
    return read === undefined || clash
      ? { end: { failed: 'The parameter is incorrect.' } }
      : { data: { name, prefix } };
  });
};

const removeNetNat: Command = (call) => {
  const name = textParameter(call, 'Name') ?? '';
  return runChange(call, natRemove, ({ network }) => {
    const found = network.nats.find((one) => sameName(one.name, name));
    return found === undefined
      ? { end: { failed: `No matching MSFT_NetNat objects found by query for 'Name' equal to '${name}'.` } }
      : { data: { name: found.name } };
  });
};

/** What Windows tells of its network and lets be changed (eflow.md HC-19, 10.3). */
export const networkCmdlets: Readonly<Record<string, Command>> = {
  'Hyper-V\\Get-VMSwitch': getVmSwitch,
  'Hyper-V\\New-VMSwitch': newVmSwitch,
  'Hyper-V\\Remove-VMSwitch': removeVmSwitch,
  'NetAdapter\\Get-NetAdapter': getNetAdapter,
  'NetAdapter\\Get-NetAdapterAdvancedProperty': getVlan,
  'EflowDesk\\Test-EflowDeskGateway': testGateway,
  'EflowDesk\\Invoke-EflowDeskRollback': rollback,
  'NetTCPIP\\Get-NetIPAddress': getNetIpAddress,
  'NetTCPIP\\New-NetIPAddress': newNetIpAddress,
  'NetTCPIP\\Remove-NetIPAddress': removeNetIpAddress,
  'NetTCPIP\\Get-NetRoute': getNetRoute,
  'NetTCPIP\\Get-NetTCPConnection': getNetTcpConnection,
  'DnsClient\\Get-DnsClientServerAddress': getDnsServers,
  'NetNat\\Get-NetNat': getNetNat,
  'NetNat\\New-NetNat': newNetNat,
  'NetNat\\Remove-NetNat': removeNetNat,
};
