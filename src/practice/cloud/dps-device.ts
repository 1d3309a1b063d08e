import type { X509Certificate } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { deviceKeyOf } from '../../main/domain/identity/symmetric-key.ts';
import {
  newDevice,
  nextRevision,
  type Attestation,
  type CloudState,
  type Enrollment,
  type Group,
  type HubAuthentication,
  type Registration,
} from '../state/cloud.ts';
import { tpmKeyName } from '../state/tpm-key.ts';
import { clockIsOff } from './access.ts';
import {
  dpsError,
  dpsErrors,
  trackingId,
  type CloudAnswer,
  type CloudRequest,
  type DpsError,
  type Ground,
} from './answers.ts';
import { isOneOf } from './attestation.ts';
import { certificateOf, commonNameOf, isValidAt, issuersOf, thumbprintsOf } from './certificate-proof.ts';
import { showRegistration } from './dps-documents.ts';
import { isOn, otherHub } from './fault-effects.ts';
import { keyText, keyTexts } from './keys.ts';
import { challenge, finalKey, hasTpm, type Tpm } from './tpm-proof.ts';
import { covers, isOver, isSignedWith, readToken } from './tokens.ts';

/** What a device is by: an individual enrollment, or a group. */
export type Entry = { kind: 'individual'; one: Enrollment } | { kind: 'group'; one: Group };

/** A device that proved itself, and how it proves itself to its hub from now on. */
interface Proven {
  entry: Entry;
  authentication: HubAuthentication;
  tpm?: Tpm;
}

type Proof = Proven | { error: DpsError } | { challenge: string };

/** True for a token of this registration that is signed with one of the keys and not over. */
function tokenProves(request: CloudRequest, { scope, id }: Asked, keys: readonly string[]): boolean {
  const token = readToken(request.headers['authorization']);
  return (
    token?.policy === 'registration' &&
    covers(token, `${scope}/registrations/${id}`) &&
    !isOver(token, request.at) &&
    isSignedWith(token, keys)
  );
}

interface Asked {
  scope: string;
  /** In lower case: DPS ignores case. */
  id: string;
  tpm: Tpm | undefined;
}

/** Certificates that DPS knows for a chain: those of groups, and those that were uploaded. */
function knownAuthorities({ groups, authorities }: CloudState): X509Certificate[] {
  const pems = groups.flatMap(({ attestation: one }) =>
    one.type === 'x509' && one.kind === 'signingCertificates' ? [one.primary, one.secondary] : [],
  );
  return [...pems, ...authorities.map((one) => one.certificate)].flatMap((pem) => certificateOf(pem) ?? []);
}

/** True when this certificate is the one of a group, or the uploaded one that the group names. */
function isOfGroup(cloud: CloudState, { attestation: one }: Group, certificate: X509Certificate): boolean {
  if (one.type !== 'x509' || one.kind === 'clientCertificates') return false;
  if (one.kind === 'signingCertificates') return isOneOf(certificate, one);
  return cloud.authorities.some(
    ({ name, certificate: pem }) =>
      (name === one.primary || name === one.secondary) &&
      certificateOf(pem)?.fingerprint256 === certificate.fingerprint256,
  );
}

const isVerified = (cloud: CloudState, certificate: X509Certificate): boolean =>
  isOn(cloud, 'cloud-authorities-verified') ||
  cloud.authorities.some(
    (one) => one.verified && certificateOf(one.certificate)?.fingerprint256 === certificate.fingerprint256,
  );

/**
 * The group that the issuers of a certificate belong to, the nearest first, and a verified authority above it
 * (provisioning.md 3.1).
 */
function groupByChain(
  cloud: CloudState,
  [leaf, ...sent]: readonly X509Certificate[],
  at: number,
): { group: Group } | { error: DpsError } {
  if (leaf === undefined) return { error: 'certificate' };
  const way = issuersOf(leaf, [...sent, ...knownAuthorities(cloud)], at);
  for (const [index, issuer] of way.entries()) {
    const group = cloud.groups.find((one) => one.createdAt <= at && isOfGroup(cloud, one, issuer));
    if (group === undefined) continue;
    return way.slice(index).some((one) => isVerified(cloud, one)) ? { group } : { error: 'authority' };
  }
  return { error: 'authority' };
}

