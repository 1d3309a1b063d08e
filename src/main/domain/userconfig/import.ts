import type { z } from 'zod';
import { errorCodes, failure, type FieldError, type Params } from '../../../contract/errors.ts';
import { Identity, Vm, type Gpu, type Setup } from '../../../contract/setup.ts';
import type { UserconfigConversion, UserconfigNote, WindowsKind } from '../../../contract/userconfig.ts';
import { checkFor } from '../identity/single-kinds.ts';
import { jsonFault } from '../json-syntax.ts';
import { parseIpv4, prefixAround } from '../network/ipv4.ts';
import { position } from '../setup.ts';
import { readFields, type ReadUserconfig, type UserconfigField, type UserconfigValues } from './fields.ts';
import { networkFrom } from './network.ts';
import { products } from './products.ts';
import { fieldOf, isSecretField, placeholderOf, provisioningTypeOf } from './provisioning.ts';
import { checkRules, proxyFields } from './rules.ts';

/** A setup as far as a userconfig can say it: the installer it names is a product, not a file. */
type Draft = Omit<z.input<typeof Setup>, 'payload'>;

/** Gathers what is taken and what is told. A field that is there and neither taken nor told would be lost. */
interface Book {
  readonly notes: UserconfigNote[];
  take(...fields: UserconfigField[]): void;
  note(kind: UserconfigNote['kind'], field: string, code: string, params?: Params): void;
}

/** Reads a file and refuses it with every wrong field at once, or with the place of a syntax error. */
function parse(text: string, windows: WindowsKind | undefined): ReadUserconfig {
  const plain = text.replace(/^\uFEFF/u, '');
  const fault = jsonFault(plain);
  if (fault !== undefined)
    throw failure(errorCodes.userconfigSyntax, 'userconfig.read', { params: position(plain, fault) });
  const document: unknown = JSON.parse(plain);
  const refuseAll = (fields: FieldError[]) =>
    failure(errorCodes.userconfigInvalid, 'userconfig.read', { fields, params: { count: fields.length } });
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw refuseAll([{ path: '', rule: 'type', params: { expected: 'object' } }]);
  const read = readFields(document as Record<string, unknown>);
  const fields = [...read.errors];
  // What has a wrong type was not read; it is not missing as well.
  const unread = fields.map(({ path }) => path);
  checkRules(read, windows, (path, rule, params = {}) => {
    if (!unread.some((one) => path === one || path.startsWith(`${one}.`)))
      fields.push({ path, rule, params });
  });
  if (fields.length > 0) throw refuseAll(fields);
  return read;
}

/** What the script of the vendor would do with this file and this product does not (eflow.md 17). */
function tellUpstream(values: UserconfigValues, { note }: Book): void {
  const product = products[values.eflowProduct ?? ''];
  if (product?.upstream === false) note('upstream', 'eflowProduct', 'upstream-no-product');
  else if (product?.versions.includes('1.4.') === true)
    note('upstream', 'eflowProduct', 'upstream-product-name');
  for (const field of ['installOptions.installPath', 'installOptions.vhdxPath'] as const)
    if (values[field] !== undefined) note('upstream', field, 'upstream-install-options');
  const type = provisioningTypeOf(values['eflowProvisioning.provisioningType'] ?? '');
  if (values['eflowProvisioning.registrationId'] !== undefined && (type === 'DpsTPM' || type === 'DpsX509'))
    note('upstream', fieldOf('registrationId'), 'upstream-registration-id');
  const address = parseIpv4(values['network.ip4Address'] ?? '');
  const gateway = parseIpv4(values['network.ip4GatewayAddress'] ?? '');
  if (
    address !== undefined &&
    gateway !== undefined &&
    prefixAround(address, 24).network !== prefixAround(gateway, 24).network
  )
    note('upstream', 'network.ip4GatewayAddress', 'upstream-same-24');
  const https = values['network.httpsProxy'];
  if (values['network.useHostProxy'] !== true && https?.toLowerCase().startsWith('http://') === true)
    note('upstream', 'network.httpsProxy', 'upstream-https-proxy');
}

/** What only the site can tell. */
function tellChecks(values: UserconfigValues, windows: WindowsKind | undefined, { note }: Book): void {
  const type = values['network.vswitchType'];
  if (windows === undefined) {
    if (type === undefined) note('check', 'network', 'client-only');
    if (type === 'Internal') note('check', 'network.vswitchType', 'server-only');
  }
  const taken = networkFrom(values);
  if (type !== undefined && taken === undefined) note('check', 'network', 'default-switch-instead', { type });
  if (taken?.network.vswitch === 'External')
    note('check', 'network.vswitchName', 'switch-must-exist', { name: taken.network.vswitchName });
  if (type === 'External')
    note('check', 'network.adapterName', 'adapter-up', { adapter: values['network.adapterName'] ?? '' });
  const address = values['network.ip4Address'];
  if (address !== undefined) {
    note('check', 'network.ip4Address', 'ping-address', { address });
    if (type === 'External')
      note('check', 'network.ip4GatewayAddress', 'ping-gateway', {
        address: values['network.ip4GatewayAddress'] ?? '',
      });
    if (values['network.dnsServers'] === undefined) note('to-fill', 'network.dnsServers', 'dns-missing');
  }
  if (values['network.useHostProxy'] === true) {
    note('check', 'network.useHostProxy', 'host-proxy');
    for (const field of proxyFields)
      if (values[field] !== undefined) note('not-taken', field, 'proxy-ignored');
  }
  for (const field of [fieldOf('identityCertPath'), fieldOf('identityPrivKeyPath')])
    if (values[field] !== undefined) note('check', field, 'file-exists');
}

