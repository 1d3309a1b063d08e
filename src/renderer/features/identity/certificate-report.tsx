import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CertificateReport } from '../../../contract/certificates.ts';
import { keyText } from '../../../messages/key-text.ts';
import { useWords } from '../../app/words.tsx';
import { Mark } from '../../design/marks.tsx';
import { valueAt } from '../setup/draft.ts';
import { touchTarget, type Form } from '../setup/fields.tsx';
import { asksPassphrase } from './certificate-view.ts';
import { certificateTold } from './certificate-words.ts';
import { ChainPicture } from './chain-picture.tsx';
import { Convert } from './convert.tsx';
import { ToldList } from './problems.tsx';

const useStyles = makeStyles({
  button: { minHeight: touchTarget },
  report: { display: 'grid', gap: tokens.spacingVerticalM },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

/** What came of a look: whether the files can be used, the chain, the key, and what is to be done. */
export function Report(props: {
  report: CertificateReport;
  form: Form;
  /** The files have paths, so copies can be made of them. */
  named: boolean;
  askPassphrase(): void;
}) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { report, form } = props;
  const { verdict, chain, problems } = report;
  const key = report.key?.key ?? report.certificate.key;
  const wantsPassphrase =
    asksPassphrase(problems) && valueAt(form.draft, 'identity.identityPassphrase') === undefined;
  return (
    <div className={styles.report} data-verdict={verdict}>
      <div role="status" className={styles.verdict}>
        <Mark tone={verdict === 'right' ? 'good' : verdict === 'convert' ? 'attention' : 'bad'} />
        <Text weight="semibold">{t(`certificate.verdict.${verdict}`)}</Text>
      </div>
      <ToldList told={certificateTold(words, problems)} />
      {wantsPassphrase ? (
        <div>
          <Button className={styles.button} onClick={props.askPassphrase}>
            {t('app.identity.give-passphrase')}
          </Button>
        </div>
      ) : null}
      <ChainPicture chain={chain} certificates={report.certificate.certificates} problems={problems} />
      {key === null ? null : (
        <Text>
          {t('app.identity.key-is', {
            key: keyText(key.key),
            state: t(key.encrypted ? 'app.identity.key.encrypted' : 'app.identity.key.open'),
          })}
        </Text>
      )}
      {verdict === 'convert' && props.named ? <Convert form={form} /> : null}
    </div>
  );
}
