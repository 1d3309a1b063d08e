import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import { defineKind, type CommandAnswer, type Diagnosis } from './kind.ts';

const Deploy = z.object({
  acceptOptionalTelemetry: z.enum(['Yes', 'No']),
  cpuCount: z.number().int(),
  memoryInMB: z.number().int(),
  vmDataSize: z.number().int(),
  vmLogSize: z.enum(['Small', 'Large']),
});

/** Deploy and Provision answer `OK` or the error text; there may be several strings, the last one counts (eflow.md 8.1). */
export function answeredOk(answer: CommandAnswer): boolean {
  const last = answer.output.findLast((value) => typeof value === 'string');
  return typeof last === 'string' && last.trim().toUpperCase() === 'OK';
}

/**
 * Creates the one EFLOW VM with the Default Switch. A deployment that stopped half-way cannot be resumed: EFLOW has to
 * be removed, installed and deployed again, with consent (eflow.md 1, 7).
 */
export const deploy = defineKind({
  kind: 'deploy',
  input: Deploy,
  typicalMs: 180_000,
  needs: () => [
    { id: 'eflow.products' },
    { id: 'eflow.files' },
    { id: 'eflow.verify' },
    { id: 'eflow.services' },
  ],
  residueNeeds: [{ id: 'windows.microsoftUpdate' }],
  mayLeave: ['microsoft-update'],
  state: (_input, facts) => {
    const products = facts.value('eflow.products');
    const files = facts.value('eflow.files');
    if (products === undefined || files === undefined || products.length === 0) return 'later';
    const verify = facts.get('eflow.verify');
    if (!('value' in verify)) return 'later';
    if (verify.value) return 'done';
    return files.vmDisks.length > 0 ? 'unclear' : 'todo';
  },
  action: (input) => ({ port: 'host', op: 'eflow.deploy', args: { ...input } }),
  settle: () => ({ everyMs: 10_000, forMs: 60_000 }),
  refusal: (answer): Diagnosis | undefined => {
    if (answeredOk(answer)) return undefined;
    const known = matchFailure(answer.lines, answer.output);
    const params = { text: known?.text ?? '' };
    return known?.refusedFirst === true
      ? { code: errorCodes.deployRefused, params, id: known.id, final: true }
      : {
          code: errorCodes.deployFailed,
          params,
          final: true,
          ...(known === undefined ? {} : { id: known.id }),
        };
  },
  recover: () => ({ kind: 'act', id: 'remove-eflow', params: {} }),
  undo: () => ({ with: 'install-msi' }),
  goesWith: ['install-msi', 'remove-eflow'],
  residues: (before, now) =>
    before.value('windows.microsoftUpdate') === false && now.value('windows.microsoftUpdate') === true
      ? ['microsoft-update']
      : [],
});

/** Starts the EFLOW VM. */
export const startVm = defineKind({
  kind: 'start-vm',
  input: z.object({}),
  typicalMs: 40_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.vm' }],
  state: (_input, facts) => {
    const vm = facts.value('eflow.vm');
    if (facts.value('eflow.verify') !== true || vm === undefined) return 'later';
    return vm.power === 'Running' ? 'done' : 'todo';
  },
  action: () => ({ port: 'host', op: 'eflow.start', args: {} }),
  settle: () => ({ everyMs: 5_000, forMs: 240_000 }),
  goesOn: { everyMs: 5_000, forMs: 240_000 },
  refusal: (answer) => {
    const known = matchFailure(answer.lines, answer.output);
    return known === undefined
      ? undefined
      : { code: errorCodes.vmStartFailed, params: { text: known.text }, id: known.id, final: true };
  },
  undo: () => ({ step: { kind: 'stop-vm', input: {} } }),
  goesWith: ['install-msi', 'remove-eflow'],
});

/** Stops the EFLOW VM: the undo of {@link startVm}. */
export const stopVm = defineKind({
  kind: 'stop-vm',
  input: z.object({}),
  typicalMs: 20_000,
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.vm' }],
  state: (_input, facts) => {
    const vm = facts.value('eflow.vm');
    if (facts.value('eflow.verify') !== true || vm === undefined) return 'later';
    return vm.power === 'Off' ? 'done' : 'todo';
  },
  action: () => ({ port: 'host', op: 'eflow.stop', args: {} }),
  settle: () => ({ everyMs: 5_000, forMs: 120_000 }),
  goesOn: { everyMs: 5_000, forMs: 120_000 },
  undo: () => ({ step: { kind: 'start-vm', input: {} } }),
  goesWith: ['install-msi', 'remove-eflow'],
});
