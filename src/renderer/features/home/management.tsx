import {
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { JobRecord } from '../../../contract/jobs.ts';
import type { Status } from '../../../contract/status.ts';
import { hrefOf } from '../../app/route.ts';
import { durationOf } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';
import { Mark } from '../../design/marks.tsx';
import { Age, Section } from '../../design/parts.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(8em, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    alignItems: 'center',
    margin: 0,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  value: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flexWrap: 'wrap',
  },
  name: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Whether what this page says can be relied on: apart from how the device stands. */
export function ManagementCard(props: { status: Status; job: JobRecord | undefined; everyMs: number }) {
  const styles = useStyles();
  const { t } = useWords();
  const { engine, job: holder } = props.status.management;
  const every = durationOf(props.everyMs);
  return (
    <Section title={t('app.home.management')}>
      <dl className={styles.facts}>
        <dt className={styles.name}>{t('app.home.engine')}</dt>
        <dd className={styles.value}>
          <Mark tone={engine === 'answers' ? 'good' : 'bad'} size={16} />
          {t(`app.home.engine.${engine}`)}
        </dd>
        <dt className={styles.name}>{t('app.home.read')}</dt>
        <dd className={styles.value}>
          <Age at={props.status.at} />
          <Text size={200}>{t('app.home.every', { time: t(every.key, every.params) })}</Text>
        </dd>
        <dt className={styles.name}>{t('app.home.lock')}</dt>
        <dd className={styles.value}>
          {holder === null ? (
            t('app.home.lock.free')
          ) : (
            <>
              <Link href={hrefOf({ page: 'history', item: holder.id })}>
                {t(holder.here ? 'app.home.lock.here' : 'app.home.lock.there', {
                  job: holder.id,
                  pid: holder.pid,
                })}
              </Link>
              <Age at={holder.since} />
            </>
          )}
        </dd>
        <dt className={styles.name}>{t('app.home.last-job')}</dt>
        <dd className={styles.value}>
          {props.job === undefined ? (
            t('app.home.no-job')
          ) : (
            <>
              <Link href={hrefOf({ page: 'history', item: props.job.id })}>
                {t('cli.job', { job: props.job.id, state: t(`state.${props.job.state}`) })}
              </Link>
              <Age at={props.job.updatedAt} />
            </>
          )}
        </dd>
      </dl>
    </Section>
  );
}

/** What could not be read, why, and how to get it. */
export function Unread({ unread }: { unread: Status['management']['unread'] }) {
  const styles = useStyles();
  const { t } = useWords();
  if (unread.length === 0) return null;
  const denied = unread.some(({ reason }) => reason === 'elevation');
  return (
    <MessageBar intent="warning" layout="multiline" data-unread={denied ? 'denied' : 'failed'}>
      <MessageBarBody>
        <MessageBarTitle>{t('app.home.denied')}</MessageBarTitle>
        <ul className={styles.list}>
          {unread.map(({ fact, reason }) => (
            <li key={fact}>
              {t('status.unread', { what: t(`unread.${fact}`), why: t(`unread-reason.${reason}`) })}
            </li>
          ))}
        </ul>
        {t(denied ? 'app.home.denied.how' : 'app.home.other-unread')}
      </MessageBarBody>
    </MessageBar>
  );
}
