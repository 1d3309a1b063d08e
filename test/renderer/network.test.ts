import { describe, expect, test } from 'vitest';
import type { NetworkOption } from '../../src/contract/network.ts';
import { emptyDraft, splitList, withValue } from '../../src/renderer/features/setup/draft.ts';
import {
  emptyAddress,
  isChosen,
  kindOf,
  networkOfKind,
  networkOfOption,
} from '../../src/renderer/features/setup/network-draft.ts';
import { isMissing } from '../../src/renderer/features/setup/steps.ts';

const judged = { over: '', breaks: [], tasks: [] };
const needs = {
  vswitchName: 'Line-LAN',
  vswitchType: 'External' as const,
  makeSwitch: false,
  adapterName: 'Ethernet',
  hostAddress: null,
  nat: null,
  address: null,
  dhcpScope: null,
  dnsServers: [],
};
const external: NetworkOption = {
  ...judged,
  kind: 'external',
  status: 'possible',
  reasons: [],
  needs,
  network: { vswitch: 'External', vswitchName: 'Line-LAN' },
};
const byHand: NetworkOption = { ...external, network: null };
const unknown: NetworkOption = { ...judged, kind: 'default-switch', status: 'unknown', findOut: [] };
const draft = (network: object) => withValue(emptyDraft, 'network', network as never);

describe('the network in the form', () => {
  test('is that of the way that was chosen, and of none that a person has to make first', () => {
    expect(networkOfOption(external)).toEqual({ vswitch: 'External', vswitchName: 'Line-LAN' });
    expect(networkOfOption(byHand)).toBeUndefined();
    expect(networkOfOption(unknown)).toEqual({ vswitch: 'Default Switch' });
    expect(networkOfOption({ ...unknown, kind: 'internal-dhcp' })).toBeUndefined();
    const refused: NetworkOption = {
      ...judged,
      kind: 'default-switch',
      status: 'refused',
      refusals: [],
    };
    expect(networkOfOption(refused)).toBeUndefined();
  });

  test('shows as chosen the same switch, whatever its addresses are', () => {
    const there = draft({ vswitch: 'External', vswitchName: 'Line-LAN', address: emptyAddress });
    expect(isChosen(there, external)).toBe(true);
    expect(isChosen(there, unknown)).toBe(false);
    expect(isChosen(draft({ vswitch: 'External', vswitchName: 'Other' }), external)).toBe(false);
    expect(isChosen(emptyDraft, unknown)).toBe(true);
  });

  test('of another kind keeps what both have', () => {
    const address = { ...emptyAddress, ip4Address: '10.1.2.50' };
    const internal = { vswitch: 'Internal', vswitchName: 'Cell', create: true, address };
    expect(networkOfKind('External', internal)).toEqual({
      vswitch: 'External',
      vswitchName: 'Cell',
      address,
    });
    expect(networkOfKind('Default Switch', internal)).toEqual({ vswitch: 'Default Switch' });
    expect(networkOfKind('Internal', undefined)).toEqual({
      vswitch: 'Internal',
      vswitchName: '',
      create: false,
      address: emptyAddress,
    });
    expect(kindOf(draft({ vswitch: 'Something' }))).toBe('Default Switch');
  });

  test('takes DNS servers however they are separated, and tells an empty list from a wrong item', () => {
    expect(splitList(' 10.1.2.53,10.1.2.54 ;  x\n')).toEqual(['10.1.2.53', '10.1.2.54', 'x']);
    const path = 'network.address.dnsServers';
    expect(isMissing(draft({ address: emptyAddress }), path)).toBe(true);
    expect(isMissing(draft({ address: { ...emptyAddress, dnsServers: ['x'] } }), `${path}[0]`)).toBe(false);
  });
});
