import { errorCodes, Failure } from '../../../../contract/errors.ts';
import type { Goal, JobEvent, JobId, JobRecord, Plan } from '../../../../contract/jobs.ts';
import type { Json } from '../../../../contract/json.ts';
import { lossOf } from '../../../domain/acts.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit, exitOfJob, exitOfPlan, verdictOfJob } from '../exit-codes.ts';
import { createProgress } from '../progress.ts';
import { changesOf, failureLines, failureWords } from '../render/failure.ts';
import { endText, printEnd } from '../render/job.ts';
import { blockerText, printPlan } from '../render/plan.ts';

const yes = (answer: string) => /^(?:y|yes|j|ja)$/iu.test(answer);

/** A job as `--json` prints it; `text` is for those who read it with their eyes. */
export function jobOutcome(cli: Cli, job: JobRecord): Outcome {
  const known = failureWords(cli.line.language, job.error?.origin?.id);
  const json = {
    verdict: verdictOfJob(job),
    changes: changesOf(job).all,
    text: endText(cli, job),
    ...(known === undefined ? {} : { failure: { ...known } }),
    job: job as unknown as Json,
  };
  return { exitCode: exitOfJob(job), json };
}

/** A plan that was only looked at. */
export function planOutcome(cli: Cli, plan: Plan): Outcome {
  printPlan(cli, plan);
  return { exitCode: exitOfPlan(plan), json: { plan: plan as unknown as Json } };
}

/** Signals that ask the job to stop. The last is what a terminal sends when it is closed. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Follows a job to the end of its run and lets Ctrl-C and --timeout ask it to stop. A resumed job begins its feed with
 * what earlier runs did; what was written before `since` is such, and a person saw it already.
 */
export async function followJob(cli: Cli, id: JobId, since: number): Promise<JobRecord> {
  cli.far.job = id;
  const progress = createProgress(cli);
  const stop = new AbortController();
  const seen: { critical: boolean } = { critical: false };
  const criticalOf = (events: readonly JobEvent[], key: string) =>
    events.findLast((event) => event.t === 'plan')?.steps.find((row) => row.key === key)?.critical ?? false;
  const cancel = (now: boolean) => void cli.call('jobs.cancel', { id, now }).catch(() => undefined);
  const over = new AbortController();
  let asked = false;
  let asking = false;

  /** What an interrupt means: first that the job stops when it may, then the question whether at once. */
  async function interrupt(): Promise<void> {
    const { terminal } = cli;
    if (!asked) {
      asked = true;
      terminal.err(cli.say(seen.critical ? 'cli.cancel.critical' : 'cli.cancel.asked'));
      if (seen.critical && terminal.interactive) terminal.err(cli.say('cli.cancel.again'));
      cancel(false);
    } else if (seen.critical && terminal.interactive && !asking) {
      asking = true;
      if (yes(await terminal.ask(cli.say('cli.consent.interrupt'), over.signal))) cancel(true);
      asking = false;
    }
  }
  const onInterrupt = (): void => void progress.aside(interrupt);
  for (const signal of stopSignals) process.on(signal, onInterrupt);
  const timer =
    cli.line.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          void progress.aside(() => cli.terminal.err(cli.say('cli.timeout')));
          cancel(false);
        }, cli.line.timeoutMs);
  try {
    let ours = false;
    const events: JobEvent[] = [];
    for await (const event of cli.feed('jobs.events', { id }, stop.signal)) {
      events.push(event);
      ours ||= Date.parse(event.at) >= since;
      if (event.t === 'started') seen.critical = criticalOf(events, event.step);
      if (event.t === 'ended') seen.critical = false;
      if (cli.line.output === 'json-stream') {
        if (ours) cli.terminal.out(JSON.stringify(event));
      } else if (ours) progress.on(event);
      else progress.past(event);
    }
  } finally {
    // A question that is still open has lost its object.
    over.abort();
    progress.close();
    if (timer !== undefined) clearTimeout(timer);
    for (const signal of stopSignals) process.off(signal, onInterrupt);
  }
  const { job } = await cli.call('jobs.show', { id });
  return job;
}

/** Says the loss and asks, on a terminal; elsewhere the command itself is the consent. */
async function agreed(cli: Cli, question: string, loss: string | undefined): Promise<boolean> {
  if (cli.line.yes || !cli.terminal.interactive || cli.line.output !== 'text') return true;
  if (loss !== undefined) cli.print(cli.paint('yellow', cli.say(`loss.${loss}`)));
  return yes(await cli.terminal.ask(cli.say(question)));
}

