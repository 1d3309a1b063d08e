import { z } from 'zod';
import type { CertificateProblem, CertificateRule } from '../../../../contract/certificates.ts';
import type { FactValue } from '../../../../contract/facts.ts';
import { readCertificateFile } from '../certificate-files.ts';
import { checkCertificates, isOfUse, type Checked } from './check.ts';
import { certificateText, privateKeyText } from './convert.ts';
import type { CertificateFile } from './read.ts';

/** Files of an identity that have to be opened before they can be used, by their paths; the passphrase by reference. */
export interface ShutFiles {
  certificate: string;
  key: string;
  passphrase: string | null;
}

/** The same as the argument of a fact, and back. */
export const shutArg = ({ certificate, key, passphrase }: ShutFiles): string =>
  JSON.stringify([certificate, key, passphrase]);

const Arg = z.tuple([z.string(), z.string(), z.string().nullable()]);
export function shutFilesOf(arg: string): ShutFiles {
  const [certificate, key, passphrase] = Arg.parse(JSON.parse(arg));
  return { certificate, key, passphrase };
}

interface NamedFiles {
  identityCertPath: string;
  identityPrivKeyPath: string;
  identityPassphrase?: string | undefined;
}

/** What has to be opened of an identity; undefined where its files are used as they are. `resolve` makes a full path. */
export function shutFilesIn(
  { identityCertPath, identityPrivKeyPath, identityPassphrase }: NamedFiles,
  resolve: (path: string) => string,
): ShutFiles | undefined {
  const [certificate, key] = [resolve(identityCertPath), resolve(identityPrivKeyPath)];
  return identityPassphrase === undefined && !/\.(?:pfx|p12)$/iu.test(certificate)
    ? undefined
    : { certificate, key, passphrase: identityPassphrase ?? null };
}

/** Texts of both files as IoT Edge wants them, or what is wrong with the files. The key is secret. */
export type Opened = { certificate: string; key: string } | { problems: CertificateProblem[] };

/** What can be read and belongs together; whose it is and how long it lasts is judged where it is used. */
export function openedBy({ problems, chain, key }: Checked): Opened {
  const against = problems.filter((problem) => problem.severity === 'error' && !isOfUse(problem));
  if (against.length > 0 || key === undefined || chain.certificates.length === 0)
    return { problems: against };
  return { certificate: certificateText(chain), key: privateKeyText(key) };
}

/** Opens both files; `key` is undefined where the certificate file holds the key, too. `now` in milliseconds since 1970. */
export const openFiles = (
  certificate: CertificateFile,
  key: CertificateFile | undefined,
  now: number,
): Opened => openedBy(checkCertificates({ use: 'manual', name: undefined, now, certificate, key }));

/** What a fact may know of opened files. */
export function openedFact(opened: Opened): FactValue<'file.opened'> {
  const rule = (all: readonly CertificateProblem[]): CertificateRule => all[0]?.rule ?? 'no-certificate';
  if ('problems' in opened) return { problem: rule(opened.problems), certificate: null };
  return { problem: null, certificate: readCertificateFile(opened.certificate).certificate };
}
