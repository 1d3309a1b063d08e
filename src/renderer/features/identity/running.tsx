import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { durationOf, useNow } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';
import { touchTarget } from '../setup/fields.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
});

/** A call that is not answered yet: for how long it runs, and the way to wait no longer. Nothing while none runs. */
export function Running({ since, stop }: { since: number | undefined; stop(): void }) {
  return since === undefined ? null : <Elapsed since={since} stop={stop} />;
}

function Elapsed({ since, stop }: { since: number; stop(): void }) {
  const styles = useStyles();
  const { t } = useWords();
  const { key, params } = durationOf(Math.max(0, useNow() - since));
  return (
    <span className={styles.row}>
      <Spinner size="tiny" label={t('app.identity.running', { time: t(key, params) })} />
      <Button className={styles.button} onClick={stop}>
        {t('app.identity.stop')}
      </Button>
    </span>
  );
}
