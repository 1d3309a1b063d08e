import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Slider,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { FieldError } from '../../../contract/errors.ts';
import { useWords } from '../../app/words.tsx';
import { fieldOf, splitList, valueAt, withValue, type Draft } from './draft.ts';
import { isMissing } from './steps.ts';

/** Makes another draft of the one there is. */
export type Change = (update: (draft: Draft) => Draft) => void;

/** What every field of the form needs: the draft, how to change it, and what is wrong with it. */
export interface Form {
  draft: Draft;
  /** Takes a change of the draft as it is by then: while an answer was awaited, somebody may have typed. */
  change: Change;
  errors: readonly FieldError[];
  /** True once the person has left the step: from then on what is missing is said beside its field, too. */
  left: boolean;
}

/** Nothing to aim at is smaller than a finger in a glove (user-needs.md 4.1). */
export const touchTarget = '40px';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  slider: { minHeight: touchTarget, width: '100%' },
  number: { width: '100%' },
  choice: { minHeight: touchTarget, alignItems: 'center' },
});

/** Fields beside each other where there is room. */
export function Fields({ children }: { children: React.ReactNode }) {
  return <div className={useStyles().fields}>{children}</div>;
}

/** What is wrong with one field, in words; nothing while it is empty and was not left. */
export function useProblem({ draft, errors, left }: Form, path: string): { validationMessage?: string } {
  const { t } = useWords();
  const error = errors.find((one) => one.path === path);
  if (error === undefined || (!left && isMissing(draft, path))) return {};
  return { validationMessage: t(`rule.${error.rule}`, error.params) };
}

/** What an input does when Enter is pressed in it. */
export const enterKey = (
  onEnter: (() => void) | undefined,
): { onKeyDown?: (event: React.KeyboardEvent) => void } =>
  onEnter === undefined
    ? {}
    : {
        onKeyDown: (event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onEnter();
        },
      };

/** A line of text. An optional one that is empty is not part of the document. */
export function TextField(props: {
  form: Form;
  path: string;
  optional?: boolean;
  hint?: string;
  onText?: (text: string) => void;
  onEnter?: () => void;
}) {
  const { t } = useWords();
  const { form, path, onEnter } = props;
  const value = valueAt(form.draft, path);
  const write = (text: string): void =>
    form.change((draft) => withValue(draft, path, text === '' && props.optional === true ? undefined : text));
  return (
    <Field
      label={t(`app.field.${fieldOf(path)}`)}
      required={props.optional !== true}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...useProblem(form, path)}
    >
      <Input
        name={path}
        size="large"
        value={typeof value === 'string' ? value : ''}
        spellCheck={false}
        autoComplete="off"
        onChange={(_event, data) => (props.onText ?? write)(data.value)}
        {...enterKey(onEnter)}
      />
    </Field>
  );
}

/** A list in one line. What is typed stays as it is; the document has the list, and no empty one that may be left out. */
export function ListField(props: { form: Form; path: string; optional?: boolean; hint: string }) {
  const { t } = useWords();
  const { form, path, optional = false } = props;
  const value = valueAt(form.draft, path);
  const items = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  const [typed, setTyped] = useState(items.join(', '));
  // Another choice has put other items there; the text is told only by what it means.
  const text = splitList(typed).join() === items.join() ? typed : items.join(', ');
  const error = form.errors.find((one) => one.path === path || one.path.startsWith(`${path}[`));
  const shown = error !== undefined && (form.left || items.length > 0);
  return (
    <Field
      label={t(`app.field.${fieldOf(path)}`)}
      required={!optional}
      hint={props.hint}
      {...(shown ? { validationMessage: t(`rule.${error.rule}`, error.params) } : {})}
    >
      <Input
        name={path}
        size="large"
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(_event, data) => {
          const list = splitList(data.value);
          setTyped(data.value);
          form.change((draft) => withValue(draft, path, optional && list.length === 0 ? undefined : list));
        }}
      />
    </Field>
  );
}

/**
 * A whole number: a field, and a slider up to what the host has, when that is known. The slider is never the only way
 * (WCAG 2.5.7), and the field takes what the document takes, since the host may be another one.
 */
export function NumberField(props: {
  form: Form;
  path: string;
  min: number;
  max: number;
  step?: number;
  hint?: string;
  /** The most the host has to give; undefined when that is not known, or does not matter. */
  bound?: number | undefined;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const { form, path, min, bound, step = 1 } = props;
  const value = valueAt(form.draft, path);
  const number = typeof value === 'number' ? value : undefined;
  const problem = useProblem(form, path);
  const above = bound !== undefined && number !== undefined && number > bound;
  return (
    <>
      <Field
        label={t(`app.field.${fieldOf(path)}`)}
        required
        {...(props.hint === undefined ? {} : { hint: props.hint })}
        {...(above
          ? { validationState: 'warning' as const, validationMessage: t('app.setup.vm.above') }
          : {})}
        {...problem}
      >
        <Input
          className={styles.number}
          name={path}
          size="large"
          type="number"
          inputMode="numeric"
          min={min}
          max={props.max}
          step={step}
          value={number === undefined ? '' : String(number)}
          onChange={(_event, data) =>
            form.change((draft) => withValue(draft, path, data.value === '' ? '' : Number(data.value)))
          }
        />
      </Field>
      {bound === undefined ? null : (
        <Slider
          className={styles.slider}
          aria-label={t('app.setup.vm.slider', { field: t(`app.field.${fieldOf(path)}`) })}
          min={min}
          max={Math.max(min, bound)}
          {...(step === 1 ? {} : { step })}
          disabled={bound <= min}
          value={Math.min(Math.max(number ?? min, min), Math.max(min, bound))}
          onChange={(_event, data) => form.change((draft) => withValue(draft, path, data.value))}
        />
      )}
    </>
  );
}

/** One of a few. */
export function ChoiceField(props: {
  form: Form;
  path: string;
  choices: readonly string[];
  onChoice?: (choice: string) => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const { form, path } = props;
  const value = valueAt(form.draft, path);
  return (
    <Field label={t(`app.field.${fieldOf(path)}`)} {...useProblem(form, path)}>
      <RadioGroup
        value={typeof value === 'string' ? value : ''}
        onChange={(_event, data) =>
          props.onChoice === undefined
            ? form.change((draft) => withValue(draft, path, data.value))
            : props.onChoice(data.value)
        }
      >
        {props.choices.map((choice) => (
          <Radio key={choice} className={styles.choice} value={choice} label={t(`app.choice.${choice}`)} />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** A box to tick, high enough for a finger. */
export function Tick(props: {
  name: string;
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const styles = useStyles();
  const { onChange, ...rest } = props;
  return (
    <Checkbox
      size="large"
      className={styles.choice}
      {...rest}
      onChange={(_event, data) => onChange(data.checked === true)}
    />
  );
}

/** Yes or no; what is wrong with it stands below. */
export function YesField({ form, path }: { form: Form; path: string }) {
  const { t } = useWords();
  const { validationMessage } = useProblem(form, path);
  return (
    <Field {...(validationMessage === undefined ? {} : { validationMessage })}>
      <Tick
        name={path}
        label={t(`app.field.${fieldOf(path)}`)}
        checked={valueAt(form.draft, path) === true}
        onChange={(checked) => form.change((draft) => withValue(draft, path, checked))}
      />
    </Field>
  );
}
