import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactQuery } from '../../../contract/facts.ts';
import type { Json } from '../../../contract/json.ts';
import type { Facts } from '../facts.ts';
import { dpsTokenMs, isRefusedToken } from '../diagnosis/unproven.ts';
import { accessFaults, inCloud, stateIn, nameFacts } from './cloud.ts';
import { defineKind, type Diagnosis, type StepKind } from './kind.ts';
import { causeOf, judged } from './prove.ts';

/** A device of DPS as its cloud side is known: its registration, and its name in the hub where that can be read. */
export const Registration = z.object({
  /** An ID, or what stands for the one of a TPM or a certificate. */
  registrationId: z.string(),
  /** Its name in the hub, in the same form; null where there is no way into the hub. */
  deviceId: z.string().nullable(),
});
type Registration = z.infer<typeof Registration>;

const registrationFacts = ({ registrationId, deviceId }: Registration): FactQuery[] => [
  { id: 'cloud.access' },
  ...nameFacts(registrationId),
  { id: 'cloud.registration', arg: registrationId },
  ...(deviceId === null ? [] : [{ id: 'cloud.device' as const, arg: deviceId }]),
];

/** True for a device of the hub that was not there before, as far as that is known. */
const wasNotThere = ({ deviceId }: Registration, before: Facts): boolean =>
  deviceId !== null &&
  before.has('cloud.device', deviceId) &&
  before.value('cloud.device', deviceId) === null;

/**
 * A provisioning by DPS whose cloud side is known: what DPS remembers of the device and made in the hub is seen before,
 * so that an undo can remove just that (provisioning.md 5.3). Without a registration in its input it is the kind alone.
 */
export function withRegistration<I extends object>(kind: StepKind<I>): StepKind<I> {
  const sideOf = (input: I): Registration | undefined =>
    (input as { registration?: Registration }).registration;
  const own = (input: I): I => {
    const { registration: _, ...rest } = input as I & { registration?: Registration };
    return rest as I;
  };
  const { obstacles, diagnose, recover, made, residues } = kind;
  return {
    ...kind,
    needs(input) {
      const side = sideOf(input);
      return [...kind.needs(own(input)), ...(side === undefined ? [] : registrationFacts(side))];
    },
    state: (input, facts) => kind.state(own(input), facts),
    action: (input, facts) => kind.action(own(input), facts),
    ...(obstacles === undefined
      ? {}
      : { obstacles: (input: I, facts: Facts) => obstacles(own(input), facts) }),
    ...(diagnose === undefined ? {} : { diagnose: (input: I, facts: Facts) => diagnose(own(input), facts) }),
    ...(recover === undefined ? {} : { recover: (input: I, facts: Facts) => recover(own(input), facts) }),
    ...(made === undefined
      ? {}
      : { made: (input: I, before: Facts, now: Facts): Json => made(own(input), before, now) }),
    // A device that its undo removes does not stay.
    residues: (before, now, input) =>
      Object.entries(before.record()).some(
        ([key, { value }]) => key.startsWith('cloud.device:') && value === null,
      )
        ? []
        : (residues?.(before, now, input) ?? []),
    undo(input, before, made) {
      const undo = kind.undo(own(input), before, made);
      const side = sideOf(input);
      if (side === undefined || !('step' in undo) || !before.has('cloud.registration', side.registrationId))
        return undo;
      const told = before.value('cloud.registration', side.registrationId);
      if (told?.found !== null) return undo;
      const device = side.deviceId === side.registrationId ? told.registrationId : side.deviceId;
      return {
        ...undo,
        also: [
          {
            kind: 'forget-registration',
            input: {
              registrationId: told.registrationId,
              deviceId: wasNotThere(side, before) ? device : null,
            },
          },
        ],
      };
    },
  };
}

const Assigned = Registration.extend({ hub: z.string().nullable() });
type Assigned = z.infer<typeof Assigned>;

