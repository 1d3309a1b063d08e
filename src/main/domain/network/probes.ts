import { z } from 'zod';
import type { Json } from '../../../contract/json.ts';
import { absent, probe, RegistryRow } from '../probe.ts';

const text = z.string();
const networkPolicy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Network Connections';

/** Interface types of NDIS that go through the air: wireless LAN, WWAN, 802.11, Bluetooth (NDIS_PHYSICAL_MEDIUM). */
const wirelessMedia = new Set([1, 8, 9, 10]);

const AdapterRow = z.object({
  Name: text,
  InterfaceDescription: text,
  HardwareInterface: z.boolean(),
  InterfaceOperationalStatus: z.number(),
  NdisPhysicalMedium: z.number(),
});
const AddressRow = z.object({
  InterfaceAlias: text,
  IPAddress: text,
  PrefixLength: z.number().int(),
  PrefixOrigin: text,
});
const RouteRow = z.object({ DestinationPrefix: text, InterfaceAlias: text });
const DnsRow = z.object({ InterfaceAlias: text, ServerAddresses: z.array(text).nullable() });
const NatRow = z.object({ Name: text, InternalIPInterfaceAddressPrefix: text.nullable() });
const SessionRow = z.object({ LocalAddress: text });
const ComputerRow = z.object({ PartOfDomain: z.boolean() });
const NetworkRow = z.object({ Name: text, Type: text });
const EndpointRow = z.object({
  Name: text,
  IpConfiguration: z.object({
    Address: text.nullable(),
    PrefixLength: z.number().nullable(),
    Gateway: text.nullable(),
    AllocationMethod: text,
    SubNet: text,
  }),
});
const GatewayRow = z.object({ Adapter: text, Gateway: text, Answers: z.boolean() });
const VlanRow = z.object({ Name: text, RegistryValue: z.array(text).nullable() });
const RollbackRow = z.object({ Switch: text, ArmedAt: z.iso.datetime(), DueAt: z.iso.datetime() });
const ProxyRow = z.object({
  Places: z.array(
    z.object({
      Place: z.enum(['edged', 'identityd', 'docker', 'shell', 'agent']),
      Https: text,
      Http: text.nullable(),
      NoProxy: text.nullable(),
      Fingerprint: text.nullable(),
    }),
  ),
  UpstreamProtocol: text.nullable(),
  Own: z.array(z.enum(['daemons', 'agent'])),
});
const DnsServersRow = z.object({ Servers: z.array(text) });

const rows = <T>(schema: z.ZodType<T>, output: readonly Json[]): T[] =>
  output.map((row) => schema.parse(row));

