import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { HostArg } from '../../src/main/ports.ts';
import { agentImage } from '../../src/practice/image-file.ts';
import { inspectionRoot, practiceCertificate, privateKeyPem } from '../../src/practice/state/certificates.ts';
import { stillTime } from '../support/app.ts';

const installer = fileURLToPath(
  new URL('../../examples/AzureIoTEdge_LTS_1.5.7.01026_X64.msi', import.meta.url),
);
const notAnInstaller = fileURLToPath(new URL('cases.ts', import.meta.url));
const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const log = 'C:\\state\\logs\\msi.log';

/** Secrets of the cases; a handle is the name of one. A machine may add what it was given. */
export const secrets: Record<string, string> = {
  fingerprints: 'a key of fingerprints',
  string: `HostName=contoso-hub.azure-devices.net;DeviceId=line-07;SharedAccessKey=${Buffer.alloc(32, 7).toString('base64')}`,
  unpadded: `HostName=Contoso-Hub.azure-devices.net;DeviceId=line-08;SharedAccessKey=${Buffer.alloc(32, 9).toString('base64').replace('=', '')}`,
  password: "p@ss w/rd%'!",
  symmetric: Buffer.alloc(64, 5).toString('base64'),
  broken: 'HostName=contoso-hub.azure-devices.net;DeviceId=line-07',
};
const secret = (name: string) => ({ handle: name });

