import { Button, makeStyles, Radio, RadioGroup, Spinner, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FoundInstaller } from '../../../contract/payload.ts';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { useClient } from '../../client/desk.tsx';
import { Broken } from '../../design/failure.tsx';
import { Mark } from '../../design/marks.tsx';
import { Section, Waiting } from '../../design/parts.tsx';
import { valueAt } from './draft.ts';
import { TextField, touchTarget, YesField, type Form } from './fields.tsx';
import { digestState, withDigest, withFile, withLook, withOwnDigest, type Looked } from './installer.ts';
import { saysText, troubleTexts } from './installer-words.ts';
import type { Journey } from './journey.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  radio: { minHeight: touchTarget },
  found: { display: 'flex', flexDirection: 'column' },
  trouble: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  status: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** The choice of a file by its path; no installer has a path without a folder. */
const otherFile = 'path';

/** Which installer: one that was found or one by its path, and what it says of itself. */
export function PayloadStep({ journey, form }: { journey: Journey; form: Form }) {
  const { t } = useWords();
  return (
    <>
      <File journey={journey} form={form} />
      <Section title={t('app.setup.payload.expected')}>
        <TextField form={form} path="payload.version" hint={t('app.hint.payload.version')} />
        <TextField
          form={form}
          path="payload.sha256"
          hint={t('app.hint.payload.sha256')}
          onText={(text) => journey.write((now) => withDigest(now, text))}
        />
      </Section>
      <Section title={t('app.setup.payload.licence')}>
        <YesField form={form} path="acceptEula" />
        <YesField form={form} path="optionalTelemetry" />
      </Section>
    </>
  );
}

function File({ journey, form }: { journey: Journey; form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const list = useReading('payload.list', {});
  const about = useReading('app.about', {});
  const [byPath, setByPath] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const path = valueAt(form.draft, 'payload.file');
  const file = typeof path === 'string' ? path : '';
  const installers = list.data?.installers ?? [];
  const known = !byPath && installers.some((one) => one.file === file);
  const chosen = known ? file : byPath || file !== '' || installers.length === 0 ? otherFile : '';
  const looked = journey.looked?.look.file === file ? journey.looked : undefined;

  function take(next: string): void {
    journey.write((now) => withFile(now, next));
    setError(undefined);
  }

  async function look(): Promise<void> {
    if (file === '' || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const found = await client.call('payload.look', { file });
      journey.write((now) => withLook(now, found));
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  async function choose(): Promise<void> {
    try {
      const { path: next } = await client.call('file.choose', { what: 'installer' });
      if (next === null) return;
      setByPath(true);
      take(next);
    } catch (reason) {
      setError(reason);
    }
  }

  return (
    <Section title={t('app.setup.payload.found')}>
      {list.error === null ? null : <Broken error={list.error} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Waiting rows={2} label={t('app.loading')} />
        ) : null
      ) : installers.length === 0 ? (
        <div>
          <Text>
            {t('app.setup.payload.none')} {t('app.setup.payload.looked-in')}
          </Text>
          <ul className={styles.list}>
            {list.data.folders.map(({ folder, there }) => (
              <li key={folder}>
                <code>{folder}</code> {there ? null : t('app.setup.payload.not-there')}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <RadioGroup
          aria-label={t('app.setup.payload.found')}
          value={chosen}
          onChange={(_event, data) => {
            setByPath(data.value === otherFile);
            if (data.value !== otherFile) take(data.value);
          }}
        >
          {installers.map((one) => (
            <Radio key={one.file} className={styles.radio} value={one.file} label={<Found found={one} />} />
          ))}
          <Radio className={styles.radio} value={otherFile} label={t('app.setup.payload.other')} />
        </RadioGroup>
      )}
      {list.data?.more === true ? <Text>{t('app.setup.payload.more')}</Text> : null}
      {chosen === otherFile ? (
        <TextField
          form={form}
          path="payload.file"
          hint={t('app.hint.payload.file')}
          onText={(text) => {
            setByPath(true);
            take(text);
          }}
          onEnter={() => void look()}
        />
      ) : null}
      <div className={styles.row}>
        <Button size="large" appearance="primary" disabled={file === '' || busy} onClick={() => void look()}>
          {t('app.setup.payload.look')}
        </Button>
        {about.data?.dialogs === true ? (
          <Button size="large" onClick={() => void choose()}>
            {t('app.setup.payload.choose')}
          </Button>
        ) : null}
        <Button size="large" disabled={list.isFetching} onClick={() => void list.refetch()}>
          {t('app.setup.payload.list-again')}
        </Button>
        {busy ? <Spinner size="tiny" label={t('app.setup.payload.looking')} /> : null}
      </div>
      <div className={styles.status} role="status">
        {looked === undefined ? null : <SaysItself looked={looked} journey={journey} form={form} />}
      </div>
      {error === undefined ? null : <Broken error={error} />}
    </Section>
  );
}

function Found({ found }: { found: FoundInstaller }) {
  const styles = useStyles();
  const words = useWords();
  return (
    <span className={styles.found}>
      <Text weight="semibold">
        <code>{found.name}</code>
      </Text>
      {'error' in found.says ? null : <Text>{saysText(words, 'says', found.says, found.bytes)}</Text>}
      <Troubles texts={troubleTexts(words, found)} />
      <code>{found.file}</code>
    </span>
  );
}

function Troubles({ texts }: { texts: readonly string[] }) {
  const styles = useStyles();
  return texts.map((text) => (
    <span key={text} className={styles.trouble}>
      <Mark tone="attention" size={16} />
      <Text>{text}</Text>
    </span>
  ));
}

function SaysItself({ looked, journey, form }: { looked: Looked; journey: Journey; form: Form }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { look } = looked;
  const { sha256 } = look;
  const digest = digestState(form.draft, looked);
  return (
    <>
      <Text>{saysText(words, 'says-itself', look, look.bytes)}</Text>
      <Troubles texts={troubleTexts(words, { says: look })} />
      {digest === undefined ? null : (
        <span className={styles.trouble}>
          <Mark tone={digest === 'differs' ? 'bad' : 'good'} size={16} />
          <Text>{t(`app.setup.payload.digest.${digest}`, { sha256 })}</Text>
        </span>
      )}
      {digest === 'differs' ? (
        <div>
          <Button size="large" onClick={() => journey.write((now) => withOwnDigest(now, look))}>
            {t('app.setup.payload.digest.take')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
