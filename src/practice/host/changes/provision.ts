import { z } from 'zod';
import { applyConfig } from '../../guest/power.ts';
import type { MachineState } from '../../state/machine.ts';
import { GuestConfig } from '../../state/vm.ts';
import { information, statusAt } from '../lines.ts';
import { defineChange } from './change.ts';
import { refusedWith } from './deploy.ts';

export const Provision = z.strictObject({
  type: z.enum(['ManualConnectionString', 'ManualX509', 'DpsTPM', 'DpsX509', 'DpsSymmetricKey']),
  config: GuestConfig,
});
type Provision = z.infer<typeof Provision>;

const vmOff = "Can't process request, EFLOW VM is OFF!";

/** A server gives up after six tries, and the client offers the keys of its agent first (F43). */
const mostKeys = 5;
const tooManyKeys = (ip: string) =>
  `Received disconnect from ${ip} port 22:2: Too many authentication failures`;

/** Keys that the SSH agent offers; none while it does not run. */
function agentKeys({ services, settings }: MachineState): number {
  if (services['ssh-agent']?.status !== 'Running') return 0;
  return Object.entries(settings.registry).filter(
    ([key, values]) => values !== null && key.startsWith('HKCU\\Software\\OpenSSH\\Agent\\Keys\\'),
  ).length;
}

/**
 * Provision-EflowVm (eflow.md 8.4, 9.3). Stopped half-way it leaves what the phases before have done: the old
 * configuration, or the new one applied and nobody told.
 */
export const provisionChange = defineChange<Provision>({
  id: 'eflow.provision',
  data: Provision,
  breaks: (_machine, _data, _phase, text, at) => refusedWith(at, text),
  onCallerDeath: { left: () => undefined },
  phases: ({ type }) => [
    {
      name: 'prepare',
      virtualMs: 4_000,
      says: (machine, _data, at) => {
        const first = machine.vm?.guest.config == null;
        return [
          information(statusAt(at)('Provisioning virtual machine...')),
          ...(first ? [information(statusAt(at)('Provisioning iotedge for the first time.'))] : []),
        ];
      },
      effect: () => undefined,
    },
    // The others have no file to copy into the VM.
    ...(type === 'ManualX509' || type === 'DpsX509'
      ? [{ name: 'copy-certificate', virtualMs: 2_000, effect: () => undefined }]
      : []),
    {
      name: 'configure',
      virtualMs: 8_000,
      says: (_machine, { type }, at) => [
        information(statusAt(at)(`Setting provisioning information for provisioning type: ${type}`)),
      ],
      effect: (machine, { config }, at) => {
        if (machine.vm?.power !== 'Running') return refusedWith(at, vmOff);
        if (agentKeys(machine) > mostKeys) return refusedWith(at, tooManyKeys(machine.vm.ip));
        applyConfig(machine.vm, config, at);
        return undefined;
      },
    },
    {
      name: 'check',
      virtualMs: 10_000,
      effect: (machine, _data, at) => {
        if (machine.vm?.power !== 'Running') return refusedWith(at, vmOff);
        return {
          records: [information(statusAt(at)('Provisioning successful. iotedge service running.'))],
          output: ['OK'],
        };
      },
    },
  ],
});

const Nothing = z.strictObject({});

/**
 * Puts the shipped configuration template back and applies it (eflow.md 9.6): the VM is as before it was ever provisioned.
 */
export const guestReset = defineChange<z.infer<typeof Nothing>>({
  id: 'guest.reset',
  data: Nothing,
  onCallerDeath: { left: () => undefined },
  phases: () => [
    {
      name: 'reset',
      virtualMs: 12_000,
      effect: (machine, _data, at) => {
        if (machine.vm?.power !== 'Running') return { failed: vmOff };
        const changed = machine.vm.guest.config !== null;
        if (changed) applyConfig(machine.vm, null, at);
        return { output: [{ Changed: changed }] };
      },
    },
  ],
});
