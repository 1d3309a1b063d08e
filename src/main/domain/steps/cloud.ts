import { z } from 'zod';
import type { CloudService } from '../../../contract/cloud.ts';
import { errorCodes, isErrorCode } from '../../../contract/errors.ts';
import type { FactQuery, PemProblem } from '../../../contract/facts.ts';
import type { Goal, StepNote, StepState } from '../../../contract/jobs.ts';
import { mostSkewMs } from '../cloud/answers.ts';
import type { StepAttestation } from '../cloud/actions.ts';
import { deviceDiffers, enrollmentDiffers, groupDiffers } from '../cloud/documents.ts';
import { certificateFact, certificateOf, openedArgOf, ofTpm } from '../cloud/names.ts';
import { lackingRight } from '../cloud/service-string.ts';
import { dpsTokenMs } from '../diagnosis/unproven.ts';
import type { Facts } from '../facts.ts';
import { shutFilesOf } from '../identity/x509/opened.ts';
import { defineKind, type Diagnosis } from './kind.ts';
import { ofProblem } from './pem-errors.ts';

const wrong = (code: Diagnosis['code'], params: Diagnosis['params']): Diagnosis => ({
  code,
  params,
  final: true,
});

/** What of a service string and of the way to the service speaks against using it, before anything is changed. */
export function accessFaults(service: CloudService, facts: Facts, host: string | null = null): Diagnosis[] {
  const access = facts.value('cloud.access');
  const has = access?.[service];
  if (access === undefined) return [];
  if (has === null || has === undefined) return [wrong(errorCodes.cloudNoService, {})];
  if (host !== null && host.toLowerCase() !== has.host)
    return [wrong(errorCodes.cloudOtherService, { has: has.host, wanted: host })];
  const right = lackingRight(has);
  if (right !== undefined)
    return [wrong(errorCodes.cloudRight, { host: has.host, policy: has.policy, right })];
  const { problem } = access;
  return problem !== null && isErrorCode(problem.code) ? [wrong(problem.code, problem.params)] : [];
}

const hostOf = (service: CloudService, facts: Facts): string =>
  facts.value('cloud.access')?.[service]?.host ?? '';

/** How a step of the cloud stands: what speaks against it makes it unclear, what is not known yet keeps it for later. */
export function stateIn(facts: Facts, faults: readonly Diagnosis[], known: StepState | undefined): StepState {
  if (facts.value('cloud.access') === undefined) return 'later';
  return faults.length > 0 ? 'unclear' : (known ?? 'later');
}

const access: FactQuery = { id: 'cloud.access' };
/**
 * A clock that is minutes away is told, since the VM takes its time from this computer and its own tokens for DPS live
 * for half a minute (provisioning.md 2.4, 5.3).
 */
function clockNote(_input: unknown, facts: Facts): StepNote[] {
  const aheadMs = (facts.value('cloud.access')?.aheadSeconds ?? 0) * 1000;
  const minutes = Math.max(1, Math.round(Math.abs(aheadMs) / 60_000));
  // A token of a clock that is ahead ends later, and is accepted.
  return aheadMs > mostSkewMs || -aheadMs > dpsTokenMs
    ? [{ code: 'cloud-clock', params: { minutes }, lasting: true }]
    : [];
}

/** What all steps of the cloud have in common. */
export const inCloud = { typicalMs: 3_000, network: 'azure', notes: clockNote } as const;

/** The failure of a step whose facts hold something against it. */
const firstOf = (faults: readonly Diagnosis[]) => faults[0];

/** A device that is no IoT Edge device is replaced with consent; everything else is left alone. */
const replaceWith = (faults: readonly Diagnosis[], goal: Goal): Goal | { none: Diagnosis['code'] } =>
  faults[0]?.code === errorCodes.cloudNotEdge ? goal : { none: faults[0]?.code ?? errorCodes.stepUnclear };

/** A certificate of a file or out of opened ones, as it was read. */
function readCertificate(facts: Facts, certificate: string) {
  const { id, arg } = certificateFact(certificate);
  return facts.value(id, arg);
}

/** The same as the cloud knows it: SHA-256, hex in capitals. */
const thumbprintIn = (facts: Facts, certificate: string | null): string | undefined =>
  certificate === null
    ? undefined
    : readCertificate(facts, certificate)?.certificate?.thumbprint.toUpperCase();

const certificateFacts = (certificate: string | null): FactQuery[] =>
  certificate === null ? [] : [certificateFact(certificate)];

