import {
  Button,
  Link,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { JobRecord } from '../../../contract/jobs.ts';
import type { Status } from '../../../contract/status.ts';
import { useReading } from '../../app/calls.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Age, Empty, Page, Section, Waiting } from '../../design/parts.tsx';
import { StatusPath } from './path.tsx';

const useStyles = makeStyles({
  whole: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  word: { margin: 0 },
  wide: { overflowX: 'auto' },
  next: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
});

const tones: Record<Status['overall'], Tone> = {
  healthy: 'good',
  attention: 'attention',
  unhealthy: 'bad',
  offline: 'bad',
  'not-set-up': 'off',
  unknown: 'unknown',
};

/** How the machine stands, at a glance, and what to do next. */
export function Home() {
  const { t } = useWords();
  const status = useReading('status.read', {}, { everyMs: 30_000 });
  const jobs = useReading('jobs.list', {}, { everyMs: 5000 });
  const again = (
    <Button
      icon={<ArrowClockwiseRegular />}
      disabled={status.isFetching}
      onClick={() => void status.refetch()}
    >
      {status.isFetching ? t('app.refreshing') : t('app.refresh')}
    </Button>
  );
  return (
    <Page title={t('app.home.title')} lead={status.data?.host} actions={again}>
      {status.error === null ? null : <Broken error={status.error} actions={again} />}
      {status.data === undefined ? (
        status.error === null ? (
          <Waiting rows={6} label={t('app.loading')} />
        ) : null
      ) : (
        <>
          <Whole status={status.data} />
          <Next status={status.data} job={jobs.data?.[0]} />
          <Modules status={status.data} />
        </>
      )}
    </Page>
  );
}

function Whole({ status }: { status: Status }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Section>
      <div className={styles.whole} role="status">
        <Mark tone={tones[status.overall]} size={36} />
        <Title3 as="h2" className={styles.word}>
          {t(`status.overall.${status.overall}`)}
        </Title3>
        <Age at={status.at} />
      </div>
      <StatusPath links={status.links} first={status.first} />
    </Section>
  );
}

/** The one thing to look at next: a job that waits, else the first link that is not good, else nothing. */
function Next({ status, job }: { status: Status; job: JobRecord | undefined }) {
  const styles = useStyles();
  const { t } = useWords();
  const open = ['running', 'waiting', 'cancelling', 'reboot-needed', 'interrupted', 'failed'];
  if (job !== undefined && open.includes(job.state)) {
    return (
      <Section title={t('app.home.next')}>
        <div className={styles.next}>
          <Text>{t('cli.job', { job: job.id, state: t(`state.${job.state}`) })}</Text>
          <Link href={hrefOf({ page: 'history', item: job.id })}>{t('app.home.open-job')}</Link>
        </div>
      </Section>
    );
  }
  if (status.first === null)
    return (
      <Section title={t('app.home.next')}>
        <Text>{t('app.home.nothing-next')}</Text>
      </Section>
    );
  const setUp = status.overall === 'not-set-up';
  return (
    <Section title={t('app.home.next')}>
      <div className={styles.next}>
        <Text>
          {setUp ? t('app.home.set-up-next') : t('status.next', { link: t(`status.link.${status.first}`) })}
        </Text>
        <Link href={hrefOf({ page: 'readiness' })}>{t('app.home.check-first')}</Link>
        {setUp ? <Link href={hrefOf({ page: 'setup' })}>{t('app.home.set-up')}</Link> : null}
      </div>
    </Section>
  );
}

function Modules({ status }: { status: Status }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Section title={t('app.modules.title')}>
      {status.modules.length === 0 ? (
        <Empty text={t('app.modules.none')} />
      ) : (
        <div className={styles.wide} tabIndex={0} role="group" aria-label={t('app.modules.title')}>
          <Table size="small" aria-label={t('app.modules.title')}>
            <TableHeader>
              <TableRow>
                {(['name', 'status', 'description', 'image'] as const).map((column) => (
                  <TableHeaderCell key={column}>{t(`app.modules.${column}`)}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {status.modules.map((one) => (
                <TableRow key={one.name}>
                  <TableCell>{one.name}</TableCell>
                  <TableCell>
                    <span className={styles.whole}>
                      <Mark tone={one.status === 'running' ? 'good' : 'bad'} size={16} />
                      {one.status}
                    </span>
                  </TableCell>
                  <TableCell>{one.description}</TableCell>
                  <TableCell>{one.image}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </Section>
  );
}
