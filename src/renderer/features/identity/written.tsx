import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { WrittenCertificates } from '../../../contract/certificates.ts';
import { useWords } from '../../app/words.tsx';
import { valueAt, withValue } from '../setup/draft.ts';
import { touchTarget, type Form } from '../setup/fields.tsx';
import { certificateTold } from './certificate-words.ts';
import { CertificateCard } from './chain-picture.tsx';
import { ToldList } from './problems.tsx';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  button: { minHeight: touchTarget },
});

/** Files that were written: what each is, the certificates of devices with their thumbprints, and their paths for this device. */
export function Written({ written, form }: { written: WrittenCertificates; form: Form }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const fileOf = (role: string) => written.files.find((one) => one.role === role)?.file;
  const [certificate, key] = [fileOf('certificate'), fileOf('key')];
  const used = certificate !== undefined && valueAt(form.draft, 'identity.identityCertPath') === certificate;
  return (
    <div className={styles.box} role="status" data-written="">
      <Text weight="semibold">{t('certificate.written')}</Text>
      <ul className={styles.list}>
        {written.files.map(({ file, role }) => (
          <li key={file}>
            <code>{file}</code> {t(`certificate.wrote.${role}`)}
          </li>
        ))}
      </ul>
      <ToldList told={certificateTold(words, written.problems)} />
      {certificate === undefined || key === undefined ? null : used ? (
        <Text>{t('app.identity.written.used')}</Text>
      ) : (
        <div>
          <Button
            className={styles.button}
            appearance="primary"
            onClick={() =>
              form.change((draft) => {
                const named = withValue(draft, 'identity.identityCertPath', certificate);
                // What is written here is never encrypted.
                const open = withValue(named, 'identity.identityPassphrase', undefined);
                return withValue(open, 'identity.identityPrivKeyPath', key);
              })
            }
          >
            {t('app.identity.written.use')}
          </Button>
        </div>
      )}
      {written.certificates
        .filter(({ ca }) => !ca)
        .map((view) => (
          <CertificateCard key={view.sha256} view={view} title={view.subject} />
        ))}
    </div>
  );
}
