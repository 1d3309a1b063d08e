import { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * What speaks against an installer: it is not of EFLOW, it only updates one, or it is for another kind of processor than
 * this host has (eflow.md 3.2, 4.2).
 */
export const InstallerDoubt = z.enum(['not-eflow', 'update-package', 'other-platform']);
export type InstallerDoubt = z.infer<typeof InstallerDoubt>;

const told = {
  /** Version and name as the file says them itself, never as its name does. */
  version: z.string(),
  product: z.string(),
  /** For which processors, for example `x64`; null when it does not say. */
  platform: z.string().nullable(),
  doubts: z.array(InstallerDoubt),
};

/** An installer in one of the folders that are looked in: what it says of itself, or why it could not be read. */
export const FoundInstaller = z.object({
  file: z.string(),
  name: z.string(),
  bytes: z.number().nullable(),
  says: z.union([z.object(told), z.object({ error: AppError })]),
});
export type FoundInstaller = z.infer<typeof FoundInstaller>;

/** The folders that were looked in, with those that are not there, and what was found. */
export const InstallerList = z.object({
  folders: z.array(z.object({ folder: z.string(), there: z.boolean() })),
  installers: z.array(FoundInstaller),
  /** True when there were more than are told. */
  more: z.boolean(),
});
export type InstallerList = z.infer<typeof InstallerList>;

/** An installer that was read from its first byte to its last. */
export const InstallerLook = z.object({
  file: z.string(),
  bytes: z.number(),
  /** Computed from this very file: it shows a later change, never an origin. */
  sha256: z.string(),
  ...told,
});
export type InstallerLook = z.infer<typeof InstallerLook>;
