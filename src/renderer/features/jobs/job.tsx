import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Checkbox,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobRecord, JobView, PlannedStep, Proof, StepRecord } from '../../../contract/jobs.ts';
import type { Input } from '../../../contract/procedures.ts';
import { useClient } from '../../client/desk.tsx';
import { useReading } from '../../app/calls.ts';
import { hrefOf, undoItem } from '../../app/route.ts';
import { durationOf, useNow } from '../../app/time.ts';
import { sectionOf } from '../../app/unverified.ts';
import { useWords } from '../../app/words.tsx';
import { Broken, FailureCard } from '../../design/failure.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Age, CopyButton, Page, Section, Waiting } from '../../design/parts.tsx';
import { Unverified } from '../../design/unverified.tsx';
import { StepBadges, StepDetail } from './plan.tsx';
import { useJob, type HeardLine } from './follow.ts';
import { Output } from './output.tsx';
import { goalText, jobTones } from './words.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  // The words are those of the command line, which begin small.
  state: { display: 'inline-block', '::first-letter': { textTransform: 'uppercase' } },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    textAlign: 'start',
  },
  proof: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  item: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  value: { margin: 0, fontFamily: tokens.fontFamilyMonospace },
});

const stepTones: Record<StepRecord['state'], Tone> = {
  pending: 'off',
  running: 'busy',
  done: 'good',
  already: 'good',
  failed: 'bad',
  cancelled: 'attention',
  waiting: 'attention',
};
const silentAfterMs = 10_000;

/** One job: its steps, what it says, what it waits for, and what can be done with it. */
export function Job({ id }: { id: string }) {
  const { t } = useWords();
  const [again, setAgain] = useState(0);
  const { view, lines, error } = useJob(id, again);
  if (view === undefined)
    return (
      <Page title={t('app.nav.history')} lead={id}>
        {error === undefined ? <Waiting rows={8} label={t('app.loading')} /> : <Broken error={error} />}
      </Page>
    );
  return <JobPage view={view} lines={lines} error={error} onResumed={() => setAgain((n) => n + 1)} />;
}

