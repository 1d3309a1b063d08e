import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Goal, JobRecord } from '../../src/contract/jobs.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { World } from '../../src/main/ports.ts';
import { stillTime, testApp, type TestApp } from '../support/app.ts';
import { createMemoryLock } from '../support/memory-lock.ts';
import { drive, goalOf } from '../matrix/cell.ts';
import { placeMachine } from '../matrix/machine.ts';
import type { Journey } from './journeys.ts';

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

/** A goal whose setup has these parts in place of its own. */
function withMore(goal: Extract<Goal, { kind: 'setup' }>, more: Journey['more']): Goal {
  return { ...goal, setup: { ...goal.setup, ...more } };
}

/** Opens an app on the machine of a journey, in this process and without waiting. */
export async function withJourney<T>(
  journey: Journey,
  use: (test: TestApp, goal: Goal, env: NodeJS.ProcessEnv) => Promise<T>,
  wrapWorld: (world: World) => World = (world) => world,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-journey-'));
  const env: NodeJS.ProcessEnv = {};
  const { scenario, base, asked, prepare, more } = journey;
  try {
    placeMachine(folder, scenario, base, stillTime.now(), prepare);
    const lock = createMemoryLock(() => true)(process.pid);
    const test = await testApp(scenario, folder, { env, parts: { lock, wrapWorld } });
    try {
      const goal: Goal =
        'apply' in asked
          ? withMore(goalOf(test.shown(), asked.apply, base, env), more)
          : { kind: 'act', id: asked.act, params: asked.params?.(folder) ?? {} };
      return await use(test, goal, env);
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
    async (test, goal) => {
      const there = await ended(test, goal, 'there', ops);
      if (journey.oneWay !== undefined) return there.taken;
      const back = await ended(test, { kind: 'undo', job: there.job.id }, 'back', ops);
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
