import { z } from 'zod';
import { Hint } from './adopt.ts';
import { Params, Remedy } from './errors.ts';
import { JsonValue } from './json.ts';

/** `blocked`: another finding must be cured before this one can be judged. `unknown` is never a pass. */
export const FindingStatus = z.enum(['pass', 'warn', 'fail', 'unknown', 'blocked', 'not-applicable']);
export type FindingStatus = z.infer<typeof FindingStatus>;

/** What a finding is about, in the order in which a technician goes through a host. */
export const FindingArea = z.enum(['rights', 'windows', 'hardware', 'hyper-v', 'tools', 'network', 'eflow']);
export type FindingArea = z.infer<typeof FindingArea>;

/** A raw value that a judgement rests on, quotable in a ticket. */
export const Evidence = z.object({
  fact: z.string(),
  value: JsonValue,
  source: z.string(),
  at: z.string(),
  /** Set when the fact could not be learnt; then `value` is null. */
  unknown: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** A judgement on facts. `code` names the words: `finding.<id>.<code>`. */
export const Finding = z.object({
  id: z.string(),
  area: FindingArea,
  status: FindingStatus,
  code: z.string(),
  params: Params,
  /** Key of the failure catalogue that would follow or has followed, for example `F21`. */
  failure: z.string().optional(),
  evidence: z.array(Evidence),
  remedies: z.array(Remedy),
  blockedBy: z.array(z.string()),
  /** True when the answer may be had by running elevated. */
  needsElevation: z.boolean(),
  /** Section of the domain notes when the rule rests on an assumption not verified on a real host. */
  assumed: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** The whole of a scan. `verdict` is what the exit code says: 0 ready, 11 ready with warnings, 10 not ready. */
export const ScanReport = z.object({
  schemaVersion: z.literal(1),
  at: z.string(),
  host: z.string(),
  verdict: z.enum(['ready', 'warnings', 'not-ready']),
  findings: z.array(Finding),
  /** What to do before any remedy. */
  hints: z.array(Hint).optional(),
  ms: z.number(),
});
export type ScanReport = z.infer<typeof ScanReport>;
