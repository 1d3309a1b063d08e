import type { Json } from '../../../contract/json.ts';
import type { MachineState } from '../../state/machine.ts';
import type { Vm } from '../../state/vm.ts';
import { serviceStates } from '../../guest/texts.ts';
import { interfacesOf, aliasOf } from '../../windows/network.ts';
import { moduleQuery, noVmText } from '../cmdlets/eflow-common.ts';
import type { Command } from '../stream.ts';
import { shell, unreachable } from './guest.ts';

/** How often the broker has begun anew since it lost its TPM. Real ones do that thousands of times. */
const restartsWhenLost = 412;

/**
 * The services of the way to the TPM (eflow.md 11). The relay listens whether or not there is somebody at its other end;
 * only the broker finds out.
 *
 * @assumed eflow.md 11, F73: without the host's end the relay stays active and tpm2-abrmd starts again and again | verify: stop EFLOWProxy, restart the VM, systemctl show tpm2-abrmd -p ActiveState,NRestarts
 */
function units(machine: MachineState, { guest }: Vm): Json[] {
  const on = machine.features.DpsTpm;
  const cut = guest.troubles.includes('tpm-lost') || machine.services['EFLOWProxy']?.status !== 'Running';
  const tpmd = serviceStates(guest).find(({ name }) => name === 'aziot-tpmd')?.state === 'Running';
  const row = (Name: string, Loaded: boolean, Active: string, Restarts = 0): Json => ({
    Name,
    Loaded,
    Active,
    Restarts,
  });
  const relay = ['tpm2-netns', 'tpm2-socat@2321', 'tpm2-socat@2322'];
  return [
    ...relay.map((name) => row(name, on, on ? 'active' : 'inactive')),
    cut && on
      ? row('tpm2-abrmd', true, 'activating', restartsWhenLost)
      : row('tpm2-abrmd', on, on ? 'active' : 'inactive'),
    row('aziot-tpmd', true, tpmd ? 'active' : 'inactive'),
  ];
}

/** Who answers on the VM's network: its gateway, and its host on the switch. */
function neighbours(machine: MachineState, { network }: Vm): Json[] {
  const host = interfacesOf(machine).find(({ alias }) => alias === aliasOf(network.vswitchName));
  const addresses = new Set([network.gateway, ...(host?.addresses ?? []).map(({ address }) => address)]);
  return [...addresses].map((Address) => ({ Address, Answers: true }));
}

/** The twin of our function that reads the way from the VM to the TPM. */
const readTpm: Command = moduleQuery((machine) => {
  const text = unreachable(machine);
  if (text !== undefined || machine.vm === null) return { failed: text ?? noVmText };
  return [{ Units: units(machine, machine.vm), Neighbours: neighbours(machine, machine.vm) }];
}, shell);

export const guestTpmTwins: Readonly<Record<string, Command>> = {
  'EflowDesk\\Get-EflowDeskGuestTpm': readTpm,
};
