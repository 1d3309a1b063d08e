import { isAbsolute } from 'node:path';
import { mostCertificateBytes } from '../../contract/certificates.ts';
import { openFiles, type Opened, type ShutFiles } from '../domain/identity/x509/opened.ts';
import { wrong, type Found } from '../domain/identity/x509/problems.ts';
import type { CertificateFile } from '../domain/identity/x509/read.ts';
import type { Clock, Files, ReadCertificateFile } from '../ports.ts';

const unread = (problem: Found): CertificateFile => ({
  view: { format: 'unknown', bytes: 0, encoding: 'binary', blocks: [], certificates: [], key: null },
  certificates: [],
  key: undefined,
  keys: 0,
  problems: [problem],
  keyProblems: [],
});

/**
 * Reads certificate files by their full paths. What is wrong with a file itself is told like everything else
 * (provisioning.md 3.3 F1).
 */
export function certificateFiles(files: Pick<Files, 'stat' | 'readBytes'>, read: ReadCertificateFile) {
  return async (path: string, passphrase: string | undefined): Promise<CertificateFile> => {
    try {
      const found = isAbsolute(path) ? await files.stat(path) : undefined;
      if (found === undefined) return unread(wrong('file-missing'));
      // A larger one is not worth its memory.
      if (found.bytes > mostCertificateBytes)
        return unread(wrong('file-large', { bytes: found.bytes, most: mostCertificateBytes }));
      return await read(await files.readBytes(path), passphrase);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === undefined || !/^E[A-Z]+$/u.test(code)) throw error;
      return unread(wrong('file-unreadable', { reason: code }));
    }
  };
}

/** Opens the files of an identity for a step or a fact. */
export type OpenIdentity = (shut: ShutFiles, passphrase: string | undefined) => Promise<Opened>;

export function createOpenIdentity(files: Files, read: ReadCertificateFile, clock: Clock): OpenIdentity {
  const fileAt = certificateFiles(files, read);
  return async (shut, passphrase) => {
    const certificate = await fileAt(shut.certificate, passphrase);
    const key = shut.key === shut.certificate ? undefined : await fileAt(shut.key, passphrase);
    return openFiles(certificate, key, clock.now());
  };
}
