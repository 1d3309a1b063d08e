import { z } from 'zod';
import { errorCodes, failure, type FieldError, type Failure } from '../../contract/errors.ts';
import {
  CarriedImages,
  CloudSide,
  Identity,
  InspectionCa,
  Network,
  Nic,
  Payload,
  Proxy,
  Setup,
  SharedFolder,
  StaticAddress,
  Vm,
} from '../../contract/setup.ts';
import { cloudFaults } from './cloud/setup-faults.ts';
import { jsonFault } from './json-syntax.ts';
import { faultsOfTriple } from './network/addresses.ts';
import { redactText } from './redact.ts';

/** An offset as line and column, both from 1. */
export function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const pathText = (path: readonly PropertyKey[]) =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('');

/** Every field of the document: the part it belongs to and its name, for "did you mean". */
const fields: readonly (readonly [part: string, name: string])[] = [
  ...Object.keys(Setup.shape).map((name) => ['', name] as const),
  ...Object.keys(Payload.shape).map((name) => ['payload', name] as const),
  ...Object.keys(Vm.shape).map((name) => ['vm', name] as const),
  ...Identity.options.flatMap((option) =>
    Object.keys(option.shape).map((name) => ['identity', name] as const),
  ),
  ...Network.options.flatMap((option) => Object.keys(option.shape).map((name) => ['network', name] as const)),
  ...Object.keys(StaticAddress.shape).map((name) => ['network.address', name] as const),
  ...Object.keys(Proxy.shape).map((name) => ['proxy', name] as const),
  ...Object.keys(SharedFolder.shape).map((name) => ['sharedFolders', name] as const),
  ...Object.keys(InspectionCa.shape).map((name) => ['inspectionCa', name] as const),
  ...Object.keys(CarriedImages.shape).map((name) => ['carriedImages', name] as const),
  ...Object.keys(CloudSide.shape).map((name) => ['cloud', name] as const),
  ...['id', 'caCertPath'].map((name) => ['cloud.group', name] as const),
  ...Object.keys(Nic.shape).map((name) => ['nics', name] as const),
  ...['gpuName', 'gpuPassthroughType', 'gpuCount'].map((name) => ['vm.gpu', name] as const),
  ['features', 'defender'],
  ['proof', 'withinMinutes'],
];

/** Number of single-character edits between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The field that was probably meant, with its part: a right name may stand in the wrong place. */
function closest(part: string, name: string): string | undefined {
  const lower = name.toLowerCase();
  const ranked = fields
    .map(([of, field]) => ({ of, field, edits: distance(lower, field.toLowerCase()) }))
    .sort((x, y) => x.edits - y.edits || Number(y.of === part) - Number(x.of === part));
  const best = ranked[0];
  if (best === undefined || best.edits > Math.max(2, Math.floor(name.length / 3))) return undefined;
  return best.of === '' ? best.field : `${best.of}.${best.field}`;
}

/** Rules that carry their own code as zod message; see `contract/setup.ts`. */
const ownRules = new Set([
  'secret-reference',
  'no-control-characters',
  'scope-id',
  'registration-id',
  'global-endpoint',
  'host-name',
  'device-id',
  'device-path',
  'msi-file',
  'sha256',
  'version',
  'even',
  'share-root',
  'share-folder',
  'share-target',
  'share-double',
  'accept-eula',
  'address.not-ipv4',
  'dns-needed',
  'switch-name',
  'nic-name',
  'gpu-one',
  'gpu-assignable',
  'nic-double',
  'nic-address',
  'proxy-url',
  'proxy-user',
  'no-proxy',
  'image-name',
  'image-id',
  'images-none',
  'image-double',
  'image-agents',
]);

/** What a union takes for its telling field, by the part that it is. */
const unions: Readonly<Record<string, readonly string[]>> = {
  identity: Identity.options.map((option) => option.shape.provisioningType.value),
  network: ['Default Switch', 'External', 'Internal'] satisfies Network['vswitch'][],
};

