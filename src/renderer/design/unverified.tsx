import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons';
import { useWords } from '../app/words.tsx';

const useStyles = makeStyles({
  // In a narrow column its words take two lines.
  badge: {
    height: 'auto',
    minHeight: '20px',
    borderRadius: tokens.borderRadiusLarge,
    flexShrink: 0,
    maxWidth: '100%',
  },
});

/** Says beside a value that what it rests on was never seen on a real host. Nothing where no section is given. */
export function Unverified({ section }: { section: string | undefined }) {
  const styles = useStyles();
  const { t } = useWords();
  return section === undefined ? null : (
    <Badge
      className={styles.badge}
      appearance="outline"
      color="informative"
      icon={<BeakerRegular />}
      title={section}
      data-unverified={section}
    >
      {t('app.unverified')}
    </Badge>
  );
}
