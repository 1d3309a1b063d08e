import type { MachineState } from '../state/machine.ts';
import { getsOut } from '../windows/network.ts';

/** True when this host and port open from inside the VM (HC-21: the host reaching them proves nothing). */
export function reaches(machine: MachineState, host: string, port: number): boolean {
  const name = host.toLowerCase();
  if (machine.vm === null || !getsOut(machine, machine.vm)) return false;
  return !machine.network.blocked.some(
    (one) => one.port === port && (one.host === '*' || one.host.toLowerCase() === name),
  );
}

/** Ports by which a hub can be reached: AMQP, MQTT, and HTTPS with both over WebSockets (HC-21). */
export const hubPorts = [5671, 8883, 443] as const;
