import { errorCodes, type ErrorCode, type Params } from '../../../contract/errors.ts';
import type { FactQuery } from '../../../contract/facts.ts';
import type { Json } from '../../../contract/json.ts';
import type { Network, StaticAddress } from '../../../contract/setup.ts';
import { isServer, type Facts } from '../facts.ts';
import type { StepRef } from '../steps/kind.ts';
import { interfaceOn } from './gather.ts';
import { formatPrefix, overlap, parseIpv4, prefixAround, type Prefix } from './ipv4.ts';

/** The network that an address of the VM lies in; the address was read before. */
const prefixOf = ({ ip4Address, ip4PrefixLength }: StaticAddress): Prefix =>
  prefixAround(parseIpv4(ip4Address) ?? 0, ip4PrefixLength);

/**
 * What makes the network of the host: switch, the host's address on it, NAT, in this order (eflow.md 10.3). They come
 * before the installer, so that an undo takes EFLOW with its VM away first and the network from under nobody.
 */
export function hostNetworkSteps(network: Network): StepRef[] {
  if (network.vswitch === 'External' && network.create !== undefined)
    return externalSwitchSteps(network.vswitchName, network.create.adapter);
  if (network.vswitch !== 'Internal' || !network.create) return [];
  const { vswitchName, address } = network;
  return [
    { key: 'make-switch', kind: 'make-switch', input: { name: vswitchName } },
    {
      key: 'set-host-address',
      kind: 'set-host-address',
      input: { vswitchName, address: address.ip4GatewayAddress, prefixLength: address.ip4PrefixLength },
    },
    {
      key: 'make-nat',
      kind: 'make-nat',
      input: { name: `${vswitchName}-NAT`, prefix: formatPrefix(prefixOf(address)) },
    },
  ];
}

/** What makes an External switch that is confirmed or goes again by itself (field-notes Network). */
function externalSwitchSteps(name: string, adapter: string): StepRef[] {
  const over = { name, adapter };
  const kept = {
    name,
    made: { from: 'make-switch', field: 'switch' },
    gateway: { from: 'make-switch', field: 'gateway' },
  };
  return [
    { key: 'arm-rollback', kind: 'arm-rollback', input: over },
    { key: 'make-switch', kind: 'make-external-switch', input: over },
    { key: 'confirm-switch', kind: 'confirm-switch', input: kept },
    { key: 'keep-switch', kind: 'disarm-rollback', input: kept },
  ];
}

/** The network as the deploy step takes it; nothing with the Default Switch (eflow.md 8.3). */
export function deployNetwork(network: Network): { network?: Json } {
  if (network.vswitch === 'Default Switch') return {};
  const { vswitch, vswitchName, address } = network;
  if (address === undefined) return { network: { vswitchName, vswitchType: vswitch } };
  const { dnsServers: _later, ...triple } = address;
  return { network: { vswitchName, vswitchType: vswitch, address: triple } };
}

/** What sets the DNS servers of a VM with a static address, which has to run for that (eflow.md 10.2). */
export function dnsSteps(network: Network): StepRef[] {
  if (network.vswitch === 'Default Switch' || network.address === undefined) return [];
  const { dnsServers } = network.address;
  return [
    { key: 'start-vm', kind: 'start-vm', input: {} },
    { key: 'set-vm-dns', kind: 'set-vm-dns', input: { dnsServers } },
  ];
}

/** Facts that {@link networkBlockers} reads beyond those of steps and checks. */
export function networkBlockerFacts(network: Network): FactQuery[] {
  return network.vswitch === 'Default Switch'
    ? []
    : [{ id: 'net.addresses' }, { id: 'net.adapters' }, { id: 'hyperv.switches' }];
}

interface Blocker {
  id: string;
  code: ErrorCode;
  params: Params;
  /** Key of the failure catalogue. */
  failure?: string;
}

/** An adapter that an External switch cannot be made over: there is none of that name, or another switch has it. */
function adapterBlocker(
  network: Network,
  facts: Facts,
  open: readonly string[],
): Pick<Blocker, 'code' | 'params'> | undefined {
  if (network.vswitch !== 'External' || !open.includes('make-external-switch')) return undefined;
  const wanted = network.create?.adapter ?? '';
  const physical = facts.value('net.adapters')?.filter(({ hardware }) => hardware);
  if (physical === undefined) return undefined;
  const adapter = physical.find(({ name }) => name === wanted);
  if (adapter === undefined) {
    const known = physical.map(({ name }) => name).join(', ');
    return { code: errorCodes.adapterUnknown, params: { adapter: wanted, known } };
  }
  const other = facts
    .value('hyperv.switches')
    ?.find((one) => one.type === 'External' && one.adapterDescription === adapter.description);
  return other === undefined
    ? undefined
    : { code: errorCodes.adapterTaken, params: { adapter: wanted, name: other.name } };
}

/** Known from edition and addresses alone, so it is refused before anything is touched (eflow.md 10.1, 10.2). */
export function networkBlockers(network: Network, facts: Facts, open: readonly string[]): Blocker[] {
  const blocker = (code: ErrorCode, params: Params = {}): Blocker[] => [{ id: 'network', code, params }];
  const builds = ['deploy', 'make-switch', 'make-external-switch'].some((kind) => open.includes(kind));
  if (!builds || facts.value('host.os') === undefined) return [];
  const unsupported = (code: ErrorCode) => blocker(code).map((one) => ({ ...one, failure: 'F25' }));
  if (network.vswitch === 'Default Switch')
    return isServer(facts) && open.includes('deploy') ? unsupported(errorCodes.networkImpossible) : [];
  if (network.vswitch === 'Internal' && !isServer(facts)) return unsupported(errorCodes.internalOnClient);
  const over = adapterBlocker(network, facts, open);
  if (over !== undefined) return blocker(over.code, over.params);
  const { address } = network;
  const own = facts.value('net.addresses') ?? [];
  if (address === undefined) return [];
  const taken = own.find((one) => one.address === address.ip4Address);
  if (taken !== undefined)
    return blocker(errorCodes.addressOfHost, { address: taken.address, adapter: taken.adapter });
  if (network.vswitch !== 'Internal' || !network.create) return [];
  const wanted = prefixOf(address);
  const clash = own.find((one) => {
    const value = parseIpv4(one.address);
    const elsewhere = one.adapter !== interfaceOn(network.vswitchName);
    return elsewhere && value !== undefined && overlap(prefixAround(value, one.prefixLength), wanted);
  });
  return clash === undefined
    ? []
    : blocker(errorCodes.prefixTaken, {
        prefix: formatPrefix(wanted),
        adapter: clash.adapter,
        has: `${clash.address}/${clash.prefixLength}`,
      });
}
