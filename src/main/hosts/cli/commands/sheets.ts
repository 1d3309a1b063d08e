import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import { SheetRequest, type AnswerReport, type TpmReport } from '../../../../contract/sheets.ts';
import { decodeText } from '../../../domain/decode-text.ts';
import { scopedSetup } from '../../../domain/sheets/scope.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { problemText } from '../render/identity.ts';
import { findingWords } from '../render/scan.ts';
import { answerText, compareText, linkText, printAnswer, printSheet, printTpm } from '../render/sheets.ts';
import { plain } from '../render/text.ts';
import { save } from './record.ts';
import { goalOfSetup, readSetup, setupFileOf } from './setup-file.ts';

/** A file that an option or a word names. PowerShell and editors also write UTF-16. */
async function read(path: string): Promise<string> {
  try {
    return decodeText(await readFile(path));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw failure(errorCodes.setupNotReadable, 'setup.read', {
      params: { file: path, reason },
      origin: { kind: 'file', id: reason },
    });
  }
}

async function readOption(cli: Cli, name: string): Promise<string | undefined> {
  const path = cli.line.options[name];
  return typeof path === 'string' ? read(path) : undefined;
}

const exitOfTpm: Readonly<Record<TpmReport['verdict'], number>> = {
  usable: exit.proven,
  later: exit.warnings,
  unknown: exit.warnings,
  unusable: exit.notReady,
};

/** A TPM that could be used is not enough where its keys contradict each other or the way to it is broken. */
function exitOfReport({ verdict, comparison, broken }: TpmReport): number {
  if (comparison.some(({ severity }) => severity === 'error')) return exit.notReady;
  // Before the feature was turned on, the way ends there, and that is no fault.
  const fault = broken !== null && broken !== 'feature' && broken !== 'host-tpm';
  return fault && verdict === 'usable' ? exit.warnings : exitOfTpm[verdict];
}

/** `identity tpm`: whether EFLOW can use the TPM of this host, its key and registration ID, and the way of it into the VM. */
export async function tpm(cli: Cli): Promise<Outcome> {
  const enrollment = await readOption(cli, 'enrollment');
  const report = await cli.call('identity.tpm', enrollment === undefined ? {} : { enrollment });
  printTpm(cli, report);
  return {
    exitCode: exitOfReport(report),
    json: {
      verdict: report.verdict,
      tpm: {
        ...report,
        findings: report.findings.map((finding) => ({ ...finding, ...findingWords(cli, finding) })),
        comparison: report.comparison.map((one) => ({ ...one, text: compareText(cli, one) })),
        links: report.links.map((link) => ({ ...link, text: linkText(cli, link) })),
      } as unknown as Json,
    },
  };
}

/** The group that `--group` names, with the certificate of `--authority`, whose path counts from where the command runs. */
function groupOption(cli: Cli): { id: string; caCertPath?: string } | undefined {
  const { group, authority } = cli.line.options;
  if (typeof group !== 'string') return undefined;
  return { id: group, ...(typeof authority === 'string' ? { caCertPath: resolve(authority) } : {}) };
}

/**
 * `identity sheet --setup FILE`: what a colleague has to make in the cloud. With `--out` the page is saved, and beside it
 * the request as JSON, with which the answer is compared later.
 */
export async function sheet(cli: Cli): Promise<Outcome> {
  const file = setupFileOf(cli);
  const { text, scopeUnknown } = scopedSetup(await readSetup(file));
  const setup = await cli.call('setup.check', { text });
  const folder = dirname(resolve(file));
  const group = groupOption(cli);
  const csr = await readOption(cli, 'csr');
  const made = await cli.call('identity.sheet', {
    setup,
    folder,
    language: cli.line.language,
    scopeUnknown,
    ...(group === undefined ? {} : { group }),
    ...(csr === undefined ? {} : { csr }),
  });
  printSheet(cli, made);
  const out = cli.line.options['out'];
  const saved: string[] = [];
  if (typeof out === 'string' && out !== '') {
    const page = resolve(out);
    const request = `${page.replace(/\.html?$/iu, '')}.json`;
    await save(page, made.html);
    await save(request, `${JSON.stringify(made.request, undefined, 2)}\n`);
    saved.push(page, request);
    for (const file of saved) cli.print(cli.say('profile.saved', { file: plain(file) }));
  }
  const whole = !made.notes.some(({ severity }) => severity === 'error');
  // The values are those of the request in another order.
  const { html: _page, codes: _codes, values: _values, ...rest } = made;
  return {
    exitCode: whole ? exit.proven : exit.warnings,
    json: {
      verdict: whole ? 'whole' : 'to-complete',
      sheet: rest,
      ...(saved.length === 0 ? {} : { saved }),
    },
  };
}

/** The request that `--request` names: the file that `identity sheet` saved, or what it printed as JSON. */
async function requestOf(cli: Cli): Promise<SheetRequest> {
  const text = await readOption(cli, 'request');
  if (text === undefined)
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'request' }, retry: 'never' });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // Its words would quote the file.
    document = undefined;
  }
  const printed = (document as { sheet?: { request?: unknown } } | null | undefined)?.sheet?.request;
  const request = SheetRequest.safeParse(printed ?? document);
  if (request.success) return request.data;
  throw failure(errorCodes.sheetRequest, 'sheet.compare', {
    params: { where: request.error.issues[0]?.path.join('.') ?? '' },
  });
}

const exitOfAnswer: Readonly<Record<AnswerReport['verdict'], number>> = {
  fits: exit.proven,
  doubts: exit.warnings,
  differs: exit.notReady,
};

/** `identity answer [FILE] --request FILE`: whether what a colleague answered is what was asked for. */
export async function answer(cli: Cli): Promise<Outcome> {
  const request = await requestOf(cli);
  const [file] = cli.line.words;
  const text = file === undefined ? await cli.terminal.paste(cli.say('cli.paste')) : await read(file);
  if (text === undefined) throw failure(errorCodes.cancelled, 'identity.read', { retry: 'safe' });
  const report = await cli.call('identity.answer', { text, request });
  printAnswer(cli, report);
  return {
    exitCode: exitOfAnswer[report.verdict],
    json: {
      verdict: report.verdict,
      answer: {
        ...report,
        items: report.items.map((item) => ({ ...item, text: answerText(cli, item) })),
        problems: report.problems.map((problem) => ({ ...problem, text: problemText(cli, problem, []) })),
      } as unknown as Json,
    },
  };
}

/** `identity firewall --setup FILE`: what the network has to let through, as a mail or with `--csv` for a spreadsheet. */
export async function firewall(cli: Cli): Promise<Outcome> {
  const { setup, folder } = await goalOfSetup(cli);
  const ticket = await cli.call('identity.firewall', { setup, folder, language: cli.line.language });
  const text = cli.line.options['csv'] === true ? ticket.csv : ticket.text;
  const out = cli.line.options['out'];
  const saved = typeof out === 'string' && out !== '' ? resolve(out) : undefined;
  if (saved === undefined) cli.print(text.replace(/^\ufeff/u, '').trimEnd());
  else {
    await save(saved, text);
    cli.print(cli.say('profile.saved', { file: plain(saved) }));
  }
  return {
    exitCode: exit.proven,
    json: { ticket: ticket as unknown as Json, ...(saved === undefined ? {} : { saved }) },
  };
}
