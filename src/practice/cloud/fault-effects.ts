import type { CloudState } from '../state/cloud.ts';
import { rightsOf } from './access.ts';
import type { CloudRequest } from './answers.ts';
import type { CloudFaultName } from './faults.ts';

/** True while a fault of the cloud lasts. */
export const isOn = (cloud: CloudState, name: CloudFaultName): boolean =>
  cloud.faults.some((one) => one.name === name);

/** Lets the first of these faults happen that is on, and counts it down. */
export function takeFault(cloud: CloudState, names: readonly CloudFaultName[]): CloudFaultName | undefined {
  const fault = cloud.faults.find((one) => (names as readonly string[]).includes(one.name));
  if (fault === undefined) return undefined;
  if (fault.left !== null) {
    if (fault.left > 1) fault.left -= 1;
    else cloud.faults = cloud.faults.filter((one) => one !== fault);
  }
  return fault.name as CloudFaultName;
}

/** The rights of a policy, as long as no colleague renewed its key or took them away. */
export function rightsAt<R extends string>(
  cloud: CloudState,
  request: CloudRequest,
  service: { host: string; policies: Readonly<Record<string, readonly R[]>> },
): readonly R[] | undefined {
  const rights = rightsOf(request, { ...service, keyVersion: isOn(cloud, 'cloud-key-renewed') ? 2 : 1 });
  return isOn(cloud, 'cloud-right-missing') ? rights?.filter((one) => !one.endsWith('Write')) : rights;
}

/** The hub that a device is assigned to when somebody linked another one. */
export const otherHub = (hub: string): string => `other-${hub}`;
