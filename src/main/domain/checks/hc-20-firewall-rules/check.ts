import { alone, type Check } from '../check.ts';
import { deploymentFacts, vmDeployed } from '../deployment.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Firewall rules of the machine (eflow.md 6.2 HC-20). The Default Switch lets its DHCP and DNS through by rules of the
 * machine; a security baseline that ignores those leaves the VM without an address.
 */
export const firewallRules: Check = {
  id: 'HC-20',
  area: 'network',
  needs: ['windows.firewallMerge', ...deploymentFacts],
  ...alone,
  assumed: 'eflow.md 6.2 HC-20',
  judge(facts) {
    const merge = facts.value('windows.firewallMerge');
    if (merge === undefined) return unknownOf(facts, 'windows.firewallMerge');
    if (merge.ignored.length === 0) return pass('count');
    const profiles = { profiles: merge.ignored.join(', ') };
    // A VM that is there has its address already.
    if (vmDeployed(facts) === true) return pass('deployed', profiles);
    return warn('ignored', [instruct('allow-local-rules'), instruct('own-switch')], profiles);
  },
};
