// Generated from src/ps-scripts/catalogue.json by `npm run generate`. Do not edit.

/** A secret by its handle. Spelt out, since ports.ts, which names it, imports this file. */
interface SecretHandle {
  handle: string;
}

/** Every command that may run on a host, by name. */
export type CatalogueName =
  | 'account.read'
  | 'registry.read'
  | 'files.find'
  | 'bcdedit.current'
  | 'bcdedit.launchAuto'
  | 'bcdedit.launchOff'
  | 'hcsdiag.list'
  | 'msi.install'
  | 'msi.remove'
  | 'cim.operatingSystem'
  | 'cim.computerSystem'
  | 'cim.processor'
  | 'cim.baseBoard'
  | 'cim.logicalDisk'
  | 'cim.tpm'
  | 'cim.writeFilter'
  | 'cim.firewallProducts'
  | 'reach.read'
  | 'boot.events'
  | 'update.events'
  | 'installer.events'
  | 'failure.events'
  | 'service.read'
  | 'service.start'
  | 'service.stop'
  | 'service.unregister'
  | 'leftover.removeFolder'
  | 'leftover.removeKey'
  | 'feature.read'
  | 'feature.enable'
  | 'feature.disable'
  | 'role.install'
  | 'role.remove'
  | 'capability.add'
  | 'capability.remove'
  | 'vswitch.read'
  | 'vswitch.create'
  | 'vswitch.createExternal'
  | 'rollback.arm'
  | 'rollback.disarm'
  | 'rollback.read'
  | 'vswitch.remove'
  | 'net.adapters'
  | 'net.addresses'
  | 'net.gateways'
  | 'net.vlans'
  | 'net.addAddress'
  | 'net.removeAddress'
  | 'net.routes'
  | 'net.sessions'
  | 'net.dnsServers'
  | 'nat.read'
  | 'nat.create'
  | 'nat.remove'
  | 'tpm.read'
  | 'tpm.endorsementKey'
  | 'eflow.deploy'
  | 'eflow.provision.connectionString'
  | 'eflow.provision.dpsTpm'
  | 'eflow.provision.manualCertificate'
  | 'eflow.provision.dpsCertificate'
  | 'eflow.provision.dpsSymmetricKey'
  | 'eflow.verify'
  | 'eflow.vm'
  | 'eflow.endpoints'
  | 'eflow.host'
  | 'eflow.networks'
  | 'eflow.addNetwork'
  | 'eflow.removeNetwork'
  | 'eflow.addNic'
  | 'eflow.removeNic'
  | 'eflow.telemetry'
  | 'eflow.setDns'
  | 'folder.exists'
  | 'eflow.share'
  | 'eflow.addShares'
  | 'eflow.removeShare'
  | 'eflow.setTelemetry'
  | 'eflow.resize'
  | 'eflow.start'
  | 'eflow.stop'
  | 'eflow.feature'
  | 'eflow.setFeature'
  | 'eflow.tpmInfo'
  | 'guest.read'
  | 'guest.config'
  | 'guest.tpm'
  | 'guest.dns'
  | 'guest.proxy'
  | 'guest.setProxy'
  | 'guest.setAgentProxy'
  | 'guest.clearProxy'
  | 'guest.root'
  | 'guest.setRoot'
  | 'guest.clearRoot'
  | 'guest.images'
  | 'guest.copyImages'
  | 'guest.loadImages'
  | 'guest.removeImages'
  | 'guest.keepAgentImage'
  | 'guest.releaseAgentImage'
  | 'guest.reset'
  | 'module.profile'
  | 'sample.vm'
  | 'sample.vmName'
  | 'sample.vmUserName'
  | 'sample.vmAddress'
  | 'sample.hostConfiguration'
  | 'sample.telemetry'
  | 'sample.networks'
  | 'sample.endpoints'
  | 'sample.interfaces';