/** A certificate that cannot be read cannot be enrolled, and for a device none of an authority. */
function fileFaults(facts: Facts, certificate: string | null, of: 'device' | 'group'): Diagnosis[] {
  if (certificate === null) return [];
  const read = readCertificate(facts, certificate);
  if (of === 'device' && read?.certificate?.ca === true)
    return [wrong(errorCodes.certificateIsCa, { file: certificate })];
  const problem = read?.problem ?? null;
  if (problem === null) return [];
  const opened = openedArgOf(certificate);
  return opened === undefined
    ? [wrong(ofProblem[problem as PemProblem], { file: certificate })]
    : [wrong(errorCodes.certificateUnusable, { file: shutFilesOf(opened).certificate, rule: problem })];
}

/** What is there under a name that is wanted, and is not what is wanted. */
function foundFaults(
  found: { edge: boolean; enabled: boolean } | null | undefined,
  host: string,
  id: string,
  differs: () => string | undefined,
): Diagnosis[] {
  if (found === null || found === undefined) return [];
  if (!found.edge) return [wrong(errorCodes.cloudNotEdge, { host, id })];
  const what = differs();
  // Another board has another key, and what is enrolled for the old one is replaced, not the ID (provisioning.md 4.3).
  if (what === 'attestation.tpm.endorsementKey') return [wrong(errorCodes.cloudOtherTpm, { host, id })];
  if (what !== undefined) return [wrong(errorCodes.cloudDiffers, { host, id, what })];
  return found.enabled ? [] : [wrong(errorCodes.cloudDisabled, { host, id })];
}

/** Says before it starts what goes with a thing that is replaced: nobody could make its keys anew. */
const replacedNote = (faults: readonly Diagnosis[]): StepNote[] =>
  faults[0]?.code === errorCodes.cloudNotEdge
    ? [{ code: 'cloud-replaced', params: { id: faults[0].params['id'] ?? '' }, lasting: true }]
    : [];

const CloudDevice = z.object({
  deviceId: z.string(),
  authentication: z.enum(['sas', 'selfSigned']),
  /** The hub that it must be; null takes the one of the service string. */
  hub: z.string().nullable(),
  /** The certificate of a device without a key. */
  certificate: z.string().nullable(),
});
type CloudDevice = z.infer<typeof CloudDevice>;

function deviceFaults(input: CloudDevice, facts: Facts): Diagnosis[] {
  const { deviceId, certificate, authentication, hub } = input;
  const thumbprint = thumbprintIn(facts, certificate);
  return [
    ...accessFaults('hub', facts, hub),
    ...fileFaults(facts, certificate, 'device'),
    ...foundFaults(facts.value('cloud.device', deviceId), hostOf('hub', facts), deviceId, () => {
      const found = facts.value('cloud.device', deviceId);
      const thumbprints = thumbprint === undefined ? [] : [thumbprint];
      return found === null || found === undefined
        ? undefined
        : deviceDiffers(found, { deviceId, authentication, thumbprints });
    }),
  ];
}

/**
 * Makes the device in the registry of a hub, as an IoT Edge device with keys of its own or with the thumbprint of its
 * certificate (provisioning.md 6).
 *
 * @assumed provisioning.md 0: `capabilities.iotEdge` cannot be changed once a device is made | verify: PUT an existing device with iotEdge true and read it back
 */
export const cloudDevice = defineKind<CloudDevice>({
  ...inCloud,
  kind: 'cloud-device',
  input: CloudDevice,
  assumed: 'provisioning.md 0',
  needs: ({ deviceId, certificate }) => [
    access,
    { id: 'cloud.device', arg: deviceId },
    ...certificateFacts(certificate),
  ],
  state(input, facts) {
    const found = facts.value('cloud.device', input.deviceId);
    const known = found === undefined ? undefined : found === null ? 'todo' : 'done';
    const unread = input.certificate !== null && thumbprintIn(facts, input.certificate) === undefined;
    return stateIn(facts, deviceFaults(input, facts), unread ? undefined : known);
  },
  action: ({ deviceId, authentication, certificate }, facts) => ({
    port: 'cloud',
    op: 'device.make',
    deviceId,
    authentication,
    thumbprints: [thumbprintIn(facts, certificate) ?? []].flat(),
  }),
  obstacles: (input, facts) => {
    const faults = deviceFaults(input, facts);
    // What is replaced with consent is no obstacle to the job.
    return faults[0]?.code === errorCodes.cloudNotEdge ? [] : faults;
  },
  notes: (input, facts) => [...clockNote(input, facts), ...replacedNote(deviceFaults(input, facts))],
  diagnose: (input, facts) => firstOf(deviceFaults(input, facts)),
  recover: (input, facts) =>
    replaceWith(deviceFaults(input, facts), {
      kind: 'act',
      id: 'remove-cloud-device',
      params: { deviceId: input.deviceId },
    }),
  made: ({ deviceId }, _before, now) => ({
    deviceId,
    generationId: now.value('cloud.device', deviceId)?.generationId ?? null,
  }),
  undo: ({ deviceId }, _before, made) => ({
    step: { kind: 'remove-cloud-device', input: { deviceId, generationId: textOf(made, 'generationId') } },
  }),
});

