import { faultsOfTriple } from './addresses.ts';
import { openDraft, type Draft, type NetworkChoice, type NetworkNeeds } from './choice.ts';
import type { FixedAddress, HostAdapter, HostSwitch, NetworkFacts, NetworkWanted } from './facts.ts';
import { contains, parseIpv4, prefixAround } from './ipv4.ts';
import { recipes } from './recipes.ts';
import {
  checkHost,
  checkSwitchName,
  freeName,
  hostAddressesOf,
  refuseBadDns,
  refuseFaults,
  tripleOf,
} from './common.ts';

/** The VM's address in the plant's network: whatever its DHCP gives, or what its administrator gave. */
function plantAddress(
  draft: Draft,
  facts: NetworkFacts,
  wanted: NetworkWanted,
  adapter: HostAdapter | undefined,
): FixedAddress | null | undefined {
  if (wanted.address === 'automatic') {
    const dhcp = draft.ask(wanted.plantDhcp, 'plant-dhcp');
    if (dhcp === false) draft.refuse('no-plant-dhcp');
    return dhcp === true ? null : undefined;
  }
  if (wanted.address === 'fixed') {
    draft.find('plant-address');
    return undefined;
  }
  const { ip4Address, dnsServers } = wanted.address;
  refuseFaults(draft, faultsOfTriple(wanted.address, hostAddressesOf(facts)));
  refuseBadDns(draft, dnsServers);
  if (dnsServers.length === 0) draft.find('dns-servers');
  draft.breaks('must-be-free', { address: ip4Address });
  if (!('value' in wanted.plantDhcp) || wanted.plantDhcp.value)
    draft.breaks('dhcp-pool', { address: ip4Address });
  const address = parseIpv4(ip4Address);
  const near = (adapter?.addresses ?? []).flatMap((one) => {
    const own = parseIpv4(one.address);
    return own === undefined ? [] : [prefixAround(own, one.prefixLength)];
  });
  if (address !== undefined && near.length > 0 && !near.some((prefix) => contains(prefix, address)))
    draft.breaks('other-subnet', { address: ip4Address, adapter: adapter?.name ?? '' });
  return wanted.address;
}

/** What holds for every External switch, whatever adapter is below (eflow.md 2.3, 10.1). */
function checkPlace(draft: Draft, facts: NetworkFacts): void {
  const place = draft.ask(facts.place, 'place');
  if (place === undefined || place === 'physical') return;
  const recipe = recipes[place];
  if (!recipe.external) draft.refuse('external-on-azure');
  draft.tasks(recipe.forExternal);
}

/**
 * What an adapter means for the VM, whether its switch is there or is to be made.
 *
 * @assumed eflow.md 10.1: an External switch over Wi-Fi or on a port with 802.1X mostly leaves the VM without a network | verify: New-VMSwitch over a Wi-Fi adapter, deploy, and look for an address in the VM
 */
function checkAdapter(draft: Draft, adapter: HostAdapter): void {
  const { name } = adapter;
  if (!adapter.up) draft.refuse('adapter-down', { adapter: name });
  if (adapter.wireless) draft.breaks('wifi', { adapter: name }, 'eflow.md 10.1');
  if (!adapter.defaultRoute) draft.breaks('no-uplink', { adapter: name });
  draft.breaks('bound-to-adapter', { adapter: name });
}

/** What making a switch over an adapter does to the host itself (user-needs.md pain 39). */
function checkMaking(draft: Draft, facts: NetworkFacts, adapter: HostAdapter): void {
  const { name } = adapter;
  const session = draft.ask(facts.sessionAdapter, 'session');
  if (session === name) draft.breaks('session-drops', { adapter: name });
  if (adapter.defaultRoute) draft.breaks('in-use', { adapter: name });
  else draft.breaks('link-drops', { adapter: name });
  if (!adapter.dhcp && adapter.addresses.length > 0) draft.breaks('host-static', { adapter: name });
}