/** Parameters of each command, without the fixed ones. */
export interface CatalogueParameters {
  'account.read': Record<string, never>;
  'registry.read': { keys: readonly string[]; children?: boolean; where?: string; like?: string; bare?: boolean };
  'files.find': { patterns: readonly string[] };
  'bcdedit.current': Record<string, never>;
  'bcdedit.launchAuto': Record<string, never>;
  'bcdedit.launchOff': Record<string, never>;
  'hcsdiag.list': Record<string, never>;
  'msi.install': { package: string; log: string };
  'msi.remove': { productCode: string; log: string };
  'cim.operatingSystem': Record<string, never>;
  'cim.computerSystem': Record<string, never>;
  'cim.processor': Record<string, never>;
  'cim.baseBoard': Record<string, never>;
  'cim.logicalDisk': Record<string, never>;
  'cim.tpm': Record<string, never>;
  'cim.writeFilter': Record<string, never>;
  'cim.firewallProducts': Record<string, never>;
  'reach.read': { endpoints: readonly string[] };
  'boot.events': Record<string, never>;
  'update.events': Record<string, never>;
  'installer.events': Record<string, never>;
  'failure.events': Record<string, never>;
  'service.read': { Name: readonly string[] };
  'service.start': { Name: string };
  'service.stop': { Name: string };
  'service.unregister': { Query: "SELECT * FROM Win32_Service WHERE Name = 'wssdagent'" | "SELECT * FROM Win32_Service WHERE Name = 'EFLOWProxy'" };
  'leftover.removeFolder': { LiteralPath: "C:\\Program Files\\Azure IoT Edge" | "C:\\Program Files\\WindowsPowerShell\\Modules\\AzureEFLOW" | "C:\\ProgramData\\wssdagent" | "C:\\ProgramData\\Azure IoT Edge" };
  'leftover.removeKey': Record<string, never>;
  'feature.read': { FeatureName: string };
  'feature.enable': { FeatureName: string };
  'feature.disable': { FeatureName: string };
  'role.install': { Name: string };
  'role.remove': { Name: string };
  'capability.add': Record<string, never>;
  'capability.remove': Record<string, never>;
  'vswitch.read': Record<string, never>;
  'vswitch.create': { Name: string };
  'vswitch.createExternal': { Name: string; NetAdapterName: string };
  'rollback.arm': { Switch: string; Adapter: string; Seconds: number; Addresses: readonly string[]; Gateway?: string; DnsServers: readonly string[] };
  'rollback.disarm': { Switch: string };
  'rollback.read': Record<string, never>;
  'vswitch.remove': { Name: string };
  'net.adapters': Record<string, never>;
  'net.addresses': Record<string, never>;
  'net.gateways': Record<string, never>;
  'net.vlans': Record<string, never>;
  'net.addAddress': { InterfaceAlias: string; IPAddress: string; PrefixLength: number };
  'net.removeAddress': { InterfaceAlias: string; IPAddress: string };
  'net.routes': Record<string, never>;
  'net.sessions': Record<string, never>;
  'net.dnsServers': Record<string, never>;
  'nat.read': Record<string, never>;
  'nat.create': { Name: string; InternalIPInterfaceAddressPrefix: string };
  'nat.remove': { Name: string };
  'tpm.read': Record<string, never>;
  'tpm.endorsementKey': Record<string, never>;
  'eflow.deploy': { acceptOptionalTelemetry: "Yes" | "No"; cpuCount?: number; memoryInMB?: number; vmDataSize?: number; vmLogSize?: "Small" | "Large"; vswitchName?: string; vswitchType?: "Internal" | "External"; ip4Address?: string; ip4PrefixLength?: number; ip4GatewayAddress?: string; gpuName?: string; gpuCount?: number; gpuPassthroughType?: "DirectDeviceAssignment" | "ParaVirtualization" };
  'eflow.provision.connectionString': { devConnString: SecretHandle };
  'eflow.provision.dpsTpm': { scopeId: string; registrationId?: string; globalEndpoint?: string };
  'eflow.provision.manualCertificate': { iotHubHostname: string; deviceId: string; identityCertPath: string; identityPrivKeyPath: string };
  'eflow.provision.dpsCertificate': { scopeId: string; registrationId?: string; identityCertPath: string; identityPrivKeyPath: string; globalEndpoint?: string };
  'eflow.provision.dpsSymmetricKey': { scopeId: string; registrationId: string; symmKey: SecretHandle; globalEndpoint?: string };
  'eflow.verify': Record<string, never>;
  'eflow.vm': Record<string, never>;
  'eflow.endpoints': Record<string, never>;
  'eflow.host': Record<string, never>;
  'eflow.networks': Record<string, never>;
  'eflow.addNetwork': { vswitchName: string; vswitchType: "Internal" | "External" };
  'eflow.removeNetwork': { vswitchName: string };
  'eflow.addNic': { vswitchName: string; vendpointName: string; ip4Address?: string; ip4PrefixLength?: number; ip4GatewayAddress?: string };
  'eflow.removeNic': { vendpointName: string };
  'eflow.telemetry': Record<string, never>;
  'eflow.setDns': { dnsServers: readonly string[] };
  'folder.exists': { LiteralPath: string };
  'eflow.share': { sharedfolderRoot: string; hostFolderPath: string };
  'eflow.addShares': { sharedFoldersJsonPath: string };
  'eflow.removeShare': { sharedfolderRoot: string; hostFolderPath: string };
  'eflow.setTelemetry': { optionalTelemetry: boolean };
  'eflow.resize': { cpuCount: number; memoryInMB: number };
  'eflow.start': Record<string, never>;
  'eflow.stop': Record<string, never>;
  'eflow.feature': { feature: string };
  'eflow.setFeature': { feature: string; enable?: boolean };
  'eflow.tpmInfo': Record<string, never>;
  'guest.read': { fingerprintKey: SecretHandle };
  'guest.config': Record<string, never>;
  'guest.tpm': Record<string, never>;
  'guest.dns': Record<string, never>;
  'guest.proxy': { fingerprintKey: SecretHandle };
  'guest.setProxy': { Https: string; Http?: string; NoProxy?: string; Password?: SecretHandle };
  'guest.setAgentProxy': { Https: string; Http?: string; NoProxy?: string; Password?: SecretHandle };
  'guest.clearProxy': { Part: "daemons" | "agent" };
  'guest.root': Record<string, never>;
  'guest.setRoot': { Part: "system" | "modules"; Pem: string };
  'guest.clearRoot': { Part: "system" | "modules" };
  'guest.images': Record<string, never>;
  'guest.copyImages': { File: string; Copy: string };
  'guest.loadImages': { Copy: string };
  'guest.removeImages': { Images?: readonly string[]; Copy?: string };
  'guest.keepAgentImage': { Image: string };
  'guest.releaseAgentImage': Record<string, never>;
  'guest.reset': Record<string, never>;
  'module.profile': Record<string, never>;
  'sample.vm': Record<string, never>;
  'sample.vmName': Record<string, never>;
  'sample.vmUserName': Record<string, never>;
  'sample.vmAddress': Record<string, never>;
  'sample.hostConfiguration': Record<string, never>;
  'sample.telemetry': Record<string, never>;
  'sample.networks': Record<string, never>;
  'sample.endpoints': Record<string, never>;
  'sample.interfaces': Record<string, never>;
}
