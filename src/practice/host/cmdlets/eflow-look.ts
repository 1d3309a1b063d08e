import type { Json } from '../../../contract/json.ts';
import { vmName } from '../../windows/eflow.ts';
import { addressOf } from '../../windows/network.ts';
import { freeDiskGb, freeMemoryMb } from '../../windows/resources.ts';
import type { MachineState } from '../../state/machine.ts';
import type { Vm } from '../../state/vm.ts';
import { information, statusAt } from '../lines.ts';
import type { Answer } from '../query.ts';
import type { Command } from '../stream.ts';
import { eflowQuery, noVmText, printed, vmOffText } from './eflow-common.ts';

type About = (vm: Vm, machine: MachineState, now: number) => Answer;

/** A cmdlet that tells something of the VM, running or not. */
const ofVm = (about: About): Command =>
  eflowQuery((machine, _call, now) =>
    machine.vm === null ? printed(now, noVmText) : about(machine.vm, machine, now),
  );

/** A cmdlet that asks inside the VM. */
const ofRunningVm = (about: About): Command =>
  ofVm((vm, machine, now) => (vm.power === 'Off' ? printed(now, vmOffText) : about(vm, machine, now)));

/** Get-EflowHostConfiguration (eflow.md 8.5): what the module thinks of the host. */
const hostConfiguration: Command = eflowQuery((machine): Json[] => [
  {
    FreePhysicalMemoryInMB: freeMemoryMb(machine),
    NumberOfLogicalProcessors: [machine.windows.logicalProcessors],
    DiskInfo: { Drive: 'C:', FreeSizeInGB: Math.floor(freeDiskGb(machine, 'C:') ?? 0) },
    GpuInfo: {
      Count: machine.windows.gpu?.count ?? 0,
      SupportedPassthroughTypes: machine.windows.gpu?.types ?? [],
      Name: machine.windows.gpu?.name ?? null,
    },
  },
]);

/** Getters of AzureEFLOW that only the module profile asks (eflow.md 8.2, 8.5). */
export const eflowLookCmdlets: Readonly<Record<string, Command>> = {
  'AzureEFLOW\\Get-EflowVmName': ofVm((_vm, machine) => [vmName(machine)]),
  'AzureEFLOW\\Get-EflowVmUserName': eflowQuery(() => ['iotedge-user']),
  'AzureEFLOW\\Get-EflowVmAddr': ofRunningVm((vm, machine, now) => ({
    records: [
      information(statusAt(now)(`Querying IP and MAC addresses from virtual machine (${vmName(machine)})`)),
    ],
    output: [vm.mac, addressOf(machine, vm)],
  })),
  'AzureEFLOW\\Get-EflowHostConfiguration': hostConfiguration,
  'AzureEFLOW\\Get-EflowVmTelemetryOption': ofRunningVm((vm) => [vm.telemetry]),
  // Exported and documented nowhere: what it answers is not known, so it answers nothing here.
  'AzureEFLOW\\Get-EflowNetworkInterface': ofRunningVm(() => []),
};
