import { createHash } from 'node:crypto';
import { errorCodes, failure, type Params } from '../../contract/errors.ts';
import type { FactQuery } from '../../contract/facts.ts';
import type { Json } from '../../contract/json.ts';
import { isJsonObject } from '../../contract/json.ts';
import type { Goal, Plan, PlannedStep, StepKey, StepState, UndoNote } from '../../contract/jobs.ts';
import type { Setup, Stage } from '../../contract/setup.ts';
import { readActParams } from './act-params.ts';
import { actTable, withReboot, type ActContext } from './acts.ts';
import { catalogue } from './catalogue.ts';
import { blockersOf, defaultWanted, factsForChecks, judgeHost, type Wanted } from './checks/index.ts';
import { factsOf, isServer, uniqueQueries, type Facts } from './facts.ts';
import { sizeOf } from './gpu.ts';
import { cloudOnlySteps, identitySteps } from './identity-steps.ts';
import { withImages } from './images/plan.ts';
import type { BegunStep } from './job-record.ts';
import { deployNetwork, dnsSteps, hostNetworkSteps } from './network/plan.ts';
import { nicSteps } from './network/nics.ts';
import { withProxy } from './network/proxy.ts';
import { oncePerCause } from './one-cause.ts';
import { powershellOf } from './powershell-text.ts';
import {
  afterRemoval,
  isRebuild,
  rebuildBlockers,
  rebuildFacts,
  rebuildSteps,
  removalKey,
  withDoubt,
} from './rebuild.ts';
import { setupBlockerFacts, setupBlockers } from './setup-blockers.ts';
import { shareSteps } from './shares.ts';
import { stepKind } from './steps/index.ts';
import type { Action, StepRef } from './steps/kind.ts';
import { lossFacts } from './steps/loss.ts';
import { withInspectionCa } from './trust.ts';
import { undoSteps } from './undo.ts';

/** What planning needs beyond goal and facts. All of it is data or a pure function. */
export interface PlanContext {
  host: string;
  at: string;
  /** Folders of this product's own state, for the installer's copy and its log. */
  payloadFolder: string;
  logFolder: string;
  join(folder: string, ...names: string[]): string;
  /** Resolves a path of the setup document against the document's folder. */
  resolve(folder: string, path: string): string;
  /** Typical duration this machine has taught, in milliseconds. */
  typicalMs(kind: string): number | undefined;
  /** What a step of the running job made. */
  made(key: StepKey): Json | undefined;
  /** True for a step whose last action began and never ended: what it made is not known before its turn comes. */
  interrupted(key: StepKey): boolean;
  /** For the removal of leftovers: steps that remove what jobs made of this host's network. */
  networkMade?: readonly StepRef[];
  /** For an undo: the begun steps of the job to undo, in order. */
  begun?: readonly BegunStep[];
}

/** A step of a plan with its input resolved as far as it can be. */
export interface ReadyStep extends StepRef {
  /** Undefined while an earlier step has not made what it needs. */
  resolved: Json | undefined;
}

const fileName = (path: string) => path.split(/[\\/]/u).at(-1) ?? path;

/** The switch that a setup asks for, as checks see it. */
function vswitchOf(network: Setup['network']): NonNullable<Wanted['vswitch']> {
  return network.vswitch === 'Default Switch'
    ? { name: network.vswitch, type: 'Internal' }
    : { name: network.vswitchName, type: network.vswitch };
}

/** The setup as checks see it. */
export function wantedOf(goal: Goal): Wanted {
  if (goal.kind !== 'setup') return defaultWanted;
  const { vm, identity, payload } = goal.setup;
  return {
    ...defaultWanted,
    memoryInMB: vm.memoryInMB,
    cpuCount: vm.cpuCount,
    vmDataSize: vm.vmDataSize,
    tpm: identity?.provisioningType === 'DpsTPM',
    version: payload.version,
    vswitch: vswitchOf(goal.setup.network),
  };
}

