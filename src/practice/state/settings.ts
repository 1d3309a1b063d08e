import { z } from 'zod';
import { JsonValue } from '../../contract/json.ts';

export const Service = z.strictObject({
  status: z.enum(['Running', 'Stopped']),
  startType: z.enum(['Automatic', 'Manual', 'Disabled']),
});

/** What this Windows is set to and has on it beyond what EFLOW itself touches: what the readiness checks look at. */
export const Settings = z.strictObject({
  /** Values of the registry by key, over those that every machine has; null for a key that is not there. */
  registry: z.record(z.string(), z.record(z.string(), JsonValue).nullable()),
  /** Services beside those of Hyper-V and EFLOW. */
  services: z.record(z.string(), Service),
  /** The name under which the VM was deployed, when somebody has renamed the host since. */
  formerName: z.string().nullable(),
  programs: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  /** Files beside those of Windows and of what is installed. */
  files: z.array(z.string()),
  /** Folders that a technician made, for sharing with the VM. */
  folders: z.array(z.string()),
  /** The PowerShell module that comes with Hyper-V. */
  hyperVModule: z.boolean(),
  /** Firewalls beside that of Windows, with their state as Windows keeps it. */
  firewalls: z.array(z.strictObject({ name: z.string(), state: z.int() })),
  /** The TPM shows its endorsement key to the VM only, not to this Windows. */
  endorsementKeyHidden: z.boolean(),
  /** Unified Write Filter: null where it is not installed. */
  writeFilter: z.boolean().nullable(),
  /** The Internet as this Windows itself reaches it; the VM has its own way. */
  reach: z.strictObject({
    resolves: z.boolean(),
    /** What does not open; `*` stands for any host. */
    blocked: z.array(z.strictObject({ host: z.string(), port: z.int() })),
    /** Who issued the certificates that servers show, as they arrive here. */
    issuer: z.string(),
    /** This Windows refuses those certificates. */
    refused: z.boolean(),
    clockAheadSeconds: z.int(),
  }),
});
export type Settings = z.infer<typeof Settings>;
