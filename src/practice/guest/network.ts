import type { MachineState } from '../state/machine.ts';
import { thumbprintOf } from '../state/certificates.ts';
import type { GuestProxy } from '../state/vm.ts';
import { vmGetsOut } from '../windows/network.ts';

/** Who asks from inside the VM: a program that knows no proxy, the services, or edgeAgent with its own environment. */
export type Asker = 'direct' | 'daemons' | 'agent';

const address = (url: string) => url.replace(/^https?:\/\/(?:[^@/]*@)?/u, '').toLowerCase();
const userOf = (url: string) => /^https?:\/\/([^@/:]+)@/u.exec(url)?.[1] ?? null;

/** True when the site's proxy takes this one's requests. */
function letsIn(proxy: NonNullable<MachineState['network']['proxy']>, set: GuestProxy): boolean {
  if (address(set.https) !== `${proxy.host}:${proxy.port}`.toLowerCase()) return false;
  return proxy.user === null || (userOf(set.https) === proxy.user && set.digest !== null);
}

/** True for a host that the proxy is not asked for. */
const isBeside = (set: GuestProxy, host: string): boolean =>
  (set.noProxy ?? '')
    .split(',')
    .some((one) => one !== '' && (host === one || host.endsWith(one.startsWith('.') ? one : `.${one}`)));

/**
 * True when this host and port open from inside the VM (HC-21: the host reaching them proves nothing). Whoever has a proxy
 * asks it for port 443 and nothing else; the other ports go out directly, where the site lets them (eflow.md 10.5).
 */
export function reaches(machine: MachineState, host: string, port: number, asker: Asker = 'direct'): boolean {
  const name = host.toLowerCase();
  const { vm, network } = machine;
  if (vm === null || !vmGetsOut(machine, vm)) return false;
  const set = asker === 'direct' ? null : vm.guest.proxy[asker];
  if (set !== null && port === 443 && !isBeside(set, name)) {
    if (network.proxy === null || !letsIn(network.proxy, set)) return false;
  } else if (network.proxy?.required === true) return false;
  // A program hears an authority that it does not know, and hangs up; that a port opens says nothing of it.
  if (asker !== 'direct' && port === 443 && network.inspection !== undefined) {
    const root = vm.guest.roots.system;
    if (root === null || thumbprintOf(root) !== thumbprintOf(network.inspection)) return false;
  }
  return !network.blocked.some(
    (one) => one.port === port && (one.host === '*' || one.host.toLowerCase() === name),
  );
}

/**
 * The port on which edgeAgent speaks to its hub: AMQP, or AMQP over WebSockets with a proxy (eflow.md 10.5).
 */
export const agentPort = (machine: MachineState): 443 | 5671 =>
  machine.vm?.guest.proxy.agent == null ? 5671 : 443;

/** The registry of the images that EFLOW pulls at first. */
export const registry = 'mcr.microsoft.com';

/** Ports by which a hub can be reached: AMQP, MQTT, and HTTPS with both over WebSockets (HC-21). */
export const hubPorts = [5671, 8883, 443] as const;
