import type { NetworkAdvice, NetworkWish } from '../../../contract/network.ts';
import type { Network } from '../../../contract/setup.ts';
import type { Facts } from '../facts.ts';
import type { NetworkNeeds } from './choice.ts';
import { decideNetwork } from './decide.ts';
import { networkFactsOf } from './gather.ts';

/**
 * The network of a setup that takes a choice. Null where something has to be made first that no step makes: a DHCP role.
 */
export function networkOf(needs: NetworkNeeds): Network | null {
  const { vswitchName, vswitchType, makeSwitch, adapterName, address, dhcpScope, dnsServers } = needs;
  const fixed = address === null ? undefined : { ...address, dnsServers: [...dnsServers] };
  switch (vswitchType) {
    case null:
      return { vswitch: 'Default Switch' };
    case 'External':
      return {
        vswitch: 'External',
        vswitchName,
        ...(makeSwitch && adapterName !== null ? { create: { adapter: adapterName } } : {}),
        ...(fixed === undefined ? {} : { address: fixed }),
      };
    case 'Internal':
      if (dhcpScope !== null || fixed === undefined) return null;
      return { vswitch: 'Internal', vswitchName, address: fixed, create: makeSwitch };
  }
}

/** The ways to connect the VM of this host, judged by its facts; nothing is changed. */
export function adviseNetwork(facts: Facts, wish: NetworkWish): Pick<NetworkAdvice, 'verdict' | 'options'> {
  const plantDhcp = wish.plantDhcp === null ? { unknown: 'absent' as const } : { value: wish.plantDhcp };
  const { verdict, choices } = decideNetwork(networkFactsOf(facts), { ...wish, plantDhcp });
  return {
    verdict,
    options: choices.map((choice) =>
      structuredClone(
        choice.status === 'possible' ? { ...choice, network: networkOf(choice.needs) } : choice,
      ),
    ) as NetworkAdvice['options'],
  };
}