function JobPage(props: {
  view: JobView;
  lines: readonly HeardLine[];
  error: unknown;
  onResumed: () => void;
}) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { job, plan } = props.view;
  const undoable = undoableSteps(job);
  const live = job.state === 'running' || job.state === 'cancelling';
  const at = job.steps.findIndex((step) => step.state === 'running' || step.state === 'waiting');
  const finished = job.steps.filter((step) => step.state === 'done' || step.state === 'already').length;
  return (
    <Page
      title={goalText(words, job)}
      lead={job.id}
      actions={<Actions job={job} live={live} onResumed={props.onResumed} />}
    >
      <Section>
        <div className={styles.head} role="status">
          {live ? (
            <Spinner size="tiny" aria-label={t(`state.${job.state}`)} />
          ) : (
            <Mark tone={jobTones[job.state]} size={32} />
          )}
          <Text size={500} weight="semibold" className={styles.state}>
            {t(`state.${job.state}`)}
          </Text>
          <Text>
            {live && at >= 0
              ? t('app.job.step-of', {
                  k: at + 1,
                  n: job.steps.length,
                  step: t(`step.${job.steps[at]?.kind ?? ''}`),
                })
              : t('app.job.done-of', { done: finished, n: job.steps.length })}
          </Text>
          <Age at={job.updatedAt} />
        </div>
        <ProgressBar
          value={finished}
          max={Math.max(1, job.steps.length)}
          aria-label={t('app.job.done-of', { done: finished, n: job.steps.length })}
        />
        {live ? <Now view={props.view} lines={props.lines} /> : null}
      </Section>
      {props.error === undefined ? null : <Broken error={props.error} />}
      {job.notices.map((notice) => (
        <MessageBar key={notice.code} intent="info">
          <MessageBarBody>{t(`notice.${notice.code}`, notice.params)}</MessageBarBody>
        </MessageBar>
      ))}
      <WaitCard job={job} onResumed={props.onResumed} />
      {/* Whoever cancelled a job need not be told so in red; the step tells what was stopped. */}
      {job.error === undefined || job.state === 'cancelled' ? null : <FailureCard error={job.error} />}
      {job.proof === undefined ? null : <ProofCard proof={job.proof} />}
      {job.proof === undefined || job.notes === undefined || job.notes.length === 0 ? null : (
        <Section title={t('app.job.notes')}>
          {job.notes.map(({ code, params }) => (
            <Text key={code}>{t(`note.${code}`, params)}</Text>
          ))}
        </Section>
      )}
      <Section title={t('app.job.steps')}>
        <Accordion multiple collapsible>
          {job.steps.map((step) => (
            <StepRow
              key={step.key}
              step={step}
              planned={plan.find(({ key }) => key === step.key)}
              live={live}
              undoAfter={
                undoable.includes(step) && undoable.at(-1) !== step
                  ? hrefOf({ page: 'history', item: undoItem(job.id, step.key) })
                  : undefined
              }
            />
          ))}
        </Accordion>
      </Section>
      <Output lines={props.lines} />
      {job.residues.length === 0 ? null : (
        <Section title={t('run.residues')}>
          <ul className={styles.list}>
            {job.residues.map((code) => (
              <li key={code}>{t(`residue.${code}`)}</li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

/** What moves right now: elapsed and typical time, the last word heard and how long ago that was. */
function Now({ view, lines }: { view: JobView; lines: readonly HeardLine[] }) {
  const styles = useStyles();
  const { t } = useWords();
  const now = useNow();
  const step = view.job.steps.find(({ state }) => state === 'running');
  if (step?.startedAt === undefined) return null;
  const planned = view.plan.find(({ key }) => key === step.key);
  const elapsed = durationOf(now - Date.parse(step.startedAt));
  const typical = planned === undefined ? undefined : durationOf(planned.typicalMs);
  const heardAt = Math.max(
    Date.parse(step.startedAt),
    Date.parse(lines.at(-1)?.at ?? step.startedAt),
    Date.parse(view.progress?.at ?? step.startedAt),
  );
  const silent = now - heardAt;
  const quiet = durationOf(silent);
  const { progress } = view;
  const missing = progress?.params['missing'];
  return (
    <div className={styles.row}>
      <Text>{t('app.job.elapsed', { time: t(elapsed.key, elapsed.params) })}</Text>
      {typical === undefined ? null : (
        <Text>{t('run.typical', { time: t(typical.key, typical.params) })}</Text>
      )}
      {progress === null ? null : (
        <Text>
          {t(`progress.${progress.code}`, {
            ...progress.params,
            ...(typeof missing === 'string' && missing !== '' ? { missing: t(`proof.${missing}`) } : {}),
          })}
          {progress.percent === null ? '' : ` ${progress.percent} %`}
        </Text>
      )}
      {silent > silentAfterMs ? <Text>{t('run.silent', { time: t(quiet.key, quiet.params) })}</Text> : null}
    </div>
  );
}

/** The steps of a job that rests whose changes can still be taken back. */
function undoableSteps(job: JobRecord): StepRecord[] {
  if (job.state === 'running' || job.state === 'cancelling' || job.goal.kind === 'undo') return [];
  return job.steps.filter(({ key, acted }) => acted && !job.undone.includes(key));
}

function StepRow({
  step,
  planned,
  live,
  undoAfter,
}: {
  step: StepRecord;
  planned: PlannedStep | undefined;
  live: boolean;
  /** The address of the plan that takes back what came after this step, where there is something. */
  undoAfter: string | undefined;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const took = step.ms === undefined ? undefined : durationOf(step.ms);
  const state = live && step.state === 'running' ? 'state.running' : `step-state.${step.state}`;
  return (
    <AccordionItem value={step.key} data-step={step.key} data-state={step.state}>
      <AccordionHeader icon={<Mark tone={stepTones[step.state]} />}>
        <span className={styles.row}>
          <Text weight="semibold">{t(`step.${step.kind}`)}</Text>
          <Text size={200}>{t(state)}</Text>
          {took === undefined ? null : <Text size={200}>{t(took.key, took.params)}</Text>}
          {planned === undefined ? null : <StepBadges step={planned} />}
        </span>
      </AccordionHeader>
      <AccordionPanel>
        {step.error === undefined ? null : <FailureCard error={step.error} />}
        {planned === undefined ? null : <StepDetail step={planned} />}
        {undoAfter === undefined ? null : (
          <Button as="a" href={undoAfter}>
            {t('app.job.undo-after')}
          </Button>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

/** What the commands print, following the end unless somebody scrolled up to read. */
function ProofCard({ proof }: { proof: Proof }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Section title={t('app.job.proof')}>
      <div className={styles.head}>
        <Mark tone={proof.verdict === 'proven' ? 'good' : 'bad'} size={28} />
        <Text weight="semibold">{t(`verdict.${proof.verdict}`)}</Text>
        <Unverified section={sectionOf('job.proof')} />
      </div>
      <ul className={styles.proof}>
        {proof.items.map((item) => (
          <li key={item.id} className={styles.item}>
            <Mark tone={item.met ? 'good' : 'off'} />
            <span>
              <Text block>
                {t(`proof.${item.id}`)}: {t(item.met ? 'app.proof.seen' : 'app.proof.not-seen')}
              </Text>
              {item.text === '' ? null : (
                <Text size={200} font="monospace" block>
                  {item.at ?? ''} {item.text}
                </Text>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Resumes a job and says so to the pages that show it. */
function useResume(id: string, onResumed: () => void) {
  const client = useClient();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function resume(more: Partial<Input<'jobs.resume'>>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await client.call('jobs.resume', { id, consent: { differences: false, recovery: false }, ...more });
      onResumed();
      await queries.invalidateQueries();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }
  return { resume, error, busy };
}

const asked = ['scopeId', 'registrationId', 'endorsementKey', 'switch', 'dueAt'] as const;

/** What is asked of a person with words of its own, and the answer that the button gives; others are enrollments. */
const asks: Readonly<Record<string, string>> = { 'confirm-switch': 'confirmed' };

function WaitCard({ job, onResumed }: { job: JobRecord; onResumed: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const about = useReading('app.about', {});
  const { resume, error, busy } = useResume(job.id, onResumed);
  const wait = job.waitingFor;
  if (wait === undefined) return null;
  const own = wait.kind === 'person' ? asks[wait.ask] : undefined;
  const words = wait.kind === 'person' && own !== undefined ? wait.ask : wait.kind;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(`app.wait.${words}.title`)}</MessageBarTitle>
        <Text block>
          {t(`app.wait.${words}`, wait.kind === 'secret' ? { field: wait.field, ref: wait.ref } : {})}
        </Text>
        <Unverified section={sectionOf(`wait.${wait.kind}`)} />
        {wait.kind === 'person' ? (
          <dl className={styles.facts}>
            {asked
              .filter((name) => typeof wait.params[name] === 'string')
              .map((name) => (
                <Fact key={name} name={t(`app.wait.person.${name}`)} value={String(wait.params[name])} />
              ))}
          </dl>
        ) : null}
        {wait.kind === 'reboot' && about.data?.world === 'practice' ? (
          <Text block>{t('app.wait.reboot.practice')}</Text>
        ) : null}
        {error === undefined ? null : <Broken error={error} />}
      </MessageBarBody>
      <MessageBarActions>
        {wait.kind === 'reboot' && about.data?.world === 'practice' ? (
          <Button as="a" size="large" href={hrefOf({ page: 'practice' })}>
            {t('app.nav.practice')}
          </Button>
        ) : null}
        <Button
          appearance="primary"
          size="large"
          disabled={busy}
          onClick={() => void resume(wait.kind === 'person' ? { answer: own ?? 'enrolled' } : {})}
        >
          {t(`app.wait.${words}.go-on`)}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles.value}>
        {value} <CopyButton text={value} />
      </dd>
    </>
  );
}

function Actions({ job, live, onResumed }: { job: JobRecord; live: boolean; onResumed: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const { resume, error, busy } = useResume(job.id, onResumed);
  const [agreed, setAgreed] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const cancel = (): void => {
    setRefusal(undefined);
    client.call('jobs.cancel', { id: job.id, now: false }).catch((reason: unknown) => setRefusal(reason));
  };
  const resumable = job.state === 'interrupted' || job.state === 'failed' || job.state === 'cancelled';
  const consent = job.error?.code === 'EFD-JOB-009' || job.error?.code === 'EFD-PLAN-007';
  const undoable = undoableSteps(job).length > 0;
  return (
    <div className={styles.row}>
      {live ? (
        <Button disabled={job.state === 'cancelling'} onClick={cancel}>
          {job.state === 'cancelling' ? t('state.cancelling') : t('app.job.cancel')}
        </Button>
      ) : null}
      {resumable && consent ? (
        <Checkbox
          checked={agreed}
          onChange={(_event, data) => setAgreed(data.checked === true)}
          label={t('app.job.consent')}
        />
      ) : null}
      {resumable ? (
        <Button
          appearance="primary"
          disabled={busy || (consent && !agreed)}
          onClick={() => void resume({ consent: { differences: agreed, recovery: agreed } })}
        >
          {t('app.job.resume')}
        </Button>
      ) : null}
      {undoable ? (
        <Button as="a" href={hrefOf({ page: 'history', item: undoItem(job.id) })}>
          {t('app.job.undo')}
        </Button>
      ) : null}
      {error === undefined && refusal === undefined ? null : <Broken error={error ?? refusal} />}
    </div>
  );
}
