import type { Params, Remedy } from '../../../contract/errors.ts';

/** Acts that checks offer as a cure, and whether a restart of Windows belongs to them. */
const restarts = {
  'enable-hyper-v': true,
  'hypervisor-launch-auto': true,
  'start-hyper-v-services': false,
  'add-openssh': false,
  'start-eflow-agent': false,
  'start-tpm-proxy': false,
  'remove-eflow': false,
  'remove-leftovers': false,
  'start-vm': false,
  'restart-vm': false,
} as const;

/** A cure that the product performs itself: `do ACT`. */
export function act(id: keyof typeof restarts): Remedy {
  return { kind: 'act', id, act: id, params: {}, reboot: restarts[id] };
}

/** A cure that a person has to bring about. */
export function instruct(id: string, params: Params = {}): Remedy {
  return { kind: 'instruction', id, params, reboot: false };
}

/** As {@link instruct}, and Windows has to restart for it. */
export function instructWithRestart(id: string, params: Params = {}): Remedy {
  return { kind: 'instruction', id, params, reboot: true };
}

/** Pending changes take effect with a full restart. */
export const restartWindows = instructWithRestart('restart-windows');

/** Honestly nothing to be done on this machine. */
export const otherHost: Remedy = { kind: 'none', id: 'other-host' };
