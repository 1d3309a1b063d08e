import { resolve } from 'node:path';
import { CertificateUse, NewKeyKind, type WrittenCertificates } from '../../../../contract/certificates.ts';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { SecretRef } from '../../../../contract/setup.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { printCertificates, printProblems, printWritten, problemText } from '../render/certificates.ts';
import { proxyOption, referenceOption } from './reference.ts';

const refused = (reason: string, params: Record<string, string> = {}) =>
  failure(errorCodes.usage, 'cli.parse', { params: { reason, ...params }, retry: 'never' });

function option(cli: Cli, name: string): string | undefined {
  const value = cli.line.options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An option that names a file or a folder, as a full path. */
function pathOption<N extends string>(cli: Cli, name: N): Partial<Record<N, string>> {
  const path = option(cli, name);
  return path === undefined ? {} : ({ [name]: resolve(path) } as Partial<Record<N, string>>);
}

const passphrase = (cli: Cli): { passphrase?: SecretRef } => {
  const ref = referenceOption(cli, 'passphrase');
  return ref === undefined ? {} : { passphrase: ref };
};

const service = (cli: Cli): { service?: SecretRef } => {
  const ref = referenceOption(cli, 'service');
  return ref === undefined ? {} : { service: ref };
};

function folder(cli: Cli): string {
  const path = option(cli, 'folder');
  if (path === undefined) throw refused('certificate-folder');
  return resolve(path);
}

function keyKind(cli: Cli): NewKeyKind {
  const kind = NewKeyKind.safeParse(option(cli, 'key-kind') ?? 'ec-p256');
  if (kind.success) return kind.data;
  throw refused('key-kind', { known: NewKeyKind.options.join(', ') });
}

/** A whole number within bounds; the usual one where it is not given. */
function count(cli: Cli, name: string, usual: number, most: number): number {
  const value = Number(option(cli, name) ?? usual);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw refused('certificate-number', { value: `--${name}`, most: String(most) });
  return value;
}

/** `identity certificate check`: all that is right and wrong with a certificate, its key and its chain. */
export async function check(cli: Cli): Promise<Outcome> {
  const use = CertificateUse.safeParse(option(cli, 'use') ?? 'manual');
  if (!use.success) throw refused('certificate-use', { known: CertificateUse.options.join(', ') });
  const name = option(cli, 'name');
  const report = await cli.call('identity.certificate.check', {
    use: use.data,
    ...(name === undefined ? {} : { name }),
    certificate: resolve(cli.line.words[0] ?? ''),
    ...pathOption(cli, 'key'),
    ...passphrase(cli),
    ...pathOption(cli, 'second'),
    ...pathOption(cli, 'enrolled'),
    ...service(cli),
    ...proxyOption(cli),
  });
  printCertificates(cli, report.certificate.certificates, report.chain, report.problems);
  const colour = ({ right: 'green', convert: 'blue', wrong: 'red' } as const)[report.verdict];
  cli.print(cli.paint(colour, cli.say(`certificate.verdict.${report.verdict}`)));
  const problems = report.problems.map((problem) => ({ ...problem, text: problemText(cli, problem) }));
  const exitCode = { right: exit.proven, convert: exit.warnings, wrong: exit.notReady }[report.verdict];
  return { exitCode, json: { ...report, problems } };
}

function told(cli: Cli, made: WrittenCertificates): Outcome {
  printWritten(cli, made);
  printProblems(cli, made.problems);
  return { exitCode: exit.proven, json: { ...made } };
}

/** `identity certificate convert`: both files as IoT Edge wants them. */
export async function convert(cli: Cli): Promise<Outcome> {
  const made = await cli.call('identity.certificate.convert', {
    certificate: resolve(cli.line.words[0] ?? ''),
    ...pathOption(cli, 'key'),
    ...passphrase(cli),
    folder: folder(cli),
  });
  return told(cli, made);
}

/** A name that is a common name, too; what the contract refuses is told by its rule. */
const nameOf = (cli: Cli): string => cli.line.words[0] ?? '';

/** `identity certificate create`: the pair for a device that the hub knows by thumbprints. */
export async function create(cli: Cli): Promise<Outcome> {
  const made = await cli.call('identity.certificate.create', {
    what: 'pair',
    deviceId: nameOf(cli),
    keyKind: keyKind(cli),
    folder: folder(cli),
  });
  const outcome = told(cli, made);
  cli.print(cli.say('certificate.thumbprints'));
  for (const { sha256 } of made.certificates) cli.print(`  SHA-256 ${sha256}`);
  return outcome;
}

/** `identity certificate ca`: an authority for tests, and devices under it. */
export async function authority(cli: Cli): Promise<Outcome> {
  const devices = cli.line.options['device'];
  const made = await cli.call('identity.certificate.create', {
    what: 'authority',
    name: nameOf(cli),
    intermediates: count(cli, 'intermediates', 1, 2),
    devices: Array.isArray(devices) ? devices : [],
    keyKind: keyKind(cli),
    days: count(cli, 'days', 365, 3650),
    folder: folder(cli),
  });
  const outcome = told(cli, made);
  cli.print(cli.say('certificate.tests-only'));
  return outcome;
}

/** `identity certificate csr`: a request for the PKI of a site, and the key that stays here. */
export async function request(cli: Cli): Promise<Outcome> {
  const made = await cli.call('identity.certificate.request', {
    name: nameOf(cli),
    keyKind: keyKind(cli),
    folder: folder(cli),
  });
  return told(cli, made);
}
