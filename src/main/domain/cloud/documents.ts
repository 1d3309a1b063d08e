import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  CloudEnrollment,
  CloudEntry,
  CloudGroup,
  CloudRegistration,
  HubDevice,
} from '../../../contract/cloud.ts';

/** A device of a hub that is wanted (provisioning.md 6). Thumbprints are hex in capitals; one is taken for both. */
export interface DeviceWish {
  deviceId: string;
  authentication: 'sas' | 'selfSigned';
  thumbprints: readonly string[];
}

/** How a device of DPS is to show who it is. A certificate is PEM; of keys DPS makes its own. */
export type Attestation =
  { type: 'symmetricKey' } | { type: 'x509'; certificate: string } | { type: 'tpm'; endorsementKey: string };

interface EnrolledWish {
  attestation: Attestation;
  /** The one hub it must be assigned to; null leaves the choice to DPS. */
  hub: string | null;
  tags: Readonly<Record<string, string>>;
}

/** An individual enrollment that is wanted. */
export interface EnrollmentWish extends EnrolledWish {
  registrationId: string;
  /** Null names the device after its registration ID. */
  deviceId: string | null;
}

/** An enrollment group that is wanted; a TPM cannot be in one. */
export interface GroupWish extends EnrolledWish {
  groupId: string;
}

const text = z.string().catch('');
const list = z.array(z.string()).catch([]);
const capabilities = z.object({ iotEdge: z.boolean().catch(false) }).catch({ iotEdge: false });

/** A time of Azure; the year 1 stands for never. */
const moment = z
  .string()
  .transform((at) => (at.startsWith('0001-') || Number.isNaN(Date.parse(at)) ? null : at))
  .catch(null);

const DeviceDocument = z.looseObject({
  deviceId: z.string(),
  etag: text,
  generationId: text,
  status: z.enum(['enabled', 'disabled']),
  connectionState: text,
  lastActivityTime: moment,
  capabilities,
  authentication: z.looseObject({
    type: z.enum(['sas', 'selfSigned', 'certificateAuthority', 'none']).catch('sas'),
    symmetricKey: z.looseObject({ primaryKey: z.string().nullish() }).nullish(),
    x509Thumbprint: z
      .looseObject({ primaryThumbprint: z.string().nullish(), secondaryThumbprint: z.string().nullish() })
      .nullish(),
  }),
});

const CertificateInfo = z
  .looseObject({ info: z.looseObject({ sha256Thumbprint: z.string().nullish() }).nullish() })
  .nullish();
const Certificates = z.looseObject({ primary: CertificateInfo, secondary: CertificateInfo }).nullish();

const AttestationDocument = z.looseObject({
  type: z.enum(['symmetricKey', 'x509', 'tpm', 'none']),
  symmetricKey: z.looseObject({ primaryKey: z.string().nullish() }).nullish(),
  tpm: z.looseObject({ endorsementKey: z.string() }).nullish(),
  x509: z
    .looseObject({
      clientCertificates: Certificates,
      signingCertificates: Certificates,
      caReferences: z
        .looseObject({ primary: z.string().nullish(), secondary: z.string().nullish() })
        .nullish(),
    })
    .nullish(),
});

const enrolled = {
  etag: text,
  capabilities,
  attestation: AttestationDocument,
  provisioningStatus: z.enum(['enabled', 'disabled']).catch('enabled'),
  iotHubs: list,
  iotHubHostName: z.string().nullish(),
  createdDateTimeUtc: text,
};
const EnrollmentDocument = z.looseObject({
  registrationId: z.string(),
  deviceId: z.string().nullish(),
  ...enrolled,
});
const GroupDocument = z.looseObject({ enrollmentGroupId: z.string(), ...enrolled });
const RegistrationDocument = z.looseObject({
  registrationId: z.string(),
  status: z.enum(['unassigned', 'assigning', 'assigned', 'failed', 'disabled']),
  assignedHub: z.string().nullish(),
  deviceId: z.string().nullish(),
  errorCode: z.number().nullish(),
  createdDateTimeUtc: text,
});

const there = (values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value) => value !== null && value !== undefined && value !== '') as string[];

const plainHex = (value: string): string => value.replaceAll(/[:\s]/gu, '').toUpperCase();

/** A device of a hub as its registry tells it. Throws when the document is none. */
export function readDevice(document: unknown): HubDevice {
  const read = DeviceDocument.parse(document);
  const { type, x509Thumbprint } = read.authentication;
  const given = [x509Thumbprint?.primaryThumbprint, x509Thumbprint?.secondaryThumbprint];
  return {
    deviceId: read.deviceId,
    edge: read.capabilities.iotEdge,
    enabled: read.status === 'enabled',
    authentication: type,
    thumbprints: there(given).map(plainHex),
    connected: read.connectionState === 'Connected',
    lastActivityAt: read.lastActivityTime,
    generationId: read.generationId,
    etag: read.etag,
  };
}

