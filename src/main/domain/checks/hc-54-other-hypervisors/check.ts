import { alone, type Check } from '../check.ts';
import { besideHypervisor, besideHypervisorFacts } from '../programs.ts';
import { instruct } from '../remedies.ts';

/**
 * Other virtualisation software (eflow.md 6.2 HC-18). Beside Hyper-V it runs slower, or not at all in old versions.
 */
export const otherHypervisors: Check = {
  id: 'HC-54',
  area: 'hyper-v',
  needs: [...besideHypervisorFacts],
  ...alone,
  assumed: 'eflow.md 6.2 HC-18',
  judge(facts) {
    return besideHypervisor(facts, 'virtualisation', instruct('check-other-vms'));
  },
};
