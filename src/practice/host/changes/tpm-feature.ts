import { z } from 'zod';
import { aliasOf } from '../../windows/network.ts';
import { exceptionTail, information, statusAt, sub } from '../lines.ts';
import { defineChange, type Phase } from './change.ts';

const Feature = z.strictObject({ feature: z.enum(['DpsTpm', 'Defender']), enable: z.boolean() });
type Feature = z.infer<typeof Feature>;

/** Turning DpsTpm on: the proxy on the host first, then the services in the VM (eflow.md 8.4, 11; durations of 18). */
const enableTpm: readonly Phase<Feature>[] = [
  {
    name: 'configure-proxy',
    virtualMs: 30_000,
    says: (machine, _data, at) => [
      information(statusAt(at)('Enabling DpsTpm feature')),
      information(
        sub(`Setting the adapter name '${aliasOf(machine.vm?.network.vswitchName ?? '')}' in registry`),
      ),
      information(
        sub(`Setting the adapter MAC address '${(machine.vm?.mac ?? '').replaceAll(':', '-')}' in registry`),
      ),
      information(sub('Configuring EFLOW Proxy Server Certificate')),
    ],
    effect: () => undefined,
  },
  {
    name: 'start-proxy',
    virtualMs: 25_000,
    says: () => [
      information(sub('Enabling EFLOWProxy service')),
      information(sub('Starting EFLOWProxy service')),
      information(sub('Waiting for EFLOWProxy service to start')),
    ],
    effect: (machine) => {
      machine.services['EFLOWProxy'] = { status: 'Running', startType: 'Automatic' };
      return undefined;
    },
  },
  {
    name: 'configure-guest',
    virtualMs: 50_000,
    says: () => [
      information(sub('Configuring TPM2 service definitions')),
      information(sub('Reloading systemd manager configuration')),
      information(sub('Restarting TPM2 broker service')),
    ],
    effect: (machine) => {
      machine.features.DpsTpm = true;
      const guest = machine.vm?.guest;
      if (guest !== undefined) guest.troubles = guest.troubles.filter((one) => one !== 'tpm-lost');
      return { output: ['OK', 'OK'] };
    },
  },
];

/** Everything else is one step: turning DpsTpm off, and Defender on or off. */
const simple: readonly Phase<Feature>[] = [
  {
    name: 'set',
    virtualMs: 30_000,
    says: (_machine, { feature, enable }, at) => [
      information(statusAt(at)(`${enable ? 'Enabling' : 'Disabling'} ${feature} feature`)),
    ],
    effect: (machine, { feature, enable }) => {
      machine.features[feature] = enable;
      if (feature === 'DpsTpm') machine.services['EFLOWProxy'] = { status: 'Stopped', startType: 'Manual' };
      return { output: ['OK'] };
    },
  },
];

/** Set-EflowVmFeature. Stopped half-way it stays where the last finished phase left it. */
export const featureSet = defineChange<Feature>({
  id: 'eflow.setFeature',
  data: Feature,
  phases: ({ feature, enable }) => (feature === 'DpsTpm' && enable ? enableTpm : simple),
  onCallerDeath: { left: () => undefined },
  // Feature cmdlets print the error and answer False (eflow.md 8.1).
  breaks: (_machine, _data, _phase, text, at) => ({
    records: exceptionTail(at, text).map(information),
    output: [false],
  }),
});