const needsOf = (
  vswitchName: string,
  makeSwitch: boolean,
  adapterName: string,
  address: FixedAddress | null,
): NetworkNeeds => ({
  vswitchName,
  vswitchType: 'External',
  makeSwitch,
  adapterName,
  hostAddress: null,
  nat: null,
  address: address === null ? null : tripleOf(address),
  dhcpScope: null,
  dnsServers: address?.dnsServers ?? [],
});

interface Ranked {
  rank: number;
  choice: NetworkChoice;
}

/** A rank by what the adapter is: the wired way to everywhere first, air last. */
const rankOf = (adapter: HostAdapter, facts: NetworkFacts): number =>
  (adapter.defaultRoute ? 0 : 10) +
  ('value' in facts.sessionAdapter && facts.sessionAdapter.value === adapter.name ? 5 : 0) +
  (adapter.wireless ? 20 : 0);

function overExisting(one: HostSwitch, facts: NetworkFacts, wanted: NetworkWanted): Ranked {
  const draft = openDraft('external', one.name);
  checkHost(draft, facts);
  checkPlace(draft, facts);
  checkSwitchName(draft, facts, one);
  const adapters = draft.ask(facts.adapters, 'adapters');
  const adapter = adapters?.find(({ name }) => name === one.adapter);
  if (adapters !== undefined && adapter === undefined) draft.find('switch-adapter', { name: one.name });
  if (adapter !== undefined) checkAdapter(draft, adapter);
  const address = plantAddress(draft, facts, wanted, adapter);
  draft.reason('switch-exists', { name: one.name });
  const needs =
    adapter === undefined || address === undefined
      ? undefined
      : needsOf(one.name, false, adapter.name, address);
  return { rank: 20 + (adapter === undefined ? 0 : rankOf(adapter, facts)), choice: draft.close(needs) };
}

function overAdapter(
  adapter: HostAdapter,
  switches: readonly HostSwitch[] | undefined,
  facts: NetworkFacts,
  wanted: NetworkWanted,
): Ranked {
  const draft = openDraft('external', adapter.name);
  checkHost(draft, facts);
  checkPlace(draft, facts);
  draft.ask(facts.switches, 'switches');
  // An adapter carries one External switch at most, and this one may already.
  const unclear = switches?.find(({ type, adapter }) => type === 'External' && adapter === null);
  if (unclear !== undefined) draft.find('switch-adapter', { name: unclear.name });
  checkAdapter(draft, adapter);
  checkMaking(draft, facts, adapter);
  const address = plantAddress(draft, facts, wanted, adapter);
  draft.reason('external-on-plant', { adapter: adapter.name });
  const needs =
    switches === undefined || address === undefined
      ? undefined
      : needsOf(freeName('EFLOW-Ext', switches), true, adapter.name, address);
  return { rank: 40 + rankOf(adapter, facts), choice: draft.close(needs) };
}

/** An External switch that is there, or one over each adapter that has none: the VM becomes a node of the plant. */
export function externalChoices(facts: NetworkFacts, wanted: NetworkWanted): Ranked[] {
  const switches = 'value' in facts.switches ? facts.switches.value : undefined;
  const existing = switches?.filter(({ type }) => type === 'External') ?? [];
  const adapters = 'value' in facts.adapters ? facts.adapters.value : undefined;
  const free = adapters?.filter(({ name }) => !existing.some(({ adapter }) => adapter === name)) ?? [];
  const ranked = [
    ...existing.map((one) => overExisting(one, facts, wanted)),
    ...free.map((adapter) => overAdapter(adapter, switches, facts, wanted)),
  ];
  if (ranked.length > 0) return ranked;
  const draft = openDraft('external');
  checkHost(draft, facts);
  checkPlace(draft, facts);
  draft.ask(facts.switches, 'switches');
  if (draft.ask(facts.adapters, 'adapters') !== undefined) draft.refuse('no-adapter');
  return [{ rank: 60, choice: draft.close(undefined) }];
}
