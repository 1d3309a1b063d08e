import { createHash } from 'node:crypto';
import { z } from 'zod';
import { JsonValue } from '../../contract/json.ts';
import {
  canonicalConnectionString,
  connectionStringDigest,
} from '../../main/domain/identity/connection-string.ts';

/**
 * A device key of the practice cloud: derived when it is needed, so that none is stored anywhere. A higher version is
 * what a colleague gets who renews the key; version 0 is the second key of a device, which is handed to nobody.
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

/** What recognises a connection string again. */
export function practiceDigest(hub: string, deviceId: string, version: number): string {
  return connectionStringDigest({ hub, deviceId, key: practiceKey(deviceId, version) });
}

/** Host of the service API of the DPS that a hub of practice is linked to. */
export const practiceDpsOf = (hub: string): string =>
  `${hub.split('.')[0] ?? hub}-dps.azure-devices-provisioning.net`;

/** Versions of a key or certificate: the one the cloud accepts, and the one that the technician was given. */
const versions = {
  keyVersion: z.int().min(1),
  handedOverVersion: z.int().min(1),
  /** For how many days from now the certificate is valid that was handed over; below 0 it has expired. */
  validDays: z.int().default(365),
};

/** The cloud at the start of a scenario. */
export const CloudStart = z.strictObject({
  scopeId: z.string(),
  hub: z.string(),
  devices: z.array(
    z.strictObject({
      deviceId: z.string(),
      /** `refused`: the hub knows the device and never lets it connect. */
      status: z.enum(['enabled', 'refused']),
      ...versions,
      authentication: z.enum(['sas', 'x509']).default('sas'),
    }),
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

/** A key of the cloud. One of a colleague's making is derived from a name and a version; every other one is sealed. */
export const StoredKey = z.union([
  z.strictObject({ of: z.string(), version: z.int().min(0) }),
  z.strictObject({ sealed: z.string() }),
]);
export type StoredKey = z.infer<typeof StoredKey>;

const keyPair = { primary: StoredKey, secondary: StoredKey };
const certificatePair = { primary: z.string(), secondary: z.string().nullable() };

/** What a device has to prove to DPS (provisioning.md 5.2). Certificates are PEM, authorities are named. */
export const Attestation = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('symmetricKey'), ...keyPair }),
  z.strictObject({
    type: z.literal('x509'),
    kind: z.enum(['clientCertificates', 'signingCertificates', 'caReferences']),
    ...certificatePair,
  }),
  z.strictObject({
    type: z.literal('tpm'),
    endorsementKey: z.string(),
    storageRootKey: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('none') }),
]);
export type Attestation = z.infer<typeof Attestation>;

const Properties = z.record(z.string(), JsonValue);
const ms = z.number();
const revision = z.int().min(1);

/** The version of the key or certificate that the technician was given, and that certificate as PEM. */
const HandedOver = z.strictObject({ version: z.int(), certificate: z.string().nullable() }).nullable();
export type HandedOver = z.infer<typeof HandedOver>;

const entry = {
  attestation: Attestation,
  enabled: z.boolean(),
  iotEdge: z.boolean(),
  allocation: z.strictObject({
    policy: z.enum(['hashed', 'geoLatency', 'static', 'custom']),
    /** Host names; none stands for every hub that is linked. */
    hubs: z.array(z.string()),
    custom: Properties.nullable(),
  }),
  reprovision: z.strictObject({ updateHubAssignment: z.boolean(), migrateDeviceData: z.boolean() }),
  initialTwin: Properties.nullable(),
  createdAt: ms,
  updatedAt: ms,
  revision,
};

/** An individual enrollment of DPS. */
export const Enrollment = z.strictObject({
  /** Lower case: DPS ignores case (eflow.md 9.2). */
  registrationId: z.string(),
  /** Null where it is the registration ID. */
  deviceId: z.string().nullable(),
  information: Properties.nullable(),
  handedOver: HandedOver,
  ...entry,
});
export type Enrollment = z.infer<typeof Enrollment>;

/** An enrollment group of DPS. */
const Group = z.strictObject({ enrollmentGroupId: z.string(), ...entry });
export type Group = z.infer<typeof Group>;

/** What DPS remembers of a device that registered (provisioning.md 5.2). */
const Registration = z.strictObject({
  registrationId: z.string(),
  /** The group it came by; null for an individual enrollment. */
  group: z.string().nullable(),
  deviceId: z.string(),
  hub: z.string().nullable(),
  status: z.enum(['assigned', 'failed', 'disabled']),
  substatus: z.enum(['initialAssignment', 'deviceDataMigrated', 'deviceDataReset']),
  problem: z.strictObject({ code: z.int(), message: z.string() }).nullable(),
  payload: JsonValue.nullable(),
  createdAt: ms,
  updatedAt: ms,
  revision,
});
export type Registration = z.infer<typeof Registration>;

