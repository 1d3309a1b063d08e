import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Advice, MethodAdvice, PlatformAdvice } from '../../../contract/adviser.ts';
import type { TermId } from '../../app/terms.ts';
import { useWords } from '../../app/words.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { TermHelp } from '../../design/term.tsx';
import { PlatformPicture } from './platform-picture.tsx';

const useStyles = makeStyles({
  one: {
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { margin: 0 },
  notes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase300 },
  platforms: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  methods: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  take: { justifySelf: 'start', minHeight: '40px' },
});

const tones: Readonly<Record<Advice['verdict'], Tone>> = {
  possible: 'good',
  unknown: 'unknown',
  refused: 'bad',
};

/** The term that explains each method best. */
const termOf: Readonly<Record<MethodAdvice['method'], TermId>> = {
  ManualConnectionString: 'connection-string',
  ManualX509: 'thumbprint',
  DpsSymmetricKey: 'symmetric-key',
  DpsX509: 'x509',
  DpsTPM: 'endorsement-key',
};

/** A heading with a list below; nothing while the list is empty. */
function Notes({ title, texts }: { title: string; texts: readonly string[] }) {
  const styles = useStyles();
  if (texts.length === 0) return null;
  return (
    <>
      <Text weight="semibold">{title}</Text>
      <ul className={styles.notes}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** Why something can be or cannot be, in the order in which that matters. */
function Judgement({ one }: { one: PlatformAdvice | MethodAdvice }) {
  const { t } = useWords();
  const words = (group: string, list: PlatformAdvice['reasons']) =>
    list.map(({ code, params }) => t(`adviser.${group}.${code}`, params));
  if (one.status === 'refused')
    return (
      <>
        {words('refusal', one.refusals).map((text) => (
          <Text key={text}>{text}</Text>
        ))}
        <Notes title={t('app.adviser.ways')} texts={words('way', one.ways)} />
      </>
    );
  return (
    <>
      <Notes title={t('app.adviser.find')} texts={one.findOut.map((id) => t(`adviser.ask.${id}`))} />
      <Notes title={t('app.adviser.for')} texts={words('reason', one.reasons)} />
      <Notes title={t('app.adviser.against')} texts={words('against', one.against)} />
    </>
  );
}

/** The platforms as pictures, best first, and why one cannot be. */
export function Platforms({ platforms }: { platforms: Advice['platforms'] }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.platforms}>
      {platforms.map((one) => (
        <div key={one.platform} className={styles.one} data-platform={one.platform} data-status={one.status}>
          <PlatformPicture platform={one.platform} />
          <Text as="h3" weight="semibold" className={styles.name}>
            {t(`adviser.platform.${one.platform}`)}
          </Text>
          <div className={styles.head}>
            <Mark tone={tones[one.status]} />
            <Text>{t(`adviser.status.${one.status}`)}</Text>
          </div>
          <Judgement one={one} />
        </div>
      ))}
    </div>
  );
}

/** The ways of provisioning, best first, each with what it needs; one that can be leads on into the form. */
export function Methods(props: { methods: Advice['methods']; take(method: MethodAdvice['method']): void }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <ol className={styles.methods}>
      {props.methods.map((one) => {
        const { method, status, cloud, needs } = one;
        const kinds = [...new Set(needs.map(({ kind }) => kind))];
        return (
          <li key={method} className={styles.one} data-method={method} data-status={status}>
            <div className={styles.head}>
              <Mark tone={tones[status]} />
              <Text as="h3" weight="semibold" className={styles.name}>
                {t(`adviser.method.${method}`)}
              </Text>
              <TermHelp term={termOf[method]} />
              <Text>{t(`adviser.status.${status}`)}</Text>
            </div>
            <Judgement one={one} />
            {status === 'refused' ? null : (
              <>
                <Text>{t('app.adviser.in-cloud', { cloud: t(`adviser.cloud.${cloud}`) })}</Text>
                <Notes
                  title={t('app.adviser.needs')}
                  texts={kinds.map((kind) => {
                    const those = needs.filter((need) => need.kind === kind);
                    const list = those.map(({ code, params }) => t(`adviser.need.${code}`, params));
                    return `${t(`adviser.needs.${kind}`)}: ${list.join('; ')}`;
                  })}
                />
                <Button className={styles.take} onClick={() => props.take(method)}>
                  {t('app.adviser.take')}
                </Button>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
