import {
  Button,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
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
import { isLost, useReading } from '../../app/calls.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { AsOfProvider } from '../../app/as-of.ts';
import { ageText, useNow } from '../../app/time.ts';
import { Broken } from '../../design/failure.tsx';
import { Hints } from '../../design/hints.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Age, Empty, Page, Section, Waiting } from '../../design/parts.tsx';
import { remember } from './history.ts';
import { ManagementCard, Unread } from './management.tsx';
import { StatusPath } from './path.tsx';
import { VmUseCard } from './use.tsx';

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

/** How often the status is read while it is looked at and while it is hidden, in milliseconds. */
const everyMs = 20_000;
const hiddenMs = 120_000;
/** Values of an answer older than this are old: two more should have come since. In milliseconds. */
const staleMs = 60_000;

/** Why newer values are missing: the program does not answer, reading failed, or they have not come yet. */
type Staleness = 'lost' | 'failed' | 'slow';

/** How the machine stands, at a glance, and what to do next. */
export function Home() {
  const { t } = useWords();
  const status = useReading('status.read', {}, { everyMs, hiddenMs });
  const jobs = useReading('jobs.list', {}, { everyMs: 5000 });
  const old = useNow() - status.dataUpdatedAt > staleMs;
  const again = (
    // Never disabled: that would take the focus away from whoever just pressed it.
    <Button icon={<ArrowClockwiseRegular />} onClick={() => void status.refetch({ cancelRefetch: false })}>
      {status.isFetching ? t('app.refreshing') : t('app.refresh')}
    </Button>
  );
  const { data, error, dataUpdatedAt } = status;
  const stale: Staleness | undefined = isLost(error ?? status.failureReason)
    ? 'lost'
    : error !== null
      ? 'failed'
      : old
        ? 'slow'
        : undefined;
  return (
    <Page title={t('app.home.title')} lead={data?.host} actions={again}>
      {error === null ? null : <Broken error={error} actions={again} />}
      {data === undefined ? (
        error === null ? (
          <Waiting rows={6} label={t('app.loading')} />
        ) : null
      ) : (
        <AsOfProvider value={{ at: data.at, receivedAt: dataUpdatedAt, stale: stale !== undefined }}>
          {stale === undefined ? null : <Stale receivedAt={dataUpdatedAt} why={stale} />}
          <Unread unread={data.management.unread} />
          <Hints hints={data.hints} />
          <Whole status={data} />
          <Next status={data} job={jobs.data?.[0]} />
          <VmUseCard vm={data.vm} points={remember(data, dataUpdatedAt)} />
          <Modules status={data} />
          <ManagementCard status={data} job={jobs.data?.[0]} everyMs={everyMs} />
        </AsOfProvider>
      )}
    </Page>
  );
}

/** Says that what stands below is not of now. */
function Stale({ receivedAt, why }: { receivedAt: number; why: Staleness }) {
  const { t, language } = useWords();
  const age = ageText(language, useNow() - receivedAt);
  return (
    <MessageBar intent="warning" layout="multiline" data-stale={why}>
      <MessageBarBody>
        {t('app.home.stale', { age })} {t(`app.home.stale.${why}`)}
      </MessageBarBody>
    </MessageBar>
  );
}

function Whole({ status }: { status: Status }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Section title={t('app.home.device')}>
      <div className={styles.whole} role="status">
        <Mark tone={tones[status.overall]} size={36} />
        <Title3 as="h3" className={styles.word}>
          {t(`status.overall.${status.overall}`)}
        </Title3>
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

const moduleTones: Readonly<Record<string, Tone>> = { running: 'good', stopped: 'off', unknown: 'unknown' };

function Modules({ status }: { status: Status }) {
  const styles = useStyles();
  const { t, maybe } = useWords();
  const told = status.links.find(({ id }) => id === 'modules')?.at ?? null;
  return (
    <Section title={t('app.modules.title')} aside={<Age at={told} />}>
      {status.modules.length === 0 ? (
        <Empty text={t('app.modules.none')} />
      ) : (
        <div
          className={styles.wide}
          tabIndex={0}
          data-term="module"
          role="group"
          aria-label={t('app.modules.title')}
        >
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
                      <Mark tone={moduleTones[one.status] ?? 'bad'} size={16} />
                      {maybe(`module-state.${one.status}`) ?? one.status}
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
