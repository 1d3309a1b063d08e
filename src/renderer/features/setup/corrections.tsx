import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { FieldError } from '../../../contract/errors.ts';
import { useWords } from '../../app/words.tsx';
import { fieldOf } from './draft.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Fields with what is wrong with each, as a list. */
export function FieldErrors({ errors }: { errors: readonly FieldError[] }) {
  const styles = useStyles();
  const { t, maybe } = useWords();
  const nameOf = (path: string): string => {
    const field = maybe(`app.field.${fieldOf(path)}`);
    const at = /\[(\d+)\]/u.exec(path)?.[1];
    if (field === undefined) return path;
    return at === undefined ? field : t('app.field.numbered', { field, n: Number(at) + 1 });
  };
  return (
    <ul className={styles.list}>
      {errors.map((one) => (
        <li key={`${one.path} ${one.rule}`}>
          {one.path === '' ? t('app.field.document') : nameOf(one.path)}: {t(`rule.${one.rule}`, one.params)}
        </li>
      ))}
    </ul>
  );
}

/** The summary of a step: what is to be filled in or corrected there; nothing when nothing is. */
export function Corrections({ errors }: { errors: readonly FieldError[] }) {
  const { t } = useWords();
  if (errors.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('app.setup.to-correct', { count: errors.length })}</MessageBarTitle>
        <FieldErrors errors={errors} />
      </MessageBarBody>
    </MessageBar>
  );
}
