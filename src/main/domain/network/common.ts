import type { AddressFault, StaticTriple } from './addresses.ts';
import type { Draft } from './choice.ts';
import type { HostAddress, HostSwitch, NetworkFacts } from './facts.ts';
import { parseIpv4, prefixAround, type Prefix } from './ipv4.ts';
import { recipes } from './recipes.ts';

/** The first build on which EFLOW can be deployed (eflow.md 2.1). */
const firstBuild = 17_763;

/** What holds for every choice. Tells whether this is a server, when that is known. */
export function checkHost(draft: Draft, facts: NetworkFacts): boolean | undefined {
  const windows = draft.ask(facts.windows, 'windows');
  if (windows !== undefined && windows.build < firstBuild)
    draft.refuse('windows-too-old', { build: windows.build, min: firstBuild });
  if ('value' in facts.place && facts.place.value !== 'physical') {
    const recipe = recipes[facts.place.value];
    draft.tasks(recipe.always);
    if (!recipe.documented) draft.breaks('not-documented', {}, 'eflow.md 2.3');
  }
  return windows?.server;
}

/** Refuses a switch that EFLOW would not find for certain (F26). */
export function checkSwitchName(draft: Draft, facts: NetworkFacts, one: HostSwitch): void {
  const switches = 'value' in facts.switches ? facts.switches.value : [];
  if (switches.filter(({ name, type }) => name === one.name && type === one.type).length > 1)
    draft.refuse('double-switch', { name: one.name, type: one.type });
}

/** A name that no switch of the host has, in any case of letters. */
export function freeName(base: string, switches: readonly HostSwitch[]): string {
  const taken = new Set(switches.map(({ name }) => name.toLowerCase()));
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}-${n}`;
  return name;
}

export function refuseFaults(draft: Draft, faults: readonly AddressFault[]): void {
  for (const { field, code, params } of faults) draft.refuse(`address.${code}`, { ...params, field });
}

/** DNS servers are IPv4 addresses, or the VM's cmdlet refuses them (F83). */
export function refuseBadDns(draft: Draft, dnsServers: readonly string[]): void {
  for (const value of dnsServers) if (parseIpv4(value) === undefined) draft.refuse('dns-not-ipv4', { value });
}

/** The three values of Deploy-Eflow alone. */
export const tripleOf = ({ ip4Address, ip4PrefixLength, ip4GatewayAddress }: StaticTriple): StaticTriple => ({
  ip4Address,
  ip4PrefixLength,
  ip4GatewayAddress,
});

/** Every address that the host has, as far as it is known. */
function everyAddress(facts: NetworkFacts): readonly HostAddress[] {
  const adapters = 'value' in facts.adapters ? facts.adapters.value : [];
  const switches = 'value' in facts.switches ? facts.switches.value : [];
  return [...adapters, ...switches].flatMap(({ addresses }) => addresses);
}

export const hostAddressesOf = (facts: NetworkFacts): string[] =>
  everyAddress(facts).map(({ address }) => address);

/** The subnet of an address; undefined when it cannot be read. */
export function subnetOf({ address, prefixLength }: HostAddress): Prefix | undefined {
  const value = parseIpv4(address);
  const fits = Number.isInteger(prefixLength) && prefixLength >= 0 && prefixLength <= 32;
  return value === undefined || !fits ? undefined : prefixAround(value, prefixLength);
}

/** The subnets of the host; undefined when one of its addresses cannot be read, for then nothing is known to be free. */
export function hostSubnets(facts: NetworkFacts): Prefix[] | undefined {
  const subnets = everyAddress(facts).map(subnetOf);
  return subnets.every((one) => one !== undefined) ? subnets : undefined;
}
