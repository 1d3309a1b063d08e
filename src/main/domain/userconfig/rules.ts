import type { Params } from '../../../contract/errors.ts';
import type { WindowsKind } from '../../../contract/userconfig.ts';
import { parseDeviceConnectionString } from '../identity/connection-string.ts';
import { checkFor } from '../identity/single-kinds.ts';
import { faultsOfTriple } from '../network/addresses.ts';
import { parseIpv4 } from '../network/ipv4.ts';
import type { ReadUserconfig, UserconfigField, UserconfigValues } from './fields.ts';
import { ltsOf11, products } from './products.ts';
import {
  fieldOf,
  isSecretField,
  placeholderOf,
  provisioningTypeOf,
  provisioningTypes,
} from './provisioning.ts';

type Refuse = (path: string, rule: string, params?: Params) => void;

interface Context {
  readonly values: UserconfigValues;
  readonly sections: ReadonlySet<string>;
  /** Undefined when nobody said where the file is to be used; rules that depend on it are then left to the notes. */
  readonly windows: WindowsKind | undefined;
  readonly refuse: Refuse;
}

/** Refuses a text that is not one of these, or not there although it must be. */
function oneOf(
  { values, refuse }: Context,
  field: UserconfigField,
  allowed: readonly string[],
  required: boolean,
): void {
  const value = values[field];
  if (value === undefined) {
    if (required) refuse(field, 'required');
  } else if (typeof value !== 'string' || !allowed.includes(value))
    refuse(field, 'one-of', { allowed: allowed.join(', ') });
}

function inRange({ values, refuse }: Context, field: UserconfigField, min: number, max?: number): void {
  const value = values[field];
  if (typeof value !== 'number') return;
  if (value < min) refuse(field, 'min', { min });
  else if (max !== undefined && value > max) refuse(field, 'max', { max });
}

/** An absolute address of whatever scheme, as .NET calls it well formed. */
function isAbsoluteUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s\\]+$/iu.test(text) && URL.canParse(text);
}

