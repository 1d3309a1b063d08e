import { Button, Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CertificateUse } from '../../../contract/certificates.ts';
import { keyText } from '../../../messages/key-text.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Mark } from '../../design/marks.tsx';
import { Section } from '../../design/parts.tsx';
import { valueAt, withValue } from '../setup/draft.ts';
import { Tick, touchTarget, type Form } from '../setup/fields.tsx';
import type { Journey } from '../setup/journey.ts';
import { SecretInput } from '../setup/secret-input.tsx';
import { asksPassphrase } from './certificate-view.ts';
import { certificateTold } from './certificate-words.ts';
import { ChainPicture } from './chain-picture.tsx';
import { Convert } from './convert.tsx';
import { CreateCertificates } from './create-certificates.tsx';
import { PathField } from './path-field.tsx';
import { ToldList } from './problems.tsx';
import { Running } from './running.tsx';
import { useAsk, type Ask } from './use-ask.ts';
import type { Way } from './ways.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  radio: { minHeight: touchTarget, alignItems: 'center' },
  report: { display: 'grid', gap: tokens.spacingVerticalM },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

const textAt = (form: Form, path: string): string => {
  const value = valueAt(form.draft, path);
  return typeof value === 'string' ? value : '';
};

/** The files of a certificate and its key: chosen, looked at as the device will use them, converted, or made. */
export function Certificates(props: { journey: Journey; form: Form; way: Way }) {
  const styles = useStyles();
  const { t } = useWords();
  const { journey, form, way } = props;
  const check = useAsk('identity.certificate.check');
  const grouped = valueAt(form.draft, 'cloud.group') !== undefined;
  const [byAuthority, setByAuthority] = useState(false);
  const use: CertificateUse =
    way === 'ManualX509' ? 'manual' : grouped || byAuthority ? 'group' : 'individual';
  const certificate = textAt(form, 'identity.identityCertPath');
  const key = textAt(form, 'identity.identityPrivKeyPath');
  const passphrase = valueAt(form.draft, 'identity.identityPassphrase');
  const name = textAt(form, way === 'ManualX509' ? 'identity.deviceId' : 'identity.registrationId');
  const enrolled = textAt(form, 'cloud.group.caCertPath');

  function put(path: string, value: string | undefined): void {
    check.forget();
    form.change(withValue(form.draft, path, value));
  }
  const look = () =>
    check.ask({
      use,
      certificate,
      ...(name === '' ? {} : { name }),
      ...(key === '' ? {} : { key }),
      ...(passphrase === undefined ? {} : { passphrase: textAt(form, 'identity.identityPassphrase') }),
      ...(use === 'group' && enrolled !== '' ? { enrolled } : {}),
    });
  const problemAt = (path: string) => {
    const error = form.errors.find((one) => one.path === path);
    return error === undefined || (!form.left && textAt(form, path) === '')
      ? undefined
      : t(`rule.${error.rule}`, error.params);
  };

  return (
    <Section title={t('app.identity.certificates')}>
      {(['identityCertPath', 'identityPrivKeyPath'] as const).map((field) => (
        <PathField
          key={field}
          name={`identity.${field}`}
          label={t(`app.field.identity.${field}`)}
          hint={t(`app.hint.identity.${field}`)}
          what={field === 'identityCertPath' ? 'certificate' : 'key'}
          value={textAt(form, `identity.${field}`)}
          required
          problem={problemAt(`identity.${field}`)}
          onPath={(path) => put(`identity.${field}`, path)}
        />
      ))}
      {certificate !== '' && key !== certificate ? (
        <div>
          <Button className={styles.button} onClick={() => put('identity.identityPrivKeyPath', certificate)}>
            {t('app.identity.same-file')}
          </Button>
        </div>
      ) : null}
      <Tick
        name="identity.has-passphrase"
        label={t('app.identity.has-passphrase')}
        checked={passphrase !== undefined}
        onChange={(checked) => put('identity.identityPassphrase', checked ? 'prompt' : undefined)}
      />
      {passphrase === 'prompt' ? (
        <SecretInput
          field="identity.identityPassphrase"
          secret={journey.otherSecrets['identity.identityPassphrase']}
        />
      ) : null}
      {way === 'ManualX509' || grouped ? null : (
        <Field label={t('app.identity.enrolled-as')}>
          <RadioGroup
            value={use}
            onChange={(_event, data) => {
              check.forget();
              setByAuthority(data.value === 'group');
            }}
          >
            {(['individual', 'group'] as const).map((one) => (
              <Radio
                key={one}
                className={styles.radio}
                value={one}
                label={t(`app.identity.enrolled-as.${one}`)}
              />
            ))}
          </RadioGroup>
        </Field>
      )}
      <div className={styles.row}>
        <Button
          className={styles.button}
          appearance="primary"
          disabled={certificate === '' || check.since !== undefined}
          onClick={() => void look()}
        >
          {t('app.identity.look')}
        </Button>
        <Running since={check.since} stop={check.stop} />
      </div>
      <Report check={check} form={form} askPassphrase={() => put('identity.identityPassphrase', 'prompt')} />
      <CreateCertificates form={form} way={way} name={name} onWritten={check.forget} />
    </Section>
  );
}

/** What came of a look: whether the files can be used, the chain, the key, and what is to be done. */
function Report(props: { check: Ask<'identity.certificate.check'>; form: Form; askPassphrase(): void }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { check, form } = props;
  if (check.error !== undefined) return <Broken error={check.error} />;
  const report = check.answer;
  if (report === undefined) return null;
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
      {verdict === 'convert' ? <Convert form={form} /> : null}
    </div>
  );
}
