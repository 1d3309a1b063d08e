import type { ActParam } from '../../../../contract/acts.ts';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Goal, JobId } from '../../../../contract/jobs.ts';
import { JobId as JobIdShape } from '../../../../contract/jobs.ts';
import type { Json } from '../../../../contract/json.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { changesOf } from '../render/failure.ts';
import { jobLine, printJob } from '../render/job.ts';
import { jobOutcome, planOutcome, resumeJob, runGoal } from './run-job.ts';
import { goalOfSetup } from './setup-file.ts';

function jobIdOf(cli: Cli): JobId | undefined {
  const word = cli.line.words[0];
  if (word === undefined) return undefined;
  if (JobIdShape.safeParse(word).success) return word;
  throw failure(errorCodes.jobUnknown, 'job.read', { params: { job: word }, retry: 'never' });
}

export async function plan(cli: Cli): Promise<Outcome> {
  const goal = await goalOfSetup(cli);
  return planOutcome(cli, await cli.call('jobs.plan', { goal, askSecrets: false }));
}

export async function apply(cli: Cli): Promise<Outcome> {
  return runGoal(cli, await goalOfSetup(cli));
}

/** A value of an act: how it is given, what it means, which values are right. */
function paramLine(cli: Cli, act: string, { name, type, required, min, max }: ActParam): string {
  const rule = cli.say(`cli.act.${type}`, { min: min ?? '', max: max ?? '' });
  const more = required ? '' : ` ${cli.say('cli.act.optional')}`;
  return `  --param ${`${name}=`.padEnd(16)} ${cli.say(`app.field.act.${act}.${name}`)}: ${rule}${more}`;
}

/** `do rebuild --setup FILE`: EFLOW removed and made anew as the same device. */
async function rebuild(cli: Cli): Promise<Outcome> {
  if (cli.line.options['param'] !== undefined) refused('--param');
  return runGoal(cli, { ...(await goalOfSetup(cli)), rebuild: true });
}

function refused(option: string): never {
  throw failure(errorCodes.usage, 'cli.parse', {
    params: { reason: 'option', value: option },
    retry: 'never',
  });
}

/** `do ACT --param name=value`: a remedy or a day-2 act; without an act it lists them. */
export async function act(cli: Cli): Promise<Outcome> {
  const id = cli.line.words[0];
  if (id === 'rebuild') return rebuild(cli);
  if (cli.line.options['setup'] !== undefined) refused('--setup');
  if (id === undefined) {
    const acts = await cli.call('acts.list', {});
    for (const one of acts) {
      cli.print(`${one.id.padEnd(26)} ${cli.say(`act.${one.id}`)}`);
      for (const param of one.params) cli.print(paramLine(cli, one.id, param));
    }
    cli.print(`${'rebuild'.padEnd(26)} ${cli.say('cli.act.rebuild')}`);
    return { exitCode: exit.proven, json: { acts: acts as unknown as Json } };
  }
  const given = cli.line.options['param'];
  const params = Object.fromEntries(
    (Array.isArray(given) ? given : []).map((pair) => {
      const cut = pair.indexOf('=');
      if (cut <= 0)
        throw failure(errorCodes.usage, 'cli.parse', {
          params: { reason: 'param', value: pair },
          retry: 'never',
        });
      return [pair.slice(0, cut), pair.slice(cut + 1)];
    }),
  );
  return runGoal(cli, { kind: 'act', id, params });
}

export async function resume(cli: Cli): Promise<Outcome> {
  const answer = cli.line.options['answer'];
  return resumeJob(cli, jobIdOf(cli), typeof answer === 'string' ? answer : undefined);
}

/** Without a name: the latest job that changed something and was not undone. */
export async function undo(cli: Cli): Promise<Outcome> {
  const named = jobIdOf(cli);
  const jobs = named === undefined ? await cli.call('jobs.list', {}) : [];
  const job = named ?? jobs.find((one) => one.goal.kind !== 'undo' && changesOf(one).all.length > 0)?.id;
  if (job === undefined)
    throw failure(errorCodes.nothingToUndo, 'job.undo', { params: { job: '' }, retry: 'never' });
  const to = cli.line.options['to'];
  const goal: Goal = { kind: 'undo', job, ...(typeof to === 'string' ? { to } : {}) };
  return runGoal(cli, goal);
}

export async function cancel(cli: Cli): Promise<Outcome> {
  const id = jobIdOf(cli);
  const sent = await cli.call('jobs.cancel', {
    now: cli.line.options['now'] === true,
    ...(id === undefined ? {} : { id }),
  });
  cli.print(cli.say('cli.cancel.sent', { job: sent.id }));
  return { exitCode: exit.proven, json: { job: sent.id } };
}

export async function list(cli: Cli): Promise<Outcome> {
  const jobs = await cli.call('jobs.list', {});
  if (jobs.length === 0) cli.print(cli.say('jobs.none'));
  for (const job of jobs) cli.print(jobLine(cli, job));
  return { exitCode: exit.proven, json: { jobs: jobs as unknown as Json } };
}

export async function show(cli: Cli): Promise<Outcome> {
  const id = jobIdOf(cli) ?? (await cli.call('jobs.list', {}))[0]?.id;
  if (id === undefined)
    throw failure(errorCodes.jobUnknown, 'job.read', { params: { job: '' }, retry: 'never' });
  const { job, events } = await cli.call('jobs.show', { id });
  printJob(cli, job);
  return { exitCode: exit.proven, json: { ...jobOutcome(cli, job).json, events: events as unknown as Json } };
}
