import type { Check } from './check.ts';
import { administrator } from './hc-01-administrator/check.ts';
import { windowsEdition } from './hc-02-windows-edition/check.ts';
import { windowsBuild } from './hc-03-windows-build/check.ts';
import { architecture } from './hc-04-architecture/check.ts';
import { virtualisation } from './hc-05-virtualisation/check.ts';
import { hyperVFeature } from './hc-06-hyper-v-feature/check.ts';
import { hypervisorRunning } from './hc-07-hypervisor-running/check.ts';
import { insideVm } from './hc-08-inside-vm/check.ts';
import { freeMemory } from './hc-09-free-memory/check.ts';
import { freeDisk } from './hc-10-free-disk/check.ts';
import { processors } from './hc-11-processors/check.ts';
import { tpm } from './hc-12-tpm/check.ts';
import { existingEflow } from './hc-17-existing-eflow/check.ts';
import { virtualSwitches } from './hc-19-virtual-switches/check.ts';
import { pendingReboot } from './hc-24-pending-reboot/check.ts';

/** Every check, in order of asking: a check stands behind those it comes after. */
export const checks: readonly Check[] = [
  administrator,
  windowsEdition,
  windowsBuild,
  architecture,
  virtualisation,
  hyperVFeature,
  hypervisorRunning,
  insideVm,
  freeMemory,
  freeDisk,
  processors,
  tpm,
  existingEflow,
  virtualSwitches,
  pendingReboot,
];
