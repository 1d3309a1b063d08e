import { budgetOf } from '../domain/identity/x509/pbe.ts';
import { readCertificates } from '../domain/identity/x509/read.ts';
import type { ReadCertificateFile } from '../ports.ts';
import { rc2 } from './rc2.ts';

/** Reads certificate files with all ciphers that sites use; each file has its own limit of work. */
export const readCertificateFile: ReadCertificateFile = (bytes, passphrase) =>
  readCertificates(bytes, { passphrase, budget: budgetOf(), rc2 });
