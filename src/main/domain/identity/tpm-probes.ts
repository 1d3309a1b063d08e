import { z } from 'zod';
import { probe } from '../probe.ts';

const RelayRow = z.object({
  Units: z.array(
    z.object({
      Name: z.string().min(1),
      Loaded: z.boolean(),
      Active: z.string().min(1),
      Restarts: z.int().nullable(),
    }),
  ),
  Neighbours: z.array(z.object({ Address: z.string(), Answers: z.boolean() })).nullable(),
});

/** Facts of the way to the TPM inside the VM (eflow.md 11). */
export const tpmProbes = {
  'guest.tpmRelay': probe('guest.tpmRelay', 'guest.tpm', {}, (output) => {
    const row = RelayRow.parse(output.at(-1));
    return {
      units: row.Units.map((one) => ({
        name: one.Name,
        loaded: one.Loaded,
        active: one.Active,
        restarts: one.Restarts,
      })),
      neighbours: row.Neighbours?.map((one) => ({ address: one.Address, answers: one.Answers })) ?? null,
    };
  }),
};
