import { errorCodes, failure } from '../contract/errors.ts';
import { applyConfig, schedule, stopVm } from './guest/power.ts';
import { agentStartMs } from './guest/times.ts';
import type { MachineState } from './state/machine.ts';
import { removeProgram, takeModuleAway } from './windows/eflow.ts';
import { applyHyperV } from './windows/hyperv.ts';

interface Fault {
  about: string;
  apply(machine: MachineState, at: number): void;
}

/** What happens behind the product's back, by name: drift for rehearsals and for tests, and now and then a cure. */
const faults: Readonly<Record<string, Fault>> = {
  'vm-off': {
    about: 'Somebody stopped the EFLOW VM.',
    apply: stopVm,
  },
  'agent-stopped': {
    about: 'The service wssdagent is stopped.',
    apply: (machine) => {
      const service = machine.services['wssdagent'];
      if (service !== undefined) service.status = 'Stopped';
    },
  },
  'hyperv-off': {
    about: 'Somebody turned Hyper-V off and restarted Windows.',
    apply: (machine, at) => {
      stopVm(machine, at);
      machine.hyperV.feature = 'Disabled';
      machine.boot.lastBootAt = at;
      machine.boot.events.push({ at, type: 0 });
      applyHyperV(machine);
    },
  },
  'launch-type-off': {
    about: 'Another tool set hypervisorlaunchtype to Off; it counts from the next restart.',
    apply: (machine) => {
      machine.hyperV.launchType = 'Off';
    },
  },
  'firmware-virtualisation-off': {
    about: 'Virtualisation was turned off in the firmware; it counts from the next restart.',
    apply: (machine) => {
      machine.firmware.virtualisation = false;
    },
  },
  'firmware-virtualisation-on': {
    about: 'Virtualisation was turned on in the firmware; it counts from the next restart.',
    apply: (machine) => {
      machine.firmware.virtualisation = true;
    },
  },
  'msi-removed': {
    about: 'Somebody uninstalled EFLOW, and the VM with it.',
    apply: (machine, at) => {
      takeModuleAway(machine, at);
      removeProgram(machine);
    },
  },
  'identity-cleared': {
    about: 'Somebody put the configuration template of the VM back.',
    apply: (machine, at) => {
      if (machine.vm !== null) applyConfig(machine.vm, null, at);
    },
  },
  'edge-agent-gone': {
    about: 'The edgeAgent container is gone; the runtime starts a new one after a minute.',
    apply: (machine, at) => {
      const guest = machine.vm?.guest;
      if (guest === undefined || guest.agentStartedAt === null) return;
      guest.agentStartedAt = null;
      schedule(guest, 'agent-start', at + agentStartMs);
    },
  },
  'disk-full': {
    about: 'The system drive has one gigabyte left.',
    apply: (machine) => {
      const drive = machine.windows.volumes.find((one) => one.drive === 'C:');
      if (drive !== undefined) drive.freeGb = 1;
    },
  },
  'memory-taken': {
    about: 'Another program has taken nearly all memory.',
    apply: (machine) => {
      machine.windows.usedMemoryMb = machine.windows.totalMemoryMb - 400;
    },
  },
  'memory-freed': {
    about: 'Programs were closed: eight gigabytes are free, or half of what there is.',
    apply: (machine) => {
      const { totalMemoryMb } = machine.windows;
      machine.windows.usedMemoryMb = Math.max(totalMemoryMb - 8_192, Math.floor(totalMemoryMb / 2));
    },
  },
  'amqp-blocked': {
    about: 'A firewall closes port 5671 for the VM.',
    apply: (machine) => {
      machine.network.blocked.push({ host: '*', port: 5671 });
    },
  },
  'network-open': {
    about: 'The firewall lets the VM through to everything.',
    apply: (machine) => {
      machine.network.blocked = [];
    },
  },
  'not-elevated': {
    about: 'The session has no administrator token any more.',
    apply: (machine) => {
      machine.account.elevated = false;
    },
  },
  elevated: {
    about: 'The session is elevated again.',
    apply: (machine) => {
      machine.account.elevated = true;
    },
  },
  'vm-clock-behind': {
    about: "The VM's clock falls ten minutes behind, as after a sleep of the host (F90).",
    apply: (machine) => {
      if (machine.vm !== null) machine.vm.clockSkewMs = -600_000;
    },
  },
  'unknown-question': {
    about: 'Provision-EflowVm asks a question that nobody has an answer for.',
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
    about: 'Windows Update waits for a restart.',
    apply: (machine) => {
      machine.windows.pending.windowsUpdate = true;
    },
  },
};

/** Every fault with what it is. */
export function listFaults(): { name: string; about: string }[] {
  return Object.entries(faults).map(([name, { about }]) => ({ name, about }));
}

/** Lets a fault happen. */
export function applyFault(machine: MachineState, name: string, at: number): void {
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
  if (fault === undefined) {
    throw failure(errorCodes.badInput, 'practice.control', {
      params: { name: 'practice.break' },
      fields: [{ path: 'fault', rule: 'one-of', params: { allowed: Object.keys(faults).join(', ') } }],
    });
  }
  fault.apply(machine, at);
}
