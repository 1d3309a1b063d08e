import { errorCodes, failure, type AppError } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import { isSwitch, type CatalogueEntry, type CatalogueParameter } from '../../main/domain/catalogue.ts';
import type { CatalogueName } from '../../main/domain/catalogue.gen.ts';
import { isSecretHandle, type HostArg, type SecretHandle } from '../../main/ports.ts';
import { doing } from './stream.ts';

type Bound = { parameters: Record<string, Json> } | { problem: AppError };

function typeFits(type: CatalogueParameter['type'], value: Json): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'path':
      return typeof value === 'string' && value !== '';
    case 'string[]':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
    case 'switch':
      return typeof value === 'boolean';
  }
}

/** Which rule of the catalogue a value breaks, if any. */
function brokenRule(parameter: CatalogueParameter, value: HostArg): string | undefined {
  if (parameter.secret === true) return isSecretHandle(value) ? undefined : 'secret';
  if (isSecretHandle(value)) return 'not-secret';
  if (!typeFits(parameter.type, value)) return 'type';
  if (parameter.allowed !== undefined && !(typeof value === 'string' && parameter.allowed.includes(value)))
    return 'allowed';
  return undefined;
}

/** By the code units of the names, as the bridge takes them, so that both name the same of several that are wrong. */
const inOrder = <T>(table: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1));

/**
 * Binds arguments to a catalogue entry: nothing unknown, nothing missing, every value of its type and among those
 * allowed. Fixed parameters are added and cannot be overridden; secrets are revealed here, at the last moment.
 */
export function bind(
  op: CatalogueName,
  entry: CatalogueEntry,
  args: Readonly<Record<string, HostArg>>,
  reveal: (handle: SecretHandle) => string,
): Bound {
  const refuse = (parameter: string, rule: string): Bound => ({
    problem: failure(errorCodes.commandRefused, doing(op), {
      params: { command: entry.command, parameter, rule },
      retry: 'never',
    }).error,
  });
  const parameters: Record<string, Json> = {};
  for (const [name, value] of Object.entries(entry.fixed ?? {}))
    parameters[name] = isSwitch(value) ? value.v : value;
  for (const [name, value] of inOrder(args)) {
    const parameter = Object.hasOwn(entry.parameters, name) ? entry.parameters[name] : undefined;
    if (parameter === undefined) return refuse(name, 'unknown');
    const rule = brokenRule(parameter, value);
    if (rule !== undefined) return refuse(name, rule);
    parameters[name] = isSecretHandle(value) ? reveal(value) : value;
  }
  for (const [name, parameter] of inOrder(entry.parameters)) {
    if (parameter.required === true && !(name in parameters)) return refuse(name, 'required');
  }
  return { parameters };
}

/** Keeps of a result what the catalogue says; a property that is not there is null, as Select-Object has it. */
export function project(entry: CatalogueEntry, value: Json): Json | undefined {
  if (entry.project === 'raw') return value;
  if (entry.project.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return undefined;
  const from = value as Readonly<Record<string, Json>>;
  return Object.fromEntries(entry.project.map((name) => [name, from[name] ?? null]));
}
