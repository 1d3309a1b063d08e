import { practiceKey } from '../state/cloud.ts';

/** Rights of a policy of DPS (provisioning.md 1.5). */
export type DpsRight =
  | 'ServiceConfig'
  | 'EnrollmentRead'
  | 'EnrollmentWrite'
  | 'RegistrationStatusRead'
  | 'RegistrationStatusWrite';

/** Rights of a policy of a hub. */
export type HubRight = 'RegistryRead' | 'RegistryWrite' | 'ServiceConnect' | 'DeviceConnect';

/** The policies of the practice DPS: the one that every DPS has, and one for looking only. */
export const dpsPolicies: Readonly<Record<string, readonly DpsRight[]>> = {
  provisioningserviceowner: [
    'ServiceConfig',
    'EnrollmentRead',
    'EnrollmentWrite',
    'RegistrationStatusRead',
    'RegistrationStatusWrite',
  ],
  'enrollment-reader': ['EnrollmentRead', 'RegistrationStatusRead'],
};

/** The policies that every hub has (provisioning.md 1.5). */
export const hubPolicies: Readonly<Record<string, readonly HubRight[]>> = {
  iothubowner: ['RegistryRead', 'RegistryWrite', 'ServiceConnect', 'DeviceConnect'],
  service: ['ServiceConnect'],
  device: ['DeviceConnect'],
  registryRead: ['RegistryRead'],
  registryReadWrite: ['RegistryRead', 'RegistryWrite'],
};

/** The key of a policy, base64; derived, so that it stands in no file. A renewed one has a higher version. */
export const policyKey = (host: string, policy: string, version = 1): string =>
  practiceKey(`policy ${policy} of ${host}`, version);

/** The service connection string of a policy. */
export const serviceString = (host: string, policy: string): string =>
  `HostName=${host};SharedAccessKeyName=${policy};SharedAccessKey=${policyKey(host, policy)}`;
