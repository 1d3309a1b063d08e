import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultsOfTriple } from '../../../../src/main/domain/network/addresses.ts';
import type { NetworkChoice } from '../../../../src/main/domain/network/choice.ts';
import { decideNetwork } from '../../../../src/main/domain/network/decide.ts';
import type {
  FixedAddress,
  HostAdapter,
  HostAddress,
  HostSwitch,
  Knowable,
  NetworkFacts,
  NetworkWanted,
} from '../../../../src/main/domain/network/facts.ts';
import {
  formatIpv4,
  formatPrefix,
  overlap,
  parsePrefix,
  prefixAround,
} from '../../../../src/main/domain/network/ipv4.ts';
import { defaultSwitch } from './host.ts';

/** Addresses close together, so that they meet. */
const address = fc
  .tuple(fc.constantFrom(10 * 2 ** 24, 0xc0_a8_c8_00, 0xac_1f_00_00), fc.nat({ max: 1023 }))
  .map(([base, n]) => base + n);
const prefix = fc
  .tuple(address, fc.integer({ min: 16, max: 30 }))
  .map(([a, n]) => formatPrefix(prefixAround(a, n)));
const own: fc.Arbitrary<HostAddress> = fc.oneof(
  fc.constant({ address: '10.0.0.1', prefixLength: 24 }),
  fc.record({ address: address.map(formatIpv4), prefixLength: fc.integer({ min: 16, max: 30 }) }),
);

const adapterName = fc.constantFrom('Ethernet', 'Ethernet 2', 'WLAN');
const adapter: fc.Arbitrary<HostAdapter> = fc.record({
  name: adapterName,
  up: fc.boolean(),
  wireless: fc.boolean(),
  defaultRoute: fc.boolean(),
  dhcp: fc.boolean(),
  addresses: fc.array(own, { maxLength: 2 }),
  dnsServers: fc.subarray(['127.0.0.1', '10.0.0.53', 'x']),
});
const virtualSwitch: fc.Arbitrary<HostSwitch> = fc.oneof(
  fc.constant(defaultSwitch),
  fc
    .record({
      id: fc.uuid(),
      name: fc.constantFrom('EFLOW-Int', 'eflow-ext', 'Cell'),
      type: fc.constantFrom('Internal', 'External', 'Private'),
      adapter: fc.option(adapterName),
      addresses: fc.array(own, { maxLength: 1 }),
    })
    .map((one): HostSwitch => (one.type === 'External' ? one : { ...one, adapter: null })),
);

const knowable = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Knowable<T>> =>
  fc.oneof(
    { weight: 12, arbitrary: value.map((value) => ({ value })) },
    { weight: 1, arbitrary: fc.constant({ unknown: 'failed' } as const) },
  );

const facts: fc.Arbitrary<NetworkFacts> = fc.record({
  windows: knowable(fc.record({ server: fc.boolean(), build: fc.constantFrom(14_393, 17_763, 20_348) })),
  place: knowable(fc.constantFrom('physical', 'hyper-v', 'azure', 'vmware', 'other')),
  switches: knowable(fc.array(virtualSwitch, { maxLength: 4 })),
  adapters: knowable(fc.uniqueArray(adapter, { maxLength: 3, selector: ({ name }) => name })),
  sharingForbidden: knowable(fc.boolean()),
  nats: knowable(
    fc.array(fc.record({ name: fc.constant('N'), prefix: fc.oneof(fc.constant('10.0.0.0/24'), prefix) }), {
      maxLength: 2,
    }),
  ),
  routes: knowable(fc.array(prefix, { maxLength: 3 })),
  domainMember: knowable(fc.boolean()),
  sessionAdapter: knowable(fc.option(adapterName)),
});

const fixed: fc.Arbitrary<FixedAddress> = fc.oneof(
  fc.constant({
    ip4Address: '10.0.0.9',
    ip4PrefixLength: 24,
    ip4GatewayAddress: '10.0.0.1',
    dnsServers: ['10.0.0.53'],
  }),
  fc.record({
    ip4Address: address.map(formatIpv4),
    ip4PrefixLength: fc.integer({ min: 20, max: 30 }),
    ip4GatewayAddress: address.map(formatIpv4),
    dnsServers: fc.subarray(['10.0.0.53', 'x']),
  }),
);
const wanted: fc.Arbitrary<NetworkWanted> = fc.record({
  reachable: fc.boolean(),
  address: fc.oneof(fc.constant('automatic' as const), fc.constant('fixed' as const), fixed),
  plantDhcp: knowable(fc.boolean()),
});

