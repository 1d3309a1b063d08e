import type { Finding, ScanReport } from '../../../../contract/findings.ts';
import { isMessageKey } from '../../../../messages/index.ts';
import type { Cli } from '../context.ts';
import type { Colour } from '../terminal.ts';
import { failureWords } from './failure.ts';
import { printHints } from './status.ts';
import { pad, valueText, widthOf } from './text.ts';

const colourOf: Record<Finding['status'], Colour> = {
  pass: 'green',
  warn: 'yellow',
  fail: 'red',
  unknown: 'yellow',
  blocked: 'dim',
  'not-applicable': 'dim',
};

/** The sentence of a finding; the reasons for not knowing are the same for all checks. */
function sentence(cli: Cli, finding: Finding): string {
  const own = `finding.${finding.id}.${finding.code}`;
  if (isMessageKey(own)) return cli.say(own, finding.params);
  return cli.say(`finding.${finding.code}`, { ...finding.params, blockedBy: finding.blockedBy.join(', ') });
}

const remedyText = (cli: Cli, remedy: Finding['remedies'][number]) =>
  cli.say(`remedy.${remedy.id}`, remedy.kind === 'none' ? {} : remedy.params);

/** The words of a finding beside its codes, for those who read JSON with their eyes. */
export function findingWords(
  cli: Cli,
  finding: Finding,
): { title: string; text: string; remedies: object[] } {
  return {
    title: cli.say(`finding.${finding.id}.title`),
    text: sentence(cli, finding),
    remedies: finding.remedies.map((remedy) => ({ ...remedy, text: remedyText(cli, remedy) })),
  };
}

export function printScan(cli: Cli, report: ScanReport): void {
  cli.print(cli.paint('bold', cli.say('scan.title', { host: report.host })));
  const title = (finding: Finding) => cli.say(`finding.${finding.id}.title`);
  const [statuses, titles] = [
    widthOf(Object.keys(colourOf).map((status) => cli.say(`finding-status.${status}`))),
    widthOf(report.findings.map(title)),
  ];
  for (const finding of report.findings) {
    const status = cli.paint(colourOf[finding.status], cli.say(`finding-status.${finding.status}`));
    cli.print(
      `${pad(status, statuses)}  ${finding.id}  ${pad(title(finding), titles)}  ${sentence(cli, finding)}`,
    );
    if (finding.status === 'pass' || finding.status === 'not-applicable' || finding.status === 'blocked')
      continue;
    const cause = `finding.${finding.id}.${finding.code}.cause`;
    if (isMessageKey(cause))
      cli.print(`           ${cli.say('scan.cause')}: ${cli.say(cause, finding.params)}`);
    const known = failureWords(cli.line.language, finding.failure);
    if (known !== undefined) cli.print(`           ${known.id}: ${known.text}`);
    for (const evidence of finding.evidence) {
      const value = evidence.unknown ?? valueText(evidence.value, 110);
      cli.print(
        cli.paint(
          'dim',
          `           ${cli.say('scan.evidence')}: ${evidence.fact} = ${value}  [${evidence.source}, ${evidence.at}]`,
        ),
      );
    }
    for (const remedy of finding.remedies) {
      const act = remedy.kind === 'act' ? `  -> ${cli.say('scan.act', { act: remedy.act })}` : '';
      const boot = remedy.kind !== 'none' && remedy.reboot ? ` (${cli.say('scan.needs-reboot')})` : '';
      cli.print(`           ${cli.say('scan.remedy')}: ${remedyText(cli, remedy)}${boot}${act}`);
    }
    if (finding.assumed !== undefined) {
      cli.print(cli.paint('dim', `           ${cli.say('scan.assumed', { section: finding.assumed })}`));
    }
  }
  const count = (status: Finding['status']) =>
    report.findings.filter((finding) => finding.status === status).length;
  cli.print('');
  cli.print(
    `${cli.paint('bold', cli.say(`scan.${report.verdict}`))} ${cli.say('scan.count', {
      pass: count('pass'),
      warn: count('warn'),
      fail: count('fail'),
      blocked: count('blocked'),
      unknown: count('unknown'),
    })}`,
  );
  printHints(cli, report.hints);
}
