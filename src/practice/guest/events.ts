import type { GuestConfig, Vm } from '../state/vm.ts';
import { log } from './log.ts';
import { agentImage } from '../image-file.ts';

const identity = (vm: Vm, at: number, text: string, level: 'info' | 'warn' = 'info') =>
  log(vm, 'identityLog', at, level, text);
const agent = (vm: Vm, at: number, text: string, level: 'info' | 'warn' = 'info') =>
  log(vm, 'agentLog', at, level, text);

/** The identity service begins an attempt (eflow.md 9.3). */
export function identityStarts(vm: Vm, config: GuestConfig, at: number): void {
  identity(vm, at, 'Provisioning starting. Reason: Startup');
  if (config.source === 'dps') identity(vm, at + 1_000, 'Sending DPS registration request.');
}

/** It got through; the answer is the time at which it was done. */
export function identitySucceeded(
  vm: Vm,
  config: GuestConfig,
  assigned: { hub: string; deviceId: string },
  at: number,
): number {
  if (config.source === 'dps') {
    identity(vm, at + 2_000, 'DPS registration is still in progress.');
    identity(vm, at + 7_000, 'DPS registration complete.');
    identity(vm, at + 7_000, `Assigned to IoT hub: ${assigned.hub}`);
    if (config.method === 'tpm') identity(vm, at + 7_000, 'Imported DPS authentication key into TPM.');
    identity(vm, at + 8_000, 'Successfully provisioned with DPS.');
  } else {
    identity(vm, at + 2_000, `Updated device info for ${assigned.deviceId}.`);
  }
  const doneAt = at + (config.source === 'dps' ? 9_000 : 3_000);
  identity(vm, doneAt, 'Provisioning complete.');
  identity(vm, doneAt + 1_000, 'Identity reconciliation complete.');
  return doneAt;
}

/** It did not get through. */
export function identityFailed(vm: Vm, config: GuestConfig, at: number, error: string): void {
  const text =
    vm.guest.assigned === null
      ? `Failed to provision with IoT Hub, and no valid device backup was found: ${error}`
      : `Failed to reprovision device. Running offline. ${error}`;
  identity(vm, at + (config.source === 'dps' ? 3_000 : 2_000), text, 'warn');
}

/**
 * edgeAgent's image could not be pulled.
 *
 * @assumed eflow.md 16: aziot-edged logs that it could not pull an image, with what the container engine said | verify: block the container registry for the VM, provision it, and read sudo journalctl -u aziot-edged
 */
export function pullFailed(vm: Vm, at: number, cause: string): void {
  log(vm, 'edgedLog', at, 'warn', `Could not pull image ${agentImage}, caused by: ${cause}`);
}

/** edgeAgent's image is not there and is not to be pulled. */
export function imageLacks(vm: Vm, at: number, image: string): void {
  log(vm, 'edgedLog', at, 'warn', `Could not start module edgeAgent, caused by: No such image: ${image}`);
}

/** edgeAgent's container has started. */
export function agentStarts(vm: Vm, at: number): void {
  agent(vm, at, 'Initializing Edge Agent.');
  agent(vm, at + 1_000, 'Started operation refresh twin config');
}

const attempt = 'Edge agent attempting to connect to IoT Hub via Amqp_Tcp_Only...';

/** edgeAgent is connected and has its twin: the words that prove it (field-notes, proof). */
export function agentConnected(vm: Vm, at: number): void {
  agent(vm, at, attempt);
  agent(vm, at + 2_000, 'Edge agent connected to IoT Hub via Amqp_Tcp_Only.');
  agent(vm, at + 2_500, 'Initialized new module client with subscriptions enabled');
  agent(
    vm,
    at + 3_000,
    'Obtained Edge agent twin from IoTHub with reported properties version 2 and desired properties version 1.',
  );
}

/** edgeAgent did not get through: it only tries, and says that it has no configuration. */
export function agentNotConnected(vm: Vm, at: number): void {
  const noConfig =
    'Empty edge agent config was received. Attempting to read config from backup (/tmp/edgeAgent/backup.json) instead';
  agent(vm, at, attempt);
  agent(vm, at + 15_000, noConfig, 'warn');
  agent(vm, at + 30_000, 'Error creating a device-to-cloud connection', 'warn');
}
