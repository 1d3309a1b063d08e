import { z } from 'zod';
import { Params } from './errors.ts';

/** One link of the path from the host to the cloud. */
export const StatusLink = z.object({
  id: z.enum(['host', 'vm', 'runtime', 'modules', 'cloud']),
  state: z.enum(['good', 'attention', 'broken', 'absent', 'unknown']),
  /** Names the words: `status.<id>.<code>`. */
  code: z.string(),
  params: Params,
  /** When the fact behind it was told; null when nothing was. */
  at: z.string().nullable(),
});
export type StatusLink = z.infer<typeof StatusLink>;

/** How a machine stands, at a glance. `first` is the first link that is not good: there to look next. */
export const Status = z.object({
  schemaVersion: z.literal(1),
  at: z.string(),
  host: z.string(),
  overall: z.enum(['healthy', 'attention', 'unhealthy', 'offline', 'not-set-up', 'unknown']),
  links: z.array(StatusLink),
  first: StatusLink.shape.id.nullable(),
  modules: z.array(
    z.object({ name: z.string(), status: z.string(), description: z.string(), image: z.string() }),
  ),
  job: z.object({ id: z.string(), state: z.string() }).nullable(),
});
export type Status = z.infer<typeof Status>;
