import {
  faultsOfTriple,
  firstOverlap,
  freeNatPrefix,
  guestNetworks,
  type StaticTriple,
} from './addresses.ts';
import { openDraft, type Draft, type NetworkChoice, type NetworkNeeds } from './choice.ts';
import {
  checkHost,
  checkSwitchName,
  freeName,
  hostAddressesOf,
  hostSubnets,
  refuseBadDns,
  refuseFaults,
  subnetOf,
  tripleOf,
} from './common.ts';
import type { FixedAddress, HostAddress, HostSwitch, NetworkFacts, NetworkWanted } from './facts.ts';
import {
  contains,
  formatIpv4,
  formatPrefix,
  lastOf,
  parseIpv4,
  parsePrefix,
  prefixAround,
  type Prefix,
} from './ipv4.ts';

/** An Internal switch with NAT behind it, there already or to be made. */
interface NatNetwork {
  readonly vswitchName: string;
  readonly makeSwitch: boolean;
  readonly gateway: string;
  readonly prefix: Prefix;
  readonly nat: NonNullable<NetworkNeeds['nat']>;
}

/** What a NAT network is made of and must not touch; undefined when a part of it is not known. */
interface Ground {
  readonly switches: readonly HostSwitch[];
  readonly nats: readonly { readonly name: string; readonly prefix: Prefix }[];
  /** Subnets of the host, networks it has routes to, NAT networks. */
  readonly taken: readonly Prefix[];
}

function groundOf(draft: Draft, facts: NetworkFacts): Ground | undefined {
  const switches = draft.ask(facts.switches, 'switches');
  const adapters = draft.ask(facts.adapters, 'adapters');
  const natFacts = draft.ask(facts.nats, 'nats');
  const routeFacts = draft.ask(facts.routes, 'routes');
  if (!switches || !adapters || !natFacts || !routeFacts) return undefined;
  const subnets = hostSubnets(facts);
  const nats = natFacts.flatMap(({ name, prefix }) => {
    const read = parsePrefix(prefix);
    return read === undefined ? [] : [{ name, prefix: read }];
  });
  const routes = routeFacts.flatMap((text) => parsePrefix(text) ?? []);
  // What cannot be read is not known, and what is not known is not free.
  if (subnets === undefined) draft.find('adapters');
  if (nats.length < natFacts.length) draft.find('nats');
  if (routes.length < routeFacts.length) draft.find('routes');
  if (subnets === undefined || nats.length < natFacts.length || routes.length < routeFacts.length)
    return undefined;
  // Some VPNs cut the default route in two; a way to everywhere is no network of its own.
  const networks = routes.filter(({ length }) => length >= 8);
  return { switches, nats, taken: [...subnets, ...networks, ...nats.map(({ prefix }) => prefix)] };
}

/** A NAT network that the host has: an Internal switch whose host address lies in the prefix of a NAT. */
function existingNat({ switches, nats }: Ground): { network: NatNetwork; on: HostSwitch } | undefined {
  for (const one of switches.filter(({ type }) => type === 'Internal')) {
    for (const own of one.addresses) {
      const address = parseIpv4(own.address);
      const nat = nats.find(({ prefix }) => address !== undefined && contains(prefix, address));
      // The NAT may span several subnets; the VM belongs to that of the switch.
      const prefix = subnetOf(own);
      if (nat === undefined || prefix === undefined) continue;
      const found = { name: nat.name, prefix: formatPrefix(nat.prefix), make: false };
      return {
        network: { vswitchName: one.name, makeSwitch: false, gateway: own.address, prefix, nat: found },
        on: one,
      };
    }
  }
  return undefined;
}

/**
 * A NAT network as it would be made.
 *
 * @assumed eflow.md 10.3: a second NAT network may fail even with a prefix of its own | verify: New-NetNat twice with different prefixes on Server 2019 and 2022
 */
function newNat(draft: Draft, ground: Ground, address: FixedAddress | undefined): NatNetwork | undefined {
  const { switches, nats, taken } = ground;
  const ip4Address = address === undefined ? undefined : parseIpv4(address.ip4Address);
  const length = address?.ip4PrefixLength ?? 24;
  let prefix: Prefix | undefined;
  if (address === undefined) prefix = freeNatPrefix(taken);
  else if (ip4Address !== undefined && length >= 1 && length <= 30) prefix = prefixAround(ip4Address, length);
  if (prefix === undefined) {
    if (address === undefined) draft.refuse('no-free-prefix');
    return undefined;
  }
  const clash = firstOverlap(prefix, taken);
  if (clash !== undefined)
    draft.refuse('prefix-overlaps', { prefix: formatPrefix(prefix), with: formatPrefix(clash) });
  if (firstOverlap(prefix, guestNetworks) !== undefined)
    draft.breaks('guest-network', { prefix: formatPrefix(prefix) }, 'eflow.md 10.3');
  if (nats.length > 0) draft.breaks('second-nat', { name: nats[0]?.name ?? '' }, 'eflow.md 10.3');
  const vswitchName = freeName('EFLOW-Int', switches);
  return {
    vswitchName,
    makeSwitch: true,
    gateway: address?.ip4GatewayAddress ?? formatIpv4(prefix.network + 1),
    prefix,
    nat: { name: `${vswitchName}-NAT`, prefix: formatPrefix(prefix), make: true },
  };
}

const sameSubnet = (address: FixedAddress, { prefix, gateway }: NatNetwork): boolean => {
  const wanted = parseIpv4(address.ip4Address);
  return (
    wanted !== undefined &&
    contains(prefix, wanted) &&
    prefix.length === address.ip4PrefixLength &&
    gateway === address.ip4GatewayAddress
  );
};

