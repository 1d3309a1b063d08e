import { z } from 'zod';
import type { ActParam } from '../../contract/acts.ts';
import { errorCodes, failure, type Params } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { fieldErrors } from './setup.ts';

/** Values of an act, by name: whole numbers, yes or no, and texts. */
export type ActSchema = z.ZodObject;

interface Property {
  type?: string;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
}

/** The values that an act takes, read off its schema, in its order. */
export function actParams(schema: ActSchema | undefined): ActParam[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties as Record<string, Property>).map(([name, property]) => ({
    name,
    type: property.type === 'integer' || property.type === 'boolean' ? property.type : 'text',
    required: required.includes(name),
    ...(property.minimum === undefined ? {} : { min: property.minimum }),
    ...(property.maximum === undefined ? {} : { max: property.maximum }),
    ...(property.multipleOf === undefined ? {} : { step: property.multipleOf }),
  }));
}

/** A command line has only texts: one that spells a number or a truth value is taken for it where one belongs. */
function fromText(type: ActParam['type'], value: Params[string]): Params[string] {
  if (typeof value !== 'string') return value;
  if (type === 'integer' && /^-?\d+$/u.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/**
 * Checks the values of an act and returns them as its steps take them. Refuses a name that the act does not know with
 * `actParam`, everything else with `actParamInvalid`, which names each field and its rule and repeats no value.
 */
export function readActParams(act: string, schema: ActSchema | undefined, given: Params): JsonObject {
  const known = actParams(schema);
  const foreign = Object.keys(given).find((name) => !known.some((param) => param.name === name));
  if (foreign !== undefined) {
    throw failure(errorCodes.actParam, 'act.plan', {
      params: { act, name: foreign },
      retry: 'never',
    });
  }
  if (schema === undefined) return {};
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      fromText(known.find((param) => param.name === name)?.type ?? 'text', value),
    ]),
  );
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data as JsonObject;
  throw failure(errorCodes.actParamInvalid, 'act.plan', {
    params: { act },
    fields: parsed.error.issues.flatMap((issue) => fieldErrors(issue, values)),
    retry: 'never',
  });
}
