import { z } from 'zod';

/** A practice machine as a person looks at it. What a page reads is named; the rest comes along for those who want it all. */
export const PracticeView = z.looseObject({
  scenario: z.string(),
  /** The machine's own time. */
  clock: z.string(),
  /** Real time per practice time; 0 waits for nothing. */
  speed: z.number(),
  windows: z.looseObject({ caption: z.string(), hostName: z.string(), freeMemoryMb: z.number() }),
  boot: z.looseObject({ last: z.string().nullable(), hypervisor: z.boolean(), restartPending: z.boolean() }),
  features: z.looseObject({ hyperV: z.string() }),
  msi: z.looseObject({ version: z.string() }).nullable(),
  vm: z
    .looseObject({
      power: z.string(),
      cpuCount: z.number(),
      memoryMb: z.number(),
      provisioning: z.looseObject({ method: z.string(), deviceId: z.string().nullable() }).nullable(),
    })
    .nullable(),
  /** Commands under way. */
  running: z.array(z.looseObject({ op: z.string() })),
  /** The command that stands still until it is released. */
  held: z.looseObject({ op: z.string() }).nullable(),
  cloud: z.looseObject({ enrollments: z.array(z.looseObject({ registrationId: z.string() })) }),
});
export type PracticeView = z.infer<typeof PracticeView>;
