import type { FieldError } from '../../../contract/errors.ts';
import { redactText } from '../redact.ts';

/** Every field of eflow-userconfig.json 1.1 with its type (eflow.md 17). Numbers are whole, and 0 stands for the default. */
export const userconfigFields = {
  schemaVersion: 'text',
  version: 'text',
  eflowProduct: 'text',
  eflowProductUrl: 'text',
  'installOptions.installPath': 'text',
  'installOptions.vhdxPath': 'text',
  'enduser.acceptEula': 'text',
  'enduser.acceptOptionalTelemetry': 'text',
  'network.vswitchType': 'text',
  'network.vswitchName': 'text',
  'network.adapterName': 'text',
  'network.ip4Address': 'text',
  'network.ip4GatewayAddress': 'text',
  'network.ip4PrefixLength': 'text',
  'network.useHostProxy': 'flag',
  'network.httpProxy': 'text',
  'network.httpsProxy': 'text',
  'network.ftpProxy': 'text',
  'network.dnsServers': 'texts',
  'vmConfig.cpuCount': 'number',
  'vmConfig.memoryInMB': 'number',
  'vmConfig.vmDiskSize': 'number',
  'vmConfig.vmDataSize': 'number',
  'vmConfig.gpuPassthroughType': 'text',
  'vmConfig.gpuName': 'text',
  'vmConfig.gpuCount': 'number',
  'vmFeature.DpsTpm': 'flag',
  'vmFeature.Defender': 'flag',
  'eflowProvisioning.provisioningType': 'text',
  'eflowProvisioning.devConnString': 'text',
  'eflowProvisioning.iotHubHostname': 'text',
  'eflowProvisioning.deviceId': 'text',
  'eflowProvisioning.scopeId': 'text',
  'eflowProvisioning.symmKey': 'text',
  'eflowProvisioning.registrationId': 'text',
  'eflowProvisioning.identityCertPath': 'text',
  'eflowProvisioning.identityPrivKeyPath': 'text',
  'eflowProvisioning.globalEndpoint': 'text',
} as const;

export type UserconfigField = keyof typeof userconfigFields;

interface TypeOf {
  text: string;
  number: number;
  flag: boolean;
  texts: readonly string[];
}

/** What a file says. A field that is empty, 0 or false is absent, as the script of the vendor takes it. */
export type UserconfigValues = {
  readonly [F in UserconfigField]?: TypeOf[(typeof userconfigFields)[F]];
};

export interface ReadUserconfig {
  readonly values: UserconfigValues;
  /** Sections that are there, also empty ones. */
  readonly sections: ReadonlySet<string>;
  readonly errors: FieldError[];
  /** Paths that are no field of the format. */
  readonly unknown: string[];
}

const names = Object.keys(userconfigFields) as UserconfigField[];
const sectionNames = [
  ...new Set(names.filter((name) => name.includes('.')).map((name) => name.replace(/\..*$/u, ''))),
];
/** PowerShell takes names in any case, so files have them in any case. */
const canonical = new Map(
  [...names, ...sectionNames].map((name): [string, string] => [name.toLowerCase(), name]),
);

const expected = { text: 'string', number: 'int', flag: 'boolean', texts: 'array' } as const;

/** The value of a field as its type; undefined when it has another one. */
function typed(name: UserconfigField, value: unknown): TypeOf[keyof TypeOf] | undefined {
  switch (userconfigFields[name]) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'texts':
      // The template of the vendor has an empty text where a list belongs.
      if (value === '') return [];
      return Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? value.filter((one) => one !== '')
        : undefined;
  }
}

const absent = (value: TypeOf[keyof TypeOf]): boolean =>
  value === '' || value === 0 || value === false || (typeof value === 'object' && value.length === 0);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields of a parsed file. Judges types and nothing else; never repeats a value. */
export function readFields(document: Record<string, unknown>): ReadUserconfig {
  const values: Record<string, TypeOf[keyof TypeOf]> = {};
  const sections = new Set<string>();
  const errors: FieldError[] = [];
  const unknown: string[] = [];
  const seen = new Set<string>();

  function visit(prefix: string, object: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(object)) {
      // Somebody may have pasted a secret where a name belongs.
      const path = canonical.get(`${prefix}${key}`.toLowerCase());
      if (path === undefined) {
        unknown.push(`${prefix}${redactText(key)}`);
        continue;
      }
      if (seen.has(path)) errors.push({ path, rule: 'userconfig.double-field', params: {} });
      seen.add(path);
      if (value === null) continue;
      if (sectionNames.includes(path)) {
        if (isObject(value)) {
          sections.add(path);
          visit(`${path}.`, value);
        } else errors.push({ path, rule: 'type', params: { expected: 'object' } });
        continue;
      }
      const name = path as UserconfigField;
      const read = typed(name, value);
      if (read === undefined)
        errors.push({ path, rule: 'type', params: { expected: expected[userconfigFields[name]] } });
      else if (!absent(read)) values[name] = read;
    }
  }
  visit('', document);
  return { values, sections, errors, unknown };
}
