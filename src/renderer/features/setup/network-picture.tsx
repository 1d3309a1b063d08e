import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import type { NetworkKind } from './network-draft.ts';

const useStyles = makeStyles({
  picture: {
    width: '100%',
    maxWidth: '760px',
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
});

/** What stands between the VM and the site, by switch; the words are `app.setup.network.KEY`. */
const between: Readonly<Record<NetworkKind, readonly string[]>> = {
  'Default Switch': ['default-switch'],
  External: ['external-switch'],
  Internal: ['internal-switch', 'nat'],
};

const boxWidth = 150;
const gap = 34;

/** The way of the VM out of the host, as a picture; its words for those who do not see it. */
export function NetworkPicture({ kind, proxy }: { kind: NetworkKind; proxy: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const boxes = ['vm', ...between[kind]];
  const hostWidth = boxes.length * (boxWidth + gap) + gap - 14;
  const first = hostWidth + gap + 6;
  // A proxy is a machine of the site, and everything goes through it.
  const site = first + (proxy ? boxWidth + gap : 0);
  const middle = 86;
  // Only over an External switch does anything come in.
  const arrow = kind === 'External' ? `M${hostWidth - 2} ${middle - 7}l-10 7 10 7` : '';
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${site + boxWidth + 10} 150`}
      role="img"
      aria-label={`${t(`app.setup.network.picture.${kind}`)}${proxy ? ` ${t('app.setup.proxy.use')}.` : ''}`}
    >
      <rect className={styles.host} x="4" y="12" width={hostWidth - 14} height="128" rx="8" />
      <text className={styles.text} x={(hostWidth - 14) / 2} y="34">
        {t('app.setup.network.host')}
      </text>
      {boxes.map((key, i) => {
        const x = 22 + i * (boxWidth + gap);
        return (
          <g key={key}>
            <rect className={styles.box} x={x} y="60" width={boxWidth} height="52" rx="6" />
            <text className={styles.text} x={x + boxWidth / 2} y="91">
              {t(`app.setup.network.${key}`)}
            </text>
            <path
              className={styles.line}
              d={
                i + 1 < boxes.length
                  ? `M${x + boxWidth} ${middle}h${gap}`
                  : `M${x + boxWidth} ${middle}H${first - 4}M${first - 14} ${middle - 7}l10 7-10 7${arrow}`
              }
            />
          </g>
        );
      })}
      {proxy ? (
        <>
          <rect className={styles.box} x={first} y="60" width={boxWidth} height="52" rx="6" />
          <text className={styles.text} x={first + boxWidth / 2} y="91">
            {t('app.setup.proxy')}
          </text>
          <path
            className={styles.line}
            d={`M${first + boxWidth} ${middle}H${site - 4}M${site - 14} ${middle - 7}l10 7-10 7`}
          />
        </>
      ) : null}
      <rect className={styles.box} x={site} y="60" width={boxWidth} height="52" rx="26" />
      <text className={styles.text} x={site + boxWidth / 2} y="91">
        {t('app.setup.network.site')}
      </text>
    </svg>
  );
}
