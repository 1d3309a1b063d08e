import { Accordion, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RelayLink, TpmReport } from '../../../contract/sheets.ts';
import { useWords } from '../../app/words.tsx';
import { Broken, knownText, remedyText } from '../../design/failure.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Age, CopyButton, Section } from '../../design/parts.tsx';
import { FindingRow } from '../readiness/finding-row.tsx';
import { valueAt, withValue } from '../setup/draft.ts';
import { touchTarget, type Form } from '../setup/fields.tsx';
import { HiddenPaste } from './hidden-paste.tsx';
import { problemsTold, toneOf, ToldList } from './problems.tsx';
import { Running } from './running.tsx';
import { useAsk } from '../../app/use-ask.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  report: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  source: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  links: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
  },
  says: { display: 'grid' },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

const verdictTones: Readonly<Record<TpmReport['verdict'], Tone>> = {
  usable: 'good',
  later: 'attention',
  unusable: 'bad',
  unknown: 'unknown',
};
const linkTones: Readonly<Record<RelayLink['state'], Tone>> = {
  whole: 'good',
  broken: 'bad',
  unknown: 'unknown',
  waits: 'off',
  'not-needed': 'off',
};

/** The TPM of this host as an identity: whether it can be one, its key to be handed on, and what the sources say together. */
export function TpmVerdict({ form }: { form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const tpm = useAsk('identity.tpm');
  const [refused, setRefused] = useState<string>();
  const again = (
    <Button className={styles.button} disabled={tpm.since !== undefined} onClick={() => void tpm.ask({})}>
      {t(tpm.answer === undefined ? 'app.identity.tpm.read' : 'app.identity.tpm.again')}
    </Button>
  );
  return (
    <Section title={t('app.identity.tpm')}>
      <Text>{t('app.identity.tpm.lead')}</Text>
      <div className={styles.row}>
        {again}
        <Running since={tpm.since} stop={tpm.stop} />
      </div>
      {tpm.error === undefined ? null : <Broken error={tpm.error} />}
      {tpm.answer === undefined ? null : <Report report={tpm.answer} form={form} />}
      {tpm.answer === undefined ? null : (
        <HiddenPaste
          name="identity.tpm.enrollment"
          label={t('app.identity.tpm.enrollment')}
          hint={t('app.identity.tpm.enrollment.hint')}
          button={t('app.identity.tpm.compare')}
          busy={tpm.since !== undefined}
          onText={(enrollment) => {
            setRefused(undefined);
            void tpm.ask({ enrollment });
          }}
          onRefused={(reason) => setRefused(t(`app.identity.paste.${reason}`))}
        />
      )}
      {refused === undefined ? null : <ToldList told={[{ tone: 'attention', text: refused }]} />}
    </Section>
  );
}

function Report({ report, form }: { report: TpmReport; form: Form }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { verdict, findings, sources, comparison, links, host } = report;
  return (
    <div className={styles.report} data-tpm={verdict}>
      <div role="status" className={styles.verdict}>
        <Mark tone={verdictTones[verdict]} />
        <Text weight="semibold">{t(`tpm.verdict.${verdict}`)}</Text>
        <Age at={report.at} />
      </div>
      <Accordion multiple collapsible>
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} host={host} />
        ))}
      </Accordion>
      <ToldList
        told={comparison.map(({ code, severity, params }) => ({
          tone: toneOf[severity],
          text: t(`tpm.compare.${code}`, params),
        }))}
      />
      {sources.map((source) => (
        <Source key={source.source} source={source} form={form} />
      ))}
      <Text weight="semibold">{t('tpm.chain')}</Text>
      <ol className={styles.links} aria-label={t('tpm.chain')}>
        {links.map((link) => (
          <li key={link.name} className={styles.link} data-state={link.state}>
            <Mark tone={linkTones[link.state]} size={16} />
            <span className={styles.says}>
              <Text>
                {t('app.identity.tpm.link', {
                  link: t(`tpm.link.${link.name}`),
                  state: t(`tpm.state.${link.state}`),
                  says: t(`tpm.relay.${link.code}`, link.params),
                })}
              </Text>
              {link.failure === undefined ? null : <Text>{knownText(words, link.failure)}</Text>}
              {link.remedies.map((remedy) => (
                <Text key={remedy.id}>{remedyText(words, remedy)}</Text>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Source({ source, form }: { source: TpmReport['sources'][number]; form: Form }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { registrationId, endorsementKey, keyType, problems } = source;
  const own = source.source !== 'enrollment' && registrationId !== '';
  const used = valueAt(form.draft, 'identity.registrationId') === registrationId;
  return (
    <div className={styles.source} data-source={source.source}>
      <Text weight="semibold">{t(`tpm.source.${source.source}`, { keyType })}</Text>
      {(
        [
          ['registrationId', registrationId],
          ['endorsementKey', endorsementKey],
        ] as const
      )
        .filter(([, value]) => value !== '')
        .map(([part, value]) => {
          const label = t(`identity.part.${part}`);
          return (
            <div key={part}>
              <Text size={200}>{label}</Text>
              <div className={styles.code}>{value}</div>
              <CopyButton text={value} label={t('app.identity.copy', { what: label })} />
            </div>
          );
        })}
      <ToldList told={problemsTold(words, { problems, parts: [] })} />
      {own && !used ? (
        <div>
          <Button
            className={styles.button}
            onClick={() =>
              form.change((draft) => withValue(draft, 'identity.registrationId', registrationId))
            }
          >
            {t('app.identity.tpm.use-id')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