/** A field of what a step made; null while nothing was. */
const textOf = (made: unknown, field: string): string | null => {
  const value = (made as Record<string, unknown> | null)?.[field];
  return typeof value === 'string' ? value : null;
};

const enrolled = { hub: z.string().nullable(), tags: z.record(z.string(), z.string()) };

const CloudEnrollment = z.object({
  /** An ID, or what stands for the one of a TPM or a certificate. */
  registrationId: z.string(),
  deviceId: z.string().nullable(),
  attestation: z.enum(['symmetricKey', 'x509', 'tpm']),
  certificate: z.string().nullable(),
  ...enrolled,
});
type CloudEnrollment = z.infer<typeof CloudEnrollment>;

/** The key that the VM shows, or the host's own TPM while there is no VM. */
const endorsementKey = (facts: Facts): string | undefined =>
  (facts.value('eflow.tpmInfo') ?? facts.value('tpm.endorsementKey'))?.endorsementKey;

/** What tells the registration ID that a name stands for, beside the cloud. */
export function nameFacts(name: string): FactQuery[] {
  if (name === ofTpm) return [{ id: 'eflow.tpmInfo' }, { id: 'tpm.endorsementKey' }];
  return certificateFacts(certificateOf(name) ?? null);
}

/** The VM must show the key of this host's own TPM (provisioning.md 4.3). */
function keyFaults(facts: Facts): Diagnosis[] {
  const [guest, host] = [facts.value('eflow.tpmInfo'), facts.value('tpm.endorsementKey')];
  const same = guest === undefined || host === undefined || guest.endorsementKey === host.endorsementKey;
  return same ? [] : [wrong(errorCodes.tpmKeyDiffers, {})];
}

function enrollmentFaults(input: CloudEnrollment, facts: Facts): Diagnosis[] {
  const told = facts.value('cloud.enrollment', input.registrationId);
  const { certificate, hub, deviceId, attestation } = input;
  return [
    ...accessFaults('dps', facts),
    ...fileFaults(facts, certificate, 'device'),
    ...(attestation === 'tpm' ? keyFaults(facts) : []),
    ...foundFaults(told?.found, hostOf('dps', facts), told?.registrationId ?? '', () =>
      told?.found === null || told?.found === undefined
        ? undefined
        : enrollmentDiffers(told.found, {
            type: attestation,
            thumbprint: thumbprintIn(facts, certificate),
            endorsementKey: attestation === 'tpm' ? endorsementKey(facts) : undefined,
            hub,
            deviceId,
          }),
    ),
  ];
}

function attestationOf({ attestation, certificate }: CloudEnrollment, facts: Facts): StepAttestation {
  switch (attestation) {
    case 'symmetricKey':
      return { type: 'symmetricKey' };
    case 'x509':
      return { type: 'x509', file: certificate ?? '' };
    case 'tpm':
      return { type: 'tpm', endorsementKey: endorsementKey(facts) ?? '' };
  }
}

