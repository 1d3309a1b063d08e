import { setupRefusal } from '../../../domain/setup.ts';
import type { Json } from '../../../../contract/json.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { printCloud } from '../render/cloud.ts';
import { proxyOption, referenceOption } from './reference.ts';
import { runGoal } from './run-job.ts';
import { goalOfSetup } from './setup-file.ts';

/** `identity enroll`: the cloud side of a setup alone, on whichever computer reaches Azure. */
export async function enroll(cli: Cli): Promise<Outcome> {
  const goal = await goalOfSetup(cli);
  if (goal.setup.cloud === undefined) throw setupRefusal([{ path: 'cloud', rule: 'required', params: {} }]);
  return runGoal(cli, { ...goal, only: ['cloud'] });
}

const wayOf = (cli: Cli) => ({
  service: referenceOption(cli, 'service') ?? 'prompt',
  hubService: referenceOption(cli, 'hub-service'),
  ...proxyOption(cli),
  folder: process.cwd(),
});

/** `identity cloud show ID`: everything the cloud knows under a name. */
export async function show(cli: Cli): Promise<Outcome> {
  const view = await cli.call('cloud.show', { id: cli.line.words[0] ?? '', ...wayOf(cli) });
  printCloud(cli, view);
  const there = [view.device, view.enrollment, view.group, view.registration].some(
    (part) => part !== null && part !== undefined,
  );
  const right = there && view.problems.length === 0 && view.unread.length === 0;
  return {
    exitCode: right ? exit.proven : exit.notReady,
    json: { verdict: right ? 'right' : there ? 'to-correct' : 'not-there', cloud: view as unknown as Json },
  };
}

/** `identity cloud find TEXT`: names that have this text in them. */
export async function find(cli: Cli): Promise<Outcome> {
  const found = await cli.call('cloud.find', { text: cli.line.words[0] ?? '', ...wayOf(cli) });
  for (const { part, id, edge, enabled } of found.found) {
    const marks = [edge ? '' : cli.say('cloud.mark.not-edge'), enabled ? '' : cli.say('cloud.mark.disabled')];
    const text = marks.filter((mark) => mark !== '').join(', ');
    cli.print(`${cli.say(`cloud.part.${part}`).padEnd(14)} ${id}${text === '' ? '' : `  (${text})`}`);
  }
  cli.print(cli.say('cloud.found', { total: found.total, shown: found.found.length }));
  return { exitCode: exit.proven, json: { ...found } as unknown as Outcome['json'] };
}
