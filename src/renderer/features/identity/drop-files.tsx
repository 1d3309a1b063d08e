import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useRef, useState, type ReactNode } from 'react';
import { touchTarget } from '../setup/fields.tsx';

const useStyles = makeStyles({
  area: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  over: { outline: `2px dashed ${tokens.colorBrandStroke1}`, outlineOffset: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  hidden: { display: 'none' },
});

/** A part of a page that files can be dropped on, wherever in it; with a button for who does not drop. */
export function DropFiles(props: {
  label: string;
  button: string;
  accept: string;
  busy: boolean;
  onFiles(files: File[]): void;
  /** What stands beside the button. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { onFiles, button } = props;
  return (
    <div
      className={mergeClasses(styles.area, over && styles.over)}
      data-drop=""
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        // A text goes into the field that it is dropped on.
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Text>{props.label}</Text>
      <input
        ref={picker}
        type="file"
        multiple
        accept={props.accept}
        className={styles.hidden}
        aria-label={button}
        onChange={({ target }) => {
          if (target.files !== null && target.files.length > 0) onFiles([...target.files]);
          target.value = '';
        }}
      />
      <div className={styles.row}>
        <Button className={styles.button} disabled={props.busy} onClick={() => picker.current?.click()}>
          {button}
        </Button>
        {props.aside}
      </div>
      {props.children}
    </div>
  );
}
