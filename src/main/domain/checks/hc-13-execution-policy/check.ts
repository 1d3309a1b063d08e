import { alone, type Check, type Judgement } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/** The policy of the machine or the account; what says nothing is Restricted on clients. */
function byHand(policy: string | null): Judgement {
  const named = policy ?? 'Undefined';
  return ['restricted', 'undefined'].includes(named.toLowerCase())
    ? pass('own-session', { policy: named })
    : pass('machine', { policy: named });
}

/**
 * Execution policy (eflow.md 6.2 HC-13). What Group Policy says wins over everything; without it the session of EFLOW Desk
 * sets its own and changes nothing on the machine, so that the policy of the machine matters only to those who work by hand.
 */
export const executionPolicy: Check = {
  id: 'HC-13',
  area: 'tools',
  needs: ['powershell.policies'],
  ...alone,
  judge(facts) {
    const policies = facts.value('powershell.policies');
    if (policies === undefined) return unknownOf(facts, 'powershell.policies');
    const forced = policies.machinePolicy ?? policies.userPolicy;
    if (forced === null) return byHand(policies.currentUser ?? policies.localMachine);
    switch (forced.toLowerCase()) {
      case 'restricted':
        return fail('policy-restricted', [instruct('allow-scripts')]);
      case 'allsigned':
        return warn('policy-all-signed', [instruct('trust-publisher')]);
      default:
        return pass('policy', { policy: forced });
    }
  },
};
