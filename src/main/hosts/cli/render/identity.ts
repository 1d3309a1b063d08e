import type { IdentityProblem, Recognition } from '../../../../contract/identity.ts';
import type { Cli } from '../context.ts';
import type { Colour } from '../terminal.ts';
import { pad, valueText, widthOf } from './text.ts';

const colourOf: Record<IdentityProblem['severity'], Colour> = {
  error: 'red',
  warning: 'yellow',
  repaired: 'blue',
};
const severities = ['error', 'warning', 'repaired'] as const;

/** What a problem is about: a part of the text, or the parameter it was pasted for. */
function aboutOf(cli: Cli, path: IdentityProblem['path'], parts: Recognition['parts']): string {
  const isPart = parts.some(({ name }) => name === path);
  const field = `identity.field.${path}`;
  const words = cli.say(field);
  return isPart || words === field ? cli.say(`identity.part.${path}`) : words;
}

/** A problem in words. */
export function problemText(
  cli: Cli,
  { path, rule, params }: IdentityProblem,
  parts: Recognition['parts'],
): string {
  return `${aboutOf(cli, path, parts)}: ${cli.say(`rule.identity.${rule}`, params)}`;
}

/** The value of a part, or how long it is where it is secret. */
function shown(cli: Cli, { secret, value, bytes }: Recognition['parts'][number]): string {
  if (!secret && value !== null) return valueText(value, 600);
  return bytes === null ? cli.say('identity.hidden') : cli.say('identity.hidden-bytes', { bytes });
}

/** What a pasted text is, its parts with secrets left out, what is wrong with them, and where they go. */
export function printRecognition(cli: Cli, told: Recognition): void {
  cli.print(cli.paint('bold', cli.say(`identity.kind.${told.kind}`)));
  const width = widthOf(told.parts.map(({ name }) => cli.say(`identity.part.${name}`)));
  for (const part of told.parts)
    cli.print(`  ${pad(cli.say(`identity.part.${part.name}`), width)}  ${shown(cli, part)}`);
  if (told.also.length > 0) {
    const kinds = told.also.map((kind) => cli.say(`identity.kind.${kind}`)).join(', ');
    cli.print(cli.say('identity.also', { kinds }));
  }
  for (const severity of severities) {
    const problems = told.problems.filter((problem) => problem.severity === severity);
    if (problems.length === 0) continue;
    cli.print(cli.paint(colourOf[severity], cli.say(`identity.severity.${severity}`)));
    for (const problem of problems) cli.print(`  ${problemText(cli, problem, told.parts)}`);
  }
  if (told.suggestions.length === 0) return;
  cli.print(cli.say('identity.fills'));
  for (const { field: parameter } of told.suggestions)
    cli.print(
      `  ${cli.say('identity.fills-field', { field: cli.say(`identity.field.${parameter}`), parameter })}`,
    );
}
