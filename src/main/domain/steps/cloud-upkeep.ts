import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactQuery } from '../../../contract/facts.ts';
import type { Facts } from '../facts.ts';
import { accessFaults, inCloud, stateIn, nameFacts } from './cloud.ts';
import { defineKind, type Diagnosis } from './kind.ts';

const access: FactQuery = { id: 'cloud.access' };

const missing = (host: string | undefined, id: string): Diagnosis => ({
  code: errorCodes.cloudNotFound,
  params: { host: host ?? '', id },
  final: true,
});

const first = (faults: readonly Diagnosis[]) => faults[0];
const none = (faults: readonly Diagnosis[]) => ({ none: faults[0]?.code ?? errorCodes.stepUnclear });

const RemoveDevice = z.object({
  deviceId: z.string(),
  /** Only the device of this generation; null takes whichever is there. */
  generationId: z.string().nullable(),
});

/** Removes a device from its hub; one that was made anew by somebody else since is left alone. */
export const removeCloudDevice = defineKind<z.infer<typeof RemoveDevice>>({
  ...inCloud,
  kind: 'remove-cloud-device',
  input: RemoveDevice,
  needs: ({ deviceId }) => [access, { id: 'cloud.device', arg: deviceId }],
  state({ deviceId, generationId }, facts) {
    const found = facts.value('cloud.device', deviceId);
    const gone = found === null || (generationId !== null && found?.generationId !== generationId);
    return stateIn(
      facts,
      accessFaults('hub', facts),
      found === undefined ? undefined : gone ? 'done' : 'todo',
    );
  },
  action: ({ deviceId }) => ({ port: 'cloud', op: 'device.remove', deviceId }),
  obstacles: (_input, facts) => accessFaults('hub', facts),
  diagnose: (_input, facts) => first(accessFaults('hub', facts)),
  recover: (_input, facts) => none(accessFaults('hub', facts)),
  undo: () => ({ none: 'cloud-removed' }),
});

const RemoveEnrollment = z.object({
  registrationId: z.string(),
  /** Only the enrollment that was made at this time; null takes whichever is there. */
  createdAt: z.string().nullable(),
});

/** Removes an individual enrollment; the device in the hub and the registration are no part of it (provisioning.md 5.3). */
export const removeCloudEnrollment = defineKind<z.infer<typeof RemoveEnrollment>>({
  ...inCloud,
  kind: 'remove-cloud-enrollment',
  input: RemoveEnrollment,
  needs: ({ registrationId }) => [
    access,
    ...nameFacts(registrationId),
    { id: 'cloud.enrollment', arg: registrationId },
  ],
  state({ registrationId, createdAt }, facts) {
    const told = facts.value('cloud.enrollment', registrationId);
    const gone = told?.found === null || (createdAt !== null && told?.found?.createdAt !== createdAt);
    return stateIn(
      facts,
      accessFaults('dps', facts),
      told === undefined ? undefined : gone ? 'done' : 'todo',
    );
  },
  action: ({ registrationId }, facts) => ({
    port: 'cloud',
    op: 'enrollment.remove',
    registrationId: facts.value('cloud.enrollment', registrationId)?.registrationId ?? registrationId,
  }),
  obstacles: (_input, facts) => accessFaults('dps', facts),
  diagnose: (_input, facts) => first(accessFaults('dps', facts)),
  recover: (_input, facts) => none(accessFaults('dps', facts)),
  undo: () => ({ none: 'cloud-removed' }),
});

const RemoveGroup = z.object({ groupId: z.string(), createdAt: z.string().nullable() });

/** Devices that would lose their group; undefined when nobody may know, which counts as some. */
const users = (groupId: string, facts: Facts): number | undefined =>
  facts.value('cloud.group', groupId)?.registered?.length;

/** Removes a group that no device has registered by; what others use stays, and is told as such. */
export const removeCloudGroup = defineKind<z.infer<typeof RemoveGroup>>({
  ...inCloud,
  kind: 'remove-cloud-group',
  input: RemoveGroup,
  needs: ({ groupId }) => [access, { id: 'cloud.group', arg: groupId }],
  state({ groupId, createdAt }, facts) {
    const told = facts.value('cloud.group', groupId);
    const gone = told?.found === null || (createdAt !== null && told?.found?.createdAt !== createdAt);
    const kept = users(groupId, facts) !== 0;
    return stateIn(
      facts,
      accessFaults('dps', facts),
      told === undefined ? undefined : gone || kept ? 'done' : 'todo',
    );
  },
  action: ({ groupId }) => ({ port: 'cloud', op: 'group.remove', groupId }),
  obstacles: (_input, facts) => accessFaults('dps', facts),
  diagnose: (_input, facts) => first(accessFaults('dps', facts)),
  recover: (_input, facts) => none(accessFaults('dps', facts)),
  undo: () => ({ none: 'cloud-removed' }),
});

