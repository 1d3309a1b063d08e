import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AdoptNote, Adoption } from '../../../contract/adopt.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Age, Section } from '../../design/parts.tsx';
import { Running } from '../identity/running.tsx';
import { useAsk } from '../../app/use-ask.ts';
import { completed, type Draft } from './draft.ts';
import { touchTarget } from './fields.tsx';
import type { Journey } from './journey.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** Kinds of notes in the order in which they press. */
const noteKinds = [
  'open',
  'unknown',
  'not-taken',
  'secret',
  'check',
] as const satisfies readonly AdoptNote['kind'][];

/** The words of a note, the reason of what is not known among them. */
function noteText({ t }: Words, { code, params }: AdoptNote): string {
  const { reason } = params;
  return t(`adopt.${code}`, {
    ...params,
    ...(typeof reason === 'string' ? { reason: t(`adopt.reason.${reason}`) } : {}),
  });
}

/** A host that was not set up with this program, read into the form: what it told, and what is to be told about it. */
export function AdoptHost({ journey }: { journey: Journey }) {
  const styles = useStyles();
  const { t } = useWords();
  const { ask, answer, error, since, stop } = useAsk('host.adopt');
  return (
    <Section title={t('app.adopt.title')}>
      <Text>{t('app.adopt.about')}</Text>
      <div className={styles.row}>
        <Button className={styles.button} disabled={since !== undefined} onClick={() => void ask({})}>
          {t(since === undefined ? 'app.adopt.read' : 'app.adopt.reading')}
        </Button>
        <Running since={since} stop={stop} />
      </div>
      {error === undefined ? null : <Broken error={error} />}
      {answer === undefined ? null : <Read adoption={answer} journey={journey} />}
    </Section>
  );
}

function Read({ adoption, journey }: { adoption: Adoption; journey: Journey }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const kinds = noteKinds
    .map((kind) => ({ kind, notes: adoption.notes.filter((note) => note.kind === kind) }))
    .filter(({ notes }) => notes.length > 0);
  return (
    <div role="status" data-adopted="">
      <div className={styles.row}>
        <Text weight="semibold">{t('adopt.read')}</Text>
        <Age at={adoption.at} />
      </div>
      <ul className={styles.list}>
        {adoption.values.map(({ path, value, source }) => (
          <li key={path}>
            {t('adopt.value', {
              path,
              value: typeof value === 'string' ? value : JSON.stringify(value),
              source,
            })}
          </li>
        ))}
      </ul>
      {kinds.map(({ kind, notes }) => (
        <div key={kind} data-kind={kind}>
          <Text weight="semibold">{t(`adopt.kind.${kind}`)}</Text>
          <ul className={styles.list}>
            {notes.map((note) => (
              <li key={`${note.field} ${note.code} ${JSON.stringify(note.params)}`}>
                {note.field}: {noteText(words, note)}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className={styles.row}>
        <Button
          className={styles.button}
          appearance="primary"
          onClick={() => journey.replace(completed(JSON.parse(adoption.text) as Draft), true)}
        >
          {t('app.adopt.take')}
        </Button>
        <Text size={200}>{t('app.adopt.replaces')}</Text>
      </div>
    </div>
  );
}
