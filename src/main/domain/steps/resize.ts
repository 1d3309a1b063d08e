import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { Vm } from '../../../contract/setup.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import type { Facts } from '../facts.ts';
import { defineKind, type Diagnosis } from './kind.ts';

/** Processors and memory that the VM is to have, with the ranges of Set-EflowVm (eflow.md 8.3). */
export const Resize = z.strictObject({
  cpuCount: Vm.shape.cpuCount.unwrap(),
  memoryInMB: Vm.shape.memoryInMB.unwrap(),
});
type Resize = z.infer<typeof Resize>;

const hasSize = ({ cpuCount, memoryInMB }: Resize, facts: Facts): boolean => {
  const vm = facts.value('eflow.vm');
  return vm?.cpuCount === cpuCount && vm.memoryMb === memoryInMB;
};

/**
 * Why Set-EflowVm would refuse: the VM is off (F37), or more is asked for than this host has (F19, F20). A host that
 * cannot give the memory would be left with a VM that does not start again.
 *
 * @assumed eflow.md 8.3: the memory that the running VM has counts as taken when Set-EflowVm asks for free memory, and asking for less than it has is never too much | verify: Set-EflowVm -memoryInMB with a little more, and a little less, than the VM has on a host with little free memory
 */
function obstaclesTo({ cpuCount, memoryInMB }: Resize, facts: Facts): Diagnosis[] {
  const vm = facts.value('eflow.vm');
  if (vm === undefined) return [];
  if (vm.power !== 'Running')
    return [{ code: errorCodes.vmOff, params: { power: vm.power }, id: 'F37', final: true }];
  const found: Diagnosis[] = [];
  const processors = facts.value('host.computer')?.logicalProcessors;
  if (processors !== undefined && cpuCount > processors) {
    const params = { wanted: cpuCount, has: processors };
    found.push({ code: errorCodes.vmTooManyCpus, params, id: 'F20', final: true });
  }
  const freeMb = facts.value('host.os')?.freeMemoryMb;
  if (freeMb !== undefined && memoryInMB > (vm.memoryMb ?? 0) && memoryInMB > freeMb) {
    const params = { wanted: memoryInMB, freeMb: Math.floor(freeMb) };
    found.push({ code: errorCodes.vmTooMuchMemory, params, id: 'F19', final: true });
  }
  return found;
}

/**
 * Gives the VM other processors and memory. EFLOW does it only while the VM runs, and the VM restarts with it.
 *
 * @assumed eflow.md 22.7: Set-EflowVm restarts the VM, and Get-EflowVm tells the new size afterwards | verify: Set-EflowVm -cpuCount 2 -memoryInMB 2048, then Get-EflowVm, and uptime in the VM
 */
export const resizeVm = defineKind<Resize>({
  kind: 'resize-vm',
  input: Resize,
  typicalMs: 60_000,
  assumed: 'eflow.md 22.7',
  needs: () => [{ id: 'eflow.verify' }, { id: 'eflow.vm' }, { id: 'host.os' }, { id: 'host.computer' }],
  state: (input, facts) => {
    if (facts.value('eflow.verify') !== true || facts.value('eflow.vm') === undefined) return 'later';
    if (hasSize(input, facts)) return 'done';
    return obstaclesTo(input, facts).length > 0 ? 'unclear' : 'todo';
  },
  obstacles: obstaclesTo,
  action: ({ cpuCount, memoryInMB }) => ({
    port: 'host',
    op: 'eflow.resize',
    args: { cpuCount, memoryInMB },
  }),
  settle: () => ({ everyMs: 5_000, forMs: 240_000 }),
  goesOn: { everyMs: 5_000, forMs: 240_000 },
  refusal: (answer) => {
    const known = matchFailure(answer.lines, answer.output);
    return known === undefined
      ? undefined
      : { code: errorCodes.vmChangeRefused, params: { text: known.text }, id: known.id, final: true };
  },
  diagnose: (input, facts) => obstaclesTo(input, facts)[0],
  recover: (input, facts) => ({ none: obstaclesTo(input, facts)[0]?.code ?? errorCodes.stepUnclear }),
  undo: (_input, before) => {
    const vm = before.value('eflow.vm');
    return vm?.cpuCount == null || vm.memoryMb === null
      ? { none: 'vm-size' }
      : { step: { kind: 'resize-vm', input: { cpuCount: vm.cpuCount, memoryInMB: vm.memoryMb } } };
  },
  goesWith: ['install-msi', 'remove-eflow'],
});
