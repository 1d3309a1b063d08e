import { z } from 'zod';

/** One update of EFLOW: by running its package, or by the migration cmdlets, which need room for a second VM. */
export const UpgradeHop = z.object({
  from: z.string(),
  to: z.string(),
  how: z.enum(['package', 'migration']),
  /** Disk space it needs, in GB; null where nothing is known of it. */
  freeGb: z.number().nullable(),
});
export type UpgradeHop = z.infer<typeof UpgradeHop>;

/** The way from the EFLOW of this host to another version, one update after the other. Nothing of it has happened. */
export const UpgradePath = z.object({
  schemaVersion: z.literal(1),
  /** The version that is installed; null when none is, or none can be told. */
  installed: z.string().nullable(),
  target: z.string().nullable(),
  hops: z.array(UpgradeHop),
  /** Releases on the way that were withdrawn and are left out. */
  withdrawn: z.array(z.string()),
  /** Why there is no way, or what is to be known, as codes for `upgrade.<code>`. */
  notes: z.array(z.enum(['not-installed', 'not-newer', 'unknown-target', 'newest', 'x64-only', 'migration'])),
  /** The day on which support for the installed train ends or ended, as year-month-day; null for a train nobody knows. */
  supportEnds: z.string().nullable(),
  supported: z.boolean().nullable(),
});
export type UpgradePath = z.infer<typeof UpgradePath>;