/** Makes the individual enrollment of a device in DPS (provisioning.md 5.2). */
export const cloudEnrollment = defineKind<CloudEnrollment>({
  ...inCloud,
  kind: 'cloud-enrollment',
  input: CloudEnrollment,
  needs: ({ registrationId, certificate, attestation }) => [
    access,
    ...nameFacts(attestation === 'tpm' ? ofTpm : registrationId),
    { id: 'cloud.enrollment', arg: registrationId },
    ...certificateFacts(certificate),
  ],
  state(input, facts) {
    const told = facts.value('cloud.enrollment', input.registrationId);
    const known = told === undefined ? undefined : told.found === null ? 'todo' : 'done';
    const unread =
      (input.certificate !== null && thumbprintIn(facts, input.certificate) === undefined) ||
      (input.attestation === 'tpm' && endorsementKey(facts) === undefined);
    return stateIn(facts, enrollmentFaults(input, facts), unread ? undefined : known);
  },
  action: (input, facts) => ({
    port: 'cloud',
    op: 'enrollment.make',
    registrationId:
      facts.value('cloud.enrollment', input.registrationId)?.registrationId ?? input.registrationId,
    deviceId: input.deviceId,
    attestation: attestationOf(input, facts),
    hub: input.hub,
    tags: input.tags,
  }),
  obstacles: (input, facts) => {
    const faults = enrollmentFaults(input, facts);
    return faults[0]?.code === errorCodes.cloudNotEdge ? [] : faults;
  },
  notes: (input, facts) => [...clockNote(input, facts), ...replacedNote(enrollmentFaults(input, facts))],
  diagnose: (input, facts) => firstOf(enrollmentFaults(input, facts)),
  recover: (input, facts) =>
    replaceWith(enrollmentFaults(input, facts), {
      kind: 'act',
      id: 'remove-cloud-enrollment',
      params: { registrationId: facts.value('cloud.enrollment', input.registrationId)?.registrationId ?? '' },
    }),
  made: ({ registrationId }, _before, now) => {
    const told = now.value('cloud.enrollment', registrationId);
    return { registrationId: told?.registrationId ?? null, createdAt: told?.found?.createdAt ?? null };
  },
  undo: ({ registrationId }, _before, made) => ({
    step: {
      kind: 'remove-cloud-enrollment',
      input: {
        registrationId: textOf(made, 'registrationId') ?? registrationId,
        createdAt: textOf(made, 'createdAt'),
      },
    },
  }),
});

const CloudGroup = z.object({
  groupId: z.string(),
  attestation: z.enum(['symmetricKey', 'x509']),
  /** The CA certificate to make it with; null finds a group that is there. */
  certificate: z.string().nullable(),
  ...enrolled,
});
type CloudGroup = z.infer<typeof CloudGroup>;

function groupFaults(input: CloudGroup, facts: Facts): Diagnosis[] {
  const { groupId, attestation, certificate, hub } = input;
  const told = facts.value('cloud.group', groupId);
  const host = hostOf('dps', facts);
  const missing = attestation === 'x509' && certificate === null && told?.found === null;
  return [
    ...accessFaults('dps', facts),
    ...fileFaults(facts, certificate, 'group'),
    ...(missing ? [wrong(errorCodes.cloudNotFound, { host, id: groupId })] : []),
    ...foundFaults(told?.found, host, groupId, () =>
      told?.found === null || told?.found === undefined
        ? undefined
        : groupDiffers(told.found, { type: attestation, thumbprint: thumbprintIn(facts, certificate), hub }),
    ),
  ];
}

/** Makes the enrollment group of many devices, or finds it (provisioning.md 5.2). One that others use is never replaced. */
export const cloudGroup = defineKind<CloudGroup>({
  ...inCloud,
  kind: 'cloud-group',
  input: CloudGroup,
  needs: ({ groupId, certificate }) => [
    access,
    { id: 'cloud.group', arg: groupId },
    ...certificateFacts(certificate),
  ],
  state(input, facts) {
    const told = facts.value('cloud.group', input.groupId);
    const unread = input.certificate !== null && thumbprintIn(facts, input.certificate) === undefined;
    const known = told === undefined ? undefined : told.found === null ? 'todo' : 'done';
    return stateIn(facts, groupFaults(input, facts), unread ? undefined : known);
  },
  action: ({ groupId, attestation, certificate, hub, tags }) => ({
    port: 'cloud',
    op: 'group.make',
    groupId,
    attestation:
      attestation === 'x509' ? { type: 'x509', file: certificate ?? '' } : { type: 'symmetricKey' },
    hub,
    tags,
  }),
  obstacles: groupFaults,
  diagnose: (input, facts) => firstOf(groupFaults(input, facts)),
  recover: (input, facts) => ({ none: groupFaults(input, facts)[0]?.code ?? errorCodes.stepUnclear }),
  made: ({ groupId }, _before, now) => ({
    createdAt: now.value('cloud.group', groupId)?.found?.createdAt ?? null,
  }),
  undo: ({ groupId }, _before, made) => ({
    step: { kind: 'remove-cloud-group', input: { groupId, createdAt: textOf(made, 'createdAt') } },
  }),
});
