import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactValue } from '../../../contract/facts.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import { defineKind } from './kind.ts';
import { linesSince } from '../diagnosis/unproven.ts';

/**
 * Lets the VM use the host's TPM for DPS (eflow.md 11). Done means that the feature is on *and* the VM tells its
 * endorsement key: the chain behind it may need half a minute of retries.
 */
export const enableDpsTpm = defineKind({
  kind: 'enable-dps-tpm',
  input: z.object({}),
  typicalMs: 110_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.dpsTpm' }, { id: 'eflow.tpmInfo' }],
  state: (_input, facts) => {
    const on = facts.value('eflow.dpsTpm');
    if (facts.value('eflow.verify') !== true || on === undefined) return 'later';
    return on && facts.value('eflow.tpmInfo') !== undefined ? 'done' : 'todo';
  },
  action: () => ({ port: 'host', op: 'eflow.setFeature', args: { feature: 'DpsTpm', enable: true } }),
  settle: () => ({ everyMs: 5_000, forMs: 120_000 }),
  refusal: (answer) => {
    if (answer.output.at(-1) !== false) return undefined;
    const known = matchFailure(answer.lines, answer.output);
    return {
      code: errorCodes.tpmFeatureFailed,
      params: { text: known?.text ?? '' },
      final: true,
      ...(known === undefined ? {} : { id: known.id }),
    };
  },
  diagnose: (_input, facts) =>
    facts.value('eflow.dpsTpm') === true
      ? { code: errorCodes.tpmInfoMissing, params: {}, id: 'F70', final: false }
      : { code: errorCodes.tpmFeatureFailed, params: { text: '' }, final: false },
  undo: () => ({ step: { kind: 'disable-dps-tpm', input: {} } }),
  goesWith: ['install-msi', 'remove-eflow'],
});

/** Takes the TPM away from the VM again: the undo of {@link enableDpsTpm}. */
export const disableDpsTpm = defineKind({
  kind: 'disable-dps-tpm',
  input: z.object({}),
  typicalMs: 60_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.dpsTpm' }],
  state: (_input, facts) => {
    const on = facts.value('eflow.dpsTpm');
    if (on === undefined) return 'later';
    return on ? 'todo' : 'done';
  },
  action: () => ({ port: 'host', op: 'eflow.setFeature', args: { feature: 'DpsTpm' } }),
  settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
  undo: () => ({ step: { kind: 'enable-dps-tpm', input: {} } }),
  goesWith: ['install-msi', 'remove-eflow'],
});

const Enroll = z.object({
  scopeId: z.string(),
  /** Registration ID to enroll; null means the one derived from the endorsement key. */
  registrationId: z.string().nullable(),
});

/** True when DPS has assigned the device with this very identity since its configuration was applied. */
function assignedBefore(input: z.infer<typeof Enroll>, runtime: FactValue<'guest.runtime'>): boolean {
  const has = runtime.provisioning;
  return (
    has?.method === 'tpm' &&
    has.scopeId === input.scopeId &&
    (input.registrationId === null || has.registrationId === input.registrationId) &&
    linesSince(runtime.identityLog, runtime.configuredAt).some((line) =>
      line.text.includes('Assigned to IoT hub'),
    )
  );
}

/**
 * Waits until a colleague has enrolled this machine's endorsement key in DPS. The key is known from the host's own TPM
 * before any install, so the colleague can start early; here the VM's own answer is compared with it. That the device
 * was assigned before proves the enrollment without asking anybody.
 */
export const enrollEndorsementKey = defineKind({
  kind: 'enroll-endorsement-key',
  input: Enroll,
  typicalMs: 600_000,
  needs: () => [
    { id: 'tpm.endorsementKey' },
    { id: 'eflow.dpsTpm' },
    { id: 'eflow.tpmInfo' },
    { id: 'guest.runtime' },
    { id: 'person.answer', arg: 'enroll' },
  ],
  state: (input, facts) => {
    const guest = facts.value('eflow.tpmInfo');
    if (guest === undefined) return 'later';
    const host = facts.value('tpm.endorsementKey');
    if (host !== undefined && host.endorsementKey !== guest.endorsementKey) return 'unclear';
    const runtime = facts.value('guest.runtime');
    if (runtime !== undefined && assignedBefore(input, runtime)) return 'done';
    return facts.value('person.answer', 'enroll')?.answer === 'enrolled' ? 'done' : 'todo';
  },
  action: (input, facts) => {
    // Before there is a VM the host's own TPM tells the key; what the VM says later is compared with it.
    const key = facts.value('eflow.tpmInfo') ?? facts.value('tpm.endorsementKey');
    return {
      port: 'person',
      ask: 'enroll',
      params: {
        scopeId: input.scopeId,
        registrationId: input.registrationId ?? key?.registrationId ?? '',
        endorsementKey: key?.endorsementKey ?? '',
      },
    };
  },
  recover: () => ({ none: errorCodes.tpmKeyDiffers }),
  undo: () => ({ none: 'enrollment' }),
});