/** Facts of the network with the one command that tells each (eflow.md HC-19, 10). */
export const networkProbes = {
  /**
   * Status and kind come as numbers, since their texts follow the language of Windows.
   *
   * @assumed eflow.md HC-19: Get-NetAdapter tells InterfaceOperationalStatus 1 for up and HardwareInterface True for physical adapters | verify: Get-NetAdapter | Format-List Name, HardwareInterface, InterfaceOperationalStatus, NdisPhysicalMedium on a host with Wi-Fi and a virtual switch
   */
  'net.adapters': probe('net.adapters', 'net.adapters', {}, (output) =>
    rows(AdapterRow, output).map((row) => ({
      name: row.Name,
      description: row.InterfaceDescription,
      hardware: row.HardwareInterface,
      up: row.InterfaceOperationalStatus === 1,
      wireless: wirelessMedia.has(row.NdisPhysicalMedium),
    })),
  ),
  'net.addresses': probe('net.addresses', 'net.addresses', {}, (output) =>
    rows(AddressRow, output).map((row) => ({
      adapter: row.InterfaceAlias,
      address: row.IPAddress,
      prefixLength: row.PrefixLength,
      dhcp: row.PrefixOrigin === 'Dhcp',
    })),
  ),
  'net.routes': probe('net.routes', 'net.routes', {}, (output) =>
    rows(RouteRow, output).map((row) => ({ prefix: row.DestinationPrefix, adapter: row.InterfaceAlias })),
  ),
  'net.dnsServers': probe('net.dnsServers', 'net.dnsServers', {}, (output) =>
    rows(DnsRow, output).map((row) => ({ adapter: row.InterfaceAlias, servers: row.ServerAddresses ?? [] })),
  ),
  /** @assumed eflow.md 10.3: Get-NetNat wants elevation, and answers nothing and no error while there is no NAT network | verify: Get-NetNat with and without elevation on a host without one */
  'net.nats': probe('net.nats', 'nat.read', {}, (output) =>
    rows(NatRow, output).flatMap((row) =>
      row.InternalIPInterfaceAddressPrefix === null
        ? []
        : [{ name: row.Name, prefix: row.InternalIPInterfaceAddressPrefix }],
    ),
  ),
  /** @assumed user-needs.md 1 pain 39: Remote Desktop answers on TCP port 3389 of this host | verify: Get-NetTCPConnection -LocalPort 3389 -State Established within a session */
  'net.sessions': probe('net.sessions', 'net.sessions', {}, (output) =>
    rows(SessionRow, output).map((row) => row.LocalAddress),
  ),
  /** @assumed user-needs.md 1 pain 6: the policy that forbids Internet Connection Sharing is NC_ShowSharedAccessUI 0 | verify: set the policy on a client and read the key */
  'net.sharingForbidden': probe(
    'net.sharingForbidden',
    'registry.read',
    { keys: [networkPolicy] },
    (output) => {
      const [policy] = z.tuple([RegistryRow]).parse(output);
      return policy.Values['NC_ShowSharedAccessUI'] === 0;
    },
  ),
  'host.domainMember': probe(
    'host.domainMember',
    'cim.computerSystem',
    {},
    (output) => ComputerRow.parse(output.at(-1)).PartOfDomain,
  ),
  /** No object is how the cmdlet says that it has nothing to tell (eflow.md 8.1). */
  'eflow.endpoints': probe('eflow.endpoints', 'eflow.endpoints', {}, (output) =>
    output.length === 0
      ? absent
      : rows(EndpointRow, output).map(({ Name: name, IpConfiguration: ip }) => ({
          name,
          vswitchName: ip.SubNet,
          address: ip.Address ?? '',
          prefixLength: ip.PrefixLength,
          gateway: ip.Gateway,
          fixed: ip.AllocationMethod === 'Static',
        })),
  ),
  'eflow.networks': probe('eflow.networks', 'eflow.networks', {}, (output) =>
    output.length === 0
      ? absent
      : rows(NetworkRow, output).map(({ Name: name, Type: type }) => ({ name, type })),
  ),
  'net.gateways': probe('net.gateways', 'net.gateways', {}, (output) =>
    rows(GatewayRow, output).map((row) => ({
      adapter: row.Adapter,
      gateway: row.Gateway,
      answers: row.Answers,
    })),
  ),
  /** @assumed field-notes.md Network: the registry keyword VlanID tells the VLAN of an adapter, and 0 means none | verify: Get-NetAdapterAdvancedProperty -RegistryKeyword VlanID on a host with a VLAN and on one without */
  'net.vlans': probe('net.vlans', 'net.vlans', {}, (output) =>
    rows(VlanRow, output).map((row) => {
      const vlan = Number(row.RegistryValue?.[0] ?? 0);
      return { adapter: row.Name, vlan: Number.isInteger(vlan) && vlan > 0 ? vlan : null };
    }),
  ),
  'net.rollbacks': probe('net.rollbacks', 'rollback.read', {}, (output) =>
    rows(RollbackRow, output).map((row) => ({
      vswitchName: row.Switch,
      armedAt: row.ArmedAt,
      dueAt: row.DueAt,
    })),
  ),
  'guest.proxy': probe(
    'guest.proxy',
    'guest.proxy',
    {},
    (output) => {
      const row = ProxyRow.parse(output.at(-1));
      return {
        places: row.Places.map((one) => ({
          place: one.Place,
          https: one.Https,
          http: one.Http,
          noProxy: one.NoProxy,
          fingerprint: one.Fingerprint,
        })),
        upstreamProtocol: row.UpstreamProtocol,
        own: row.Own,
      };
    },
    { fingerprints: true },
  ),
  'guest.dnsServers': probe(
    'guest.dnsServers',
    'guest.dns',
    {},
    (output) => DnsServersRow.parse(output.at(-1)).Servers,
  ),
};
