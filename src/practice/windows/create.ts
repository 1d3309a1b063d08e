import { bootVm } from '../guest/power.ts';
import type { Scenario } from '../scenarios/schema.ts';
import type { MachineState } from '../state/machine.ts';
import { copyProgram, createVm, registerProgram } from './eflow.ts';
import { applyHyperV, switchOf } from './hyperv.ts';

/** The machine as its scenario starts it, at this moment of its own clock. */
export function createMachine(scenario: Scenario, now: number): MachineState {
  const { bootedMinutesAgo, switches, installed, vm, ...shared } = structuredClone(scenario.machine);
  const bootedAt = now - bootedMinutesAgo * 60_000;
  const machine: MachineState = {
    schemaVersion: 1,
    scenario: scenario.name,
    createdAt: now,
    clockOffsetMs: 0,
    ...shared,
    faults: structuredClone(scenario.faults),
    boot: { lastBootAt: bootedAt, hypervisorRunning: false, events: [{ at: bootedAt, type: 0 }] },
    services: structuredClone(scenario.machine.settings.services),
    switches: switches.map(({ name, type, adapter, address }) =>
      switchOf(name, type, {
        adapter: adapter ?? null,
        addresses: address === undefined ? [] : [address],
      }),
    ),
    msi: null,
    features: { DpsTpm: false, Defender: false },
    vm: null,
    running: [],
    hold: null,
    held: null,
  };
  if (machine.windows.azureAgent) {
    machine.services['WindowsAzureGuestAgent'] = { status: 'Running', startType: 'Automatic' };
  }
  applyHyperV(machine);
  if (installed !== null) {
    copyProgram(machine, installed.version);
    registerProgram(machine, 0);
  }
  if (vm !== null) {
    createVm(machine, vm, 'Required');
    if (vm.power === 'Running') bootVm(machine, bootedAt);
  }
  return machine;
}
