import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../../src/contract/facts.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { hostNetworkSteps, networkBlockers } from '../../../../src/main/domain/network/plan.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { factsOfThese, unknown, type Given } from '../../../support/facts.ts';
import { setupWith } from '../../../support/setups.ts';
import { actionBy, diagnosisBy, factsOfKind, madeBy, stateBy, unfilled } from '../../../support/steps.ts';

const over = { name: 'EFLOW-Ext', adapter: 'Ethernet' };
const kept = { name: 'EFLOW-Ext', made: 'EFLOW-Ext', gateway: '10.20.30.1' };
const card = 'Intel(R) Ethernet';
const own = 'vEthernet (EFLOW-Ext)';
const adapter = (name: string, description = name, hardware = true) => ({
  name,
  description,
  hardware,
  up: true,
  wireless: false,
});
const adapters = [adapter('Ethernet', card), adapter('Wi-Fi')];
const vswitch = (type = 'External', adapterDescription: string | null = card, name = 'EFLOW-Ext') => ({
  id: name + type,
  name,
  type,
  adapterDescription,
});
const armed: FactValue<'net.rollbacks'> = [
  { vswitchName: 'EFLOW-Ext', armedAt: '2026-03-01T08:00:00.000Z', dueAt: '2026-03-01T08:01:30.000Z' },
];
const host = (more: Given = {}): Given => ({
  'hyperv.switches': [],
  'net.rollbacks': [],
  'net.sessions': [],
  'net.adapters': adapters,
  'net.addresses': [{ adapter: 'Ethernet', address: '10.20.30.41', prefixLength: 24, dhcp: false }],
  'net.dnsServers': [{ adapter: 'Ethernet', servers: ['10.20.30.53'] }],
  'net.gateways': [{ adapter: 'Ethernet', gateway: '10.20.30.1', answers: true }],
  'net.vlans': [{ adapter: 'Ethernet', vlan: 12 }],
  ...more,
});
const only = (kind: string, input: object, given: Given): Given => {
  const wanted = stepKind(kind)
    .needs(input as never)
    .map(({ id, arg }) => (arg === undefined ? id : `${id}:${arg}`));
  return Object.fromEntries(Object.entries(given).filter(([key]) => wanted.includes(key))) as Given;
};
const state = (kind: string, input: object, given: Given): StepState =>
  stateBy(kind, input as never, only(kind, input, given));

describe('the rollback', () => {
  test.each([
    ['nothing is there', 'todo', host()],
    ['it is armed', 'done', host({ 'net.rollbacks': armed })],
    ['the switch is there already', 'done', host({ 'hyperv.switches': [vswitch()] })],
    ['another one is armed', 'todo', host({ 'net.rollbacks': [{ ...armed[0]!, vswitchName: 'other' }] })],
    ['nobody knows whether it is armed', 'later', host({ 'net.rollbacks': unknown('elevation') })],
  ] as [string, StepState, Given][])('%s: %s', (_what, expected, given) => {
    expect(state('arm-rollback', over, given)).toBe(expected);
  });

  test('knows the fixed settings of its adapter, and leaves to DHCP what DHCP gave', () => {
    const action = (given: Given) => actionBy('arm-rollback', over, only('arm-rollback', over, given));
    expect(action(host())).toMatchObject({
      op: 'rollback.arm',
      args: {
        Switch: 'EFLOW-Ext',
        Adapter: 'Ethernet',
        Seconds: 90,
        Addresses: ['10.20.30.41/24'],
        Gateway: '10.20.30.1',
        DnsServers: ['10.20.30.53'],
      },
    });
    const leased = host({
      'net.addresses': [
        { adapter: 'Ethernet', address: '10.20.30.41', prefixLength: 24, dhcp: true },
        { adapter: 'Wi-Fi', address: '10.9.9.9', prefixLength: 24, dhcp: false },
      ],
    });
    expect(action(leased)).toMatchObject({ args: { Addresses: [], DnsServers: [] } });
    expect(JSON.stringify(action(leased))).not.toContain('Gateway');
  });

  test.each([
    ['switch-cuts-session', host({ 'net.sessions': ['10.20.30.41'] })],
    ['switch-cuts-host', host()],
    [
      'switch-cuts-adapter',
      host({ 'net.gateways': [{ adapter: 'Wi-Fi', gateway: '10.9.9.1', answers: true }] }),
    ],
    ['switch-cuts-adapter', host({ 'net.gateways': unknown('failed') })],
  ])('says beforehand whom it meets: %s', (code, given) => {
    const facts = factsOfKind('arm-rollback', over, only('arm-rollback', over, given));
    expect(stepKind('arm-rollback').notes?.(over, facts)).toMatchObject([
      { code, params: { adapter: 'Ethernet', seconds: 90 } },
    ]);
  });

  test('is called off while it is armed', () => {
    expect(state('disarm-rollback', kept, host({ 'net.rollbacks': armed }))).toBe('todo');
    expect(state('disarm-rollback', kept, host())).toBe('done');
    expect(state('disarm-rollback', kept, host({ 'net.rollbacks': unknown('failed') }))).toBe('later');
  });
});

