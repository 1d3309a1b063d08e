import { z } from 'zod';
import { bootVm, stopVm } from '../../guest/power.ts';
import type { MachineState } from '../../state/machine.ts';
import { vmName } from '../../windows/eflow.ts';
import { freeMemoryMb } from '../../windows/resources.ts';
import { information, statusAt } from '../lines.ts';
import { defineChange } from './change.ts';

const Nothing = z.strictObject({});
type Nothing = z.infer<typeof Nothing>;

/** A start that failed, as nodectl says it (eflow.md 8.1). */
const nodectlStart = (machine: MachineState, cause: string) =>
  `C:\\Program Files\\Azure IoT Edge\\nodectl.exe  compute vm start --name ${vmName(machine)} failed to execute [Error: rpc error: code = Unknown desc = Unable to Start HCS VM: ${cause}]`;

/** Why the VM cannot be started, as nodectl says it (F34, F95), or undefined. */
export function cannotStart(machine: MachineState): string | undefined {
  const { vm } = machine;
  if (vm === null) return 'Virtual machine does not exist, deploy it first';
  const name = vmName(machine);
  if (!machine.boot.hypervisorRunning) return nodectlStart(machine, 'the hypervisor is not running');
  if (freeMemoryMb(machine) < vm.memoryMb) {
    return nodectlStart(
      machine,
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
  breaks: (machine, _data, _phase, text) => ({ failed: nodectlStart(machine, text) }),
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

const Size = z.strictObject({ cpuCount: z.int(), memoryMb: z.int() });

/** Set-EflowVm with another size: the VM stops, is made larger or smaller, and starts (eflow.md 8.2, 22.7). */
export const vmResize = defineChange<z.infer<typeof Size>>({
  id: 'eflow.resize',
  data: Size,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'stop',
      virtualMs: 10_000,
      effect: (machine, _data, at) => {
        stopVm(machine, at);
        return undefined;
      },
    },
    {
      name: 'start',
      virtualMs: 22_000,
      effect: (machine, { cpuCount, memoryMb }, at) => {
        if (machine.vm === null) return { failed: cannotStart(machine) ?? '' };
        machine.vm.cpuCount = cpuCount;
        machine.vm.memoryMb = memoryMb;
        const failed = cannotStart(machine);
        if (failed !== undefined) return { failed };
        bootVm(machine, at);
        return { output: ['OK'] };
      },
    },
  ],
});

const Telemetry = z.strictObject({ optional: z.boolean() });

/** Set-EflowVmTelemetryOption, inside the VM (eflow.md 8.2). */
export const telemetrySet = defineChange<z.infer<typeof Telemetry>>({
  id: 'eflow.setTelemetry',
  data: Telemetry,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'set',
      virtualMs: 4_000,
      effect: ({ vm }, { optional }) => {
        if (vm !== null) vm.telemetry = optional ? 'Optional' : 'Required';
        return {};
      },
    },
  ],
});