/**
 * Offers to ask Windows for elevation, where a person sits at a terminal and the host can ask. `--yes` agrees to what this
 * product asks, not to what Windows asks: a script must not wait for a dialog that nobody sees.
 */
async function elevatedByConsent(cli: Cli): Promise<boolean> {
  const { line, terminal, app } = cli;
  if (line.yes || !terminal.interactive || line.output !== 'text' || app.world.host.elevate === undefined)
    return false;
  cli.print(cli.say('cli.elevate'));
  if (!yes(await terminal.ask(cli.say('cli.consent.elevate')))) return false;
  await cli.call('host.elevate', {});
  return true;
}

/** Plans a goal, shows it, asks, runs it, follows it. */
export async function runGoal(cli: Cli, goal: Goal): Promise<Outcome> {
  const planned = () => cli.call('jobs.plan', { goal, askSecrets: cli.terminal.interactive });
  let plan = await planned();
  const unelevated = plan.blockers.some((blocker) => blocker.id === 'HC-01');
  if (unelevated && cli.line.options['what-if'] !== true && (await elevatedByConsent(cli)))
    plan = await planned();
  if (cli.line.options['what-if'] === true) return planOutcome(cli, plan);
  if (plan.blockers.length > 0) {
    cli.far.blockers = plan.blockers.map((blocker) => ({
      ...blocker,
      text: blockerText(cli, blocker),
    })) as unknown as Json;
    // Beside the refusal that follows, which goes there, too.
    if (cli.line.output === 'text')
      for (const blocker of plan.blockers)
        cli.terminal.err(`${cli.paint('red', blocker.id)}: ${blockerText(cli, blocker)}`);
  } else if (cli.terminal.interactive) {
    printPlan(cli, plan);
  }
  const ahead = plan.steps.some((row) => row.state !== 'done');
  if (ahead && plan.blockers.length === 0) {
    const question = goal.kind === 'undo' ? 'cli.consent.undo' : 'cli.consent.start';
    if (!(await agreed(cli, question, lossOf(goal, plan)))) {
      cli.print(`${cli.say('cli.declined')} ${cli.say('cli.nothing-changed')}`);
      return { exitCode: exit.cancelled, json: { verdict: 'cancelled', changes: [] } };
    }
  }
  const consent = { differences: cli.line.yes, recovery: cli.line.yes };
  const since = cli.app.world.clock.now();
  const { id } = await cli.call('jobs.start', { goal, hash: plan.hash, consent });
  return ended(cli, await followJob(cli, id, since));
}

function ended(cli: Cli, job: JobRecord): Outcome {
  printEnd(cli, job);
  return jobOutcome(cli, job);
}

/** Goes on with a job. On a terminal a changed plan and a recovery are asked about and then agreed to one by one. */
export async function resumeJob(
  cli: Cli,
  id: JobId | undefined,
  answer: string | undefined,
): Promise<Outcome> {
  const consent = { differences: cli.line.yes, recovery: cli.line.yes };
  let toAnswer = answer;
  let job = id;
  let asked = false;
  for (;;) {
    try {
      const since = cli.app.world.clock.now();
      const started = await cli.call('jobs.resume', {
        consent: { ...consent },
        ...(job === undefined ? {} : { id: job }),
        ...(toAnswer === undefined ? {} : { answer: toAnswer }),
      });
      job = started.id;
      toAnswer = undefined;
      const record = await followJob(cli, started.id, since);
      // What was granted was for this run.
      asked = false;
      const canAsk = cli.terminal.interactive && cli.line.output === 'text';
      if (record.error?.code === errorCodes.consentNeeded && canAsk && !consent.recovery) {
        printEnd(cli, record);
        consent.recovery = yes(await cli.terminal.ask(cli.say('cli.consent.recovery')));
        if (consent.recovery) continue;
        return jobOutcome(cli, record);
      }
      return ended(cli, record);
    } catch (error) {
      const code = error instanceof Failure ? error.error.code : undefined;
      if (code === errorCodes.notElevated && !asked) {
        asked = true;
        if (await elevatedByConsent(cli)) continue;
      }
      const differs = error instanceof Failure && code === errorCodes.resumeDiffers;
      if (!differs || !cli.terminal.interactive || cli.line.output !== 'text' || consent.differences)
        throw error;
      for (const line of failureLines(cli.line.language, error.error)) cli.print(line);
      consent.differences = yes(await cli.terminal.ask(cli.say('cli.consent.differs')));
      if (!consent.differences) throw error;
    }
  }
}