/** A device with a certificate: its common name is the registration ID, and it is valid now (provisioning.md 7.2). */
function byCertificate(
  ground: Ground,
  request: CloudRequest,
  asked: Asked,
  enrollment: Enrollment | undefined,
): Proof {
  const { certificates, at } = request;
  const [leaf] = certificates;
  if (leaf === undefined) return { error: 'unauthorized' };
  if (commonNameOf(leaf)?.toLowerCase() !== asked.id || !isValidAt(leaf, at)) return { error: 'certificate' };
  const thumbprint = thumbprintsOf(leaf).sha256;
  const authentication = { type: 'selfSigned', primary: thumbprint, secondary: thumbprint } as const;
  if (enrollment !== undefined) {
    const { attestation } = enrollment;
    return attestation.type === 'x509' && isOneOf(leaf, attestation)
      ? { entry: { kind: 'individual', one: enrollment }, authentication }
      : { error: 'certificate' };
  }
  if (!ground.cloud.groups.some(({ attestation }) => attestation.type === 'x509'))
    return { error: 'noEnrollment' };
  const found = groupByChain(ground.cloud, certificates, at);
  return 'group' in found ? { entry: { kind: 'group', one: found.group }, authentication } : found;
}

type SymmetricKeys = Extract<Attestation, { type: 'symmetricKey' }>;

function bySymmetricKey(
  { vault }: Ground,
  request: CloudRequest,
  asked: Asked,
  enrollment: Enrollment,
  keys: SymmetricKeys,
): Proof {
  if (!tokenProves(request, asked, keyTexts(vault, keys))) return { error: 'unauthorized' };
  const { primary, secondary } = keys;
  return {
    entry: { kind: 'individual', one: enrollment },
    authentication: { type: 'sas', primary, secondary },
  };
}

/** The group whose derived key signed the token; the ID is derived from in lower case, or as the device wrote it. */
function byDerivedKey({ cloud, vault }: Ground, request: CloudRequest, asked: Asked): Proof {
  const groups = cloud.groups.filter((one) => one.createdAt <= request.at);
  if (!groups.some(({ attestation }) => attestation.type === 'symmetricKey'))
    return { error: 'noEnrollment' };
  for (const group of groups) {
    if (group.attestation.type !== 'symmetricKey') continue;
    const derived = keyTexts(vault, group.attestation).map((key) => deviceKeyOf(key, asked.id));
    if (!tokenProves(request, asked, derived)) continue;
    const [primary = '', secondary = ''] = derived.map((key) => vault.seal(key));
    return {
      entry: { kind: 'group', one: group },
      authentication: { type: 'sas', primary: { sealed: primary }, secondary: { sealed: secondary } },
    };
  }
  return { error: 'unauthorized' };
}

/** A device with a TPM: the enrolled key, and then the token that only it could sign (provisioning.md 7.1, 7.2). */
function byTpm(
  ground: Ground,
  request: CloudRequest,
  asked: Asked,
  enrollment: Enrollment,
  enrolled: string,
): Proof {
  const { tpm } = asked;
  if (tpm === undefined) return { error: 'unauthorized' };
  if (tpm.endorsementKey !== enrolled) return { error: 'endorsementKey' };
  const { key, blob } = challenge(ground, asked.id, tpm);
  if (request.headers['authorization'] === undefined) return { challenge: blob };
  if (!tokenProves(request, asked, [key])) return { error: 'unauthorized' };
  const name = tpmKeyName(enrollment.deviceId ?? asked.id, enrolled);
  return {
    entry: { kind: 'individual', one: enrollment },
    authentication: { type: 'sas', primary: { of: name, version: 1 }, secondary: { of: name, version: 0 } },
    tpm,
  };
}

