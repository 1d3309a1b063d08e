import { errorCodes, type ErrorCode, type Params } from '../../contract/errors.ts';
import type { FactQuery, FactValue } from '../../contract/facts.ts';
import type { Goal, PlannedStep } from '../../contract/jobs.ts';
import type { Setup } from '../../contract/setup.ts';
import { withReboot } from './acts.ts';
import { factsOf, type Facts } from './facts.ts';
import { oncePerCause } from './one-cause.ts';
import { stepKind } from './steps/index.ts';
import type { StepRef } from './steps/kind.ts';

/** Facts that decide whether a host can be rebuilt as the same device, beside those of its steps. */
export const rebuildFacts: readonly FactQuery[] = [
  { id: 'eflow.products' },
  { id: 'eflow.verify' },
  { id: 'guest.config' },
  { id: 'guest.runtime' },
  { id: 'tpm.endorsementKey' },
];

/** The removal in a rebuild, which everything after it waits for. */
export const removalKey = 'remove-eflow';

/**
 * The steps of a setup with EFLOW removed among them: after the installer is at hand and before anything is installed. What
 * this job itself has installed is never removed, so the removal is gone once it has ended or an installation was begun.
 *
 * A colleague is not asked for the endorsement key again: the TPM is the same, and the proof says when it is not enrolled.
 */
export function rebuildSteps(steps: readonly StepRef[], log: string, removed: boolean): StepRef[] {
  const at = steps.findIndex(({ key }) => key === 'install-msi');
  const before = steps
    .slice(0, at)
    .map((step) => (step.kind === 'take-payload' ? { ...step, input: withCopy(step.input) } : step));
  const after = steps
    .slice(at)
    .filter(({ kind }) => kind !== 'enroll-endorsement-key')
    .map((step) => ({ ...step, after: removalKey }));
  const [removal, restart] = withReboot({ key: removalKey, kind: 'remove-msi', input: { log } }, 'installer');
  return [
    ...before,
    ...(removed || removal === undefined ? [] : [removal]),
    ...(restart === undefined ? [] : [{ ...restart, after: removalKey }]),
    ...after,
  ];
}

/** What is installed goes, so its installer has to be at hand although it is installed. */
const withCopy = (input: StepRef['input']): StepRef['input'] => ({
  ...(input as Readonly<Record<string, StepRef['input']>>),
  always: true,
});

interface Blocker {
  id: string;
  code: ErrorCode;
  params: Params;
}

type Provisioning = NonNullable<FactValue<'guest.config'>['provisioning']>;

const sameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Pairs of what the document wants and what the VM has, by the name of the field; null where one of both is silent. */
function pairs(
  identity: NonNullable<Setup['identity']>,
  has: Provisioning,
  facts: Facts,
): [field: string, wanted: string | null, has: string | null][] {
  switch (identity.provisioningType) {
    case 'ManualConnectionString': {
      const wanted = facts.value('secret.fingerprint', identity.devConnString);
      return [
        ['provisioningType', 'manual/sas', `${has.source}/${has.method}`],
        ['iotHubHostname', wanted?.hub ?? null, has.hub],
        ['deviceId', wanted?.deviceId ?? null, has.deviceId],
      ];
    }
    case 'ManualX509':
      return [
        ['provisioningType', 'manual/x509', `${has.source}/${has.method}`],
        ['iotHubHostname', identity.iotHubHostname, has.hub],
        ['deviceId', identity.deviceId, has.deviceId],
      ];
    case 'DpsTPM':
      return [
        ['provisioningType', 'dps/tpm', `${has.source}/${has.method}`],
        ['scopeId', identity.scopeId, has.scopeId],
        [
          'registrationId',
          identity.registrationId ?? facts.value('tpm.endorsementKey')?.registrationId ?? null,
          has.registrationId,
        ],
      ];
    case 'DpsX509':
      return [
        ['provisioningType', 'dps/x509', `${has.source}/${has.method}`],
        ['scopeId', identity.scopeId, has.scopeId],
        ['registrationId', identity.registrationId ?? null, has.registrationId],
      ];
    case 'DpsSymmetricKey':
      return [
        ['provisioningType', 'dps/symmetric_key', `${has.source}/${has.method}`],
        ['scopeId', identity.scopeId, has.scopeId],
        ['registrationId', identity.registrationId, has.registrationId],
      ];
  }
}

/** Where the identity of the document is another one than that of the VM. */
function otherIdentity(setup: Setup, facts: Facts): Blocker[] {
  const has = facts.value('guest.config')?.provisioning;
  if (has === null || has === undefined || setup.identity === undefined) return [];
  return pairs(setup.identity, has, facts).flatMap(([field, wanted, told]) =>
    wanted === null || told === null || sameText(wanted, told)
      ? []
      : [{ id: 'identity', code: errorCodes.rebuildOtherDevice, params: { field, wanted, has: told } }],
  );
}

/**
 * What forbids a rebuild, all of it before anything is removed: no EFLOW to rebuild, no identity to give, the identity of
 * another device, files that cannot be used. Once EFLOW is removed the steps speak for themselves.
 */
export function rebuildBlockers(setup: Setup, rows: readonly PlannedStep[], facts: Facts): Blocker[] {
  const removal = rows.find(({ key }) => key === removalKey);
  if (removal === undefined) return [];
  if (facts.value('eflow.products')?.length === 0)
    return [{ id: removalKey, code: errorCodes.nothingToRebuild, params: {} }];
  if (setup.identity === undefined)
    return [{ id: 'identity', code: errorCodes.rebuildNoIdentity, params: {} }];
  const files = rows.flatMap(({ key, kind, input }) =>
    (stepKind(kind).obstacles?.(input, facts) ?? []).map(({ code, params }) => ({ id: key, code, params })),
  );
  return [...otherIdentity(setup, facts), ...oncePerCause(files)];
}

/** What is known of a step that comes after the removal: nothing of what is there now will be there then. */
export function afterRemoval(facts: Facts): Facts {
  return factsOf(
    Object.fromEntries(
      Object.entries(facts.record()).map(([key, { at, source }]) => [key, { at, source, unknown: 'absent' }]),
    ),
  );
}

/** The removal with a word on it when nobody could compare the identity of the document with that of the VM. */
export function withDoubt(row: PlannedStep, facts: Facts): PlannedStep {
  const compared = facts.value('guest.config')?.provisioning != null;
  return compared || row.state === 'done'
    ? row
    : { ...row, notes: [...(row.notes ?? []), { code: 'not-compared', params: {}, lasting: false }] };
}

/** True for a setup that has EFLOW removed and made anew. */
export const isRebuild = (goal: Goal): goal is Extract<Goal, { kind: 'setup' }> =>
  goal.kind === 'setup' && goal.rebuild === true;
