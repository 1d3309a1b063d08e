import { Field, Input, Radio, RadioGroup, SpinButton } from '@fluentui/react-components';
import type { FieldError } from '../../../contract/errors.ts';
import { useWords } from '../../app/words.tsx';
import { valueAt, withValue, type Draft } from './draft.ts';

/** What every field of the form needs: the draft, how to change it, and what is wrong with it. */
export interface Form {
  draft: Draft;
  change(draft: Draft): void;
  errors: readonly FieldError[];
}

/** What is wrong with one field, in words; nothing while it is empty and was not looked at. */
function useProblem({ draft, errors }: Form, path: string): { validationMessage?: string } {
  const { t } = useWords();
  const error = errors.find((one) => one.path === path);
  if (error === undefined || valueAt(draft, path) === '') return {};
  return { validationMessage: t(`rule.${error.rule}`, error.params) };
}

/** A line of text. An optional one that is empty is not part of the document. */
export function TextField(props: { form: Form; path: string; optional?: boolean; hint?: string }) {
  const { t } = useWords();
  const { form, path } = props;
  const value = valueAt(form.draft, path);
  return (
    <Field
      label={t(`app.field.${path}`)}
      required={props.optional !== true}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...useProblem(form, path)}
    >
      <Input
        name={path}
        value={typeof value === 'string' ? value : ''}
        spellCheck={false}
        onChange={(_event, data) =>
          form.change(
            withValue(
              form.draft,
              path,
              data.value === '' && props.optional === true ? undefined : data.value,
            ),
          )
        }
      />
    </Field>
  );
}

/** A whole number within its bounds. */
export function NumberField(props: { form: Form; path: string; min: number; max: number; step?: number }) {
  const { t } = useWords();
  const { form, path } = props;
  const value = valueAt(form.draft, path);
  const set = (next: number | null | undefined, text: string | undefined): void => {
    const number = next ?? Number(text);
    if (Number.isFinite(number)) form.change(withValue(form.draft, path, number));
  };
  return (
    <Field label={t(`app.field.${path}`)} {...useProblem(form, path)}>
      <SpinButton
        name={path}
        value={typeof value === 'number' ? value : null}
        min={props.min}
        max={props.max}
        step={props.step ?? 1}
        onChange={(_event, data) => set(data.value, data.displayValue)}
      />
    </Field>
  );
}

/** One of a few. */
export function ChoiceField(props: {
  form: Form;
  path: string;
  choices: readonly string[];
  onChoice?: (choice: string) => void;
}) {
  const { t } = useWords();
  const { form, path } = props;
  const value = valueAt(form.draft, path);
  return (
    <Field label={t(`app.field.${path}`)} {...useProblem(form, path)}>
      <RadioGroup
        value={typeof value === 'string' ? value : ''}
        onChange={(_event, data) =>
          props.onChoice === undefined
            ? form.change(withValue(form.draft, path, data.value))
            : props.onChoice(data.value)
        }
      >
        {props.choices.map((choice) => (
          <Radio key={choice} value={choice} label={t(`app.choice.${choice}`)} />
        ))}
      </RadioGroup>
    </Field>
  );
}
