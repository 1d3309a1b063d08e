import { Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { goalText } from '../features/jobs/words.ts';
import { useReading } from './calls.ts';
import { useFrame } from './frame.ts';
import { actItem, go, pages } from './route.ts';
import { found } from './search.ts';
import { terms, type TermId } from './terms.ts';
import { useWords } from './words.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: { height: 'min(46vh, 420px)', overflowY: 'auto', scrollPaddingBlock: '28px' },
  group: { color: tokens.colorNeutralForeground2, paddingBlock: tokens.spacingVerticalXS, display: 'block' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '36px',
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  chosen: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderInlineStartColor: tokens.colorBrandForeground1,
    '@media (forced-colors: active)': {
      borderInlineStartColor: 'Highlight',
      outline: '1px solid Highlight',
      outlineOffset: '-1px',
    },
  },
  subtle: { color: tokens.colorNeutralForeground2 },
});

const groups = ['pages', 'acts', 'jobs', 'terms', 'tools'] as const;

/** Something to go to. */
interface Target {
  id: string;
  group: (typeof groups)[number];
  name: string;
  /** What else it is found by, shown beside the name. */
  hint: string;
  /** True when something else comes in the place of the palette. */
  above?: true;
  go(): void;
}

/** Everything that can be gone to, in the words of the page. */
function useTargets(): Target[] {
  const words = useWords();
  const { t } = words;
  const frame = useFrame();
  const acts = useReading('acts.list', {});
  const jobs = useReading('jobs.list', {});
  return [
    ...pages.map((page) => ({
      id: `page-${page}`,
      group: 'pages' as const,
      name: t(`app.nav.${page}`),
      hint: '',
      go: () => go({ page }),
    })),
    ...(acts.data ?? []).map(({ id }) => ({
      id: `act-${id}`,
      group: 'acts' as const,
      name: t(`act.${id}`),
      hint: '',
      go: () => go({ page: 'history', item: actItem(id, {}) }),
    })),
    ...(jobs.data ?? []).map((job) => ({
      id: `job-${job.id}`,
      group: 'jobs' as const,
      name: goalText(words, job),
      hint: `${t(`state.${job.state}`)} ${job.id}`,
      go: () => go({ page: 'history', item: job.id }),
    })),
    ...(Object.keys(terms) as TermId[]).map((term) => ({
      id: `term-${term}`,
      group: 'terms' as const,
      name: t(`glossary.${term}`),
      hint: '',
      above: true as const,
      go: () => frame.show({ kind: 'glossary', term }),
    })),
    { id: 'tool-refresh', group: 'tools', name: t('frame.refresh'), hint: 'F5', go: frame.refresh },
    {
      id: 'tool-glossary',
      group: 'tools',
      name: t('frame.glossary'),
      hint: 'F1',
      above: true as const,
      go: () => frame.show({ kind: 'glossary' }),
    },
    {
      id: 'tool-keys',
      group: 'tools',
      name: t('frame.keys'),
      hint: '?',
      above: true as const,
      go: () => frame.show({ kind: 'keys' }),
    },
  ];
}

/** Finds a page, an act, a job or a term by what is typed. Choosing an act shows its plan; nothing is started here. */
export function Palette({ close }: { close(): void }) {
  const styles = useStyles();
  const { t } = useWords();
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => document.getElementById(`${id}-input`)?.focus(), [id]);
  const targets = useTargets();
  const shown = groups.flatMap((group) =>
    found(
      targets.filter((one) => one.group === group),
      query,
      ({ name, hint }) => [name, hint],
    ),
  );
  const chosen = shown[Math.min(at, shown.length - 1)];
  const optionId = (one: Target): string => `${id}-${one.id}`;

  const choose = (one: Target): void => {
    if (one.above !== true) close();
    one.go();
  };
  const moveTo = (place: number): void => {
    const next = shown[place];
    if (next === undefined) return;
    setAt(place);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = Math.min(at, shown.length - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (now + 1) % Math.max(1, shown.length),
      ArrowUp: (now - 1 + shown.length) % Math.max(1, shown.length),
      PageDown: Math.min(now + 8, shown.length - 1),
      PageUp: Math.max(now - 8, 0),
    };
    const place = moves[event.key];
    if (place !== undefined) moveTo(place);
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.all}>
      <Input
        id={`${id}-input`}
        role="combobox"
        aria-label={t('frame.palette.label')}
        placeholder={t('frame.palette.label')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(chosen === undefined ? {} : { 'aria-activedescendant': optionId(chosen) })}
        value={query}
        onChange={(_event, data) => {
          setQuery(data.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className={styles.list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t('frame.palette')}
      >
        {groups.map((group) => {
          const own = shown.filter((one) => one.group === group);
          return own.length === 0 ? null : (
            <div key={group} role="group" aria-label={t(`frame.palette.${group}`)}>
              <Text size={200} weight="semibold" className={styles.group} aria-hidden="true">
                {t(`frame.palette.${group}`)}
              </Text>
              {own.map((one) => (
                <div
                  key={one.id}
                  id={optionId(one)}
                  role="option"
                  aria-selected={one === chosen}
                  className={mergeClasses(styles.item, one === chosen && styles.chosen)}
                  onClick={() => choose(one)}
                >
                  <span>{one.name}</span>
                  {one.hint === '' ? null : (
                    <Text size={200} className={styles.subtle}>
                      {one.hint}
                    </Text>
                  )}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {shown.length === 0 ? <Text>{t('frame.palette.none')}</Text> : null}
    </div>
  );
}
