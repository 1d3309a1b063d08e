import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  track: {
    height: '10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground3,
    overflow: 'hidden',
  },
  fill: {
    height: '100%',
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  line: { width: '100%', height: '32px', display: 'block', overflow: 'visible' },
  path: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '2px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
});

/** How much of something is used, as a bar. Its number stands in words beside it. */
export function Meter({ percent, label, text }: { percent: number; label: string; text: string }) {
  const styles = useStyles();
  return (
    <div
      className={styles.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
    >
      <div className={styles.fill} style={{ width: `${percent}%` }} />
    </div>
  );
}

/** Percentages over time as a small line; `summary` says the same in words. */
export function Sparkline(props: {
  points: readonly { at: number; percent: number }[];
  /** Width of the whole line, in milliseconds. */
  spanMs: number;
  summary: string;
}) {
  const styles = useStyles();
  const end = props.points.at(-1)?.at ?? 0;
  const drawn = props.points
    .map(
      ({ at, percent }) =>
        `${(100 - ((end - at) / props.spanMs) * 100).toFixed(2)},${(30 - percent * 0.28).toFixed(2)}`,
    )
    .join(' ');
  return (
    <svg
      className={styles.line}
      viewBox="0 0 100 32"
      preserveAspectRatio="none"
      role="img"
      aria-label={props.summary}
    >
      <polyline className={styles.path} points={drawn} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
