import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { newEnrollment, usualEntry, type Enrollment, type Group, type Registration } from '../state/cloud.ts';
import { iso, type Ground } from './answers.ts';
import { invalid, isRefusal, readAttestation, showAttestation, type Refusal } from './attestation.ts';

/** The grammar of registration IDs and of group IDs (provisioning.md 1.3). */
const idPattern = /^[a-z0-9](?:[a-z0-9._:-]{0,126}[a-z0-9-])?$/iu;

export const isId = (id: string): boolean => idPattern.test(id);

type Entry = Omit<Group, 'enrollmentGroupId'>;
type Part<K extends keyof Entry> = Entry[K] | Refusal;

function allocationOf({ allocationPolicy, iotHubs, iotHubHostName, customAllocationDefinition }: JsonObject) {
  const old = typeof iotHubHostName === 'string' && iotHubHostName !== '' ? [iotHubHostName] : [];
  const hubs = Array.isArray(iotHubs) ? iotHubs.filter((one) => typeof one === 'string') : old;
  const policy = allocationPolicy ?? (old.length > 0 ? 'static' : 'hashed');
  const custom = isJsonObject(customAllocationDefinition) ? customAllocationDefinition : null;
  switch (policy) {
    case 'hashed':
    case 'geoLatency':
      return { policy, hubs, custom: null } as const;
    case 'static':
      return hubs.length === 1
        ? ({ policy, hubs, custom: null } as const)
        : invalid('A static allocation needs exactly one hub.');
    case 'custom':
      return typeof custom?.['webhookUrl'] === 'string'
        ? ({ policy, hubs, custom } as const)
        : invalid('A custom allocation needs its definition.');
    default:
      return invalid('The allocation policy is not known.');
  }
}

const properties = (value: Json | undefined) => (isJsonObject(value) ? { ...value } : null);

/** What an individual enrollment and a group have in common, from a document that replaces it wholly (provisioning.md 5.3). */
function entryOf(
  given: JsonObject,
  { cloud, vault }: Ground,
  before: Entry | undefined,
  { group, at }: { group: boolean; at: number },
): Omit<Entry, 'createdAt' | 'updatedAt' | 'revision'> | Refusal {
  const context = { cloud, vault, before: before?.attestation, group, at };
  const attestation: Part<'attestation'> = readAttestation(given['attestation'], context);
  if (isRefusal(attestation)) return attestation;
  const allocation: Part<'allocation'> = allocationOf(given);
  if (isRefusal(allocation)) return allocation;
  const { provisioningStatus, capabilities, reprovisionPolicy } = given;
  if (provisioningStatus != null && provisioningStatus !== 'enabled' && provisioningStatus !== 'disabled')
    return invalid('The provisioning status is not known.');
  const flags = isJsonObject(reprovisionPolicy) ? reprovisionPolicy : usualEntry.reprovision;
  return {
    attestation,
    allocation,
    enabled: provisioningStatus !== 'disabled',
    iotEdge: isJsonObject(capabilities) && capabilities['iotEdge'] === true,
    reprovision: {
      updateHubAssignment: flags['updateHubAssignment'] === true,
      migrateDeviceData: flags['migrateDeviceData'] === true,
    },
    initialTwin: properties(given['initialTwin']),
  };
}

/** The id in a document, which has to be that of the path and well-formed. */
function idIn(given: Json | undefined, name: string, id: string): Refusal | undefined {
  const own = isJsonObject(given) ? given[name] : undefined;
  if (typeof own !== 'string' || own.toLowerCase() !== id.toLowerCase())
    return invalid(`The ${name} of the path is not that of the body.`);
  return isId(own) ? undefined : invalid(`The ${name} is not well-formed.`);
}

