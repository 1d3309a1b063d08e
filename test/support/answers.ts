import type { Json } from '../../src/contract/json.ts';
import { agentKey, leftFilePatterns } from '../../src/main/domain/leftovers.ts';
import type { HostFactId } from '../../src/main/domain/probes.ts';
import { windowsAnswers } from './windows-answers.ts';

/** What a host answers to each probe, in the shape that the catalogue keeps. */
export const answers: Record<HostFactId, Json[]> = {
  ...windowsAnswers,
  'host.account': [
    { Sid: 'S-1-5-21-1-2-3-1001', Name: 'HOST01\\anna', Elevated: true, Administrator: true, System: false },
  ],
  'host.os': [
    {
      Caption: 'Microsoft Windows 11 Enterprise',
      Version: '10.0.22631',
      BuildNumber: '22631',
      OperatingSystemSKU: 4,
      ProductType: 1,
      CSName: 'HOST01',
      LastBootUpTime: '2026-03-01T08:00:00.5Z',
      FreePhysicalMemory: 5_772_288,
    },
  ],
  'host.ubr': [
    { Key: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', Exists: true, Values: { UBR: 3007 } },
  ],
  'host.computer': [
    {
      Manufacturer: 'Contoso',
      Model: 'Box',
      HypervisorPresent: false,
      TotalPhysicalMemory: 17_179_869_184,
      NumberOfLogicalProcessors: 8,
      PartOfDomain: true,
    },
  ],
  'host.processor': [
    {
      Name: 'Intel(R) Core(TM) i7',
      Architecture: 9,
      VirtualizationFirmwareEnabled: true,
      SecondLevelAddressTranslationExtensions: null,
      VMMonitorModeExtensions: false,
    },
    { Name: 'the second socket' },
  ],
  'host.baseBoard': [{ Manufacturer: 'Contoso', Product: 'B1' }],
  'host.azureAgent': [],
  'host.volumes': [
    { DeviceID: 'C:', DriveType: 3, FileSystem: 'NTFS', FreeSpace: '112742891520', Size: 255_200_000_000 },
    { DeviceID: 'D:', DriveType: 5, FileSystem: null, FreeSpace: null, Size: null },
    { DeviceID: 'Z:', DriveType: 4, FileSystem: null, FreeSpace: 0, Size: 1_073_741_824 },
  ],
  'host.boot': [
    { TimeCreated: '2026-03-01T09:00:00Z', Properties: [{ Value: 1 }] },
    { TimeCreated: '2026-03-01T08:00:04Z', Properties: [{ Value: '0' }] },
    { TimeCreated: '2026-02-28T08:00:00Z', Properties: [{ value: 2 }] },
    { TimeCreated: '2026-02-27T08:00:00Z', Properties: [{ Value: 7 }] },
  ],
  'host.updates': [
    {
      TimeCreated: '2026-02-20T03:00:00.25Z',
      Id: 19,
      Properties: [{ Value: '2025-07 Cumulative Update (KB5062552)' }, { Value: '{guid}' }],
    },
    { TimeCreated: '2026-02-19T03:00:00Z', Id: 19, Properties: [{ Value: 'Defender definitions' }] },
  ],
  'host.installations': [
    {
      TimeCreated: '2026-02-20T04:00:00Z',
      Id: 1034,
      Properties: [{ Value: 'Viewer' }, { Value: '4.2.0' }, { Value: '1033' }, { Value: '0' }],
    },
    {
      TimeCreated: '2026-02-18T04:00:00Z',
      Id: 1033,
      Properties: [{ Value: 'Azure IoT Edge LTS' }, { Value: '1.5.7.01026' }, { Value: 0 }, { Value: 1603 }],
    },
  ],
  'host.serviceFailures': [
    {
      TimeCreated: '2026-02-20T05:00:00Z',
      Id: 7034,
      Properties: [{ Value: 'WSSD Agent Service' }, { Value: '1' }],
    },
    {
      TimeCreated: '2026-02-20T04:59:00Z',
      Id: 7009,
      Properties: [{ Value: '30000' }, { Value: 'wssdagent' }],
    },
    { TimeCreated: '2026-02-20T04:58:00Z', Id: 7034, Properties: [{ Value: 'Spooler' }] },
  ],
  'host.pendingReboot': [
    { Key: 'a', Exists: true, Values: {} },
    { Key: 'b', Exists: false, Values: {} },
    { Key: 'c', Exists: true, Values: { PendingFileRenameOperations: ['\\??\\C:\\x', ''] } },
  ],
  'windows.microsoftUpdate': [{ Key: 'a', Exists: true, Values: { RegisteredWithAU: 1 } }],
  'hyperv.feature': [{ FeatureName: 'Microsoft-Hyper-V', State: 'EnablePending' }],
  'hyperv.services': [{ Name: 'vmms', Status: 'Running', StartType: 'Automatic' }],
  'hyperv.launchType': [
    {
      ExitCode: 0,
      Lines: [
        'Windows Boot Loader',
        '-------------------',
        'identifier              {current}',
        'hypervisorlaunchtype    Auto',
      ],
    },
  ],
  'hyperv.switches': [
    {
      Id: 'c08cb7b8',
      Name: 'Default Switch',
      SwitchType: 'Internal',
      NetAdapterInterfaceDescription: null,
    },
    {
      Id: '91c7e0a4',
      Name: 'Line-LAN',
      SwitchType: 'External',
      NetAdapterInterfaceDescription: 'Intel(R) I219-LM',
    },
  ],
  'net.adapters': [
    {
      Name: 'Ethernet',
      InterfaceDescription: 'Intel(R) I219-LM',
      HardwareInterface: true,
      InterfaceOperationalStatus: 1,
      NdisPhysicalMedium: 14,
    },
    {
      Name: 'WLAN',
      InterfaceDescription: 'Intel(R) AX201',
      HardwareInterface: true,
      InterfaceOperationalStatus: 2,
      NdisPhysicalMedium: 9,
    },
  ],
  'net.addresses': [
    {
      InterfaceAlias: 'vEthernet (Line-LAN)',
      IPAddress: '10.1.2.3',
      PrefixLength: 24,
      PrefixOrigin: 'Dhcp',
    },
    {
      InterfaceAlias: 'Ethernet 2',
      IPAddress: '192.168.1.5',
      PrefixLength: 16,
      PrefixOrigin: 'Manual',
    },
  ],
  'net.routes': [{ DestinationPrefix: '0.0.0.0/0', InterfaceAlias: 'vEthernet (Line-LAN)' }],
  'net.dnsServers': [
    { InterfaceAlias: 'vEthernet (Line-LAN)', ServerAddresses: ['10.1.2.53', '10.1.2.54'] },
    { InterfaceAlias: 'WLAN', ServerAddresses: null },
  ],
  'net.nats': [
    { Name: 'Cell-NAT', InternalIPInterfaceAddressPrefix: '192.168.50.0/24' },
    { Name: 'made by something else', InternalIPInterfaceAddressPrefix: null },
  ],
  'net.gateways': [{ Adapter: 'Ethernet', Gateway: '10.1.2.1', Answers: true }],
  'net.vlans': [
    { Name: 'Ethernet', RegistryValue: ['12'] },
    { Name: 'Wi-Fi', RegistryValue: ['0'] },
    { Name: 'Bus', RegistryValue: null },
  ],
  'net.rollbacks': [
    { Switch: 'EFLOW-Ext', ArmedAt: '2026-03-01T08:00:00.000Z', DueAt: '2026-03-01T08:01:30.000Z' },
  ],
  'net.sessions': [{ LocalAddress: '10.1.2.3' }],
  'net.sharingForbidden': [
    {
      Key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Network Connections',
      Exists: true,
      Values: { NC_ShowSharedAccessUI: 0 },
    },
  ],
  'host.domainMember': [{ PartOfDomain: true }],
  'tpm.state': [
    {
      TpmPresent: true,
      TpmReady: true,
      TpmEnabled: true,
      LockedOut: false,
      RestartPending: null,
      ManufacturerIdTxt: 'INTC',
    },
  ],
  'tpm.spec': [{ SpecVersion: '2.0, 0, 1.38', ManufacturerVersion: '403.1' }],
  'tpm.endorsementKey': [
    { IsPresent: true, Modulus: Buffer.alloc(256, 1).toString('base64'), Exponent: 65_537 },
  ],
  'eflow.products': [
    {
      Key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{1111}',
      Exists: true,
      Values: {
        DisplayName: 'Azure IoT Edge LTS',
        DisplayVersion: '1.5.7.01026',
        InstallDate: '20250714',
      },
    },
  ],
  'eflow.files': [
    { Pattern: 'module', Paths: ['AzureEFLOW.psm1'] },
    { Pattern: 'program', Paths: [] },
    { Pattern: 'disks', Paths: ['AzureIoTEdgeForLinux-v1-EFLOW.vhdx'] },
  ],
  'eflow.leftFiles': leftFilePatterns.flat().map((pattern, i) => ({
    Pattern: pattern,
    Paths: i === 0 ? ['nodectl.exe', 'wssdagent.exe'] : i === 13 ? ['cloudconfig'] : [],
  })),
  'eflow.agentKey': [{ Key: agentKey, Exists: true, Values: {} }],
  'eflow.services': [{ Name: 'wssdagent', Status: 'Stopped', StartType: 'Automatic' }],
  'eflow.vmListed': [
    {
      ExitCode: 0,
      Lines: [
        '2D7A9C3E',
        '    VM,                         Running, 2D7A9C3E, wssdagent',
        '    Container, Running, FF, other',
      ],
    },
  ],
  'eflow.verify': ['a line that is printed when it is False', false],
  'eflow.vm': [
    {
      VmConfiguration: {
        Name: 'HOST01-EFLOW',
        properties: { HardwareProfile: { customSize: { cpuCount: 1, memoryMb: '1024' } } },
      },
      VmPowerState: 'Running',
      EdgeRuntimeVersion: { IotEdgeVersion: '1.5.21' },
      EdgeRuntimeStatus: {
        SystemCtlStatus: ['System services:', '    aziot-edged             Running'],
        ModuleList: [
          'NAME             STATUS           DESCRIPTION      Config',
          'edgeAgent        running          Up 5 minutes     image:1.5',
        ],
      },
      SystemStatistics: { UsedMemMb: '402', TotalStorageMb: 9951, UsedStorageMb: '912 MB' },
    },
  ],
  'eflow.endpoints': [
    {
      Name: 'HOST01-EFLOWInterface',
      IpConfiguration: {
        Address: '172.20.1.2',
        PrefixLength: 24,
        Gateway: '172.20.1.1',
        AllocationMethod: 'Static',
        SubNet: 'EFLOW-Int',
      },
    },
  ],
  'eflow.gpu': [
    { GpuInfo: { Count: 1, SupportedPassthroughTypes: ['DirectDeviceAssignment'], Name: 'NVIDIA A2' } },
  ],
  'eflow.networks': [{ Name: 'EFLOW-Int', Type: 'Internal' }],
  'eflow.defender': [false],
  'eflow.dpsTpm': [true],
  'eflow.tpmInfo': ['a line', { 'Endorsement Key': 'AToAAQ==', 'Registration Id': 'rc4e' }],
  'eflow.optionalTelemetry': ['a line', 'Optional'],
  'guest.config': [
    {
      Provisioning: {
        Source: 'dps',
        Method: 'x509',
        Hub: null,
        DeviceId: '',
        ScopeId: '0ne00ABCDEF',
        RegistrationId: 'press-3',
        GlobalEndpoint: 'https://global.azure-devices-provisioning.net',
        CertificatePath: 'file:///var/aziot/certs/device.pem',
        KeyPath: 'file:///var/aziot/secrets/device.pem',
      },
      Volumes: [{ Name: 'history', Bytes: '4300000000' }],
    },
  ],
  'guest.root': [{ System: 'e'.repeat(64), Trusted: true, Modules: null, Bundle: 'file:///etc/site.pem' }],
  'guest.images': [
    {
      Images: [{ Name: 'line/reader:2', Id: `sha256:${'a'.repeat(64)}`, InUse: true }],
      Copies: [{ Name: 'eflow-desk-images-0123456789abcdef.tar', Bytes: '4300000000' }],
      AgentImage: 'mcr.microsoft.com/azureiotedge-agent:1.5',
      PullPolicy: 'never',
      Own: true,
      Editable: true,
      FreeBytes: '9300000000',
    },
  ],
  'guest.proxy': [
    {
      Places: [
        {
          Place: 'edged',
          Https: 'http://line@proxy.example:3128',
          Http: null,
          NoProxy: null,
          Fingerprint: 'f'.repeat(64),
        },
        {
          Place: 'agent',
          Https: 'http://proxy.example:3128',
          Http: null,
          NoProxy: '.plant.example',
          Fingerprint: null,
        },
      ],
      UpstreamProtocol: 'AmqpWs',
      Own: ['daemons', 'agent'],
    },
  ],
  'guest.dnsServers': [{ Servers: ['10.1.2.53', 'fd00::53'] }],
  'guest.tpmRelay': [
    {
      Units: [
        { Name: 'tpm2-abrmd', Loaded: true, Active: 'activating', Restarts: 412 },
        { Name: 'tpm2-netns', Loaded: false, Active: 'inactive', Restarts: null },
      ],
      Neighbours: [{ Address: '172.27.112.1', Answers: true }],
    },
  ],
  'guest.runtime': [
    {
      Now: '2026-03-01T08:20:00Z',
      ConfiguredAt: '2026-03-01T08:10:00.5Z',
      Provisioning: {
        Source: 'dps',
        Method: 'tpm',
        Hub: null,
        DeviceId: '',
        ScopeId: '0ne00ABCDEF',
        RegistrationId: 'press-3',
        Fingerprint: null,
      },
      Status: ['System services:', '    aziot-tpmd              Ready'],
      List: ['A module runtime error occurred'],
      IdentityLog: ['2026-03-01T08:12:00Z [INFO] - Provisioning complete.'],
      AgentLog: ['<6> 2026-03-01 08:14:00.123 +00:00 [INF] - started'],
      EdgedLog: ['2026-03-01T08:13:00Z [INFO] - Pulling image'],
      ImageBytes: '140400000',
      DiskFree: 13,
      Load: 0.42,
      Names: true,
      Registry: false,
      Ports: [{ Host: 'contoso.azure-devices.net', Port: 5671, Open: false }],
    },
  ],
};
