import { Button, Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CertificateUse } from '../../../contract/certificates.ts';
import { useWords } from '../../app/words.tsx';
import { useDesk } from '../../client/desk.tsx';
import { Broken } from '../../design/failure.tsx';
import { Section } from '../../design/parts.tsx';
import { valueAt, withValue } from '../setup/draft.ts';
import { Tick, touchTarget, type Form } from '../setup/fields.tsx';
import type { Journey } from '../setup/journey.ts';
import { SecretInput } from '../setup/secret-input.tsx';
import { Report } from './certificate-report.tsx';
import { CreateCertificates } from './create-certificates.tsx';
import { DropFiles } from './drop-files.tsx';
import { contentsOf, rolesOf, withPaths, type DropRefusal } from './dropped.ts';
import { PathField } from '../setup/path-field.tsx';
import { ToldList } from './problems.tsx';
import { Running } from './running.tsx';
import { useAsk } from '../../app/use-ask.ts';
import type { Way } from './ways.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  radio: { minHeight: touchTarget, alignItems: 'center' },
  dropped: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0, overflowWrap: 'anywhere' },
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
  const { pathOf } = useDesk();
  const check = useAsk('identity.certificate.check');
  const judge = useAsk('identity.certificate.look');
  const [dropped, setDropped] = useState<File[]>([]);
  const [refused, setRefused] = useState<DropRefusal>();
  const grouped = valueAt(form.draft, 'cloud.group') !== undefined;
  const [byAuthority, setByAuthority] = useState(false);
  const use: CertificateUse =
    way === 'ManualX509' ? 'manual' : grouped || byAuthority ? 'group' : 'individual';
  const certificate = textAt(form, 'identity.identityCertPath');
  const key = textAt(form, 'identity.identityPrivKeyPath');
  const passphrase = valueAt(form.draft, 'identity.identityPassphrase');
  const name = textAt(form, way === 'ManualX509' ? 'identity.deviceId' : 'identity.registrationId');
  const enrolled = textAt(form, 'cloud.group.caCertPath');

  function forget(): void {
    check.forget();
    judge.forget();
    setRefused(undefined);
  }
  function put(path: string, value: string | undefined): void {
    // What was dropped is judged by its content, whatever the fields say.
    check.forget();
    form.change((draft) => withValue(draft, path, value));
  }
  const about = {
    use,
    ...(name === '' ? {} : { name }),
    ...(passphrase === undefined ? {} : { passphrase: textAt(form, 'identity.identityPassphrase') }),
  };
  const lookAtPaths = () => {
    forget();
    return check.ask({
      ...about,
      certificate,
      ...(key === '' ? {} : { key }),
      ...(use === 'group' && enrolled !== '' ? { enrolled } : {}),
    });
  };
  async function lookAt(files: File[]): Promise<void> {
    forget();
    setDropped(files);
    const found = await contentsOf(files);
    if ('refused' in found) {
      setRefused(found.refused);
      return;
    }
    const told = await judge.ask({ ...about, contents: found.contents });
    if (told === undefined || pathOf === undefined) return;
    form.change((draft) => withPaths(draft, files.map(pathOf), rolesOf(told, files.length)));
  }
  const askPassphrase = () => put('identity.identityPassphrase', 'prompt');
  const byContent = certificate === '' && dropped.length > 0;
  const problemAt = (path: string) => {
    const error = form.errors.find((one) => one.path === path);
    return error === undefined || (!form.left && textAt(form, path) === '')
      ? undefined
      : t(`rule.${error.rule}`, error.params);
  };

  return (
    <Section title={t('app.identity.certificates')}>
      <DropFiles
        label={t('app.identity.drop.label')}
        button={t('app.identity.drop.choose')}
        accept=".pem,.crt,.cer,.der,.key,.pfx,.p12"
        busy={judge.since !== undefined}
        onFiles={(files) => void lookAt(files)}
        aside={<Running since={judge.since} stop={judge.stop} />}
      >
        {refused === undefined ? null : (
          <ToldList told={[{ tone: 'attention', text: t(`app.identity.drop.${refused}`) }]} />
        )}
        {judge.error === undefined ? null : <Broken error={judge.error} />}
        {judge.answer === undefined ? null : (
          <div className={styles.dropped} data-dropped="">
            {rolesOf(judge.answer, dropped.length).map((role, i) => (
              <Text key={`${role} ${dropped[i]?.name}`}>
                {t(`app.identity.drop.is.${role}`, { file: dropped[i]?.name ?? '' })}
              </Text>
            ))}
            <Text>{t(`app.identity.drop.${pathOf === undefined ? 'no-path' : 'paths'}`)}</Text>
            <Report
              report={judge.answer}
              form={form}
              named={pathOf !== undefined}
              askPassphrase={askPassphrase}
            />
          </div>
        )}
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
            <Button
              className={styles.button}
              onClick={() => put('identity.identityPrivKeyPath', certificate)}
            >
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
                forget();
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
            disabled={(certificate === '' && !byContent) || check.since !== undefined}
            onClick={() => void (byContent ? lookAt(dropped) : lookAtPaths())}
          >
            {t('app.identity.look')}
          </Button>
          <Running since={check.since} stop={check.stop} />
        </div>
        {check.error === undefined ? null : <Broken error={check.error} />}
        {check.answer === undefined ? null : (
          <Report report={check.answer} form={form} named askPassphrase={askPassphrase} />
        )}
      </DropFiles>
      <CreateCertificates form={form} way={way} name={name} onWritten={check.forget} />
    </Section>
  );
}
