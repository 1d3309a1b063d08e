import { describe, expect, test } from 'vitest';
import { decideNetwork } from '../../../../src/main/domain/network/decide.ts';
import type { NetworkChoice } from '../../../../src/main/domain/network/choice.ts';
import type { NetworkFacts, NetworkWanted } from '../../../../src/main/domain/network/facts.ts';
import { cases, type NetworkCase } from './cases.ts';
import { client, ethernet, fixedInPlant, natSwitch, outbound, plantSwitch, server, wlan } from './host.ts';

/** Every code that a choice tells, each as it is worded. */
function codesOf(choice: NetworkChoice): string[] {
  return [
    ...(choice.status === 'possible' ? choice.reasons.map(({ code }) => `reason.${code}`) : []),
    ...(choice.status === 'refused' ? choice.refusals.map(({ code }) => `refusal.${code}`) : []),
    ...(choice.status === 'unknown' ? choice.findOut.map(({ code }) => `find.${code}`) : []),
    ...choice.breaks.map(({ code }) => `break.${code}`),
    ...choice.tasks.map((code) => `task.${code}`),
  ];
}

const decide = (facts: Partial<NetworkFacts>, wanted: Partial<NetworkWanted> = {}, base = client) =>
  decideNetwork({ ...base, ...facts }, { ...outbound, ...wanted });

describe.each(cases)('$name', ({ base, facts, wanted, first, ...expected }: NetworkCase) => {
  const decision = decide(facts ?? {}, wanted, base === 'server' ? server : client);
  const [best] = decision.choices;

  test(`takes ${first}`, () => {
    expect(`${best.kind}${best.over === '' ? '' : `:${best.over}`} ${best.status}`).toBe(first);
    expect(decision.verdict).toBe(best.status);
  });

  test('tells why, and what comes of it', () => {
    for (const [key, codes] of Object.entries(expected.tells ?? {})) {
      const choice = decision.choices.find(
        ({ kind, over }) => (over === '' ? kind : `${kind}:${over}`) === key,
      );
      expect(choice === undefined ? key : codesOf(choice)).toEqual(expect.arrayContaining([...codes]));
    }
    expect(best).toMatchObject(expected.needs === undefined ? {} : { needs: expected.needs });
  });
});

describe('a decision', () => {
  test('tells of every kind at least once, and what is possible first', () => {
    const order = ['possible', 'unknown', 'refused'];
    for (const { facts, wanted, base } of cases) {
      const { choices } = decide(facts ?? {}, wanted, base === 'server' ? server : client);
      expect(new Set(choices.map(({ kind }) => kind)).size).toBe(4);
      const statuses = choices.map(({ status }) => order.indexOf(status));
      expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
    }
  });

  test('gives no fact that is not known the benefit of the doubt', () => {
    const unknown = { unknown: 'failed' } as const;
    const nothing: NetworkFacts = {
      windows: unknown,
      place: unknown,
      switches: unknown,
      adapters: unknown,
      sharingForbidden: unknown,
      nats: unknown,
      routes: unknown,
      domainMember: unknown,
      sessionAdapter: unknown,
    };
    const { verdict, choices } = decideNetwork(nothing, { ...outbound, plantDhcp: unknown });
    expect(verdict).toBe('unknown');
    expect(choices.every(({ status }) => status === 'unknown')).toBe(true);
  });

  test('says why a fact is not known', () => {
    const { choices } = decide({ sharingForbidden: { unknown: 'elevation' } }, {});
    expect(choices.find(({ kind }) => kind === 'default-switch')).toMatchObject({
      status: 'unknown',
      findOut: [{ code: 'sharing', why: 'elevation' }],
    });
  });

  test('prefers a cable to air, the way out to a dead end, and one not in use for a session', () => {
    const over = (adapters: NetworkFacts['adapters'], more: Partial<NetworkFacts> = {}) =>
      decide({ adapters, ...more }, { reachable: true })
        .choices.filter(({ kind }) => kind === 'external')
        .map(({ over }) => over);
    const second = { ...ethernet, name: 'Ethernet 2', defaultRoute: false };
    const third = { ...ethernet, name: 'Ethernet 3' };
    expect(over({ value: [wlan, second, ethernet] })).toEqual(['Ethernet', 'Ethernet 2', 'WLAN']);
    expect(over({ value: [ethernet, third] }, { sessionAdapter: { value: 'Ethernet' } })).toEqual([
      'Ethernet 3',
      'Ethernet',
    ]);
  });

  test('names a new switch like none that is there, in whatever case', () => {
    const taken = { ...natSwitch, name: 'eflow-int', addresses: [] };
    const { choices } = decide({ switches: { value: [taken] } }, {}, server);
    expect(choices[0]).toMatchObject({
      needs: { vswitchName: 'EFLOW-Int-2', nat: { name: 'EFLOW-Int-2-NAT' } },
    });
  });

  test('asks only servers that the VM can ask, each once', () => {
    const adapter = { ...ethernet, dnsServers: ['127.0.0.1', '10.1.2.53', '10.1.2.53', 'fe80::1'] };
    const { choices } = decide({ adapters: { value: [adapter, wlan] } }, {}, server);
    expect(choices[0]).toMatchObject({ needs: { dnsServers: ['10.1.2.53'] } });
  });

  test('keeps the DHCP role for the last', () => {
    const { choices } = decide(
      { switches: { value: [plantSwitch] }, adapters: { value: [ethernet, wlan] } },
      {},
      server,
    );
    const possible = choices.filter(({ status }) => status === 'possible').map(({ kind }) => kind);
    expect(possible).toEqual(['internal-nat-static', 'external', 'external', 'internal-dhcp']);
  });

  test('tells of no harm that is not there', () => {
    const breaksOf = (facts: Partial<NetworkFacts>, base = client) =>
      decide(facts, { reachable: base === client }, base).choices[0].breaks.map(({ code }) => code);
    expect(breaksOf({})).toEqual(['bound-to-adapter', 'in-use']);
    expect(breaksOf({ switches: { value: [plantSwitch] } })).toEqual(['bound-to-adapter']);
    expect(breaksOf({}, server)).toEqual(['outbound-only']);
  });

  test('does not hand on what was typed beside the triple', () => {
    const { choices } = decide({}, { reachable: true, address: fixedInPlant });
    expect(choices[0]).toMatchObject({
      needs: { address: { ip4Address: '10.1.2.50', ip4PrefixLength: 24, ip4GatewayAddress: '10.1.2.1' } },
    });
    expect(JSON.stringify(choices[0])).not.toContain('"address":{"dnsServers"');
  });
});
