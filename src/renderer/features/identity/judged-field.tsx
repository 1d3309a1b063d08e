import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ProvisionField } from '../../../contract/identity.ts';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { valueAt, withValue } from '../setup/draft.ts';
import { TextField, touchTarget, type Form } from '../setup/fields.tsx';
import { problemsTold, ToldList } from './problems.tsx';

const useStyles = makeStyles({
  field: { display: 'grid', gap: tokens.spacingVerticalXS, alignContent: 'start', justifyItems: 'stretch' },
  use: { minHeight: touchTarget, justifySelf: 'start' },
});

const settleMs = 250;

/** A text once nobody has changed it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The part that holds what a field takes, where both have different names. */
const partOfField: Partial<Record<ProvisionField, string>> = {
  iotHubHostname: 'hub',
  globalEndpoint: 'endpoint',
};

/** What a text is as the value of a field, once nobody has changed it for a moment; undefined until that is known. */
export function useJudged(text: string, field: ProvisionField) {
  const settled = useSettled(text);
  const judged = useReading('identity.recognise', { text: settled, field }, { when: settled.trim() !== '' });
  const told = settled === text && text.trim() !== '' ? judged.data : undefined;
  if (told === undefined) return undefined;
  return {
    told,
    /** The value as it will be used. */
    value: told.parts.find(({ name }) => name === (partOfField[field] ?? field))?.value ?? undefined,
    usable: told.suggestions.some((one) => one.field === field),
  };
}

/**
 * A line of an identity that is judged while it is typed, by the rules that count for its parameter: what is wrong with
 * it, what would be made of it, and the value as it will be used, on one click.
 */
export function JudgedField(props: { form: Form; name: ProvisionField; optional?: boolean; hint: string }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { form, name, hint, optional } = props;
  const path = `identity.${name}`;
  const value = valueAt(form.draft, path);
  const text = typeof value === 'string' ? value : '';
  const judged = useJudged(text, name);
  const { told, value: better, usable = false } = judged ?? {};
  const refused = told?.problems.some(({ severity }) => severity === 'error') === true;
  // The rule of the field says more than that of the document, and nobody needs both.
  // What was meant, where a mistake has one certain cure.
  const guess = told?.problems.map(({ params }) => params['guess']).find((one) => typeof one === 'string');
  const offered = guess ?? (usable && better !== text ? better : undefined);
  const own = refused || (usable && better === text);
  const quiet = own ? { ...form, errors: form.errors.filter((error) => error.path !== path) } : form;
  return (
    <div className={styles.field} data-field={name}>
      <TextField form={quiet} path={path} hint={hint} {...(optional === true ? { optional } : {})} />
      <div role="status">{told === undefined ? null : <ToldList told={problemsTold(words, told)} />}</div>
      {typeof offered === 'string' ? (
        <Button
          className={styles.use}
          onClick={() => form.change((draft) => withValue(draft, path, offered))}
        >
          {t('app.identity.use', { value: offered })}
        </Button>
      ) : null}
    </div>
  );
}
