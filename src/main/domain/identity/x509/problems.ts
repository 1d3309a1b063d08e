import {
  certificateRules,
  type CertificateProblem,
  type CertificateRole,
  type CertificateRule,
} from '../../../../contract/certificates.ts';
import type { Params } from '../../../../contract/errors.ts';

/** Something found in a file, before it is known which of the files that is. */
export interface Found {
  rule: CertificateRule;
  severity: CertificateProblem['severity'];
  /** Which certificate of the file, from 0; null for the file. */
  at: number | null;
  params: Params;
}

const found =
  (severity: Found['severity']) =>
  (rule: CertificateRule, params: Params = {}, at: number | null = null): Found => ({
    rule,
    severity,
    at,
    params,
  });

export const wrong = found('error');
export const doubt = found('warning');
export const repaired = found('repaired');
export const known = found('info');

/** What was found in a file, as it is told. */
export const inFile = (file: CertificateRole, all: readonly Found[]): CertificateProblem[] =>
  all.map((one) => ({ check: certificateRules[one.rule], file, ...one }));

/** True when the device could not use the files. */
export const hasErrors = (all: readonly Pick<Found, 'severity'>[]): boolean =>
  all.some(({ severity }) => severity === 'error');
