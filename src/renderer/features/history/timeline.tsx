import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { useReading } from '../../app/calls.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Mark } from '../../design/marks.tsx';
import { Empty, Section, Waiting } from '../../design/parts.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
});

/** The words of an entry. */
function entryText({ t }: Words, { kind, params }: TimelineEntry): string {
  if (kind === 'boot') return t(`timeline.boot.${String(params['type'])}`);
  return t(`timeline.${kind}`, {
    ...params,
    ...(kind === 'job' ? { state: t(`state.${String(params['state'])}`) } : {}),
  });
}

/** What happened to this host, newest first; asked for by hand, since it reads the logs of Windows and the VM. */
export function TimelineCard() {
  const { t } = useWords();
  const [wanted, setWanted] = useState(false);
  return (
    <Section title={t('app.timeline.title')}>
      {wanted ? (
        <Told />
      ) : (
        <div>
          <Button onClick={() => setWanted(true)}>{t('app.timeline.read')}</Button>
        </div>
      )}
    </Section>
  );
}

function Told() {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { data, error } = useReading('host.timeline', {});
  if (error !== null) return <Broken error={error} />;
  if (data === undefined) return <Waiting rows={4} label={t('app.loading')} />;
  const { lastGood, entries, unknown, at: now } = data;
  return (
    <>
      <Text>
        {lastGood === null
          ? t('timeline.last-good.none')
          : t(`timeline.last-good.${lastGood.by}`, { at: lastGood.at })}
      </Text>
      {unknown.map(({ fact, reason }) => (
        <Text key={fact}>
          {t('timeline.unread', { what: t(`timeline.part.${fact}`), why: t(`adopt.reason.${reason}`) })}
        </Text>
      ))}
      {entries.length === 0 ? <Empty text={t('timeline.empty')} /> : null}
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li
            key={`${entry.at} ${entry.kind} ${JSON.stringify(entry.params)}`}
            className={styles.row}
            data-kind={entry.kind}
          >
            {entry.failure === undefined && !entry.after ? null : (
              <Mark tone={entry.failure === undefined ? 'attention' : 'bad'} size={16} />
            )}
            <Text size={200}>{`${entry.at.slice(0, 19)}Z`}</Text>
            <Text>{entryText(words, entry)}</Text>
            {entry.after ? <Text size={200}>{`> ${t('timeline.after')}`}</Text> : null}
            {entry.at > now ? <Text size={200}>{t('timeline.ahead')}</Text> : null}
            {entry.failure === undefined ? null : (
              <Text weight="semibold">{t('timeline.known-bad', { failure: entry.failure })}</Text>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
