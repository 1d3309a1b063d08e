import { Link, makeStyles, mergeClasses, SearchBox, Text, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import { useFrame } from './frame.ts';
import { found } from './search.ts';
import { terms, type TermId } from './terms.ts';
import { useWords } from './words.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  search: { maxWidth: '100%' },
  list: {
    height: 'min(50vh, 480px)',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  term: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
  },
  chosen: {
    borderInlineStartColor: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    '@media (forced-colors: active)': { borderInlineStartColor: 'Highlight' },
  },
  name: { margin: 0 },
  see: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
});

/** The terms of the field in plain words; the one that was asked for stands first. */
export function Glossary({ term }: { term: TermId | undefined }) {
  const styles = useStyles();
  const { t } = useWords();
  const frame = useFrame();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const all = (Object.keys(terms) as TermId[])
    .map((id) => ({ id, name: t(`glossary.${id}`), says: t(`glossary.${id}.says`) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const fitting = found(all, query, ({ name, says }) => [name, says]);
  const shown =
    query === ''
      ? [...fitting.filter(({ id }) => id === term), ...fitting.filter(({ id }) => id !== term)]
      : fitting;

  useEffect(() => {
    setQuery('');
    list.current?.scrollTo(0, 0);
  }, [term]);

  return (
    <div className={styles.all}>
      <SearchBox
        id={id}
        className={styles.search}
        aria-label={t('frame.glossary.search')}
        placeholder={t('frame.glossary.search')}
        dismiss={{ 'aria-label': t('filter.empty') }}
        value={query}
        onChange={(_event, data) => setQuery(data.value)}
      />
      <ul className={styles.list} ref={list} tabIndex={0} aria-label={t('frame.glossary')}>
        {shown.map(({ id, name, says }) => (
          <li key={id} data-glossary={id} className={mergeClasses(styles.term, id === term && styles.chosen)}>
            <Text as="h3" weight="semibold" className={styles.name}>
              {name}
            </Text>
            <Text>{says}</Text>
            <span className={styles.see}>
              <Text size={200}>{t('frame.glossary.see')}</Text>
              {terms[id].map((other) => (
                <Link key={other} as="button" onClick={() => frame.show({ kind: 'glossary', term: other })}>
                  {t(`glossary.${other}`)}
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <Text>{t('frame.glossary.none')}</Text> : null}
    </div>
  );
}
