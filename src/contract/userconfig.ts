import { z } from 'zod';
import { Params } from './errors.ts';

/** Whether a file is for Windows 10 and 11 or for Windows Server; some rules differ (eflow.md 17). */
export const WindowsKind = z.enum(['client', 'server']);
export type WindowsKind = z.infer<typeof WindowsKind>;

/**
 * Something to be told about a conversion from or to `eflow-userconfig.json`; the words are `userconfig.CODE`.
 * `not-taken`: the other document cannot say it. `to-fill`: only a person knows it. `secret`: left out on purpose.
 * `upstream`: what the script of the vendor does with it, and this product does not. `check`: only the site can tell.
 */
export const UserconfigNote = z.object({
  kind: z.enum(['not-taken', 'to-fill', 'secret', 'upstream', 'check']),
  /** Path of the field in the document it comes from; empty for the document. */
  field: z.string(),
  code: z.string(),
  params: Params,
});
export type UserconfigNote = z.infer<typeof UserconfigNote>;

/** A converted document and everything to be told about it. No secret is in either. */
export const UserconfigConversion = z.object({ text: z.string(), notes: z.array(UserconfigNote) });
export type UserconfigConversion = z.infer<typeof UserconfigConversion>;
