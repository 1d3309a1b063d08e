import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactValue } from '../../../contract/facts.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import type { Facts } from '../facts.ts';
import { answeredOk } from './deploy.ts';
import { defineKind, type CommandAnswer, type Diagnosis, type Undo } from './kind.ts';

function provisionRefusal(answer: CommandAnswer): Diagnosis | undefined {
  if (answeredOk(answer)) return undefined;
  const known = matchFailure(answer.lines, answer.output);
  return {
    // An older certificate in the VM belongs to another of its users (eflow.md 9.6).
    code: known?.id === 'F64' ? errorCodes.certificateInWay : errorCodes.provisionFailed,
    params: { text: known?.text ?? '' },
    final: true,
    ...(known === undefined ? {} : { id: known.id }),
  };
}

/** What the VM's configuration says now, or why that cannot be known: the VM is not there yet or does not answer. */
export const configured = (facts: Facts) => facts.value('guest.runtime');

export type Provisioning = NonNullable<FactValue<'guest.runtime'>['provisioning']>;

/** What every provisioning has in common: its pace, its refusals, and what takes it along. */
export const common = {
  typicalMs: 60_000,
  settle: () => ({ everyMs: 10_000, forMs: 60_000 }),
  refusal: provisionRefusal,
  goesWith: ['install-msi', 'remove-eflow'],
};

/** A VM that had no identity gets back its template; one that had another cannot get that back. */
export const undoOf = (before: Facts): Undo =>
  configured(before)?.provisioning == null
    ? { step: { kind: 'reset-provisioning', input: {} } }
    : { none: 'identity-replaced' };

/** DPS made the device in the hub; removing it is the cloud's business. */
export const byDps = { network: 'dps', residues: () => ['cloud-device'], mayLeave: ['cloud-device'] };

/** Another identity in the VM than the wanted one; nothing while there is none, or while it is the one in question. */
export function otherIdentity(
  facts: Facts,
  wanted: string,
  isWanted: (has: Provisioning) => boolean,
): Diagnosis | undefined {
  const has = configured(facts)?.provisioning;
  if (has === null || has === undefined || isWanted(has)) return undefined;
  return {
    code: errorCodes.otherIdentity,
    params: { wanted, has: has.registrationId ?? has.deviceId ?? '' },
    final: true,
  };
}

const ConnectionString = z.object({ devConnString: z.string() });

/** Gives the VM its identity by a device connection string (eflow.md 9.1). The secret is compared by its fingerprint. */
export const provisionConnectionString = defineKind({
  ...common,
  kind: 'provision-connection-string',
  input: ConnectionString,
  network: 'hub',
  needs: ({ devConnString }) => [{ id: 'guest.runtime' }, { id: 'secret.fingerprint', arg: devConnString }],
  state: ({ devConnString }, facts) => {
    const runtime = configured(facts);
    if (runtime === undefined) return 'later';
    const wanted = facts.value('secret.fingerprint', devConnString);
    const has = runtime.provisioning;
    if (has === null) return 'todo';
    if (wanted === undefined) return 'later';
    return has.source === 'manual' && has.method === 'sas' && has.fingerprint === wanted.fingerprint
      ? 'done'
      : 'todo';
  },
  action: ({ devConnString }) => ({
    port: 'host',
    op: 'eflow.provision.connectionString',
    args: { devConnString: { secret: devConnString, field: 'identity.devConnString' } },
  }),
  // Kept so that a later resume can recognise the identity without asking for the secret again.
  made: ({ devConnString }, _before, now) => now.value('secret.fingerprint', devConnString) ?? null,
  undo: (_input, before) => undoOf(before),
});

const DpsTpm = z.object({
  scopeId: z.string(),
  registrationId: z.string().nullable(),
  globalEndpoint: z.string().nullable(),
});

/**
 * Gives the VM its identity by DPS with the TPM. Only a registration ID that somebody chose is sent, because releases
 * differ in what they do with one (provisioning.md 4.2); afterwards the configuration is read back and compared.
 */