const Forget = z.object({
  registrationId: z.string(),
  /** The device that DPS made in the hub; null leaves the hub alone. */
  deviceId: z.string().nullable(),
});

/** What of the hub has to be known: nothing where it is left alone. */
const deviceFacts = (deviceId: string | null): FactQuery[] =>
  deviceId === null ? [] : [{ id: 'cloud.device', arg: deviceId }];

function forgetFaults({ deviceId }: z.infer<typeof Forget>, facts: Facts): Diagnosis[] {
  return [...accessFaults('dps', facts), ...(deviceId === null ? [] : accessFaults('hub', facts))];
}

/**
 * Removes what DPS remembers of a device, and the device that it made in the hub: the undo of a provisioning by DPS.
 * Deleting the enrollment alone would leave both (provisioning.md 5.3).
 */
export const forgetRegistration = defineKind<z.infer<typeof Forget>>({
  ...inCloud,
  kind: 'forget-registration',
  input: Forget,
  needs: ({ registrationId, deviceId }) => [
    access,
    ...nameFacts(registrationId),
    { id: 'cloud.registration', arg: registrationId },
    ...deviceFacts(deviceId),
  ],
  state(input, facts) {
    const { registrationId, deviceId } = input;
    const told = facts.value('cloud.registration', registrationId);
    const device = deviceId === null ? null : facts.value('cloud.device', deviceId);
    const known =
      told === undefined || device === undefined
        ? undefined
        : told.found === null && device === null
          ? 'done'
          : 'todo';
    return stateIn(facts, forgetFaults(input, facts), known);
  },
  action: ({ registrationId, deviceId }) => ({
    port: 'cloud',
    op: 'registration.forget',
    registrationId,
    deviceId,
  }),
  obstacles: forgetFaults,
  diagnose: (input, facts) => first(forgetFaults(input, facts)),
  recover: (input, facts) => none(forgetFaults(input, facts)),
  undo: () => ({ none: 'cloud-removed' }),
});

const SetDevice = z.object({ deviceId: z.string(), enabled: z.boolean() });

function setDeviceFaults({ deviceId }: { deviceId: string }, facts: Facts): Diagnosis[] {
  const found = facts.value('cloud.device', deviceId);
  const host = facts.value('cloud.access')?.hub?.host;
  return [...accessFaults('hub', facts), ...(found === null ? [missing(host, deviceId)] : [])];
}

/** Lets a device of a hub connect, or keeps it from connecting. */
export const setCloudDevice = defineKind<z.infer<typeof SetDevice>>({
  ...inCloud,
  kind: 'set-cloud-device',
  input: SetDevice,
  needs: ({ deviceId }) => [access, { id: 'cloud.device', arg: deviceId }],
  state(input, facts) {
    const found = facts.value('cloud.device', input.deviceId);
    const known = found === undefined ? undefined : found?.enabled === input.enabled ? 'done' : 'todo';
    return stateIn(facts, setDeviceFaults(input, facts), known);
  },
  action: (input) => ({ port: 'cloud', op: 'device.enable', ...input }),
  obstacles: setDeviceFaults,
  diagnose: (input, facts) => first(setDeviceFaults(input, facts)),
  recover: (input, facts) => none(setDeviceFaults(input, facts)),
  undo: ({ deviceId, enabled }) => ({
    step: { kind: 'set-cloud-device', input: { deviceId, enabled: !enabled } },
  }),
});

const SetEnrollment = z.object({ registrationId: z.string(), enabled: z.boolean() });

function setEnrollmentFaults({ registrationId }: { registrationId: string }, facts: Facts): Diagnosis[] {
  const told = facts.value('cloud.enrollment', registrationId);
  const host = facts.value('cloud.access')?.dps?.host;
  return [...accessFaults('dps', facts), ...(told?.found === null ? [missing(host, registrationId)] : [])];
}

/** Lets a device register, or keeps it from registering; a device that is assigned already stays connected. */
export const setCloudEnrollment = defineKind<z.infer<typeof SetEnrollment>>({
  ...inCloud,
  kind: 'set-cloud-enrollment',
  input: SetEnrollment,
  needs: ({ registrationId }) => [access, { id: 'cloud.enrollment', arg: registrationId }],
  state(input, facts) {
    const told = facts.value('cloud.enrollment', input.registrationId);
    const known = told === undefined ? undefined : told.found?.enabled === input.enabled ? 'done' : 'todo';
    return stateIn(facts, setEnrollmentFaults(input, facts), known);
  },
  action: (input) => ({ port: 'cloud', op: 'enrollment.enable', ...input }),
  obstacles: setEnrollmentFaults,
  diagnose: (input, facts) => first(setEnrollmentFaults(input, facts)),
  recover: (input, facts) => none(setEnrollmentFaults(input, facts)),
  undo: ({ registrationId, enabled }) => ({
    step: { kind: 'set-cloud-enrollment', input: { registrationId, enabled: !enabled } },
  }),
});
