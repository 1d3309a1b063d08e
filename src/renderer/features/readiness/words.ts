import type { Finding } from '../../../contract/findings.ts';
import type { Words } from '../../app/words.tsx';
import { knownText } from '../../design/failure.tsx';

/** What a finding says, why, and the failure of the catalogue that it tells. */
export function findingText(
  words: Words,
  finding: Finding,
): { title: string; says: string; cause: string | undefined; known: string | undefined } {
  const general = `finding.${finding.code}`;
  const own = `finding.${finding.id}.${finding.code}`;
  return {
    title: words.t(`finding.${finding.id}.title`),
    says:
      words.maybe(own, finding.params) ??
      words.t(general, { ...finding.params, blockedBy: finding.blockedBy.join(', ') }),
    cause: words.maybe(`${own}.cause`, finding.params),
    known: knownText(words, finding.failure),
  };
}

/** A finding as it goes into a ticket: what, why, and the values it rests on with their source and time. */
export function findingTicket(words: Words, finding: Finding, host: string): string {
  const { title, says, cause, known } = findingText(words, finding);
  return [
    `${finding.id} ${title} (${words.t(`finding-status.${finding.status}`)}) ${host}`,
    says,
    ...(cause === undefined ? [] : [cause]),
    ...(known === undefined ? [] : [known]),
    ...finding.evidence.map(
      (one) => `  ${one.fact} = ${one.unknown ?? JSON.stringify(one.value)}  [${one.source}, ${one.at}]`,
    ),
  ].join('\n');
}
