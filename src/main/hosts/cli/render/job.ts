import type { JobRecord, Proof, WaitFor } from '../../../../contract/jobs.ts';
import { isMessageKey } from '../../../../messages/index.ts';
import type { Cli } from '../context.ts';
import { changeLines, failureLines } from './failure.ts';
import { duration, pad } from './text.ts';

export function printProof(cli: Cli, proof: Proof): void {
  const colour = proof.verdict === 'proven' ? 'green' : 'red';
  cli.print(cli.paint(colour, cli.say(`verdict.${proof.verdict}`)));
  for (const item of proof.items) {
    const mark = item.met ? cli.paint('green', '+') : cli.paint('red', '-');
    const seen = item.text === '' ? '' : cli.paint('dim', `  ${item.at ?? ''} ${item.text}`);
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

/** How a run ended: state, proof, residues, error, and always the word about changes when it is not a success. */
export function printEnd(cli: Cli, job: JobRecord): void {
  const { language } = cli.line;
  cli.print('');
  if (job.proof !== undefined && (job.state === 'succeeded' || job.error?.doing === 'step.prove'))
    printProof(cli, job.proof);
  if (job.residues.length > 0) {
    cli.print(cli.say('run.residues'));
    for (const code of job.residues) cli.print(`  - ${cli.say(`residue.${code}`)}`);
  }
  if (job.state === 'succeeded') {
    cli.print(cli.paint('green', cli.say(job.goal.kind === 'undo' ? 'run.undone' : 'run.succeeded')));
    return;
  }
  if (job.waitingFor !== undefined) cli.print(waitText(cli, job.waitingFor));
  if (job.error !== undefined) for (const line of failureLines(language, job.error)) cli.print(line);
  for (const line of changeLines(language, job)) cli.print(line);
  cli.print(cli.say('cli.job', { job: job.id, state: cli.say(`state.${job.state}`) }));
}

export function printJob(cli: Cli, job: JobRecord): void {
  cli.print(cli.paint('bold', cli.say('cli.job', { job: job.id, state: cli.say(`state.${job.state}`) })));
  for (const notice of job.notices)
    cli.print(cli.paint('yellow', cli.say(`notice.${notice.code}`, notice.params)));
  for (const step of job.steps) {
    const took = step.ms === undefined || step.ms === 0 ? '' : duration(cli.line.language, step.ms);
    const last =
      step.lastLine === undefined || step.state === 'done'
        ? ''
        : cli.paint('dim', `  | ${step.lastLine.trim()}`);
    cli.print(
      `  ${pad(cli.say(`step-state.${step.state}`), 22)} ${pad(cli.say(`step.${step.kind}`), 48)} ${took}${last}`,
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
        : (job.goal.setup.name ?? job.goal.setup.identity?.provisioningType ?? 'setup');
  const state = cli.say(`state.${job.state}`);
  const why =
    job.error === undefined ? '' : isMessageKey(`error.${job.error.code}`) ? `  ${job.error.code}` : '';
  return `${job.id}  ${pad(state, 22)} ${goal}${why}`;
}
