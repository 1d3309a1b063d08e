import { errorCodes, failure } from '../../contract/errors.ts';
import type { IsoTime } from '../../contract/json.ts';
import type { CloudGroup, Identity } from '../../contract/setup.ts';
import type {
  AnswerReport,
  FirewallRow,
  FirewallTicket,
  Sheet,
  SheetAsked,
  SheetCertificate,
  SheetLanguage,
  SheetRequest,
  TpmReport,
} from '../../contract/sheets.ts';
import { factsOf } from '../domain/facts.ts';
import type { CertificateFile } from '../domain/identity/x509/read.ts';
import { manifestLines } from '../domain/images/manifest.ts';
import { enrolledKeyIn, tpmFacts, tpmReport } from '../domain/identity/tpm.ts';
import { compareAnswer } from '../domain/sheets/answer.ts';
import { chainIn, isLocked, sheetCertificate, sheetRequestPem } from '../domain/sheets/certificate.ts';
import { certificateFileName, commandsFor, portalFor } from '../domain/sheets/commands.ts';
import { firewallRows } from '../domain/sheets/firewall.ts';
import {
  manifestEnvironment,
  replies,
  requestFacts,
  requestOf,
  requestValues,
} from '../domain/sheets/request.ts';
import type { Clock, Files, ReadCertificateFile, Secrets } from '../ports.ts';
import { certificateFiles } from './certificate-files.ts';
import type { FactService } from './facts.ts';
import { offerSecret } from './secrets.ts';

/** How sheets and tickets become something to print or to send: the words are not known here. */
export interface SheetPaper {
  page(sheet: Omit<Sheet, 'html'>, language: SheetLanguage): string;
  /** A QR code as SVG; undefined for a text too long for paper. */
  code(text: string): Promise<string | undefined>;
  csv(rows: readonly FirewallRow[], language: SheetLanguage): string;
  text(ticket: Omit<FirewallTicket, 'csv' | 'text'>, language: SheetLanguage): string;
}

export interface SheetDeps {
  facts: FactService;
  files: Files;
  clock: Clock;
  secrets: Secrets;
  read: ReadCertificateFile;
  paper: SheetPaper;
  /** Makes a path of a setup a full one. */
  resolve(folder: string, path: string): string;
  /** The machine that is looked at. */
  label: string;
}

/** What a device asks of the cloud, what comes back, and what its network has to let through. Changes nothing on the host. */
export interface SheetService {
  /** Judges the TPM and compares its key with an enrollment, where a text with one is given. */
  tpm(enrollment: string | undefined, signal?: AbortSignal): Promise<TpmReport>;
  sheet(asked: SheetAsked, signal?: AbortSignal): Promise<Sheet>;
  /** Compares an answer with its request, and keeps the secrets of one that fits in memory, for a setup that says `prompt`. */
  answer(text: string, request: SheetRequest): AnswerReport;
  firewall(asked: Pick<SheetAsked, 'setup' | 'folder' | 'language'>): Promise<FirewallTicket>;
}

const withFiles = (identity: Identity | undefined) =>
  identity !== undefined && 'identityCertPath' in identity ? identity : undefined;