function setupSteps(
  setup: Setup,
  folder: string,
  only: readonly Stage[] | undefined,
  facts: Facts,
  context: PlanContext,
): StepRef[] {
  const source = context.resolve(folder, setup.payload.file);
  const target = context.join(
    context.payloadFolder,
    setup.payload.sha256.slice(0, 16).toLowerCase(),
    fileName(source),
  );
  const stages: Record<Stage, () => StepRef[]> = {
    install: () => [
      ...withReboot(
        { key: 'enable-hyper-v', kind: 'enable-hyper-v', input: { server: isServer(facts) } },
        'hyper-v',
      ),
      ...hostNetworkSteps(setup.network),
      {
        key: 'take-payload',
        kind: 'take-payload',
        input: {
          source,
          target,
          sha256: setup.payload.sha256,
          version: setup.payload.version,
          ...(setup.payload.sizeBytes === undefined ? {} : { bytes: setup.payload.sizeBytes }),
        },
      },
      ...withReboot(
        {
          key: 'install-msi',
          kind: 'install-msi',
          input: {
            package: target,
            version: setup.payload.version,
            log: context.join(context.logFolder, `msi-${setup.payload.version}.log`),
          },
        },
        'installer',
      ),
    ],
    deploy: () => [
      {
        key: 'deploy',
        kind: 'deploy',
        input: {
          acceptOptionalTelemetry: setup.optionalTelemetry ? 'Yes' : 'No',
          ...sizeOf(setup.vm),
          ...deployNetwork(setup.network),
        },
      },
      ...dnsSteps(setup.network),
      ...nicSteps(setup.nics),
      ...(setup.features?.defender === undefined
        ? []
        : [
            { key: 'start-vm', kind: 'start-vm', input: {} },
            { key: 'set-defender', kind: 'set-defender', input: { on: setup.features.defender } },
          ]),
      ...shareSteps(setup.sharedFolders, (name) =>
        context.join(context.payloadFolder, 'shared-folders', name),
      ),
    ],
    provision: () => [
      { key: 'start-vm', kind: 'start-vm', input: {} },
      ...withInspectionCa(
        setup,
        withProxy(
          setup.proxy,
          withImages(
            setup,
            identitySteps(setup, {
              resolve: (path) => context.resolve(folder, path),
              copy: (name) => context.join(context.payloadFolder, 'identity', name),
            }),
            (path) => context.resolve(folder, path),
          ),
        ),
        (path) => context.resolve(folder, path),
      ),
    ],
    cloud: () => cloudOnlySteps(setup, (path) => context.resolve(folder, path)),
  };
  const wanted = only ?? (['install', 'deploy', 'provision'] as const);
  return (
    (['install', 'deploy', 'provision', 'cloud'] as const)
      .filter((stage) => wanted.includes(stage))
      .flatMap((stage) => stages[stage]())
      // The VM is started once, whichever stage needs it first.
      .filter((step, i, all) => all.findIndex(({ key }) => key === step.key) === i)
  );
}

/** The steps of a goal, before their states are asked. */
export function stepsOf(goal: Goal, facts: Facts, context: PlanContext): StepRef[] {
  switch (goal.kind) {
    case 'setup': {
      const steps = setupSteps(goal.setup, goal.folder, goal.only, facts, context);
      if (goal.rebuild !== true) return steps;
      const removed =
        context.made(removalKey) !== undefined ||
        context.made('install-msi') !== undefined ||
        context.interrupted('install-msi');
      return rebuildSteps(steps, context.join(context.logFolder, 'msi-remove.log'), removed);
    }
    case 'act': {
      const act = actTable.get(goal.id);
      if (act === undefined) {
        throw failure(errorCodes.actUnknown, 'act.plan', {
          params: { act: goal.id, known: [...actTable.keys()].join(', ') },
        });
      }
      const actContext: ActContext = {
        facts,
        params: readActParams(goal.id, act.params, goal.params),
        payloadFolder: context.payloadFolder,
        logFolder: context.logFolder,
        join: context.join,
        made: context.made,
        networkMade: context.networkMade ?? [],
      };
      return act.steps(actContext);
    }
    case 'undo':
      return undoSteps(context.begun ?? [], goal.to).steps;
  }
}

function isLate(value: Json): value is { from: string; field: string } {
  return isJsonObject(value) && typeof value['from'] === 'string' && typeof value['field'] === 'string';
}

/**
 * Fills in what earlier steps made. A step that was already done before made nothing, which reads as null; one that is
 * still to be done leaves the input unresolved.
 */
export function resolveInput(
  input: Json,
  made: (key: StepKey) => Json | undefined,
  settled: (key: StepKey) => boolean,
): Json | undefined {
  if (!isJsonObject(input)) return input;
  const resolved: Record<string, Json> = {};
  for (const [key, value] of Object.entries(input)) {
    if (!isLate(value)) {
      resolved[key] = value;
      continue;
    }
    const source = made(value.from);
    if (isJsonObject(source)) resolved[key] = source[value.field] ?? null;
    else if (settled(value.from)) resolved[key] = null;
    else return undefined;
  }
  return resolved;
}

