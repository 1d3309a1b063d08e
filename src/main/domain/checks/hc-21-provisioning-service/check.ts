import { alone, type Check } from '../check.ts';
import { fail, warn } from '../judgement.ts';
import { reached, reachFacts } from '../reach.ts';
import { instruct } from '../remedies.ts';

/**
 * The way to DPS (eflow.md 6.2 HC-21). A device that proves itself with the TPM cannot do without it.
 */
export const provisioningService: Check = {
  id: 'HC-21',
  area: 'network',
  needs: [...reachFacts],
  ...alone,
  judge(facts, wanted) {
    const judge = wanted.tpm ? fail : warn;
    return reached(facts, 'provisioning', judge('closed', [instruct('open-port')]));
  },
};
