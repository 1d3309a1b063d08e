import type {
  AnswerItem,
  AnswerReport,
  KeyComparison,
  RelayLink,
  Sheet,
  TpmReport,
} from '../../../../contract/sheets.ts';
import { isMessageKey } from '../../../../messages/index.ts';
import type { Cli } from '../context.ts';
import type { Colour } from '../terminal.ts';
import { problemText } from './identity.ts';
import { findingWords } from './scan.ts';
import { pad, plainParams, valueText, widthOf } from './text.ts';

const colourOf: Readonly<Record<AnswerItem['severity'], Colour>> = {
  error: 'red',
  warning: 'yellow',
  info: 'dim',
  good: 'green',
};
const verdictColour: Readonly<Record<string, Colour>> = {
  usable: 'green',
  later: 'yellow',
  unknown: 'yellow',
  unusable: 'red',
  fits: 'green',
  doubts: 'yellow',
  differs: 'red',
};
const linkColour: Readonly<Record<RelayLink['state'], Colour>> = {
  whole: 'green',
  broken: 'red',
  unknown: 'yellow',
  waits: 'dim',
  'not-needed': 'dim',
};

/** What the sources of a key say together, in words. */
export const compareText = (cli: Cli, { code, params }: KeyComparison): string =>
  cli.say(`tpm.compare.${code}`, plainParams(params));

/** How a link stands, in words. */
export const linkText = (cli: Cli, { code, params }: RelayLink): string =>
  cli.say(`tpm.relay.${code}`, plainParams(params));

/** One thing of an answer in words; some rules have words of their own for what they are about. */
export function answerText(cli: Cli, { about, rule, params }: AnswerItem): string {
  const own = `answer.${rule}.${about}`;
  const said = cli.say(isMessageKey(own) ? own : `answer.${rule}`, plainParams(params));
  return `${cli.say(`answer.about.${about}`)}: ${said}`;
}

export function printTpm(cli: Cli, report: TpmReport): void {
  cli.print(cli.paint('bold', cli.say('tpm.title', { host: report.host })));
  cli.print(cli.paint(verdictColour[report.verdict] ?? 'dim', cli.say(`tpm.verdict.${report.verdict}`)));
  for (const finding of report.findings) {
    if (finding.status === 'not-applicable' || finding.status === 'blocked') continue;
    const { text, remedies } = findingWords(cli, finding);
    cli.print(`  ${finding.id}  ${text}`);
    if (finding.status === 'pass') continue;
    for (const remedy of remedies as { text: string }[])
      cli.print(`         ${cli.say('scan.remedy')}: ${remedy.text}`);
  }
  cli.print('');
  for (const source of report.sources) {
    cli.print(cli.paint('bold', cli.say(`tpm.source.${source.source}`, { keyType: source.keyType })));
    cli.print(`  ${cli.say('identity.part.registrationId')}: ${valueText(source.registrationId, 200)}`);
    cli.print(`  ${cli.say('identity.part.endorsementKey')}: ${valueText(source.endorsementKey, 2_000)}`);
    for (const problem of source.problems) cli.print(`  ${problemText(cli, problem, [])}`);
  }
  for (const one of report.comparison) cli.print(cli.paint(colourOf[one.severity], compareText(cli, one)));
  cli.print(`\n${cli.paint('bold', cli.say('tpm.chain'))}`);
  const names = widthOf(report.links.map(({ name }) => cli.say(`tpm.link.${name}`)));
  const states = widthOf(Object.keys(linkColour).map((state) => cli.say(`tpm.state.${state}`)));
  for (const link of report.links) {
    const state = cli.paint(linkColour[link.state], cli.say(`tpm.state.${link.state}`));
    cli.print(
      `  ${pad(cli.say(`tpm.link.${link.name}`), names)}  ${pad(state, states)}  ${linkText(cli, link)}`,
    );
    for (const remedy of link.remedies)
      cli.print(
        `      ${cli.say('scan.remedy')}: ${cli.say(`remedy.${remedy.id}`)}${remedy.kind === 'act' ? `  -> ${cli.say('scan.act', { act: remedy.act })}` : ''}`,
      );
  }
}

export function printSheet(cli: Cli, { request, values, notes, commands, environment, images }: Sheet): void {
  const what = cli.say(`sheet.object.${request.object}`);
  cli.print(cli.paint('bold', cli.say('sheet.title', { what })));
  for (const { name, value } of values)
    cli.print(`  ${cli.say(`sheet.value.${name}`)}: ${valueText(value, 2_000)}`);
  for (const { code, severity, params } of notes)
    cli.print(cli.paint(colourOf[severity], `- ${cli.say(`sheet.note.${code}`, plainParams(params))}`));
  for (const { code, bash, powershell } of commands) {
    cli.print(`\n${cli.say(`sheet.command.${code}`)}`);
    cli.print(`  ${cli.say('sheet.shell.bash')}: ${bash}`);
    cli.print(`  ${cli.say('sheet.shell.powershell')}: ${powershell ?? cli.say('sheet.no-line')}`);
  }
  if (environment !== null) cli.print(`\n${cli.say('sheet.about.environment')}\n${environment}`);
  if (images.length > 0) cli.print(`\n${cli.say('sheet.about.images')}`);
  for (const { image, lines } of images)
    cli.print([`  ${valueText(image, 300)}`, ...lines.map((line) => `    ${line}`)].join('\n'));
}

export function printAnswer(cli: Cli, report: AnswerReport): void {
  cli.print(cli.paint(verdictColour[report.verdict] ?? 'dim', cli.say(`answer.verdict.${report.verdict}`)));
  for (const one of report.items) cli.print(cli.paint(colourOf[one.severity], `  ${answerText(cli, one)}`));
  for (const problem of report.problems) cli.print(`  ${problemText(cli, problem, [])}`);
  if (report.assignedHub !== null)
    cli.print(cli.say('answer.assigned', { hub: valueText(report.assignedHub, 300) }));
  for (const field of report.secrets) cli.print(cli.say('answer.secret', { field }));
}
