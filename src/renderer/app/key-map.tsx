import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { keyMap } from './keys.ts';
import { useWords } from './words.tsx';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    textAlign: 'start',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    paddingInline: tokens.spacingHorizontalXS,
    marginInlineEnd: tokens.spacingHorizontalXS,
  },
});

/** Every key of the frame and what it does. */
export function KeyMap() {
  const styles = useStyles();
  const { t, maybe } = useWords();
  return (
    <>
      <Text block>{t('frame.keys.lead')}</Text>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.cell}>{t('frame.keys.key')}</th>
            <th className={styles.cell}>{t('frame.keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {keyMap.map(({ id, keys }) => (
            <tr key={id}>
              <td className={styles.cell}>
                {keys.map((key) => (
                  <kbd key={key} className={styles.key}>
                    {maybe(`frame.key.${key}`) ?? key}
                  </kbd>
                ))}
              </td>
              <td className={styles.cell}>{t(`frame.keys.${id}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
