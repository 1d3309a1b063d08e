import type { JobRecord, Proof, WaitFor } from '../../../../contract/jobs.ts';
import { isMessageKey } from '../../../../messages/index.ts';
import type { Cli } from '../context.ts';
import { changeLines, failureLines } from './failure.ts';
import { duration, pad, plain, widthOf } from './text.ts';

export function printProof(cli: Cli, proof: Proof): void {
  const colour = proof.verdict === 'proven' ? 'green' : 'red';
  cli.print(cli.paint(colour, cli.say(`verdict.${proof.verdict}`)));
  for (const item of proof.items) {
    const mark = item.met ? cli.paint('green', '+') : cli.paint('red', '-');
    const seen = item.text === '' ? '' : cli.paint('dim', `  ${item.at ?? ''} ${plain(item.text)}`);
    cli.print(`  ${mark} ${cli.say(`proof.${item.id}`)}${seen}`);
  }
}

/** What a job waits for, and how to go on. */
export function waitText(cli: Cli, wait: WaitFor): string {
  switch (wait.kind) {
    case 'reboot':
      return cli.say('wait.reboot');
    case 'secret':
      return cli.say('wait.secret', { field: wait.field, ref: wait.ref });
    case 'person':
      return cli.say(`wait.${wait.ask}`, wait.params);
  }
}

/** What a job that is not done has to say: what it waits for or why it ended, and always the word about changes. */
function openEnd(cli: Cli, job: JobRecord): string[] {
  const { language } = cli.line;
  return [
    ...(job.waitingFor === undefined ? [] : [waitText(cli, job.waitingFor)]),
    ...(job.error === undefined ? [] : failureLines(language, job.error)),
    cli.say('cli.job', { job: job.id, state: cli.say(`state.${job.state}`) }),
    ...changeLines(language, job),
  ];
}

/** How a job stands, in one text. */
export function endText(cli: Cli, job: JobRecord): string {
  if (job.state !== 'succeeded' && job.state !== 'undone') return openEnd(cli, job).join('\n');
  return cli.say(job.goal.kind === 'undo' || job.state === 'undone' ? 'run.undone' : 'run.succeeded');
}

/** How a run ended: proof, residues, and the end in words. */
export function printEnd(cli: Cli, job: JobRecord): void {
  cli.print('');
  if (job.proof !== undefined && (job.state === 'succeeded' || job.error?.doing === 'step.prove'))
    printProof(cli, job.proof);
  if (job.state === 'succeeded' && job.notes !== undefined && job.notes.length > 0) {
    cli.print(cli.say('run.notes'));
    for (const { code, params } of job.notes) cli.print(`  - ${cli.say(`note.${code}`, params)}`);
  }
  if (job.residues.length > 0) {
    cli.print(cli.say('run.residues'));
    for (const code of job.residues) cli.print(`  - ${cli.say(`residue.${code}`)}`);
  }
  const good = job.state === 'succeeded' || job.state === 'undone';
  cli.print(good ? cli.paint('green', endText(cli, job)) : endText(cli, job));
}

export function printJob(cli: Cli, job: JobRecord): void {
  cli.print(cli.paint('bold', cli.say('cli.job', { job: job.id, state: cli.say(`state.${job.state}`) })));
  for (const notice of job.notices)
    cli.print(cli.paint('yellow', cli.say(`notice.${notice.code}`, notice.params)));
  const live = job.state === 'running' || job.state === 'cancelling';
  const rows = job.steps.map((step) => ({
    step,
    // A step without an end was interrupted, unless the job still runs.
    state: cli.say(live && step.state === 'running' ? 'state.running' : `step-state.${step.state}`),
    name: cli.say(`step.${step.kind}`),
  }));
  const [states, names, keys] = [
    widthOf(rows.map((row) => row.state)),
    widthOf(rows.map((row) => row.name)),
    widthOf(rows.map((row) => row.step.key)),
  ];
  for (const { step, state, name } of rows) {
    const took = step.ms === undefined || step.ms === 0 ? '' : duration(cli.line.language, step.ms);
    const last =
      step.lastLine === undefined || step.state === 'done'
        ? ''
        : cli.paint('dim', `  | ${plain(step.lastLine)}`);
    cli.print(
      `  ${pad(state, states)}  ${pad(name, names)}  ${cli.paint('dim', pad(step.key, keys))}  ${took}${last}`.trimEnd(),
    );
  }
  printEnd(cli, job);
}

/** One line for a list of jobs. */
export function jobLine(cli: Cli, job: JobRecord): string {
  const goal =
    job.goal.kind === 'act'
      ? cli.say(`act.${job.goal.id}`)
      : job.goal.kind === 'undo'
        ? `undo ${job.goal.job}`
        : `${job.goal.rebuild === true ? 'rebuild ' : ''}${job.goal.setup.name ?? job.goal.setup.identity?.provisioningType ?? 'setup'}`;
  const state = cli.say(`state.${job.state}`);
  const why =
    job.error === undefined ? '' : isMessageKey(`error.${job.error.code}`) ? `  ${job.error.code}` : '';
  return `${job.id}  ${pad(state, 22)} ${goal}${why}`;
}
