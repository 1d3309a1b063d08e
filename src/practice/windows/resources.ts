import type { MachineState } from '../state/machine.ts';

/** Physical memory left, in MB: a running EFLOW VM takes all of its own (eflow.md 2.2, HC-09). */
export function freeMemoryMb(machine: MachineState): number {
  const vm = machine.vm?.power === 'Running' ? machine.vm.memoryMb : 0;
  return Math.max(0, machine.windows.totalMemoryMb - machine.windows.usedMemoryMb - vm);
}

/** What the program files, and the VM disk at first, take on the system drive in GB (eflow.md 4.3). */
const programGb = 2.6;
const vmDiskGb = 4.3;

/** Disk space EFLOW takes on the system drive, in GB. */
function eflowGb(machine: MachineState): number {
  if (machine.msi === null) return 0;
  return programGb + (machine.vm !== null || machine.msi.brokenDisk ? vmDiskGb : 0);
}

/** Free space of a volume in GB; null for a drive without a medium. */
export function freeDiskGb(machine: MachineState, drive: string): number | null {
  const volume = machine.windows.volumes.find((one) => one.drive.toUpperCase() === drive.toUpperCase());
  if (volume === undefined || volume.freeGb === null) return null;
  return Math.max(0, volume.freeGb - (volume.drive === 'C:' ? eflowGb(machine) : 0));
}