const valueOf = <T>(fact: Knowable<readonly T[]>): readonly T[] => ('value' in fact ? fact.value : []);

/** Every network of the host, found in another way than the decision does. */
const networksOf = (facts: NetworkFacts) =>
  [
    ...[...valueOf(facts.adapters), ...valueOf(facts.switches)].flatMap(({ addresses }) =>
      addresses.map(({ address, prefixLength }) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        return formatPrefix(prefixAround(((a * 256 + b) * 256 + c) * 256 + d, prefixLength));
      }),
    ),
    ...valueOf(facts.nats).map(({ prefix }) => prefix),
    ...valueOf(facts.routes),
  ].map((text) => parsePrefix(text) ?? expect.fail(text));

const key = ({ kind, over }: NetworkChoice) => `${kind}:${over}`;

/** What must not be true of a choice that is called possible; the names of what is. */
function breaches(choice: NetworkChoice, facts: NetworkFacts, wanted: NetworkWanted): string[] {
  if (choice.status !== 'possible') return [];
  const { needs, kind } = choice;
  const holders = [...valueOf(facts.adapters), ...valueOf(facts.switches)];
  const host = holders.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  const names = valueOf(facts.switches).map(({ name }) => name.toLowerCase());
  const made = needs.nat?.make === true ? parsePrefix(needs.nat.prefix) : undefined;
  const server = 'value' in facts.windows ? facts.windows.value.server : undefined;
  const wrong: Record<string, boolean> = {
    'address not valid': needs.address !== null && faultsOfTriple(needs.address, host).length > 0,
    'NAT network meets another one':
      made !== undefined && networksOf(facts).some((one) => overlap(one, made)),
    'NAT network is none': needs.nat?.make === true && made === undefined,
    'switch to make is there, or one to use is not':
      names.includes(needs.vswitchName.toLowerCase()) === needs.makeSwitch,
    'plant cannot reach the VM': wanted.reachable && kind !== 'external',
    'address not fixed': wanted.address !== 'automatic' && needs.address === null,
    'Internal elsewhere than on a server': kind.startsWith('internal') && server !== true,
    'Default Switch elsewhere than on a client': kind === 'default-switch' && server !== false,
    'External in Azure': kind === 'external' && 'value' in facts.place && facts.place.value === 'azure',
  };
  return Object.keys(wrong).filter((name) => wrong[name] === true);
}

const shapeOf = ({ kind, needs }: Extract<NetworkChoice, { status: 'possible' }>) =>
  `${kind} ${needs.address === null ? 'dhcp' : 'fixed'} ${needs.makeSwitch ? 'made' : 'there'}`;

test('what is possible has valid addresses and a NAT network that meets none of the host', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(facts, wanted, (facts, wanted) => {
      const { choices } = decideNetwork(facts, wanted);
      for (const choice of choices) if (choice.status === 'possible') seen.add(shapeOf(choice));
      expect(choices.flatMap((choice) => breaches(choice, facts, wanted))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
  // All nine ways come up; which of the rare ones do in one run is chance.
  expect(seen.size).toBeGreaterThan(5);
});

test('knowing less never makes anything possible', () => {
  const names = [
    'windows',
    'place',
    'switches',
    'adapters',
    'sharingForbidden',
    'nats',
    'routes',
    'domainMember',
    'sessionAdapter',
  ] as const;
  fc.assert(
    fc.property(facts, wanted, fc.constantFrom(...names), (facts, wanted, name) => {
      const before = decideNetwork(facts, wanted).choices;
      const after = decideNetwork({ ...facts, [name]: { unknown: 'timeout' } }, wanted).choices;
      const possible = (choices: readonly NetworkChoice[]) =>
        choices.filter(({ status }) => status === 'possible').map(key);
      expect(possible(before)).toEqual(expect.arrayContaining(possible(after)));
    }),
    { numRuns: 1000 },
  );
});

/** True for a choice that is not possible and gives no reason. */
const saysNothing = (choice: NetworkChoice) =>
  (choice.status === 'refused' && choice.refusals.length === 0) ||
  (choice.status === 'unknown' && choice.findOut.length === 0);

test('every choice that is not possible says why, and the same facts give the same decision', () => {
  fc.assert(
    fc.property(facts, wanted, (facts, wanted) => {
      const decision = decideNetwork(facts, wanted);
      expect(decideNetwork(structuredClone(facts), structuredClone(wanted))).toEqual(decision);
      expect(decision.choices.filter(saysNothing)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
