import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { valueAt } from '../setup/draft.ts';
import { touchTarget, type Form } from '../setup/fields.tsx';
import { PathField } from '../setup/path-field.tsx';
import { Running } from './running.tsx';
import { useAsk } from '../../app/use-ask.ts';
import { Written } from './written.tsx';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'stretch' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
});

/** Writes the files as IoT Edge wants them into a folder. A job opens a PFX file and an encrypted key by itself, and no other. */
export function Convert({ form }: { form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const [folder, setFolder] = useState('');
  const convert = useAsk('identity.certificate.convert');
  const textAt = (path: string): string => {
    const value = valueAt(form.draft, path);
    return typeof value === 'string' ? value : '';
  };
  const key = textAt('identity.identityPrivKeyPath');
  const passphrase = textAt('identity.identityPassphrase');
  const opened = passphrase !== '' || /\.(?:pfx|p12)$/iu.test(textAt('identity.identityCertPath'));
  return (
    <div className={styles.box} data-convert="">
      <Text>{t(`app.identity.convert.${opened ? 'opened' : 'needed'}`)}</Text>
      <PathField
        name="identity.convert.folder"
        label={t('app.identity.folder')}
        hint={t('app.identity.folder.hint')}
        what="folder"
        value={folder}
        onPath={setFolder}
      />
      <div className={styles.row}>
        <Button
          className={styles.button}
          disabled={folder === '' || convert.since !== undefined}
          onClick={() =>
            void convert.ask({
              certificate: textAt('identity.identityCertPath'),
              ...(key === '' ? {} : { key }),
              ...(passphrase === '' ? {} : { passphrase }),
              folder,
            })
          }
        >
          {t('app.identity.convert')}
        </Button>
        <Running since={convert.since} stop={convert.stop} />
      </div>
      {convert.error === undefined ? null : <Broken error={convert.error} />}
      {convert.answer === undefined ? null : <Written written={convert.answer} form={form} />}
    </div>
  );
}
