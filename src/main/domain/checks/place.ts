import type { Facts } from '../facts.ts';

/** What this Windows runs on, as far as nested virtualisation differs (eflow.md 2.3). */
export type Place = 'physical' | 'hyper-v' | 'azure' | 'vmware' | 'other';

/** Facts that {@link placeOf} reads. */
export const placeFacts = ['host.computer', 'host.baseBoard', 'host.azureAgent'] as const;

const vmware = /vmware/iu;
const others = /virtualbox|kvm|qemu|hvm domu|amazon ec2|google compute engine/iu;

/**
 * Tells a physical machine from a VM, or undefined when that cannot be told (eflow.md 2.3).
 *
 * @assumed eflow.md 2.3: manufacturer or model of a VM that is not Hyper-V contains VMware, VirtualBox, KVM, QEMU, HVM domU, Amazon EC2 or Google Compute Engine | verify: read Win32_ComputerSystem inside a VM of each
 */
export function placeOf(facts: Facts): Place | undefined {
  const computer = facts.value('host.computer');
  const board = facts.value('host.baseBoard');
  const azureAgent = facts.value('host.azureAgent') ?? [];
  if (azureAgent.length > 0) return 'azure';
  if (board?.product === 'Virtual Machine' || computer?.model === 'Virtual Machine') return 'hyper-v';
  const maker = `${computer?.manufacturer ?? ''} ${computer?.model ?? ''}`;
  if (vmware.test(maker)) return 'vmware';
  if (others.test(maker)) return 'other';
  return computer === undefined || board === undefined ? undefined : 'physical';
}
