import type { Network } from '../../../contract/setup.ts';
import type { UserconfigField, UserconfigValues } from './fields.ts';

const triple = ['ip4Address', 'ip4PrefixLength', 'ip4GatewayAddress'] as const;

/** The static address of a file as a setup writes it; its DNS servers may still be missing there (eflow.md 10.2). */
function addressOf(
  values: UserconfigValues,
): Extract<Network, { vswitch: 'Internal' }>['address'] | undefined {
  const ip4Address = values['network.ip4Address'];
  const ip4GatewayAddress = values['network.ip4GatewayAddress'];
  const length = values['network.ip4PrefixLength'];
  if (ip4Address === undefined || ip4GatewayAddress === undefined || length === undefined) return undefined;
  return {
    ip4Address,
    ip4PrefixLength: Number(length),
    ip4GatewayAddress,
    dnsServers: [...(values['network.dnsServers'] ?? [])],
  };
}

/**
 * The network of a file as a setup has it, with the fields it is made of. Undefined for the Default Switch, and for an
 * Internal switch without an address, which waits for a DHCP role that no step installs.
 */
export function networkFrom(
  values: UserconfigValues,
): { network: Network; fields: UserconfigField[] } | undefined {
  const vswitch = values['network.vswitchType'];
  const vswitchName = values['network.vswitchName'];
  const address = addressOf(values);
  if (vswitchName === undefined) return undefined;
  const fields: UserconfigField[] = [
    'network.vswitchType',
    'network.vswitchName',
    ...(address === undefined
      ? []
      : ([...triple.map((name) => `network.${name}` as const), 'network.dnsServers'] as const)),
  ];
  if (vswitch === 'External')
    return {
      network: { vswitch, vswitchName, ...(address === undefined ? {} : { address }) },
      fields,
    };
  if (vswitch === 'Internal' && address !== undefined)
    // The vendor's script makes the switch where there is none, with NAT behind it.
    return { network: { vswitch, vswitchName, address, create: true }, fields };
  return undefined;
}

/** The network of a setup as the file has it; nothing for the Default Switch. */
export function networkTo(network: Network): Record<string, string | string[]> | undefined {
  if (network.vswitch === 'Default Switch') return undefined;
  const { vswitch, vswitchName, address } = network;
  return {
    vswitchType: vswitch,
    vswitchName,
    ...(address === undefined
      ? {}
      : {
          ip4Address: address.ip4Address,
          ip4PrefixLength: String(address.ip4PrefixLength),
          ip4GatewayAddress: address.ip4GatewayAddress,
          dnsServers: address.dnsServers,
        }),
  };
}
