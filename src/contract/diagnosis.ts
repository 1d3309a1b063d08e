import { z } from 'zod';

/** The longest log that is read, in characters. */
export const longestLog = 5 * 1024 * 1024;

/** A failure of the catalogue that was found in a log. The words are `failure.ID` and `failure.ID.do`. */
export const FoundFailure = z.object({
  /** Such as `F21`. */
  id: z.string(),
  /** Numbers of the first lines that say so, from 1. */
  lines: z.array(z.number().int()),
  /** How many lines say so. */
  count: z.number().int(),
  /** The first of these lines, without secrets, cut where it gets long. */
  quote: z.string(),
  /** Checks of the scan that look for the same cause, such as `HC-10`. */
  checks: z.array(z.string()),
});
export type FoundFailure = z.infer<typeof FoundFailure>;

/** What a log says: every failure that is known, in the order in which they first occur. */
export const LogDiagnosis = z.object({ lines: z.number().int(), failures: z.array(FoundFailure) });
export type LogDiagnosis = z.infer<typeof LogDiagnosis>;
