import type { Hint } from '../../../../contract/adopt.ts';
import type { Status } from '../../../../contract/status.ts';
import type { Cli } from '../context.ts';
import type { Colour } from '../terminal.ts';
import { duration, pad, plain } from './text.ts';

const marks: Record<Status['links'][number]['state'], [string, Colour]> = {
  good: ['o', 'green'],
  attention: ['!', 'yellow'],
  broken: ['x', 'red'],
  absent: ['-', 'dim'],
  unknown: ['?', 'yellow'],
};

/** A number that may not have been told. */
const told = (cli: Cli, value: number | null): string =>
  value === null ? cli.say('status.vm-use.not-told') : String(Math.round(value));

function printVm(cli: Cli, { vm, at }: Status): void {
  if (vm === null) return;
  const age = duration(cli.line.language, Math.max(0, Date.parse(at) - Date.parse(vm.at)));
  for (const part of ['memory', 'storage'] as const)
    cli.print(
      `    ${cli.say(`status.vm-use.${part}`, {
        used: told(cli, vm[part].usedMb),
        total: told(cli, vm[part].totalMb),
      })}`,
    );
  cli.print(
    `    ${cli.say('status.vm-use.cpu', { count: told(cli, vm.cpuCount), load: vm.load === null ? cli.say('status.vm-use.not-told') : vm.load.toFixed(2) })}`,
  );
  cli.print(`    ${cli.say('status.vm-use.age', { age })}`);
}

function printManagement(cli: Cli, { management }: Status): void {
  const { engine, unread, job } = management;
  if (engine === 'silent') cli.print(cli.paint('red', cli.say('status.engine.silent')));
  for (const { fact, reason } of unread)
    cli.print(
      cli.paint(
        'yellow',
        `  ${cli.say('status.unread', {
          what: cli.say(`unread.${fact}`),
          why: cli.say(`unread-reason.${reason}`),
        })}`,
      ),
    );
  if (job !== null) cli.print(cli.say('status.job', { job: job.id, pid: job.pid, since: job.since }));
}

/** What to do before any repair or remedy. */
export function printHints(cli: Cli, hints: readonly Hint[] = []): void {
  for (const hint of hints) cli.print(cli.paint('yellow', `${cli.say(`hint.${hint}`)} eflow-desk adopt`));
}

/** Prints how the machine stands, what its VM uses, and how well this program can tell. */
export function printStatus(cli: Cli, status: Status): void {
  cli.print(cli.paint('bold', cli.say('status.title', { host: status.host, time: status.at })));
  const overall: Colour =
    status.overall === 'healthy' ? 'green' : status.overall === 'not-set-up' ? 'dim' : 'red';
  cli.print(cli.paint(overall, cli.say(`status.overall.${status.overall}`)));
  for (const link of status.links) {
    const [mark, colour] = marks[link.state];
    const { missing } = link.params;
    const named =
      typeof missing === 'string'
        ? {
            missing: missing
              .split(', ')
              .map((id) => cli.say(`proof.${id}`))
              .join('; '),
          }
        : {};
    cli.print(
      `  ${cli.paint(colour, mark)} ${pad(cli.say(`status.link.${link.id}`), 10)} ${cli.say(`status.${link.id}.${link.code}`, { ...link.params, ...named })}`,
    );
    if (link.failure !== undefined)
      cli.print(cli.paint('dim', `      ${link.failure}: ${cli.say(`failure.${link.failure}.do`)}`));
  }
  for (const module of status.modules)
    cli.print(
      cli.paint(
        'dim',
        `      ${plain(`${pad(module.name, 20)} ${pad(module.status, 10)} ${module.description}`)}`,
      ),
    );
  printVm(cli, status);
  printManagement(cli, status);
  printHints(cli, status.hints);
  if (status.first !== null)
    cli.print(cli.say('status.next', { link: cli.say(`status.link.${status.first}`) }));
}
