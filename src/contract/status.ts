import { z } from 'zod';
import { Hint } from './adopt.ts';
import { Params } from './errors.ts';
import { UnknownReason } from './facts.ts';

/** One link of the path from the host to the cloud. */
export const StatusLink = z.object({
  id: z.enum(['host', 'vm', 'runtime', 'modules', 'cloud']),
  state: z.enum(['good', 'attention', 'broken', 'absent', 'unknown']),
  /** Names the words: `status.<id>.<code>`. */
  code: z.string(),
  params: Params,
  /** Key of the failure catalogue, for example `F94`; its words are `failure.<id>` and `failure.<id>.do`. */
  failure: z.string().optional(),
  /** When the fact behind it was told; null when nothing was. */
  at: z.string().nullable(),
});
export type StatusLink = z.infer<typeof StatusLink>;

/** What the VM uses of what it was given, in MB; null where nothing tells, for example while the VM is off. */
const Use = z.object({ usedMb: z.number().nullable(), totalMb: z.number().nullable() });

/** The VM in numbers. */
export const VmUse = z.object({
  name: z.string(),
  power: z.string(),
  cpuCount: z.number().nullable(),
  /** Processes that ran or waited to run, on average over the last minute; null when the VM did not tell. */
  load: z.number().nullable(),
  memory: Use,
  storage: Use,
  at: z.string(),
});
export type VmUse = z.infer<typeof VmUse>;

/** How well this program can tell: apart from how the machine stands. */
export const Management = z.object({
  /** `silent`: the host told nothing at all. */
  engine: z.enum(['answers', 'silent']),
  /** Facts that could not be read though they should be there, each with the reason; `elevation` has a cure. */
  unread: z.array(z.object({ fact: z.string(), reason: UnknownReason })),
  /** The job that holds the machine, and whether it runs in this program. */
  job: z.object({ id: z.string(), pid: z.number(), since: z.string(), here: z.boolean() }).nullable(),
});
export type Management = z.infer<typeof Management>;

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
  vm: VmUse.nullable(),
  management: Management,
  /** What to do before any repair. */
  hints: z.array(Hint).optional(),
});
export type Status = z.infer<typeof Status>;
