import { isBefore } from '../../main/domain/checks/version.ts';
import { registrationIdOf } from '../../main/domain/identity/endorsement-key.ts';
import { agentConnected } from '../guest/events.ts';
import { bootVm } from '../guest/power.ts';
import type { Scenario } from '../scenarios/schema.ts';
import { practiceDigest } from '../state/cloud.ts';
import { machineVersion, type MachineStart, type MachineState } from '../state/machine.ts';
import type { GuestConfig } from '../state/vm.ts';
import { copyProgram, createVm, registerProgram } from './eflow.ts';
import { noteInstallation } from './history.ts';
import { applyHyperV, switchOf } from './hyperv.ts';
import type { Connection } from './network.ts';
import { endorsementKeyOf } from './tpm.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Until this version the certificate of the agent lasts a year and is not renewed (eflow.md 15.1). */
const renewsSince = '1.5.7';
const certificateDays = 365;

type VmStart = NonNullable<MachineStart['vm']>;

const noIdentity = {
  hub: null,
  deviceId: null,
  digest: null,
  scopeId: null,
  registrationId: null,
  globalEndpoint: null,
  certificate: null,
  keyId: null,
};

/** The identity that somebody gave the VM before the scenario begins. */
function identityOf(
  machine: MachineState,
  { cloud }: Scenario,
  identity: NonNullable<VmStart['identity']>,
): GuestConfig {
  if (identity === 'tpm') {
    const registrationId = registrationIdOf(endorsementKeyOf(machine) ?? '');
    return { ...noIdentity, source: 'dps', method: 'tpm', scopeId: cloud.scopeId, registrationId };
  }
  const { deviceId } = identity;
  const version = cloud.devices.find((one) => one.deviceId === deviceId)?.handedOverVersion ?? 1;
  const digest = practiceDigest(cloud.hub, deviceId, version);
  return { ...noIdentity, source: 'manual', method: 'sas', hub: cloud.hub, deviceId, digest };
}

function connectionOf(given: VmStart['connection']): Connection | undefined {
  if (given === undefined) return undefined;
  const { ip, ...network } = given;
  return { ip, network };
}

/** Puts the VM of a scenario on the machine as it stands since Windows was started. */
function addVm(machine: MachineState, scenario: Scenario, vm: VmStart, bootedAt: number): void {
  createVm(machine, vm, 'Required', connectionOf(vm.connection));
  if (machine.vm === null) return;
  const { guest } = machine.vm;
  if (vm.identity !== undefined) {
    guest.config = identityOf(machine, scenario, vm.identity);
    guest.configuredAt = Math.ceil(bootedAt / 1000) * 1000;
    if (vm.identity === 'tpm') machine.features.DpsTpm = true;
  }
  machine.vm.volumes = vm.volumes ?? [];
  if (vm.connectedHoursAgo !== undefined) {
    const connectedAt = machine.createdAt - vm.connectedHoursAgo * hourMs;
    guest.configuredAt = Math.ceil((connectedAt - dayMs) / 1000) * 1000;
    agentConnected(machine.vm, connectedAt);
  }
  if (vm.power === 'Running') bootVm(machine, bootedAt);
  guest.troubles = [...new Set([...guest.troubles, ...(vm.troubles ?? [])])];
  machine.vm.clockSkewMs = (vm.clockSkewMinutes ?? 0) * 60_000;
}

/** The history of a scenario as events of the logs of Windows, oldest first. */
function historyOf(history: MachineStart['history'], now: number): MachineState['history'] {
  const oldestFirst = <T extends { hoursAgo: number }>(events: readonly T[]) =>
    events
      .toSorted((a, b) => b.hoursAgo - a.hoursAgo)
      .map(({ hoursAgo, ...event }) => ({ ...event, at: now - hoursAgo * hourMs }));
  return {
    updates: oldestFirst(history.updates),
    installations: oldestFirst(history.installations).map((one) => ({ ...one, status: 0 })),
    serviceFailures: oldestFirst(history.serviceFailures),
  };
}

/** The machine as its scenario starts it, at this moment of its own clock. */
export function createMachine(scenario: Scenario, now: number): MachineState {
  const { bootedMinutesAgo, switches, installed, vm, history, ...shared } = structuredClone(scenario.machine);
  const bootedAt = now - bootedMinutesAgo * 60_000;
  const machine: MachineState = {
    schemaVersion: machineVersion,
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
    history: historyOf(history, now),
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
    copyProgram(machine, installed.version, now - (installed.daysAgo ?? 0) * dayMs);
    registerProgram(machine, 0);
    noteInstallation(machine, machine.msi, now - (installed.daysAgo ?? 0) * dayMs);
    if (installed.withoutAgent === true) delete machine.services['wssdagent'];
    if (machine.msi !== null) {
      machine.msi.brokenDisk = installed.brokenDisk === true;
      machine.msi.certificateOver =
        isBefore(installed.version, renewsSince) && (installed.daysAgo ?? 0) > certificateDays;
    }
  }
  if (vm !== null) addVm(machine, scenario, vm, bootedAt);
  return machine;
}
