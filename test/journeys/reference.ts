import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Goal, JobRecord } from '../../src/contract/jobs.ts';
import { isJsonObject, type JsonObject } from '../../src/contract/json.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { World } from '../../src/main/ports.ts';
import { CloudState } from '../../src/practice/state/cloud.ts';
import { stillTime, testApp, type TestApp } from '../support/app.ts';
import { createMemoryLock } from '../support/memory-lock.ts';
import { drive, goalOf } from '../matrix/cell.ts';
import { placeMachine } from '../matrix/machine.ts';
import { serviceRefs, type Given, type Journey } from './journeys.ts';

/** A step as it was taken when nothing went wrong. */
export interface Taken {
  phase: 'there' | 'back';
  key: string;
  kind: string;
  /** What was begun for it; `already` where nothing had to be. */
  port: 'host' | 'files' | 'cloud' | 'person' | 'reboot' | 'wait' | 'already';
  /** The command that ran for it. */
  op?: CatalogueName;
  /** The job ended its run to wait for somebody. */
  waits: boolean;
}

/** What a journey is after on its machine. Its files are made, and its secrets come into the environment. */
export function goalFor({ asked, base, more }: Journey, given: Given): Goal {
  const { folder, shown, env } = given;
  const { services } = shown['cloud'] as { services: Record<keyof typeof serviceRefs, string> };
  for (const service of ['hub', 'dps'] as const)
    env[serviceRefs[service].slice('env:'.length)] = services[service];
  if ('act' in asked) return { kind: 'act', id: asked.act, params: asked.params?.(folder) ?? {} };
  const goal = goalOf(shown, asked.apply, base, env);
  return { ...goal, setup: { ...goal.setup, ...(typeof more === 'function' ? more(given) : more) } };
}

/** Who is known in the cloud and may use it. */
function knownIn({ devices, enrollments, groups, registrations }: CloudState): unknown[] {
  return [
    devices.map(({ deviceId, generation, enabled }) => [deviceId, generation, enabled]),
    enrollments.map(({ registrationId, createdAt, enabled }) => [registrationId, createdAt, enabled]),
    groups.map(({ enrollmentGroupId, createdAt, enabled }) => [enrollmentGroupId, createdAt, enabled]),
    registrations.map(({ registrationId, deviceId, hub, status }) => [registrationId, deviceId, hub, status]),
  ];
}

/**
 * What must be the same before and after, but for what an undo says it leaves: clock, boots, the boot entry, and the cloud
 * where a colleague has changed it. A VM may have been started anew meanwhile.
 */
export function groundOf(shown: JsonObject, goal: Goal, folder: string): string {
  const { scenario, features, msi, vm, windows, network } = shown;
  const still = isJsonObject(vm ?? null)
    ? { ...(vm as JsonObject), bootedAt: '', edgeAgent: '', services: [] }
    : null;
  const { caption } = windows as { caption: string };
  const machine = { ...(features as JsonObject), launchType: '', msi, vm: still, caption, network };
  const own = goal.kind === 'setup' ? goal.setup.cloud !== undefined : goal.kind === 'act';
  if (!own) return JSON.stringify(machine);
  const file = join(folder, 'practice', scenario as string, 'cloud.json');
  return JSON.stringify([machine, knownIn(CloudState.parse(JSON.parse(readFileSync(file, 'utf8'))))]);
}

/** Opens an app on the machine of a journey, in this process and without waiting. */
export async function withJourney<T>(
  journey: Journey,
  use: (test: TestApp, goal: Goal, given: Given) => Promise<T>,
  wrapWorld: (world: World) => World = (world) => world,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-journey-'));
  const env: NodeJS.ProcessEnv = {};
  const { scenario, base, prepare } = journey;
  try {
    placeMachine(folder, scenario, base, stillTime.now(), prepare);
    const lock = createMemoryLock(() => true)(process.pid);
    const test = await testApp(scenario, folder, { env, parts: { lock, wrapWorld } });
    try {
      const given: Given = { folder, shown: test.shown(), env };
      return await use(test, goalFor(journey, given), given);
    } finally {
      await test.app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes a journey there and back, and tells its steps in their order. Throws where it does not end well. */
export async function takeJourney(journey: Journey): Promise<Taken[]> {
  const ops: CatalogueName[] = [];
  const listening = (world: World): World => ({
    ...world,
    host: {
      ...world.host,
      run: (call, onRecord, signal) => {
        if (catalogue[call.op].changes === true) ops.push(call.op);
        return world.host.run(call, onRecord, signal);
      },
    },
  });
  return withJourney(
    journey,
    async (test, goal, { folder, env }) => {
      const secrets = { ...env };
      const before = groundOf(test.shown(), goal, folder);
      const there = await ended(test, goal, 'there', ops);
      if (journey.oneWay !== undefined) return there.taken;
      // What is read once is there again in the next process.
      Object.assign(env, secrets);
      const back = await ended(test, { kind: 'undo', job: there.job.id }, 'back', ops);
      const after = groundOf(test.shown(), goal, folder);
      if (after !== before) throw new Error(`back: not as it was: ${before} ${after}`);
      return [...there.taken, ...back.taken];
    },
    listening,
  );
}

async function ended(
  test: TestApp,
  goal: Goal,
  phase: Taken['phase'],
  ops: CatalogueName[],
): Promise<{ job: JobRecord; taken: Taken[] }> {
  ops.length = 0;
  const { job, resumedAfter } = await drive(test, goal);
  if (job.state !== 'succeeded' || resumedAfter !== undefined)
    throw new Error(`${phase}: ${job.state} ${resumedAfter ?? job.error?.code ?? ''}`);
  const kinds = new Map(job.steps.map((step) => [step.key, step.kind]));
  const taken = new Map<string, Taken>();
  const events = await test.events(job.id);
  const waiting = new Set(events.flatMap((event) => (event.t === 'waiting' ? [event.step] : [])));
  for (const event of events) {
    if (event.t !== 'started' && event.t !== 'already') continue;
    const port = event.t === 'already' ? 'already' : event.port;
    const op = port === 'host' ? ops.shift() : undefined;
    // What a step did counts, not that a resume found it done.
    if (port === 'already' && taken.has(event.step)) continue;
    taken.set(event.step, {
      phase,
      key: event.step,
      kind: kinds.get(event.step) ?? '',
      port,
      waits: waiting.has(event.step),
      ...(op === undefined ? {} : { op }),
    });
  }
  return { job, taken: [...taken.values()] };
}