/** Facts to learn before a goal can be planned. Inputs that are not resolved yet ask for what they can. */
export function factsForGoal(goal: Goal, context: PlanContext): FactQuery[] {
  // Which steps there are depends on the edition of Windows alone; their needs do not.
  const guess = factsOf({ 'host.os': { at: context.at, source: 'planning', unknown: 'absent' } });
  const steps = stepsOf(goal, guess, context);
  const needs = steps.flatMap((step) => stepKind(step.kind).needs(step.input));
  const residueNeeds = (context.begun ?? []).flatMap((step) => stepKind(step.kind).residueNeeds ?? []);
  return uniqueQueries([
    { id: 'host.os' },
    { id: 'host.account' },
    ...factsForChecks(),
    ...needs,
    ...(goal.kind === 'setup' ? setupBlockerFacts(goal.setup) : []),
    ...(isRebuild(goal) ? rebuildFacts : []),
    ...(steps.some((step) => step.kind === 'remove-msi') ? lossFacts : []),
    ...residueNeeds,
  ]);
}

/** State of one step by the facts; `later` when its input or its facts are not there yet. */
export function stateOf(step: ReadyStep, facts: Facts): StepState {
  if (step.resolved === undefined) return 'later';
  const kind = stepKind(step.kind);
  return kind.state(kind.input.parse(step.resolved), facts);
}

function undoNote(step: ReadyStep, facts: Facts): UndoNote {
  const kind = stepKind(step.kind);
  const undo = kind.undo(step.resolved ?? step.input, facts, null);
  if ('none' in undo) return { kind: 'none', code: undo.none };
  return 'with' in undo ? { kind: 'with', step: undo.with } : { kind: 'step', step: undo.step.kind };
}

