import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import type { Facts } from '../facts.ts';
import { answeredOk } from './deploy.ts';
import { defineKind, type CommandAnswer, type Diagnosis } from './kind.ts';

function provisionRefusal(answer: CommandAnswer): Diagnosis | undefined {
  if (answeredOk(answer)) return undefined;
  const known = matchFailure(answer.lines, answer.output);
  return {
    code: errorCodes.provisionFailed,
    params: { text: known?.text ?? '' },
    final: true,
    ...(known === undefined ? {} : { id: known.id }),
  };
}

/** What the VM's configuration says now, or why that cannot be known: the VM is not there yet or does not answer. */
const configured = (facts: Facts) => facts.value('guest.runtime');

const ConnectionString = z.object({ devConnString: z.string() });

/** Gives the VM its identity by a device connection string (eflow.md 9.1). The secret is compared by its fingerprint. */
export const provisionConnectionString = defineKind({
  kind: 'provision-connection-string',
  input: ConnectionString,
  typicalMs: 60_000,
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
  settle: () => ({ everyMs: 10_000, forMs: 60_000 }),
  refusal: provisionRefusal,
  // Kept so that a later resume can recognise the identity without asking for the secret again.
  made: ({ devConnString }, _before, now) => now.value('secret.fingerprint', devConnString) ?? null,
  undo: (_input, before) =>
    configured(before)?.provisioning == null
      ? { step: { kind: 'reset-provisioning', input: {} } }
      : { none: 'identity-replaced' },
  goesWith: ['install-msi', 'remove-eflow'],
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
  kind: 'provision-dps-tpm',
  input: DpsTpm,
  typicalMs: 60_000,
  network: 'dps',
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
  settle: () => ({ everyMs: 10_000, forMs: 60_000 }),
  refusal: provisionRefusal,
  diagnose: (input, facts) => {
    const has = configured(facts)?.provisioning;
    return has === null || has === undefined
      ? undefined
      : {
          code: errorCodes.otherIdentity,
          params: {
            wanted: input.registrationId ?? input.scopeId,
            has: has.registrationId ?? has.deviceId ?? '',
          },
          final: true,
        };
  },
  undo: (_input, before) =>
    configured(before)?.provisioning == null
      ? { step: { kind: 'reset-provisioning', input: {} } }
      : { none: 'identity-replaced' },
  // DPS made the device in the hub; removing it is the cloud's business.
  residues: () => ['cloud-device'],
  mayLeave: ['cloud-device'],
  goesWith: ['install-msi', 'remove-eflow'],
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
