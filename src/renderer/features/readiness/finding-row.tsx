import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Finding, FindingStatus } from '../../../contract/findings.ts';
import { actItem, hrefOf } from '../../app/route.ts';
import { termOfFinding } from '../../app/terms.ts';
import { timeText } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';
import { remedyText } from '../../design/failure.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Code, CopyButton } from '../../design/parts.tsx';
import { Unverified } from '../../design/unverified.tsx';
import { findingText, findingTicket } from './words.ts';

const useStyles = makeStyles({
  sentence: {
    display: 'flex',
    flexDirection: 'column',
    textAlign: 'start',
    alignItems: 'flex-start',
    minWidth: 0,
  },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalS,
  },
  remedy: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** What each status looks like. */
export const findingTones: Record<FindingStatus, Tone> = {
  pass: 'good',
  warn: 'attention',
  fail: 'bad',
  unknown: 'unknown',
  blocked: 'off',
  'not-applicable': 'off',
};

/** A finding as a row that opens: what it says, and below why, what helps and what it rests on. */
export function FindingRow({ finding, host }: { finding: Finding; host: string }) {
  const styles = useStyles();
  const words = useWords();
  const { t, language } = words;
  const { title, says, cause, known } = findingText(words, finding);
  const evidence = finding.evidence
    .map(
      (one) =>
        `${one.fact} = ${one.unknown ?? JSON.stringify(one.value)}\n    ${one.source}, ${timeText(language, one.at)}`,
    )
    .join('\n');
  return (
    <AccordionItem
      value={finding.id}
      data-term={termOfFinding[finding.id]}
      data-finding={finding.id}
      data-status={finding.status}
    >
      <AccordionHeader icon={<Mark tone={findingTones[finding.status]} />}>
        <span className={styles.sentence}>
          <Text weight="semibold">
            {finding.id} {title}: {t(`finding-status.${finding.status}`)}
          </Text>
          <Text>{says}</Text>
          <Unverified section={finding.assumed} />
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <div className={styles.panel}>
          {cause === undefined ? null : <Text>{cause}</Text>}
          {known === undefined ? null : <Text data-failure={finding.failure}>{known}</Text>}
          {finding.remedies.map((remedy) => (
            <div key={remedy.id} className={styles.remedy}>
              <Text>
                {remedyText(words, remedy)}
                {remedy.kind !== 'none' && remedy.reboot ? ` (${t('scan.needs-reboot')})` : ''}
              </Text>
              {remedy.kind === 'act' ? (
                <Button
                  as="a"
                  size="small"
                  href={hrefOf({ page: 'history', item: actItem(remedy.act, remedy.params) })}
                >
                  {t('app.act.look')}
                </Button>
              ) : null}
            </div>
          ))}
          {finding.assumed === undefined ? null : (
            <Text className={styles.subtle} size={200}>
              {t('scan.assumed', { section: finding.assumed })}
            </Text>
          )}
          {evidence === '' ? null : <Code label={t('scan.evidence')}>{evidence}</Code>}
          <div>
            <CopyButton text={findingTicket(words, finding, host)} label={t('app.copy-ticket')} />
          </div>
        </div>
      </AccordionPanel>
    </AccordionItem>
  );
}
