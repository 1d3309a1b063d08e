import { z } from 'zod';
import { errorCodes, failure, type FieldError, type Failure } from '../../contract/errors.ts';
import { Identity, Payload, Setup, Vm } from '../../contract/setup.ts';

/** Reads 1.2.3 of a JSON syntax error as line and column, both from 1. */
function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const pathText = (path: readonly PropertyKey[]) =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`)).join('');

/** Field names of the whole document, for "did you mean". */
const fieldNames = [
  ...Object.keys(Setup.shape),
  ...Object.keys(Payload.shape),
  ...Object.keys(Vm.shape),
  ...Identity.options.flatMap((option) => Object.keys(option.shape)),
  'vswitch',
  'withinMinutes',
];

/** Number of single-character edits between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function closest(name: string): string | undefined {
  const lower = name.toLowerCase();
  const ranked = fieldNames.map((field) => ({ field, d: distance(lower, field.toLowerCase()) })).sort((x, y) => x.d - y.d);
  const best = ranked[0];
  return best !== undefined && best.d <= Math.max(2, Math.floor(name.length / 3)) ? best.field : undefined;
}

/** Rules that carry their own code as zod message; see `contract/setup.ts`. */
const ownRules = new Set([
  'secret-reference',
  'no-control-characters',
  'scope-id',
  'registration-id',
  'global-endpoint',
  'msi-file',
  'sha256',
  'version',
  'even',
  'accept-eula',
]);

function present(document: unknown, path: readonly PropertyKey[]): boolean {
  let current = document;
  for (const part of path) {
    if (typeof current !== 'object' || current === null || !(part in current)) return false;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return true;
}

/** One zod issue as refused fields. Values are never repeated: any of them might be a secret in the wrong place. */
function fieldErrors(issue: z.core.$ZodIssue, document: unknown): FieldError[] {
  const path = pathText(issue.path);
  if (ownRules.has(issue.message)) {
    return [{ path, rule: present(document, issue.path) ? issue.message : 'required', params: {} }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const guess = closest(key);
        return {
          path: pathText([...issue.path, key]),
          rule: guess === undefined ? 'unknown-field' : 'unknown-field-guess',
          params: guess === undefined ? {} : { guess },
        };
      });
    case 'invalid_type':
      return [
        present(document, issue.path)
          ? { path, rule: 'type', params: { expected: issue.expected } }
          : { path, rule: 'required', params: {} },
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
          params: { allowed: Identity.options.map((option) => option.shape.provisioningType.value).join(', ') },
        },
      ];
    case 'too_small':
      return [{ path, rule: issue.origin === 'string' ? 'min-length' : 'min', params: { min: Number(issue.minimum) } }];
    case 'too_big':
      return [{ path, rule: issue.origin === 'string' ? 'max-length' : 'max', params: { max: Number(issue.maximum) } }];
    default:
      return [{ path, rule: 'invalid', params: {} }];
  }
}

/**
 * Reads a setup document. Refuses with the place of a syntax error, or with every wrong field at once: where, which
 * rule, and what to write. It changes nothing and never repeats a value.
 */
export function parseSetup(text: string): Setup {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    // The engine's own message quotes the text around the fault, which may be a secret: only its place is kept.
    const offset = error instanceof Error ? /position (\d+)/u.exec(error.message)?.[1] : undefined;
    const at = position(text, offset === undefined ? text.length : Number(offset));
    throw failure(errorCodes.setupSyntax, 'setup.read', { params: at });
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw failure(errorCodes.setupInvalid, 'setup.read', { fields: [{ path: '', rule: 'type', params: { expected: 'object' } }] });
  }
  const version = (document as Record<string, unknown>)['schemaVersion'];
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) {
    throw failure(errorCodes.setupNewer, 'setup.read', { params: { version, known: 1 }, retry: 'never' });
  }
  const parsed = Setup.safeParse(document);
  if (parsed.success) return parsed.data;
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
