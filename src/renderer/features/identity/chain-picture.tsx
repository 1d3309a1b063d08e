import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type {
  CertificateChain,
  CertificateProblem,
  CertificateView,
  ChainLink,
} from '../../../contract/certificates.ts';
import { timeText, useNow } from '../../app/time.ts';
import { keyText } from '../../../messages/key-text.ts';
import { useWords } from '../../app/words.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { CopyButton } from '../../design/parts.tsx';
import { validityOf } from './certificate-view.ts';
import { placeText } from './certificate-words.ts';

const useStyles = makeStyles({
  chain: { listStyleType: 'none', margin: 0, padding: 0 },
  card: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  wrong: { border: `2px solid ${tokens.colorStatusDangerBorder2}` },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginInlineStart: tokens.spacingHorizontalXL,
    minHeight: '40px',
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStrokeAccessible,
  },
  open: { borderInlineStartStyle: 'dashed' },
  broken: { borderInlineStartStyle: 'dotted', borderInlineStartColor: tokens.colorStatusDangerForeground1 },
  track: {
    position: 'relative',
    height: '8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    overflow: 'hidden',
  },
  gone: {
    position: 'absolute',
    insetBlock: 0,
    insetInlineStart: 0,
    backgroundColor: tokens.colorNeutralStroke1Pressed,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  prints: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  print: {
    margin: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const tones: Readonly<Record<ChainLink['state'], Tone>> = { whole: 'good', broken: 'bad', open: 'unknown' };

/** The chain from the device upwards: each certificate with its name and time, and between them whether one issued the other. */
export function ChainPicture(props: {
  chain: CertificateChain;
  certificates: readonly CertificateView[];
  problems: readonly CertificateProblem[];
}) {
  const styles = useStyles();
  const { t } = useWords();
  const { chain, certificates, problems } = props;
  if (chain.links.length === 0) return null;
  return (
    <div>
      <Text weight="semibold">{t('certificate.chain')}</Text>
      <ol className={styles.chain} aria-label={t('certificate.chain')}>
        {chain.links.map((link, i) => {
          const view = certificates[link.certificate];
          return view === undefined ? null : (
            <li key={link.certificate} data-link={link.state}>
              <CertificateCard
                view={view}
                title={placeText(t, link, view)}
                wrong={problems.some(
                  ({ at, severity, file }) =>
                    at === link.certificate && severity === 'error' && file === 'certificate',
                )}
              />
              <Joint link={link} view={view} last={i === chain.links.length - 1} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** What joins a certificate to the one above it, as a line of its own kind and in words. */
function Joint({ link, view, last }: { link: ChainLink; view: CertificateView; last: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const { state, rule } = link;
  const text =
    state === 'open'
      ? t('certificate.chain.open', { issuer: view.issuerName ?? view.issuer })
      : state === 'broken'
        ? rule === null
          ? t('certificate.chain.broken')
          : t('app.identity.chain.broken', {
              why: t(`rule.certificate.${rule}`, { issuer: view.issuerName ?? view.issuer }),
            })
        : view.selfSigned
          ? t(view.ca ? 'certificate.chain.root' : 'certificate.chain.self')
          : t('certificate.chain.whole');
  return (
    <div
      className={mergeClasses(
        styles.link,
        (state === 'open' || last) && styles.open,
        state === 'broken' && styles.broken,
      )}
    >
      <Mark tone={tones[state]} size={16} />
      <Text>{text}</Text>
    </div>
  );
}

/** A certificate: its name, key and time, and its thumbprints to be copied. */
export function CertificateCard(props: { view: CertificateView; title: string; wrong?: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const { view, title, wrong = false } = props;
  return (
    <div className={mergeClasses(styles.card, wrong && styles.wrong)}>
      <div className={styles.head}>
        {wrong ? <Mark tone="bad" size={16} /> : null}
        <Text weight="semibold">{title}</Text>
        <Text>{view.commonName ?? view.subject}</Text>
      </div>
      <Text size={200}>
        {t('app.identity.certificate.line', {
          issuer: view.issuerName ?? view.issuer,
          key: keyText(view.key),
          signature: view.signature,
        })}
      </Text>
      <Validity view={view} />
      <dl className={styles.prints}>
        {(['sha1', 'sha256'] as const).map((name) => (
          <Thumbprint key={name} name={name} value={view[name]} />
        ))}
      </dl>
    </div>
  );
}

function Thumbprint({ name, value }: { name: 'sha1' | 'sha256'; value: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const label = t(`certificate.field.${name}`);
  return (
    <>
      <dt>
        <Text size={200}>{label}</Text>
      </dt>
      <dd className={styles.print}>
        <span className={styles.code}>{value}</span>
        <CopyButton text={value} label={t('app.identity.copy', { what: label })} />
      </dd>
    </>
  );
}

/** How much of its time a certificate has behind it, as a bar and in words. */
function Validity({ view }: { view: CertificateView }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const { state, percent, days } = validityOf(view, useNow());
  const text = t('app.identity.validity', {
    from: timeText(language, view.notBefore),
    until: timeText(language, view.notAfter),
    state: t(`app.identity.validity.${state}`, { days }),
  });
  return (
    <>
      <div className={styles.track} role="img" aria-label={text}>
        <div className={styles.gone} style={{ width: `${percent}%` }} />
      </div>
      <Text size={200}>{text}</Text>
    </>
  );
}
