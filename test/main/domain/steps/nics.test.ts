import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../../src/contract/errors.ts';
import type { FactValue } from '../../../../src/contract/facts.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { nicBlockers, nicSteps } from '../../../../src/main/domain/network/nics.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { factsOfThese, unknown, type Given } from '../../../support/facts.ts';
import { endpoint } from '../../../support/hosts.ts';
import { setupWith } from '../../../support/setups.ts';
import { actionBy, diagnosisBy, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const address = { ip4Address: '10.20.30.90', ip4PrefixLength: 24, ip4GatewayAddress: '10.20.30.1' };
const network = { vswitchName: 'Plant-LAN', vswitchType: 'External' };
const leased = { name: 'line', vswitchName: 'Plant-LAN', address: null };
const fixed = { ...leased, address };
const main = endpoint('172.27.120.111');
const nic = (more: Partial<FactValue<'eflow.endpoints'>[number]> = {}) => ({
  name: 'line',
  vswitchName: 'Plant-LAN',
  address: '10.20.30.90',
  prefixLength: 24,
  gateway: '10.20.30.1',
  fixed: true,
  ...more,
});
const vm = (more: Given): Given => ({ 'eflow.verify': true, ...more });

describe('a further network of the VM', () => {
  const networks = (...names: string[]): Given =>
    vm({ 'eflow.networks': ['Default Switch', ...names].map((name) => ({ name, type: 'x' })) });

  test.each([
    ['add-network', 'todo', networks()],
    ['add-network', 'done', networks('plant-lan')],
    ['add-network', 'later', { ...networks('Plant-LAN'), 'eflow.verify': false }],
    ['add-network', 'later', vm({ 'eflow.networks': unknown('failed') })],
    ['remove-network', 'done', networks()],
    ['remove-network', 'todo', networks('Plant-LAN')],
    ['remove-network', 'later', vm({ 'eflow.networks': unknown('failed') })],
  ] as [string, StepState, Given][])('%s is %s', (kind, state, given) => {
    expect(stateBy(kind, network, given)).toBe(state);
  });

  test('goes to EFLOW and comes back', () => {
    expect(actionBy('add-network', network)).toEqual({ port: 'host', op: 'eflow.addNetwork', args: network });
    expect(stepKind('add-network').undo(network, factsOfThese({}), null)).toEqual({
      step: { kind: 'remove-network', input: network },
    });
    expect(actionBy('remove-network', network)).toMatchObject({ args: { vswitchName: 'Plant-LAN' } });
  });
});

describe('a further NIC of the VM', () => {
  const nics = (...all: FactValue<'eflow.endpoints'>): Given => vm({ 'eflow.endpoints': [main, ...all] });

  test.each([
    ['none there', leased, 'todo', nics()],
    ['there with a lease', leased, 'done', nics(nic({ fixed: false }))],
    ['there with an address that nobody asked for', leased, 'unclear', nics(nic())],
    ['there with its address', fixed, 'done', nics(nic())],
    ['its name in other letters', fixed, 'done', nics(nic({ name: 'LINE' }))],
    ['another address', fixed, 'unclear', nics(nic({ address: '10.20.30.91' }))],
    ['another gateway', fixed, 'unclear', nics(nic({ gateway: '10.20.30.2' }))],
    ['another prefix', fixed, 'unclear', nics(nic({ prefixLength: 16 }))],
    ['on another switch', fixed, 'unclear', nics(nic({ vswitchName: 'Office' }))],
    ['no VM', fixed, 'later', { ...nics(), 'eflow.verify': false }],
    ['not read', fixed, 'later', vm({ 'eflow.endpoints': unknown('timeout') })],
  ] as [string, typeof fixed, StepState, Given][])('%s', (_what, input, state, given) => {
    expect(stateBy('add-nic', input, given)).toBe(state);
  });

  test('goes to EFLOW with all three values of its address or none', () => {
    expect(actionBy('add-nic', leased)).toEqual({
      port: 'host',
      op: 'eflow.addNic',
      args: { vswitchName: 'Plant-LAN', vendpointName: 'line' },
    });
    expect(actionBy('add-nic', fixed)).toMatchObject({ args: address });
    expect(actionBy('remove-nic', fixed)).toMatchObject({ args: { vendpointName: 'line' } });
  });

  test('that is otherwise is never changed, and told', () => {
    const found = diagnosisBy('add-nic', fixed, nics(nic({ address: '10.20.30.91' })));
    expect(found).toMatchObject({ code: errorCodes.nicDiffers, final: true });
    expect(found === undefined ? [] : unfilled(found)).toEqual([]);
    expect(stepKind('add-nic').recover?.(fixed, factsOfThese({}))).toEqual({ none: errorCodes.nicDiffers });
    expect(stepKind('add-nic').notes?.(fixed, factsOfThese({}))).toMatchObject([{ code: 'nic-route' }]);
  });

  test('is gone when it is not among them', () => {
    expect(stateBy('remove-nic', fixed, nics())).toBe('done');
    expect(stateBy('remove-nic', fixed, nics(nic()))).toBe('todo');
  });

  test.each([
    ['F24', "The virtual switch 'x' of type 'External' was not found"],
    ['F80', 'Failed to acquire IP address for virtual machine'],
    ['F84', "Network 'x' does not exist"],
  ])('is refused by EFLOW with %s', (id, text) => {
    expect(refusalOf('add-nic', { lines: [text] })).toMatchObject({ id, code: errorCodes.nicRefused });
  });
});

describe('in a plan', () => {
  const more = [{ name: 'line', vswitch: 'External', vswitchName: 'Plant-LAN' }];

  test('the network comes before its NIC, so that an undo takes them the other way', () => {
    expect(nicSteps(setupWith({ nics: more }).nics).map(({ key }) => key)).toEqual([
      'start-vm',
      'add-network-1',
      'add-nic-1',
    ]);
    expect(nicSteps(undefined)).toEqual([]);
  });

  const host = (productType: number, ...switches: string[]): Given => ({
    'host.os': {
      caption: 'Windows',
      version: '10.0',
      build: 22_631,
      sku: 4,
      productType,
      hostName: 'HOST01',
      lastBoot: '2026-03-01T08:00:00.000Z',
      freeMemoryMb: 9000,
    },
    'hyperv.switches': switches.map((name) => ({
      id: name,
      name,
      type: 'External',
      adapterDescription: null,
    })) as FactValue<'hyperv.switches'>,
    'net.addresses': [{ adapter: 'Ethernet', address: '10.20.30.41', prefixLength: 24, dhcp: true }],
  });
  const against = (nics: unknown[], given: Given, open = ['add-network']) =>
    nicBlockers(setupWith({ nics }), factsOfThese(given), open).map(({ code }) => code);

  test.each([
    ['a switch that is there', more, [], host(1, 'plant-lan')],
    ['no such switch', more, [errorCodes.nicSwitchMissing], host(1, 'Office')],
    [
      'an Internal one on a client',
      [{ ...more[0], vswitch: 'Internal', address }],
      [errorCodes.internalOnClient],
      host(1, 'Plant-LAN'),
    ],
    [
      'an Internal one that is External',
      [{ ...more[0], vswitch: 'Internal', address }],
      [errorCodes.nicSwitchMissing],
      host(3, 'Plant-LAN'),
    ],
    [
      'the address of this Windows',
      [{ ...more[0], address: { ...address, ip4Address: '10.20.30.41' } }],
      [errorCodes.addressOfHost],
      host(1, 'Plant-LAN'),
    ],
  ])('%s', (_what, nics, codes, given) => {
    expect(against(nics, given)).toEqual(codes);
    expect(against(nics, given, ['prove'])).toEqual([]);
  });

  test.each([
    ['two of one name', [...more, { ...more[0], vswitchName: 'Office' }]],
    ['two on one switch', [...more, { ...more[0], name: 'other' }]],
    ['one on the switch of the VM', [{ ...more[0], vswitchName: 'default switch' }]],
    ['an Internal one without an address', [{ ...more[0], vswitch: 'Internal' }]],
    ['a name that a shell reads', [{ ...more[0], name: 'a;b' }]],
    ['its gateway as its address', [{ ...more[0], address: { ...address, ip4Address: '10.20.30.1' } }]],
  ])('is refused: %s', (_what, nics) => {
    expect(() => setupWith({ nics })).toThrow(/EFD-SETUP-003/u);
  });
});
