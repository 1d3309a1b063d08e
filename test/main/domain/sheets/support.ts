import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SheetRequest } from '../../../../src/contract/sheets.ts';
import type { FactValue } from '../../../../src/contract/facts.ts';
import { requestFacts, requestOf } from '../../../../src/main/domain/sheets/request.ts';
import { readCertificate, type Certificate } from '../../../../src/main/domain/identity/x509/certificate.ts';
import { readPem } from '../../../../src/main/domain/identity/x509/pem.ts';
import { sheetCertificate } from '../../../../src/main/domain/sheets/certificate.ts';
import type { Identity, Setup } from '../../../../src/contract/setup.ts';
import { at, factsFor, os, type Given } from '../../../support/facts.ts';
import { tempFolder } from '../../../support/temp.ts';
import { ekT1, idT1 } from '../identity/vectors.ts';

/** A certificate, its key and a request for it, as openssl makes them. */
export function madeCertificate(
  name: string,
  days = 365,
  extensions: readonly string[] = [],
): { certificate: string; key: string; csr: string } {
  const folder = tempFolder();
  const file = (ending: string) => join(folder, `device.${ending}`);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`];
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const more = extensions.flatMap((one) => ['-addext', one]);
  openssl(
    'req',
    '-x509',
    ...key,
    ...more,
    '-days',
    String(days),
    '-keyout',
    file('key'),
    '-out',
    file('pem'),
  );
  openssl('req', '-new', '-key', file('key'), '-subj', `/CN=${name}`, '-out', file('csr'));
  const read = (ending: string) => readFileSync(file(ending), 'utf8');
  return { certificate: read('pem'), key: read('key'), csr: read('csr') };
}

export const tpmKey: FactValue<'tpm.endorsementKey'> = { endorsementKey: ekT1, registrationId: idT1 };

/** The first certificate of a PEM text. */
export const certificateIn = (text: string): Certificate =>
  readCertificate(readPem(text).blocks[0]?.der ?? Buffer.alloc(0));

function authorityOf(text: string | undefined) {
  const authority = text === undefined ? undefined : sheetCertificate(certificateIn(text));
  return authority === undefined ? {} : { authority };
}

/** The request of an identity on a host that tells its name and its TPM. */
export function asked(
  identity: Identity,
  {
    given = { 'host.os': os({ hostName: 'LINE07-PC' }), 'tpm.endorsementKey': tpmKey },
    setup = {},
    certificate,
    csr,
    group,
    scopeUnknown,
    when = at(0),
  }: {
    given?: Given;
    setup?: Pick<Partial<Setup>, 'name' | 'proxy'>;
    /** Text of its file, or that it is locked. */
    certificate?: string;
    csr?: string;
    /** Name of a group, and the certificate of its authority. */
    group?: { id: string; authority?: string };
    scopeUnknown?: boolean;
    when?: string;
  } = {},
): ReturnType<typeof requestOf> {
  const read =
    certificate === undefined || certificate === 'locked'
      ? certificate
      : sheetCertificate(certificateIn(certificate));
  return requestOf(identity, setup, {
    facts: factsFor(requestFacts, given),
    at: when,
    host: 'HOST01',
    ...(read === undefined ? {} : { certificate: read }),
    ...(csr === undefined ? {} : { csr }),
    ...(scopeUnknown === undefined ? {} : { scopeUnknown }),
    ...(group === undefined ? {} : { group: { id: group.id, ...authorityOf(group.authority) } }),
  });
}

/** A request with other values. */
export const requestWith = (request: SheetRequest, more: Partial<SheetRequest>): SheetRequest => ({
  ...request,
  ...more,
});

/** Any text of UTF-16 units; the one of fast-check itself takes seconds to get ready. */
export const anyText = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0, max: 0xffff })), { maxLength })
    .map((units) => String.fromCharCode(...units));
