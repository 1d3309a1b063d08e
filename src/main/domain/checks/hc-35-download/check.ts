import { alone, type Check } from '../check.ts';
import { warn } from '../judgement.ts';
import { reached, reachFacts } from '../reach.ts';
import { instruct } from '../remedies.ts';

/**
 * The way to Microsoft's downloads (eflow.md 6.2 HC-21). A package from a stick does without.
 */
export const download: Check = {
  id: 'HC-35',
  area: 'network',
  needs: [...reachFacts],
  ...alone,
  judge(facts) {
    return reached(facts, 'download', warn('closed', [instruct('bring-package')]));
  },
};
