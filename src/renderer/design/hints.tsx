import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Hint } from '../../contract/adopt.ts';
import { hrefOf } from '../app/route.ts';
import { useWords } from '../app/words.tsx';

/** What to do before anything else, with the way there. */
export function Hints({ hints }: { hints: readonly Hint[] | undefined }) {
  const { t } = useWords();
  return (hints ?? []).map((hint) => (
    <MessageBar key={hint} intent="info" layout="multiline" data-hint={hint}>
      <MessageBarBody>
        {t(`hint.${hint}`)}{' '}
        <Link inline href={hrefOf({ page: 'setup', item: 'host' })}>
          {t('app.adopt.read')}
        </Link>
      </MessageBarBody>
    </MessageBar>
  ));
}