describe('making the External switch', () => {
  const there = [...adapters, adapter(own, 'Hyper-V Virtual Ethernet Adapter', false)];
  test.each([
    ['there is none', 'todo', host()],
    [
      'it is there with the host’s interface',
      'done',
      host({ 'hyperv.switches': [vswitch()], 'net.adapters': there }),
    ],
    ['its interface has not come yet', 'later', host({ 'hyperv.switches': [vswitch()] })],
    [
      'it is over another adapter',
      'unclear',
      host({ 'hyperv.switches': [vswitch('External', 'Wi-Fi')], 'net.adapters': there }),
    ],
    ['an Internal one has its name', 'unclear', host({ 'hyperv.switches': [vswitch('Internal', null)] })],
    ['there are two', 'unclear', host({ 'hyperv.switches': [vswitch(), vswitch()], 'net.adapters': there })],
  ] as [string, StepState, Given][])('%s: %s', (_what, expected, given) => {
    expect(state('make-external-switch', over, given)).toBe(expected);
  });

  test('keeps the settings of the adapter before and after, and its gateway', () => {
    const before = only('make-external-switch', over, host());
    const now = only(
      'make-external-switch',
      over,
      host({
        'hyperv.switches': [vswitch()],
        'net.addresses': [{ adapter: own, address: '10.20.30.41', prefixLength: 24, dhcp: false }],
      }),
    );
    const made = madeBy('make-external-switch', over, before, now) as Record<string, unknown>;
    expect(made).toMatchObject({ switch: 'EFLOW-Ext', gateway: '10.20.30.1' });
    expect(JSON.stringify(made['before'])).toContain('"vlan":12');
    expect(JSON.stringify(made['before'])).toContain('"adapter":"Ethernet","address":"10.20.30.41"');
    expect(JSON.stringify(made['after'])).toContain(own);
  });

  test('is undone by removing it, and what is in the way is told', () => {
    expect(stepKind('make-external-switch').undo(over, factsOfThese({}), null)).toEqual({
      step: { kind: 'remove-external-switch', input: over },
    });
    const why = diagnosisBy(
      'make-external-switch',
      over,
      only('make-external-switch', over, host({ 'hyperv.switches': [vswitch('Internal', null)] })),
    )!;
    expect(why).toMatchObject({ code: 'EFD-NET-001', final: true });
    expect(unfilled(why)).toEqual([]);
    expect(
      state('remove-external-switch', over, host({ 'hyperv.switches': [vswitch('Internal', null)] })),
    ).toBe('done');
    expect(state('remove-external-switch', over, host({ 'hyperv.switches': [vswitch()] }))).toBe('todo');
  });
});

describe('the confirmation', () => {
  const answered = (answer: string) => ({ 'person.answer:confirm-switch': { answer } }) as Given;
  const here = host({ 'hyperv.switches': [vswitch()], 'net.rollbacks': armed });
  test.each([
    ['is waited for while the rollback is armed', 'todo', here],
    ['is there', 'done', { ...here, ...answered('confirmed') }],
    ['is another word', 'todo', { ...here, ...answered('no') }],
    [
      'was about an earlier try',
      'todo',
      {
        ...here,
        ...answered('confirmed'),
        'net.rollbacks': [{ ...armed[0]!, armedAt: '2026-03-01T09:00:00.000Z' }],
      },
    ],
    ['is not needed for a switch that nobody takes back', 'done', { ...here, 'net.rollbacks': [] }],
    ['is too late', 'later', host(answered('confirmed'))],
  ] as [string, StepState, Given][])('%s: %s', (_what, expected, given) => {
    expect(state('confirm-switch', kept, given)).toBe(expected);
  });

  test.each([
    [
      'the gateway answers over the switch',
      'confirmed',
      [{ adapter: own, gateway: '10.20.30.1', answers: true }],
      kept,
    ],
    ['it does not', undefined, [{ adapter: own, gateway: '10.20.30.1', answers: false }], kept],
    [
      'another one answers over another adapter',
      undefined,
      [{ adapter: 'Wi-Fi', gateway: '10.9.9.1', answers: true }],
      kept,
    ],
    ['there is none any more', undefined, [], kept],
    ['there never was one', 'confirmed', [], { ...kept, gateway: null }],
  ])('may be given without a person when %s: %s', (_what, answer, gateways, input) => {
    const given = only('confirm-switch', input, { ...here, 'net.gateways': gateways });
    expect(stepKind('confirm-switch').agreed?.(input, factsOfKind('confirm-switch', input, given))).toBe(
      answer,
    );
  });
});

describe('a setup with an External switch to make', () => {
  const network = setupWith({
    network: { vswitch: 'External', vswitchName: 'EFLOW-Ext', create: { adapter: 'Ethernet' } },
  }).network;
  const blocked = (given: Given) =>
    networkBlockers(
      network,
      factsOfThese({
        'host.os': { productType: 1 } as FactValue<'host.os'>,
        'net.addresses': [],
        'net.adapters': adapters,
        'hyperv.switches': [],
        ...given,
      }),
      ['make-external-switch', 'deploy'],
    );

  test('arms the rollback first and calls it off last', () => {
    expect(hostNetworkSteps(network).map(({ key, kind }) => [key, kind])).toEqual([
      ['arm-rollback', 'arm-rollback'],
      ['make-switch', 'make-external-switch'],
      ['confirm-switch', 'confirm-switch'],
      ['keep-switch', 'disarm-rollback'],
    ]);
    const there = setupWith({ network: { vswitch: 'External', vswitchName: 'EFLOW-Ext' } }).network;
    expect(hostNetworkSteps(there)).toEqual([]);
  });

  test('is refused before anything is touched where the adapter is not there or not free', () => {
    expect(blocked({})).toEqual([]);
    expect(blocked({ 'net.adapters': [adapter('Wi-Fi')] })).toMatchObject([
      { code: 'EFD-NET-012', params: { adapter: 'Ethernet', known: 'Wi-Fi' } },
    ]);
    expect(blocked({ 'hyperv.switches': [vswitch('External', card, 'Plant-LAN')] })).toMatchObject([
      { code: 'EFD-NET-013', params: { name: 'Plant-LAN' } },
    ]);
    // Before Hyper-V is there nobody can tell.
    expect(blocked({ 'hyperv.switches': unknown('absent') })).toEqual([]);
  });
});
