import { errorCodes, failure, isErrorCode, type AppError, type Failure } from '../../contract/errors.ts';
import type { FactQuery } from '../../contract/facts.ts';
import type { Goal, JobEvent, JobId, JobRecord, JobState, Plan, PlannedStep } from '../../contract/jobs.ts';
import { journalSchema } from '../../contract/jobs.ts';
import { factsOf } from '../domain/facts.ts';
import {
  answersOf,
  begunSteps,
  headerOf,
  isResumable,
  lastPlan,
  type BegunStep,
} from '../domain/job-record.ts';
import { comparePlans, factsForGoal, plan, type PlanContext } from '../domain/plan.ts';
import { redactText } from '../domain/redact.ts';
import { blockersAtResume } from '../domain/resume-blockers.ts';
import { undoSteps } from '../domain/undo.ts';
import type { Clock, Files, Holder, Host, Journal, Lock, Log, Secrets } from '../ports.ts';
import type { OpenCloud } from './cloud.ts';
import type { OpenIdentity } from './certificate-files.ts';
import type { FactService } from './facts.ts';
import { createJobLog, type JobLog } from './job-log.ts';
import { createSecretsOfJobs, usedCertificates, usedOpened, type OpenSecrets } from './job-secrets.ts';
import { createJobShelf } from './job-shelf.ts';
import { createCancelSwitch, type CancelSwitch } from './cancel.ts';
import { keepAsItWas } from './keep.ts';
import { runSteps, type Consent, type Run } from './job-runner.ts';

/** Paths of this product's own state, and the ways to build them. */
export interface JobPaths {
  payloadFolder: string;
  logFolder: string;
  join(folder: string, ...names: string[]): string;
  resolve(folder: string, path: string): string;
}

export interface JobDeps {
  openIdentity: OpenIdentity;
  host: Host;
  files: Files;
  clock: Clock;
  facts: FactService;
  journal: Journal;
  lock: Lock;
  secrets: Secrets;
  log: Log;
  openCloud: OpenCloud;
  paths: JobPaths;
  label: string;
  version: string;
  pid: number;
  /** Four hex digits that make job names of one second distinct. */
  nonce(): string;
}

/** A job that was begun: its name at once, its record when it stops. */
export interface RunningJob {
  id: JobId;
  done: Promise<JobRecord>;
}

/** The only place that changes a host. */
export interface JobService {
  /** What would be done. With `askSecrets` a person may be asked for secrets that the states rest on. */
  plan(goal: Goal, askSecrets: boolean): Promise<Plan>;
  /** Starts the plan that was seen. Refuses when it is not the plan of now, or when something forbids it. */
  start(goal: Goal, hash: string, consent: Consent): Promise<RunningJob>;
  resume(id: JobId | undefined, consent: Consent, answer?: string): Promise<RunningJob>;
  cancel(id: JobId | undefined, now: boolean): Promise<JobId>;
  list(): Promise<JobRecord[]>;
  show(id: JobId): Promise<{ job: JobRecord; events: JobEvent[] }>;
  /** The events of a job that runs in this process, growing, and its end. */
  live(id: JobId): { events: readonly JobEvent[]; ended: Promise<void> } | undefined;
  /** Events of the job that runs in this process. */
  onEvent(listener: (id: JobId, event: JobEvent) => void): () => void;
}

