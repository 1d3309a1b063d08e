import type { ChosenThing } from '../../../contract/certificates.ts';
import { useWords } from '../../app/words.tsx';
import { PathField } from './path-field.tsx';
import { fieldOf, valueAt, withValue } from './draft.ts';
import { useProblem, type Form } from './fields.tsx';

/** A field of the setup that names a file: typed, or chosen where the program can open a window of the system. */
export function FileField(props: {
  form: Form;
  path: string;
  what: ChosenThing;
  hint: string;
  optional?: boolean;
  onEnter?: () => void;
}) {
  const { t } = useWords();
  const { form, path, what, hint, optional = false, onEnter } = props;
  const value = valueAt(form.draft, path);
  const { validationMessage } = useProblem(form, path);
  return (
    <PathField
      name={path}
      label={t(`app.field.${fieldOf(path)}`)}
      hint={hint}
      what={what}
      value={typeof value === 'string' ? value : ''}
      onPath={(text) =>
        form.change((draft) => withValue(draft, path, text === '' && optional ? undefined : text))
      }
      required={!optional}
      problem={validationMessage}
      {...(onEnter === undefined ? {} : { onEnter })}
    />
  );
}
