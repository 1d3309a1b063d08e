import { z } from 'zod';
import { bootVm, stopVm } from '../../guest/power.ts';
import type { MachineState } from '../../state/machine.ts';
import { vmName } from '../../windows/eflow.ts';
import { freeMemoryMb } from '../../windows/resources.ts';
import { information, statusAt } from '../lines.ts';
import { defineChange } from './change.ts';

const Nothing = z.strictObject({});
type Nothing = z.infer<typeof Nothing>;

/** Why the VM cannot be started, as nodectl says it (F34, F95), or undefined. */
function cannotStart(machine: MachineState): string | undefined {
  const { vm } = machine;
  if (vm === null) return 'Virtual machine does not exist, deploy it first';
  const name = vmName(machine);
  const nodectl = (cause: string) =>
    `C:\\Program Files\\Azure IoT Edge\\nodectl.exe  compute vm start --name ${name} failed to execute [Error: rpc error: code = Unknown desc = Unable to Start HCS VM: ${cause}]`;
  if (!machine.boot.hypervisorRunning) return nodectl('the hypervisor is not running');
  if (freeMemoryMb(machine) < vm.memoryMb) {
    return nodectl(
      `'${name}' failed to start. Not enough memory in the system to start the virtual machine ${name} with ram size ${vm.memoryMb} megabytes.`,
    );
  }
  return undefined;
}

/** Start-EflowVm: the agent starts the VM, so it goes on without the caller. Its failures are thrown (eflow.md 8.1). */
export const vmStart = defineChange<Nothing>({
  id: 'eflow.start',
  data: Nothing,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'start',
      virtualMs: 20_000,
      says: (machine, _data, at) => [
        information(statusAt(at)(`Starting virtual machine (name: ${vmName(machine)})`)),
      ],
      effect: (machine, _data, at) => {
        if (machine.vm?.power === 'Running') return { output: ['OK'] };
        const failed = cannotStart(machine);
        if (failed !== undefined) return { failed };
        bootVm(machine, at);
        return { output: ['OK'] };
      },
    },
  ],
});

/** Stop-EflowVm. */
export const vmStop = defineChange<Nothing>({
  id: 'eflow.stop',
  data: Nothing,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'stop',
      virtualMs: 10_000,
      says: (machine, _data, at) => [
        information(statusAt(at)(`Stopping virtual machine (name: ${vmName(machine)})`)),
      ],
      effect: (machine, _data, at) => {
        stopVm(machine, at);
        return { output: ['OK'] };
      },
    },
  ],
});
