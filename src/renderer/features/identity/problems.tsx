import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { IdentityProblem, Recognition } from '../../../contract/identity.ts';
import type { Words } from '../../app/words.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  item: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
});

/** A sentence with what it means for the eye; the words beside it say the same. */
export interface Told {
  tone: Tone;
  text: string;
}

/** Sentences, each with the mark of its weight. */
export function ToldList({ told }: { told: readonly Told[] }) {
  const styles = useStyles();
  return told.length === 0 ? null : (
    <ul className={styles.list}>
      {told.map(({ tone, text }) => (
        <li key={text} className={styles.item} data-told={tone}>
          <Mark tone={tone} size={16} />
          <Text>{text}</Text>
        </li>
      ))}
    </ul>
  );
}

/** What a severity looks like, wherever something is told about an identity. */
export const toneOf: Readonly<Record<'error' | 'warning' | 'repaired' | 'info' | 'good', Tone>> = {
  error: 'bad',
  warning: 'attention',
  repaired: 'good',
  info: 'unknown',
  good: 'good',
};

/** What a problem is about: a part of the text, or the field it was meant for. */
function aboutOf({ t, maybe }: Words, path: IdentityProblem['path'], parts: Recognition['parts']): string {
  const isPart = parts.some(({ name }) => name === path);
  return (isPart ? undefined : maybe(`identity.field.${path}`)) ?? t(`identity.part.${path}`);
}

/** Problems of a pasted text or a field in words, the heaviest first. */
export function problemsTold(
  words: Words,
  { problems, parts }: Pick<Recognition, 'problems' | 'parts'>,
): Told[] {
  return (['error', 'warning', 'repaired'] as const).flatMap((severity) =>
    problems
      .filter((problem) => problem.severity === severity)
      .map(({ path, rule, params }) => ({
        tone: toneOf[severity],
        text: words.t('app.identity.problem', {
          severity: words.t(`app.identity.severity.${severity}`),
          about: aboutOf(words, path, parts),
          says: words.maybe(`app.rule.identity.${rule}`, params) ?? words.t(`rule.identity.${rule}`, params),
        }),
      })),
  );
}