export function createJobService(deps: JobDeps): JobService {
  const listeners = new Set<(id: JobId, event: JobEvent) => void>();
  const tell = (id: JobId) => (event: JobEvent) => {
    for (const listener of listeners) listener(id, event);
  };
  const shelf = createJobShelf(deps);
  const jobSecrets = createSecretsOfJobs({ ...deps, shelf });
  const iso = () => new Date(deps.clock.now()).toISOString();
  let running:
    | {
        id: JobId;
        cancel: (now: boolean) => void;
        live?: { events: readonly JobEvent[]; ended: Promise<void> };
      }
    | undefined;

  async function contextOf(goal: Goal, past: readonly JobEvent[]): Promise<PlanContext> {
    const own = new Map(begunSteps(past).map((step) => [step.key, step]));
    let begun: BegunStep[] | undefined;
    if (goal.kind === 'undo') {
      const { record, events } = await shelf.read(goal.job);
      begun = begunSteps(events).filter((step) => !record.undone.includes(step.key));
      if (!begun.some((step) => ['host', 'files', 'cloud'].includes(step.port))) {
        throw failure(errorCodes.nothingToUndo, 'job.undo', { params: { job: goal.job }, retry: 'never' });
      }
    }
    return {
      host: deps.label,
      at: iso(),
      ...deps.paths,
      typicalMs: await shelf.learned(),
      made: (key) => own.get(key)?.made,
      interrupted: (key) => own.get(key)?.open ?? false,
      ...(begun === undefined ? {} : { begun }),
      ...(goal.kind === 'act' && goal.id === 'remove-leftovers'
        ? { networkMade: await shelf.networkMade() }
        : {}),
    };
  }

  async function planOf(
    goal: Goal,
    secrets: OpenSecrets,
    past: readonly JobEvent[],
  ): Promise<{ plan: Plan; context: PlanContext }> {
    const context = await contextOf(goal, past);
    const queries: FactQuery[] = factsForGoal(goal, context);
    const record = await deps.facts.gather(queries, {
      answers: answersOf(past),
      fingerprints: secrets.fingerprints,
      certificates: usedCertificates(past),
      opened: usedOpened(past),
      passphrases: secrets.handles,
      ...secrets.way,
    });
    return { plan: plan(goal, factsOf(record), context), context };
  }

  function newId(): JobId {
    const stamp = iso().replaceAll(/[-:]/gu, '').replace('T', '-').slice(0, 15);
    return `${stamp}-${deps.nonce()}`;
  }

  const busy = ({ job, pid, since }: Holder): Failure =>
    failure(errorCodes.busy, 'job.start', {
      params: { job, pid, since },
      retry: 'safe',
      remedies: [{ kind: 'instruction', id: 'wait-or-cancel', params: { job }, reboot: false }],
    });

  /** Takes the machine or says who has it. */
  async function hold(id: JobId): Promise<{ release(): Promise<void>; cancel: CancelSwitch }> {
    const cancel = createCancelSwitch();
    const outcome = await deps.lock.acquire({ job: id, pid: deps.pid, since: iso() }, cancel.ask);
    if (!outcome.held) throw busy(outcome.by);
    running = { id, cancel: cancel.ask };
    return {
      cancel,
      release: async () => {
        running = undefined;
        await outcome.release();
      },
    };
  }

  async function run(
    jobLog: JobLog,
    goal: Goal,
    context: PlanContext,
    secrets: OpenSecrets,
    cancel: CancelSwitch,
    consent: Consent,
  ): Promise<JobRecord> {
    let cancelWritten: Promise<void> = Promise.resolve();
    cancel.onAsked((now) => {
      cancelWritten = jobLog
        .emit({ t: 'cancel', now })
        .then(() => jobLog.emit({ t: 'state', state: 'cancelling' }));
      // A journal that cannot be written fails the run at its next line; it must not fail twice.
      cancelWritten.catch(() => undefined);
    });
    const knowledge: Run['knowledge'] = {
      get answers() {
        return answersOf(jobLog.events);
      },
      fingerprints: secrets.fingerprints,
      ...secrets.way,
      passphrases: secrets.handles,
      get opened() {
        return usedOpened(jobLog.events);
      },
      get certificates() {
        return usedCertificates(jobLog.events);
      },
    };
    const end = async (state: JobState, error?: AppError): Promise<JobRecord> => {
      await jobLog.emit(error === undefined ? { t: 'state', state } : { t: 'state', state, error });
      return jobLog.record();
    };
    try {
      const ended = await runSteps({
        host: deps.host,
        files: deps.files,
        clock: deps.clock,
        facts: deps.facts,
        log: jobLog,
        goal,
        context,
        knowledge,
        handles: secrets.handles,
        openIdentity: deps.openIdentity,
        reveal: deps.secrets.reveal,
        cancel: cancel.state,
        consent,
        mask: (text) => redactText(deps.secrets.mask(text)),
      });
      await cancelWritten;
      if (ended.state === 'succeeded' && goal.kind === 'undo') await finishUndo(jobLog, goal, context);
      return await end(ended.state, ended.error);
    } catch (error) {
      const internal = failure(errorCodes.internal, 'job.run', {
        params: { reason: error instanceof Error ? error.name : 'unknown' },
      });
      deps.log.write('error', 'job.broke', {
        job: jobLog.id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      await end('failed', internal.error);
      throw error;
    }
  }

  /** Writes what stays, and tells the undone job that it was undone. Safe to repeat after a kill in between. */
  async function finishUndo(
    jobLog: JobLog,
    goal: Extract<Goal, { kind: 'undo' }>,
    context: PlanContext,
  ): Promise<void> {
    const record = await deps.facts.gather(factsForGoal(goal, context));
    const residues = plan(goal, factsOf(record), context).residues;
    await jobLog.emit({ t: 'residues', codes: residues });
    const target = await shelf.read(goal.job);
    if (target.record.undoneBy === jobLog.id) return;
    const writer = await deps.journal.reopen(goal.job, iso());
    const targetLog = createJobLog(goal.job, writer, deps.clock, target.events, tell(goal.job));
    const { undone } = undoSteps(context.begun ?? [], goal.to);
    await targetLog.emit({ t: 'undone', by: jobLog.id, steps: undone });
    if (goal.to === undefined) await targetLog.emit({ t: 'state', state: 'undone' });
    await targetLog.close();
  }

  /** `doing` tells whether nothing was done yet, or whether an earlier run of the job has. */
  function refuseBlocked(made: Plan, doing: 'job.start' | 'job.resume'): void {
    const [first] = made.blockers;
    if (first === undefined) return;
    const elevation = made.blockers.find((blocker) => blocker.id === 'HC-01');
    const known = [...new Set(made.blockers.flatMap((blocker) => blocker.failure ?? []))];
    // Several failures at once are told by their findings, each with its own.
    const origin = known.length === 1 ? { origin: { kind: 'product', id: known[0] } as const } : {};
    if (elevation !== undefined) throw failure(errorCodes.notElevated, doing, { params: {}, ...origin });
    // What is no finding about the host has an error of its own, for example an installer that is not the right one.
    const own = made.blockers.find((blocker) => isErrorCode(blocker.code));
    if (own !== undefined && isErrorCode(own.code))
      throw failure(own.code, doing, { params: { step: own.id, ...own.params }, ...origin });
    throw failure(errorCodes.notReady, doing, {
      params: {
        findings: made.blockers.map((blocker) => blocker.id).join(', '),
        count: made.blockers.length,
      },
      ...origin,
    });
  }

  /** Closes everything when a run ends, however it ends, and lets the record through. */
  function finish(
    work: Promise<JobRecord>,
    jobLog: JobLog,
    release: () => Promise<void>,
  ): Promise<JobRecord> {
    const close = async (): Promise<void> => {
      try {
        await jobLog.close();
      } catch (error) {
        // Every line that matters was flushed before; the machine must be set free all the same.
        deps.log.write('warn', 'journal.close', {
          job: jobLog.id,
          error: error instanceof Error ? error.name : '',
        });
      } finally {
        await release();
      }
    };
    const done = work.then(
      async (record) => {
        await close();
        return record;
      },
      async (error: unknown) => {
        await close();
        throw error;
      },
    );
    const ended = done.then(
      () => undefined,
      () => undefined,
    );
    if (running !== undefined) running.live = { events: jobLog.events, ended };
    return done;
  }

  async function accountName(): Promise<string | null> {
    const record = await deps.facts.gather([{ id: 'host.account' }]);
    return factsOf(record).value('host.account')?.name ?? null;
  }

  /** Runs what was planned, or waits when a secret of the steps ahead is missing. */
  async function go(
    jobLog: JobLog,
    goal: Goal,
    made: Plan,
    context: PlanContext,
    secrets: OpenSecrets,
    cancel: CancelSwitch,
    consent: Consent,
  ): Promise<JobRecord> {
    const waiting = await missingSecret(jobLog, secrets, made.steps);
    if (waiting !== undefined) return waiting;
    await jobLog.emit({ t: 'state', state: 'running' });
    return run(jobLog, goal, context, secrets, cancel, consent);
  }

  async function missingSecret(
    jobLog: JobLog,
    secrets: OpenSecrets,
    rows: readonly PlannedStep[],
  ): Promise<JobRecord | undefined> {
    const [first] = secrets.missing;
    if (first === undefined) return undefined;
    const named = rows.find((row) => JSON.stringify(row.input).includes(JSON.stringify(first.ref)));
    const inCloud = rows.find(({ network, state }) => network === 'azure' && state !== 'done');
    const step = (first.field.startsWith('cloud.') ? inCloud : named)?.key ?? 'provision';
    await jobLog.emit({ t: 'waiting', step, for: { kind: 'secret', ref: first.ref, field: first.field } });
    await jobLog.emit({ t: 'state', state: 'waiting' });
    return jobLog.record();
  }

  return {
    async plan(goal, askSecrets) {
      const secrets = await jobSecrets.open(goal, (want) => askSecrets || want.ref !== 'prompt');
      return (await planOf(goal, secrets, [])).plan;
    },

    async start(goal, hash, consent) {
      const id = newId();
      const held = await hold(id);
      try {
        const secrets = await jobSecrets.forJob(goal, []);
        const { plan: made, context } = await planOf(goal, secrets, []);
        if (made.hash !== hash) throw failure(errorCodes.planChanged, 'job.start', { retry: 'safe' });
        refuseBlocked(made, 'job.start');
        const account = await accountName();
        if (goal.kind === 'setup' && goal.rebuild === true) await keepAsItWas(deps, id);
        const jobLog = createJobLog(id, await deps.journal.create(id), deps.clock, [], tell(id));
        const begin = async (): Promise<JobRecord> => {
          await jobLog.emit({
            t: 'job',
            schema: journalSchema,
            id,
            goal,
            host: deps.label,
            app: deps.version,
            account,
          });
          await jobLog.emit({
            t: 'plan',
            hash: made.hash,
            steps: made.steps,
            reason: 'start',
            pid: deps.pid,
          });
          return go(jobLog, goal, made, context, secrets, held.cancel, consent);
        };
        return { id, done: finish(begin(), jobLog, held.release) };
      } catch (error) {
        await held.release();
        throw error;
      }
    },

    async resume(wanted, consent, answer) {
      const holder = wanted === undefined ? await deps.lock.who() : undefined;
      if (holder !== undefined) throw busy(holder);
      const id = wanted ?? (await shelf.list()).find(isResumable)?.id;
      if (id === undefined)
        throw failure(errorCodes.jobNotResumable, 'job.resume', { params: { job: '' }, retry: 'never' });
      const held = await hold(id);
      try {
        const { record, events } = await shelf.read(id);
        if (record.state === 'succeeded' || record.state === 'undone') {
          throw failure(errorCodes.jobNotResumable, 'job.resume', {
            params: { job: id, state: record.state },
            retry: 'never',
          });
        }
        if (answer !== undefined && record.waitingFor?.kind !== 'person') {
          throw failure(errorCodes.usage, 'job.resume', {
            params: { reason: 'not-asked', job: id },
            retry: 'never',
          });
        }
        const goal = headerOf(events)?.goal as Goal;
        const secrets = await jobSecrets.forJob(goal, events);
        const { plan: made, context } = await planOf(goal, secrets, events);
        const endedWell = new Set(
          record.steps.filter((step) => step.state === 'done').map((step) => step.key),
        );
        const differs = comparePlans(lastPlan(events), made.steps, endedWell);
        const any = differs.added.length + differs.removed.length + differs.changed.length > 0;
        if (any && !consent.differences) {
          throw failure(errorCodes.resumeDiffers, 'job.resume', {
            params: {
              job: id,
              added: differs.added.join(', '),
              removed: differs.removed.join(', '),
              changed: differs.changed.join(', '),
            },
            retry: 'safe',
            remedies: [{ kind: 'instruction', id: 'resume-with-consent', params: {}, reboot: false }],
          });
        }
        refuseBlocked({ ...made, blockers: blockersAtResume(made, events) }, 'job.resume');
        const writer = await deps.journal.reopen(id, iso());
        // Read again: repairing an unfinished last line adds a line of its own.
        const jobLog = createJobLog(id, writer, deps.clock, (await deps.journal.read(id)).events, tell(id));
        const begin = async (): Promise<JobRecord> => {
          if (any) await jobLog.emit({ t: 'differs', ...differs });
          await jobLog.emit({
            t: 'plan',
            hash: made.hash,
            steps: made.steps,
            reason: 'resume',
            pid: deps.pid,
          });
          if (answer !== undefined && record.waitingFor?.kind === 'person') {
            const account = await accountName();
            await jobLog.emit({ t: 'answer', ask: record.waitingFor.ask, answer, account });
          }
          return go(jobLog, goal, made, context, secrets, held.cancel, consent);
        };
        return { id, done: finish(begin(), jobLog, held.release) };
      } catch (error) {
        await held.release();
        throw error;
      }
    },

    async cancel(wanted, now) {
      if (running !== undefined && (wanted === undefined || wanted === running.id)) {
        const { id, cancel } = running;
        cancel(now);
        return id;
      }
      const id = wanted ?? (await deps.lock.who())?.job;
      if (id !== undefined && (await deps.lock.requestCancel(id, now))) return id;
      throw failure(errorCodes.jobNotRunning, 'job.cancel', { params: { job: id ?? '' }, retry: 'never' });
    },

    list: shelf.list,

    async show(id) {
      const { record, events } = await shelf.read(id);
      return { job: await shelf.asSeen(record), events };
    },

    live: (id) => (running?.id === id ? running.live : undefined),

    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
