import type { NetworkNeeds } from '../../../../src/main/domain/network/choice.ts';
import type { NetworkFacts, NetworkWanted } from '../../../../src/main/domain/network/facts.ts';
import { defaultSwitch, ethernet, fixedInPlant, natSwitch, plantSwitch, wlan } from './host.ts';

export interface NetworkCase {
  name: string;
  base?: 'client' | 'server';
  facts?: Partial<NetworkFacts>;
  wanted?: Partial<NetworkWanted>;
  /** The first choice and its status. */
  first: string;
  /** Codes by choice. */
  tells?: Record<string, readonly string[]>;
  /** Of the first choice. */
  needs?: Partial<NetworkNeeds>;
}

const reachable = { reachable: true } as const;
const fixedInCell = {
  ip4Address: '192.168.60.10',
  ip4PrefixLength: 24,
  ip4GatewayAddress: '192.168.60.1',
  dnsServers: ['10.1.2.53'],
} as const;

const nats = { value: [{ name: 'CellNat', prefix: '192.168.50.0/24' }] } as const;
const tiny = { ...natSwitch, addresses: [{ address: '192.168.50.1', prefixLength: 30 }] } as const;

/** A host, what is wanted of it, and what has to come out. Together they tell every code. */
export const cases: readonly NetworkCase[] = [
  {
    name: 'a client',
    first: 'default-switch possible',
    needs: { vswitchName: 'Default Switch', vswitchType: null, makeSwitch: false, address: null },
    tells: {
      'default-switch': ['reason.default-ready', 'break.address-changes', 'break.outbound-only'],
      'internal-nat-static': ['refusal.internal-on-client'],
      'internal-dhcp': ['refusal.internal-on-client', 'break.dhcp-role'],
    },
  },
  {
    name: 'a client whose Default Switch has another name',
    facts: { switches: { value: [{ ...defaultSwitch, name: 'Standardswitch' }] } },
    first: 'default-switch possible',
    needs: { vswitchName: 'Standardswitch' },
  },
  {
    name: 'a client whose Default Switch has another id',
    facts: { switches: { value: [{ ...defaultSwitch, id: natSwitch.id }] } },
    first: 'default-switch possible',
  },
  {
    name: 'a client on which a policy forbids sharing',
    facts: { sharingForbidden: { value: true } },
    first: 'external:Ethernet possible',
    tells: { 'default-switch': ['refusal.sharing-forbidden'] },
  },
  {
    name: 'a client without its Default Switch',
    facts: { switches: { value: [natSwitch] } },
    first: 'external:Ethernet possible',
    tells: { 'default-switch': ['refusal.default-missing'] },
  },
  {
    name: 'a client with two Default Switches',
    facts: { switches: { value: [defaultSwitch, { ...defaultSwitch, id: natSwitch.id }] } },
    first: 'external:Ethernet possible',
    tells: { 'default-switch': ['refusal.double-switch'] },
  },
  {
    name: 'a client whose VM the plant has to reach',
    wanted: reachable,
    first: 'external:Ethernet possible',
    needs: {
      vswitchName: 'EFLOW-Ext',
      vswitchType: 'External',
      makeSwitch: true,
      adapterName: 'Ethernet',
      address: null,
      dnsServers: [],
    },
    tells: {
      'default-switch': ['refusal.hides-the-vm'],
      'internal-nat-static': ['refusal.hides-the-vm'],
      'external:Ethernet': ['reason.external-on-plant', 'break.in-use', 'break.bound-to-adapter'],
    },
  },
  {
    name: 'a plant without DHCP',
    wanted: { ...reachable, plantDhcp: { value: false } },
    first: 'default-switch refused',
    tells: { 'external:Ethernet': ['refusal.no-plant-dhcp'] },
  },
  {
    name: 'a plant of which nobody said whether it has DHCP',
    wanted: { ...reachable, plantDhcp: { unknown: 'absent' } },
    first: 'external:Ethernet unknown',
    tells: { 'external:Ethernet': ['find.plant-dhcp'] },
  },
  {
    name: 'a fixed address on a client, still to be had',
    wanted: { address: 'fixed' },
    first: 'external:Ethernet unknown',
    tells: { 'external:Ethernet': ['find.plant-address'], 'default-switch': ['refusal.default-not-fixed'] },
  },
  {
    name: 'a fixed address on a client',
    wanted: { address: fixedInPlant },
    first: 'external:Ethernet possible',
    needs: { vswitchType: 'External', dnsServers: ['10.1.2.53'] },
    tells: { 'external:Ethernet': ['break.must-be-free', 'break.dhcp-pool'] },
  },
  {
    name: 'a fixed address outside the network of the adapter',
    wanted: {
      address: { ...fixedInPlant, ip4Address: '10.9.2.50', ip4GatewayAddress: '10.9.2.1' },
      plantDhcp: { unknown: 'absent' },
    },
    first: 'external:Ethernet possible',
    tells: { 'external:Ethernet': ['break.other-subnet', 'break.dhcp-pool'] },
  },
  {
    name: 'a fixed address without a DNS server',
    wanted: { address: { ...fixedInPlant, dnsServers: [] } },
    first: 'external:Ethernet unknown',
    tells: { 'external:Ethernet': ['find.dns-servers'] },
  },
  {
    name: 'a DNS server by name',
    wanted: { address: { ...fixedInPlant, dnsServers: ['dns.example'] } },
    first: 'default-switch refused',
    tells: { 'external:Ethernet': ['refusal.dns-not-ipv4'] },
  },
  ...(
    [
      ['not-ipv4', { ip4Address: '10.1.2' }],
      ['prefix-length', { ip4PrefixLength: 32 }],
      ['special', { ip4Address: '127.0.0.9', ip4GatewayAddress: '127.0.0.1' }],
      ['outside', { ip4GatewayAddress: '10.1.9.1' }],
      ['network-address', { ip4Address: '10.1.2.0' }],
      ['broadcast-address', { ip4Address: '10.1.2.255' }],
      ['same-as-gateway', { ip4Address: '10.1.2.1' }],
      ['of-host', { ip4Address: '10.1.2.3' }],
    ] as const
  ).map(([code, change]): NetworkCase => ({
    name: `a fixed address that cannot be: ${code}`,
    wanted: { address: { ...fixedInPlant, ...change } },
    first: 'default-switch refused',
    tells: { 'external:Ethernet': [`refusal.address.${code}`] },
  })),
  {
    name: 'a cable that is not plugged in',
    facts: { adapters: { value: [{ ...ethernet, up: false, defaultRoute: false }] } },
    wanted: reachable,
    first: 'default-switch refused',
    tells: { 'external:Ethernet': ['refusal.adapter-down'] },
  },
  {
    name: 'no adapter at all',
    facts: { adapters: { value: [] } },
    wanted: reachable,
    first: 'default-switch refused',
    tells: { external: ['refusal.no-adapter'] },
  },
  {
    name: 'Wi-Fi only, with an address of its own',
    facts: { adapters: { value: [{ ...wlan, dhcp: false }] } },
    wanted: reachable,
    first: 'external:WLAN possible',
    tells: {
      'external:WLAN': ['break.wifi', 'break.no-uplink', 'break.link-drops', 'break.host-static'],
    },
  },
  {
    name: 'somebody who works from afar over the only cable',
    facts: { sessionAdapter: { value: 'Ethernet' } },
    wanted: reachable,
    first: 'external:Ethernet possible',
    tells: { 'external:Ethernet': ['break.session-drops'] },
  },
  {
    name: 'nobody knows over what somebody works from afar',
    facts: { sessionAdapter: { unknown: 'failed' } },
    wanted: reachable,
    first: 'external:Ethernet unknown',
    tells: { 'external:Ethernet': ['find.session'] },
  },
  {
    name: 'an External switch that is there',
    facts: { switches: { value: [defaultSwitch, plantSwitch] }, sessionAdapter: { unknown: 'failed' } },
    wanted: reachable,
    first: 'external:Line-LAN possible',
    needs: { vswitchName: 'Line-LAN', makeSwitch: false, adapterName: 'Ethernet' },
    tells: { 'external:Line-LAN': ['reason.switch-exists'] },
  },
  {
    name: 'an External switch over nobody knows which adapter',
    facts: { switches: { value: [{ ...plantSwitch, adapter: null }] } },
    wanted: reachable,
    first: 'external:Line-LAN unknown',
    tells: { 'external:Line-LAN': ['find.switch-adapter'], 'external:Ethernet': ['find.switch-adapter'] },
  },
  {
    name: 'a physical machine that may be none',
    facts: { place: { unknown: 'failed' } },
    wanted: reachable,
    first: 'external:Ethernet unknown',
    tells: { 'external:Ethernet': ['find.place'] },
  },
  {
    name: 'a client whose adapters and switches are not known',
    facts: { adapters: { unknown: 'timeout' }, switches: { unknown: 'elevation' } },
    first: 'default-switch unknown',
    tells: { 'default-switch': ['find.switches'], external: ['find.adapters', 'find.switches'] },
  },
  {
    name: 'a Windows that is too old',
    facts: { windows: { value: { server: false, build: 14_393 } } },
    first: 'default-switch refused',
    tells: { 'default-switch': ['refusal.windows-too-old'] },
  },
  {
    name: 'a Windows that does not tell its edition, with its Default Switch',
    facts: { windows: { unknown: 'failed' }, sharingForbidden: { unknown: 'failed' } },
    first: 'default-switch unknown',
    tells: { 'default-switch': ['find.windows', 'find.sharing'] },
  },
  {
    name: 'a server',
    base: 'server',
    first: 'internal-nat-static possible',
    needs: {
      vswitchName: 'EFLOW-Int',
      vswitchType: 'Internal',
      makeSwitch: true,
      hostAddress: { address: '192.168.200.1', prefixLength: 24 },
      nat: { name: 'EFLOW-Int-NAT', prefix: '192.168.200.0/24', make: true },
      address: {
        ip4Address: '192.168.200.2',
        ip4PrefixLength: 24,
        ip4GatewayAddress: '192.168.200.1',
      },
      dnsServers: ['10.1.2.53'],
    },
    tells: {
      'default-switch': ['refusal.default-on-server'],
      'internal-nat-static': ['reason.nat-made', 'break.outbound-only'],
      'internal-dhcp': ['reason.dhcp-scope', 'break.dhcp-rogue'],
    },
  },
  {
    name: 'a server with networks in the way: Wi-Fi, a VPN, a NAT',
    base: 'server',
    facts: {
      adapters: { value: [ethernet, wlan] },
      // The halves of a default route that a VPN took over are no networks.
      routes: { value: ['0.0.0.0/1', '128.0.0.0/1', '192.168.201.0/24', '192.168.204.0/22'] },
      nats: { value: [{ name: 'Old', prefix: '192.168.202.0/23' }] },
    },
    first: 'internal-nat-static possible',
    needs: { nat: { name: 'EFLOW-Int-NAT', prefix: '192.168.208.0/24', make: true } },
    tells: { 'internal-nat-static': ['break.second-nat'] },
  },
  {
    name: 'a server with a NAT network',
    base: 'server',
    facts: { switches: { value: [natSwitch] }, nats },
    first: 'internal-nat-static possible',
    needs: {
      vswitchName: 'Cell',
      makeSwitch: false,
      nat: { name: 'CellNat', prefix: '192.168.50.0/24', make: false },
      address: { ip4Address: '192.168.50.2', ip4PrefixLength: 24, ip4GatewayAddress: '192.168.50.1' },
    },
    tells: { 'internal-nat-static': ['reason.nat-exists', 'break.must-be-free'] },
  },
  {
    name: 'a server with a NAT network that has no room',
    base: 'server',
    facts: {
      switches: {
        value: [{ ...tiny, addresses: [...tiny.addresses, { address: '192.168.50.2', prefixLength: 30 }] }],
      },
      nats: { value: [{ name: 'CellNat', prefix: '192.168.50.0/30' }] },
    },
    first: 'external:Ethernet possible',
    tells: {
      'internal-nat-static': ['refusal.no-free-address'],
      'internal-dhcp': ['refusal.no-room-for-scope'],
    },
  },
  {
    name: 'a server with an Internal switch that has no NAT',
    base: 'server',
    facts: { switches: { value: [natSwitch] } },
    first: 'internal-nat-static possible',
    needs: { vswitchName: 'EFLOW-Int', makeSwitch: true },
  },
  {
    name: 'a server and an address in a cell of its own',
    base: 'server',
    facts: { switches: { value: [natSwitch] }, nats },
    wanted: { address: fixedInCell },
    first: 'internal-nat-static possible',
    needs: {
      vswitchName: 'EFLOW-Int',
      nat: { name: 'EFLOW-Int-NAT', prefix: '192.168.60.0/24', make: true },
      hostAddress: { address: '192.168.60.1', prefixLength: 24 },
    },
    tells: { 'internal-dhcp': ['refusal.dhcp-not-fixed'] },
  },
  {
    name: 'a server and an address in the NAT network it has',
    base: 'server',
    facts: { switches: { value: [natSwitch] }, nats },
    wanted: {
      address: { ...fixedInCell, ip4Address: '192.168.50.9', ip4GatewayAddress: '192.168.50.1' },
    },
    first: 'internal-nat-static possible',
    needs: {
      vswitchName: 'Cell',
      makeSwitch: false,
      address: { ip4Address: '192.168.50.9', ip4PrefixLength: 24, ip4GatewayAddress: '192.168.50.1' },
    },
  },
  {
    name: 'a server and an address in the NAT network it has, with another gateway',
    base: 'server',
    facts: { switches: { value: [natSwitch] }, nats },
    wanted: {
      address: { ...fixedInCell, ip4Address: '192.168.50.9', ip4GatewayAddress: '192.168.50.254' },
    },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['refusal.prefix-overlaps'] },
  },
  {
    name: 'a server and an address in the plant',
    base: 'server',
    wanted: { address: fixedInPlant },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['refusal.prefix-overlaps'] },
  },
  {
    name: 'a server and an address among those of containers',
    base: 'server',
    wanted: {
      address: { ...fixedInCell, ip4Address: '172.18.5.2', ip4GatewayAddress: '172.18.5.1' },
    },
    first: 'internal-nat-static possible',
    tells: { 'internal-nat-static': ['break.guest-network'] },
  },
  {
    name: 'a server whose VPN takes every private network',
    base: 'server',
    facts: { routes: { value: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] } },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['refusal.no-free-prefix'] },
  },
  {
    name: 'a server in a domain',
    base: 'server',
    facts: { domainMember: { value: true } },
    first: 'internal-nat-static possible',
    tells: { 'internal-dhcp': ['break.dhcp-unauthorised'] },
  },
  {
    name: 'a server of which little is known',
    base: 'server',
    facts: {
      nats: { unknown: 'elevation' },
      routes: { unknown: 'failed' },
      domainMember: { unknown: 'failed' },
      adapters: { unknown: 'failed' },
    },
    first: 'internal-nat-static unknown',
    tells: {
      'internal-nat-static': ['find.nats', 'find.routes', 'find.adapters'],
      'internal-dhcp': ['find.domain'],
    },
  },
  {
    name: 'a server with a NAT that cannot be read',
    base: 'server',
    facts: { nats: { value: [{ name: 'Odd', prefix: '192.168.50.1/24' }] } },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['find.nats'] },
  },
  {
    name: 'a server with a route that cannot be read',
    base: 'server',
    facts: { routes: { value: ['fd00::/8'] } },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['find.routes'] },
  },
  {
    name: 'a server with an address that cannot be read',
    base: 'server',
    facts: {
      adapters: { value: [{ ...ethernet, addresses: [{ address: '10.1.2.03', prefixLength: 24 }] }] },
    },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['find.adapters'] },
  },
  {
    name: 'a server whose way out names no DNS server',
    base: 'server',
    facts: { adapters: { value: [{ ...ethernet, dnsServers: ['127.0.0.1'] }] } },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['find.dns-servers'] },
  },
  {
    name: 'a server with two NAT switches of one name',
    base: 'server',
    facts: { switches: { value: [natSwitch, { ...natSwitch, id: 'x', addresses: [] }] }, nats },
    first: 'external:Ethernet possible',
    tells: { 'internal-nat-static': ['refusal.double-switch'] },
  },
  {
    name: 'a server with a NAT switch and an External one of the same name, which EFLOW can tell apart',
    base: 'server',
    facts: { switches: { value: [natSwitch, { ...plantSwitch, name: natSwitch.name }] }, nats },
    first: 'internal-nat-static possible',
  },
  {
    name: 'a client in a Hyper-V VM',
    facts: { place: { value: 'hyper-v' } },
    first: 'default-switch possible',
    tells: {
      'default-switch': ['task.hyper-v-expose'],
      'external:Ethernet': ['task.hyper-v-expose', 'task.hyper-v-mac-spoofing'],
    },
  },
  {
    name: 'a server in a VMware VM',
    base: 'server',
    facts: { place: { value: 'vmware' } },
    first: 'internal-nat-static possible',
    tells: {
      'internal-nat-static': ['task.vmware-expose', 'task.vmware-intel'],
      'external:Ethernet': ['task.vmware-promiscuous'],
    },
  },
  {
    name: 'a server in Azure',
    base: 'server',
    facts: { place: { value: 'azure' } },
    first: 'internal-nat-static possible',
    tells: { 'internal-nat-static': ['task.azure-size'], 'external:Ethernet': ['refusal.external-on-azure'] },
  },
  {
    name: 'a VM in Azure that the plant has to reach',
    facts: { place: { value: 'azure' } },
    wanted: reachable,
    first: 'default-switch refused',
    tells: { 'external:Ethernet': ['refusal.external-on-azure'] },
  },
  {
    name: 'a client under another hypervisor',
    facts: { place: { value: 'other' } },
    first: 'default-switch possible',
    tells: { 'default-switch': ['break.not-documented', 'task.documented-hypervisor'] },
  },
];
