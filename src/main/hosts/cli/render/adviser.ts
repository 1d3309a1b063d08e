import type { AdviserAnswers, Advice, MethodAdvice, PlatformAdvice } from '../../../../contract/adviser.ts';
import type { Cli } from '../context.ts';
import type { Colour } from '../terminal.ts';

const colourOf: Record<Advice['verdict'], Colour> = { possible: 'green', unknown: 'yellow', refused: 'red' };

interface Words {
  title: string;
  reasons: string[];
  against: string[];
  findOut: string[];
  refusals: string[];
  ways: string[];
}

/** The words of a platform or a method beside its codes. */
export function judgementWords(cli: Cli, one: PlatformAdvice | MethodAdvice): Words {
  const notes = (group: string, list: PlatformAdvice['reasons']) =>
    list.map(({ code, params }) => cli.say(`adviser.${group}.${code}`, params));
  return {
    title:
      'platform' in one
        ? cli.say(`adviser.platform.${one.platform}`)
        : cli.say(`adviser.method.${one.method}`),
    reasons: notes('reason', one.reasons),
    against: notes('against', one.against),
    findOut: one.findOut.map((id) => cli.say(`adviser.ask.${id}`)),
    refusals: notes('refusal', one.refusals),
    ways: notes('way', one.ways),
  };
}

/** What a method needs, one line for each kind. */
export function needWords(cli: Cli, { needs }: MethodAdvice): string[] {
  const kinds = [...new Set(needs.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const those = needs.filter((one) => one.kind === kind);
    const list = those.map(({ code, params }) => cli.say(`adviser.need.${code}`, params));
    return `${cli.say(`adviser.needs.${kind}`)}: ${list.join('; ')}`;
  });
}

function printOne(cli: Cli, one: PlatformAdvice | MethodAdvice, place: number): void {
  const { title, reasons, against, findOut, refusals, ways } = judgementWords(cli, one);
  const status = cli.paint(colourOf[one.status], cli.say(`adviser.status.${one.status}`));
  cli.print(`${place}. ${title}: ${status}`);
  for (const line of refusals) cli.print(`   ${line}`);
  for (const line of ways) cli.print(`   ${cli.say('cli.adviser.way')}: ${line}`);
  // What would speak for a way that cannot be is of no interest to anybody.
  if (one.status === 'refused') return;
  for (const line of reasons) cli.print(`   ${line}`);
  for (const line of findOut) cli.print(`   ${cli.say('cli.adviser.find')}: ${line}`);
  for (const line of against) cli.print(`   ${cli.say('cli.adviser.against')}: ${line}`);
  if (!('method' in one)) return;
  cli.print(`   ${cli.say('cli.adviser.in-cloud')}: ${cli.say(`adviser.cloud.${one.cloud}`)}`);
  for (const line of needWords(cli, one)) cli.print(`   ${line}`);
}

/** The ranked answer, then the questions that are still open. */
export function printAdvice(cli: Cli, advice: Advice, answers: AdviserAnswers): void {
  cli.print(cli.paint('bold', cli.say('cli.adviser.title')));
  cli.print(`\n${cli.paint('bold', cli.say('cli.adviser.platforms'))}`);
  for (const [i, one] of advice.platforms.entries()) printOne(cli, one, i + 1);
  cli.print(`\n${cli.paint('bold', cli.say('cli.adviser.methods'))}`);
  for (const [i, one] of advice.methods.entries()) printOne(cli, one, i + 1);
  const open = advice.questions.filter(({ id }) => answers[id] === undefined);
  if (open.length === 0) return;
  cli.print(`\n${cli.say('cli.adviser.open')}`);
  for (const { id, choices } of open) {
    cli.print(`  ${cli.say(`adviser.ask.${id}`)}`);
    for (const choice of choices) cli.print(`    ${id}=${choice}  ${cli.say(`adviser.ask.${id}.${choice}`)}`);
  }
}
