import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular, ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Finding, FindingArea, FindingStatus, ScanReport } from '../../../contract/findings.ts';
import { useReading } from '../../app/calls.ts';
import { durationOf } from '../../app/time.ts';
import { fits } from '../../app/search.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Filter } from '../../design/filter.tsx';
import { Hints } from '../../design/hints.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Age, Page, Section, Waiting } from '../../design/parts.tsx';
import { FindingRow, findingTones } from './finding-row.tsx';
import { save } from './save.ts';
import { findingText } from './words.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  counts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** What needs a hand comes first. */
const order: readonly FindingStatus[] = ['fail', 'unknown', 'warn', 'blocked', 'pass', 'not-applicable'];
/** What needs none is folded away. */
const quiet: readonly FindingStatus[] = ['pass', 'not-applicable'];

/** Every area, in the order in which a technician goes through a host. */
const places: Readonly<Record<FindingArea, number>> = {
  rights: 0,
  windows: 1,
  hardware: 2,
  'hyper-v': 3,
  tools: 4,
  network: 5,
  eflow: 6,
};

const worst = (findings: readonly Finding[]) =>
  Math.min(...findings.map(({ status }) => order.indexOf(status)), order.length);

/** Findings by area; areas that need a hand come first, the others as a technician goes through a host. */
function byArea(findings: readonly Finding[]): { area: FindingArea; own: Finding[] }[] {
  return [...new Set(findings.map(({ area }) => area))]
    .map((area) => ({ area, own: findings.filter((one) => one.area === area) }))
    .toSorted((a, b) => worst(a.own) - worst(b.own) || places[a.area] - places[b.area]);
}

/** Whether this host can run EFLOW, finding by finding. */
export function Readiness() {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const scan = useReading('host.scan', {});
  const report = scan.data;
  const [filter, setFilter] = useState('');
  const findings = (report?.findings ?? []).filter((one) => {
    const { title, says } = findingText(words, one);
    return fits(filter, one.id, title, says, t(`finding-status.${one.status}`));
  });
  const again = (
    <Button icon={<ArrowClockwiseRegular />} onClick={() => void scan.refetch({ cancelRefetch: false })}>
      {scan.isFetching ? t('app.readiness.scanning') : t('app.readiness.rescan')}
    </Button>
  );
  return (
    <Page
      title={t('app.nav.readiness')}
      lead={report === undefined ? undefined : t('scan.title', { host: report.host })}
      actions={
        <>
          {report === undefined ? null : (
            <>
              <Button icon={<ArrowDownloadRegular />} onClick={() => save(words, report, 'html')}>
                {t('app.readiness.save-html')}
              </Button>
              <Button icon={<ArrowDownloadRegular />} onClick={() => save(words, report, 'json')}>
                {t('app.readiness.save-json')}
              </Button>
            </>
          )}
          {again}
        </>
      }
    >
      {scan.error === null ? null : <Broken error={scan.error} actions={again} />}
      {report === undefined ? (
        scan.error === null ? (
          <Waiting rows={10} label={t('app.readiness.scanning')} />
        ) : null
      ) : (
        <>
          <Verdict report={report} />
          <Hints hints={report.hints} />
          <Filter value={filter} onChange={setFilter} some={findings.length} all={report.findings.length} />
          {byArea(findings).map(({ area, own }) => (
            <Area key={area} area={area} findings={own} host={report.host} unfolded={filter.trim() !== ''} />
          ))}
        </>
      )}
      <Text className={styles.subtle} size={200}>
        {t('app.readiness.read-only')}
      </Text>
    </Page>
  );
}

function Verdict({ report }: { report: ScanReport }) {
  const styles = useStyles();
  const { t } = useWords();
  const tone: Tone =
    report.verdict === 'ready' ? 'good' : report.verdict === 'warnings' ? 'attention' : 'bad';
  const count = (status: FindingStatus) => report.findings.filter((one) => one.status === status).length;
  const took = durationOf(report.ms);
  return (
    <Section>
      <div className={styles.head} role="status">
        <Mark tone={tone} size={32} />
        <Text size={500} weight="semibold">
          {t(`scan.${report.verdict}`)}
        </Text>
        <Text>
          {t('scan.count', {
            pass: count('pass'),
            warn: count('warn'),
            fail: count('fail'),
            blocked: count('blocked'),
            unknown: count('unknown'),
          })}
        </Text>
        <Age at={report.at} />
        <Text size={200}>{t('app.readiness.took', { time: t(took.key, took.params) })}</Text>
      </div>
    </Section>
  );
}

/** One area: what needs a hand row by row, the rest folded under its count unless somebody searches. */
function Area(props: { area: FindingArea; findings: readonly Finding[]; host: string; unfolded: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const { area, findings, host, unfolded } = props;
  const groups = order
    .map((status) => ({ status, own: findings.filter((one) => one.status === status) }))
    .filter(({ own }) => own.length > 0);
  const loud = groups.filter(({ status }) => !quiet.includes(status)).flatMap(({ own }) => own);
  const folded = groups.filter(({ status }) => quiet.includes(status));
  return (
    <Section
      title={t(`app.readiness.area.${area}`)}
      aside={
        <span className={styles.counts}>
          {groups.map(({ status, own }) => (
            <Badge key={status} appearance="outline">
              {t(`app.readiness.group.${status}`)}: {own.length}
            </Badge>
          ))}
        </span>
      }
    >
      <Accordion
        // What is open at first is decided anew when a search begins or ends.
        key={String(unfolded)}
        multiple
        collapsible
        defaultOpenItems={[
          ...loud.filter(({ status }) => status === 'fail').map(({ id }) => id),
          ...(unfolded ? folded.map(({ status }) => status) : []),
        ]}
      >
        {loud.map((finding) => (
          <FindingRow key={finding.id} finding={finding} host={host} />
        ))}
        {folded.map(({ status, own }) => (
          <AccordionItem key={status} value={status} data-folded={status}>
            <AccordionHeader icon={<Mark tone={findingTones[status]} />}>
              <Text>
                {t(`app.readiness.group.${status}`)}: {own.length}
              </Text>
            </AccordionHeader>
            <AccordionPanel>
              <Accordion multiple collapsible>
                {own.map((finding) => (
                  <FindingRow key={finding.id} finding={finding} host={host} />
                ))}
              </Accordion>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </Section>
  );
}