/** Whether a device is who it says, as DPS finds out: the individual enrollment first, then the groups. */
function prove(ground: Ground, request: CloudRequest, asked: Asked): Proof {
  // An enrollment made after the request was sent cannot have answered it.
  const enrollment = ground.cloud.enrollments.find(
    (one) => one.registrationId === asked.id && one.createdAt <= request.at,
  );
  if (request.certificates.length > 0) return byCertificate(ground, request, asked, enrollment);
  if (enrollment === undefined)
    return asked.tpm === undefined && request.headers['authorization'] !== undefined
      ? byDerivedKey(ground, request, asked)
      : { error: 'noEnrollment' };
  const { attestation } = enrollment;
  switch (attestation.type) {
    case 'symmetricKey':
      return bySymmetricKey(ground, request, asked, enrollment, attestation);
    case 'tpm':
      return byTpm(ground, request, asked, enrollment, attestation.endorsementKey);
    case 'x509':
    case 'none':
      return { error: 'unauthorized' };
  }
}

/** The hub of an entry: the one that is linked, unless the entry names others only. */
function hubFor(cloud: CloudState, { one }: Entry): string | undefined {
  const { hubs } = one.allocation;
  if (isOn(cloud, 'cloud-hub-unlinked')) return undefined;
  const linked = isOn(cloud, 'cloud-other-hub') ? otherHub(cloud.hub) : cloud.hub;
  return hubs.length === 0 || hubs.some((host) => host.toLowerCase() === linked) ? linked : undefined;
}

/** Writes the device into its hub. One that is there keeps its twin, unless its entry says that it begins anew. */
function writeDevice(cloud: CloudState, deviceId: string, proven: Proven, at: number) {
  const { authentication, entry } = proven;
  const { one } = entry;
  const known = cloud.devices.find((other) => other.deviceId === deviceId);
  const twin = one.initialTwin ?? {};
  const tags = isJsonObject(twin['tags']) ? twin['tags'] : {};
  const properties = isJsonObject(twin['properties']) ? twin['properties'] : {};
  const desired = isJsonObject(properties['desired']) ? properties['desired'] : {};
  if (known !== undefined && (one.reprovision.migrateDeviceData || !one.reprovision.updateHubAssignment)) {
    Object.assign(known, { authentication, updatedAt: at, revision: nextRevision(cloud) });
    return 'deviceDataMigrated' as const;
  }
  const iotEdge = one.iotEdge && !isOn(cloud, 'cloud-no-edge');
  const device = newDevice(cloud, { deviceId, authentication, iotEdge, tags: { ...tags } }, at);
  device.twin.desired = { ...desired };
  cloud.devices = [...cloud.devices.filter((other) => other !== known), device];
  return known === undefined ? ('initialAssignment' as const) : ('deviceDataReset' as const);
}

/** What becomes of a device that proved itself; it is remembered. */
function register({ cloud }: Ground, request: CloudRequest, asked: Asked, proven: Proven): Registration {
  const { entry } = proven;
  const { at } = request;
  const earlier = cloud.registrations.find((one) => one.registrationId === asked.id);
  const hub = entry.one.enabled ? hubFor(cloud, entry) : undefined;
  const deviceId = (entry.kind === 'individual' ? entry.one.deviceId : null) ?? asked.id;
  const status = !entry.one.enabled ? 'disabled' : hub === undefined ? 'failed' : 'assigned';
  const assigned = status === 'assigned' ? writeDevice(cloud, deviceId, proven, at) : 'initialAssignment';
  const again = earlier !== undefined && earlier.status === 'assigned';
  const [, code, message] = dpsErrors.noHub;
  const payload = isJsonObject(request.body) ? (request.body['payload'] ?? null) : null;
  const registration: Registration = {
    registrationId: asked.id,
    group: entry.kind === 'group' ? entry.one.enrollmentGroupId : null,
    deviceId,
    hub: hub ?? null,
    status,
    substatus: again ? assigned : 'initialAssignment',
    problem: status === 'failed' ? { code, message } : null,
    payload,
    createdAt: earlier?.createdAt ?? at,
    updatedAt: at,
    revision: nextRevision(cloud),
  };
  cloud.registrations = [...cloud.registrations.filter((one) => one !== earlier), registration];
  return registration;
}