export function createSheetService(deps: SheetDeps): SheetService {
  const { facts, files, clock, secrets, paper, resolve, label } = deps;
  const fileAt = certificateFiles(files, deps.read);
  const now = (): IsoTime => new Date(clock.now()).toISOString();

  /** The file of the device's certificate; a passphrase is asked for only where nothing can be seen without it. */
  async function identityFile(
    identity: Identity | undefined,
    folder: string,
  ): Promise<CertificateFile | undefined> {
    const named = withFiles(identity);
    if (named === undefined) return undefined;
    const path = resolve(folder, named.identityCertPath);
    const seen = await fileAt(path, undefined);
    const ref = named.identityPassphrase;
    if (ref === undefined || !isLocked(seen)) return seen;
    const handle = await secrets.resolve(ref, 'identity.identityPassphrase', folder);
    return handle === undefined ? seen : fileAt(path, secrets.reveal(handle));
  }

  /** What a sheet says of that file; undefined where there is none that can be read, which the sheet tells. */
  function certificateIn(file: CertificateFile | undefined): SheetCertificate | 'locked' | undefined {
    if (file === undefined) return undefined;
    const [own] = chainIn(file);
    return own === undefined ? (isLocked(file) ? 'locked' : undefined) : sheetCertificate(own);
  }

  /** The authority of a group, whose file is never locked. */
  async function authorityIn(
    { caCertPath }: CloudGroup,
    folder: string,
  ): Promise<SheetCertificate | undefined> {
    if (caCertPath === undefined) return undefined;
    const [first] = (await fileAt(resolve(folder, caCertPath), undefined)).certificates;
    return first === undefined ? undefined : sheetCertificate(first);
  }

  /** The group of a device; a TPM and the devices of a hub have none (provisioning.md 9). */
  async function groupOf({ setup, folder, group = setup.cloud?.group }: SheetAsked) {
    if (group === undefined) return {};
    const type = setup.identity?.provisioningType;
    if (type !== 'DpsX509' && type !== 'DpsSymmetricKey')
      throw failure(errorCodes.sheetNoGroup, 'sheet.make', { retry: 'after-fix' });
    const authority = type === 'DpsX509' ? await authorityIn(group, folder) : undefined;
    return { group: { id: group.id, ...(authority === undefined ? {} : { authority }) } };
  }

  function requestPem(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const pem = sheetRequestPem(text);
    if (pem === undefined) throw failure(errorCodes.sheetCsr, 'sheet.make', { retry: 'after-fix' });
    return pem;
  }

  /** Codes of the values that somebody would have to type. */
  async function codesOf(request: SheetRequest): Promise<Sheet['codes']> {
    const values = [
      ['registrationId', request.registrationId],
      ['endorsementKey', request.endorsementKey],
      ['deviceId', request.deviceId],
      [
        'thumbprint',
        request.object === 'hub-device-certificate' ? (request.certificate?.sha256 ?? null) : null,
      ],
    ] as const;
    const codes = await Promise.all(
      values.map(async ([name, value]) => {
        const svg = value === null ? undefined : await paper.code(value);
        return svg === undefined ? [] : [{ name, svg }];
      }),
    );
    return codes.flat();
  }

  return {
    async tpm(enrollment, signal) {
      const enrolled = enrollment === undefined ? undefined : enrolledKeyIn(enrollment);
      if (enrollment !== undefined && enrolled === undefined)
        throw failure(errorCodes.sheetEnrollment, 'sheet.compare', { retry: 'after-fix' });
      return tpmReport(factsOf(await facts.gather(tpmFacts, undefined, signal)), now(), label, enrolled);
    },
    async sheet(asked, signal) {
      const { setup, folder, language, csr, scopeUnknown = false } = asked;
      const { identity } = setup;
      if (identity === undefined)
        throw failure(errorCodes.sheetNoIdentity, 'sheet.make', { retry: 'after-fix' });
      const certificate = certificateIn(await identityFile(identity, folder));
      const group = await groupOf(asked);
      const pem = requestPem(csr);
      const { request, notes } = requestOf(identity, setup, {
        facts: factsOf(await facts.gather(requestFacts, undefined, signal)),
        at: now(),
        host: label,
        ...(certificate === undefined ? {} : { certificate }),
        ...(pem === undefined ? {} : { csr: pem }),
        ...group,
        scopeUnknown,
      });
      const commands = commandsFor(request);
      const sheet = {
        request,
        values: requestValues(request),
        notes: commands.some(({ powershell }) => powershell === null)
          ? [...notes, { code: 'windows-shell' as const, severity: 'info' as const, params: {} }]
          : notes,
        commands,
        portal: portalFor(request),
        environment: manifestEnvironment(request),
        images: manifestLines(setup),
        certificateFile: certificateFileName(request),
        reply: replies[request.object],
        codes: await codesOf(request),
      };
      return { ...sheet, html: paper.page(sheet, language) };
    },
    answer(text, request) {
      const { report, secrets: found } = compareAnswer(request, text);
      for (const { field, value } of found) offerSecret(secrets, field, value);
      return report;
    },
    async firewall({ setup, folder, language }) {
      const file = await identityFile(setup.identity, folder);
      const rows = firewallRows(setup, file === undefined ? [] : chainIn(file));
      const ticket = { schemaVersion: 1 as const, at: now(), host: label, ...rows };
      return { ...ticket, csv: paper.csv(ticket.rows, language), text: paper.text(ticket, language) };
    },
  };
}
