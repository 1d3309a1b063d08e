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
  | 'service.read'
  | 'service.start'
  | 'service.stop'
  | 'feature.read'
  | 'feature.enable'
  | 'feature.disable'
  | 'role.install'
  | 'role.remove'
  | 'vswitch.read'
  | 'vswitch.create'
  | 'vswitch.remove'
  | 'net.adapters'
  | 'net.addresses'
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
  | 'eflow.setDns'
  | 'eflow.start'
  | 'eflow.stop'
  | 'eflow.feature'
  | 'eflow.setFeature'
  | 'eflow.tpmInfo'
  | 'guest.read'
  | 'guest.dns'
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
  'service.read': { Name: readonly string[] };
  'service.start': { Name: string };
  'service.stop': { Name: string };
  'feature.read': { FeatureName: string };
  'feature.enable': { FeatureName: string };
  'feature.disable': { FeatureName: string };
  'role.install': { Name: string };
  'role.remove': { Name: string };
  'vswitch.read': Record<string, never>;
  'vswitch.create': { Name: string };
  'vswitch.remove': { Name: string };
  'net.adapters': Record<string, never>;
  'net.addresses': Record<string, never>;
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
  'eflow.deploy': { acceptOptionalTelemetry: "Yes" | "No"; cpuCount?: number; memoryInMB?: number; vmDataSize?: number; vmLogSize?: "Small" | "Large"; vswitchName?: string; vswitchType?: "Internal" | "External"; ip4Address?: string; ip4PrefixLength?: number; ip4GatewayAddress?: string };
  'eflow.provision.connectionString': { devConnString: SecretHandle };
  'eflow.provision.dpsTpm': { scopeId: string; registrationId?: string; globalEndpoint?: string };
  'eflow.provision.manualCertificate': { iotHubHostname: string; deviceId: string; identityCertPath: string; identityPrivKeyPath: string };
  'eflow.provision.dpsCertificate': { scopeId: string; registrationId?: string; identityCertPath: string; identityPrivKeyPath: string; globalEndpoint?: string };
  'eflow.provision.dpsSymmetricKey': { scopeId: string; registrationId: string; symmKey: SecretHandle; globalEndpoint?: string };
  'eflow.verify': Record<string, never>;
  'eflow.vm': Record<string, never>;
  'eflow.endpoints': Record<string, never>;
  'eflow.setDns': { dnsServers: readonly string[] };
  'eflow.start': Record<string, never>;
  'eflow.stop': Record<string, never>;
  'eflow.feature': { feature: string };
  'eflow.setFeature': { feature: string; enable?: boolean };
  'eflow.tpmInfo': Record<string, never>;
  'guest.read': { fingerprintKey: SecretHandle };
  'guest.dns': Record<string, never>;
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
