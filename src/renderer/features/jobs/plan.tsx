import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ShieldRegular } from '@fluentui/react-icons';
import type { Plan, PlannedStep } from '../../../contract/jobs.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Code, CopyButton } from '../../design/parts.tsx';
import { Unverified } from '../../design/unverified.tsx';
import { Glance } from './glance.tsx';

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    textAlign: 'start',
  },
  detail: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
  },
  code: { alignSelf: 'stretch' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

const tones: Record<PlannedStep['state'], Tone> = {
  done: 'good',
  todo: 'busy',
  unclear: 'attention',
  later: 'off',
};

/** How a step is undone, in words. */
export function undoText({ t }: Words, { undo }: PlannedStep): string {
  switch (undo.kind) {
    case 'step':
      return t('undo.step', { step: t(`step.${undo.step}`) });
    case 'with':
      return t('undo.with', { step: t(`step.${undo.step}`) });
    case 'none':
      return t('undo.none', { reason: t(`residue.${undo.code}`) });
  }
}

/** What marks a step in a plan: elevation, a restart, a colleague, no interruption. */
export function StepBadges({ step }: { step: PlannedStep }) {
  const { t } = useWords();
  return (
    <>
      {step.elevated ? (
        <Badge appearance="outline" icon={<ShieldRegular />}>
          {t('plan.elevated')}
        </Badge>
      ) : null}
      {step.reboot ? <Badge appearance="outline">{t('plan.reboot')}</Badge> : null}
      {step.person ? <Badge appearance="outline">{t('plan.person')}</Badge> : null}
      {step.critical ? (
        <Badge appearance="outline" color="warning">
          {t('plan.critical')}
        </Badge>
      ) : null}
      <Unverified section={step.assumed} />
      {step.network === undefined ? null : <Badge appearance="outline">{t(`network.${step.network}`)}</Badge>}
    </>
  );
}

/** A step's commands, its undo and what it rests on. */
export function StepDetail({ step }: { step: PlannedStep }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const commands = step.powershell.join('\n');
  return (
    <div className={styles.detail}>
      {(step.notes ?? []).map(({ code, params }) => (
        <MessageBar key={code} intent="warning" layout="multiline">
          <MessageBarBody>{t(`note.${code}`, params)}</MessageBarBody>
        </MessageBar>
      ))}
      <Text size={200}>{undoText(words, step)}</Text>
      {step.assumed === undefined ? null : (
        <Text size={200}>{t('plan.assumed', { section: step.assumed })}</Text>
      )}
      {commands === '' ? null : (
        <div className={styles.code}>
          <Code label={t('app.powershell')}>{commands}</Code>
          <CopyButton text={commands} />
        </div>
      )}
    </div>
  );
}

/** Everything a plan would change, before anything is. */
export function PlanView({ plan }: { plan: Plan }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const idle = plan.steps.every((step) => step.state === 'done');
  return (
    <div className={styles.steps}>
      {plan.blockers.length === 0 ? null : (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{t('plan.blocked')}</MessageBarTitle>
            <ul className={styles.list}>
              {plan.blockers.map((one) => (
                <li key={`${one.id} ${one.code}`}>{blockerText(words, one)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {idle ? <Text>{t('plan.empty')}</Text> : <Glance plan={plan} />}
      <Accordion multiple collapsible>
        {plan.steps.map((step) => (
          <AccordionItem key={step.key} value={step.key} data-step={step.key}>
            <AccordionHeader icon={<Mark tone={tones[step.state]} />}>
              <span className={styles.head}>
                <Text weight="semibold">{t(`step.${step.kind}`)}</Text>
                <Text size={200}>{t(`plan-state.${step.state}`)}</Text>
                <StepBadges step={step} />
              </span>
            </AccordionHeader>
            <AccordionPanel>
              <StepDetail step={step} />
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      <Notes plan={plan} />
      {plan.residues.length === 0 ? null : (
        <div>
          <Text weight="semibold">{t('plan.residues')}</Text>
          <ul className={styles.list}>
            {plan.residues.map((code) => (
              <li key={code}>{t(`residue.${code}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What a person has to know of the steps ahead, for example what goes with the VM. */
function Notes({ plan }: { plan: Plan }) {
  const styles = useStyles();
  const { t } = useWords();
  const notes = plan.steps.filter((step) => step.state !== 'done').flatMap((step) => step.notes ?? []);
  return notes.length === 0 ? null : (
    <div data-notes="">
      <Text weight="semibold">{t('app.plan.notes')}</Text>
      <ul className={styles.list}>
        {notes.map(({ code, params }) => (
          <li key={`${code} ${JSON.stringify(params)}`}>{t(`note.${code}`, params)}</li>
        ))}
      </ul>
    </div>
  );
}

function blockerText(words: Words, { id, code, params, failure }: Plan['blockers'][number]): string {
  const text =
    words.maybe(`finding.${id}.${code}`, params) ??
    words.maybe(`error.${code}`, params) ??
    words.t(`finding.${code}`, params);
  const known = failure === undefined ? '' : ` (${words.t('cli.known-as', { id: failure })})`;
  return `${id}: ${text}${known}`;
}
