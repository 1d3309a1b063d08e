import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SecretField } from '../../../contract/setup.ts';
import { useWords } from '../../app/words.tsx';
import { useClient } from '../../client/desk.tsx';
import { Broken } from '../../design/failure.tsx';
import type { Journey } from './journey.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 'min(240px, 100%)' },
});

/**
 * A secret goes straight to the program and is gone from the page: neither the document nor the page keeps it. It is also
 * given when the person goes elsewhere, since a typed text that was silently dropped would be missed only by the job.
 */
export function SecretInput({ field, secret }: { field: SecretField; secret: Journey['secret'] }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const { state, error, set, fail } = secret;
  const [text, setText] = useState('');
  const label = t(`app.secret.${field}`);
  async function give(): Promise<void> {
    if (text === '') return;
    fail(undefined);
    try {
      await client.call('secrets.offer', { field, value: text });
      setText('');
      set('given');
    } catch (reason) {
      fail(reason);
      set('refused');
    }
  }
  return (
    <div
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) void give();
      }}
    >
      <Field label={label} hint={t('app.secret.hint')}>
        <div className={styles.row}>
          <Input
            className={styles.input}
            size="large"
            type="password"
            autoComplete="off"
            value={text}
            onChange={(_event, data) => setText(data.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void give();
            }}
            aria-label={label}
          />
          <Button size="large" disabled={text === ''} onClick={() => void give()}>
            {t('app.secret.give')}
          </Button>
        </div>
      </Field>
      <Text role="status">{state === 'given' ? t('app.secret.given') : ''}</Text>
      {error === undefined ? null : <Broken error={error} />}
    </div>
  );
}
