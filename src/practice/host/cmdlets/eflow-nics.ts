import { createHash } from 'node:crypto';
import type { Json } from '../../../contract/json.ts';
import { formatPrefix, parseIpv4, prefixAround } from '../../../main/domain/network/ipv4.ts';
import type { MachineState } from '../../state/machine.ts';
import type { Nic, Vm } from '../../state/vm.ts';
import { vmName } from '../../windows/eflow.ts';
import { addressOf, plantLease } from '../../windows/network.ts';
import { virtualSwitch } from '../changes/deploy-checks.ts';
import { nicsSet } from '../changes/nics.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { exceptionTail, information } from '../lines.ts';
import { sameName } from '../like.ts';
import { numberParameter, textParameter, type Command, type Invocation } from '../stream.ts';
import { eflowCmdlet, eflowQuery, noRunningVm, noVmText, printed } from './eflow-common.ts';

type Connections = Pick<Vm, 'networks' | 'nics'>;

const allocation = ({ fixed }: { fixed: boolean }) => (fixed ? 'Static' : 'Dynamic');

/** Get-EflowNetwork: the VM's own first. */
const getNetworks: Command = eflowQuery((machine, _call, now): Json[] | ReturnType<typeof printed> => {
  const { vm } = machine;
  if (vm === null) return printed(now, noVmText);
  const { ip, network } = vm;
  return [
    {
      Name: network.vswitchName,
      AllocationMethod: allocation(network),
      Cidr: network.fixed ? formatPrefix(prefixAround(parseIpv4(ip) ?? 0, network.prefixLength)) : null,
      Type: network.type,
    },
    ...vm.networks.map(({ vswitchName, type }) => {
      const nic = vm.nics.find((one) => one.network.vswitchName === vswitchName);
      return {
        Name: vswitchName,
        AllocationMethod: allocation({ fixed: nic?.network.fixed === true }),
        Cidr:
          nic?.network.fixed === true
            ? formatPrefix(prefixAround(parseIpv4(nic.ip) ?? 0, nic.network.prefixLength))
            : null,
        Type: type,
      };
    }),
  ];
});

/** Get-EflowVmEndpoint: the VM's own first, which is eth0 in it. */
const getEndpoints: Command = eflowQuery((machine, _call, now): Json[] | ReturnType<typeof printed> => {
  const { vm } = machine;
  if (vm === null) return printed(now, noVmText);
  const main = { name: `${vmName(machine)}Interface`, mac: vm.mac, ip: vm.ip, network: vm.network };
  return [main, ...vm.nics].map(({ name, mac, ip, network }, i) => ({
    Name: name,
    MacAddress: mac,
    HealthStatus: 'currentState:OK previousState:OK',
    IpConfiguration: {
      Address: addressOf(machine, { ip, network }),
      PrefixLength: network.prefixLength,
      Gateway: network.gateway,
      AllocationMethod: allocation(network),
      SubNet: network.vswitchName,
    },
    GuestInterfaceName: `eth${i}`,
  }));
});

/** A cmdlet that gives or takes a network or a NIC. What it refuses it prints, and gives nothing (eflow.md 8.1). */
const changing = (
  change: (machine: MachineState, vm: Vm, call: Invocation) => Connections | string,
): Command =>
  eflowCmdlet((call) =>
    runChange(call, nicsSet, (machine, at): Prepared<Connections> => {
      const unable = noRunningVm(machine);
      const made = unable ?? (machine.vm === null ? noVmText : change(machine, machine.vm, call));
      return typeof made === 'string'
        ? { end: { records: exceptionTail(at, made).map(information) } }
        : { data: made };
    }),
  );

const switchOf = (call: Invocation) => textParameter(call, 'vswitchName') ?? '';
const nicOf = (call: Invocation) => textParameter(call, 'vendpointName') ?? '';

const noSuchNetwork = (name: string) => `Network '${name}' does not exist`;

const addNetwork = changing((machine, { network, networks, nics }, call) => {
  const name = switchOf(call);
  const type = textParameter(call, 'vswitchType') === 'Internal' ? 'Internal' : 'External';
  const refusal = virtualSwitch(machine, { name, type });
  if (refusal !== undefined) return refusal;
  if ([network, ...networks].some((one) => sameName(one.vswitchName, name)))
    return `Network '${name}' already exists`;
  const added = { vswitchName: name, type: type === 'External' ? 'Transparent' : type } as const;
  return { networks: [...networks, added], nics };
});

const removeNetwork = changing((_machine, { networks, nics }, call) => {
  const name = switchOf(call);
  if (!networks.some((one) => sameName(one.vswitchName, name))) return noSuchNetwork(name);
  return nics.some((one) => sameName(one.network.vswitchName, name))
    ? `Network '${name}' is in use by an endpoint`
    : { networks: networks.filter((one) => !sameName(one.vswitchName, name)), nics };
});

/** How a NIC is connected: as it was told, or as the plant's DHCP server gives it. */
function connectionOf(
  machine: MachineState,
  { vswitchName, type }: Vm['networks'][number],
  call: Invocation,
): Pick<Nic, 'ip' | 'network'> | string {
  const [ip, gateway] = [textParameter(call, 'ip4Address'), textParameter(call, 'ip4GatewayAddress')];
  const prefixLength = numberParameter(call, 'ip4PrefixLength');
  if (ip === undefined && gateway === undefined && prefixLength === undefined)
    return plantLease(machine, vswitchName) ?? 'Failed to acquire IP address for virtual machine';
  if (ip === undefined || gateway === undefined || prefixLength === undefined)
    return 'ip4Address & ip4PrefixLength are required for StaticIP!';
  return { ip, network: { vswitchName, type, fixed: true, prefixLength, gateway, dnsServers: [] } };
}

/** A Hyper-V MAC address for a NIC of this name. */
const macOf = (id: string, name: string): string =>
  `00:15:5d:${(createHash('sha256').update(`${id} ${name}`).digest('hex').slice(0, 6).match(/../gu) ?? []).join(':')}`;

const addNic = changing((machine, { id, networks, nics }, call) => {
  const name = nicOf(call);
  const network = networks.find((one) => sameName(one.vswitchName, switchOf(call)));
  if (network === undefined) return noSuchNetwork(switchOf(call));
  if (nics.some((one) => sameName(one.name, name))) return `Endpoint '${name}' already exists`;
  const connection = connectionOf(machine, network, call);
  return typeof connection === 'string'
    ? connection
    : { networks, nics: [...nics, { name, mac: macOf(id, name), ...connection }] };
});

const removeNic = changing((_machine, { networks, nics }, call) => {
  const name = nicOf(call);
  return nics.some((one) => sameName(one.name, name))
    ? { networks, nics: nics.filter((one) => !sameName(one.name, name)) }
    : `No adapters associated with '${name}'`;
});

export const eflowNicCmdlets: Readonly<Record<string, Command>> = {
  'AzureEFLOW\\Get-EflowNetwork': getNetworks,
  'AzureEFLOW\\Get-EflowVmEndpoint': getEndpoints,
  'AzureEFLOW\\Add-EflowNetwork': addNetwork,
  'AzureEFLOW\\Remove-EflowNetwork': removeNetwork,
  'AzureEFLOW\\Add-EflowVmEndpoint': addNic,
  'AzureEFLOW\\Remove-EflowVmEndpoint': removeNic,
};
