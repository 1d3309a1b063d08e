import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  canonicalConnectionString,
  connectionStringDigest,
} from '../../main/domain/identity/connection-string.ts';
import { symmetricKeyDigest } from '../../main/domain/identity/symmetric-key.ts';
import { practiceCertificate, thumbprintOf } from './certificates.ts';

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

/** Versions of a key or certificate: the one the cloud accepts, and the one that the technician was given. */
const versions = {
  keyVersion: z.int().min(1),
  handedOverVersion: z.int().min(1),
  /** For how many days from now the certificate is valid that was handed over; below 0 it has expired. */
  validDays: z.int().default(365),
};

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
    z.strictObject({ ...device, ...versions, authentication: z.enum(['sas', 'x509']).default('sas') }),
  ),
  /** What a colleague has enrolled in DPS beforehand. */
  enrollments: z.array(
    z.strictObject({
      registrationId: z.string(),
      attestation: z.enum(['symmetricKey', 'x509']),
      enabled: z.boolean(),
      ...versions,
    }),
  ),
  /** What the colleague gets wrong when asked to enroll without being told the registration ID. */
  mistake: z.enum(['none', 'other-registration-id', 'disabled']),
});
export type CloudStart = z.infer<typeof CloudStart>;

/**
 * What a device has to prove, of which one is there: an endorsement key, a key by its digest, a certificate by its
 * thumbprint. `certificate` is the one that was handed over, as PEM.
 */
const attestation = {
  endorsementKey: z.string().nullable(),
  symmetricKeyDigest: z.string().nullable(),
  thumbprint: z.string().nullable(),
  certificate: z.string().nullable(),
};

/** Nothing to prove yet; one of them takes its value. */
export const nothingToProve = {
  endorsementKey: null,
  symmetricKeyDigest: null,
  thumbprint: null,
  certificate: null,
} as const;

/** What proves a device with a certificate: handed over is one, accepted is the same, or another that was made since. */
function certificateOf(
  id: string,
  {
    keyVersion,
    handedOverVersion,
    validDays,
  }: { keyVersion: number; handedOverVersion: number; validDays: number },
  now: number,
) {
  const certificate = practiceCertificate(id, handedOverVersion, now, validDays);
  const accepted = keyVersion === handedOverVersion ? certificate : practiceCertificate(id, keyVersion, now);
  return { certificate, thumbprint: thumbprintOf(accepted) };
}

/** An individual enrollment of DPS. */
export const Enrollment = z.strictObject({
  /** Lower case: DPS ignores case (eflow.md 9.2). */
  registrationId: z.string(),
  ...attestation,
  /** Version of the key that the technician was given; null where he has it himself, in the TPM. */
  handedOverVersion: z.int().nullable(),
  enabled: z.boolean(),
  createdAt: z.number(),
});
export type Enrollment = z.infer<typeof Enrollment>;

/** A device of the hub: one with a key, known by the digest of its connection string, or one that DPS made. */
const Device = z.strictObject({
  ...device,
  keyDigest: z.string().nullable(),
  handedOverVersion: z.int().nullable(),
  ...attestation,
});
export type Device = z.infer<typeof Device>;

/** Version of `cloud.json`. */
export const cloudVersion = 1;

/** The practice cloud as it stands in `cloud.json`. */
export const CloudState = z.strictObject({
  schemaVersion: z.literal(cloudVersion),
  scopeId: z.string(),
  hub: z.string(),
  mistake: CloudStart.shape.mistake,
  devices: z.array(Device),
  enrollments: z.array(Enrollment),
});
export type CloudState = z.infer<typeof CloudState>;

/** What was handed over is what the cloud accepts: keys are set back to it, certificates issued anew for the same key. */
export function renewCredentials(cloud: CloudState, now: number): void {
  const renewed = (id: string, one: Pick<Device, 'certificate' | 'handedOverVersion'>) => {
    if (one.certificate === null || one.handedOverVersion === null) return undefined;
    const certificate = practiceCertificate(id, one.handedOverVersion, now);
    return { certificate, thumbprint: thumbprintOf(certificate) };
  };
  for (const one of cloud.devices) {
    if (one.keyDigest !== null && one.handedOverVersion !== null)
      one.keyDigest = practiceDigest(cloud.hub, one.deviceId, one.handedOverVersion);
    Object.assign(one, renewed(one.deviceId, one));
  }
  for (const one of cloud.enrollments) {
    if (one.symmetricKeyDigest !== null && one.handedOverVersion !== null)
      one.symmetricKeyDigest = symmetricKeyDigest(practiceKey(one.registrationId, one.handedOverVersion));
    Object.assign(one, renewed(one.registrationId, one));
  }
}

/** The cloud as a scenario starts it, at this moment of the machine's clock. */
export function createCloud(start: CloudStart, now: number): CloudState {
  return {
    schemaVersion: cloudVersion,
    scopeId: start.scopeId,
    hub: start.hub,
    mistake: start.mistake,
    devices: start.devices.map((one) => ({
      deviceId: one.deviceId,
      status: one.status,
      handedOverVersion: one.handedOverVersion,
      ...nothingToProve,
      ...(one.authentication === 'sas'
        ? { keyDigest: practiceDigest(start.hub, one.deviceId, one.keyVersion) }
        : { keyDigest: null, ...certificateOf(one.deviceId, one, now) }),
    })),
    enrollments: start.enrollments.map((one) => ({
      registrationId: one.registrationId,
      ...nothingToProve,
      ...(one.attestation === 'symmetricKey'
        ? { symmetricKeyDigest: symmetricKeyDigest(practiceKey(one.registrationId, one.keyVersion)) }
        : certificateOf(one.registrationId, one, now)),
      handedOverVersion: one.handedOverVersion,
      enabled: one.enabled,
      createdAt: now,
    })),
  };
}
