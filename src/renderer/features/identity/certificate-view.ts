import type { CertificateProblem, CertificateView } from '../../../contract/certificates.ts';

const dayMs = 86_400_000;

/** Where a certificate stands in its time at a moment: how much of it has passed, and how many days are left or over. */
export function validityOf(
  { notBefore, notAfter }: Pick<CertificateView, 'notBefore' | 'notAfter'>,
  now: number,
): { state: 'not-yet' | 'valid' | 'over'; percent: number; days: number } {
  const [from, until] = [Date.parse(notBefore), Date.parse(notAfter)];
  if (now < from) return { state: 'not-yet', percent: 0, days: Math.ceil((from - now) / dayMs) };
  if (now >= until) return { state: 'over', percent: 100, days: Math.floor((now - until) / dayMs) };
  return {
    state: 'valid',
    percent: Math.round(((now - from) / (until - from)) * 100),
    days: Math.floor((until - now) / dayMs),
  };
}

/** True when something about these asks for a passphrase. */
export const asksPassphrase = (problems: readonly CertificateProblem[]): boolean =>
  problems.some(({ rule }) => rule === 'key-encrypted' || rule === 'passphrase-wrong');
