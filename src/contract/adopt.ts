import { z } from 'zod';
import { Params } from './errors.ts';
import { JsonValue } from './json.ts';

/** A value of the setup document that was read off the host: where it stands, and who said it when. */
export const AdoptedValue = z.object({
  path: z.string(),
  value: JsonValue,
  source: z.string(),
  at: z.string(),
});
export type AdoptedValue = z.infer<typeof AdoptedValue>;

/**
 * Something to be told about a document that was read off a host; the words are `adopt.CODE`. `open`: only a person can
 * give it, and without it the document cannot be used. `unknown`: it could not be read, and the document has its default.
 * `not-taken`: the host has it and the document cannot say it. `secret`: left where it is, asked for when it is needed.
 * `check`: taken, and only the site can tell whether it is meant so.
 */
export const AdoptNote = z.object({
  kind: z.enum(['open', 'unknown', 'not-taken', 'secret', 'check']),
  /** Path of the field in the setup document; what the document cannot say has a name of its own. */
  field: z.string(),
  code: z.string(),
  params: Params,
});
export type AdoptNote = z.infer<typeof AdoptNote>;

/** A running host as a setup document, with everything to be told about it. No secret is in it. */
export const Adoption = z.object({
  schemaVersion: z.literal(1),
  at: z.string(),
  host: z.string(),
  /** The document, as far as the host could tell it: `setup check` demands the open fields. */
  text: z.string(),
  values: z.array(AdoptedValue),
  notes: z.array(AdoptNote),
});
export type Adoption = z.infer<typeof Adoption>;

/** What to do before anything else on a host; the words are `hint.CODE`. */
export const Hint = z.enum(['adopt-first']);
export type Hint = z.infer<typeof Hint>;