function vmOf(values: UserconfigValues, book: Book): NonNullable<Draft['vm']> | undefined {
  const vm: NonNullable<Draft['vm']> = {};
  for (const name of ['cpuCount', 'memoryInMB', 'vmDataSize'] as const) {
    const field: UserconfigField = `vmConfig.${name}`;
    const value = values[`vmConfig.${name}`];
    if (value === undefined) continue;
    book.take(field);
    if (Vm.shape[name].safeParse(value).success) vm[name] = value;
    else book.note('not-taken', field, 'refused-by-setup');
  }
  const gpu = gpuOf(values, book);
  if (gpu === undefined) return Object.keys(vm).length > 0 ? vm : undefined;
  return { ...vm, gpu };
}

/** The card of the VM; one that the document does not take is told. */
function gpuOf(values: UserconfigValues, book: Book): Gpu | undefined {
  const names = ['gpuName', 'gpuPassthroughType', 'gpuCount'] as const;
  const given = names.filter((name) => values[`vmConfig.${name}`] !== undefined);
  if (given.length === 0) return undefined;
  book.take(...given.map((name): UserconfigField => `vmConfig.${name}`));
  const read = Vm.shape.gpu.safeParse(
    Object.fromEntries(given.map((name) => [name, values[`vmConfig.${name}`]])),
  );
  if (read.success) return read.data;
  for (const name of given) book.note('not-taken', `vmConfig.${name}`, 'refused-by-setup');
  return undefined;
}

/** A value as a setup takes it: a secret by reference, anything else in the spelling that services take. */
function valueFor(name: string, value: string, book: Book): string {
  const field = fieldOf(name);
  if (isSecretField(name)) {
    if (value !== placeholderOf(name)) book.note('secret', field, 'secret-asked');
    return 'prompt';
  }
  if (name !== 'registrationId' && name !== 'globalEndpoint' && name !== 'scopeId') return value;
  const checked = checkFor(name, value);
  if (checked.value !== value) book.note('check', field, 'repaired');
  return checked.value;
}

/** The identity as far as the setup document knows its type; otherwise nothing of it is taken. */
function identityOf(values: UserconfigValues, book: Book): Identity | undefined {
  const type = provisioningTypeOf(values['eflowProvisioning.provisioningType'] ?? '');
  const option = Identity.options.find(({ shape }) => shape.provisioningType.value === type);
  if (type === undefined || option === undefined) return undefined;
  const candidate: Record<string, string> = { provisioningType: type };
  const names = Object.keys(option.shape).filter((name) => name !== 'provisioningType');
  for (const name of names) {
    const value = values[fieldOf(name)];
    if (typeof value === 'string') candidate[name] = valueFor(name, value, book);
  }
  const parsed = Identity.safeParse(candidate);
  book.take(fieldOf('provisioningType'), ...names.map(fieldOf));
  if (parsed.success) return parsed.data;
  book.note('not-taken', 'eflowProvisioning', 'refused-by-setup');
  return undefined;
}

/** The setup that a file describes, without its installer. */
function draftOf({ values }: ReadUserconfig, book: Book): Draft {
  const vm = vmOf(values, book);
  const identity = identityOf(values, book);
  const network = networkFrom(values);
  if (network !== undefined) book.take(...network.fields);
  const defender = values['vmFeature.Defender'];
  if (defender !== undefined) book.take('vmFeature.Defender');
  book.take('schemaVersion', 'version', 'enduser.acceptEula', 'enduser.acceptOptionalTelemetry');
  if (values['network.vswitchType'] === undefined && values['network.vswitchName'] === 'Default Switch')
    book.take('network.vswitchName');
  if (identity?.provisioningType === 'DpsTPM') {
    // The plan turns the feature on for this identity, whatever the file says.
    book.take('vmFeature.DpsTpm');
    if (values['vmFeature.DpsTpm'] !== true) book.note('check', 'vmFeature.DpsTpm', 'dps-tpm-implied');
  }
  book.take('eflowProduct');
  book.note('to-fill', 'eflowProduct', 'payload', { product: values.eflowProduct ?? '' });
  return {
    schemaVersion: 1,
    acceptEula: true,
    optionalTelemetry: values['enduser.acceptOptionalTelemetry'] === 'Yes',
    ...(vm === undefined ? {} : { vm }),
    ...(network === undefined ? {} : { network: network.network }),
    ...(defender === true ? { features: { defender } } : {}),
    ...(identity === undefined ? {} : { identity }),
  };
}

/**
 * Reads an `eflow-userconfig.json` 1.0 or 1.1 into a setup document, as far as that can say it (eflow.md 17). What it
 * cannot say is told field by field. Secrets stay behind; the document asks for them. The installer is left out, since
 * the file names a product and no file, so `setup check` demands it.
 */
export function importUserconfig(text: string, windows: WindowsKind | undefined): UserconfigConversion {
  const read = parse(text, windows);
  const notes: UserconfigNote[] = [];
  const taken = new Set<string>();
  const book: Book = {
    notes,
    take: (...fields) => {
      for (const field of fields) taken.add(field);
    },
    note: (kind, field, code, params = {}) => void notes.push({ kind, field, code, params }),
  };
  const draft = draftOf(read, book);
  tellUpstream(read.values, book);
  tellChecks(read.values, windows, book);
  const told = new Set(notes.filter(({ kind }) => kind === 'not-taken').map(({ field }) => field));
  for (const field of Object.keys(read.values))
    if (!taken.has(field) && !told.has(field)) book.note('not-taken', field, 'no-place');
  for (const field of read.unknown) book.note('not-taken', field, 'unknown-field');
  return { text: `${JSON.stringify(draft, null, 2)}\n`, notes };
}
