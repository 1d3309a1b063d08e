import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ChosenThing } from '../../../contract/certificates.ts';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { enterKey, touchTarget } from './fields.tsx';
import { useAsk } from '../../app/use-ask.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 'min(220px, 100%)' },
  button: { minHeight: touchTarget },
});

/** A path of this machine: typed, or chosen in a window of the system where the program can open one. */
export function PathField(props: {
  name: string;
  label: string;
  hint: string;
  what: ChosenThing;
  value: string;
  onPath(path: string): void;
  required?: boolean;
  problem?: string | undefined;
  onEnter?: () => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const about = useReading('app.about', {});
  const choosing = useAsk('file.choose');
  const { problem, onEnter } = props;
  async function choose(): Promise<void> {
    const chosen = await choosing.ask({ what: props.what });
    if (chosen !== undefined && chosen.path !== null) props.onPath(chosen.path);
  }
  return (
    <div>
      <Field
        label={props.label}
        hint={props.hint}
        required={props.required === true}
        {...(problem === undefined ? {} : { validationMessage: problem })}
      >
        <div className={styles.row}>
          <Input
            className={styles.input}
            name={props.name}
            aria-label={props.label}
            size="large"
            value={props.value}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, data) => props.onPath(data.value)}
            {...enterKey(onEnter)}
          />
          {about.data?.dialogs === true ? (
            <Button className={styles.button} onClick={() => void choose()}>
              {t('app.setup.payload.choose')}
            </Button>
          ) : null}
        </div>
      </Field>
      {choosing.error === undefined ? null : <Broken error={choosing.error} />}
    </div>
  );
}
