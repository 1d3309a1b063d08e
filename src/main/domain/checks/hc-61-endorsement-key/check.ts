import type { Check } from '../check.ts';
import { notApplicable, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * The endorsement key of the TPM (user-needs.md 1 pains 5 and 52): enrolling the device takes it. EFLOW's way of telling it
 * reads RSA-2048 keys.
 */
export const endorsementKey: Check = {
  id: 'HC-61',
  area: 'hardware',
  needs: ['tpm.endorsementKey'],
  after: ['HC-12'],
  unknownBlocks: false,
  curedBy: {},
  judge(facts, wanted) {
    if (!wanted.tpm) return notApplicable('not-needed');
    const key = facts.get('tpm.endorsementKey');
    if ('value' in key) return pass('readable', { registrationId: key.value.registrationId });
    return key.unknown === 'absent'
      ? warn('none', [instruct('read-key-in-vm'), instruct('other-identity')])
      : unknownOf(facts, 'tpm.endorsementKey');
  },
};
