import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '../../src/contract/errors.ts';
import type { Goal, JobEvent, JobRecord } from '../../src/contract/jobs.ts';
import { createFiles } from '../../src/main/adapters/files.ts';
import { createJournal } from '../../src/main/adapters/journal-files.ts';
import { openApp, type App } from '../../src/main/app.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import type { HostCall, World } from '../../src/main/ports.ts';
import { listFaults } from '../../src/practice/index.ts';
import { CloudState } from '../../src/practice/state/cloud.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import { journeys } from '../journeys/journeys.ts';
import { goalFor } from '../journeys/reference.ts';
import { goalOf, ways } from '../matrix/cell.ts';
import { notConnected, placeMachine } from '../matrix/machine.ts';
import { createLife, type Life } from '../support/life.ts';
import { createMemoryLock } from '../support/memory-lock.ts';

/** A generator of numbers from a seed (mulberry32), so that a failing run can be run again. */
function numbers(seed: number): (below: number) => number {
  let a = seed >>> 0;
  return (below) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What the practice machine shows, as far as the invariants look. */
interface Shown {
  features: { hyperV: string; DpsTpm: boolean };
  msi: { version: string; registered: boolean } | null;
  vm: { power: string; provisioning: unknown; edgeAgent: string } | null;
  network: { switches: { name: string }[]; nats: string[] };
}

const device = ({ devices }: CloudState) => devices.find(({ deviceId }) => deviceId === 'edge-01');
const enrollment = ({ enrollments }: CloudState) =>
  enrollments.find(({ registrationId }) => registrationId === 'edge-03');

const epoch = Date.parse('2026-03-02T08:00:00Z');

/** What must be true of the machine when an act says that it is done. */
const afterAct: Readonly<Record<string, (shown: Shown, cloud: CloudState) => boolean>> = {
  'start-vm': ({ vm }) => vm?.power === 'Running',
  'restart-vm': ({ vm }) => vm?.power === 'Running',
  'stop-vm': ({ vm }) => vm === null || vm.power === 'Off',
  'remove-eflow': ({ msi, vm }) => msi === null && vm === null,
  'enable-hyper-v': ({ features }) => features.hyperV === 'Enabled',
  'enable-cloud-device': (_shown, cloud) => device(cloud)?.enabled === true,
  'disable-cloud-device': (_shown, cloud) => device(cloud)?.enabled === false,
  'remove-cloud-device': (_shown, cloud) => device(cloud) === undefined,
  'enable-cloud-enrollment': (_shown, cloud) => enrollment(cloud)?.enabled === true,
  'disable-cloud-enrollment': (_shown, cloud) => enrollment(cloud)?.enabled === false,
  'remove-cloud-enrollment': (_shown, cloud) => enrollment(cloud) === undefined,
};

/** What one run of the model did, for the summary. */
export interface ModelRun {
  jobs: number;
  kills: number;
  proven: number;
  undone: number;
  commands: number;
  /** How often each kind of step was begun. */
  kinds: Map<string, number>;
}

/** Faults that are over when real time is; a run that waits for it could not be run again. */
const slow: ReadonlySet<string> = new Set(['cloud-hang', 'cloud-slow-body']);
const quickFaults = listFaults().filter(({ name }) => !slow.has(name));

/**
 * Random applies in the five ways and as the journey itself asks, acts, kills, restarts, drift, answers and undos on the machine of one journey, by a
 * seed. After every move the invariants are asked: nothing lost, nothing doubled, no false success, one writer. Throws where one is broken.
 */
export async function runModel(seed: number, moves = 20): Promise<ModelRun> {
  const draw = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)] as T;
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-model-'));
  // One after the other, so that so many seeds as there are journeys meet them all.
  const journey = journeys[seed % journeys.length] as (typeof journeys)[number];
  const { scenario, base, prepare, name } = journey;
  placeMachine(folder, scenario, base, epoch, prepare);
  const living = new Map<number, Life>();
  const isAlive = (pid: number) => living.get(pid)?.alive() ?? false;
  const lockOf = createMemoryLock(isAlive);
  const trace: string[] = [`seed ${seed}`, name];
  const result: ModelRun = { jobs: 0, kills: 0, proven: 0, undone: 0, commands: 0, kinds: new Map() };
  const env: NodeJS.ProcessEnv = {};
  let pids = 1000;
  let writing = 0;

  const broken = (what: string): never => {
    throw new Error(`${what}\n${trace.join('\n')}`);
  };

  /** Seen inside a command, where a throw would only look like a failing host: told after the move. */
  const seenInside: string[] = [];

  /** Watches what is really done to the machine: never twice what is there, never two at once. */
  function watched(world: World, shown: () => Shown): World {
    if (world.kind !== 'practice') return world;
    const check = ({ op, args }: HostCall): void => {
      const before = shown();
      const there =
        (op === 'feature.enable' && before.features.hyperV === 'Enabled') ||
        // An update is installed over another version; the file of each is named after its own.
        (op === 'msi.install' &&
          before.msi?.registered === true &&
          JSON.stringify(args).includes(before.msi.version)) ||
        (op === 'eflow.deploy' && before.vm !== null && before.vm.power === 'Running') ||
        (op === 'msi.remove' && before.msi === null) ||
        (op === 'vswitch.create' && before.network.switches.some((one) => one.name === 'EFLOW-NAT')) ||
        (op === 'nat.create' && before.network.nats.length > 0);
      if (there) seenInside.push(`doubled: ${op} although it is there`);
    };
    const host: World['host'] = {
      ...world.host,
      run: async (call, onRecord, signal) => {
        const changes = catalogue[call.op].changes === true;
        if (changes) {
          result.commands++;
          check(call);
          if (++writing > 1) seenInside.push(`two writers: ${call.op}`);
        }
        try {
          return await world.host.run(call, onRecord, signal);
        } finally {
          if (changes) writing--;
        }
      },
    };
    return { ...world, host };
  }

  async function open(diesAt: number): Promise<{ app: App; life: Life }> {
    const life = createLife(++pids, diesAt, epoch);
    living.set(life.pid, life);
    writing = 0;
    const app = await openApp({
      host: { kind: 'practice', scenario },
      stateFolder: folder,
      version: '0.0.0',
      // What is read once is there again in the next process.
      env: { ...env },
      practiceScale: 0,
      pid: life.pid,
      parts: {
        files: life.mortal(createFiles()),
        journal: life.mortal(createJournal(folder)),
        lock: lockOf(life.pid),
        practice: { real: life.real, isAlive },
        wrapWorld: (world) => {
          const seen = watched(world, () =>
            world.kind === 'practice' ? (app.practice?.show() as unknown as Shown) : broken('not practice'),
          );
          // A dead process asks nobody any more; what the cloud was asked before is done all the same.
          const { find } = life.mortal({ find: seen.endpoint });
          return { ...seen, host: life.mortal(seen.host), endpoint: find };
        },
      },
    });
    return { app, life };
  }

  const caller = { id: 'model', may: 'everything' } as const;
  const consent = { differences: true, recovery: true };

  /** Runs a job to the end of its run, or to the death of its process. */
  async function job(
    start: (app: App) => Promise<Envelope<{ id: string }>>,
    diesAt: number,
  ): Promise<JobRecord | 'killed' | 'refused'> {
    const { app, life } = await open(Number.POSITIVE_INFINITY);
    const { app: mortalApp, life: mortal } =
      diesAt === Number.POSITIVE_INFINITY ? { app, life } : await open(diesAt);
    const done = (): 'killed' => {
      result.kills++;
      trace.push('  killed');
      return 'killed';
    };
    try {
      const started = await start(mortalApp);
      if (!mortal.alive()) return done();
      if (!started.ok) {
        trace.push(`  refused ${started.error.code}`);
        return 'refused';
      }
      const { id } = started.value;
      for await (const event of mortalApp.router.feed(
        'jobs.events',
        { id },
        caller,
        new AbortController().signal,
      )) {
        if (!event.ok) break;
      }
      if (!mortal.alive()) return done();
      const seen = await app.router.call('jobs.show', { id }, caller);
      if (!seen.ok) return broken(`job ${id} is lost: ${seen.error.code}`);
      const record = seen.value.job;
      trace.push(`  ${record.state} ${record.error?.code ?? ''} ${record.waitingFor?.kind ?? ''}`);
      return record;
    } finally {
      await app.close().catch(() => undefined);
      mortal.kill();
    }
  }

  /** Journals only grow: what was written stays the beginning of what is there. */
  const kept = new Map<string, string>();
  function nothingLost(): void {
    const jobs = join(folder, 'jobs');
    for (const name of readdirSync(folder).includes('jobs') ? readdirSync(jobs) : []) {
      if (!name.endsWith('.ndjson')) continue;
      const text = readFileSync(join(jobs, name), 'utf8');
      const before = kept.get(name) ?? '';
      if (!text.startsWith(before)) broken(`journal ${name} lost lines`);
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      kept.set(name, whole);
      for (const line of whole.slice(before.length).split('\n').slice(0, -1)) {
        const event = JSON.parse(line) as JobEvent;
        if (event.t === 'started') result.kinds.set(event.kind, (result.kinds.get(event.kind) ?? 0) + 1);
      }
    }
  }

  async function noFalseSuccess(record: JobRecord): Promise<void> {
    if (record.state !== 'succeeded' || record.goal.kind === 'undo') return;
    const { app } = await open(Number.POSITIVE_INFINITY);
    const shown = app.practice?.show() as unknown as Shown;
    await app.close();
    if (record.goal.kind === 'act') {
      const cloud: unknown = JSON.parse(
        readFileSync(join(folder, 'practice', scenario, 'cloud.json'), 'utf8'),
      );
      if (afterAct[record.goal.id]?.(shown, CloudState.parse(cloud)) === false)
        broken(`false success of ${record.goal.id}: ${JSON.stringify(shown)}`);
      return;
    }
    const reason = notConnected(folder, scenario, record.goal.setup);
    if (shown.msi?.registered !== true || reason !== undefined)
      broken(`false success: ${reason ?? ''} ${JSON.stringify(shown)}`);
    if (record.proof?.verdict !== 'proven') broken('success without proof');
    result.proven++;
  }

  async function machine(act: (app: App) => Promise<unknown> | undefined): Promise<void> {
    const { app, life } = await open(Number.POSITIVE_INFINITY);
    await act(app);
    await app.close();
    life.kill();
  }

  /** What this machine shows; secrets of its cloud come into the environment. */
  async function given(): Promise<{ folder: string; shown: JsonObject; env: NodeJS.ProcessEnv }> {
    let shown: JsonObject = {};
    await machine(async (app) => {
      shown = app.practice?.show() as JsonObject;
    });
    return { folder, shown, env };
  }

  async function lastJob(wanted: (record: JobRecord) => boolean): Promise<JobRecord | undefined> {
    const { app, life } = await open(Number.POSITIVE_INFINITY);
    const all = await app.router.call('jobs.list', {}, caller);
    await app.close();
    life.kill();
    return all.ok ? all.value.find(wanted) : broken(`jobs cannot be listed: ${all.error.code}`);
  }

  async function startGoal(goal: Goal, diesAt: number): Promise<void> {
    const record = await job(async (app) => {
      const made = await app.router.call('jobs.plan', { goal, askSecrets: false }, caller);
      if (!made.ok) return made;
      return app.router.call('jobs.start', { goal, hash: made.value.hash, consent }, caller);
    }, diesAt);
    if (typeof record === 'string') return;
    result.jobs++;
    await noFalseSuccess(record);
    if (record.goal.kind === 'undo' && record.state === 'succeeded') result.undone++;
  }

  try {
    for (let move = 0; move < moves; move++) {
      const diesAt = draw(3) === 0 ? 1 + draw(120) : Number.POSITIVE_INFINITY;
      const what = draw(18);
      if (what === 0 || (move === 0 && draw(3) > 0)) {
        // Mostly at the beginning, where the machine is as the journey wants it.
        trace.push(`${name} dies at ${diesAt}`);
        await startGoal(goalFor(journey, await given()), diesAt);
      } else if (what < 2) {
        const way = pick(ways);
        trace.push(`apply ${way} dies at ${diesAt}`);
        await startGoal(goalOf((await given()).shown, way, base, env), diesAt);
      } else if (what < 4) {
        const other = pick(journeys);
        if (!('act' in other.asked)) continue;
        trace.push(`${other.asked.act} dies at ${diesAt}`);
        await startGoal(goalFor(other, await given()), diesAt);
      } else if (what < 11) {
        const waits = await lastJob((one) => one.state === 'waiting');
        trace.push(`resume dies at ${diesAt}`);
        const answer = waits === undefined ? {} : { answer: 'enrolled' };
        const record = await job(
          (app) => app.router.call('jobs.resume', { consent, ...answer }, caller),
          diesAt,
        );
        if (typeof record !== 'string') {
          await noFalseSuccess(record);
          if (record.goal.kind === 'undo' && record.state === 'succeeded') result.undone++;
        }
      } else if (what < 14) {
        const fastStartup = draw(3) === 0;
        trace.push(`reboot ${fastStartup ? 'fast' : 'full'}`);
        await machine((app) => app.practice?.reboot({ fastStartup }));
      } else if (what < 16) {
        trace.push('enroll');
        await machine(async (app) => app.practice?.enroll());
      } else if (what < 17) {
        const fault = pick(quickFaults).name;
        trace.push(`break ${fault}`);
        await machine(async (app) => app.practice?.break(fault));
      } else {
        const target = await lastJob(
          (one) => one.goal.kind !== 'undo' && one.state !== 'undone' && one.steps.some((step) => step.acted),
        );
        if (target === undefined) continue;
        trace.push(`undo ${target.id} dies at ${diesAt}`);
        await startGoal({ kind: 'undo', job: target.id }, diesAt);
      }
      nothingLost();
      if (seenInside.length > 0) broken(seenInside.join('; '));
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
