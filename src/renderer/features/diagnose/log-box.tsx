import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { FoundFailure, LogDiagnosis } from '../../../contract/diagnosis.ts';
import { longestLog } from './longest-log.ts';
import { useClient } from '../../client/desk.tsx';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Code, Section } from '../../design/parts.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  field: { width: '100%' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalL },
  item: { display: 'grid', gap: tokens.spacingVerticalXS },
});

const megabytes = longestLog / 1024 / 1024;

type Outcome = { told: LogDiagnosis } | { error: unknown } | 'looking' | 'too-long' | undefined;

/** A box for a log: known failures in it, with lines, meaning and what to do. */
export function LogBox() {
  const styles = useStyles();
  const { t } = useWords();
  const client = useClient();
  const lead = useId();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>(undefined);
  async function look(): Promise<void> {
    if (text.length > longestLog) {
      setOutcome('too-long');
      return;
    }
    setOutcome('looking');
    try {
      setOutcome({ told: await client.call('log.diagnose', { text }) });
    } catch (error) {
      setOutcome({ error });
    }
  }
  return (
    <Section title={t('app.diagnose.title')}>
      <div className={styles.box}>
        <Text id={lead}>{t('app.diagnose.lead')}</Text>
        <Field label={t('app.diagnose.paste')} className={styles.field}>
          <Textarea
            value={text}
            rows={5}
            resize="vertical"
            aria-describedby={lead}
            onChange={(_event, data) => {
              setText(data.value);
              setOutcome(undefined);
            }}
          />
        </Field>
        <Button disabled={text.trim() === '' || outcome === 'looking'} onClick={() => void look()}>
          {outcome === 'looking' ? t('app.diagnose.looking') : t('app.diagnose.look')}
        </Button>
        <Told outcome={outcome} />
      </div>
    </Section>
  );
}

function Told({ outcome }: { outcome: Outcome }) {
  const styles = useStyles();
  const { t } = useWords();
  if (outcome === undefined || outcome === 'looking') return null;
  if (outcome === 'too-long')
    return (
      <MessageBar intent="warning" role="alert">
        <MessageBarBody>{t('app.diagnose.too-long', { megabytes })}</MessageBarBody>
      </MessageBar>
    );
  if ('error' in outcome) return <Broken error={outcome.error} />;
  const { lines, failures } = outcome.told;
  return (
    <>
      <Text role="status" weight="semibold">
        {t(failures.length === 0 ? 'diagnose.none' : 'diagnose.found', { lines, count: failures.length })}
      </Text>
      <ul className={styles.list}>
        {failures.map((found) => (
          <Found key={found.id} found={found} />
        ))}
      </ul>
    </>
  );
}

function Found({ found }: { found: FoundFailure }) {
  const styles = useStyles();
  const { t } = useWords();
  const [first, ...more] = found.lines;
  const rest = found.count - 1;
  return (
    <li className={styles.item} data-failure={found.id}>
      <Text weight="semibold">
        {found.id}{' '}
        {t(rest === 0 ? 'diagnose.line' : 'diagnose.lines', {
          line: first ?? 0,
          count: rest,
          more: `${more.join(', ')}${more.length < rest ? ', …' : ''}`,
        })}
      </Text>
      <Text>{t(`failure.${found.id}`)}</Text>
      <Text>{t(`failure.${found.id}.do`)}</Text>
      {found.checks.length === 0 ? null : (
        <Text size={200}>{t('app.diagnose.checks', { checks: found.checks.join(', ') })}</Text>
      )}
      <Code label={`${found.id}: ${t('diagnose.line', { line: first ?? 0 })}`}>{found.quote}</Code>
    </li>
  );
}
