import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

/** How something stands, for the eye. Each has a shape of its own, since colour alone tells too few people. */
export type Tone = 'good' | 'attention' | 'bad' | 'unknown' | 'off' | 'busy';

const useStyles = makeStyles({
  mark: { flexShrink: 0, display: 'inline-block', forcedColorAdjust: 'none' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  attention: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  unknown: { color: tokens.colorNeutralForeground3 },
  off: { color: tokens.colorNeutralForeground4 },
  busy: { color: tokens.colorBrandForeground1 },
  forced: { '@media (forced-colors: active)': { color: 'CanvasText' } },
});

const stroke = { fill: 'none', strokeWidth: 1.8, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** Circle with a tick, triangle, octagon with a cross, circle with a question mark, dashed circle, ring with a gap. */
const shapes: Record<Tone, React.ReactNode> = {
  good: (
    <>
      <circle cx="10" cy="10" r="8.5" fill="currentColor" />
      <path d="M6 10.5l2.7 2.7L14 7.8" {...stroke} stroke="var(--mark-ink)" />
    </>
  ),
  attention: (
    <>
      <path d="M10 1.8L19 17.6H1z" fill="currentColor" />
      <path d="M10 7.2v5M10 14.8v.1" {...stroke} stroke="var(--mark-ink)" />
    </>
  ),
  bad: (
    <>
      <path d="M6.4 1.5h7.2l4.9 4.9v7.2l-4.9 4.9H6.4l-4.9-4.9V6.4z" fill="currentColor" />
      <path d="M7 7l6 6M13 7l-6 6" {...stroke} stroke="var(--mark-ink)" />
    </>
  ),
  unknown: (
    <>
      <circle cx="10" cy="10" r="8.2" {...stroke} stroke="currentColor" />
      <path
        d="M7.7 7.8a2.3 2.3 0 1 1 3.4 2.1c-.8.4-1.1.9-1.1 1.7M10 14.2v.1"
        {...stroke}
        stroke="currentColor"
      />
    </>
  ),
  off: <circle cx="10" cy="10" r="8.2" {...stroke} stroke="currentColor" strokeDasharray="3 3" />,
  busy: (
    <>
      <circle cx="10" cy="10" r="8.2" {...stroke} stroke="currentColor" strokeOpacity="0.3" />
      <path d="M10 1.8a8.2 8.2 0 0 1 8.2 8.2" {...stroke} stroke="currentColor" />
    </>
  ),
};

/** The mark of a tone. Say its meaning in words beside it; it is hidden from screen readers. */
export function Mark({ tone, size = 20 }: { tone: Tone; size?: number }) {
  const styles = useStyles();
  return (
    <svg
      className={mergeClasses(styles.mark, styles[tone], styles.forced)}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      data-tone={tone}
    >
      {shapes[tone]}
    </svg>
  );
}
