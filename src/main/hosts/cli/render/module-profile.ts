import type { ModuleProfile, ProfileDifference, ProfileNote } from '../../../../contract/module-profile.ts';
import type { Cli } from '../context.ts';
import { plain, valueText } from './text.ts';

const marks = { missing: '-', new: '+', differs: '~' } as const;

/** `Deploy-Eflow -cpuCount`, or the command alone. */
const subject = ({ command, parameter, what }: ProfileNote) =>
  plain(
    parameter === null ? command : what === 'set' ? `${command} (${parameter})` : `${command} -${parameter}`,
  );

function differenceLine(cli: Cli, one: ProfileDifference): string {
  const values = { expected: valueText(one.expected, 60), found: valueText(one.found, 60) };
  const text = cli.say(`profile.difference.${one.kind}`, {
    what: cli.say(`profile.what.${one.what}`),
    ...values,
  });
  const assumed = one.assumed ? ` (${cli.say('profile.assumed')})` : '';
  return `  ${cli.paint('yellow', marks[one.kind])} ${subject(one)}: ${text}${assumed}`;
}

function noteLines(cli: Cli, title: string, notes: readonly ProfileNote[]): string[] {
  if (notes.length === 0) return [];
  const words = (one: ProfileNote) => {
    const what = cli.say(`profile.what.${one.what}`);
    return one.expected === true && one.what !== 'required'
      ? what
      : `${what}: ${valueText(one.expected, 60)}`;
  };
  const lines = notes.map((one) => `  ${subject(one)}: ${words(one)}`);
  return [cli.say(title, { count: notes.length }), ...lines];
}

/** The recorded profile for people: what it is, where it differs, what it confirms, what stays open. */
export function printModuleProfile(cli: Cli, profile: ModuleProfile, saved: string | undefined): void {
  const { comparison, samples } = profile;
  const module = profile.modules.find(({ name }) => name === 'AzureEFLOW');
  const answered = samples.filter(({ problem }) => problem === null).length;
  const silent = samples.filter(({ problem }) => problem !== null);
  cli.print(
    cli.paint(
      'bold',
      cli.say('profile.title', { version: plain(module?.version ?? '?'), host: profile.host }),
    ),
  );
  cli.print(
    cli.say('profile.engine', {
      edition: plain(profile.powershell.edition),
      version: plain(profile.powershell.version),
    }),
  );
  cli.print(
    cli.say('profile.count', { commands: profile.commands.length, samples: answered, all: samples.length }),
  );
  for (const { command, problem } of silent)
    cli.print(
      cli.paint('dim', `  ${plain(command)}: ${cli.say('profile.no-sample', { code: problem ?? '' })}`),
    );
  const same = comparison.verdict === 'same';
  cli.print(
    cli.paint(
      same ? 'green' : 'yellow',
      cli.say(`profile.verdict.${comparison.verdict}`, { count: comparison.differences.length }),
    ),
  );
  for (const one of comparison.differences) cli.print(differenceLine(cli, one));
  for (const line of noteLines(cli, 'profile.confirmed', comparison.confirmed)) cli.print(line);
  for (const line of noteLines(cli, 'profile.open', comparison.open)) cli.print(cli.paint('dim', line));
  if (saved !== undefined) cli.print(cli.say('profile.saved', { file: plain(saved) }));
}
