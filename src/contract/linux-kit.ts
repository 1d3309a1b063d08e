import { z } from 'zod';
import { adviserChoices } from './adviser.ts';
import { Params } from './errors.ts';
import { Identity, Proxy } from './setup.ts';

/** Distributions with packages of Microsoft; the words are `kit.distribution.DISTRIBUTION`. */
export const Distribution = z.enum([
  'ubuntu-24.04',
  'ubuntu-22.04',
  'debian-12',
  'debian-11',
  'rhel-9',
  'rhel-8',
]);
export type Distribution = z.infer<typeof Distribution>;

export const Architecture = z.enum(adviserChoices.architecture);
export type Architecture = z.infer<typeof Architecture>;

/** An absolute path on the Linux device. */
const LinuxPath = z
  .string()
  .max(1024)
  .regex(/^\/[^\p{Cc}\p{Cs}]+$/u, { error: 'linux-path' });

/**
 * A PKCS#11 address by RFC 7512 without its PIN, which is a secret, and with `@` written as %40, so that the place of a
 * secret cannot be written into it.
 */
const Pkcs11Uri = z
  .string()
  .max(512)
  .regex(/^pkcs11:(?!.*pin-(?:value|source))(?:[A-Za-z0-9 ._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})+$/u, {
    error: 'pkcs11-uri',
  });

/** The Linux device that a kit is for. */
export const LinuxDevice = z.strictObject({
  distribution: Distribution,
  architecture: Architecture,
  /** Name of the device for its modules; without one it is the name that Linux has. */
  hostname: z
    .string()
    .regex(
      /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/u,
      {
        error: 'linux-hostname',
      },
    )
    .optional(),
  /** Name of a file beside the kit: the certificates that modules are to trust (PEM). */
  trustBundle: z
    .string()
    .max(240)
    .regex(/^[^/\\\p{Cc}\p{Cs}]+$/u, { error: 'file-name' })
    .optional(),
  /** When the device asks DPS again (provisioning.md 8.1); without it Dynamic. */
  reprovisioning: z.enum(['Dynamic', 'AlwaysOnStartup', 'OnErrorOnly']).optional(),
  /** Image of the first edgeAgent, until a deployment names another one. */
  agentImage: z
    .string()
    .max(512)
    .regex(/^[\w.-]+(?::\d{1,5})?(?:\/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/u, { error: 'image' })
    .optional(),
  /** The key of the device in a hardware security module: its library, the slot, and the key in it. */
  pkcs11: z.strictObject({ library: LinuxPath, slot: Pkcs11Uri, key: Pkcs11Uri }).optional(),
});
export type LinuxDevice = z.infer<typeof LinuxDevice>;

/** What a kit is made of. Certificate paths of the identity name files that will lie beside the kit. */
export const LinuxKitWish = z.strictObject({
  identity: Identity,
  proxy: Proxy.optional(),
  device: LinuxDevice,
});
export type LinuxKitWish = z.infer<typeof LinuxKitWish>;

/** Commands for a plain Linux device and the configuration they put in place. No secret is in any of it. */
export const LinuxKit = z.object({
  /** The text of config.toml; where a secret belongs stands a placeholder that the commands fill. */
  config: z.string(),
  /** What to do, in this order; the words are `kit.step.CODE`. */
  steps: z.array(z.object({ code: z.string(), commands: z.string() })),
  /** What to know; the words are `kit.note.CODE`. */
  notes: z.array(z.object({ code: z.string(), params: Params, assumed: z.string().optional() })),
});
export type LinuxKit = z.infer<typeof LinuxKit>;

/** A kit with its files as they are saved, the commands as one script with comments in the language that was asked for. */
export const LinuxKitAnswer = LinuxKit.extend({
  files: z.array(z.object({ name: z.string(), text: z.string() })),
});
export type LinuxKitAnswer = z.infer<typeof LinuxKitAnswer>;
