import { alone, type Check } from '../check.ts';
import { deploymentFacts, vmDeployed } from '../deployment.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Microsoft Update (eflow.md 6.2 HC-25). A deployment turns it on, and may want a second restart for that (I213). While it
 * is on, updates of EFLOW arrive unasked (user-needs.md 1 pain 10).
 */
export const microsoftUpdate: Check = {
  id: 'HC-25',
  area: 'windows',
  needs: ['windows.microsoftUpdate', ...deploymentFacts],
  ...alone,
  judge(facts) {
    const on = facts.value('windows.microsoftUpdate');
    if (on === undefined) return unknownOf(facts, 'windows.microsoftUpdate');
    if (on) return pass('on');
    return vmDeployed(facts) === true ? pass('off') : warn('off-before', [instruct('microsoft-update-on')]);
  },
};