/** A registration that was begun: what a look at its operation will find in the end. */
export interface Operation {
  id: string;
  scope: string;
  registrationId: string;
  tpm: Tpm | undefined;
  final: JsonObject;
}

/** `PUT .../register`: 202 and an operation to look at, or why not (provisioning.md 7.1, 7.3). */
export function startRegistration(
  ground: Ground,
  request: CloudRequest,
): { answer: CloudAnswer; operation?: Operation } {
  const refuse = (error: DpsError) => ({ answer: dpsError(request, error) });
  const [scope = '', , id = ''] = request.path;
  const given: Json | undefined = request.body;
  const own = isJsonObject(given) ? given['registrationId'] : undefined;
  if (request.query.get('api-version') === null) return refuse('apiVersion');
  if (scope !== ground.cloud.scopeId || clockIsOff(request)) return refuse('unauthorized');
  if (typeof own !== 'string' || own.toLowerCase() !== id.toLowerCase()) return refuse('invalid');
  const asked: Asked = { scope, id: id.toLowerCase(), tpm: hasTpm(given) };
  const proof = prove(ground, request, asked);
  if ('challenge' in proof) return { answer: { status: 401, body: { authenticationKey: proof.challenge } } };
  if ('error' in proof) return refuse(proof.error);
  const registration = register(ground, request, asked, proof);
  const { authentication, tpm } = proof;
  const key =
    tpm === undefined || authentication.type !== 'sas' || registration.status !== 'assigned'
      ? {}
      : {
          tpm: {
            authenticationKey: finalKey(ground, request, tpm, keyText(ground.vault, authentication.primary)),
          },
        };
  const operationId = `5.${registration.revision.toString(16).padStart(16, '0')}.${trackingId(request)}`;
  const state = { ...showRegistration(registration), ...key };
  const final = { operationId, status: registration.status, registrationState: state };
  return {
    operation: { id: operationId, scope, registrationId: asked.id, tpm, final },
    answer: {
      status: 202,
      body: {
        operationId,
        status: 'assigning',
        registrationState: { registrationId: asked.id, status: 'assigning' },
      },
    },
  };
}

/** What is known of a device, for the device that proves itself: `POST /{scope}/registrations/{id}`. */
export function lookUp(ground: Ground, request: CloudRequest): CloudAnswer {
  const id = (request.path[2] ?? '').toLowerCase();
  const refusal = refusalOf(ground, request, hasTpm(request.body));
  if (refusal !== undefined) return refusal;
  const one = ground.cloud.registrations.find((other) => other.registrationId === id);
  return one === undefined
    ? dpsError(request, 'noRegistration')
    : { status: 200, body: showRegistration(one) };
}

/** What became of an operation: `GET .../operations/{id}`. `done` is false while DPS is still at it. */
export function lookAtOperation(
  ground: Ground,
  request: CloudRequest,
  operation: Operation | undefined,
  done: boolean,
): CloudAnswer {
  const [scope, , id = ''] = request.path;
  if (operation?.scope !== scope || operation?.registrationId !== id.toLowerCase())
    return dpsError(request, 'noRegistration');
  const refusal = refusalOf(ground, request, operation.tpm);
  if (refusal !== undefined) return refusal;
  if (done) return { status: 200, body: operation.final };
  const { registrationId } = operation;
  const registrationState = { registrationId, status: 'assigning' };
  return { status: 202, body: { operationId: operation.id, status: 'assigning', registrationState } };
}

/** Why a device may not look at its own registration; undefined when it proves itself. */
function refusalOf(ground: Ground, request: CloudRequest, tpm: Tpm | undefined): CloudAnswer | undefined {
  const [scope = '', , id = ''] = request.path;
  if (scope !== ground.cloud.scopeId) return dpsError(request, 'unauthorized');
  const proof = prove(ground, request, { scope, id: id.toLowerCase(), tpm });
  if ('challenge' in proof) return { status: 401, body: { authenticationKey: proof.challenge } };
  return 'error' in proof ? dpsError(request, proof.error) : undefined;
}
