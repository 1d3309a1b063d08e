import { Button } from '@fluentui/react-components';
import { QuestionCircleRegular } from '@fluentui/react-icons';
import { useFrame } from '../app/frame.ts';
import type { TermId } from '../app/terms.ts';
import { useWords } from '../app/words.tsx';

/** A small button that explains a term of the field, for those who have no F1 key. */
export function TermHelp({ term }: { term: TermId }) {
  const { t } = useWords();
  const frame = useFrame();
  return (
    <Button
      appearance="transparent"
      size="small"
      icon={<QuestionCircleRegular />}
      data-term={term}
      aria-label={t('frame.glossary.open', { term: t(`glossary.${term}`) })}
      onClick={() => frame.show({ kind: 'glossary', term })}
    />
  );
}
