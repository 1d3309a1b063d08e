import { z } from 'zod';
import { Params } from './errors.ts';
import { UnknownReason } from './facts.ts';

/**
 * Something that happened to a host; the words are `timeline.KIND`. `connected` is what tells that it was well then.
 */
export const TimelineEntry = z.object({
  at: z.string(),
  kind: z.enum([
    'update',
    'boot',
    'installed',
    'removed',
    'install-failed',
    'service-failed',
    'certificate-ends',
    'provisioned',
    'connected',
    'proven',
    'job',
  ]),
  params: Params,
  /** The fact or the journal that tells it. */
  source: z.string(),
  /** It came after the last sign that the device was well. */
  after: z.boolean(),
  /** Key of the failure catalogue when it is known to break EFLOW, for example `F74`. */
  failure: z.string().optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What happened to a host, newest first. */
export const Timeline = z.object({
  schemaVersion: z.literal(1),
  at: z.string(),
  host: z.string(),
  /** The last sign that edgeAgent was connected, and who tells it; null when nothing tells of one. */
  lastGood: z.object({ at: z.string(), by: z.enum(['now', 'agent', 'job']) }).nullable(),
  entries: z.array(TimelineEntry),
  /** Parts that could not be read, each with the reason. */
  unknown: z.array(z.object({ fact: z.string(), reason: UnknownReason })),
});
export type Timeline = z.infer<typeof Timeline>;
