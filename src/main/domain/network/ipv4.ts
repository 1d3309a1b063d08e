/** An IPv4 address as a whole number from 0 to 2^32 - 1. */
export type Ipv4 = number;

/** A block of addresses: its first address and how many leading bits all of them share. */
export interface Prefix {
  readonly network: Ipv4;
  readonly length: number;
}

const octet = /^(?:0|[1-9]\d{0,2})$/u;

/**
 * Reads an address of four decimal parts. Nothing else is one: no leading zeros, which some readers take for octal, and
 * no shorthand such as `10.1`, which Windows takes for 10.0.0.1.
 */
export function parseIpv4(text: string): Ipv4 | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => octet.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((value, part) => value * 256 + Number(part), 0);
}

/** The address in four decimal parts. */
export function formatIpv4(address: Ipv4): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** How many addresses the block has. */
const sizeOf = ({ length }: Prefix): number => 2 ** (32 - length);

/** The block of this length that an address lies in. The length is from 0 to 32. */
export function prefixAround(address: Ipv4, length: number): Prefix {
  const size = 2 ** (32 - length);
  return { network: Math.floor(address / size) * size, length };
}

/** Reads `a.b.c.d/n`. An address inside the block is none of a block, so the bits behind the prefix must be zero. */
export function parsePrefix(text: string): Prefix | undefined {
  const [before = '', after = '', ...more] = text.split('/');
  const address = parseIpv4(before);
  if (address === undefined || more.length > 0 || !/^(?:0|[1-9]\d?)$/u.test(after) || Number(after) > 32)
    return undefined;
  const prefix = prefixAround(address, Number(after));
  return prefix.network === address ? prefix : undefined;
}

/** The block as `a.b.c.d/n`. */
export function formatPrefix({ network, length }: Prefix): string {
  return `${formatIpv4(network)}/${length}`;
}

/** The last address of the block, which in a subnet is the broadcast address. */
export function lastOf(prefix: Prefix): Ipv4 {
  return prefix.network + sizeOf(prefix) - 1;
}

/** True when the address lies in the block. */
export function contains(prefix: Prefix, address: Ipv4): boolean {
  return address >= prefix.network && address <= lastOf(prefix);
}

/** True when two blocks share an address; one then holds the other. */
export function overlap(a: Prefix, b: Prefix): boolean {
  return contains(a, b.network) || contains(b, a.network);
}
