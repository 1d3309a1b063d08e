import type { MachineState } from '../state/machine.ts';

/** Name of EFLOW as Windows Installer logs it. */
const product = 'Azure IoT Edge LTS';

function note(machine: MachineState, event: MachineState['history']['installations'][number]): void {
  const { history } = machine;
  history.installations = [...history.installations, event].toSorted((a, b) => a.at - b.at);
}

/** Windows Installer logs that it has put EFLOW on this machine. */
export function noteInstallation(
  machine: MachineState,
  msi: MachineState['msi'],
  at: number,
  status = 0,
): void {
  if (msi !== null) note(machine, { at, removed: false, status, name: product, version: msi.version });
}

/** The same of its removal; what is not there is not removed. */
export function noteRemoval(machine: MachineState, msi: MachineState['msi'], at: number): void {
  if (msi !== null) note(machine, { at, removed: true, status: 0, name: product, version: msi.version });
}
