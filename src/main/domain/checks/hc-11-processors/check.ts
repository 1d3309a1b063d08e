import type { Check } from '../check.ts';
import { deploymentFacts, ifNotDeployed, vmDeployed } from '../deployment.ts';
import { fail, notApplicable, pass, unknownOf } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/** Logical processors for the VM (eflow.md 6.2 HC-11). Once there is a VM it has its own. */
export const processors: Check = {
  id: 'HC-11',
  area: 'hardware',
  needs: ['host.computer', ...deploymentFacts],
  after: [],
  unknownBlocks: false,
  curedBy: {},
  judge(facts, { cpuCount }) {
    if (vmDeployed(facts) === true) return notApplicable('deployed');
    const computer = facts.value('host.computer');
    if (computer === undefined) return unknownOf(facts, 'host.computer');
    const params = { count: computer.logicalProcessors, needed: cpuCount };
    if (computer.logicalProcessors >= cpuCount) return pass('enough', params);
    const remedies = [instruct('lower-cpu-count', { count: computer.logicalProcessors })];
    return ifNotDeployed(facts, fail('too-few', remedies, params));
  },
};
