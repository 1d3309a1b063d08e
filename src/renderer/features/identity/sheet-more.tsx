import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useWords } from '../../app/words.tsx';
import { Tick, touchTarget } from '../setup/fields.tsx';
import { PathField } from '../setup/path-field.tsx';
import type { GroupDraft } from './sheet-draft.ts';
import type { Way } from './ways.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'stretch' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  hidden: { display: 'none' },
});

/** Longest request that a sheet takes, in bytes. */
const mostCsrBytes = 16_384;

/** Whether a sheet asks for an enrollment of this device alone or for a group that it belongs to. */
export function GroupOf(props: {
  way: Way;
  group: GroupDraft | undefined;
  setGroup(group: GroupDraft | undefined): void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const { way, group, setGroup } = props;
  return (
    <div className={styles.box}>
      <Tick
        name="identity.sheet.in-group"
        label={t('app.identity.sheet.in-group')}
        checked={group !== undefined}
        onChange={(checked) => setGroup(checked ? { id: '', caCertPath: '' } : undefined)}
      />
      {group === undefined ? null : (
        <Field label={t('app.field.cloud.group.id')} required hint={t('app.hint.cloud.group.id')}>
          <Input
            name="identity.sheet.group"
            size="large"
            value={group.id}
            spellCheck={false}
            autoComplete="off"
            onChange={(_event, data) => setGroup({ ...group, id: data.value })}
          />
        </Field>
      )}
      {group === undefined || way !== 'DpsX509' ? null : (
        <PathField
          name="identity.sheet.authority"
          label={t('app.identity.sheet.authority')}
          hint={t('app.identity.sheet.authority.hint')}
          what="certificate"
          value={group.caCertPath}
          onPath={(caCertPath) => setGroup({ ...group, caCertPath })}
        />
      )}
    </div>
  );
}

/** A certificate request that goes on a sheet, with the name of its file. */
export interface PickedCsr {
  name: string;
  text: string;
}

/** Adds a certificate request to a sheet, for whoever signs it. */
export function CsrOf({
  csr,
  setCsr,
}: {
  csr: PickedCsr | undefined;
  setCsr(csr: PickedCsr | undefined): void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.row}>
      <input
        ref={picker}
        type="file"
        accept=".pem,.csr,.req,.p10,.txt"
        className={styles.hidden}
        aria-label={t('app.identity.sheet.csr')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // What is longer than any request is told so by the sheet, from its beginning alone.
          if (file !== undefined)
            void file
              .slice(0, mostCsrBytes)
              .text()
              .then((text) => setCsr({ name: file.name, text }));
          target.value = '';
        }}
      />
      <Button className={styles.button} onClick={() => picker.current?.click()}>
        {t('app.identity.sheet.csr')}
      </Button>
      {csr === undefined ? null : (
        <>
          <Text>{t('app.identity.sheet.csr.added', { file: csr.name })}</Text>
          <Button className={styles.button} onClick={() => setCsr(undefined)}>
            {t('app.identity.sheet.csr.drop')}
          </Button>
        </>
      )}
    </div>
  );
}
