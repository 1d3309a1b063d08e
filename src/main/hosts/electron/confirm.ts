import { errorCodes, failure, Failure, type AppError, type Envelope } from '../../../contract/errors.ts';
import type { Goal, JobId, Plan } from '../../../contract/jobs.ts';
import { procedures, type Input } from '../../../contract/procedures.ts';
import { lossOf } from '../../domain/acts.ts';
import { isResumable } from '../../domain/job-record.ts';
import type { Caller, Router } from '../../services/router.ts';
import type { Say } from './words.ts';

/** A question with two answers, for a window of the system. */
export interface Question {
  message: string;
  detail: string;
  yes: string;
  no: string;
}

export interface ConfirmOptions {
  router: Router;
  words(): Promise<Say>;
  /** Puts the question to the person, outside the page; true for yes. */
  ask(question: Question): Promise<boolean>;
}

function valueOf<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new Failure(envelope.error);
}

function whatOf(say: Say, goal: Goal): string {
  switch (goal.kind) {
    case 'setup':
      return say(goal.rebuild === true ? 'app.job.goal.rebuild' : 'app.job.goal.setup', {
        name: goal.setup.name ?? goal.setup.identity?.provisioningType ?? '',
      });
    case 'undo':
      return say('app.job.goal.undo', { job: goal.job });
    case 'act':
      return say(`act.${goal.id}`);
  }
}

function hostText(say: Say, label: string): string {
  const scenario = /^practice:(.+)$/u.exec(label)?.[1];
  return scenario === undefined ? say('shell.host.local') : say('shell.host.practice', { scenario });
}

const openSteps = (plan: Plan) => plan.steps.filter((step) => step.state !== 'done');

function stepLines(say: Say, plan: Plan): string[] {
  return openSteps(plan).map((step) => {
    const marks = [
      step.elevated ? say('plan.elevated') : '',
      step.critical ? say('plan.critical') : '',
    ].filter((text) => text !== '');
    return `- ${say(`step.${step.kind}`)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
  });
}

/** What goes with the VM, by name and size where they are known. */
const lostLines = (say: Say, plan: Plan): string[] =>
  openSteps(plan)
    .filter((step) => step.kind === 'remove-msi')
    .flatMap((step) => step.notes ?? [])
    .map(({ code, params }) => say(`note.${code}`, params));

/** What a job is going to do and to take away, line by line. */
function effectOf(say: Say, goal: Goal, plan: Plan, recovery: boolean): string {
  const loss = lossOf(goal, plan);
  const stays = goal.kind === 'undo' ? plan.residues : [];
  return [
    whatOf(say, goal),
    ...(loss === undefined ? [] : ['', say(`loss.${loss}`), ...lostLines(say, plan)]),
    ...(recovery ? ['', say('shell.confirm.recovery')] : []),
    '',
    say('shell.confirm.steps'),
    ...stepLines(say, plan),
    ...(stays.length === 0 ? [] : ['', say('plan.residues')]),
    ...stays.map((code) => `- ${say(`residue.${code}`)}`),
  ].join('\n');
}

/**
 * A router that puts a question of its own before whatever destroys something or needs elevation, naming the effect
 * (style.md E2.9). A page that was taken over can ask for such a job, but cannot answer for the person. What is told is
 * the plan as the product makes it, not as the page describes it: a start is bound to it by its hash; a resumed job has
 * none, so the question comes in any case.
 */
export function confirming({ router, words, ask }: ConfirmOptions): Router {
  /** One question at a time: no page can cover a screen with them. */
  let asking = false;

  async function agreed(question: Question): Promise<void> {
    if (!(await ask(question))) throw failure(errorCodes.declined, 'call', { retry: 'safe' });
  }

  const planOf = async (goal: Goal, caller: Caller): Promise<Plan> =>
    valueOf(await router.call('jobs.plan', { goal, askSecrets: false }, caller));

  async function start({ goal, hash }: Input<'jobs.start'>, caller: Caller): Promise<void> {
    const plan = await planOf(goal, caller);
    if (plan.hash !== hash) throw failure(errorCodes.planChanged, 'job.start', { retry: 'safe' });
    const harmless = openSteps(plan).every((step) => !step.elevated && !step.critical);
    if (harmless && goal.kind !== 'undo' && lossOf(goal, plan) === undefined) return;
    const say = await words();
    await agreed({
      message: say('shell.confirm.start', { host: hostText(say, plan.host) }),
      detail: effectOf(say, goal, plan, false),
      yes: say('shell.confirm.start.yes'),
      no: say('shell.confirm.no'),
    });
  }

  async function resume(id: JobId, { consent }: Input<'jobs.resume'>, caller: Caller): Promise<void> {
    const { job } = valueOf(await router.call('jobs.show', { id }, caller));
    const plan = await planOf(job.goal, caller);
    const say = await words();
    await agreed({
      message: say('shell.confirm.resume', { host: hostText(say, plan.host) }),
      detail: effectOf(say, job.goal, plan, consent.recovery),
      yes: say('shell.confirm.resume.yes'),
      no: say('shell.confirm.no'),
    });
  }

  async function elevate(caller: Caller): Promise<void> {
    const about = valueOf(await router.call('app.about', {}, caller));
    const say = await words();
    const host = hostText(say, about.scenario === null ? 'local' : `practice:${about.scenario}`);
    await agreed({
      message: say('shell.elevate'),
      detail: say('shell.elevate.detail', { host }),
      yes: say('shell.elevate.yes'),
      no: say('shell.confirm.no'),
    });
  }

  /** The job that a resume without a name means, so that what is confirmed is what is resumed. */
  async function resumable(id: JobId | undefined, caller: Caller): Promise<JobId | undefined> {
    return id ?? valueOf(await router.call('jobs.list', {}, caller)).find(isResumable)?.id;
  }

  /** Puts the question that belongs to a call. Answers the input to go on with. */
  async function before(name: string, input: unknown, caller: Caller): Promise<unknown> {
    switch (name) {
      case 'jobs.start':
        await start(input as Input<'jobs.start'>, caller);
        return input;
      case 'jobs.resume': {
        const wanted = input as Input<'jobs.resume'>;
        const id = await resumable(wanted.id, caller);
        // Nothing to resume: the product says so.
        if (id === undefined) return input;
        await resume(id, wanted, caller);
        return { ...wanted, id };
      }
      default:
        await elevate(caller);
        return input;
    }
  }

  const confirmed: ReadonlySet<string> = new Set(['jobs.start', 'jobs.resume', 'host.elevate']);

  return {
    async call(name, input, caller, signal) {
      if (!confirmed.has(name)) return router.call(name, input, caller, signal);
      const no = (error: AppError) => ({ id: caller.id, ok: false, error }) as const;
      if (asking) return no(failure(errorCodes.confirmationNeeded, 'call', { retry: 'safe' }).error);
      asking = true;
      try {
        // What is not of the agreed shape is refused by the product, before anybody is asked.
        const parsed = procedures[name].input.safeParse(input);
        if (!parsed.success) return await router.call(name, input, caller);
        return await router.call(name, (await before(name, parsed.data, caller)) as typeof input, caller);
      } catch (error) {
        if (error instanceof Failure) return no(error.error);
        throw error;
      } finally {
        asking = false;
      }
    },
    feed: router.feed,
  };
}
