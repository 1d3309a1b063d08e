import type { FactQuery, UnknownReason } from '../../../contract/facts.ts';
import { placeFacts, placeOf } from '../checks/place.ts';
import { isServer, type Facts } from '../facts.ts';
import type { HostAdapter, HostAddress, HostSwitch, Knowable, NetworkFacts } from './facts.ts';

/** Facts that {@link networkFactsOf} reads. */
export const networkQueries: readonly FactQuery[] = [
  { id: 'host.os' },
  ...placeFacts.map((id) => ({ id })),
  { id: 'hyperv.feature' },
  { id: 'hyperv.switches' },
  { id: 'net.adapters' },
  { id: 'net.addresses' },
  { id: 'net.routes' },
  { id: 'net.dnsServers' },
  { id: 'net.nats' },
  { id: 'net.sessions' },
  { id: 'net.sharingForbidden' },
  { id: 'host.domainMember' },
];

const everywhere = '0.0.0.0/0';

/** Name of the host's own interface on a switch (eflow.md 10.3). */
export const interfaceOn = (vswitchName: string): string => `vEthernet (${vswitchName})`;

/** What is made of several facts; not known, for the first reason, when one of them is not. */
function from<T>(facts: readonly Knowable<unknown>[], make: () => T): Knowable<T> {
  for (const fact of facts) if ('unknown' in fact) return { unknown: fact.unknown };
  return { value: make() };
}

const fact = <T>(value: { value: T } | { unknown: UnknownReason }): Knowable<T> =>
  'value' in value ? { value: value.value } : { unknown: value.unknown };

/** A server without Hyper-V has no switch yet; a client gets its Default Switch together with Hyper-V. */
function noHyperV(facts: Facts): boolean {
  const switches = facts.get('hyperv.switches');
  return 'unknown' in switches && switches.unknown === 'absent' && isServer(facts);
}

const switchTypes = ['Internal', 'External', 'Private'] as const;

/** A switch of a type that nobody knows is none that EFLOW takes. */
function switchesOf(facts: Facts): Knowable<readonly HostSwitch[]> {
  if (noHyperV(facts)) return { value: [] };
  const read = facts.get('hyperv.switches');
  const addresses = facts.get('net.addresses');
  const adapters = facts.value('net.adapters');
  return from([read, addresses], () =>
    (facts.value('hyperv.switches') ?? []).flatMap((one): HostSwitch[] => {
      const type = switchTypes.find((candidate) => candidate === one.type);
      if (type === undefined) return [];
      const below = adapters?.find(({ description }) => description === one.adapterDescription);
      const own = addressesOn(facts, interfaceOn(one.name));
      return [{ id: one.id, name: one.name, type, adapter: below?.name ?? null, addresses: own }];
    }),
  );
}

const addressesOn = (facts: Facts, adapter: string): HostAddress[] =>
  (facts.value('net.addresses') ?? [])
    .filter((one) => one.adapter === adapter)
    .map(({ address, prefixLength }) => ({ address, prefixLength }));

/** The names under which an adapter is on the network: its own, and that of an External switch over it. */
function interfacesOf(facts: Facts, name: string, description: string): string[] {
  const over = (facts.value('hyperv.switches') ?? []).filter(
    (one) => one.type === 'External' && one.adapterDescription === description,
  );
  return [name, ...over.map((one) => interfaceOn(one.name))];
}

function adaptersOf(facts: Facts): Knowable<readonly HostAdapter[]> {
  const needed = [facts.get('net.adapters'), facts.get('net.addresses'), facts.get('net.routes')];
  return from(needed, () =>
    (facts.value('net.adapters') ?? [])
      .filter(({ hardware }) => hardware)
      .map((one): HostAdapter => {
        const names = interfacesOf(facts, one.name, one.description);
        const on = (adapter: string) => names.includes(adapter);
        const addresses = (facts.value('net.addresses') ?? []).filter(({ adapter }) => on(adapter));
        return {
          name: one.name,
          up: one.up,
          wireless: one.wireless,
          defaultRoute: (facts.value('net.routes') ?? []).some(
            ({ prefix, adapter }) => prefix === everywhere && on(adapter),
          ),
          dhcp: addresses.some(({ dhcp }) => dhcp),
          addresses: addresses.map(({ address, prefixLength }) => ({ address, prefixLength })),
          // Without them an address is still an address; they are asked for where they are needed.
          dnsServers: (facts.value('net.dnsServers') ?? [])
            .filter(({ adapter }) => on(adapter))
            .flatMap(({ servers }) => servers),
        };
      }),
  );
}

/** The adapter of the first session from afar; not known when its address is on none, for example over a VPN. */
function sessionAdapterOf(facts: Facts, adapters: Knowable<readonly HostAdapter[]>): Knowable<string | null> {
  const sessions = facts.get('net.sessions');
  if ('unknown' in sessions) return { unknown: sessions.unknown };
  const [first] = sessions.value;
  if (first === undefined) return { value: null };
  if ('unknown' in adapters) return { unknown: adapters.unknown };
  const adapter = adapters.value.find(({ addresses }) => addresses.some(({ address }) => address === first));
  return adapter === undefined ? { unknown: 'failed' } : { value: adapter.name };
}

/** What the choice of a switch depends on, as this host's facts tell it. */
export function networkFactsOf(facts: Facts): NetworkFacts {
  const os = facts.get('host.os');
  const place = placeOf(facts);
  const adapters = adaptersOf(facts);
  const computer = facts.get('host.computer');
  return {
    windows: from([os], () => ({ server: isServer(facts), build: facts.value('host.os')?.build ?? 0 })),
    place:
      place === undefined
        ? { unknown: 'unknown' in computer ? computer.unknown : 'failed' }
        : { value: place },
    switches: switchesOf(facts),
    adapters,
    sharingForbidden: fact(facts.get('net.sharingForbidden')),
    nats:
      noHyperV(facts) && !('value' in facts.get('net.nats')) ? { value: [] } : fact(facts.get('net.nats')),
    routes: from([facts.get('net.routes')], () =>
      (facts.value('net.routes') ?? []).map(({ prefix }) => prefix).filter((prefix) => prefix !== everywhere),
    ),
    domainMember: fact(facts.get('host.domainMember')),
    sessionAdapter: sessionAdapterOf(facts, adapters),
  };
}
