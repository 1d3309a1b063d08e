import { freshGuest, stopVm } from '../guest/power.ts';
import { endBreaks } from '../state/break.ts';
import { laneOf, type MachineState } from '../state/machine.ts';
import type { Vm } from '../state/vm.ts';
import { defaultConnection, type Connection } from './network.ts';
import { guidOf, macOf, productCodeOf } from './ids.ts';

/** Size of an EFLOW VM as Deploy-Eflow takes it (eflow.md 8.3). */
export interface VmSize {
  cpuCount: number;
  memoryMb: number;
  dataGb: number;
  logSize: 'Small' | 'Large';
  /** How many graphics cards it has; none unless told. */
  gpuCount?: number;
}

/** Name of the VM and of the Linux host inside (eflow.md 1). */
export function vmName(machine: MachineState): string {
  return `${machine.settings.formerName ?? machine.windows.hostName}-EFLOW`;
}

/** The installer has copied its files; module and cmdlets are there, the uninstall entry is not yet. */
export function copyProgram(machine: MachineState, version: string, at: number): void {
  machine.msi = {
    installedAt: at,
    certificateOver: false,
    version,
    productCode: productCodeOf(version),
    registered: false,
    pendingRename: false,
    brokenDisk: false,
  };
}

/**
 * The installer has registered the product and its services (eflow.md 4.3). With files that wait for a restart the agent
 * cannot run before it.
 */
export function registerProgram(machine: MachineState, exit: 0 | 3010): void {
  const { msi } = machine;
  if (msi === null) return;
  msi.registered = true;
  msi.pendingRename = exit === 3010;
  machine.services['wssdagent'] = {
    status: msi.pendingRename ? 'Stopped' : 'Running',
    startType: 'Automatic',
  };
  machine.services['EFLOWProxy'] = { status: 'Stopped', startType: 'Manual' };
  if (msi.pendingRename) {
    machine.windows.pending.fileRename.push('\\??\\C:\\Config.Msi\\4f1c2.rbf', '');
  }
}

/** An update has put another version in place; the VM and what is in it stay. */
export function upgradeProgram(machine: MachineState, version: string): void {
  if (machine.msi === null) return;
  machine.msi.version = version;
  machine.msi.productCode = productCodeOf(version);
}

/** The VM stops, and commands of the module that are under way lose what they work on. */
export function takeModuleAway(machine: MachineState, at: number): void {
  stopVm(machine, at);
  machine.running = machine.running.filter((one) => laneOf(one.op) !== 'eflow');
}

/** Everything the installer put there is gone, the VM and its disk too; Microsoft Update stays on (eflow.md 15.2). */
export function removeProgram(machine: MachineState): void {
  machine.vm = null;
  machine.settings.formerName = null;
  machine.msi = null;
  machine.features = { DpsTpm: false, Defender: false };
  delete machine.services['wssdagent'];
  delete machine.services['EFLOWProxy'];
  endBreaks(machine, 'reinstall');
}

/** A VM as Deploy-Eflow makes it, still off. */
export function createVm(
  machine: MachineState,
  size: VmSize,
  telemetry: Vm['telemetry'],
  { ip, network }: Connection = defaultConnection,
): void {
  const { hostName } = machine.windows;
  machine.vm = {
    id: guidOf(`vm of ${hostName}`),
    mac: macOf(hostName),
    ip,
    network,
    power: 'Off',
    bootedAt: null,
    clockSkewMs: 0,
    cpuCount: size.cpuCount,
    gpuCount: size.gpuCount ?? 0,
    memoryMb: size.memoryMb,
    dataGb: size.dataGb,
    logSize: size.logSize,
    telemetry,
    volumes: [],
    shares: [],
    networks: [],
    nics: [],
    guest: freshGuest(),
  };
}