/** A certificate and its key as files; the practice machine and the engine are given the same. */
const folder = mkdtempSync(join(tmpdir(), 'conformance-certificate-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const certificate = {
  identityCertPath: join(folder, 'line-09.cert.pem'),
  identityPrivKeyPath: join(folder, 'line-09.key.pem'),
};
writeFileSync(certificate.identityCertPath, practiceCertificate('line-09', 1, stillTime.now()));
writeFileSync(certificate.identityPrivKeyPath, privateKeyPem('line-09', 1));

const authority = inspectionRoot(stillTime.now());

/** Files that name shared folders: as it should be, with a folder that is not there, with a place that cannot be made. */
const sharesFile = (name: string, hostFolderPath: string, targetFolderOnGuest: string) => {
  const path = join(folder, `${name}.json`);
  const sharedFolders = [{ hostFolderPath, readOnly: false, targetFolderOnGuest }];
  writeFileSync(path, JSON.stringify([{ sharedFolderRoot: 'C:\\Shared', sharedFolders }]));
  return path;
};
const shares = {
  good: sharesFile('good', 'data', '/home/iotedge-user/data'),
  missing: sharesFile('missing', 'none', '/home/iotedge-user/none'),
  outside: sharesFile('outside', 'data', '/storage'),
};

/** A file of images, and the name of its copy in the VM. */
const images = fileURLToPath(new URL('../../examples/practice-images_X64.tar', import.meta.url));
const imageCopy = 'eflow-desk-images-0123456789abcdef.tar';

type Args = Readonly<Record<string, HostArg>>;

/**
 * With what every entry of the catalogue is called: as the product calls it, last where there is one way of it, and as it
 * must be refused.
 */
export const cases: Readonly<Record<CatalogueName, readonly Args[]>> = {
  'account.read': [{}, { more: 1 }],
  'registry.read': [
    { keys: ['HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', 'HKLM\\SOFTWARE\\Nothing'] },
    { keys: [uninstall], children: true, where: 'DisplayName', like: 'Azure IoT Edge*' },
    { keys: [uninstall], children: true },
    { keys: [uninstall], children: true, bare: true },
    { keys: [uninstall], bare: true },
    { keys: 'HKLM' },
    {},
  ],
  'files.find': [
    {
      patterns: [
        'C:\\Program Files\\Azure IoT Edge\\*.exe',
        'C:\\Program Files\\*\\*EFLOW*.vhdx',
        'C:\\No\\*',
      ],
    },
    { patterns: 'C:\\x' },
  ],
  'bcdedit.current': [{}],
  'bcdedit.launchAuto': [{}],
  'bcdedit.launchOff': [{}],
  'hcsdiag.list': [{}],
  'msi.install': [
    { package: notAnInstaller, log },
    { package: '/nowhere/eflow.msi', log },
    { package: '', log },
    { log },
    { package: installer, log },
  ],
  'msi.remove': [
    { productCode: '{00000000-0000-4000-8000-000000000000}', log },
    { productCode: 'installed', log },
  ],
  'cim.operatingSystem': [{}],
  'cim.computerSystem': [{}],
  'cim.processor': [{}],
  'cim.baseBoard': [{}],
  'cim.logicalDisk': [{}],
  'cim.tpm': [{}],
  'cim.writeFilter': [{}],
  'cim.firewallProducts': [{}],
  'reach.read': [
    { endpoints: ['mcr.microsoft.com:443', 'global.azure-devices-provisioning.net:5671'] },
    { endpoints: 'aka.ms:443' },
    {},
  ],
  'boot.events': [{}],
  'update.events': [{}, { more: 1 }],
  'installer.events': [{}, { more: 1 }],
  'failure.events': [{}, { more: 1 }],
  'service.read': [
    { Name: ['vmms', 'vmcompute', 'hvhost', 'wssdagent', 'none'] },
    { Name: ['EFLOWProxy'] },
    { Name: ['vm*'] },
  ],
  'service.start': [{ Name: 'wssdagent' }, { Name: 'vmms' }, { Name: 'none' }, { Name: ['wssdagent'] }],
  'service.stop': [{ Name: 'wssdagent' }, { Name: 'vmms' }, { Name: 'none' }],
  'feature.read': [
    { FeatureName: 'Microsoft-Hyper-V' },
    { FeatureName: 'microsoft-hyper-v-all' },
    { FeatureName: 'None' },
  ],
  'feature.enable': [{ FeatureName: 'Microsoft-Hyper-V' }, { FeatureName: 'None' }],
  'feature.disable': [{ FeatureName: 'Microsoft-Hyper-V' }, { FeatureName: 'None' }],
  'service.unregister': [
    { Query: "SELECT * FROM Win32_Service WHERE Name = 'wssdagent'" },
    { Query: "SELECT * FROM Win32_Service WHERE Name = 'EFLOWProxy'" },
    { Query: 'SELECT * FROM Win32_Service' },
  ],
  'leftover.removeFolder': [
    { LiteralPath: 'C:\\ProgramData\\wssdagent' },
    { LiteralPath: 'C:\\Program Files\\Azure IoT Edge' },
    { LiteralPath: 'C:\\Windows' },
    {},
  ],
  'leftover.removeKey': [{}],
  'capability.add': [{}],
  'capability.remove': [{}],
  'role.install': [{ Name: 'Hyper-V' }, { Name: 'None' }],
  'role.remove': [{ Name: 'Hyper-V' }, { Name: 'None' }],
  'vswitch.read': [{}],
  'vswitch.create': [{ Name: 'EFLOW-New' }, { Name: 'EFLOW-Int' }, {}],
  'vswitch.createExternal': [
    { Name: 'EFLOW-Ext', NetAdapterName: 'Ethernet' },
    { Name: 'EFLOW-Ext', NetAdapterName: 'none' },
    { Name: 'EFLOW-Ext' },
  ],
  'rollback.arm': [
    {
      Switch: 'EFLOW-Ext',
      Adapter: 'Ethernet',
      Seconds: 90,
      Addresses: ['10.20.30.41/24'],
      Gateway: '10.20.30.1',
      DnsServers: ['10.20.30.53'],
    },
    { Switch: 'EFLOW-Ext', Adapter: 'Ethernet', Seconds: 'soon', Addresses: [], DnsServers: [] },
    { Switch: 'EFLOW-Ext' },
  ],
  'rollback.disarm': [{ Switch: 'EFLOW-Ext' }, {}],
  'rollback.read': [{}],
  'net.gateways': [{}],
  'net.vlans': [{}],
  'vswitch.remove': [{ Name: 'EFLOW-Int' }, { Name: 'none' }],
  'net.adapters': [{}],
  'net.addresses': [{}],
  'net.addAddress': [
    { InterfaceAlias: 'vEthernet (EFLOW-Int)', IPAddress: '192.168.200.1', PrefixLength: 24 },
    { InterfaceAlias: 'vEthernet (Default Switch)', IPAddress: '192.168.200.1', PrefixLength: 24 },
    { InterfaceAlias: 'vEthernet (none)', IPAddress: '192.168.200.1', PrefixLength: 24 },
    { InterfaceAlias: 'vEthernet (Default Switch)', IPAddress: '10.20.30.41', PrefixLength: 24 },
    { InterfaceAlias: 'vEthernet (Default Switch)', IPAddress: '192.168.200.1' },
  ],
  'net.removeAddress': [
    { InterfaceAlias: 'vEthernet (Default Switch)', IPAddress: '172.27.112.1' },
    { InterfaceAlias: 'vEthernet (EFLOW-Int)', IPAddress: '192.168.200.1' },
  ],
  'net.routes': [{}],
  'net.sessions': [{}],
  'net.dnsServers': [{}],
  'nat.read': [{}],
  'nat.create': [
    { Name: 'EFLOW-Int-NAT', InternalIPInterfaceAddressPrefix: '192.168.200.0/24' },
    { Name: 'other', InternalIPInterfaceAddressPrefix: '192.168.200.1/24' },
  ],
  'nat.remove': [{ Name: 'EFLOW-Int-NAT' }, { Name: 'none' }],
  'tpm.read': [{}],
  'tpm.endorsementKey': [{}],
  'eflow.deploy': [
    { acceptOptionalTelemetry: 'No' },
    { acceptOptionalTelemetry: 'Yes', cpuCount: 2, memoryInMB: 2048, vmDataSize: 12, vmLogSize: 'Large' },
    { acceptOptionalTelemetry: 'No', memoryInMB: 1025 },
    { acceptOptionalTelemetry: 'No', memoryInMB: 512 },
    { acceptOptionalTelemetry: 'No', cpuCount: 0 },
    { acceptOptionalTelemetry: 'No', vmDataSize: 2001 },
    { acceptOptionalTelemetry: 'No', vswitchName: 'none', vswitchType: 'External' },
    {
      acceptOptionalTelemetry: 'No',
      vswitchName: 'EFLOW-Int',
      vswitchType: 'Internal',
      ip4Address: '192.168.200.2',
      ip4PrefixLength: 24,
      ip4GatewayAddress: '192.168.200.1',
    },
    { acceptOptionalTelemetry: 'No', ip4Address: '192.168.200.2' },
    {
      acceptOptionalTelemetry: 'No',
      ip4Address: '192.168.200.2',
      ip4PrefixLength: 24,
      ip4GatewayAddress: '192.168.200.1',
    },
    {
      acceptOptionalTelemetry: 'No',
      gpuName: 'NVIDIA A2',
      gpuPassthroughType: 'DirectDeviceAssignment',
      gpuCount: 1,
    },
    { acceptOptionalTelemetry: 'No', gpuName: 'NVIDIA A2', gpuPassthroughType: 'Whole', gpuCount: 1 },
    { acceptOptionalTelemetry: 'maybe' },
    {},
  ],
  'eflow.provision.connectionString': [
    { devConnString: secret('string') },
    { devConnString: secret('unpadded') },
    { devConnString: secret('broken') },
    { devConnString: 'not secret' },
  ],
  'eflow.provision.dpsTpm': [
    { scopeId: '0ne00A1B2C3' },
    { scopeId: '0ne00A1B2C3', registrationId: 'line-07', globalEndpoint: 'https://dps.example' },
    { scopeId: '0ne00A1B2C3', globalEndpoint: 'http://dps.example' },
    {},
  ],
  'eflow.provision.manualCertificate': [
    { iotHubHostname: 'Contoso-Hub.azure-devices.net', deviceId: 'line-09', ...certificate },
    { iotHubHostname: '', deviceId: 'line-09', ...certificate },
    {
      iotHubHostname: 'contoso-hub.azure-devices.net',
      deviceId: 'line-09',
      ...certificate,
      identityPrivKeyPath: '/nowhere/key.pem',
    },
    { iotHubHostname: 'contoso-hub.azure-devices.net', deviceId: 'line-09', ...certificate, scopeId: 'x' },
    {
      iotHubHostname: 'contoso-hub.azure-devices.net',
      deviceId: 'line-09',
      identityCertPath: certificate.identityCertPath,
    },
    { iotHubHostname: 'contoso-hub.azure-devices.net', deviceId: 'line-09' },
    { zone: 'x', deviceId: 7, ...certificate },
  ],
  'eflow.provision.dpsCertificate': [
    { scopeId: '0ne00A1B2C3', ...certificate },
    {
      scopeId: '0ne00A1B2C3',
      registrationId: 'line-09',
      ...certificate,
      globalEndpoint: 'https://dps.example',
    },
    { scopeId: '', ...certificate },
    { scopeId: '0ne00A1B2C3', ...certificate, identityCertPath: '/nowhere/cert.pem' },
    { scopeId: '0ne00A1B2C3', ...certificate, globalEndpoint: 'http://dps.example' },
    { ...certificate },
  ],
  'eflow.provision.dpsSymmetricKey': [
    { scopeId: '0ne00A1B2C3', registrationId: 'line-07', symmKey: secret('symmetric') },
    {
      scopeId: '0ne00A1B2C3',
      registrationId: 'line-07',
      symmKey: secret('symmetric'),
      globalEndpoint: 'https://dps.example',
    },
    { scopeId: '0ne00A1B2C3', registrationId: '', symmKey: secret('symmetric') },
    { scopeId: '0ne00A1B2C3', registrationId: 'line-07', symmKey: secret('broken') },
    { scopeId: '0ne00A1B2C3', registrationId: 'line-07', symmKey: 'not secret' },
    { scopeId: '0ne00A1B2C3', symmKey: secret('symmetric') },
  ],
  'eflow.verify': [{}],
  'eflow.vm': [{}],
  'eflow.endpoints': [{}],
  'eflow.host': [{}],
  'eflow.networks': [{}],
  'eflow.addNetwork': [
    { vswitchName: 'Plant-LAN', vswitchType: 'External' },
    { vswitchName: 'none', vswitchType: 'External' },
    { vswitchName: 'EFLOW-Int', vswitchType: 'Internal' },
    { vswitchName: 'Plant-LAN', vswitchType: 'Private' },
    { vswitchName: 'Plant-LAN' },
  ],
  'eflow.removeNetwork': [{ vswitchName: 'Plant-LAN' }, { vswitchName: 'Default Switch' }, {}],
  'eflow.addNic': [
    { vswitchName: 'Plant-LAN', vendpointName: 'line' },
    {
      vswitchName: 'Plant-LAN',
      vendpointName: 'line-2',
      ip4Address: '10.20.30.90',
      ip4PrefixLength: 24,
      ip4GatewayAddress: '10.20.30.1',
    },
    { vswitchName: 'Plant-LAN', vendpointName: 'line-3', ip4Address: '10.20.30.90' },
    { vswitchName: 'none', vendpointName: 'line' },
    { vswitchName: 'Plant-LAN' },
  ],
  'eflow.removeNic': [{ vendpointName: 'line' }, { vendpointName: 'none' }, {}],
  'eflow.telemetry': [{}, { more: 1 }],
  'eflow.setDns': [{ dnsServers: ['10.20.30.53', '10.20.30.54'] }, { dnsServers: ['dns.example'] }, {}],
  'folder.exists': [{ LiteralPath: 'C:\\Shared\\data' }, { LiteralPath: 'C:\\none' }, {}],
  'eflow.share': [
    { sharedfolderRoot: 'C:\\Shared', hostFolderPath: 'data' },
    { sharedfolderRoot: 'C:\\Shared' },
  ],
  'eflow.addShares': [
    { sharedFoldersJsonPath: shares.good },
    { sharedFoldersJsonPath: shares.missing },
    { sharedFoldersJsonPath: shares.outside },
    { sharedFoldersJsonPath: '/nowhere/shares.json' },
    {},
  ],
  'eflow.removeShare': [
    { sharedfolderRoot: 'C:\\Shared', hostFolderPath: 'data' },
    { sharedfolderRoot: 'C:\\Shared', hostFolderPath: 'none' },
  ],
  'eflow.setTelemetry': [{ optionalTelemetry: true }, { optionalTelemetry: false }, {}],
  'eflow.resize': [
    { cpuCount: 2, memoryInMB: 2048 },
    { cpuCount: 1, memoryInMB: 1025 },
    { cpuCount: 0, memoryInMB: 1024 },
    { cpuCount: 999, memoryInMB: 1024 },
    { cpuCount: 1, memoryInMB: 1_048_576 },
    { cpuCount: 2 },
  ],
  'eflow.start': [{}],
  'eflow.stop': [{}],
  'eflow.feature': [{ feature: 'DpsTpm' }, { feature: 'defender' }, { feature: 'None' }],
  'eflow.setFeature': [
    { feature: 'DpsTpm', enable: true },
    { feature: 'DpsTpm', enable: false },
    { feature: 'DpsTpm' },
    { feature: 'Defender', enable: true },
    { feature: 'None', enable: true },
  ],
  'eflow.tpmInfo': [{}],
  'guest.read': [{ fingerprintKey: secret('fingerprints') }, { fingerprintKey: 'not secret' }],
  'guest.config': [{}, { more: 1 }],
  'guest.dns': [{}],
  'guest.tpm': [{}, { more: 1 }],
  'guest.proxy': [{ fingerprintKey: secret('fingerprints') }, { fingerprintKey: 'not secret' }],
  'guest.setProxy': [
    { Https: 'http://proxy.example:3128', NoProxy: '.plant.example' },
    {
      Https: 'http://line@proxy.example:3128',
      Http: 'http://line@proxy.example:3129',
      Password: secret('password'),
    },
    { Https: 'http://proxy example:3128' },
    { Https: 'http://proxy.example:3128', Password: 'not secret' },
    { Http: 'http://proxy.example:3128' },
  ],
  'guest.setAgentProxy': [
    { Https: 'http://line@proxy.example:3128', NoProxy: '.plant.example', Password: secret('password') },
    { Https: "http://proxy.example:3128'" },
    {},
  ],
  'guest.clearProxy': [{ Part: 'daemons' }, { Part: 'agent' }, { Part: 'both' }, {}],
  'guest.root': [{}],
  'guest.setRoot': [
    { Part: 'system', Pem: authority },
    { Part: 'modules', Pem: authority },
    { Part: 'system', Pem: 'no certificate' },
    { Part: 'both', Pem: authority },
    { Part: 'system' },
  ],
  'guest.clearRoot': [{ Part: 'system' }, { Part: 'modules' }, { Part: 'both' }, {}],
  'guest.images': [{}, { more: 1 }],
  'guest.copyImages': [
    { File: images, Copy: imageCopy },
    { File: notAnInstaller, Copy: 'eflow-desk-images-fedcba9876543210.tar' },
    { File: '/nowhere/images.tar', Copy: imageCopy },
    { File: images, Copy: '../images.tar' },
    { File: images },
  ],
  'guest.loadImages': [
    { Copy: imageCopy },
    { Copy: 'eflow-desk-images-fedcba9876543210.tar' },
    { Copy: 'images.tar' },
    {},
  ],
  'guest.removeImages': [
    { Images: ['mcr.microsoft.com/azureiotedge-hub:1.5', 'none:1'] },
    { Images: [agentImage], Copy: imageCopy },
    { Copy: imageCopy },
    { Images: ['no name'] },
    { Images: 'none:1' },
    { Copy: 'images.tar' },
    {},
  ],
  'guest.keepAgentImage': [{ Image: agentImage }, { Image: 'no name' }, {}],
  'guest.releaseAgentImage': [{}],
  'guest.reset': [{}],
  'module.profile': [{}],
  'sample.vm': [{}],
  'sample.vmName': [{}],
  'sample.vmUserName': [{}],
  'sample.vmAddress': [{}],
  'sample.hostConfiguration': [{}],
  'sample.telemetry': [{}],
  'sample.networks': [{}],
  'sample.endpoints': [{}],
  'sample.interfaces': [{}],
};
