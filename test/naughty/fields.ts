import { z } from 'zod';

/**
 * A field of a document that takes text: its path, with 0 for the first of a list, and what the parts above it must be for
 * it to be there.
 */
export interface TextField {
  path: string;
  /** Telling fields of the unions on the way, such as `identity.provisioningType`. */
  when: Readonly<Record<string, string>>;
  /** The values it can have, where it is no free text. */
  allowed?: readonly string[];
}

function inner(schema: z.ZodType): z.ZodType | undefined {
  const { def } = schema as unknown as { def: { innerType?: z.ZodType; in?: z.ZodType } };
  return def.innerType ?? def.in;
}

/** Every field of a schema that takes text, found by walking it, so that a new field is among them by itself. */
export function textFields(
  schema: z.ZodType,
  path = '',
  when: Readonly<Record<string, string>> = {},
): TextField[] {
  const found = (more: Partial<TextField> = {}): TextField[] => [{ path, when, ...more }];
  if (schema instanceof z.ZodString) return found();
  if (schema instanceof z.ZodEnum) return found({ allowed: schema.options.map(String) });
  if (schema instanceof z.ZodLiteral) {
    const allowed = [...schema.values].filter((value) => typeof value === 'string');
    return allowed.length === 0 ? [] : found({ allowed });
  }
  if (schema instanceof z.ZodArray) return textFields(schema.element as z.ZodType, `${path}.0`, when);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    return (schema.options as z.ZodObject[]).flatMap((option) => {
      const [tag] = textFields(option.shape[discriminator] as z.ZodType)[0]?.allowed ?? [];
      return textFields(option, path, { ...when, [`${path}.${discriminator}`]: tag ?? '' });
    });
  }
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
      textFields(part, path === '' ? name : `${path}.${name}`, when),
    );
  const below = inner(schema);
  return below === undefined ? [] : textFields(below, path, when);
}

/** The value at a path of a document; undefined where there is none. */
export function valueAt(document: unknown, path: string): unknown {
  let current = document;
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

/** The naughty texts for a field: each as it is, and each within a value that would be right. */
export function around(texts: readonly string[], right: string): string[] {
  const cut = Math.ceil(right.length / 2);
  return [...texts, ...texts.map((text) => `${right.slice(0, cut)}${text}${right.slice(cut)}`)];
}
