import type { CloudAccessView, CloudService } from '../../../contract/cloud.ts';
import type { IdentityProblem, IdentityRule } from '../../../contract/identity.ts';
import { recognise } from '../identity/recognise.ts';
import type { Recognised } from '../identity/recognised.ts';

/** A service connection string taken apart. `key` is secret, in standard base64. */
export interface ServiceString extends CloudAccessView {
  key: string;
}

/** The right that a policy must have for a work of the cloud (provisioning.md 1.5). */
export type CloudRight =
  | 'RegistryRead'
  | 'RegistryWrite'
  | 'ServiceConnect'
  | 'EnrollmentRead'
  | 'EnrollmentWrite'
  | 'RegistrationStatusRead'
  | 'RegistrationStatusWrite';

/** Rights of the policies that every hub and every DPS is made with; of any other name nothing can be told. */
const builtIn: Readonly<Record<CloudService, Readonly<Record<string, readonly CloudRight[]>>>> = {
  hub: {
    iothubowner: ['RegistryRead', 'RegistryWrite', 'ServiceConnect'],
    registryReadWrite: ['RegistryRead', 'RegistryWrite'],
    registryRead: ['RegistryRead'],
    service: ['ServiceConnect'],
    device: [],
  },
  dps: {
    provisioningserviceowner: [
      'EnrollmentRead',
      'EnrollmentWrite',
      'RegistrationStatusRead',
      'RegistrationStatusWrite',
    ],
  },
};

/** What the making of a device or an enrollment needs. */
const needed: Readonly<Record<CloudService, readonly CloudRight[]>> = {
  hub: ['RegistryRead', 'RegistryWrite'],
  dps: ['EnrollmentRead', 'EnrollmentWrite'],
};

/**
 * The right that a policy lacks for certain, by its name alone; undefined when it has them all or nobody can tell
 * before it is used (provisioning.md 1.5).
 *
 * @assumed provisioning.md 1.5: the policies that a hub is made with have the rights that their names say | verify: read the shared access policies of a new hub in the portal
 */
export function lackingRight({ service, policy }: CloudAccessView): CloudRight | undefined {
  const known = builtIn[service];
  const has = Object.hasOwn(known, policy) ? known[policy] : undefined;
  return has === undefined ? undefined : needed[service].find((right) => !has.includes(right));
}

const partOf = (found: Recognised, name: string): string =>
  found.parts.find((part) => part.name === name)?.value ?? '';

/** Why a text is no service string of a service: by the rules for pasted texts. */
export interface Refusal {
  rule: IdentityRule | 'service-kind' | 'service-policy';
  params: IdentityProblem['params'];
}

/**
 * Reads a service connection string leniently and says of which service it is (provisioning.md 1.1, 1.2). A string of
 * a device or of the other service is told by a rule of its own.
 */
export function parseServiceString(
  text: string,
  wanted: CloudService | undefined,
): { value: ServiceString } | { refused: Refusal } {
  const found = recognise(text);
  const service = found.kind === 'dps-string' ? 'dps' : found.kind === 'hub-string' ? 'hub' : undefined;
  const wrong = found.problems.find(({ severity }) => severity === 'error');
  if (service === undefined || (wanted !== undefined && wanted !== service))
    return { refused: { rule: 'service-kind', params: { kind: found.kind, wanted: wanted ?? 'hub, dps' } } };
  if (wrong !== undefined) return { refused: { rule: wrong.rule, params: wrong.params } };
  const policy = partOf(found, 'policy');
  if (!/^[\w.-]{1,64}$/u.test(policy)) return { refused: { rule: 'service-policy', params: {} } };
  return { value: { service, host: partOf(found, service), policy, key: partOf(found, 'key') } };
}
