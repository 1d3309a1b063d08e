import { z } from 'zod';
import { symmetricKeyDigest } from '../../main/domain/identity/symmetric-key.ts';
import { practiceCertificate, thumbprintOf } from './certificates.ts';
import { clientCertificate, selfSigned, versionedKeys } from './cloud-start.ts';
import {
  cloudVersion,
  newDevice,
  newEnrollment,
  practiceDigest,
  practiceDpsOf,
  practiceKey,
  type Attestation,
  type CloudState,
  type HandedOver,
  type HubAuthentication,
} from './cloud.ts';
import { tpmKeyName } from './tpm-key.ts';

const proof = {
  endorsementKey: z.string().nullable(),
  symmetricKeyDigest: z.string().nullable(),
  thumbprint: z.string().nullable(),
  certificate: z.string().nullable(),
  handedOverVersion: z.int().nullable(),
};

/** `cloud.json` as its first version had it: what a device has to prove, by digests and thumbprints alone. */
const CloudStateV1 = z.strictObject({
  schemaVersion: z.literal(1),
  scopeId: z.string(),
  hub: z.string(),
  mistake: z.enum(['none', 'other-registration-id', 'disabled']),
  devices: z.array(
    z.strictObject({
      deviceId: z.string(),
      status: z.enum(['enabled', 'refused']),
      keyDigest: z.string().nullable(),
      ...proof,
    }),
  ),
  enrollments: z.array(
    z.strictObject({ registrationId: z.string(), ...proof, enabled: z.boolean(), createdAt: z.number() }),
  ),
});
type CloudStateV1 = z.infer<typeof CloudStateV1>;
type Proof = Omit<CloudStateV1['devices'][number], 'deviceId' | 'status' | 'keyDigest'>;

/** Versions of practice keys that a digest is compared with: scenarios use the first two. */
const mostVersions = 9;

/** The version of the practice key with this digest; another one, which nobody was handed, when none has it. */
function versionOf(digest: string | null, digestOf: (version: number) => string, other: number): number {
  for (let version = 1; version <= mostVersions; version += 1)
    if (digestOf(version) === digest) return version;
  return other + 1;
}

const handedOver = ({ handedOverVersion: version, certificate }: Proof): HandedOver =>
  version === null ? null : { version, certificate };

/** The certificate that is accepted: the one that was handed over, or one of another key, which nobody has. */
function accepted(id: string, one: Proof, at: number): string {
  if (one.certificate !== null && thumbprintOf(one.certificate) === one.thumbprint) return one.certificate;
  return practiceCertificate(id, (one.handedOverVersion ?? 0) + 1, at);
}

function attestationOf(id: string, one: Proof, at: number): Attestation {
  if (one.endorsementKey !== null)
    return { type: 'tpm', endorsementKey: one.endorsementKey, storageRootKey: null };
  if (one.thumbprint !== null) return clientCertificate(accepted(id, one, at));
  const digestOf = (version: number) => symmetricKeyDigest(practiceKey(id, version));
  const version = versionOf(one.symmetricKeyDigest, digestOf, one.handedOverVersion ?? 0);
  return { type: 'symmetricKey', ...versionedKeys(id, version) };
}

/** A device that DPS made has the proof of its enrollment; one of the registry has a key or a certificate. */
function authenticationOf(
  hub: string,
  { deviceId, keyDigest, ...one }: CloudStateV1['devices'][number],
): HubAuthentication {
  if (one.endorsementKey !== null)
    return { type: 'sas', ...versionedKeys(tpmKeyName(deviceId, one.endorsementKey), 1) };
  if (one.thumbprint !== null) {
    if (one.certificate !== null) return selfSigned(accepted(deviceId, one, 0));
    const thumbprint = one.thumbprint.toUpperCase();
    return { type: 'selfSigned', primary: thumbprint, secondary: thumbprint };
  }
  const digestOf = (version: number) =>
    keyDigest === null
      ? symmetricKeyDigest(practiceKey(deviceId, version))
      : practiceDigest(hub, deviceId, version);
  const version = versionOf(keyDigest ?? one.symmetricKeyDigest, digestOf, one.handedOverVersion ?? 0);
  return { type: 'sas', ...versionedKeys(deviceId, version) };
}

/** Reads a cloud of version 1 as what it is today; undefined when it is none. It decides what it decided before. */
export function upgradeCloud(raw: unknown): CloudState | undefined {
  const parsed = CloudStateV1.safeParse(raw);
  if (!parsed.success) return undefined;
  const { scopeId, hub, mistake, devices, enrollments } = parsed.data;
  const cloud: CloudState = {
    schemaVersion: cloudVersion,
    scopeId,
    hub,
    dps: practiceDpsOf(hub),
    mistake,
    devices: [],
    enrollments: [],
    groups: [],
    registrations: [],
    authorities: [],
    faults: [],
    counter: 1,
  };
  const oldest = Math.min(...enrollments.map((one) => one.createdAt), 0);
  for (const one of devices) {
    const { deviceId, status } = one;
    const authentication = authenticationOf(hub, one);
    const device = { deviceId, enabled: status === 'enabled', iotEdge: true, authentication };
    cloud.devices.push(newDevice(cloud, { ...device, handedOver: handedOver(one) }, oldest));
  }
  for (const one of enrollments) {
    const { registrationId, enabled, createdAt } = one;
    const attestation = attestationOf(registrationId, one, createdAt);
    const enrollment = { registrationId, enabled, attestation, handedOver: handedOver(one) };
    cloud.enrollments.push(newEnrollment(cloud, enrollment, createdAt));
  }
  return cloud;
}
