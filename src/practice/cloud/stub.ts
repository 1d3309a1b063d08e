import type { CloudState } from '../state/cloud.ts';
import type { Store } from '../store/store.ts';
import {
  globalDps,
  type ConnectOutcome,
  type ConnectRequest,
  type DeviceCloud,
  type RegisterOutcome,
  type RegisterRequest,
} from './port.ts';

/** Same host whatever the case and a closing slash. */
const sameEndpoint = (a: string, b: string) => a.replace(/\/$/u, '').toLowerCase() === b.toLowerCase();

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
  if (enrollment.endorsementKey !== request.attestation.endorsementKey) {
    const message = 'Endorsement key is invalid, or does not match the Enrollment.';
    return { kind: 'refused', status: 400, errorCode: 400_004, message };
  }
  if (!enrollment.enabled) return { kind: 'disabled' };
  const known = cloud.devices.find((one) => one.deviceId === id);
  if (known === undefined) {
    const { endorsementKey } = enrollment;
    cloud.devices.push({
      deviceId: id,
      status: 'enabled',
      keyDigest: null,
      handedOverVersion: null,
      endorsementKey,
    });
  } else {
    known.endorsementKey = enrollment.endorsementKey;
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
      : device.endorsementKey === request.proof.endorsementKey;
  if (!proven) return { kind: 'refused', status: 401, message: 'IotHubUnauthorizedAccess' };
  if (device.status === 'refused') return { kind: 'refused', status: 403, message: 'DeviceDisabled' };
  return { kind: 'accepted' };
}

/**
 * The practice cloud over `cloud.json`: one DPS with individual TPM enrollments and one hub. It decides as
 * provisioning.md 7.2 says and stands behind the port until an emulator that speaks HTTPS takes its place.
 */
export function createStubCloud(store: Store): DeviceCloud {
  return {
    register: (request) => Promise.resolve(store.changeCloud((cloud) => register(cloud, request))),
    connect: (request) => Promise.resolve(connect(store.cloud(), request)),
  };
}
