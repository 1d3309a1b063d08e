import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Age, Section, Waiting } from '../../design/parts.tsx';
import { findingText } from '../readiness/words.ts';
import { AdoptHost } from './adopt.tsx';
import { TextField, touchTarget, type Form } from './fields.tsx';
import type { Journey } from './journey.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  item: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  link: { minHeight: touchTarget, display: 'inline-flex', alignItems: 'center' },
});

const verdictTones: Record<'ready' | 'warnings' | 'not-ready', Tone> = {
  ready: 'good',
  warnings: 'attention',
  'not-ready': 'bad',
};

/** Whether this host can carry the setup: only what fails or is not known, the rest is a link away. */
export function HostStep({ journey, form }: { journey: Journey; form: Form }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { report, fits, general, fitting } = journey.scan;
  const again = (
    <Button size="large" disabled={fitting.isFetching} onClick={() => void fitting.refetch()}>
      {t(fitting.isFetching ? 'app.readiness.scanning' : 'app.setup.host.again')}
    </Button>
  );
  const error = fitting.error ?? general.error;
  const shown = report?.findings.filter(({ status }) => status === 'fail' || status === 'unknown') ?? [];
  return (
    <>
      <Section title={t('app.setup.host.verdict')} aside={again}>
        {report === undefined ? (
          error === null ? (
            <Waiting rows={3} label={t('app.readiness.scanning')} />
          ) : (
            <Broken error={error} />
          )
        ) : (
          <>
            <div className={styles.head}>
              <Mark tone={verdictTones[report.verdict]} size={32} />
              <Text size={500} weight="semibold">
                {t(`scan.${report.verdict}`)}
              </Text>
              <Age at={report.at} />
            </div>
            {shown.length === 0 ? null : (
              <ul className={styles.list}>
                {shown.map((finding) => {
                  const { title, says, cause } = findingText(words, finding);
                  return (
                    <li key={finding.id} className={styles.item} data-finding={finding.id}>
                      <Mark tone={finding.status === 'fail' ? 'bad' : 'unknown'} />
                      <span className={styles.words}>
                        <Text weight="semibold">
                          {title}: {t(`finding-status.${finding.status}`)}
                        </Text>
                        <Text>{says}</Text>
                        {cause === undefined ? null : <Text>{cause}</Text>}
                      </span>
                    </li>
                  );
                })}
              </ul>
            )}
            <Text>{t(`app.setup.host.${report.verdict}`)}</Text>
            <Text size={200}>{t(fits ? 'app.setup.host.for-setup' : 'app.setup.host.in-general')}</Text>
            <div>
              <Link className={styles.link} href={hrefOf({ page: 'readiness' })}>
                {t('app.setup.host.all')}
              </Link>
            </div>
          </>
        )}
      </Section>
      <Section title={t('app.setup.host.device')}>
        <TextField form={form} path="name" optional hint={t('app.hint.name')} />
      </Section>
      <AdoptHost journey={journey} />
    </>
  );
}