const TwinDocument = z.looseObject({
  deviceId: z.string(),
  status: z.enum(['enabled', 'disabled']).catch('enabled'),
  capabilities,
});

/** A device in the list of a hub, which tells twins. Throws when the document is none. */
export function readTwin(document: unknown): CloudEntry {
  const { deviceId, status, capabilities: has } = TwinDocument.parse(document);
  return { part: 'device', id: deviceId, edge: has.iotEdge, enabled: status === 'enabled' };
}

const TwinCertificates = z.looseObject({
  deviceId: z.string(),
  x509Thumbprint: z
    .looseObject({ primaryThumbprint: z.string().nullish(), secondaryThumbprint: z.string().nullish() })
    .nullish(),
});

/** The certificates that a hub knows of a device, by its twin. Throws when the document is none. */
export function readTwinCertificates(document: unknown): { name: string; thumbprints: string[] } {
  const { deviceId, x509Thumbprint: prints } = TwinCertificates.parse(document);
  const given = [prints?.primaryThumbprint, prints?.secondaryThumbprint];
  return { name: deviceId, thumbprints: there(given).map(plainHex) };
}

/** The primary key of a device with one; null for one without. Secret. */
export function deviceKeyIn(document: unknown): string | null {
  const { authentication } = DeviceDocument.parse(document);
  const key = authentication.symmetricKey?.primaryKey;
  return authentication.type !== 'sas' || key === undefined || key === '' ? null : (key ?? null);
}

function readEnrolled(read: z.infer<z.ZodObject<typeof enrolled>>) {
  const { x509 } = read.attestation;
  const certificates = [x509?.clientCertificates, x509?.signingCertificates].flatMap((pair) => [
    pair?.primary?.info?.sha256Thumbprint,
    pair?.secondary?.info?.sha256Thumbprint,
  ]);
  return {
    edge: read.capabilities.iotEdge,
    enabled: read.provisioningStatus === 'enabled',
    attestation: read.attestation.type,
    thumbprints: there(certificates).map(plainHex),
    hubs: read.iotHubs.length > 0 ? read.iotHubs : there([read.iotHubHostName]),
    createdAt: read.createdDateTimeUtc,
    etag: read.etag,
  };
}

/** An individual enrollment as DPS tells it. Throws when the document is none. */
export function readEnrollment(document: unknown): CloudEnrollment {
  const read = EnrollmentDocument.parse(document);
  return {
    registrationId: read.registrationId,
    deviceId: read.deviceId ?? null,
    endorsementKey: read.attestation.tpm?.endorsementKey ?? null,
    ...readEnrolled(read),
  };
}

/** An enrollment group as DPS tells it. Throws when the document is none. */
export function readGroup(document: unknown): CloudGroup {
  const read = GroupDocument.parse(document);
  const { caReferences } = read.attestation.x509 ?? {};
  return {
    groupId: read.enrollmentGroupId,
    caNames: there([caReferences?.primary, caReferences?.secondary]),
    ...readEnrolled(read),
  };
}

/** What DPS remembers of a device. Throws when the document is none. */
export function readRegistration(document: unknown): CloudRegistration & { registrationId: string } {
  const read = RegistrationDocument.parse(document);
  const { errorCode } = read;
  return {
    registrationId: read.registrationId,
    status: read.status,
    hub: read.assignedHub ?? null,
    deviceId: read.deviceId ?? null,
    // DPS writes 0 where there is no error.
    errorCode: errorCode === undefined || errorCode === 0 ? null : errorCode,
    createdAt: read.createdDateTimeUtc,
  };
}

/** The primary key of an attestation mechanism, which is the only place that tells it (provisioning.md 5.3). Secret. */
export function attestationKeyIn(mechanism: unknown): string | null {
  const { type, symmetricKey } = AttestationDocument.parse(mechanism);
  const key = symmetricKey?.primaryKey;
  return type !== 'symmetricKey' || key === undefined || key === '' ? null : (key ?? null);
}

/** The body that makes a device; empty keys ask the hub to make both (provisioning.md 6). */
export function deviceDocument({ deviceId, authentication, thumbprints }: DeviceWish): object {
  const [primaryThumbprint = '', secondaryThumbprint = primaryThumbprint] = thumbprints;
  return {
    deviceId,
    status: 'enabled',
    capabilities: { iotEdge: true },
    authentication:
      authentication === 'sas'
        ? { type: 'sas', symmetricKey: { primaryKey: '', secondaryKey: '' } }
        : { type: 'selfSigned', x509Thumbprint: { primaryThumbprint, secondaryThumbprint } },
  };
}

