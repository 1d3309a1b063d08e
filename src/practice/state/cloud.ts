import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  canonicalConnectionString,
  connectionStringDigest,
} from '../../main/domain/identity/connection-string.ts';

/**
 * A device key of the practice cloud: derived when it is needed, so that none is stored anywhere. A higher version is
 * what a colleague gets who renews the key.
 */
export function practiceKey(deviceId: string, version: number): string {
  return createHash('sha256')
    .update(`practice device key of ${deviceId}, version ${version}`)
    .digest('base64');
}

/** The connection string of a practice device, with the key of that version. */
export function practiceConnectionString(hub: string, deviceId: string, version: number): string {
  return canonicalConnectionString({ hub, deviceId, key: practiceKey(deviceId, version) });
}

/** What the cloud keeps of a connection string to recognise it again. */
export function practiceDigest(hub: string, deviceId: string, version: number): string {
  return connectionStringDigest({ hub, deviceId, key: practiceKey(deviceId, version) });
}

const device = {
  deviceId: z.string(),
  /** `refused`: the hub knows the device and never lets it connect. */
  status: z.enum(['enabled', 'refused']),
};

/** The cloud at the start of a scenario. */
export const CloudStart = z.strictObject({
  scopeId: z.string(),
  hub: z.string(),
  devices: z.array(
    z.strictObject({
      ...device,
      /** Version of the key that the hub accepts. */
      keyVersion: z.int().min(1),
      /** Version of the key in the connection string the technician was given. */
      handedOverVersion: z.int().min(1),
    }),
  ),
  /** What the colleague gets wrong when asked to enroll without being told the registration ID. */
  mistake: z.enum(['none', 'other-registration-id', 'disabled']),
});
export type CloudStart = z.infer<typeof CloudStart>;

/** An individual TPM enrollment of DPS. */
export const Enrollment = z.strictObject({
  /** Lower case: DPS ignores case (eflow.md 9.2). */
  registrationId: z.string(),
  endorsementKey: z.string(),
  enabled: z.boolean(),
  createdAt: z.number(),
});
export type Enrollment = z.infer<typeof Enrollment>;

/** A device of the hub: one with a key, known by the digest of its connection string, or one that DPS made for a TPM. */
const Device = z.strictObject({
  ...device,
  keyDigest: z.string().nullable(),
  handedOverVersion: z.int().nullable(),
  endorsementKey: z.string().nullable(),
});
export type Device = z.infer<typeof Device>;

/** The practice cloud as it stands in `cloud.json`. */
export const CloudState = z.strictObject({
  schemaVersion: z.literal(1),
  scopeId: z.string(),
  hub: z.string(),
  mistake: CloudStart.shape.mistake,
  devices: z.array(Device),
  enrollments: z.array(Enrollment),
});
export type CloudState = z.infer<typeof CloudState>;

/** The cloud as a scenario starts it. */
export function createCloud(start: CloudStart): CloudState {
  return {
    schemaVersion: 1,
    scopeId: start.scopeId,
    hub: start.hub,
    mistake: start.mistake,
    devices: start.devices.map((one) => ({
      deviceId: one.deviceId,
      status: one.status,
      keyDigest: practiceDigest(start.hub, one.deviceId, one.keyVersion),
      handedOverVersion: one.handedOverVersion,
      endorsementKey: null,
    })),
    enrollments: [],
  };
}
