import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Advice, TreeNode } from '../../../contract/adviser.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { placed } from './tree-layout.ts';

const useStyles = makeStyles({
  picture: {
    width: '100%',
    maxWidth: '700px',
    height: 'auto',
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
  text: { fill: 'currentColor', fontSize: '14px', textAnchor: 'middle' },
  small: {
    fill: 'currentColor',
    fontSize: '13px',
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: 4,
    paintOrder: 'stroke',
    '@media (forced-colors: active)': { stroke: 'Canvas' },
  },
  box: {
    fill: tokens.colorNeutralBackground2,
    stroke: 'currentColor',
    '@media (forced-colors: active)': { fill: 'Canvas' },
  },
  line: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible },
  taken: { strokeWidth: 3, stroke: 'currentColor' },
});

const width = 620;
const boxWidth = 250;
const boxHeight = 40;
const rowHeight = 92;
/** Room for words that stand beside the last line. */
const beside = 80;

/** The words of a node. */
function nameOf({ t }: Words, node: TreeNode): string {
  if ('question' in node) return t(`app.adviser.node.${node.question}`);
  return 'method' in node ? t(`adviser.method.${node.method}`) : t('adviser.status.refused');
}

/** The usual decisions as a picture, with the way of these answers in it; its words for those who do not see it. */
export function TreePicture({ tree }: { tree: Advice['tree'] }) {
  const styles = useStyles();
  const words = useWords();
  const all = placed(tree.nodes);
  const rows = Math.max(...all.map(({ row }) => row)) + 1;
  const at = (id: string) => {
    const found = all.find(({ node }) => node.id === id);
    return { x: (found?.across ?? 0) * width, y: (found?.row ?? 0) * rowHeight + 4 };
  };
  const names = tree.path.flatMap((id) => tree.nodes.filter((node) => node.id === id));
  const path = names.map((node) => nameOf(words, node)).join(', ');
  const isTaken = (from: string, to: string) => {
    const place = tree.path.indexOf(from);
    return place >= 0 && tree.path[place + 1] === to;
  };
  const branches = tree.nodes.flatMap((node) =>
    'question' in node
      ? node.branches.map((branch, i) => ({ ...branch, from: node.id, question: node.question, i }))
      : [],
  );
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${width + beside} ${(rows - 1) * rowHeight + boxHeight + 8}`}
      role="img"
      aria-label={`${words.t('app.adviser.tree')}. ${words.t('app.adviser.tree.path', { path })}`}
    >
      {branches.map(({ from, to }) => {
        const [a, b] = [at(from), at(to)];
        return (
          <path
            key={`${from} ${to}`}
            className={mergeClasses(styles.line, isTaken(from, to) && styles.taken)}
            d={`M${a.x} ${a.y + boxHeight}L${b.x} ${b.y}`}
          />
        );
      })}
      {all.map(({ node }) => {
        const { x, y } = at(node.id);
        return (
          <g key={node.id} data-node={node.id} data-taken={tree.path.includes(node.id)}>
            <rect
              className={mergeClasses(styles.box, tree.path.includes(node.id) && styles.taken)}
              x={x - boxWidth / 2}
              y={y}
              width={boxWidth}
              height={boxHeight}
              rx={'question' in node ? 20 : 4}
            />
            <text className={styles.text} x={x} y={y + 25}>
              {nameOf(words, node)}
            </text>
          </g>
        );
      })}
      {branches.map(({ from, to, question, choice, i }) => {
        const [a, b] = [at(from), at(to)];
        // A long line is named near where it begins, on the side to which it leads.
        const down = Math.min(0.45, 26 / (b.y - a.y - boxHeight));
        const right = b.x > a.x || (b.x === a.x && i > 0);
        return (
          <text
            key={`${from} ${choice}`}
            className={styles.small}
            textAnchor={right ? 'start' : 'end'}
            x={a.x + (b.x - a.x) * down + (right ? 6 : -6)}
            y={a.y + boxHeight + (b.y - a.y - boxHeight) * down + 4}
          >
            {words.t(`adviser.ask.${question}.${choice}`)}
          </text>
        );
      })}
    </svg>
  );
}
