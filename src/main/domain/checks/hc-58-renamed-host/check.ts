import { alone, type Check } from '../check.ts';
import { deploymentFacts, vmDeployed } from '../deployment.ts';
import { notApplicable, pass, undecided, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * A host that was renamed after its VM was deployed (eflow.md 1; user-needs.md 1 pain 36), which is not supported.
 */
export const renamedHost: Check = {
  id: 'HC-58',
  area: 'eflow',
  needs: ['host.os', 'eflow.vm', ...deploymentFacts],
  ...alone,
  judge(facts) {
    const deployed = vmDeployed(facts);
    if (deployed === undefined) return unknownOf(facts, ...deploymentFacts);
    if (!deployed) return notApplicable('no-vm');
    const [os, vm] = [facts.value('host.os'), facts.value('eflow.vm')];
    if (os === undefined || vm === undefined) return unknownOf(facts, 'host.os', 'eflow.vm');
    if (vm.name === '') return undecided('no-name');
    const params = { name: vm.name, host: os.hostName };
    return vm.name.toLowerCase().startsWith(`${os.hostName.toLowerCase()}-eflow`)
      ? pass('same', params)
      : warn('renamed', [instruct('rename-back')], params);
  },
};
