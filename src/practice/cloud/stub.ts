import type { CloudState, Enrollment } from '../state/cloud.ts';
import type { Store } from '../store/store.ts';
import {
  globalDps,
  type ConnectOutcome,
  type ConnectRequest,
  type DeviceCloud,
  type DeviceProof,
  type RegisterOutcome,
  type RegisterRequest,
} from './port.ts';

/** Same host whatever the case and a closing slash. */
const sameEndpoint = (a: string, b: string) => a.replace(/\/$/u, '').toLowerCase() === b.toLowerCase();

/** True when a device shows what its enrollment, or its entry in the hub, demands at this moment. */
function proves(
  proof: DeviceProof,
  wanted: Pick<Enrollment, 'endorsementKey' | 'symmetricKeyDigest' | 'thumbprint'>,
  at: number,
): boolean {
  switch (proof.kind) {
    case 'tpm':
      return wanted.endorsementKey === proof.endorsementKey;
    case 'symmetric-key':
      return wanted.symmetricKeyDigest === proof.digest;
    case 'x509':
      return wanted.thumbprint === proof.thumbprint && proof.notBefore <= at && at < proof.notAfter;
  }
}

/** How DPS refuses a device that does not prove itself (provisioning.md 7.3). */
function unproven({ kind }: DeviceProof): RegisterOutcome {
  switch (kind) {
    case 'tpm':
      return {
        kind: 'refused',
        status: 400,
        errorCode: 400_004,
        message: 'Endorsement key is invalid, or does not match the Enrollment.',
      };
    case 'symmetric-key':
      return { kind: 'refused', status: 401, errorCode: 401_002, message: 'Unauthorized' };
    case 'x509':
      return { kind: 'refused', status: 401, errorCode: 401_002, message: 'Invalid certificate' };
  }
}

function register(cloud: CloudState, request: RegisterRequest): RegisterOutcome {
  if (!sameEndpoint(request.globalEndpoint, globalDps))
    return { kind: 'unreachable', reason: 'no such host' };
  if (request.scopeId !== cloud.scopeId)
    return { kind: 'refused', status: 401, errorCode: 401_002, message: 'Unauthorized' };
  const id = request.registrationId.toLowerCase();
  // An enrollment made after the request was sent cannot have answered it.
  const enrollment = cloud.enrollments.find(
    (one) => one.registrationId === id && one.createdAt <= request.at,
  );
  if (enrollment === undefined)
    return { kind: 'refused', status: 404, errorCode: 404_201, message: 'Enrollment not found.' };
  const { attestation } = request;
  // The common name of a certificate is the registration ID (provisioning.md 7.2).
  const named = attestation.kind !== 'x509' || attestation.commonName?.toLowerCase() === id;
  if (!named || !proves(attestation, enrollment, request.at)) return unproven(request.attestation);
  if (!enrollment.enabled) return { kind: 'disabled' };
  const known = cloud.devices.find((one) => one.deviceId === id);
  const { endorsementKey, symmetricKeyDigest, thumbprint } = enrollment;
  if (known === undefined) {
    cloud.devices.push({
      deviceId: id,
      status: 'enabled',
      keyDigest: null,
      handedOverVersion: null,
      endorsementKey,
      symmetricKeyDigest,
      thumbprint,
      certificate: null,
    });
  } else {
    Object.assign(known, { endorsementKey, symmetricKeyDigest, thumbprint });
  }
  return { kind: 'assigned', hub: cloud.hub, deviceId: id };
}

function connect(cloud: CloudState, request: ConnectRequest): ConnectOutcome {
  if (request.hub.toLowerCase() !== cloud.hub) return { kind: 'unreachable', reason: 'no such host' };
  // The hub compares device IDs case-sensitively (eflow.md 9.2).
  const device = cloud.devices.find((one) => one.deviceId === request.deviceId);
  if (device === undefined) return { kind: 'refused', status: 404, message: 'DeviceNotFound' };
  const proven =
    request.proof.kind === 'key'
      ? device.keyDigest === request.proof.digest
      : proves(request.proof, device, request.at);
  if (!proven) return { kind: 'refused', status: 401, message: 'IotHubUnauthorizedAccess' };
  if (device.status === 'refused') return { kind: 'refused', status: 403, message: 'DeviceDisabled' };
  return { kind: 'accepted' };
}

/**
 * The practice cloud over `cloud.json`: one DPS with individual enrollments and one hub. It decides as
 * provisioning.md 7.2 says and stands behind the port until an emulator that speaks HTTPS takes its place.
 */
export function createStubCloud(store: Store): DeviceCloud {
  return {
    register: (request) => Promise.resolve(store.changeCloud((cloud) => register(cloud, request))),
    connect: (request) => Promise.resolve(connect(store.cloud(), request)),
  };
}
