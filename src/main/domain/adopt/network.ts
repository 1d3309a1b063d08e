import type { FactQuery, FactValue } from '../../../contract/facts.ts';
import { interfaceOn } from '../network/gather.ts';
import { formatPrefix, parseIpv4, prefixAround } from '../network/ipv4.ts';
import type { Book, Part } from './book.ts';

/** Facts that {@link adoptNetwork} reads. */
export const networkFacts: readonly FactQuery[] = [
  { id: 'eflow.endpoints' },
  { id: 'hyperv.switches' },
  { id: 'guest.dnsServers' },
  { id: 'net.addresses' },
  { id: 'net.nats' },
];

const defaultSwitch = 'Default Switch';

type Endpoint = FactValue<'eflow.endpoints'>[number];

/** The static address with the DNS servers that the VM asks; none when it has an address of DHCP. */
function addressOf(endpoint: Endpoint, book: Book): Part | undefined {
  const { address, prefixLength, gateway, fixed } = endpoint;
  if (!fixed) return undefined;
  const take = (name: string, value: string | number | null): Part =>
    value === null || value === ''
      ? (book.note('open', `network.address.${name}`, 'not-told'), {})
      : { [name]: book.take(`network.address.${name}`, 'eflow.endpoints', value) };
  return {
    ...take('ip4Address', address),
    ...take('ip4PrefixLength', prefixLength),
    ...take('ip4GatewayAddress', gateway),
    ...dnsOf(book),
  };
}

function dnsOf(book: Book): Part {
  const servers = book.facts.value('guest.dnsServers');
  if (servers === undefined) book.unknown('network.address.dnsServers', 'guest.dnsServers');
  const usable = (servers ?? []).filter((one) => parseIpv4(one) !== undefined);
  const others = (servers ?? []).filter((one) => parseIpv4(one) === undefined);
  if (others.length > 0)
    book.note('not-taken', 'network.address.dnsServers', 'dns-not-ipv4', { servers: others.join(', ') });
  if (usable.length > 0)
    return { dnsServers: book.take('network.address.dnsServers', 'guest.dnsServers', usable) };
  book.note('open', 'network.address.dnsServers', 'dns-open');
  return {};
}

/**
 * True when the host's own network stands as a setup with `create` would make it, so that it can be made again elsewhere
 * (eflow.md 10.3).
 */
function madeAsOurs({ vswitchName, gateway, prefixLength }: Endpoint, book: Book): boolean {
  const { facts } = book;
  const host = facts
    .value('net.addresses')
    ?.some((one) => one.adapter === interfaceOn(vswitchName) && one.address === gateway);
  const value = parseIpv4(gateway ?? '');
  if (host !== true || value === undefined || prefixLength === null) return false;
  const prefix = formatPrefix(prefixAround(value, prefixLength));
  return (
    facts.value('net.nats')?.some((nat) => nat.name === `${vswitchName}-NAT` && nat.prefix === prefix) ===
    true
  );
}

/** How the VM is connected, as the document says it; undefined when it cannot, which is told. */
export function adoptNetwork(book: Book): Part | undefined {
  const endpoints = book.facts.value('eflow.endpoints');
  if (endpoints === undefined) {
    book.unknown('network', 'eflow.endpoints');
    return undefined;
  }
  const [endpoint] = endpoints;
  if (endpoint === undefined) {
    book.note('open', 'network', 'no-connection');
    return undefined;
  }
  const { vswitchName } = endpoint;
  if (vswitchName === defaultSwitch && !endpoint.fixed)
    return { vswitch: book.take('network.vswitch', 'eflow.endpoints', defaultSwitch) };
  const type = book.facts.value('hyperv.switches')?.find((one) => one.name === vswitchName)?.type;
  if (type === undefined) {
    if (book.facts.value('hyperv.switches') === undefined) book.unknown('network.vswitch', 'hyperv.switches');
    else book.note('open', 'network.vswitch', 'switch-gone', { vswitchName });
    return { vswitchName: book.take('network.vswitchName', 'eflow.endpoints', vswitchName) };
  }
  if (
    (type !== 'Internal' && type !== 'External') ||
    vswitchName === defaultSwitch ||
    (type === 'Internal' && !endpoint.fixed)
  ) {
    book.note('not-taken', 'network', 'network-not-said', { vswitchName, type, fixed: endpoint.fixed });
    return undefined;
  }
  const address = addressOf(endpoint, book);
  return {
    vswitch: book.take('network.vswitch', 'hyperv.switches', type),
    vswitchName: book.take('network.vswitchName', 'eflow.endpoints', vswitchName),
    ...(address === undefined ? {} : { address }),
    ...(type === 'Internal'
      ? { create: book.take('network.create', 'net.nats', madeAsOurs(endpoint, book)) }
      : {}),
  };
}
