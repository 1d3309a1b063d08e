import type { Plan, PlannedStep } from '../../../../contract/jobs.ts';
import { isMessageKey } from '../../../../messages/index.ts';
import type { Cli } from '../context.ts';
import { duration, pad, widthOf } from './text.ts';

/** The words for a blocker, and the failure of the catalogue that it is. */
export function blockerText(cli: Cli, blocker: Plan['blockers'][number]): string {
  const known = blocker.failure === undefined ? '' : ` (${cli.say('cli.known-as', { id: blocker.failure })})`;
  return `${sentence(cli, blocker)}${known}`;
}

/** A finding's sentence, or an error's. */
function sentence(cli: Cli, blocker: Plan['blockers'][number]): string {
  const finding = `finding.${blocker.id}.${blocker.code}`;
  if (isMessageKey(finding)) return cli.say(finding, blocker.params);
  const error = `error.${blocker.code}`;
  if (!isMessageKey(error)) return cli.say(`finding.${blocker.code}`, blocker.params);
  // What is no finding is a step of the plan.
  const step = isMessageKey(`step.${blocker.id}`)
    ? cli.say('cli.quoted', { text: cli.say(`step.${blocker.id}`) })
    : blocker.id;
  return cli.say(error, { step, ...blocker.params });
}

function undoText(cli: Cli, row: PlannedStep, rows: readonly PlannedStep[]): string {
  switch (row.undo.kind) {
    case 'step':
      return cli.say('undo.step', { step: cli.say(`step.${row.undo.step}`) });
    case 'with': {
      const other = row.undo.step;
      const kind = rows.find((one) => one.key === other)?.kind ?? other;
      return cli.say('undo.with', { step: cli.say(`step.${kind}`) });
    }
    case 'none':
      return cli.say('undo.none', { reason: cli.say(`residue.${row.undo.code}`) });
  }
}

/** A restart and a proof have nothing to take back. */
const changesNothing = (row: PlannedStep) =>
  row.reboot || (row.undo.kind === 'none' && row.undo.code === 'proof');

export function printPlan(cli: Cli, plan: Plan): void {
  cli.print(cli.paint('bold', cli.say('plan.title', { host: plan.host })));
  const width = widthOf(plan.steps.map((row) => cli.say(`plan-state.${row.state}`)));
  const indent = ' '.repeat(width + 6);
  plan.steps.forEach((row, i) => {
    const state = pad(cli.say(`plan-state.${row.state}`), width);
    const needs = [
      row.elevated ? cli.say('plan.elevated') : '',
      row.critical ? cli.say('plan.critical') : '',
      row.person ? cli.say('plan.person') : '',
      row.reboot ? cli.say('plan.reboot') : '',
    ].filter((text) => text !== '');
    const line = `${String(i + 1).padStart(2)}. ${state}  ${cli.say(`step.${row.kind}`)}`;
    cli.print(row.state === 'done' ? cli.paint('dim', line) : line);
    if (row.state === 'done') return;
    if (needs.length > 0) cli.print(cli.paint('dim', `${indent}${needs.join(', ')}`));
    if (!changesNothing(row)) cli.print(cli.paint('dim', `${indent}${undoText(cli, row, plan.steps)}`));
    if (row.ask !== undefined && isMessageKey(`plan.ask.${row.ask.id}`))
      cli.print(`${indent}${cli.say(`plan.ask.${row.ask.id}`, row.ask.params)}`);
    for (const { code, params } of row.notes ?? [])
      cli.print(cli.paint('yellow', `${indent}${cli.say(`note.${code}`, params)}`));
    for (const command of row.powershell) cli.print(cli.paint('dim', `${indent}> ${command}`));
    if (row.assumed !== undefined)
      cli.print(cli.paint('dim', `${indent}${cli.say('plan.assumed', { section: row.assumed })}`));
  });
  const open = plan.steps.filter((row) => row.state !== 'done');
  cli.print('');
  if (open.length === 0) cli.print(cli.say('plan.empty'));
  else
    cli.print(
      cli.say('plan.time', {
        time: duration(
          cli.line.language,
          open.reduce((sum, row) => sum + row.typicalMs, 0),
        ),
      }),
    );
  const cable = plan.steps.find((row) => row.key === plan.cableFrom);
  if (cable?.network !== undefined) {
    cli.print(
      cli.say('plan.cable', {
        step: cli.say(`step.${cable.kind}`),
        network: cli.say(`network.${cable.network}`),
      }),
    );
  }
  if (open.length > 0 && plan.residues.length > 0) {
    cli.print(cli.say('plan.residues'));
    for (const code of plan.residues) cli.print(`  - ${cli.say(`residue.${code}`)}`);
  }
  if (plan.blockers.length > 0) {
    cli.print(cli.paint('red', cli.say('plan.blocked')));
    for (const blocker of plan.blockers) cli.print(`  - ${blocker.id}: ${blockerText(cli, blocker)}`);
  }
}
