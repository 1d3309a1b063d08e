import { endBreaks } from '../state/break.ts';
import type { MachineState } from '../state/machine.ts';
import type { Guest, Vm } from '../state/vm.ts';
import { cutLogs, log, vmTime } from './log.ts';
import { applyToIdentityMs, bootToIdentityMs, pullMs } from './times.ts';

/** Sets what the VM does next. Whoever waits for the cloud compares `seq` before he writes his answer. */
export function schedule(guest: Guest, kind: NonNullable<Guest['due']>['kind'], at: number): void {
  guest.seq += 1;
  guest.due = { kind, at, seq: guest.seq };
}

/** Ends what the runtime was doing: edgeAgent is gone, nothing is due. The logs stay, and an image that was whole. */
function stopRuntime(vm: Vm, at: number): void {
  const { guest } = vm;
  cutLogs(vm, at);
  if (guest.pullStartedAt !== null && at - guest.pullStartedAt < pullMs) guest.pullStartedAt = null;
  guest.provisionedAt = null;
  guest.agentStartedAt = null;
  guest.seq += 1;
  guest.due = null;
}

/**
 * Starts the VM; with a configuration its identity service begins by itself.
 *
 * @assumed eflow.md 19 F72, F90: a start of the VM sets its clock by the host's, and brings up the way to the TPM when EFLOWProxy runs | verify: stop EFLOWProxy, restart the VM, read the log; let the host sleep, restart the VM, compare the clocks
 */
export function bootVm(machine: MachineState, at: number): void {
  const { vm } = machine;
  if (vm === null || vm.power === 'Running') return;
  vm.power = 'Running';
  vm.bootedAt = at;
  vm.clockSkewMs = 0;
  // The way to the TPM comes up with the VM, if its other end on the host is up by then (F72).
  const proxyUp = machine.services['EFLOWProxy']?.status === 'Running';
  vm.guest.troubles = [
    ...vm.guest.troubles.filter((one) => one !== 'runtime-down' && one !== 'tpm-lost'),
    ...(machine.features.DpsTpm && !proxyUp ? (['tpm-lost'] as const) : []),
  ];
  if (vm.guest.config !== null) schedule(vm.guest, 'identity', at + bootToIdentityMs);
}

/** Restarts the services in the VM with the configuration that they have. */
export function restartRuntime(vm: Vm, at: number): void {
  stopRuntime(vm, at);
  if (vm.guest.config !== null) schedule(vm.guest, 'identity', at + applyToIdentityMs);
}

/** Stops the VM and with it everything inside. */
export function stopVm(machine: MachineState, at: number): void {
  const { vm } = machine;
  if (vm === null || vm.power === 'Off') return;
  endBreaks(machine, 'vm-stop');
  stopRuntime(vm, at);
  vm.power = 'Off';
  vm.bootedAt = null;
}

/**
 * `iotedge config apply` with this configuration, or with the shipped template for null: the services restart and
 * begin anew (eflow.md 9.3). What was assigned before is kept only by the same identity.
 */
export function applyConfig(vm: Vm, config: Guest['config'], at: number): void {
  const { guest } = vm;
  stopRuntime(vm, at);
  guest.assigned = JSON.stringify(config) === JSON.stringify(guest.config) ? guest.assigned : null;
  guest.config = config;
  // The file is written anew; edgeAgent's environment and image, and the trust bundle in it are gone (field-notes TLS inspection).
  guest.proxy.agent = null;
  guest.roots.modules = null;
  guest.keptAgent = null;
  // The file's time counts whole seconds; rounded up, so that no line of the run before counts for this one.
  guest.configuredAt = Math.ceil(vmTime(vm, at) / 1000) * 1000;
  if (config === null) {
    log(vm, 'identityLog', at + applyToIdentityMs, 'info', 'Skipping provisioning with IoT Hub.');
    return;
  }
  schedule(guest, 'identity', at + applyToIdentityMs);
}

/** `iotedge config apply` after a line of the file was changed: the identity and all else in it stay as they are. */
export function reapplyConfig(vm: Vm, at: number): void {
  const { config, proxy, roots, keptAgent } = vm.guest;
  const kept = { agent: proxy.agent, modules: roots.modules };
  applyConfig(vm, config, at);
  proxy.agent = kept.agent;
  roots.modules = kept.modules;
  vm.guest.keptAgent = keptAgent;
}

/** The runtime of a VM that was never provisioned. */
export function freshGuest(): Guest {
  return {
    config: null,
    proxy: { daemons: null, agent: null },
    roots: { system: null, modules: null },
    images: [],
    copies: [],
    keptAgent: null,
    configuredAt: null,
    assigned: null,
    provisionedAt: null,
    pullStartedAt: null,
    agentStartedAt: null,
    due: null,
    seq: 0,
    troubles: [],
    identityLog: [],
    edgedLog: [],
    agentLog: [],
  };
}
