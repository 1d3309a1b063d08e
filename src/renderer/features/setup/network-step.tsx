import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';

const useStyles = makeStyles({
  picture: {
    width: '100%',
    maxWidth: '640px',
    height: 'auto',
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
  text: { fill: 'currentColor', fontSize: '14px', textAnchor: 'middle' },
  box: {
    fill: tokens.colorNeutralBackground2,
    stroke: 'currentColor',
    '@media (forced-colors: active)': { fill: 'Canvas' },
  },
  host: { fill: 'none', stroke: 'currentColor', strokeDasharray: '5 4' },
  line: { fill: 'none', stroke: 'currentColor', strokeWidth: 2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase400 },
});

/** The one network there is yet, as a picture and in words, and what is not to be had. */
export function NetworkStep() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <Section title={t('app.setup.network.switch')}>
        <svg
          className={styles.picture}
          viewBox="0 0 640 150"
          role="img"
          aria-label={t('app.setup.network.picture')}
        >
          <rect className={styles.host} x="4" y="12" width="420" height="128" rx="8" />
          <text className={styles.text} x="214" y="34">
            {t('app.setup.network.host')}
          </text>
          <rect className={styles.box} x="24" y="60" width="130" height="52" rx="6" />
          <text className={styles.text} x="89" y="91">
            {t('app.setup.network.vm')}
          </text>
          <path className={styles.line} d="M154 86h52" />
          <rect className={styles.box} x="206" y="60" width="198" height="52" rx="6" />
          <text className={styles.text} x="305" y="91">
            {t('app.setup.network.default-switch')}
          </text>
          <path className={styles.line} d="M404 86h56M450 79l10 7-10 7" />
          <rect className={styles.box} x="462" y="60" width="172" height="52" rx="26" />
          <text className={styles.text} x="548" y="91">
            {t('app.setup.network.site')}
          </text>
        </svg>
      </Section>
      <Section title={t('app.setup.network.means')}>
        <ul className={styles.list}>
          {['out', 'in', 'address', 'firewall'].map((one) => (
            <li key={one}>{t(`app.setup.network.means.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('app.setup.network.not-yet')}>
        <ul className={styles.list}>
          {['external', 'static', 'server', 'proxy'].map((one) => (
            <li key={one}>{t(`app.setup.network.not-yet.${one}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
