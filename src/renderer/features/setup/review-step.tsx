import {
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Section, Waiting } from '../../design/parts.tsx';
import { StartPlan } from '../jobs/start.tsx';
import { valueAt } from './draft.ts';
import { Rebuild } from './rebuild.tsx';
import type { Journey } from './journey.ts';
import { wantsPassword } from './proxy-draft.ts';
import { FieldErrors } from './corrections.tsx';
import { otherSecretFields, stepOfField, steps, wantsSecret } from './steps.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** True while a secret of the identity's step is to be given by the person and was not, in this window. */
const lacksSecret = ({ draft, secret, otherSecrets }: Journey): boolean =>
  (wantsSecret(draft) && secret.state !== 'given') ||
  otherSecretFields.some(
    (field) => valueAt(draft, field) === 'prompt' && otherSecrets[field].state !== 'given',
  );

/** The plan of what was filled in, and its start; or what is still missing for one. */
export function ReviewStep({ journey }: { journey: Journey }) {
  const styles = useStyles();
  const { t } = useWords();
  const { goal, checking, error, errors, states } = journey;
  if (goal !== undefined)
    return (
      <>
        {lacksSecret(journey) ? (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              {t('app.setup.review.no-secret')}{' '}
              <Link inline href={hrefOf({ page: 'setup', item: 'identity' })}>
                {t('app.setup.step.identity')}
              </Link>
            </MessageBarBody>
          </MessageBar>
        ) : null}
        <Rebuild goal={goal}>
          {wantsPassword(journey.draft) && journey.proxySecret.state !== 'given' ? (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                {t('app.setup.review.no-secret')}{' '}
                <Link inline href={hrefOf({ page: 'setup', item: 'network' })}>
                  {t('app.setup.step.network')}
                </Link>
              </MessageBarBody>
            </MessageBar>
          ) : null}
          <Section title={t('app.setup.review.plan')}>
            <StartPlan goal={goal} verb={t('app.setup.review.start')} />
            <Text size={200}>{t('app.setup.review.no-back')}</Text>
          </Section>
        </Rebuild>
      </>
    );
  if (checking) return <Waiting rows={4} label={t('app.loading')} />;
  if (error !== undefined) return <Broken error={error} />;
  const groups = steps
    .map((step) => ({ step, own: errors.filter(({ path }) => stepOfField(path) === step) }))
    .filter(({ step, own }) => own.length > 0 || (step === 'identity' && states.identity !== 'done'));
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('app.setup.review.incomplete')}</MessageBarTitle>
        <ul className={styles.list}>
          {groups.map(({ step, own }) => (
            <li key={step}>
              {step === 'review' ? null : (
                <Link inline href={hrefOf({ page: 'setup', item: step })}>
                  {t(`app.setup.step.${step}`)}
                </Link>
              )}
              <FieldErrors errors={own} />
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
