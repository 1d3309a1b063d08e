import { describe, expect, test } from 'vitest';
import { adviseNetwork } from '../../../../src/main/domain/network/advise.ts';
import { networkFactsOf, networkQueries } from '../../../../src/main/domain/network/gather.ts';
import { factsFor, os, unknown, type Given } from '../../../support/facts.ts';

const intel = 'Intel(R) I219-LM';
const air = 'Intel(R) AX201';

/** A server with one cable, Wi-Fi that is off, and an External switch over the cable. */
const host: Given = {
  'host.os': os({ productType: 3, sku: 7, build: 20_348 }),
  'host.computer': {
    manufacturer: 'Contoso',
    model: 'Box',
    hypervisorPresent: true,
    totalMemoryMb: 16_384,
    logicalProcessors: 8,
  },
  'host.baseBoard': { manufacturer: 'Contoso', product: 'B1' },
  'host.azureAgent': [],
  'hyperv.feature': { state: 'Enabled' },
  'hyperv.switches': [
    { id: 'a', name: 'Line-LAN', type: 'External', adapterDescription: intel },
    { id: 'b', name: 'Cell', type: 'Internal', adapterDescription: null },
    { id: 'c', name: 'Odd', type: 'Nat', adapterDescription: null },
  ],
  'net.adapters': [
    { name: 'Ethernet', description: intel, hardware: true, up: true, wireless: false },
    { name: 'WLAN', description: air, hardware: true, up: false, wireless: true },
    { name: 'vEthernet (Line-LAN)', description: 'Hyper-V', hardware: false, up: true, wireless: false },
    { name: 'vEthernet (Cell)', description: 'Hyper-V #2', hardware: false, up: true, wireless: false },
  ],
  'net.addresses': [
    { adapter: 'vEthernet (Line-LAN)', address: '10.1.2.3', prefixLength: 24, dhcp: true },
    { adapter: 'vEthernet (Cell)', address: '192.168.50.1', prefixLength: 24, dhcp: false },
    { adapter: 'Loopback Pseudo-Interface 1', address: '127.0.0.1', prefixLength: 8, dhcp: false },
  ],
  'net.routes': [
    { prefix: '0.0.0.0/0', adapter: 'vEthernet (Line-LAN)' },
    { prefix: '10.1.2.0/24', adapter: 'vEthernet (Line-LAN)' },
    { prefix: '10.99.0.0/16', adapter: 'VPN' },
  ],
  'net.dnsServers': [{ adapter: 'vEthernet (Line-LAN)', servers: ['10.1.2.53'] }],
  'net.nats': [{ name: 'Cell-NAT', prefix: '192.168.50.0/24' }],
  'net.sessions': [],
  'net.sharingForbidden': false,
  'host.domainMember': true,
};
const gathered = (more: Given = {}) => networkFactsOf(factsFor(networkQueries, { ...host, ...more }));

