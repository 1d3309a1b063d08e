import type { Setup } from '../../src/contract/setup.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';

/** The smallest setup that names an identity by connection string. */
export const smallSetup = {
  schemaVersion: 1,
  acceptEula: true,
  payload: { file: 'eflow.msi', sha256: 'a'.repeat(64), version: '1.5.7.01026' },
  identity: { provisioningType: 'ManualConnectionString', devConnString: 'env:EFLOW_DESK_DEVICE' },
} as const;

export const tpmIdentity = { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' } as const;

/** A setup with these fields in place of the small one's. */
export const setupWith = (more: Record<string, unknown> = {}): Setup =>
  parseSetup(JSON.stringify({ ...smallSetup, ...more }));

/** The smallest setup with DPS and TPM. */
export const tpmSetup = { ...smallSetup, identity: tpmIdentity };

/** The document with one field set, removed (undefined) or added, named by its path. */
export function withField(path: string, value: unknown, base: unknown = smallSetup): string {
  const copy = structuredClone(base) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let inner = copy;
  for (const name of names) inner = (inner[name] ??= {}) as Record<string, unknown>;
  inner[last] = value;
  return JSON.stringify(copy);
}

/** Every rule by a document that breaks it and nothing else: path of the field, its value, rule. */
export const brokenFields: [string, unknown, string, unknown?][] = [
  ['schemaVersion', undefined, 'required'],
  ['schemaVersion', '1', 'one-of'],
  ['schemaVersion', 0, 'one-of'],
  ['schemaVersion', 1.5, 'one-of'],
  ['acceptEula', undefined, 'required'],
  ['acceptEula', false, 'accept-eula'],
  ['acceptEula', 'yes', 'accept-eula'],
  ['optionalTelemetry', 'No', 'type'],
  ['name', '', 'min-length'],
  ['name', 'x'.repeat(81), 'max-length'],
  ['name', 'a\nb', 'no-control-characters'],
  ['payload', undefined, 'required'],
  ['payload', 'eflow.msi', 'type'],
  ['payload.file', undefined, 'required'],
  ['payload.file', 'eflow.exe', 'msi-file'],
  ['payload.file', 'a\u0000.msi', 'no-control-characters'],
  ['payload.file', `${'x'.repeat(1024)}.msi`, 'max-length'],
  ['payload.sha256', undefined, 'required'],
  ['payload.sha256', 'abc', 'sha256'],
  ['payload.sha256', 'g'.repeat(64), 'sha256'],
  ['payload.sizeBytes', 0, 'min'],
  ['payload.sizeBytes', 1.5, 'type'],
  ['payload.version', '1.5.7', 'version'],
  ['payload.version', 'latest', 'version'],
  ['vm.cpuCount', 0, 'min'],
  ['vm.cpuCount', 241, 'max'],
  ['vm.cpuCount', '2', 'type'],
  ['vm.memoryInMB', 1022, 'min'],
  ['vm.memoryInMB', 1_048_578, 'max'],
  ['vm.memoryInMB', 1025, 'even'],
  ['vm.vmDataSize', 1, 'min'],
  ['vm.vmDataSize', 2001, 'max'],
  ['vm.vmLogSize', 'Medium', 'one-of'],
  ['network.vswitch', 'My Switch', 'one-of'],
  ['identity', 'DpsTPM', 'type'],
  ['identity.provisioningType', undefined, 'required'],
  ['identity.provisioningType', 'DpsX509', 'one-of'],
  ['identity.devConnString', undefined, 'required'],
  ['identity.devConnString', 7, 'type'],
  ['identity.devConnString', '', 'secret-reference'],
  ['identity.devConnString', 'env:', 'secret-reference'],
  ['identity.devConnString', 'env:1A', 'secret-reference'],
  ['identity.devConnString', 'file:', 'secret-reference'],
  ['identity.devConnString', 'Prompt', 'secret-reference'],
  ['identity.scopeId', undefined, 'required', tpmSetup],
  ['identity.scopeId', '0ne-00ABCDEF', 'scope-id', tpmSetup],
  ['identity.scopeId', '0ne', 'scope-id', tpmSetup],
  ['identity.registrationId', 'Press-3', 'registration-id', tpmSetup],
  ['identity.registrationId', 'press 3', 'registration-id', tpmSetup],
  ['identity.registrationId', 'press-3.', 'registration-id', tpmSetup],
  ['identity.registrationId', 'x'.repeat(129), 'registration-id', tpmSetup],
  ['identity.globalEndpoint', 'http://dps.example', 'global-endpoint', tpmSetup],
  ['identity.globalEndpoint', 'https://dps.example/path', 'global-endpoint', tpmSetup],
  ['identity.globalEndpoint', 'https://user:pw@dps.example', 'global-endpoint', tpmSetup],
  ['proof.withinMinutes', 0, 'min'],
  ['proof.withinMinutes', 241, 'max'],
];
