import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Params } from '../../../contract/errors.ts';
import { useReading } from '../../app/calls.ts';
import { hrefOf, parseActItem, parseUndoItem, useRoute } from '../../app/route.ts';
import { fits } from '../../app/search.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Filter } from '../../design/filter.tsx';
import { Mark } from '../../design/marks.tsx';
import { Age, Empty, Page, Section, Waiting } from '../../design/parts.tsx';
import { LogBox } from '../diagnose/log-box.tsx';
import { Job } from '../jobs/job.tsx';
import { ActForm } from '../jobs/act-form.tsx';
import { wantsValues } from '../jobs/act-values.ts';
import { StartPlan } from '../jobs/start.tsx';
import { goalText, jobTones } from '../jobs/words.ts';
import { TimelineCard } from './timeline.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** All jobs of this machine, one of them, or the plan that takes one back. */
export function History() {
  const { item } = useRoute();
  if (item === undefined) return <Jobs />;
  const undo = parseUndoItem(item);
  if (undo !== undefined) return <Undo {...undo} />;
  const act = parseActItem(item);
  return act === undefined ? <Job key={item} id={item} /> : <Act {...act} />;
}

function Jobs() {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const jobs = useReading('jobs.list', {}, { everyMs: 3000 });
  const [filter, setFilter] = useState('');
  const shown = (jobs.data ?? []).filter((job) =>
    fits(filter, goalText(words, job), t(`state.${job.state}`), job.id),
  );
  return (
    <Page title={t('app.nav.history')} lead={t('app.history.lead')}>
      {jobs.error === null ? null : <Broken error={jobs.error} />}
      {jobs.data === undefined ? (
        jobs.error === null ? (
          <Waiting label={t('app.loading')} />
        ) : null
      ) : jobs.data.length === 0 ? (
        <Empty
          text={t('jobs.none')}
          action={<Link href={hrefOf({ page: 'setup' })}>{t('app.home.set-up')}</Link>}
        />
      ) : (
        <Section>
          <Filter value={filter} onChange={setFilter} some={shown.length} all={jobs.data.length} />
          <ul className={styles.list}>
            {shown.map((job) => (
              <li key={job.id} className={styles.row} data-job={job.id}>
                <Mark tone={jobTones[job.state]} />
                <Link href={hrefOf({ page: 'history', item: job.id })}>{goalText(words, job)}</Link>
                <Text>{t(`state.${job.state}`)}</Text>
                <Text size={200} font="monospace">
                  {job.id}
                </Text>
                <Age at={job.updatedAt} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <TimelineCard />
      <LogBox />
    </Page>
  );
}

/** The plan of one act, for example of a remedy. */
function Act({ act, params }: { act: string; params: Params }) {
  const { t } = useWords();
  const acts = useReading('acts.list', {});
  const entry = acts.data?.find(({ id }) => id === act);
  return (
    <Page title={t(`act.${act}`)} lead={t('app.setup.review.lead')}>
      <Section>
        {acts.data === undefined ? (
          <Waiting label={t('app.plan.making')} />
        ) : entry !== undefined && wantsValues(entry, params) ? (
          <ActForm key={act} act={entry} />
        ) : (
          <StartPlan
            goal={{ kind: 'act', id: act, params }}
            loss={entry?.loss ?? undefined}
            verb={t('app.act.do')}
          />
        )}
      </Section>
    </Page>
  );
}

/** The plan that takes a job back, or what came after the step `to`. */
function Undo({ job, to }: { job: string; to?: string }) {
  const { t } = useWords();
  const shown = useReading('jobs.show', { id: job });
  const steps = shown.data?.job.steps ?? [];
  const back = steps.slice(steps.findIndex(({ key }) => key === to) + 1);
  const loss = back.some(({ kind, acted }) => kind === 'install-msi' && acted);
  return (
    <Page title={t('app.job.goal.undo', { job })} lead={t('app.history.undo-lead')}>
      <Section>
        <StartPlan
          goal={{ kind: 'undo', job, ...(to === undefined ? {} : { to }) }}
          loss={loss ? 'undo-msi' : undefined}
          verb={t('app.job.undo')}
        />
      </Section>
    </Page>
  );
}
