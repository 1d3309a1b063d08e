import { z } from 'zod';
import { probe } from '../probe.ts';

/** Bytes, also as text: large numbers may come like that. */
const bytes = z.union([z.number(), z.string().regex(/^\d+$/u).transform(Number)]);
const text = z.string().nullish();

const ImagesRow = z.object({
  Images: z.array(z.object({ Name: z.string(), Id: z.string(), InUse: z.boolean() })),
  Copies: z.array(z.object({ Name: z.string(), Bytes: bytes })),
  AgentImage: text,
  PullPolicy: text,
  Own: z.boolean(),
  Editable: z.boolean(),
  FreeBytes: bytes.nullish(),
});

/** Facts of container images in the VM. */
export const imageProbes = {
  'guest.images': probe('guest.images', 'guest.images', {}, (output) => {
    const row = ImagesRow.parse(output.at(-1));
    return {
      images: row.Images.map(({ Name, Id, InUse }) => ({ name: Name, id: Id, inUse: InUse })),
      copies: row.Copies.map(({ Name, Bytes }) => ({ name: Name, bytes: Bytes })),
      agent: {
        image: row.AgentImage ?? null,
        pullPolicy: row.PullPolicy ?? null,
        own: row.Own,
        editable: row.Editable,
      },
      freeBytes: row.FreeBytes ?? null,
    };
  }),
};
