import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { useClient } from '../../client/desk.tsx';
import { Broken } from '../../design/failure.tsx';
import { Section } from '../../design/parts.tsx';
import { valueAt, withValue } from './draft.ts';
import { ChoiceField, Fields, TextField, type Form } from './fields.tsx';
import type { Journey } from './journey.ts';
import { wantsSecret } from './steps.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 'min(240px, 100%)' },
});

const secretField = 'identity.devConnString';

/** Who the device is in the cloud. */
export function IdentityStep({ journey, form }: { journey: Journey; form: Form }) {
  const { t } = useWords();
  const type = valueAt(form.draft, 'identity.provisioningType');
  return (
    <Section>
      <ChoiceField
        form={form}
        path="identity.provisioningType"
        choices={['DpsTPM', 'ManualConnectionString']}
        onChoice={(choice) =>
          form.change(
            withValue(
              form.draft,
              'identity',
              choice === 'DpsTPM'
                ? { provisioningType: choice, scopeId: '' }
                : { provisioningType: choice, devConnString: 'prompt' },
            ),
          )
        }
      />
      {type === 'DpsTPM' ? (
        <>
          <Text>{t('app.setup.identity.tpm')}</Text>
          <Fields>
            <TextField form={form} path="identity.scopeId" hint={t('app.hint.identity.scopeId')} />
            <TextField
              form={form}
              path="identity.registrationId"
              optional
              hint={t('app.hint.identity.registrationId')}
            />
            <TextField
              form={form}
              path="identity.globalEndpoint"
              optional
              hint={t('app.hint.identity.globalEndpoint')}
            />
          </Fields>
        </>
      ) : null}
      {type === 'ManualConnectionString' ? (
        <>
          <Text>{t('app.setup.identity.manual')}</Text>
          <TextField form={form} path={secretField} hint={t('app.hint.identity.devConnString')} />
          {wantsSecret(form.draft) ? <SecretInput journey={journey} /> : null}
        </>
      ) : null}
    </Section>
  );
}

/**
 * A secret goes straight to the program and is gone from the page: neither the document nor the page keeps it. It is also
 * given when the person goes elsewhere, since a typed text that was silently dropped would be missed only by the job.
 */
function SecretInput({ journey }: { journey: Journey }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const { state, error, set, fail } = journey.secret;
  const [text, setText] = useState('');
  async function give(): Promise<void> {
    if (text === '') return;
    fail(undefined);
    try {
      await client.call('secrets.offer', { field: secretField, value: text });
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
      <Field label={t('app.secret.label')} hint={t('app.secret.hint')}>
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
            aria-label={t('app.secret.label')}
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