/** Reads an individual enrollment. */
export function readEnrollment(
  given: Json | undefined,
  id: string,
  ground: Ground,
  { before, at }: { before: Enrollment | undefined; at: number },
): Enrollment | Refusal {
  const refusal = idIn(given, 'registrationId', id);
  if (refusal !== undefined || !isJsonObject(given)) return refusal ?? invalid('There is no enrollment.');
  const entry = entryOf(given, ground, before, { group: false, at });
  if (isRefusal(entry)) return entry;
  const { deviceId } = given;
  const made = newEnrollment(
    ground.cloud,
    { registrationId: id.toLowerCase(), attestation: entry.attestation },
    at,
  );
  return {
    ...made,
    ...entry,
    deviceId: typeof deviceId === 'string' && deviceId !== '' ? deviceId : null,
    information: properties(given['optionalDeviceInformation']),
    createdAt: before?.createdAt ?? at,
  };
}

/** Reads an enrollment group. */
export function readGroup(
  given: Json | undefined,
  id: string,
  ground: Ground,
  { before, at }: { before: Group | undefined; at: number },
): Group | Refusal {
  const refusal = idIn(given, 'enrollmentGroupId', id);
  if (refusal !== undefined || !isJsonObject(given)) return refusal ?? invalid('There is no group.');
  const entry = entryOf(given, ground, before, { group: true, at });
  if (isRefusal(entry)) return entry;
  const { revision } = newEnrollment(
    ground.cloud,
    { registrationId: id, attestation: entry.attestation },
    at,
  );
  return {
    enrollmentGroupId: id.toLowerCase(),
    ...entry,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
    revision,
  };
}

/** The etag of a revision; DPS writes its quotes into the document. */
export const dpsEtag = (revision: number): string =>
  `"${revision.toString(16).padStart(8, '0')}-0000-0100-0000-000000000000"`;

function showEntry(one: Entry): JsonObject {
  const { policy, hubs, custom } = one.allocation;
  return {
    attestation: showAttestation(one.attestation, undefined),
    capabilities: { iotEdge: one.iotEdge },
    etag: dpsEtag(one.revision),
    provisioningStatus: one.enabled ? 'enabled' : 'disabled',
    reprovisionPolicy: { ...one.reprovision },
    allocationPolicy: policy,
    iotHubs: hubs,
    ...(custom === null ? {} : { customAllocationDefinition: custom }),
    ...(one.initialTwin === null ? {} : { initialTwin: one.initialTwin }),
    createdDateTimeUtc: iso(one.createdAt),
    lastUpdatedDateTimeUtc: iso(one.updatedAt),
  };
}

/** What DPS remembers of a device, as it tells (provisioning.md 5.2). */
export function showRegistration(one: Registration): JsonObject {
  return {
    registrationId: one.registrationId,
    createdDateTimeUtc: iso(one.createdAt),
    ...(one.hub === null ? {} : { assignedHub: one.hub, deviceId: one.deviceId, substatus: one.substatus }),
    status: one.status,
    ...(one.problem === null ? {} : { errorCode: one.problem.code, errorMessage: one.problem.message }),
    lastUpdatedDateTimeUtc: iso(one.updatedAt),
    etag: Buffer.from(dpsEtag(one.revision)).toString('base64'),
    ...(one.payload === null ? {} : { payload: one.payload }),
  };
}

/** An individual enrollment as DPS shows it, with what became of it. */
export function showEnrollment(one: Enrollment, registrations: readonly Registration[]): JsonObject {
  const state = registrations.find(
    ({ registrationId, group }) => registrationId === one.registrationId && group === null,
  );
  return {
    registrationId: one.registrationId,
    ...(one.deviceId === null ? {} : { deviceId: one.deviceId }),
    ...(one.information === null ? {} : { optionalDeviceInformation: one.information }),
    registrationState:
      state === undefined
        ? { registrationId: one.registrationId, status: 'unassigned' }
        : showRegistration(state),
    ...showEntry(one),
  };
}

/** A group as DPS shows it. */
export const showGroup = (one: Group): JsonObject => ({
  enrollmentGroupId: one.enrollmentGroupId,
  ...showEntry(one),
});