/** What the cloud itself says against the device, now that the VM has registered (provisioning.md 7.1, 10.4). */
function assignedFaults(input: Assigned, facts: Facts): Diagnosis[] {
  const access = accessFaults('dps', facts);
  if (access.length > 0) return access;
  const told = facts.value('cloud.registration', input.registrationId);
  const found = told?.found;
  const host = facts.value('cloud.access')?.dps?.host ?? '';
  const id = told?.registrationId ?? '';
  if (found === undefined || found === null) return [];
  const wrong = (code: Diagnosis['code'], params: Diagnosis['params']) => [{ code, params, final: true }];
  // So its last try ended; the VM tries again by itself, and what stood against it may have been put right since.
  if (found.status === 'disabled')
    return [{ code: errorCodes.cloudDisabled, params: { host, id }, final: false }];
  if (found.status === 'failed')
    return [
      { code: errorCodes.cloudNoHub, params: { host, id, number: found.errorCode ?? 0 }, final: false },
    ];
  if (found.status !== 'assigned') return [];
  const hub = found.hub?.toLowerCase() ?? '';
  if (input.hub !== null && hub !== input.hub)
    return wrong(errorCodes.cloudOtherHub, { has: hub, wanted: input.hub });
  const device = input.deviceId === null ? undefined : facts.value('cloud.device', input.deviceId);
  return device?.edge === false ? wrong(errorCodes.cloudNotEdge, { host: hub, id: device.deviceId }) : [];
}

/**
 * What the VM itself says while DPS knows nothing of it. A token of the VM that is over is refused like one with a wrong key,
 * and the VM takes its time from this computer: where this clock is behind that of Azure, that is told (provisioning.md 5.3).
 */
function vmCause(input: Assigned, facts: Facts): Diagnosis | undefined {
  const runtime = facts.value('guest.runtime');
  if (runtime === undefined || facts.value('cloud.registration', input.registrationId)?.found !== null)
    return undefined;
  const cause = causeOf(runtime, facts);
  const access = facts.value('cloud.access');
  const behindMs = -(access?.aheadSeconds ?? 0) * 1000;
  return isRefusedToken(runtime, cause) && behindMs > dpsTokenMs
    ? {
        code: errorCodes.cloudClock,
        params: { host: access?.dps?.host ?? '', minutes: Math.max(1, Math.round(behindMs / 60_000)) },
        final: false,
      }
    : cause;
}

/** What speaks against the device: the word of DPS, else that of the VM. */
const against = (input: Assigned, facts: Facts): Diagnosis | undefined =>
  assignedFaults(input, facts)[0] ?? vmCause(input, facts);

/** Waits until DPS itself says to which hub it assigned the device, and sees that this is an IoT Edge device there. */
export const cloudAssigned = defineKind<Assigned>({
  ...inCloud,
  kind: 'cloud-assigned',
  input: Assigned,
  typicalMs: 30_000,
  needs: (input) => [...registrationFacts(input), { id: 'guest.runtime' }, { id: 'eflow.endpoints' }],
  state(input, facts) {
    const faults = assignedFaults(input, facts).filter(({ final }) => final);
    const told = facts.value('cloud.registration', input.registrationId);
    const known = told === undefined ? undefined : told.found?.status === 'assigned' ? 'done' : 'todo';
    return stateIn(facts, faults, known);
  },
  action: () => ({ port: 'wait' }),
  // As often as the VM may be asked (eflow.md 1).
  settle: () => ({ everyMs: 60_000, forMs: 300_000 }),
  diagnose: against,
  proof(input, facts) {
    const proof = judged(facts);
    const why = against(input, facts);
    if (why === undefined) return proof;
    const { code, params, final } = why;
    return { ...proof, verdict: final ? 'refuted' : 'not-proven', cause: { code, params } };
  },
  recover: (input, facts) => ({ none: assignedFaults(input, facts)[0]?.code ?? errorCodes.stepUnclear }),
  undo: () => ({ none: 'proof' }),
});
