import { errorCodes, failure, type Params } from '../../../contract/errors.ts';
import { Setup, type Setup as SetupDocument } from '../../../contract/setup.ts';
import type { UserconfigConversion, UserconfigNote } from '../../../contract/userconfig.ts';
import { userconfigFields } from './fields.ts';
import { networkTo } from './network.ts';
import { ltsOf11, productKeyOf, products } from './products.ts';
import { fieldOf, isSecretField, placeholderOf } from './provisioning.ts';

/** What the script of the vendor does whatever the file says; this product does none of it (eflow.md 17). */
export const scriptDefects = [
  'upstream-provisioned-test',
  'upstream-relative-msi',
  'upstream-exit-code',
  'upstream-noreboot',
] as const;

/** Fields of a setup that say nothing about the device. */
const silent = new Set(['$schema', 'schemaVersion']);

/** Every value of a document by its path. */
function leavesOf(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...leavesOf(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

/** The product key, and whether the name of the file tells the architecture. */
function productOf({ file, version }: SetupDocument['payload']): { key: string; told: boolean } {
  const told = /_(ARM64|X64)\b/iu.exec(file)?.[1]?.toUpperCase();
  const key = productKeyOf(version, told === 'ARM64' ? 'ARM64' : 'X64');
  if (key === undefined)
    throw failure(errorCodes.userconfigProduct, 'userconfig.write', { params: { version }, retry: 'never' });
  return { key, told: told !== undefined };
}

function identityFields(identity: SetupDocument['identity']): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(identity ?? {}))
    if (value !== undefined && fieldOf(name) in userconfigFields)
      fields[name] = isSecretField(name) ? placeholderOf(name) : value;
  return fields;
}

/** Values that a setup has when nobody said anything; an export need not tell that they are lost. */
const defaults = leavesOf(
  Setup.parse({
    schemaVersion: 1,
    acceptEula: true,
    payload: { file: 'x.msi', sha256: '0'.repeat(64), version: '0.0.0.0' },
  }),
);

/**
 * Writes a setup as `eflow-userconfig.json` 1.1 (eflow.md 17). Placeholders stand where secrets belong; what the format
 * cannot say is told field by field, and so are the defects of the vendor's script. Refused where the format has no
 * product for the version of the installer.
 */
export function exportUserconfig(setup: SetupDocument): UserconfigConversion {
  const notes: UserconfigNote[] = [];
  const note = (kind: UserconfigNote['kind'], field: string, code: string, params: Params = {}) =>
    void notes.push({ kind, field, code, params });
  const { key: eflowProduct, told } = productOf(setup.payload);
  const { cpuCount, memoryInMB, vmDataSize } = setup.vm;
  const sized = eflowProduct !== ltsOf11;
  const identity = identityFields(setup.identity);
  const network = networkTo(setup.network);
  const defender = setup.features?.defender;
  const features = {
    ...(setup.identity?.provisioningType === 'DpsTPM' ? { DpsTpm: true } : {}),
    ...(defender === undefined ? {} : { Defender: defender }),
  };
  const document = {
    schemaVersion: '1.1',
    version: '1.0',
    eflowProduct,
    enduser: { acceptEula: 'Yes', acceptOptionalTelemetry: setup.optionalTelemetry ? 'Yes' : 'No' },
    ...(network === undefined ? {} : { network }),
    vmConfig: { cpuCount, memoryInMB, ...(sized ? { vmDataSize } : {}), ...setup.vm.gpu },
    ...(Object.keys(features).length === 0 ? {} : { vmFeature: features }),
    ...(setup.identity === undefined ? {} : { eflowProvisioning: identity }),
  };

  const said = new Set([
    'acceptEula',
    'optionalTelemetry',
    'payload.version',
    'vm.cpuCount',
    'vm.memoryInMB',
    'vm.gpu.gpuName',
    'vm.gpu.gpuPassthroughType',
    'vm.gpu.gpuCount',
    'features.defender',
    ...(sized ? ['vm.vmDataSize'] : []),
    ...Object.keys(identity).map((name) => `identity.${name}`),
    'network.vswitch',
    'network.vswitchName',
    // The vendor's script makes an Internal switch where there is none.
    'network.create',
  ]);
  const isSaid = (path: string) => said.has(path) || path.startsWith('network.address.');
  for (const [path, value] of leavesOf(setup))
    if (!isSaid(path) && !silent.has(path) && defaults.get(path) !== value)
      note('not-taken', path, 'no-place');
  for (const name of Object.keys(identity))
    if (isSecretField(name)) note('secret', `identity.${name}`, 'secret-placeholder');
  if (!told) note('check', 'payload.file', 'architecture-assumed', { product: eflowProduct });
  if (setup.network.vswitch === 'Default Switch') note('check', 'network', 'client-only');
  else if (setup.network.vswitch === 'Internal') note('check', 'network.vswitch', 'server-only');
  else note('to-fill', 'network.adapterName', 'adapter-to-fill');
  if (products[eflowProduct]?.upstream === false) note('upstream', 'payload.version', 'upstream-no-product');
  else note('upstream', 'payload.version', 'upstream-product-name');
  if ('registrationId' in identity) note('upstream', 'identity.registrationId', 'upstream-registration-id');
  for (const code of scriptDefects) note('upstream', '', code);
  return { text: `${JSON.stringify(document, null, 2)}\n`, notes };
}
