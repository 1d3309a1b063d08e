import { z } from 'zod';

/** The way from the VM to the TPM of its host, as the VM sees it. */
export const TpmRelay = z.object({
  /** Services of the way, with their state as systemd calls it and how often they began anew; null when not told. */
  units: z.array(
    z.object({
      name: z.string(),
      loaded: z.boolean(),
      active: z.string(),
      restarts: z.number().int().nullable(),
    }),
  ),
  /** Who is around the VM on its network, and whether he answers; null when the VM does not tell. */
  neighbours: z.array(z.object({ address: z.string(), answers: z.boolean() })).nullable(),
});
