import type { Facts } from '../../facts.ts';
import type { Check, Judgement } from '../check.ts';
import { fail, notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct, instructWithRestart, restartWindows } from '../remedies.ts';

/** No remedy clears the TPM: that would destroy the keys of BitLocker and of Windows Hello. */
function judgeTpm(facts: Facts): Judgement {
  const tpm = facts.value('tpm.state');
  if (tpm === undefined) return unknownOf(facts, 'tpm.state');
  const other = instruct('other-identity');
  const enable = [instructWithRestart('enable-tpm'), instruct('add-virtual-tpm'), other];
  if (!tpm.present) return fail('absent', enable);
  if (!tpm.enabled) return fail('disabled', enable);
  const spec = facts.value('tpm.spec');
  if (spec === undefined) return unknownOf(facts, 'tpm.spec');
  const params = { manufacturer: tpm.manufacturer, spec: spec.version };
  if (!spec.version.startsWith('2.0'))
    return fail('old', [instructWithRestart('switch-tpm-2'), other], params);
  if (tpm.lockedOut) return warn('locked-out', [instruct('wait-for-tpm')], params);
  if (tpm.restartPending) return warn('restart-pending', [restartWindows], params);
  return tpm.ready ? pass('ready', params) : warn('not-ready', [instruct('initialise-tpm')], params);
}

/**
 * TPM 2.0 (eflow.md 6.2 HC-12). Only an identity by TPM needs it; whoever does not want that is told of a TPM that could
 * be used, and not bothered with one that could not.
 */
export const tpm: Check = {
  id: 'HC-12',
  area: 'hardware',
  needs: ['tpm.state', 'tpm.spec'],
  after: [],
  unknownBlocks: false,
  curedBy: {},
  judge(facts, wanted) {
    const judgement = judgeTpm(facts);
    return wanted.tpm || judgement.status === 'pass' ? judgement : notApplicable('not-needed');
  },
};
