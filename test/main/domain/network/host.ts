import type {
  HostAdapter,
  HostSwitch,
  NetworkFacts,
  NetworkWanted,
} from '../../../../src/main/domain/network/facts.ts';

export const defaultSwitch: HostSwitch = {
  id: 'c08cb7b8-9b3c-408e-8e30-5e16a3aeb444',
  name: 'Default Switch',
  type: 'Internal',
  adapter: null,
  addresses: [{ address: '172.26.48.1', prefixLength: 20 }],
};

export const ethernet: HostAdapter = {
  name: 'Ethernet',
  up: true,
  wireless: false,
  defaultRoute: true,
  dhcp: true,
  addresses: [{ address: '10.1.2.3', prefixLength: 24 }],
  dnsServers: ['10.1.2.53'],
};

export const wlan: HostAdapter = {
  name: 'WLAN',
  up: true,
  wireless: true,
  defaultRoute: false,
  dhcp: true,
  addresses: [{ address: '192.168.200.7', prefixLength: 24 }],
  dnsServers: [],
};

export const plantSwitch: HostSwitch = {
  id: '91c7e0a4-0f5b-4c1e-8a3d-2d6b9e7f1c02',
  name: 'Line-LAN',
  type: 'External',
  adapter: 'Ethernet',
  addresses: [{ address: '10.1.2.3', prefixLength: 24 }],
};

export const natSwitch: HostSwitch = {
  id: '3f0d4b52-6a1e-4a0b-9d2c-7be1f5a8c901',
  name: 'Cell',
  type: 'Internal',
  adapter: null,
  addresses: [{ address: '192.168.50.1', prefixLength: 24 }],
};

/** A Windows 11 on a machine of its own, with its Default Switch and one cable. */
export const client: NetworkFacts = {
  windows: { value: { server: false, build: 22_631 } },
  place: { value: 'physical' },
  switches: { value: [defaultSwitch] },
  adapters: { value: [ethernet] },
  sharingForbidden: { value: false },
  nats: { value: [] },
  routes: { value: [] },
  domainMember: { value: false },
  sessionAdapter: { value: null },
};

/** A Server 2022 without any switch. */
export const server: NetworkFacts = {
  ...client,
  windows: { value: { server: true, build: 20_348 } },
  switches: { value: [] },
};

/** Only the way out is wanted. */
export const outbound: NetworkWanted = {
  reachable: false,
  address: 'automatic',
  plantDhcp: { value: true },
};

export const fixedInPlant = {
  ip4Address: '10.1.2.50',
  ip4PrefixLength: 24,
  ip4GatewayAddress: '10.1.2.1',
  dnsServers: ['10.1.2.53'],
} as const;
