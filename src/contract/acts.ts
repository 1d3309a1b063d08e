import { z } from 'zod';

/** A value that an act takes, as a form and a help text need to know it. */
export const ActParam = z.object({
  name: z.string(),
  type: z.enum(['integer', 'boolean', 'text']),
  required: z.boolean(),
  /** Bounds of a whole number, both included. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** A whole number has to be a multiple of this. */
  step: z.number().optional(),
});
export type ActParam = z.infer<typeof ActParam>;

/** An act as it is listed: the loss that it brings, as a code for `loss.<code>`, and the values it takes. */
export const ActEntry = z.object({
  id: z.string(),
  loss: z.string().nullable(),
  params: z.array(ActParam),
});
export type ActEntry = z.infer<typeof ActEntry>;