/** The NAT network to use: the one that is there where it fits, else a new one. */
function natNetwork(draft: Draft, facts: NetworkFacts, wanted: NetworkWanted): NatNetwork | undefined {
  const ground = groundOf(draft, facts);
  if (ground === undefined) return undefined;
  const address = typeof wanted.address === 'object' ? wanted.address : undefined;
  const found = existingNat(ground);
  if (found !== undefined && (address === undefined || sameSubnet(address, found.network))) {
    checkSwitchName(draft, facts, found.on);
    draft.reason('nat-exists', { name: found.network.vswitchName, prefix: found.network.nat.prefix });
    return found.network;
  }
  const made = newNat(draft, ground, address);
  if (made !== undefined) draft.reason('nat-made', { name: made.vswitchName, prefix: made.nat.prefix });
  return made;
}

/** The first address for a VM in a NAT network; nobody else is in a new one. */
function firstFree(network: NatNetwork, host: readonly string[]): StaticTriple | undefined {
  const { prefix, gateway } = network;
  // The host has few addresses, so one of the first ones is free if any is.
  const last = Math.min(lastOf(prefix) - 1, prefix.network + 2 + host.length);
  for (let address = prefix.network + 1; address <= last; address++) {
    const triple = {
      ip4Address: formatIpv4(address),
      ip4PrefixLength: prefix.length,
      ip4GatewayAddress: gateway,
    };
    if (faultsOfTriple(triple, host).length === 0) return triple;
  }
  return undefined;
}

/** DNS servers for the VM: those that were given, else those of the host's way out, unless only the host can ask them. */
function dnsFor(draft: Draft, facts: NetworkFacts, given: readonly string[]): readonly string[] {
  const adapters = 'value' in facts.adapters ? facts.adapters.value : [];
  const servers =
    given.length > 0
      ? given
      : adapters
          .filter(({ defaultRoute }) => defaultRoute)
          .flatMap(({ dnsServers }) => dnsServers)
          .filter((text) => parseIpv4(text) !== undefined && !text.startsWith('127.'));
  refuseBadDns(draft, given);
  if (servers.length === 0) draft.find('dns-servers');
  return [...new Set(servers)];
}

function openInternal(
  kind: 'internal-nat-static' | 'internal-dhcp',
  facts: NetworkFacts,
  wanted: NetworkWanted,
): Draft {
  const draft = openDraft(kind);
  // Only a server lets EFLOW use an Internal switch of its own (eflow.md 10.1, F25).
  if (checkHost(draft, facts) === false) draft.refuse('internal-on-client');
  if (wanted.reachable) draft.refuse('hides-the-vm');
  draft.breaks('outbound-only');
  return draft;
}

const needsOf = (
  network: NatNetwork,
  address: StaticTriple | null,
  dhcpScope: NetworkNeeds['dhcpScope'],
  dnsServers: readonly string[],
): NetworkNeeds => ({
  vswitchName: network.vswitchName,
  vswitchType: 'Internal',
  makeSwitch: network.makeSwitch,
  adapterName: null,
  hostAddress: { address: network.gateway, prefixLength: network.prefix.length } satisfies HostAddress,
  nat: network.nat,
  address,
  dhcpScope,
  dnsServers,
});

/** An Internal switch with NAT and an address that stays: what a server needs (eflow.md 10.3; field-notes.md network). */
export function natStaticChoice(facts: NetworkFacts, wanted: NetworkWanted): NetworkChoice {
  const draft = openInternal('internal-nat-static', facts, wanted);
  const network = natNetwork(draft, facts, wanted);
  const host = hostAddressesOf(facts);
  const given = typeof wanted.address === 'object' ? wanted.address : undefined;
  if (given !== undefined) refuseFaults(draft, faultsOfTriple(given, host));
  if (network === undefined) return draft.close(undefined);
  const address = given === undefined ? firstFree(network, host) : tripleOf(given);
  if (address === undefined) draft.refuse('no-free-address', { prefix: formatPrefix(network.prefix) });
  else if (!network.makeSwitch) draft.breaks('must-be-free', { address: address.ip4Address });
  const dns = dnsFor(draft, facts, given?.dnsServers ?? []);
  return draft.close(address === undefined ? undefined : needsOf(network, address, null, dns));
}

/** An Internal switch with NAT and the DHCP role of the server. It has two traps, so it is the last resort. */
export function internalDhcpChoice(facts: NetworkFacts, wanted: NetworkWanted): NetworkChoice {
  const draft = openInternal('internal-dhcp', facts, wanted);
  if (wanted.address !== 'automatic') draft.refuse('dhcp-not-fixed');
  const member = draft.ask(facts.domainMember, 'domain');
  draft.breaks('dhcp-role');
  if (member !== undefined) draft.breaks(member ? 'dhcp-unauthorised' : 'dhcp-rogue');
  const network = natNetwork(draft, facts, { ...wanted, address: 'automatic' });
  if (network === undefined) return draft.close(undefined);
  const { prefix, gateway } = network;
  const [from, to] = [prefix.network + 100, prefix.network + 200];
  if (to >= lastOf(prefix)) draft.refuse('no-room-for-scope', { prefix: formatPrefix(prefix) });
  const scope = { from: formatIpv4(from), to: formatIpv4(to), router: gateway };
  draft.reason('dhcp-scope', { from: scope.from, to: scope.to });
  return draft.close(needsOf(network, null, scope, dnsFor(draft, facts, [])));
}
