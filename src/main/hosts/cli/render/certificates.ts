import type {
  CertificateChain,
  CertificateProblem,
  CertificateView,
  WrittenCertificates,
} from '../../../../contract/certificates.ts';
import { keyText } from '../../../../messages/key-text.ts';
import type { Cli } from '../context.ts';
import type { Colour } from '../terminal.ts';
import { pad, valueText, widthOf } from './text.ts';

const colourOf: Record<CertificateProblem['severity'], Colour> = {
  error: 'red',
  warning: 'yellow',
  repaired: 'blue',
  info: 'dim',
};
const severities = ['error', 'warning', 'repaired', 'info'] as const;

/** A problem in words, with the code of its check in front. */
export function problemText(cli: Cli, { check, rule, file, at, params }: CertificateProblem): string {
  const role = cli.say(`certificate.role.${file}`);
  const about = at === null ? role : `${role}, ${cli.say('certificate.number', { number: at + 1 })}`;
  return `${check} ${about}: ${cli.say(`rule.certificate.${rule}`, params)}`;
}

/** What a certificate says of itself. Its texts are those of whoever made it. */
function printCertificate(cli: Cli, one: CertificateView): void {
  const validity = { from: one.notBefore, until: one.notAfter };
  const fields = [
    ['subject', one.subject],
    ['issuer', one.issuer],
    ['validity', cli.say('certificate.validity', validity)],
    ['serial', one.serial],
    ['key', keyText(one.key)],
    ['signature', one.signature],
    ['sha1', one.sha1],
    ['sha256', one.sha256],
  ].map(([name, value]) => [cli.say(`certificate.field.${name}`), value ?? ''] as const);
  const width = widthOf(fields.map(([name]) => name));
  for (const [name, value] of fields) cli.print(`  ${pad(name, width)}  ${valueText(value, 300)}`);
}

/** The chain as lines, each link below the one that it issued. */
function printChain(cli: Cli, { links }: CertificateChain, all: readonly CertificateView[]): void {
  if (links.length === 0) return;
  cli.print(cli.say('certificate.chain'));
  for (const [i, { certificate, place, state }] of links.entries()) {
    const one = all[certificate];
    if (one === undefined) continue;
    const self = place === 'root' ? 'root' : 'self';
    const how = state === 'whole' && one.selfSigned ? self : state;
    const says = cli.say(`certificate.chain.${how}`, { issuer: one.issuer });
    cli.print(`  ${'  '.repeat(i)}${valueText(one.commonName ?? one.subject, 80)}: ${valueText(says, 200)}`);
  }
}

/** The device's own certificate, its chain, and everything that was found. */
export function printCertificates(
  cli: Cli,
  all: readonly CertificateView[],
  chain: CertificateChain,
  problems: readonly CertificateProblem[],
): void {
  const own = all[chain.links[0]?.certificate ?? -1];
  if (own !== undefined) printCertificate(cli, own);
  printChain(cli, chain, all);
  printProblems(cli, problems);
}

export function printProblems(cli: Cli, problems: readonly CertificateProblem[]): void {
  for (const severity of severities) {
    const some = problems.filter((problem) => problem.severity === severity);
    if (some.length === 0) continue;
    cli.print(cli.paint(colourOf[severity], cli.say(`certificate.severity.${severity}`)));
    for (const problem of some) cli.print(`  ${problemText(cli, problem)}`);
  }
}

/** Which files were written, and what each is for. */
export function printWritten(cli: Cli, { files }: WrittenCertificates): void {
  cli.print(cli.say('certificate.written'));
  for (const { file, role } of files) cli.print(`  ${file}: ${cli.say(`certificate.wrote.${role}`)}`);
}