function present(document: unknown, path: readonly PropertyKey[]): boolean {
  let current = document;
  for (const part of path) {
    if (typeof current !== 'object' || current === null || !(part in current)) return false;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return true;
}

/**
 * Whether a document wants an Internal switch to give the VM its address. The DHCP role of Windows Server is never installed:
 * in a domain an unauthorised server leases nothing, and elsewhere it may answer for the whole plant (field-notes Network).
 */
const wantsDhcpRole = (path: string, name: string, document: unknown): boolean =>
  path === 'network' &&
  (/dhcp/iu.test(name) ||
    (name === 'address' &&
      present(document, ['network', 'vswitch']) &&
      (document as { network: { vswitch: unknown } }).network.vswitch === 'Internal'));

/**
 * What is wrong with one of the carried images. Its name may hold dots and is no part of a path, so it is told beside it; a
 * secret that somebody pasted there is not.
 */
function imageErrors(issue: z.core.$ZodIssue): FieldError[] | undefined {
  const [list, , images, name] = issue.path;
  if (list !== 'carriedImages' || images !== 'images' || name === undefined) return undefined;
  const inner = issue.code === 'invalid_key' ? issue.issues.map(({ message }) => message) : [];
  const rule = [issue.message, ...inner].find((one) => ownRules.has(one)) ?? 'invalid';
  return [{ path: pathText(issue.path.slice(0, 3)), rule, params: { image: redactText(String(name)) } }];
}

/** One zod issue as refused fields. Values are never repeated: any of them might be a secret in the wrong place. */
export function fieldErrors(issue: z.core.$ZodIssue, document: unknown): FieldError[] {
  const path = pathText(issue.path);
  const ofImage = imageErrors(issue);
  if (ofImage !== undefined) return ofImage;
  if (ownRules.has(issue.message)) {
    return [{ path, rule: present(document, issue.path) ? issue.message : 'required', params: {} }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const guess = closest(path, key);
        if (wantsDhcpRole(path, key, document))
          return { path: pathText([...issue.path, key]), rule: 'dhcp-role', params: {} };
        return {
          // Somebody may have pasted a secret where a name belongs.
          path: pathText([...issue.path, redactText(key)]),
          rule: guess === undefined ? 'unknown-field' : 'unknown-field-guess',
          params: guess === undefined ? {} : { guess },
        };
      });
    case 'invalid_type':
      return [
        present(document, issue.path)
          ? { path, rule: 'type', params: { expected: issue.expected } }
          : {
              path,
              rule: wantsDhcpRole(pathText(issue.path.slice(0, -1)), String(issue.path.at(-1)), document)
                ? 'dhcp-role'
                : 'required',
              params: {},
            },
      ];
    case 'invalid_value':
      return [
        {
          path,
          rule: present(document, issue.path) ? 'one-of' : 'required',
          params: { allowed: issue.values.map(String).join(', ') },
        },
      ];
    case 'invalid_union':
      return [
        {
          path,
          rule: present(document, issue.path) ? 'one-of' : 'required',
          params: { allowed: (unions[String(issue.path[0])] ?? []).join(', ') },
        },
      ];
    case 'too_small':
      return [
        {
          path,
          rule: issue.origin === 'string' ? 'min-length' : 'min',
          params: { min: Number(issue.minimum) },
        },
      ];
    case 'too_big':
      return [
        {
          path,
          rule: issue.origin === 'string' ? 'max-length' : 'max',
          params: { max: Number(issue.maximum) },
        },
      ];
    default:
      return [{ path, rule: 'invalid', params: {} }];
  }
}

/** What is wrong with static addresses in themselves (eflow.md 10.2). Addresses are no secrets, so their words may name them. */
function addressErrors({ network, nics = [] }: Setup): FieldError[] {
  const own = network.vswitch === 'Default Switch' ? undefined : network.address;
  const all = [
    { path: 'network', address: own },
    ...nics.map(({ address }, i) => ({ path: `nics[${i}]`, address })),
  ];
  return all.flatMap(({ path, address }) =>
    address === undefined
      ? []
      : faultsOfTriple(address, []).map(({ field, code, params }) => ({
          path: `${path}.address.${field}`,
          rule: `address.${code}`,
          params,
        })),
  );
}

/** A further NIC on the switch of the VM's own: EFLOW takes each switch for one network (eflow.md 10.4). */
function nicErrors({ network, nics = [] }: Setup): FieldError[] {
  const own = network.vswitch === 'Default Switch' ? network.vswitch : network.vswitchName;
  return nics.flatMap(({ vswitchName }, i) =>
    vswitchName.toLowerCase() === own.toLowerCase()
      ? [{ path: `nics[${i}].vswitchName`, rule: 'nic-own-switch', params: {} }]
      : [],
  );
}

/**
 * Reads a setup document. Refuses with the place of a syntax error, or with every wrong field at once: where, which
 * rule, and what to write. It changes nothing and never repeats a value.
 */
export function parseSetup(text: string): Setup {
  const plain = text.replace(/^\uFEFF/u, '');
  const fault = jsonFault(plain);
  if (fault !== undefined) {
    throw failure(errorCodes.setupSyntax, 'setup.read', { params: position(plain, fault) });
  }
  const document: unknown = JSON.parse(plain);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw setupRefusal([{ path: '', rule: 'type', params: { expected: 'object' } }]);
  }
  const version = (document as Record<string, unknown>)['schemaVersion'];
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) {
    throw failure(errorCodes.setupNewer, 'setup.read', { params: { version, known: 1 }, retry: 'never' });
  }
  const parsed = Setup.safeParse(document);
  if (parsed.success) {
    const faults = [...addressErrors(parsed.data), ...nicErrors(parsed.data), ...cloudFaults(parsed.data)];
    if (faults.length > 0) throw setupRefusal(faults);
    return parsed.data;
  }
  throw setupRefusal(parsed.error.issues.flatMap((issue) => fieldErrors(issue, document)));
}

/** A refusal of a setup document with the fields it is about. */
export function setupRefusal(fields: FieldError[]): Failure {
  return failure(errorCodes.setupInvalid, 'setup.read', { fields, params: { count: fields.length } });
}

/** The setup document's shape as JSON Schema, for editors. Defaults are optional there. */
export function setupJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(Setup, { io: 'input' });
}
