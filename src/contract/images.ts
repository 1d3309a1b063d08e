import { z } from 'zod';
import { Params } from './errors.ts';

/**
 * Why a file brings no images: it is not there or cannot be read, is no tar archive, is compressed, ends too early, is
 * damaged, holds an OCI layout that docker load does not take, a container that `docker export` wrote, or nothing that
 * names images, has images without names, or more in it than is looked at.
 */
export const ArchiveProblem = z.enum([
  'missing',
  'unreadable',
  'not-tar',
  'compressed',
  'cut-off',
  'damaged',
  'oci-layout',
  'container',
  'no-manifest',
  'no-tags',
  'too-much',
]);
export type ArchiveProblem = z.infer<typeof ArchiveProblem>;

/** An image that a file brings. */
export const ArchivedImage = z.object({
  /** With its tag, as `docker image ls` shows it. */
  name: z.string(),
  /** `sha256:` and the SHA-256 of its configuration, computed from the bytes in the file. */
  id: z.string(),
  /** What it runs on, as its configuration says: `linux` and `amd64`, for example. */
  os: z.string(),
  architecture: z.string(),
});
export type ArchivedImage = z.infer<typeof ArchivedImage>;

/** What is in a file of images; none exactly where there is a problem. */
export const ImageArchive = z.object({
  problem: ArchiveProblem.nullable(),
  bytes: z.number(),
  images: z.array(ArchivedImage),
});
export type ImageArchive = z.infer<typeof ImageArchive>;

/** A file of images that was read: what it brings, and what speaks against its images on this host. */
export const ImageFile = z.object({
  file: z.string(),
  bytes: z.number(),
  images: z.array(ArchivedImage),
  against: z.array(z.object({ code: z.string(), params: Params })),
});
export type ImageFile = z.infer<typeof ImageFile>;

/** Container images in the VM, and what it knows of those that were carried to it. */
export const GuestImages = z.object({
  /** All that docker has, by their names with their tags. */
  images: z.array(
    z.object({
      name: z.string(),
      id: z.string(),
      /** A container was made from it, whether it runs or not. */
      inUse: z.boolean(),
    }),
  ),
  /** Copies of files of images that this product put into the VM. */
  copies: z.array(z.object({ name: z.string(), bytes: z.number() })),
  /** What config.toml says of edgeAgent's image; null where it says nothing. */
  agent: z.object({
    image: z.string().nullable(),
    pullPolicy: z.string().nullable(),
    /** This product wrote it. */
    own: z.boolean(),
    /** The part about edgeAgent is written in a way that this product edits. */
    editable: z.boolean(),
  }),
  /** Free bytes of the data partition; null when not told. */
  freeBytes: z.number().nullable(),
});
export type GuestImages = z.infer<typeof GuestImages>;
