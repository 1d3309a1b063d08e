import type { Params } from '../../../contract/errors.ts';
import {
  contains,
  formatIpv4,
  formatPrefix,
  lastOf,
  overlap,
  parseIpv4,
  parsePrefix,
  prefixAround,
  type Ipv4,
  type Prefix,
} from './ipv4.ts';

/** The static triple of Deploy-Eflow (eflow.md 10.2), as it was typed. */
export interface StaticTriple {
  readonly ip4Address: string;
  readonly ip4PrefixLength: number;
  readonly ip4GatewayAddress: string;
}

/** What is wrong with an address: a code under `net.refusal.address.`, and its values. */
export interface AddressFault {
  readonly field: keyof StaticTriple;
  readonly code: (typeof addressFaults)[number];
  readonly params: Params;
}

/** Every way in which a static triple cannot be. */
export const addressFaults = [
  'not-ipv4',
  'prefix-length',
  'special',
  'outside',
  'network-address',
  'broadcast-address',
  'same-as-gateway',
  'of-host',
] as const;

/** Blocks from which no host has its address: this network, loopback, link-local, multicast and reserved (RFC 6890). */
const special: readonly Prefix[] = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].flatMap(
  (text) => parsePrefix(text) ?? [],
);

/**
 * What the container engine in the VM takes for itself: a NAT network there would be cut off from the modules.
 *
 * @assumed eflow.md 10.3: the engine in the VM uses 172.17.0.0/16 for its bridge and 172.18.0.0/16 for azure-iot-edge | verify: sudo docker network inspect bridge azure-iot-edge in a VM with edgeAgent running
 */
export const guestNetworks: readonly Prefix[] = ['172.17.0.0/16', '172.18.0.0/16'].flatMap(
  (text) => parsePrefix(text) ?? [],
);

function faultsOfOne(
  field: 'ip4Address' | 'ip4GatewayAddress',
  address: Ipv4,
  subnet: Prefix,
): AddressFault[] {
  const value = formatIpv4(address);
  if (special.some((block) => contains(block, address)))
    return [{ field, code: 'special', params: { value } }];
  if (!contains(subnet, address))
    return [{ field, code: 'outside', params: { value, prefix: formatPrefix(subnet) } }];
  if (address === subnet.network) return [{ field, code: 'network-address', params: { value } }];
  if (address === lastOf(subnet)) return [{ field, code: 'broadcast-address', params: { value } }];
  return [];
}

/**
 * Judges a static triple against itself and the addresses of the host; empty when it can be (eflow.md 10.2). A prefix of
 * 31 or 32 leaves no room for a VM beside its gateway, one of 0 is no subnet. Whether the address is free, only the
 * network can tell.
 */
export function faultsOfTriple(triple: StaticTriple, host: readonly string[]): AddressFault[] {
  const address = parseIpv4(triple.ip4Address);
  const gateway = parseIpv4(triple.ip4GatewayAddress);
  const { ip4PrefixLength: length } = triple;
  const faults: AddressFault[] = [];
  if (address === undefined) faults.push({ field: 'ip4Address', code: 'not-ipv4', params: {} });
  if (gateway === undefined) faults.push({ field: 'ip4GatewayAddress', code: 'not-ipv4', params: {} });
  if (!Number.isInteger(length) || length < 1 || length > 30)
    faults.push({ field: 'ip4PrefixLength', code: 'prefix-length', params: { min: 1, max: 30 } });
  if (address === undefined || gateway === undefined || faults.length > 0) return faults;
  const subnet = prefixAround(address, length);
  faults.push(...faultsOfOne('ip4Address', address, subnet));
  faults.push(...faultsOfOne('ip4GatewayAddress', gateway, subnet));
  const value = triple.ip4Address;
  if (address === gateway) faults.push({ field: 'ip4Address', code: 'same-as-gateway', params: { value } });
  if (host.some((one) => parseIpv4(one) === address))
    faults.push({ field: 'ip4Address', code: 'of-host', params: { value } });
  return faults;
}

/** Blocks of 24 bits for a NAT network: those first that routers for homes and offices do not bring along. */
function* candidates(): Generator<Prefix> {
  const block = (a: number, b: number, c: number): Prefix => ({
    network: ((a * 256 + b) * 256 + c) * 256,
    length: 24,
  });
  for (let c = 200; c <= 254; c++) yield block(192, 168, c);
  for (let c = 10; c < 200; c++) yield block(192, 168, c);
  for (let b = 31; b >= 16; b--) for (let c = 0; c < 256; c++) yield block(172, b, c);
  for (let b = 255; b >= 0; b--) for (let c = 0; c < 256; c++) yield block(10, b, c);
}

/** A private /24 that overlaps none of these and nothing in the VM; undefined when they leave none. */
export function freeNatPrefix(taken: readonly Prefix[]): Prefix | undefined {
  for (const prefix of candidates()) {
    if (![...taken, ...guestNetworks].some((one) => overlap(one, prefix))) return prefix;
  }
  return undefined;
}

/** The first of these blocks that shares an address with the wanted one. */
export function firstOverlap(wanted: Prefix, taken: readonly Prefix[]): Prefix | undefined {
  return taken.find((one) => overlap(one, wanted));
}