function attestationDocument(
  attestation: Attestation,
  as: 'clientCertificates' | 'signingCertificates',
): object {
  switch (attestation.type) {
    case 'symmetricKey':
      // Without keys DPS makes two of 64 bytes (provisioning.md 2.1).
      return { type: 'symmetricKey', symmetricKey: {} };
    case 'tpm':
      return { type: 'tpm', tpm: { endorsementKey: attestation.endorsementKey } };
    case 'x509':
      return { type: 'x509', x509: { [as]: { primary: { certificate: attestation.certificate } } } };
  }
}

const enrolledDocument = ({ hub, tags }: EnrolledWish): object => ({
  capabilities: { iotEdge: true },
  provisioningStatus: 'enabled',
  ...(hub === null ? {} : { allocationPolicy: 'static', iotHubs: [hub] }),
  ...(Object.keys(tags).length === 0 ? {} : { initialTwin: { tags, properties: { desired: {} } } }),
});

/** The body that makes an individual enrollment, for an IoT Edge device (provisioning.md 5.2). */
export function enrollmentDocument(wish: EnrollmentWish): object {
  return {
    registrationId: wish.registrationId,
    ...(wish.deviceId === null ? {} : { deviceId: wish.deviceId }),
    attestation: attestationDocument(wish.attestation, 'clientCertificates'),
    ...enrolledDocument(wish),
  };
}

/** The body that makes an enrollment group, for IoT Edge devices. */
export function groupDocument(wish: GroupWish): object {
  return {
    enrollmentGroupId: wish.groupId,
    attestation: attestationDocument(wish.attestation, 'signingCertificates'),
    ...enrolledDocument(wish),
  };
}

const readOnly = ['registrationState', 'createdDateTimeUtc', 'lastUpdatedDateTimeUtc'];

/**
 * A document as it is written back: what DPS fills in is taken out, and the keys, which it does not tell, are put back in
 * (provisioning.md 5.2, 5.3). Its etag stays, for the update must hit what was read.
 */
export function changedDocument(document: object, change: object, mechanism: unknown): object {
  const kept = Object.fromEntries(Object.entries(document).filter(([name]) => !readOnly.includes(name)));
  return { ...kept, ...(mechanism === undefined ? {} : { attestation: mechanism }), ...change };
}

/** SHA-256 of a PEM certificate, hex in capitals; undefined when it is none. */
export function thumbprintOfPem(pem: string): string | undefined {
  const body = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/u.exec(pem)?.[1];
  if (body === undefined) return undefined;
  return createHash('sha256').update(Buffer.from(body, 'base64')).digest('hex').toUpperCase();
}

/** The first property in which a device differs from the wanted one, in Azure's words; undefined when it is that one. */
export function deviceDiffers(has: HubDevice, wish: DeviceWish): string | undefined {
  if (has.authentication !== wish.authentication) return 'authentication.type';
  if (
    wish.authentication === 'selfSigned' &&
    !wish.thumbprints.some((one) => has.thumbprints.includes(plainHex(one)))
  )
    return 'x509Thumbprint';
  return undefined;
}

/** The same for what enrollments and groups have in common. */
function enrolledDiffers(
  has: Pick<CloudEnrollment, 'attestation' | 'thumbprints' | 'hubs'> & { caNames?: readonly string[] },
  wish: { type: Attestation['type']; thumbprint: string | undefined; hub: string | null },
): string | undefined {
  if (has.attestation !== wish.type) return 'attestation.type';
  const byReference = (has.caNames?.length ?? 0) > 0;
  if (
    wish.type === 'x509' &&
    !byReference &&
    wish.thumbprint !== undefined &&
    !has.thumbprints.includes(wish.thumbprint)
  )
    return 'attestation.x509';
  // An enrollment without hubs leaves the choice to DPS, which may well choose the wanted one.
  if (wish.hub !== null && has.hubs.length > 0 && !has.hubs.some((hub) => hub.toLowerCase() === wish.hub))
    return 'iotHubs';
  return undefined;
}

/** The first property in which an enrollment differs from the wanted one; undefined when it is that one. */
export function enrollmentDiffers(
  has: CloudEnrollment,
  wish: {
    type: Attestation['type'];
    thumbprint: string | undefined;
    endorsementKey: string | undefined;
    hub: string | null;
    deviceId: string | null;
  },
): string | undefined {
  const different = enrolledDiffers(has, wish);
  if (different !== undefined) return different;
  if (wish.endorsementKey !== undefined && has.endorsementKey !== wish.endorsementKey)
    return 'attestation.tpm.endorsementKey';
  const name = has.deviceId ?? has.registrationId;
  return wish.deviceId !== null && name !== wish.deviceId ? 'deviceId' : undefined;
}

/** The first property in which a group differs from the wanted one; undefined when it is that one. */
export const groupDiffers = (
  has: CloudGroup,
  wish: { type: Attestation['type']; thumbprint: string | undefined; hub: string | null },
): string | undefined => enrolledDiffers(has, wish);
