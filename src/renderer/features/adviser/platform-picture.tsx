import { makeStyles, tokens } from '@fluentui/react-components';
import type { Platform } from '../../../contract/adviser.ts';
import { useWords } from '../../app/words.tsx';

const useStyles = makeStyles({
  picture: {
    width: '100%',
    maxWidth: '240px',
    height: 'auto',
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
  text: { fill: 'currentColor', fontSize: '13px', textAnchor: 'middle' },
  box: {
    fill: tokens.colorNeutralBackground2,
    stroke: 'currentColor',
    '@media (forced-colors: active)': { fill: 'Canvas' },
  },
  outer: { fill: 'none', stroke: 'currentColor', strokeDasharray: '5 4' },
  cross: { fill: 'none', stroke: 'currentColor', strokeWidth: 3 },
});

/** What stands around the modules on each platform, from outside; the words are `app.adviser.picture.KEY`. */
const around: Readonly<Record<Platform, readonly string[]>> = {
  'linux-on-windows': ['windows', 'vm'],
  'linux-on-linux': ['linux'],
  'windows-containers': ['windows'],
};

/** A platform as boxes in boxes. Its words stand beside it, so it says nothing of its own. */
export function PlatformPicture({ platform }: { platform: Platform }) {
  const styles = useStyles();
  const { t } = useWords();
  const boxes = around[platform];
  return (
    <svg className={styles.picture} viewBox="0 0 240 130" aria-hidden="true">
      {boxes.map((key, i) => (
        <g key={key}>
          <rect
            className={styles.outer}
            x={4 + i * 14}
            y={4 + i * 28}
            width={232 - i * 28}
            height={122 - i * 38}
            rx="8"
          />
          <text className={styles.text} x="120" y={22 + i * 28}>
            {t(`app.adviser.picture.${key}`)}
          </text>
        </g>
      ))}
      <rect className={styles.box} x="50" y={32 + (boxes.length - 1) * 27} width="140" height="44" rx="6" />
      <text className={styles.text} x="120" y={58 + (boxes.length - 1) * 27}>
        {t('app.adviser.picture.modules')}
      </text>
      {platform === 'windows-containers' ? (
        <path className={styles.cross} d="M20 20L220 110M220 20L20 110" />
      ) : null}
    </svg>
  );
}
