import { practiceCertificate, thumbprintOf } from './certificates.ts';
import {
  cloudVersion,
  newDevice,
  newEnrollment,
  practiceDpsOf,
  type Attestation,
  type CloudStart,
  type CloudState,
  type HandedOver,
  type HubAuthentication,
} from './cloud.ts';

/** The key of a colleague's making with this version, and the second key that goes with it. */
export const versionedKeys = (of: string, version: number) => ({
  primary: { of, version },
  secondary: { of, version: 0 },
});

type Given = Pick<CloudStart['devices'][number], 'keyVersion' | 'handedOverVersion' | 'validDays'>;

/** The certificate that was handed over, and the one that the cloud accepts: the same, or another that was made since. */
function certificatesOf(id: string, { keyVersion, handedOverVersion, validDays }: Given, now: number) {
  const handedOver = practiceCertificate(id, handedOverVersion, now, validDays);
  const accepted = keyVersion === handedOverVersion ? handedOver : practiceCertificate(id, keyVersion, now);
  return { handedOver: { version: handedOverVersion, certificate: handedOver }, accepted };
}

/** How the hub knows a certificate: the same thumbprint twice where there is one certificate (provisioning.md 3.1). */
export function selfSigned(pem: string): HubAuthentication {
  const thumbprint = thumbprintOf(pem).toUpperCase();
  return { type: 'selfSigned', primary: thumbprint, secondary: thumbprint };
}

/** How DPS knows the certificate of one device. */
export const clientCertificate = (pem: string): Attestation => ({
  type: 'x509',
  kind: 'clientCertificates',
  primary: pem,
  secondary: null,
});

/** The cloud as a scenario starts it, at this moment of the machine's clock. */
export function createCloud(start: CloudStart, now: number): CloudState {
  const cloud: CloudState = {
    schemaVersion: cloudVersion,
    scopeId: start.scopeId,
    hub: start.hub,
    dps: practiceDpsOf(start.hub),
    mistake: start.mistake,
    devices: [],
    enrollments: [],
    groups: [],
    registrations: [],
    authorities: [],
    faults: [],
    counter: 1,
  };
  for (const one of start.devices) {
    const { deviceId, keyVersion, handedOverVersion: version } = one;
    const proof =
      one.authentication === 'sas'
        ? {
            authentication: { type: 'sas' as const, ...versionedKeys(deviceId, keyVersion) },
            handedOver: { version, certificate: null },
          }
        : (({ handedOver, accepted }) => ({ handedOver, authentication: selfSigned(accepted) }))(
            certificatesOf(deviceId, one, now),
          );
    cloud.devices.push(
      newDevice(cloud, { deviceId, enabled: one.status === 'enabled', iotEdge: true, ...proof }, now),
    );
  }
  for (const one of start.enrollments) {
    const { registrationId, keyVersion, handedOverVersion: version } = one;
    const proof =
      one.attestation === 'symmetricKey'
        ? {
            attestation: { type: 'symmetricKey' as const, ...versionedKeys(registrationId, keyVersion) },
            handedOver: { version, certificate: null },
          }
        : (({ handedOver, accepted }) => ({ handedOver, attestation: clientCertificate(accepted) }))(
            certificatesOf(registrationId, one, now),
          );
    cloud.enrollments.push(newEnrollment(cloud, { registrationId, enabled: one.enabled, ...proof }, now));
  }
  return cloud;
}

/** What was handed over is what the cloud accepts: keys are set back to it, certificates issued anew for the same key. */
export function renewCredentials(cloud: CloudState, now: number): void {
  const renewed = (id: string, one: { handedOver: HandedOver }): string | undefined => {
    if (one.handedOver?.certificate == null) return undefined;
    one.handedOver.certificate = practiceCertificate(id, one.handedOver.version, now);
    return one.handedOver.certificate;
  };
  for (const one of cloud.devices) {
    const certificate = renewed(one.deviceId, one);
    if (certificate !== undefined) one.authentication = selfSigned(certificate);
    else if (one.authentication.type === 'sas' && one.handedOver !== null)
      one.authentication.primary = { of: one.deviceId, version: one.handedOver.version };
  }
  for (const one of cloud.enrollments) {
    const certificate = renewed(one.registrationId, one);
    if (certificate !== undefined) one.attestation = clientCertificate(certificate);
    else if (one.attestation.type === 'symmetricKey' && one.handedOver !== null)
      one.attestation.primary = { of: one.registrationId, version: one.handedOver.version };
  }
}
