import { z } from 'zod';
import { Params } from './errors.ts';

/** The two services of Azure that a service string can be for (provisioning.md 1.1). */
export const CloudService = z.enum(['hub', 'dps']);
export type CloudService = z.infer<typeof CloudService>;

/** What may be known of a service string: everything but its key. */
export const CloudAccessView = z.object({ service: CloudService, host: z.string(), policy: z.string() });
export type CloudAccessView = z.infer<typeof CloudAccessView>;

/** A device of a hub as its registry tells it, without keys (provisioning.md 6). */
export const HubDevice = z.object({
  deviceId: z.string(),
  /** `capabilities.iotEdge`: without it edgeAgent never gets modules. */
  edge: z.boolean(),
  enabled: z.boolean(),
  authentication: z.enum(['sas', 'selfSigned', 'certificateAuthority', 'none']),
  /** Hex in capitals, the primary one first. */
  thumbprints: z.array(z.string()),
  connected: z.boolean(),
  /** Null for a device that was never heard of. */
  lastActivityAt: z.string().nullable(),
  /** Another one when a device is made anew under the same name. */
  generationId: z.string(),
  etag: z.string(),
});
export type HubDevice = z.infer<typeof HubDevice>;

const enrolled = {
  edge: z.boolean(),
  enabled: z.boolean(),
  attestation: z.enum(['symmetricKey', 'x509', 'tpm', 'none']),
  /** SHA-256 of the certificates it names, hex in capitals. */
  thumbprints: z.array(z.string()),
  /** Hubs it may be assigned to; empty where DPS chooses among all that are linked. */
  hubs: z.array(z.string()),
  createdAt: z.string(),
  etag: z.string(),
};

/** An individual enrollment of DPS, without keys (provisioning.md 5.2). */
export const CloudEnrollment = z.object({
  registrationId: z.string(),
  /** Null where the device is named after its registration ID. */
  deviceId: z.string().nullable(),
  endorsementKey: z.string().nullable(),
  ...enrolled,
});
export type CloudEnrollment = z.infer<typeof CloudEnrollment>;

/** An enrollment group of DPS, without keys. */
export const CloudGroup = z.object({
  groupId: z.string(),
  /** Names of verified CA certificates of the DPS that it refers to. */
  caNames: z.array(z.string()),
  ...enrolled,
});
export type CloudGroup = z.infer<typeof CloudGroup>;

/** What DPS remembers of a device that registered (provisioning.md 5.2). */
export const CloudRegistration = z.object({
  status: z.enum(['unassigned', 'assigning', 'assigned', 'failed', 'disabled']),
  hub: z.string().nullable(),
  deviceId: z.string().nullable(),
  errorCode: z.number().int().nullable(),
  createdAt: z.string(),
});
export type CloudRegistration = z.infer<typeof CloudRegistration>;

/** What is to be told of a thing found in the cloud, by code `cloud.problem.<code>`. */
export const CloudProblem = z.object({ code: z.string(), params: Params });
export type CloudProblem = z.infer<typeof CloudProblem>;

/** Everything that the cloud knows under one name. A part that could not be read says why by an error code. */
export const CloudView = z.object({
  schemaVersion: z.literal(1),
  at: z.string(),
  id: z.string(),
  access: z.array(CloudAccessView),
  device: HubDevice.nullable().optional(),
  enrollment: CloudEnrollment.nullable().optional(),
  group: CloudGroup.nullable().optional(),
  registration: CloudRegistration.nullable().optional(),
  unread: z.array(
    z.object({ part: z.enum(['device', 'enrollment', 'group', 'registration']), code: z.string() }),
  ),
  problems: z.array(CloudProblem),
});
export type CloudView = z.infer<typeof CloudView>;

/** A thing of the cloud in a list. */
export const CloudEntry = z.object({
  part: z.enum(['device', 'enrollment', 'group']),
  id: z.string(),
  edge: z.boolean(),
  enabled: z.boolean(),
});
export type CloudEntry = z.infer<typeof CloudEntry>;

/** What was found by a part of its name. `total` counts more than `found` holds when there are too many. */
export const CloudFound = z.object({
  schemaVersion: z.literal(1),
  access: z.array(CloudAccessView),
  total: z.number().int(),
  found: z.array(CloudEntry),
});
export type CloudFound = z.infer<typeof CloudFound>;
