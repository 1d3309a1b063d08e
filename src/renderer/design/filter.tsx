import { Button, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components';
import { useWords } from '../app/words.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  box: { minWidth: 'min(280px, 100%)' },
});

/** The filter of a page's list; `/` leads to it. It says how much of the list fits. */
export function Filter(props: { value: string; onChange(value: string): void; some: number; all: number }) {
  const styles = useStyles();
  const { t } = useWords();
  const { value, onChange, some, all } = props;
  return (
    <div className={styles.row} role="search">
      <SearchBox
        className={styles.box}
        data-filter
        aria-label={t('filter.label')}
        placeholder={t('filter.label')}
        dismiss={{ 'aria-label': t('filter.empty') }}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
      {value === '' ? null : (
        <>
          <Text>{t(some === 0 ? 'filter.none' : 'filter.some', { some, all })}</Text>
          <Button size="small" onClick={() => onChange('')}>
            {t('filter.clear')}
          </Button>
        </>
      )}
    </div>
  );
}
