import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { touchTarget } from '../setup/fields.tsx';
import { readPasted, type FileRefusal } from './pasted-file.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  hidden: { display: 'none' },
});

/**
 * A box for a text that may hold a secret. What is pasted, dropped or read from a file is handed on at once and never
 * shown; what is typed is handed on with the button, and the box is empty again.
 */
export function HiddenPaste(props: {
  name: string;
  label: string;
  hint: string;
  button: string;
  busy: boolean;
  onText(text: string): void;
  onRefused(reason: FileRefusal): void;
  children?: React.ReactNode;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { onText } = props;
  function hand(text: string): void {
    setTyped('');
    onText(text);
  }
  async function read(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const found = await readPasted(file);
    if ('text' in found) hand(found.text);
    else props.onRefused(found.refused);
  }
  return (
    <div className={styles.box}>
      <Field label={props.label} hint={props.hint}>
        <Textarea
          name={props.name}
          rows={2}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(_event, data) => setTyped(data.value)}
          onPaste={(event) => {
            event.preventDefault();
            hand(typed + event.clipboardData.getData('text/plain'));
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            const [file] = event.dataTransfer.files;
            if (file === undefined) hand(typed + event.dataTransfer.getData('text/plain'));
            else void read(file);
          }}
        />
      </Field>
      <input
        ref={picker}
        type="file"
        className={styles.hidden}
        aria-label={t('app.identity.paste.file')}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
      <div className={styles.row}>
        <Button
          className={styles.button}
          disabled={typed.trim() === '' || props.busy}
          onClick={() => hand(typed)}
        >
          {props.button}
        </Button>
        <Button className={styles.button} disabled={props.busy} onClick={() => picker.current?.click()}>
          {t('app.identity.paste.file')}
        </Button>
        {props.children}
      </div>
    </div>
  );
}
