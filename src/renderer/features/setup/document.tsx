import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Json } from '../../../contract/json.ts';
import { useWords } from '../../app/words.tsx';
import { saveFile } from '../readiness/save.ts';
import { emptyDraft, completed, type Draft } from './draft.ts';
import { touchTarget } from './fields.tsx';
import type { Journey } from './journey.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  button: { minHeight: touchTarget },
  hidden: { display: 'none' },
});

/** The setup document as a file: opened, saved, begun anew. */
export function DocumentButtons({ journey }: { journey: Journey }) {
  const styles = useStyles();
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  async function read(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    try {
      const value = JSON.parse(await file.text()) as Json;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('object');
      journey.replace(completed(value as Draft), true);
      setBad(false);
    } catch {
      setBad(true);
    }
  }
  return (
    <div className={styles.row} role="group" aria-label={t('app.setup.document')}>
      <input
        ref={picker}
        type="file"
        accept=".json"
        className={styles.hidden}
        aria-label={t('app.setup.open')}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button className={styles.button} appearance="subtle" onClick={() => picker.current?.click()}>
        {t('app.setup.open')}
      </Button>
      <Button
        className={styles.button}
        appearance="subtle"
        onClick={() =>
          saveFile('setup.json', 'application/json', `${JSON.stringify(journey.draft, null, 2)}\n`)
        }
      >
        {t('app.setup.save')}
      </Button>
      <Button
        className={styles.button}
        appearance="subtle"
        onClick={() => journey.replace(emptyDraft, false)}
      >
        {t('app.setup.clear')}
      </Button>
      {bad ? <Text role="alert">{t('app.setup.not-json')}</Text> : null}
    </div>
  );
}