/** One row of the plan. */
export function plannedStep(
  step: ReadyStep,
  state: StepState,
  facts: Facts,
  context: PlanContext,
): PlannedStep {
  const kind = stepKind(step.kind);
  const action: Action = kind.action(step.resolved ?? step.input, facts);
  const notes = kind.notes?.(step.resolved ?? step.input, facts) ?? [];
  const entry = action.port === 'host' ? catalogue[action.op] : undefined;
  return {
    key: step.key,
    kind: step.kind,
    input: step.input,
    state,
    elevated: entry?.elevated ?? false,
    critical: entry?.critical ?? false,
    reboot: action.port === 'reboot',
    person: action.port === 'person',
    ...(action.port === 'person' ? { ask: { id: action.ask, params: action.params } } : {}),
    ...(kind.network === undefined ? {} : { network: kind.network }),
    typicalMs: context.typicalMs(step.kind) ?? kind.typicalMs,
    undo: undoNote(step, facts),
    powershell: powershellOf(action),
    ...(kind.assumed === undefined ? {} : { assumed: kind.assumed }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** JSON with sorted keys, so that equal data has equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (isJsonObject(value)) {
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 over what a person agreed to: the machine, the goal, and key, kind, input and state of each row. */
export function planHash(host: string, goal: Goal, rows: readonly PlannedStep[]): string {
  const agreed = {
    host,
    goal: goal as unknown as Json,
    rows: rows.map(({ key, kind, input, state }) => ({ key, kind, input, state })),
  };
  return createHash('sha256').update(canonicalJson(agreed)).digest('hex');
}

/** Turns a goal and facts into what would be done. Pure: the centre of the product. */
export function plan(goal: Goal, facts: Facts, context: PlanContext): Plan {
  const rows: PlannedStep[] = [];
  const states = new Map<StepKey, StepState>();
  for (const ref of stepsOf(goal, facts, context)) {
    const waits = ref.after !== undefined && states.has(ref.after) && states.get(ref.after) !== 'done';
    const resolved = resolveInput(
      ref.input,
      (key) => (context.interrupted(key) ? undefined : context.made(key)),
      (key) => states.get(key) === 'done' && !context.interrupted(key),
    );
    const ready: ReadyStep = { ...ref, resolved: waits ? undefined : resolved };
    const state = stateOf(ready, facts);
    states.set(ref.key, state);
    const row = plannedStep(ready, state, waits ? afterRemoval(facts) : facts, context);
    rows.push(isRebuild(goal) && ref.key === removalKey ? withDoubt(row, facts) : row);
  }
  const open = rows.filter((row) => row.state !== 'done');
  const againstRebuild = isRebuild(goal) ? rebuildBlockers(goal.setup, rows, facts) : [];
  const cableFrom = open.find((row) => row.network !== undefined)?.key;
  return {
    schemaVersion: 1,
    at: context.at,
    host: context.host,
    hash: planHash(context.host, goal, rows),
    goal,
    steps: rows,
    blockers: open.length === 0 ? [] : [...blockers(goal, open, facts), ...againstRebuild],
    ...(cableFrom === undefined ? {} : { cableFrom }),
    residues: residuesOf(goal, rows, facts, context),
  };
}

/** True for a goal that changes nothing on the host, so that nothing of the host can forbid it. */
const inCloudOnly = (goal: Goal): boolean =>
  goal.kind === 'setup' && goal.only?.every((stage) => stage === 'cloud') === true;

/** What forbids starting: findings that no step of the plan cures, and a payload that is not what the setup says. */
function blockers(goal: Goal, open: readonly PlannedStep[], facts: Facts): Plan['blockers'] {
  const kinds = open.map((row) => row.kind);
  const found = inCloudOnly(goal)
    ? []
    : goal.kind === 'setup'
      ? blockersOf(judgeHost(facts, wantedOf(goal)), kinds)
      : blockersOf(
          judgeHost(facts, wantedOf(goal)).filter((finding) => finding.id === 'HC-01'),
          kinds,
        );
  const payload = open
    .filter((row) => row.kind === 'take-payload')
    .flatMap((row) => stepKind(row.kind).diagnose?.(row.input, facts) ?? [])
    .filter((why) => why.code !== errorCodes.payloadCopy)
    .map((why) => blockerOf('take-payload', why));
  const network = goal.kind === 'setup' && !inCloudOnly(goal) ? setupBlockers(goal.setup, facts, kinds) : [];
  const stuck = open
    .filter((row) => row.state === 'unclear')
    .flatMap((row) => {
      const kind = stepKind(row.kind);
      const obstacles = kind.obstacles?.(row.input, facts) ?? [];
      if (obstacles.length > 0) return obstacles.map((why) => blockerOf(row.key, why));
      const way = kind.recover?.(row.input, facts);
      if (way === undefined || !('none' in way)) return [];
      const why = kind.diagnose?.(row.input, facts);
      return [blockerOf(row.key, { params: {}, ...why, code: way.none })];
    });
  const findings = found.map(({ id, failure: known, ...why }) =>
    blockerOf(id, { ...why, ...(known === undefined ? {} : { id: known }) }),
  );
  return [...findings, ...network, ...payload, ...oncePerCause(stuck)];
}

/** A blocker of this name; what is against it may be a failure of the catalogue. */
function blockerOf(
  name: string,
  why: { code: string; params: Params; id?: string },
): Plan['blockers'][number] {
  return {
    id: name,
    code: why.code,
    params: why.params,
    ...(why.id === undefined ? {} : { failure: why.id }),
  };
}

function residuesOf(goal: Goal, rows: readonly PlannedStep[], facts: Facts, context: PlanContext): string[] {
  if (goal.kind !== 'undo') {
    const codes = rows
      .filter((row) => row.state !== 'done')
      .flatMap((row) => [
        ...(row.undo.kind === 'none' ? [row.undo.code] : []),
        ...(stepKind(row.kind).mayLeave ?? []),
      ]);
    return [...new Set(codes.filter((code) => code !== 'proof'))];
  }
  const begun = context.begun ?? [];
  const { residues, undone } = undoSteps(begun, goal.to);
  const kept = begun
    .filter((step) => undone.includes(step.key))
    .flatMap((step) => stepKind(step.kind).residues?.(factsOf(step.before), facts, step.input) ?? []);
  return [...new Set([...residues, ...kept])];
}

/** How a plan of now differs from the one that was agreed to, in steps that are still ahead. */
export function comparePlans(
  agreed: readonly PlannedStep[],
  now: readonly PlannedStep[],
  endedWell: ReadonlySet<StepKey>,
): { added: StepKey[]; removed: StepKey[]; changed: StepKey[] } {
  const before = new Map(agreed.map((row) => [row.key, row]));
  const after = new Map(now.map((row) => [row.key, row]));
  const added = now.filter((row) => row.state !== 'done' && !before.has(row.key)).map((row) => row.key);
  const removed = agreed
    .filter((row) => !after.has(row.key) && !endedWell.has(row.key))
    .map((row) => row.key);
  const changed = now
    .filter((row) => {
      const old = before.get(row.key);
      if (old === undefined || row.state === 'done') return false;
      const drifted = endedWell.has(row.key) || (old.state === 'done' && row.state !== 'later');
      return drifted || old.kind !== row.kind || canonicalJson(old.input) !== canonicalJson(row.input);
    })
    .map((row) => row.key);
  return { added, removed, changed };
}
