import { errorCodes, failure } from '../contract/errors.ts';
import { cloudFaults } from './cloud/faults.ts';
import { cures } from './cures.ts';
import { applyConfig, schedule, stopVm } from './guest/power.ts';
import { agentStartMs } from './guest/times.ts';
import { settingsFaults } from './settings-faults.ts';
import { inspectionRoot } from './state/certificates.ts';
import type { CloudState } from './state/cloud.ts';
import type { MachineState } from './state/machine.ts';
import { removeProgram, takeModuleAway } from './windows/eflow.ts';
import { applyHyperV } from './windows/hyperv.ts';
import { otherModulus } from './windows/tpm.ts';

/** Where a fault strikes, so that a long list can be told apart; `cure` takes one back. */
type Group =
  | 'eflow'
  | 'windows'
  | 'hardware'
  | 'policy'
  | 'programs'
  | 'network'
  | 'reach'
  | 'cloud'
  | 'account'
  | 'cure';

interface Fault {
  group: Group;
  apply(machine: MachineState, at: number): void;
  /** What happens in the cloud besides. */
  cloud?(cloud: CloudState, at: number): void;
}

/** What happens behind the product's back, by name: drift for rehearsals and for tests. The words are `fault.NAME`. */
const faults: Readonly<Record<string, Fault>> = {
  ...settingsFaults,
  ...cures,
  ...cloudFaults,
  'vm-off': {
    group: 'eflow',
    apply: stopVm,
  },
  'agent-stopped': {
    group: 'eflow',
    apply: (machine, at) => {
      const service = machine.services['wssdagent'];
      if (service === undefined) return;
      service.status = 'Stopped';
      machine.history.serviceFailures.push({ at, name: 'WSSD Agent Service', event: 7034 });
    },
  },
  'hyperv-off': {
    group: 'windows',
    apply: (machine, at) => {
      stopVm(machine, at);
      machine.hyperV.feature = 'Disabled';
      machine.boot.lastBootAt = at;
      machine.boot.events.push({ at, type: 0 });
      applyHyperV(machine);
    },
  },
  'launch-type-off': {
    group: 'windows',
    apply: (machine) => {
      machine.hyperV.launchType = 'Off';
    },
  },
  'firmware-virtualisation-off': {
    group: 'windows',
    apply: (machine) => {
      machine.firmware.virtualisation = false;
    },
  },
  'firmware-virtualisation-on': {
    group: 'cure',
    apply: (machine) => {
      machine.firmware.virtualisation = true;
    },
  },
  'msi-removed': {
    group: 'eflow',
    apply: (machine, at) => {
      takeModuleAway(machine, at);
      removeProgram(machine);
    },
  },
  'identity-cleared': {
    group: 'eflow',
    apply: (machine, at) => {
      if (machine.vm !== null) applyConfig(machine.vm, null, at);
    },
  },
  'edge-agent-gone': {
    group: 'eflow',
    apply: (machine, at) => {
      const guest = machine.vm?.guest;
      if (guest === undefined || guest.agentStartedAt === null) return;
      guest.agentStartedAt = null;
      schedule(guest, 'agent-start', at + agentStartMs);
    },
  },
  'disk-full': {
    group: 'windows',
    apply: (machine) => {
      const drive = machine.windows.volumes.find((one) => one.drive === 'C:');
      if (drive !== undefined) drive.freeGb = 1;
    },
  },
  'memory-taken': {
    group: 'windows',
    apply: (machine) => {
      machine.windows.usedMemoryMb = machine.windows.totalMemoryMb - 400;
    },
  },
  'memory-freed': {
    group: 'cure',
    apply: (machine) => {
      const { totalMemoryMb } = machine.windows;
      machine.windows.usedMemoryMb = Math.max(totalMemoryMb - 8_192, Math.floor(totalMemoryMb / 2));
    },
  },
  'amqp-blocked': {
    group: 'network',
    apply: (machine) => {
      machine.network.blocked.push({ host: '*', port: 5671 });
    },
  },
  'gpu-assignable': {
    group: 'hardware',
    apply: ({ windows }) => {
      windows.gpu = { name: 'NVIDIA A2', count: 1, types: ['DirectDeviceAssignment'] };
    },
  },
  'gpu-shared': {
    group: 'hardware',
    apply: ({ windows }) => {
      windows.gpu = { name: 'NVIDIA RTX A2000', count: 1, types: ['ParaVirtualization'] };
    },
  },
  'board-swapped': {
    group: 'hardware',
    // An endorsement key survives a clear of the TPM and no other board (provisioning.md 4.3).
    apply: ({ tpm }) => {
      tpm.modulus = otherModulus;
    },
  },
  'tls-inspected': {
    group: 'network',
    apply: (machine, at) => {
      machine.network.inspection = inspectionRoot(at);
      machine.settings.reach.issuer = 'CN=Contoso Web Gateway CA, O=Contoso';
    },
  },
  'proxy-required': {
    group: 'network',
    apply: (machine) => {
      machine.network.proxy = { host: 'proxy.plant.example', port: 3128, required: true, user: null };
    },
  },
  'proxy-asks-for-password': {
    group: 'network',
    apply: (machine) => {
      machine.network.proxy = { host: 'proxy.plant.example', port: 3128, required: true, user: 'line' };
    },
  },
  'port-security': {
    group: 'network',
    apply: (machine) => {
      machine.network.portSecurity = true;
    },
  },
  'nat-gone': {
    group: 'network',
    apply: (machine) => {
      machine.network.nats = [];
    },
  },
  'network-open': {
    group: 'cure',
    apply: (machine) => {
      machine.network.blocked = [];
      if (machine.network.proxy !== null) machine.network.proxy.required = false;
      if (machine.network.proxy !== null) machine.network.proxy.required = false;
    },
  },
  'not-elevated': {
    group: 'account',
    apply: (machine) => {
      machine.account.elevated = false;
    },
  },
  elevated: {
    group: 'cure',
    apply: (machine) => {
      machine.account.elevated = true;
    },
  },
  'runtime-down': {
    group: 'eflow',
    apply: ({ vm }, at) => {
      if (vm?.power !== 'Running') return;
      const { guest } = vm;
      guest.troubles = [...new Set([...guest.troubles, 'runtime-down' as const])];
      if (guest.agentStartedAt === null) return;
      guest.agentStartedAt = null;
      schedule(guest, 'agent-start', at + agentStartMs);
    },
  },
  'vm-disk-full': {
    group: 'eflow',
    apply: ({ vm }) => {
      if (vm !== null) vm.guest.troubles = [...new Set([...vm.guest.troubles, 'disk-full' as const])];
    },
  },
  'cable-moved': {
    group: 'network',
    apply: ({ network }) => {
      for (const adapter of network.adapters) adapter.up = adapter.medium === 9;
    },
  },
  'vm-clock-behind': {
    group: 'eflow',
    apply: (machine) => {
      if (machine.vm !== null) machine.vm.clockSkewMs = -600_000;
    },
  },
  'unknown-question': {
    group: 'eflow',
    apply: (machine) => {
      const prompt = {
        id: 'reprovision',
        way: 'choice',
        text: 'Do you want to provision this device again?',
      } as const;
      machine.prompts['Provision-EflowVm'] = [prompt];
    },
  },
  'restart-pending': {
    group: 'windows',
    apply: (machine) => {
      machine.windows.pending.windowsUpdate = true;
    },
  },
};

/** Every fault with where it strikes. */
export function listFaults(): { name: string; group: string }[] {
  return Object.entries(faults).map(([name, { group }]) => ({ name, group }));
}

/** Lets a fault happen on the machine. */
export function applyFault(machine: MachineState, name: string, at: number): void {
  faultOf(name).apply(machine, at);
}

/** The fault of that name. */
export function faultOf(name: string): Fault {
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
  if (fault === undefined) {
    throw failure(errorCodes.badInput, 'practice.control', {
      params: { name: 'practice.break' },
      fields: [{ path: 'fault', rule: 'one-of', params: { allowed: Object.keys(faults).join(', ') } }],
    });
  }
  return fault;
}
