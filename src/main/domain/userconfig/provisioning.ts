import type { UserconfigField } from './fields.ts';

/** Parameters of Provision-EflowVm by provisioning type: what it needs, and what it may have besides (eflow.md 9.1). */
export const provisioningTypes: Readonly<
  Record<string, { readonly required: readonly string[]; readonly optional: readonly string[] }>
> = {
  ManualConnectionString: { required: ['devConnString'], optional: [] },
  ManualX509: {
    required: ['iotHubHostname', 'deviceId', 'identityCertPath', 'identityPrivKeyPath'],
    optional: [],
  },
  DpsTPM: { required: ['scopeId'], optional: ['registrationId', 'globalEndpoint'] },
  DpsX509: {
    required: ['scopeId', 'identityCertPath', 'identityPrivKeyPath'],
    optional: ['registrationId', 'globalEndpoint'],
  },
  DpsSymmetricKey: { required: ['scopeId', 'registrationId', 'symmKey'], optional: ['globalEndpoint'] },
};

/** Parameters that are secrets; in this format they stand in plain text (eflow.md 17, 21). */
export const secretFields = ['devConnString', 'symmKey'] as const;
export type SecretField = (typeof secretFields)[number];

export const isSecretField = (name: string): name is SecretField =>
  (secretFields as readonly string[]).includes(name);

/** What an export writes in place of a secret: a name that a person understands and no service takes. */
export const placeholderOf = (name: SecretField): string => `<${name}: fill in before use, clear afterwards>`;

/** The type as this product spells it; PowerShell takes it in any case. */
export function provisioningTypeOf(text: string): string | undefined {
  return Object.keys(provisioningTypes).find((name) => name.toLowerCase() === text.toLowerCase());
}

/** Path of a parameter in the file. */
export const fieldOf = (name: string): UserconfigField => `eflowProvisioning.${name}` as UserconfigField;
