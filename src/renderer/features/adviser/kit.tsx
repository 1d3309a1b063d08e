import { Button, Field, Link, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Architecture, Distribution, LinuxKitAnswer } from '../../../contract/linux-kit.ts';
import type { Input } from '../../../contract/procedures.ts';
import { useReading } from '../../app/calls.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.tsx';
import { CallError } from '../../client/client.ts';
import { Broken } from '../../design/failure.tsx';
import { Code, CopyButton, Empty, Section, Waiting } from '../../design/parts.tsx';
import { saveFile } from '../readiness/save.ts';
import { isObject, valueAt, type Draft } from '../setup/draft.ts';
import { touchTarget } from '../setup/fields.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'end' },
  // A choice is as wide as its longest entry otherwise, and wider than a small screen.
  field: { minWidth: 'min(240px, 100%)', maxWidth: '100%', gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minHeight: touchTarget, minWidth: 0, '& select': { minWidth: 0 } },
  step: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { margin: 0 },
  notes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** What can be chosen, with the processors that the packages of each are usually wanted for first. */
const distributions: readonly Distribution[] = [
  'ubuntu-24.04',
  'ubuntu-22.04',
  'debian-12',
  'debian-11',
  'rhel-9',
  'rhel-8',
];
const architectures: readonly Architecture[] = ['x64', 'arm64', 'arm32'];

/** The Linux kit of the identity that stands in the set-up form. */
export function Kit({
  draft,
  architecture: known,
}: {
  draft: Draft;
  architecture: Architecture | undefined;
}) {
  const styles = useStyles();
  const { t, language } = useWords();
  const [distribution, setDistribution] = useState<Distribution>('ubuntu-24.04');
  const [own, setArchitecture] = useState<Architecture>();
  const architecture = own ?? known ?? 'x64';
  const { identity, proxy } = draft;
  const type = valueAt(draft, 'identity.provisioningType');
  const kit = useReading('identity.linuxKit', {
    identity,
    ...(isObject(proxy) ? { proxy } : {}),
    device: { distribution, architecture },
    language,
    // The form may hold anything; the program says what of it is no identity.
  } as unknown as Input<'identity.linuxKit'>);
  const incomplete = kit.error instanceof CallError && kit.error.error.code !== 'EFD-KIT-001';
  const toIdentity = hrefOf({ page: 'setup', item: 'identity' });
  return (
    <Section title={t('app.adviser.kit')}>
      <div className={styles.row}>
        <Field className={styles.field} label={t('app.adviser.kit.distribution')}>
          <Select
            className={styles.select}
            value={distribution}
            onChange={(_event, { value }) =>
              setDistribution(distributions.find((one) => one === value) ?? distribution)
            }
          >
            {distributions.map((one) => (
              <option key={one} value={one}>
                {t(`kit.distribution.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field className={styles.field} label={t('app.adviser.kit.architecture')}>
          <Select
            className={styles.select}
            value={architecture}
            onChange={(_event, { value }) => setArchitecture(architectures.find((one) => one === value))}
          >
            {architectures.map((one) => (
              <option key={one} value={one}>
                {t(`adviser.ask.architecture.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {incomplete ? (
        <Empty
          text={t('app.adviser.kit.empty')}
          action={<Link href={toIdentity}>{t('app.adviser.kit.fill')}</Link>}
        />
      ) : kit.error !== null ? (
        <Broken error={kit.error} />
      ) : kit.data === undefined ? (
        <Waiting label={t('app.adviser.kit.making')} />
      ) : (
        <>
          <Text>
            {t('app.adviser.kit.lead', {
              way: typeof type === 'string' ? t(`adviser.method.${type}`) : '',
            })}{' '}
            <Link inline href={toIdentity}>
              {t('app.adviser.kit.change')}
            </Link>
          </Text>
          <Made kit={kit.data} />
        </>
      )}
    </Section>
  );
}

/** The kit as it was made: notes, the configuration, then what to type step by step. */
function Made({ kit }: { kit: LinuxKitAnswer }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <ul className={styles.notes}>
        {kit.notes.map(({ code, params }) => (
          <li key={code}>{t(`kit.note.${code}`, params)}</li>
        ))}
      </ul>
      <div className={styles.row}>
        {kit.files.map(({ name, text }) => (
          <Button key={name} className={styles.select} onClick={() => saveFile(name, 'text/plain', text)}>
            {t('app.adviser.kit.save', { file: name })}
          </Button>
        ))}
        <CopyButton text={kit.config} label={t('app.adviser.kit.copy', { file: 'config.toml' })} />
      </div>
      <Code label="config.toml">{kit.config}</Code>
      {kit.steps.map(({ code, commands }, i) => (
        <div key={code} data-kit-step={code}>
          <div className={styles.step}>
            <Text as="h3" weight="semibold" className={styles.name}>
              {`${i + 1}. ${t(`kit.step.${code}`)}`}
            </Text>
            <CopyButton text={commands} />
          </div>
          <Code label={t(`kit.step.${code}`)}>{commands}</Code>
        </div>
      ))}
    </>
  );
}
