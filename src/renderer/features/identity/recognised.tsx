import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Recognition } from '../../../contract/identity.ts';
import { useWords } from '../../app/words.tsx';
import { valueAt, type Draft } from '../setup/draft.ts';
import { Tick, touchTarget } from '../setup/fields.tsx';
import { useJudged } from './judged-field.tsx';
import { problemsTold, ToldList } from './problems.tsx';
import { takesOf, type Take } from './recognition.ts';

const useStyles = makeStyles({
  parts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  value: { margin: 0, overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
  take: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    justifyItems: 'start',
  },
  button: { minHeight: touchTarget },
  id: { width: '100%', maxWidth: '360px' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Kinds that a setup names by the path of their file. */
const byPath = new Set(['certificate', 'private-key', 'certificate-request', 'public-key', 'der']);

/** What a pasted text is, its parts without what is secret, what is wrong with it, and what can be done with it. */
export function Recognised(props: {
  told: Recognition;
  length: number;
  draft: Draft;
  busy: boolean;
  take(take: Take, registrationId: string | undefined): void;
}) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { told, draft, busy, take } = props;
  const takes = takesOf(told, draft);
  return (
    <>
      <Text weight="semibold" data-kind={told.kind}>
        {t('app.identity.is', { kind: t(`identity.kind.${told.kind}`), length: props.length })}
      </Text>
      {told.also.length === 0 ? null : (
        <Text>
          {t('identity.also', { kinds: told.also.map((kind) => t(`identity.kind.${kind}`)).join(', ') })}
        </Text>
      )}
      {told.parts.length === 0 ? null : (
        <dl className={styles.parts}>
          {told.parts.map(({ name, value, bytes }) => (
            <Part key={name} label={t(`identity.part.${name}`)} value={value} bytes={bytes} />
          ))}
        </dl>
      )}
      <ToldList told={problemsTold(words, told)} />
      {byPath.has(told.kind) ? <Text>{t('app.identity.paste.by-path')}</Text> : null}
      {takes.map((one) => (
        <TakeCard key={one.kind} one={one} only={takes.length === 1} draft={draft} busy={busy} take={take} />
      ))}
    </>
  );
}

function Part({ label, value, bytes }: { label: string; value: string | null; bytes: number | null }) {
  const styles = useStyles();
  const { t } = useWords();
  const hidden = bytes === null ? t('identity.hidden') : t('identity.hidden-bytes', { bytes });
  return (
    <>
      <dt>
        <Text>{label}</Text>
      </dt>
      <dd className={styles.value}>{value ?? <Text italic>{hidden}</Text>}</dd>
    </>
  );
}

/** One way to take over: what it fills in, and what has to be agreed to before. */
function TakeCard(props: {
  one: Take;
  /** False where the text alone does not tell which of several is right. */
  only: boolean;
  draft: Draft;
  busy: boolean;
  take(take: Take, registrationId: string | undefined): void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const { one, draft, busy } = props;
  const before = valueAt(draft, 'identity.registrationId');
  const [id, setId] = useState(typeof before === 'string' ? before : '');
  const [agreed, setAgreed] = useState(false);
  const judged = useJudged(id, 'registrationId');
  const lower = judged?.usable === true ? judged.value : undefined;
  const derives = one.kind === 'derive';
  const fills = [
    ...(one.way === undefined ? [] : [t('app.identity.fills.way', { way: t(`app.choice.${one.way}`) })]),
    ...one.fills.map(({ field, value }) => `${t(`identity.field.${field}`)}: ${value}`),
    ...(one.secret === undefined ? [] : [t(`app.identity.fills.secret.${one.kind}`)]),
  ];
  return (
    <div className={styles.take} data-take={one.kind}>
      {one.kind === 'fill' && props.only ? null : <Text>{t(`app.identity.take.${one.kind}.means`)}</Text>}
      <ul className={styles.list}>
        {fills.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {derives ? (
        <>
          <Field
            className={styles.id}
            label={t('app.field.identity.registrationId')}
            required
            hint={t('app.hint.identity.registrationId.enrolled')}
            {...(judged === undefined || lower === id
              ? {}
              : lower === undefined
                ? { validationMessage: t('rule.registration-id') }
                : {
                    validationState: 'none' as const,
                    validationMessage: t('app.identity.used-as', { value: lower }),
                  })}
          >
            <Input
              name="identity.derive.registrationId"
              size="large"
              value={id}
              spellCheck={false}
              autoComplete="off"
              onChange={(_event, data) => setId(data.value)}
            />
          </Field>
          <Tick
            name="identity.derive.agreed"
            label={t('app.identity.take.derive.agree')}
            checked={agreed}
            onChange={setAgreed}
          />
        </>
      ) : null}
      <Button
        className={styles.button}
        appearance={props.only ? 'primary' : 'secondary'}
        disabled={busy || (derives && !(agreed && lower !== undefined))}
        onClick={() => props.take(one, derives ? lower : undefined)}
      >
        {t(`app.identity.take.${one.kind}`)}
      </Button>
    </div>
  );
}
