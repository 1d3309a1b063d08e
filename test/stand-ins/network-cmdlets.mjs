import { cim, flag, text, texts } from './parameters.mjs';

const tcpStates = [
  'Closed',
  'Listen',
  'SynSent',
  'SynReceived',
  'Established',
  'TimeWait',
  'CloseWait',
  'Bound',
];

/** Cmdlets of the modules about the network, by module. */
export const networkCmdlets = {
  NetAdapter: [
    {
      name: 'Get-NetAdapter',
      set: 'ByName',
      parameters: [
        texts('Name', { sets: ['ByName'], position: 0, alias: ['ifAlias', 'InterfaceAlias'] }),
        texts('InterfaceDescription', { sets: ['ByInstanceID'], required: true, alias: ['ifDesc'] }),
        { name: 'InterfaceIndex', type: 'uint32[]', sets: ['ByIfIndex'], required: true, alias: ['ifIndex'] },
        flag('IncludeHidden'),
        flag('Physical'),
        ...cim,
      ],
      types: { InterfaceOperationalStatus: 'uint32', NdisPhysicalMedium: 'uint32' },
    },
    {
      name: 'Get-NetAdapterAdvancedProperty',
      set: 'ByName',
      parameters: [
        texts('Name', { sets: ['ByName'], position: 0, alias: ['ifAlias', 'InterfaceAlias'] }),
        texts('DisplayName'),
        texts('RegistryKeyword'),
        flag('AllProperties'),
        flag('IncludeHidden'),
        ...cim,
      ],
      types: { RegistryValue: 'string[]' },
    },
  ],
  NetTCPIP: [
    {
      name: 'Get-NetIPAddress',
      set: 'ByName',
      parameters: [
        texts('IPAddress', { position: 0, alias: ['LocalAddress'] }),
        { name: 'InterfaceIndex', type: 'uint32[]', alias: ['ifIndex'] },
        texts('InterfaceAlias', { alias: ['ifAlias'] }),
        texts('AddressFamily', { allowed: ['IPv4', 'IPv6'] }),
        texts('Type', { allowed: ['Unicast', 'Anycast'] }),
        { name: 'PrefixLength', type: 'byte[]' },
        ...cim,
      ],
      types: {
        PrefixLength: 'byte',
        PrefixOrigin: ['Other', 'Manual', 'WellKnown', 'Dhcp', 'RouterAdvertisement'],
      },
    },
    {
      name: 'New-NetIPAddress',
      set: 'ByInterfaceAlias',
      changes: true,
      parameters: [
        text('IPAddress', { required: true, position: 0, alias: ['LocalAddress'] }),
        text('InterfaceAlias', { sets: ['ByInterfaceAlias'], required: true, alias: ['ifAlias'] }),
        { name: 'InterfaceIndex', type: 'uint32', sets: ['ByIfIndex'], required: true, alias: ['ifIndex'] },
        text('DefaultGateway'),
        text('AddressFamily', { allowed: ['IPv4', 'IPv6'] }),
        { name: 'PrefixLength', type: 'byte' },
        text('PolicyStore'),
        ...cim,
      ],
    },
    {
      name: 'Remove-NetIPAddress',
      set: 'ByName',
      changes: true,
      parameters: [
        texts('IPAddress', { position: 0, alias: ['LocalAddress'] }),
        { name: 'InterfaceIndex', type: 'uint32[]', alias: ['ifIndex'] },
        texts('InterfaceAlias', { alias: ['ifAlias'] }),
        texts('AddressFamily', { allowed: ['IPv4', 'IPv6'] }),
        text('DefaultGateway'),
        flag('PassThru'),
        ...cim,
      ],
    },
    {
      name: 'Get-NetRoute',
      set: 'ByName',
      parameters: [
        texts('DestinationPrefix', { position: 0 }),
        { name: 'InterfaceIndex', type: 'uint32[]', alias: ['ifIndex'] },
        texts('InterfaceAlias', { alias: ['ifAlias'] }),
        texts('NextHop'),
        texts('AddressFamily', { allowed: ['IPv4', 'IPv6'] }),
        ...cim,
      ],
    },
    {
      name: 'Get-NetTCPConnection',
      set: 'ByName',
      parameters: [
        texts('LocalAddress', { position: 0, alias: ['IPAddress'] }),
        { name: 'LocalPort', type: 'uint16[]', position: 1 },
        texts('RemoteAddress'),
        { name: 'RemotePort', type: 'uint16[]' },
        texts('State', { allowed: tcpStates }),
        ...cim,
      ],
    },
  ],
  DnsClient: [
    {
      name: 'Get-DnsClientServerAddress',
      set: 'ByAlias',
      parameters: [
        texts('InterfaceAlias', { sets: ['ByAlias'], position: 0, alias: ['ifAlias'] }),
        { name: 'InterfaceIndex', type: 'uint32[]', sets: ['ByIndex'], required: true, alias: ['ifIndex'] },
        texts('AddressFamily', { allowed: ['IPv4', 'IPv6'] }),
        ...cim,
      ],
    },
  ],
  NetNat: [
    {
      name: 'Get-NetNat',
      set: 'ByName',
      parameters: [texts('Name', { sets: ['ByName'], position: 0 }), ...cim],
    },
    {
      name: 'New-NetNat',
      set: 'cim:CreateInstance0',
      changes: true,
      parameters: [
        text('Name', { required: true, position: 0 }),
        text('ExternalIPInterfaceAddressPrefix'),
        text('InternalRoutingDomainId'),
        text('InternalIPInterfaceAddressPrefix'),
        ...cim,
      ],
    },
    {
      name: 'Remove-NetNat',
      set: 'ByName',
      changes: true,
      parameters: [
        texts('Name', { sets: ['ByName'], position: 0 }),
        { name: 'InputObject', type: 'object[]', sets: ['InputObject (cdxml)'], required: true },
        flag('PassThru'),
        ...cim,
      ],
    },
  ],
};
