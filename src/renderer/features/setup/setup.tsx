import {
  Button,
  Checkbox,
  Field,
  Input,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Json } from '../../../contract/json.ts';
import { useClient } from '../../client/desk.tsx';
import { go, hrefOf, useRoute } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Page, Section } from '../../design/parts.tsx';
import { saveFile } from '../readiness/save.ts';
import { StartPlan } from '../jobs/start.tsx';
import { emptyDraft, useDraft, valueAt, withValue, type Draft } from './draft.ts';
import { ChoiceField, NumberField, TextField, type Form } from './fields.tsx';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  hidden: { display: 'none' },
});

const secretField = 'identity.devConnString';

/** Writes the setup document, shows what it would change, and starts that. */
export function SetUp() {
  const { t } = useWords();
  const { item } = useRoute();
  const { draft, setDraft, judgement, last } = useDraft();
  const fields = last !== undefined && 'fields' in last ? last.fields : [];
  const form: Form = { draft, change: setDraft, errors: fields };
  const setup = judgement !== undefined && 'setup' in judgement ? judgement.setup : undefined;

  if (item === 'review' && setup !== undefined)
    return (
      <Page
        title={t('app.setup.review')}
        lead={t('app.setup.review-lead')}
        actions={<Button onClick={() => go({ page: 'setup' })}>{t('app.setup.back')}</Button>}
      >
        <Section>
          <StartPlan goal={{ kind: 'setup', setup, folder: '' }} verb={t('app.setup.start')} />
        </Section>
      </Page>
    );
  return (
    <Page
      title={t('app.nav.setup')}
      lead={t('app.setup.lead')}
      actions={<FileButtons draft={draft} change={setDraft} />}
    >
      <Text>
        <Link href={hrefOf({ page: 'readiness' })}>{t('app.home.check-first')}</Link>
      </Text>
      <PayloadFields form={form} />
      <VmFields form={form} />
      <IdentityFields form={form} />
      <ProofFields form={form} />
      <Corrections
        form={form}
        valid={setup !== undefined}
        error={last !== undefined && 'error' in last ? last.error : undefined}
      />
    </Page>
  );
}

function FileButtons({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  async function read(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    try {
      const value = JSON.parse(await file.text()) as Json;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('object');
      change(value as Draft);
      setBad(false);
    } catch {
      setBad(true);
    }
  }
  return (
    <div className={styles.row}>
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
      <Button onClick={() => picker.current?.click()}>{t('app.setup.open')}</Button>
      <Button
        onClick={() => saveFile('setup.json', 'application/json', `${JSON.stringify(draft, null, 2)}\n`)}
      >
        {t('app.setup.save')}
      </Button>
      <Button onClick={() => change(emptyDraft)}>{t('app.setup.clear')}</Button>
      {bad ? <Text role="alert">{t('app.setup.not-json')}</Text> : null}
    </div>
  );
}

function PayloadFields({ form }: { form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Section title={t('app.setup.payload')}>
      <div className={styles.fields}>
        <TextField form={form} path="payload.file" hint={t('app.hint.payload.file')} />
        <TextField form={form} path="payload.version" hint={t('app.hint.payload.version')} />
        <TextField form={form} path="payload.sha256" hint={t('app.hint.payload.sha256')} />
      </div>
      <Checkbox
        label={t('app.field.acceptEula')}
        checked={valueAt(form.draft, 'acceptEula') === true}
        onChange={(_event, data) => form.change(withValue(form.draft, 'acceptEula', data.checked === true))}
      />
      <Checkbox
        label={t('app.field.optionalTelemetry')}
        checked={valueAt(form.draft, 'optionalTelemetry') === true}
        onChange={(_event, data) =>
          form.change(withValue(form.draft, 'optionalTelemetry', data.checked === true))
        }
      />
    </Section>
  );
}

function VmFields({ form }: { form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Section title={t('app.setup.vm')}>
      <div className={styles.fields}>
        <NumberField form={form} path="vm.cpuCount" min={1} max={240} />
        <NumberField form={form} path="vm.memoryInMB" min={1024} max={1_048_576} step={512} />
        <NumberField form={form} path="vm.vmDataSize" min={2} max={2000} />
        <ChoiceField form={form} path="vm.vmLogSize" choices={['Small', 'Large']} />
      </div>
      <Text size={200}>{t('app.setup.network')}</Text>
    </Section>
  );
}

function IdentityFields({ form }: { form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const type = valueAt(form.draft, 'identity.provisioningType');
  return (
    <Section title={t('app.setup.identity')}>
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
        <div className={styles.fields}>
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
        </div>
      ) : null}
      {type === 'ManualConnectionString' ? (
        <div className={styles.fields}>
          <TextField form={form} path={secretField} hint={t('app.hint.identity.devConnString')} />
          {valueAt(form.draft, secretField) === 'prompt' ? <SecretInput field={secretField} /> : null}
        </div>
      ) : null}
    </Section>
  );
}

/** A secret goes straight to the program and is gone from the page: neither the document nor the page keeps it. */
function SecretInput({ field }: { field: typeof secretField }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const [text, setText] = useState('');
  const [state, setState] = useState<'empty' | 'given'>('empty');
  const [error, setError] = useState<unknown>();
  async function give(): Promise<void> {
    setError(undefined);
    try {
      await client.call('secrets.offer', { field, value: text });
      setText('');
      setState('given');
    } catch (reason) {
      setError(reason);
    }
  }
  return (
    <div>
      <Field label={t('app.secret.label')} hint={t('app.secret.hint')}>
        <div className={styles.row}>
          <Input
            type="password"
            autoComplete="off"
            value={text}
            onChange={(_event, data) => setText(data.value)}
            aria-label={t('app.secret.label')}
          />
          <Button disabled={text === ''} onClick={() => void give()}>
            {t('app.secret.give')}
          </Button>
        </div>
      </Field>
      <Text role="status">{state === 'given' ? t('app.secret.given') : ''}</Text>
      {error === undefined ? null : <Broken error={error} />}
    </div>
  );
}

function ProofFields({ form }: { form: Form }) {
  const { t } = useWords();
  return (
    <Section title={t('app.setup.proof')}>
      <NumberField form={form} path="proof.withinMinutes" min={1} max={240} />
    </Section>
  );
}

function Corrections({ form, valid, error }: { form: Form; valid: boolean; error: unknown }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      {form.errors.length === 0 ? (
        error === undefined || valid ? null : (
          <Broken error={error} />
        )
      ) : (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('app.setup.to-correct', { count: form.errors.length })}</MessageBarTitle>
            <ul className={styles.list}>
              {form.errors.map((one) => (
                <li key={`${one.path} ${one.rule}`}>
                  {one.path === '' ? t('app.field.document') : t(`app.field.${one.path}`)}:{' '}
                  {t(`rule.${one.rule}`, one.params)}
                </li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.row}>
        <Button appearance="primary" disabled={!valid} onClick={() => go({ page: 'setup', item: 'review' })}>
          {t('app.setup.to-review')}
        </Button>
        <Text size={200}>{t('app.setup.nothing-yet')}</Text>
      </div>
    </>
  );
}
