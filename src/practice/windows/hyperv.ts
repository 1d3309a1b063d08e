import type { MachineState } from '../state/machine.ts';
import { guidOf } from './ids.ts';

/** Every optional feature that turning Hyper-V on brings along; they share one state here (HC-06). */
export const hyperVFeatures: readonly string[] = [
  'Microsoft-Hyper-V-All',
  'Microsoft-Hyper-V',
  'Microsoft-Hyper-V-Tools-All',
  'Microsoft-Hyper-V-Management-PowerShell',
  'Microsoft-Hyper-V-Management-Clients',
  'Microsoft-Hyper-V-Hypervisor',
  'Microsoft-Hyper-V-Services',
];

/** True once the parts of Hyper-V are there to be used: its module, its services, its programs. */
export function hyperVInstalled(machine: MachineState): boolean {
  return machine.hyperV.feature === 'Enabled' || machine.hyperV.feature === 'DisablePending';
}

/** Product type 1 is a client; only a client has the Default Switch (eflow.md 10.1). */
export function isClient(machine: MachineState): boolean {
  return machine.windows.productType === 1;
}

/** The id of the Default Switch, the same on every client. */
const defaultSwitchId = 'c08cb7b8-9b3c-408e-8e30-5e16a3aeb444';

/**
 * What Windows makes of the Hyper-V feature when its kernel starts: the hypervisor runs if the firmware and the boot
 * entry let it, the services follow the feature, and a client has its Default Switch (HC-06, HC-07, HC-19).
 *
 * @assumed eflow.md HC-07: vmms and vmcompute run and the Default Switch exists when the feature is on although no hypervisor could start | verify: turn virtualisation off in the firmware of a Hyper-V host and read services and Get-VMSwitch
 */
export function applyHyperV(machine: MachineState): void {
  const enabled = machine.hyperV.feature === 'Enabled';
  machine.boot.hypervisorRunning =
    enabled && machine.firmware.virtualisation && machine.hyperV.launchType === 'Auto';
  if (!enabled) {
    for (const name of ['vmms', 'vmcompute', 'hvhost']) delete machine.services[name];
    machine.switches = [];
    return;
  }
  machine.services['vmms'] = { status: 'Running', startType: 'Automatic' };
  machine.services['vmcompute'] = { status: 'Running', startType: 'Manual' };
  machine.services['hvhost'] = {
    status: machine.boot.hypervisorRunning ? 'Running' : 'Stopped',
    startType: 'Manual',
  };
  if (isClient(machine) && !machine.switches.some((one) => one.name === 'Default Switch')) {
    machine.switches.push({
      id: defaultSwitchId,
      name: 'Default Switch',
      type: 'Internal',
      adapter: null,
      addresses: [{ address: '172.27.112.1', prefixLength: 20, dhcp: false }],
    });
  }
}

/** A virtual switch of that name on this machine; Windows lets several have one name. */
export function switchOf(
  name: string,
  type: string,
  more: Partial<Pick<MachineState['switches'][number], 'adapter' | 'addresses'>> = {},
  earlier = 0,
): MachineState['switches'][number] {
  const id = guidOf(earlier === 0 ? `switch ${name}` : `switch ${name} ${earlier}`);
  return { id, name, type, adapter: null, addresses: [], ...more };
}
