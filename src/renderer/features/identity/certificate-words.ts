import type { CertificateProblem, CertificateView, ChainLink } from '../../../contract/certificates.ts';
import { timeText } from '../../app/time.ts';
import type { Words } from '../../app/words.tsx';
import { toneOf, type Told } from './problems.tsx';

/** What a certificate is in its chain. */
export function placeText(t: Words['t'], { place }: ChainLink, { selfSigned, ca }: CertificateView): string {
  return t(`app.identity.place.${place === 'root' && selfSigned && !ca ? 'device' : place}`);
}

/** Params with times as people of this language read them. */
function spoken({ language }: Words, params: CertificateProblem['params']): CertificateProblem['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/u.test(value) ? timeText(language, value) : value,
    ]),
  );
}

/** Problems of certificate files in words, the heaviest first. */
export function certificateTold(words: Words, problems: readonly CertificateProblem[]): Told[] {
  const { t } = words;
  const all = (['error', 'warning', 'repaired', 'info'] as const).flatMap((severity) =>
    problems
      .filter((problem) => problem.severity === severity)
      .map(({ rule, file, at, params, check }) => ({
        tone: toneOf[severity],
        text: t('app.identity.certificate.problem', {
          severity: t(`app.identity.severity.${severity}`),
          about:
            at === null
              ? t(`certificate.role.${file}`)
              : `${t(`certificate.role.${file}`)}, ${t('certificate.number', { number: at + 1 })}`,
          says: t(`rule.certificate.${rule}`, spoken(words, params)),
          check,
        }),
      })),
  );
  return all.filter(({ text }, i) => all.findIndex((one) => one.text === text) === i);
}