/** What a device has to prove to the hub (provisioning.md 6). Thumbprints are upper-case hex. */
export const HubAuthentication = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sas'), ...keyPair }),
  z.strictObject({ type: z.literal('selfSigned'), primary: z.string(), secondary: z.string() }),
  z.strictObject({ type: z.literal('certificateAuthority') }),
  z.strictObject({ type: z.literal('none') }),
]);
export type HubAuthentication = z.infer<typeof HubAuthentication>;

const Twin = z.strictObject({ desired: Properties, reported: Properties, version: z.int() });

/** A module of a device; an edge device has `$edgeAgent` and `$edgeHub` from the start. */
const Module = z.strictObject({
  moduleId: z.string(),
  authentication: HubAuthentication,
  managedBy: z.string().nullable(),
  connectedAt: ms.nullable(),
  twin: Twin,
  revision,
});
export type Module = z.infer<typeof Module>;

/** A device of the hub. */
const Device = z.strictObject({
  deviceId: z.string(),
  /** Another one after the device was deleted and made again. */
  generation: z.int(),
  enabled: z.boolean(),
  statusReason: z.string().nullable(),
  authentication: HubAuthentication,
  iotEdge: z.boolean(),
  handedOver: HandedOver,
  connectedAt: ms.nullable(),
  tags: Properties,
  twin: Twin,
  modules: z.array(Module),
  createdAt: ms,
  updatedAt: ms,
  revision,
});
export type Device = z.infer<typeof Device>;

/** A certificate of an authority that was uploaded to DPS; unverified ones prove nothing (provisioning.md 3.1). */
const Authority = z.strictObject({ name: z.string(), certificate: z.string(), verified: z.boolean() });

/** A fault of the cloud that lasts, or happens so many times more (`src/practice/cloud/faults.ts`). */
const CloudFault = z.strictObject({ name: z.string(), left: z.int().min(1).nullable() });

/** Version of `cloud.json`. */
export const cloudVersion = 2;

/** The practice cloud as it stands in `cloud.json`: a DPS and the hub that is linked to it. */
export const CloudState = z.strictObject({
  schemaVersion: z.literal(cloudVersion),
  scopeId: z.string(),
  hub: z.string(),
  /** Host of the service API of DPS; devices ask the global endpoint. */
  dps: z.string(),
  mistake: CloudStart.shape.mistake,
  devices: z.array(Device),
  enrollments: z.array(Enrollment),
  groups: z.array(Group),
  registrations: z.array(Registration),
  authorities: z.array(Authority),
  faults: z.array(CloudFault),
  /** Counts up with everything that gets a revision or a generation, so that no etag comes twice. */
  counter: z.int().min(1),
});
export type CloudState = z.infer<typeof CloudState>;

/** The next revision or generation. */
export function nextRevision(cloud: CloudState): number {
  cloud.counter += 1;
  return cloud.counter;
}

/** What every entry of DPS has unless somebody says otherwise (provisioning.md 5.2). */
export const usualEntry = {
  enabled: true,
  iotEdge: true,
  allocation: { policy: 'hashed', hubs: [], custom: null },
  reprovision: { updateHubAssignment: true, migrateDeviceData: true },
  initialTwin: null,
} as const satisfies Partial<Record<keyof Group, unknown>>;

const emptyTwin = () => ({ desired: {}, reported: {}, version: 1 });

/** A new device of the hub, with the two modules that an edge device has. */
export function newDevice(
  cloud: CloudState,
  one: Pick<Device, 'deviceId' | 'authentication' | 'iotEdge'> & Partial<Device>,
  at: number,
): Device {
  const revision = nextRevision(cloud);
  const module = (moduleId: string): Module => ({
    moduleId,
    authentication: one.authentication,
    managedBy: 'IotEdge',
    connectedAt: null,
    // A new device says 417 until it has a deployment (provisioning.md 6.1).
    twin: { ...emptyTwin(), reported: moduleId === '$edgeAgent' ? { lastDesiredStatus: { code: 417 } } : {} },
    revision: nextRevision(cloud),
  });
  return {
    generation: revision,
    enabled: true,
    statusReason: null,
    handedOver: null,
    connectedAt: null,
    tags: {},
    twin: emptyTwin(),
    modules: one.iotEdge ? ['$edgeAgent', '$edgeHub'].map(module) : [],
    createdAt: at,
    updatedAt: at,
    revision,
    ...one,
  };
}

/** A new individual enrollment. */
export function newEnrollment(
  cloud: CloudState,
  one: Pick<Enrollment, 'registrationId' | 'attestation'> & Partial<Enrollment>,
  at: number,
): Enrollment {
  return {
    deviceId: null,
    information: null,
    handedOver: null,
    ...structuredClone(usualEntry),
    allocation: { policy: 'hashed', hubs: [], custom: null },
    createdAt: at,
    updatedAt: at,
    revision: nextRevision(cloud),
    ...one,
  };
}