describe('the network of a host, from its facts', () => {
  test('gives an adapter what an External switch over it took: addresses, way out, DNS servers', () => {
    expect(gathered().adapters).toEqual({
      value: [
        {
          name: 'Ethernet',
          up: true,
          wireless: false,
          defaultRoute: true,
          dhcp: true,
          addresses: [{ address: '10.1.2.3', prefixLength: 24 }],
          dnsServers: ['10.1.2.53'],
        },
        {
          name: 'WLAN',
          up: false,
          wireless: true,
          defaultRoute: false,
          dhcp: false,
          addresses: [],
          dnsServers: [],
        },
      ],
    });
  });

  test('knows the adapter below a switch and the host’s addresses on it, and no type that EFLOW does not', () => {
    expect(gathered().switches).toEqual({
      value: [
        {
          id: 'a',
          name: 'Line-LAN',
          type: 'External',
          adapter: 'Ethernet',
          addresses: [{ address: '10.1.2.3', prefixLength: 24 }],
        },
        {
          id: 'b',
          name: 'Cell',
          type: 'Internal',
          adapter: null,
          addresses: [{ address: '192.168.50.1', prefixLength: 24 }],
        },
      ],
    });
  });

  test('counts a way to everywhere for no network', () => {
    expect(gathered().routes).toEqual({ value: ['10.1.2.0/24', '10.99.0.0/16'] });
  });

  test('finds the adapter that somebody works over from afar', () => {
    expect(gathered().sessionAdapter).toEqual({ value: null });
    expect(gathered({ 'net.sessions': ['10.1.2.3'] }).sessionAdapter).toEqual({ value: 'Ethernet' });
    // Over a VPN, for example: not nobody.
    expect(gathered({ 'net.sessions': ['172.31.9.9'] }).sessionAdapter).toEqual({ unknown: 'failed' });
  });

  test('of a server without Hyper-V has no switches, and of a client they are not known', () => {
    const none: Given = { 'hyperv.switches': unknown('absent'), 'net.nats': unknown('failed') };
    expect(gathered(none)).toMatchObject({ switches: { value: [] }, nats: { value: [] } });
    expect(gathered({ ...none, 'host.os': os() })).toMatchObject({
      switches: { unknown: 'absent' },
      nats: { unknown: 'failed' },
    });
  });

  test.each([
    ['hyperv.switches', 'switches'],
    ['net.addresses', 'switches'],
    ['net.adapters', 'adapters'],
    ['net.addresses', 'adapters'],
    ['net.routes', 'adapters'],
    ['net.routes', 'routes'],
    ['net.nats', 'nats'],
    ['net.sessions', 'sessionAdapter'],
    ['net.sharingForbidden', 'sharingForbidden'],
    ['host.domainMember', 'domainMember'],
    ['host.os', 'windows'],
    ['host.computer', 'place'],
  ] as const)('%s that is not known makes %s unknown, for the same reason', (id, part) => {
    expect(gathered({ [id]: unknown('timeout') })[part]).toEqual({ unknown: 'timeout' });
  });
});

describe('advice', () => {
  const wish = { reachable: false, address: 'automatic', plantDhcp: true } as const;
  const advise = (given: Given = {}, more: object = {}) =>
    adviseNetwork(factsFor(networkQueries, { ...host, ...given }), { ...wish, ...more });

  test('is the network of a setup, where a setup can say it', () => {
    const networks = advise().options.map((one) => [
      one.kind,
      one.over,
      one.status === 'possible' ? one.network : one.status,
    ]);
    expect(networks).toEqual([
      [
        'internal-nat-static',
        '',
        {
          vswitch: 'Internal',
          vswitchName: 'Cell',
          create: false,
          address: {
            ip4Address: '192.168.50.2',
            ip4PrefixLength: 24,
            ip4GatewayAddress: '192.168.50.1',
            dnsServers: ['10.1.2.53'],
          },
        },
      ],
      ['external', 'Line-LAN', { vswitch: 'External', vswitchName: 'Line-LAN' }],
      ['internal-dhcp', '', null],
      ['default-switch', '', 'refused'],
      ['external', 'WLAN', 'refused'],
    ]);
  });

  test('to make an External switch is a setup that names its adapter', () => {
    const bare = advise({ 'hyperv.switches': [], 'net.nats': [] }, { reachable: true });
    expect(bare.options[0]).toMatchObject({
      kind: 'external',
      over: 'Ethernet',
      status: 'possible',
      network: { vswitch: 'External', vswitchName: 'EFLOW-Ext', create: { adapter: 'Ethernet' } },
      needs: { makeSwitch: true },
    });
  });

  test('does not take silence about the DHCP server of the plant for an answer', () => {
    const external = advise({}, { plantDhcp: null }).options.find(({ over }) => over === 'Line-LAN');
    expect(external).toMatchObject({ status: 'unknown', findOut: [{ code: 'plant-dhcp' }] });
  });
});
