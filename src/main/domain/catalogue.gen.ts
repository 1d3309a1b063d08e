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
  | 'tpm.read'
  | 'tpm.endorsementKey'
  | 'eflow.deploy'
  | 'eflow.provision.connectionString'
  | 'eflow.provision.dpsTpm'
  | 'eflow.verify'
  | 'eflow.vm'
  | 'eflow.start'
  | 'eflow.stop'
  | 'eflow.feature'
  | 'eflow.setFeature'
  | 'eflow.tpmInfo'
  | 'guest.read'
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
  'registry.read': { keys: readonly string[]; children?: boolean; where?: string; like?: string };
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
  'tpm.read': Record<string, never>;
  'tpm.endorsementKey': Record<string, never>;
  'eflow.deploy': { acceptOptionalTelemetry: "Yes" | "No"; cpuCount?: number; memoryInMB?: number; vmDataSize?: number; vmLogSize?: "Small" | "Large" };
  'eflow.provision.connectionString': { devConnString: SecretHandle };
  'eflow.provision.dpsTpm': { scopeId: string; registrationId?: string; globalEndpoint?: string };
  'eflow.verify': Record<string, never>;
  'eflow.vm': Record<string, never>;
  'eflow.start': Record<string, never>;
  'eflow.stop': Record<string, never>;
  'eflow.feature': { feature: string };
  'eflow.setFeature': { feature: string; enable?: boolean };
  'eflow.tpmInfo': Record<string, never>;
  'guest.read': { fingerprintKey: SecretHandle };
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
