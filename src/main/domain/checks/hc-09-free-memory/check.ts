import type { Facts } from '../../facts.ts';
import type { Check, Judgement } from '../check.ts';
import { deploymentFacts, ifNotDeployed, vmDeployed } from '../deployment.ts';
import { fail, pass, undecided, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/** With less than this beyond the VM's own memory its next start is at risk. */
const reserveMb = 1024;

/** Smallest memory that a VM can be given (eflow.md 8.3). */
const smallestMb = 1024;

/** The VM exists: a running one has its memory already, one that is off needs it at its next start (F37, F95). */
function judgeStart(facts: Facts, freeMb: number): Judgement {
  const vm = facts.value('eflow.vm');
  if (vm === undefined) return unknownOf(facts, 'eflow.vm');
  if (vm.power === 'Running') return pass('vm-running', { freeMb });
  if (vm.memoryMb === null) return undecided('vm-size-not-told', { freeMb });
  const params = { freeMb, neededMb: vm.memoryMb };
  const remedies = [instruct('close-programs'), instruct('add-memory')];
  if (freeMb < vm.memoryMb) return fail('vm-cannot-start', remedies, params);
  return freeMb < vm.memoryMb + reserveMb ? warn('vm-tight', remedies, params) : pass('vm-can-start', params);
}

function judgeDeployment(facts: Facts, freeMb: number, neededMb: number): Judgement {
  const params = { freeMb, neededMb };
  const lower = neededMb > smallestMb ? [instruct('lower-memory', { smallestMb })] : [];
  const remedies = [instruct('close-programs'), ...lower, instruct('add-memory')];
  if (freeMb < neededMb) return ifNotDeployed(facts, fail('too-little', remedies, params));
  return freeMb < neededMb + reserveMb
    ? ifNotDeployed(facts, warn('tight', remedies, params))
    : pass('enough', params);
}

/**
 * Free memory (eflow.md 6.2 HC-09, 2.2): asked for at deployment and at each start of the VM.
 *
 * @assumed eflow.md 2.2: 1 GB beyond the VM's memory keeps it restartable | verify: restart the VM on a host with less free memory than that
 */
export const freeMemory: Check = {
  id: 'HC-09',
  area: 'hardware',
  needs: ['host.os', 'host.computer', ...deploymentFacts, 'eflow.vm'],
  after: [],
  unknownBlocks: true,
  curedBy: {},
  assumed: 'eflow.md 2.2',
  judge(facts, wanted) {
    const freeMb = facts.value('host.os')?.freeMemoryMb;
    if (freeMb === undefined) return unknownOf(facts, 'host.os');
    if (vmDeployed(facts) === true) return judgeStart(facts, freeMb);
    return judgeDeployment(facts, freeMb, wanted.memoryInMB);
  },
};
