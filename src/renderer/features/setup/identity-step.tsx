import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Json, JsonObject } from '../../../contract/json.ts';
import type { SecretField } from '../../../contract/setup.ts';
import { useWords } from '../../app/words.tsx';
import { useClient } from '../../client/desk.tsx';
import { Broken } from '../../design/failure.tsx';
import { Section } from '../../design/parts.tsx';
import { isObject, valueAt, withValue } from './draft.ts';
import { ChoiceField, Fields, TextField, type Form } from './fields.tsx';
import type { Journey } from './journey.ts';
import { secretFields, secretOf } from './steps.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 'min(240px, 100%)' },
});

/** A field of an identity: its name, whether it may stay empty, and its hint where the type has one of its own. */
interface IdentityField {
  name: string;
  optional?: boolean;
  hint?: string;
}

const dps: readonly IdentityField[] = [{ name: 'globalEndpoint', optional: true }];

const files: readonly IdentityField[] = [{ name: 'identityCertPath' }, { name: 'identityPrivKeyPath' }];

/** What each way of provisioning asks for, the usual ways first; the words for each are `app.setup.identity.TYPE`. */
const ways: Readonly<Record<string, readonly IdentityField[]>> = {
  DpsTPM: [{ name: 'scopeId' }, { name: 'registrationId', optional: true }, ...dps],
  DpsSymmetricKey: [
    { name: 'scopeId' },
    { name: 'registrationId', hint: 'app.hint.identity.registrationId.enrolled' },
    { name: 'symmKey' },
    ...dps,
  ],
  DpsX509: [
    { name: 'scopeId' },
    { name: 'registrationId', optional: true, hint: 'app.hint.identity.registrationId.certificate' },
    ...files,
    ...dps,
  ],
  ManualConnectionString: [{ name: 'devConnString' }],
  ManualX509: [{ name: 'iotHubHostname' }, { name: 'deviceId' }, ...files],
};

/** An identity of another way: what both ways have in common stays, and a secret is asked for. */
function identityOf(way: string, before: Json | undefined): JsonObject {
  const old = isObject(before) ? before : {};
  const fields = (ways[way] ?? []).flatMap(({ name, optional }) => {
    const value = secretFields.has(`identity.${name}`) ? 'prompt' : (old[name] ?? '');
    return optional === true && value === '' ? [] : [[name, value] as const];
  });
  return { provisioningType: way, ...Object.fromEntries(fields) };
}

/** Who the device is in the cloud. */
export function IdentityStep({ journey, form }: { journey: Journey; form: Form }) {
  const { t } = useWords();
  const type = valueAt(form.draft, 'identity.provisioningType');
  const way = typeof type === 'string' && Object.hasOwn(ways, type) ? type : undefined;
  const secret = secretOf(form.draft);
  return (
    <Section>
      <ChoiceField
        form={form}
        path="identity.provisioningType"
        choices={Object.keys(ways)}
        onChoice={(choice) => {
          journey.secret.set('none');
          journey.secret.fail(undefined);
          form.change(withValue(form.draft, 'identity', identityOf(choice, form.draft['identity'])));
        }}
      />
      {way === undefined ? null : (
        <>
          <Text>{t(`app.setup.identity.${way}`)}</Text>
          <Fields>
            {(ways[way] ?? []).map(({ name, optional, hint }) => (
              <TextField
                key={name}
                form={form}
                path={`identity.${name}`}
                hint={t(hint ?? `app.hint.identity.${name}`)}
                {...(optional === true ? { optional } : {})}
              />
            ))}
          </Fields>
        </>
      )}
      {secret === undefined ? null : <SecretInput key={secret} field={secret} journey={journey} />}
    </Section>
  );
}

/**
 * A secret goes straight to the program and is gone from the page: neither the document nor the page keeps it. It is also
 * given when the person goes elsewhere, since a typed text that was silently dropped would be missed only by the job.
 */
function SecretInput({ field, journey }: { field: SecretField; journey: Journey }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const { state, error, set, fail } = journey.secret;
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