export const provisionDpsTpm = defineKind({
  ...common,
  ...byDps,
  kind: 'provision-dps-tpm',
  input: DpsTpm,
  needs: () => [{ id: 'guest.runtime' }],
  state: (input, facts) => {
    const runtime = configured(facts);
    if (runtime === undefined) return 'later';
    const has = runtime.provisioning;
    if (has === null) return 'todo';
    const same =
      has.source === 'dps' &&
      has.method === 'tpm' &&
      has.scopeId === input.scopeId &&
      (input.registrationId === null || has.registrationId === input.registrationId);
    return same ? 'done' : 'todo';
  },
  action: (input) => ({
    port: 'host',
    op: 'eflow.provision.dpsTpm',
    args: {
      scopeId: input.scopeId,
      ...(input.registrationId === null ? {} : { registrationId: input.registrationId }),
      ...(input.globalEndpoint === null ? {} : { globalEndpoint: input.globalEndpoint }),
    },
  }),
  diagnose: (input, facts) => otherIdentity(facts, input.registrationId ?? input.scopeId, () => false),
  undo: (_input, before) => undoOf(before),
});

const DpsSymmetricKey = z.object({
  scopeId: z.string(),
  registrationId: z.string(),
  symmKey: z.string(),
  globalEndpoint: z.string().nullable(),
});

/** True for a configuration that names this scope and registration ID with a symmetric key, whatever the key. */
const namesSymmetric = (input: z.infer<typeof DpsSymmetricKey>, has: Provisioning): boolean =>
  has.source === 'dps' &&
  has.method === 'symmetric_key' &&
  has.scopeId === input.scopeId &&
  has.registrationId === input.registrationId;

/** Gives the VM its identity by DPS with a symmetric key (eflow.md 9.1). The key is compared by its fingerprint. */
export const provisionDpsSymmetricKey = defineKind({
  ...common,
  ...byDps,
  kind: 'provision-dps-symmetric-key',
  input: DpsSymmetricKey,
  needs: ({ symmKey }) => [{ id: 'guest.runtime' }, { id: 'secret.fingerprint', arg: symmKey }],
  state: (input, facts) => {
    const runtime = configured(facts);
    if (runtime === undefined) return 'later';
    const has = runtime.provisioning;
    if (has === null || !namesSymmetric(input, has)) return 'todo';
    const wanted = facts.value('secret.fingerprint', input.symmKey);
    if (wanted === undefined) return 'later';
    return has.fingerprint === wanted.fingerprint ? 'done' : 'todo';
  },
  action: (input) => ({
    port: 'host',
    op: 'eflow.provision.dpsSymmetricKey',
    args: {
      scopeId: input.scopeId,
      registrationId: input.registrationId,
      symmKey: { secret: input.symmKey, field: 'identity.symmKey' },
      ...(input.globalEndpoint === null ? {} : { globalEndpoint: input.globalEndpoint }),
    },
  }),
  diagnose: (input, facts) => otherIdentity(facts, input.registrationId, (has) => namesSymmetric(input, has)),
  // Kept so that a later resume can recognise the identity without asking for the key again.
  made: ({ symmKey }, _before, now) => now.value('secret.fingerprint', symmKey) ?? null,
  undo: (_input, before) => undoOf(before),
});

/**
 * Puts the shipped configuration template back: the undo of provisioning a VM that had no identity (eflow.md 9.6).
 *
 * @assumed eflow.md 9.6: copying the template back and applying it leaves a device without provisioning | verify: run both commands on a provisioned VM and read config.toml
 */
export const resetProvisioning = defineKind({
  kind: 'reset-provisioning',
  input: z.object({}),
  typicalMs: 20_000,
  assumed: 'eflow.md 9.6',
  needs: () => [{ id: 'guest.runtime' }],
  state: (_input, facts) => {
    const runtime = configured(facts);
    if (runtime === undefined) return 'later';
    return runtime.provisioning === null ? 'done' : 'todo';
  },
  action: () => ({ port: 'host', op: 'guest.reset', args: {} }),
  settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
  undo: () => ({ none: 'identity-replaced' }),
  goesWith: ['install-msi', 'remove-eflow'],
});
