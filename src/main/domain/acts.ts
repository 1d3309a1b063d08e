import { z } from 'zod';
import { Payload } from '../../contract/setup.ts';
import type { ActEntry } from '../../contract/acts.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Goal, Plan, StepKey } from '../../contract/jobs.ts';
import type { CloudService } from '../../contract/cloud.ts';
import { actParams, type ActSchema } from './act-params.ts';
import { cloudActs } from './cloud/acts.ts';
import { isServer, type Facts } from './facts.ts';
import { eflowFolders } from './leftovers.ts';
import { keyBeforeRestart, keyOfRestart } from './steps/deploy.ts';
import type { StepRef } from './steps/kind.ts';
import { Resize } from './steps/resize.ts';

/** A change that a finding offers as its cure, or a day-2 act. Its steps are the same kinds that a setup uses. */
export interface Act {
  id: string;
  /** Code of the loss it brings, said before it starts. */
  loss?: string;
  /** The values it takes; an act without takes none. */
  params?: ActSchema;
  /** The service of the cloud that it changes; its service string is the parameter `service`. */
  cloud?: CloudService;
  steps(context: ActContext): StepRef[];
}

export interface ActContext {
  facts: Facts;
  /** The values it was given, as its schema has read them. */
  params: JsonObject;
  /** Folders of this product's own state, for copies of installers and their logs. */
  payloadFolder: string;
  logFolder: string;
  join(folder: string, ...names: string[]): string;
  /** What a step of the running job made; undefined while it has not ended. */
  made(key: StepKey): Json | undefined;
  /** Steps that remove the switches and NAT networks which jobs made on this host. */
  networkMade: readonly StepRef[];
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

/** A service that EFLOW left is stopped, then removed. */
const leftService = (name: string): StepRef[] => [
  { key: `stop-${name}`, kind: 'stop-service', input: { name } },
  { key: `remove-${name}`, kind: 'remove-service', input: { name } },
];

/** One update: the VM runs, the package is at hand, and what the VM had before it has afterwards. */
function upgradeSteps(
  params: JsonObject,
  payloadFolder: string,
  logFolder: string,
  join: (folder: string, ...names: string[]) => string,
): StepRef[] {
  const { file, sha256, version } = params as Pick<Payload, 'file' | 'sha256' | 'version'>;
  const name = file.split(/[\\/]/u).at(-1) ?? file;
  const target = join(payloadFolder, sha256.slice(0, 16).toLowerCase(), name);
  const log = join(logFolder, `msi-${version}.log`);
  const made = (field: string) => ({ from: 'upgrade-msi', field });
  return [
    { key: 'take-payload', kind: 'take-payload', input: { source: file, target, sha256, version } },
    { key: 'start-vm', kind: 'start-vm', input: {} },
    ...withReboot(
      { key: 'upgrade-msi', kind: 'upgrade-msi', input: { package: target, version, log } },
      'installer',
    ),
    { key: 'start-upgraded-vm', kind: 'start-vm', input: {} },
    {
      key: 'prove-upgrade',
      kind: 'prove-upgrade',
      input: { provisioning: made('provisioning'), modules: made('modules') },
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
  { id: 'add-openssh', steps: () => [{ key: 'add-openssh', kind: 'add-openssh', input: {} }] },
  {
    id: 'remove-openssh',
    loss: 'openssh',
    steps: () => [{ key: 'remove-openssh', kind: 'remove-openssh', input: {} }],
  },
  { id: 'start-vm', steps: () => [{ key: 'start-vm', kind: 'start-vm', input: {} }] },
  { id: 'stop-vm', loss: 'modules-stop', steps: () => [{ key: 'stop-vm', kind: 'stop-vm', input: {} }] },
  {
    id: 'restart-vm',
    loss: 'vm-restarts',
    // A VM that runs again after its stop has ended is not stopped a second time.
    steps: ({ made }) => [
      ...(made(keyBeforeRestart) === undefined
        ? [{ key: keyBeforeRestart, kind: 'stop-vm', input: {} }]
        : []),
      { key: keyOfRestart, kind: 'start-vm', input: {} },
    ],
  },
  {
    id: 'resize-vm',
    loss: 'vm-restarts',
    params: Resize,
    steps: ({ params }) => [{ key: 'resize-vm', kind: 'resize-vm', input: params }],
  },
  {
    id: 'remove-eflow',
    loss: 'vm-and-module-data',
    steps: ({ logFolder, join }) => [
      { key: 'remove-eflow', kind: 'remove-msi', input: { log: join(logFolder, 'msi-remove.log') } },
    ],
  },
  {
    id: 'set-telemetry',
    params: z.strictObject({ optional: z.boolean() }),
    steps: ({ params }) => [
      { key: 'set-telemetry', kind: 'set-telemetry', input: { on: params['optional'] === true } },
    ],
  },
  {
    id: 'upgrade',
    loss: 'vm-restarts',
    params: z.strictObject(Payload.pick({ file: true, sha256: true, version: true }).shape),
    steps: ({ params, payloadFolder, logFolder, join }) =>
      upgradeSteps(params, payloadFolder, logFolder, join),
  },
  {
    id: 'remove-leftovers',
    loss: 'leftovers',
    // Every item is asked for by itself: what is not agreed to stays.
    params: z.strictObject({
      services: z.boolean(),
      folders: z.boolean(),
      registry: z.boolean(),
      network: z.boolean(),
    }),
    steps: ({ params, networkMade }) => [
      ...(params['services'] === true ? (['wssdagent', 'EFLOWProxy'] as const).flatMap(leftService) : []),
      ...(params['folders'] === true
        ? eflowFolders.map((folder, i) => ({
            key: `remove-folder-${i + 1}`,
            kind: 'remove-folder',
            input: { folder },
          }))
        : []),
      ...(params['registry'] === true
        ? [{ key: 'remove-agent-key', kind: 'remove-agent-key', input: {} }]
        : []),
      ...(params['network'] === true ? networkMade : []),
    ],
  },
];

/** Every act, by id. */
export const actTable: ReadonlyMap<string, Act> = new Map(
  [...acts, ...cloudActs].map((act) => [act.id, act]),
);

/** The acts as they are listed. */
export const actEntries: ActEntry[] = [...actTable.values()].map(({ id, loss, params }) => ({
  id,
  loss: loss ?? null,
  params: actParams(params),
}));

/** The loss that reaching a goal by this plan brings, as a code for `loss.<code>`; undefined when nothing is lost. */
export function lossOf(goal: Goal, plan: Pick<Plan, 'steps'>): string | undefined {
  if (goal.kind === 'act') return actTable.get(goal.id)?.loss;
  const removes = plan.steps.some((row) => row.kind === 'remove-msi' && row.state !== 'done');
  if (removes && goal.kind === 'setup' && goal.rebuild === true) return 'rebuild';
  return removes ? 'undo-msi' : undefined;
}