/** A path that Windows could take: no characters that no name may have, a colon only behind a drive letter. */
// eslint-disable-next-line no-control-regex
const windowsPath = /^(?:[A-Za-z]:)?[^<>"|?*:\u0000-\u001f\u007f]*$/u;
const fullPath = /^(?:[A-Za-z]:[\\/]|\\\\[^\\/]+[\\/])/u;

function checkHead(context: Context): void {
  const { values, refuse } = context;
  oneOf(context, 'schemaVersion', ['1.0', '1.1'], true);
  oneOf(context, 'version', ['1.0'], true);
  oneOf(context, 'eflowProduct', Object.keys(products), true);
  if (values.schemaVersion === '1.0') {
    for (const field of ['network.ftpProxy', 'network.useHostProxy'] as const)
      if (values[field] !== undefined) refuse(field, 'userconfig.newer-schema', { schema: '1.1' });
  }
  const url = values.eflowProductUrl;
  if (url !== undefined && !isAbsoluteUrl(url)) refuse('eflowProductUrl', 'userconfig.url');
  for (const field of ['installOptions.installPath', 'installOptions.vhdxPath'] as const) {
    if (!windowsPath.test(values[field] ?? '')) refuse(field, 'userconfig.path');
  }
  const eula = values['enduser.acceptEula'];
  if (eula === undefined) refuse('enduser.acceptEula', 'required');
  else if (eula !== 'Yes') refuse('enduser.acceptEula', 'userconfig.eula');
  oneOf(context, 'enduser.acceptOptionalTelemetry', ['Yes', 'No'], false);
}

function checkSwitch(context: Context): void {
  const { values, sections, windows, refuse } = context;
  if (windows === 'server' && !sections.has('network')) return refuse('network', 'required');
  oneOf(context, 'network.vswitchType', ['External', 'Internal'], windows === 'server');
  const type = values['network.vswitchType'];
  if (windows === 'client' && type === 'Internal')
    refuse('network.vswitchType', 'userconfig.internal-on-client');
  if (values['network.vswitchName'] === undefined && (windows === 'server' || type !== undefined))
    refuse('network.vswitchName', 'required');
  if (type === 'External' && values['network.adapterName'] === undefined)
    refuse('network.adapterName', 'userconfig.needed-for', { field: 'network.vswitchType' });
}

const triple = ['ip4Address', 'ip4PrefixLength', 'ip4GatewayAddress'] as const;

/**
 * The static triple, judged by its own prefix. The vendor's script holds the gateway against a /24 whatever the prefix,
 * and its test of the prefix refuses nothing; neither is copied (eflow.md 17). 31 is in its range and leaves no room.
 */
function checkAddress({ values, windows, refuse }: Context): void {
  const given = triple.filter((name) => values[`network.${name}`] !== undefined);
  if (given.length === 0) return;
  const missing = triple.filter((name) => !given.includes(name));
  for (const name of missing) refuse(`network.${name}`, 'userconfig.all-or-none');
  if (values['network.vswitchType'] === undefined && windows !== 'server')
    refuse('network.ip4Address', 'userconfig.static-on-default');
  const length = values['network.ip4PrefixLength'] ?? '';
  if (missing.length > 0) return;
  const faults = faultsOfTriple(
    {
      ip4Address: values['network.ip4Address'] ?? '',
      ip4PrefixLength: /^(?:0|[1-9]\d?)$/u.test(length) ? Number(length) : Number.NaN,
      ip4GatewayAddress: values['network.ip4GatewayAddress'] ?? '',
    },
    [],
  );
  for (const { field, code, params } of faults) refuse(`network.${field}`, `address.${code}`, params);
}

/** What a proxy may start with; most proxies for https are spoken to by http, which the vendor's script refuses. */
const proxySchemes = {
  'network.httpProxy': ['http://'],
  'network.httpsProxy': ['https://', 'http://'],
  'network.ftpProxy': ['ftp://'],
} as const;

export const proxyFields = ['network.httpProxy', 'network.httpsProxy', 'network.ftpProxy'] as const;

function checkProxies({ values, refuse }: Context): void {
  for (const value of values['network.dnsServers'] ?? [])
    if (parseIpv4(value) === undefined) refuse('network.dnsServers', 'address.not-ipv4');
  if (values['network.useHostProxy'] === true) return;
  for (const field of proxyFields) {
    const value = values[field];
    const schemes: readonly string[] = proxySchemes[field];
    if (value === undefined) continue;
    const rest = schemes.find((scheme) => value.toLowerCase().startsWith(scheme));
    if (rest === undefined || !isAbsoluteUrl(value))
      refuse(field, 'userconfig.proxy', { schemes: schemes.join(', ') });
  }
}

function checkVm(context: Context): void {
  const { values, refuse } = context;
  const lts11 = values.eflowProduct === ltsOf11;
  inRange(context, 'vmConfig.cpuCount', 1);
  inRange(context, 'vmConfig.memoryInMB', 1024);
  if ((values['vmConfig.memoryInMB'] ?? 0) % 2 !== 0) refuse('vmConfig.memoryInMB', 'even');
  inRange(context, 'vmConfig.vmDiskSize', lts11 ? 8 : 21, 2000);
  inRange(context, 'vmConfig.vmDataSize', 2, 2000);
  if (values['vmConfig.vmDataSize'] === undefined) return;
  if (lts11) refuse('vmConfig.vmDataSize', 'userconfig.not-for-product', { product: ltsOf11 });
  if (values['vmConfig.vmDiskSize'] !== undefined)
    refuse('vmConfig.vmDataSize', 'userconfig.excludes', { field: 'vmConfig.vmDiskSize' });
}

function checkGpu(context: Context): void {
  const { values, refuse } = context;
  oneOf(context, 'vmConfig.gpuPassthroughType', ['DirectDeviceAssignment', 'ParaVirtualization'], false);
  inRange(context, 'vmConfig.gpuCount', 1);
  const gpu = ['vmConfig.gpuPassthroughType', 'vmConfig.gpuName', 'vmConfig.gpuCount'] as const;
  const given = gpu.find((field) => values[field] !== undefined);
  if (given === undefined) return;
  for (const field of gpu)
    if (values[field] === undefined) refuse(field, 'userconfig.needed-for', { field: given });
  const count = values['vmConfig.gpuCount'];
  if (values['vmConfig.gpuPassthroughType'] === 'ParaVirtualization' && count !== undefined && count !== 1)
    refuse('vmConfig.gpuCount', 'userconfig.one-gpu');
}

const checked = [
  ['iotHubHostname', 'userconfig.host'],
  ['deviceId', 'userconfig.device-id'],
  ['scopeId', 'scope-id'],
  ['registrationId', 'registration-id'],
  ['symmKey', 'userconfig.key'],
  ['globalEndpoint', 'global-endpoint'],
] as const;

function checkValues({ values, refuse }: Context): void {
  for (const [name, rule] of checked) {
    const value = values[`eflowProvisioning.${name}`];
    if (value === undefined || (isSecretField(name) && value === placeholderOf(name))) continue;
    if (checkFor(name, value).problems.some(({ severity }) => severity === 'error'))
      refuse(fieldOf(name), rule);
  }
  const string = values['eflowProvisioning.devConnString'];
  if (string !== undefined && string !== placeholderOf('devConnString')) {
    const parsed = parseDeviceConnectionString(string);
    if ('rule' in parsed) refuse(fieldOf('devConnString'), `connection-string.${parsed.rule}`);
  }
  for (const name of ['identityCertPath', 'identityPrivKeyPath'] as const) {
    const path = values[`eflowProvisioning.${name}`];
    if (path !== undefined && !(windowsPath.test(path) && fullPath.test(path)))
      refuse(fieldOf(name), 'absolute-path');
  }
}

/** The matrix of eflow.md 9.1: what each provisioning type needs and takes. */
function checkProvisioning(context: Context): void {
  const { values, refuse } = context;
  const names = [...new Set(Object.values(provisioningTypes).flatMap((t) => [...t.required, ...t.optional]))];
  const given = names.filter((name) => values[fieldOf(name)] !== undefined);
  const typed = values['eflowProvisioning.provisioningType'];
  const type = typed === undefined ? undefined : provisioningTypeOf(typed);
  if (typed === undefined) {
    if (given[0] !== undefined)
      refuse(fieldOf('provisioningType'), 'userconfig.needed-for', { field: fieldOf(given[0]) });
  } else if (type === undefined)
    refuse(fieldOf('provisioningType'), 'one-of', { allowed: Object.keys(provisioningTypes).join(', ') });
  checkValues(context);
  const takes = type === undefined ? undefined : provisioningTypes[type];
  if (type === undefined || takes === undefined) return;
  for (const name of takes.required)
    if (!given.includes(name)) refuse(fieldOf(name), 'userconfig.needed-for', { field: type });
  for (const name of given)
    if (![...takes.required, ...takes.optional].includes(name))
      refuse(fieldOf(name), 'userconfig.foreign', { type });
}

/** Every rule of the format that a file can break by itself (eflow.md 17). What only a site can tell is no refusal. */
export function checkRules(read: ReadUserconfig, windows: WindowsKind | undefined, refuse: Refuse): void {
  const context: Context = { values: read.values, sections: read.sections, windows, refuse };
  checkHead(context);
  checkSwitch(context);
  checkAddress(context);
  checkProxies(context);
  checkVm(context);
  checkGpu(context);
  checkProvisioning(context);
}
