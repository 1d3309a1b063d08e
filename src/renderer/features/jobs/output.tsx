import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, useEffect, useRef } from 'react';
import { useWords } from '../../app/words.tsx';
import { CopyButton, Section } from '../../design/parts.tsx';
import type { HeardLine } from './follow.ts';

const useStyles = makeStyles({
  box: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalM,
    height: '16rem',
    overflowY: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  // What changes in one block moves nothing within the others.
  block: { contain: 'content' },
});

/** Lines of a block: only the last block is drawn anew while lines come in. */
const blockLines = 100;

const textOf = (lines: readonly HeardLine[]) => lines.map((line) => line.text).join('\n');

/** Lines in blocks that begin at fixed places, so that a block stays the same when older lines are dropped. */
function blocksOf(lines: readonly HeardLine[]): { key: number; text: string }[] {
  const blocks = new Map<number, HeardLine[]>();
  for (const line of lines) {
    const key = Math.floor(line.place / blockLines);
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [line]);
    else block.push(line);
  }
  return [...blocks].map(([key, block]) => ({ key, text: textOf(block) }));
}

const Block = memo(function Block({ text }: { text: string }) {
  return <div className={useStyles().block}>{text}</div>;
});

/** What the steps printed, the newest at the bottom; it stays at the bottom unless someone scrolls up. */
export function Output({ lines }: { lines: readonly HeardLine[] }) {
  const styles = useStyles();
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  useEffect(() => {
    if (box.current !== null && following.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  return (
    <Section title={t('app.job.output')} aside={<CopyButton text={() => textOf(lines)} />}>
      <div
        className={styles.box}
        ref={box}
        tabIndex={0}
        role="group"
        aria-label={t('app.job.output')}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          following.current = scrollHeight - scrollTop - clientHeight < 24;
        }}
      >
        {lines.length === 0
          ? t('app.job.no-output')
          : blocksOf(lines).map(({ key, text }) => <Block key={key} text={text} />)}
      </div>
    </Section>
  );
}
