import type { Goal, Plan } from '../../contract/jobs.ts';
import type { Facts } from './facts.ts';
import type { StepRef } from './steps/kind.ts';

/** A change that a finding offers as its cure, or a day-2 act. Its steps are the same kinds that a setup uses. */
export interface Act {
  id: string;
  /** Code of the loss it brings, said before it starts. */
  loss?: string;
  steps(context: ActContext): StepRef[];
}

export interface ActContext {
  facts: Facts;
  logFolder: string;
  join(folder: string, name: string): string;
}

/** True for Windows Server and domain controllers (Win32_OperatingSystem.ProductType 3 and 2). */
export function isServer(facts: Facts): boolean {
  const type = facts.value('host.os')?.productType;
  return type === 2 || type === 3;
}

/** A step that takes effect only with a restart, followed by that restart. */
export function withReboot(step: StepRef, watch: 'hyper-v' | 'installer' | 'boot-entry'): StepRef[] {
  return [
    step,
    {
      key: `reboot-after-${step.key}`,
      kind: 'reboot',
      input: { because: step.key, watch, since: { from: step.key, field: 'since' } },
    },
  ];
}

const acts: readonly Act[] = [
  {
    id: 'enable-hyper-v',
    steps: ({ facts }) =>
      withReboot(
        { key: 'enable-hyper-v', kind: 'enable-hyper-v', input: { server: isServer(facts) } },
        'hyper-v',
      ),
  },
  {
    id: 'hypervisor-launch-auto',
    steps: () =>
      withReboot(
        { key: 'hypervisor-launch', kind: 'hypervisor-launch', input: { launch: 'Auto' } },
        'boot-entry',
      ),
  },
  {
    id: 'start-hyper-v-services',
    steps: () => [
      { key: 'start-vmcompute', kind: 'start-service', input: { name: 'vmcompute' } },
      { key: 'start-vmms', kind: 'start-service', input: { name: 'vmms' } },
    ],
  },
  {
    id: 'start-eflow-agent',
    steps: () => [{ key: 'start-wssdagent', kind: 'start-service', input: { name: 'wssdagent' } }],
  },
  {
    id: 'start-tpm-proxy',
    steps: () => [{ key: 'start-tpm-proxy', kind: 'start-service', input: { name: 'EFLOWProxy' } }],
  },
  { id: 'start-vm', steps: () => [{ key: 'start-vm', kind: 'start-vm', input: {} }] },
  { id: 'stop-vm', loss: 'modules-stop', steps: () => [{ key: 'stop-vm', kind: 'stop-vm', input: {} }] },
  {
    id: 'remove-eflow',
    loss: 'vm-and-module-data',
    steps: ({ logFolder, join }) => [
      { key: 'remove-eflow', kind: 'remove-msi', input: { log: join(logFolder, 'msi-remove.log') } },
    ],
  },
];

/** Every act, by id. */
export const actTable: ReadonlyMap<string, Act> = new Map(acts.map((act) => [act.id, act]));

/** The loss that reaching a goal by this plan brings, as a code for `loss.<code>`; undefined when nothing is lost. */
export function lossOf(goal: Goal, plan: Pick<Plan, 'steps'>): string | undefined {
  if (goal.kind === 'act') return actTable.get(goal.id)?.loss;
  const removes = plan.steps.some((row) => row.kind === 'remove-msi' && row.state !== 'done');
  return removes ? 'undo-msi' : undefined;
}
