import { Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Goal } from '../../../contract/jobs.ts';
import { useClient } from '../../client/desk.tsx';
import { useReading } from '../../app/calls.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Waiting } from '../../design/parts.tsx';
import { PlanView } from './plan.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
});

/** The plan of a goal, and the button that starts exactly this plan. `loss` names what is lost and must be agreed to. */
export function StartPlan({ goal, loss, verb }: { goal: Goal; loss?: string | undefined; verb: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const plan = useReading('jobs.plan', { goal, askSecrets: false });
  const [agreed, setAgreed] = useState(false);
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>();

  async function start(hash: string): Promise<void> {
    setStarting(true);
    setError(undefined);
    try {
      const consent = { differences: false, recovery: false };
      const { id } = await client.call('jobs.start', { goal, hash, consent });
      // The plan that was started is no place to come back to.
      window.location.replace(hrefOf({ page: 'history', item: id }));
    } catch (reason) {
      setError(reason);
      await plan.refetch();
    } finally {
      setStarting(false);
    }
  }

  if (plan.data === undefined)
    return plan.error === null ? <Waiting label={t('app.plan.making')} /> : <Broken error={plan.error} />;
  const { hash, blockers, steps } = plan.data;
  const idle = steps.every((step) => step.state === 'done');
  return (
    <div className={styles.all}>
      <PlanView plan={plan.data} />
      {error === undefined ? null : <Broken error={error} />}
      {loss === undefined ? null : (
        <Checkbox
          checked={agreed}
          onChange={(_event, data) => setAgreed(data.checked === true)}
          label={t(`loss.${loss}`)}
        />
      )}
      <div className={styles.row}>
        <Button
          size="large"
          appearance="primary"
          disabled={starting || idle || blockers.length > 0 || (loss !== undefined && !agreed)}
          onClick={() => void start(hash)}
        >
          {starting ? t('app.plan.starting') : verb}
        </Button>
        {idle ? <Text>{t('app.plan.nothing')}</Text> : null}
      </div>
    </div>
  );
}
