import { bootVm, stopVm } from '../guest/power.ts';
import { endBreaks } from '../state/break.ts';
import type { MachineState } from '../state/machine.ts';
import { applyHyperV } from './hyperv.ts';
import { freeMemoryMb } from './resources.ts';

/** True when the EFLOW VM could start now. */
function vmCanStart(machine: MachineState): boolean {
  return (
    machine.vm !== null &&
    machine.boot.hypervisorRunning &&
    machine.services['wssdagent']?.status === 'Running' &&
    !machine.faults.breaks.some(({ change }) => change === 'eflow.start') &&
    freeMemoryMb(machine) >= machine.vm.memoryMb
  );
}

/** A stop of Windows takes the VM down whatever comes after. */
export function shutDown(machine: MachineState, at: number): void {
  stopVm(machine, at);
}

/**
 * A full start of Windows: the kernel starts anew, pending changes take effect, the VM comes back if it can.
 *
 * @assumed eflow.md 7.2: the VM starts with Windows through wssdagent, also after it was stopped by hand | verify: Stop-EflowVm, restart Windows, Get-EflowVm
 */
export function startFully(machine: MachineState, at: number): void {
  endBreaks(machine, 'restart');
  machine.boot.lastBootAt = at;
  machine.boot.events.push({ at, type: 0 });
  const { hyperV, windows, msi } = machine;
  if (hyperV.feature === 'EnablePending') hyperV.feature = 'Enabled';
  if (hyperV.feature === 'DisablePending') hyperV.feature = 'Disabled';
  windows.pending = { componentServicing: false, windowsUpdate: false, fileRename: [] };
  machine.tpm.restartPending = false;
  applyHyperV(machine);
  if (msi !== null) {
    msi.pendingRename = false;
    if (msi.registered) machine.services['wssdagent'] = { status: 'Running', startType: 'Automatic' };
    const proxy = machine.services['EFLOWProxy'];
    if (proxy !== undefined && machine.features.DpsTpm) proxy.status = 'Running';
  }
  if (vmCanStart(machine)) bootVm(machine, at);
}

/**
 * Power-on after a shutdown with Fast Startup: the kernel and the services wake as they were, so nothing pending takes
 * effect and the boot time stays (field-notes, accounts and reboot).
 */
export function startFast(machine: MachineState, at: number): void {
  machine.boot.events.push({ at, type: 1 });
  if (vmCanStart(machine)) bootVm(machine, at);
}
