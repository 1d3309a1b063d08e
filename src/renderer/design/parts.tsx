import {
  Button,
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  Text,
  Title2,
  tokens,
  Tooltip,
} from '@fluentui/react-components';
import { CopyRegular, CheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useState, type ReactNode, type Ref } from 'react';
import { useWords } from '../app/words.tsx';
import { useAge } from '../app/as-of.ts';
import { ageText, timeText } from '../app/time.ts';
import { Mark } from './marks.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '1100px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  titles: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  h1: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
  },
  subtle: { color: tokens.colorNeutralForeground2 },
  age: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  stale: {
    color: tokens.colorNeutralForeground1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  waiting: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalXXL,
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalM,
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: '24rem',
    overflowY: 'auto',
  },
});

/** A page: its title, what can be done with all of it, and its content. `heading` is for whoever moves the focus there. */
export function Page(props: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  heading?: Ref<HTMLHeadingElement>;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <Title2
            as="h1"
            className={styles.h1}
            {...(props.heading === undefined ? {} : { ref: props.heading, tabIndex: -1 })}
          >
            {props.title}
          </Title2>
          {props.lead === undefined ? null : <Text className={styles.subtle}>{props.lead}</Text>}
        </div>
        {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}

/** A card with a heading. */
export function Section(props: {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const styles = useStyles();
  return (
    <section
      className={mergeClasses(styles.card, props.className)}
      {...(props.title === undefined ? {} : { 'aria-label': props.title })}
    >
      {props.title === undefined ? null : (
        <div className={styles.head}>
          <Subtitle2 as="h2" className={styles.h1}>
            {props.title}
          </Subtitle2>
          {props.aside}
        </div>
      )}
      {props.children}
    </section>
  );
}

/** How old a value is, marked when it should be newer; the exact time on demand. */
export function Age({ at }: { at: string | null }) {
  const styles = useStyles();
  const { t } = useWords();
  return at === null ? <Text className={styles.age}>{t('app.age.never')}</Text> : <AgeOf at={at} />;
}

function AgeOf({ at }: { at: string }) {
  const styles = useStyles();
  const { language, t } = useWords();
  const { ms, stale } = useAge(at);
  const text = ageText(language, ms);
  return (
    <Tooltip
      content={{ children: <time dateTime={at}>{timeText(language, at)}</time> }}
      relationship="description"
    >
      <Text size={200} className={mergeClasses(styles.age, stale && styles.stale)} data-stale={stale}>
        {stale ? <Mark tone="attention" size={12} /> : null}
        <time dateTime={at}>{stale ? t('app.age.old', { age: text }) : text}</time>
      </Text>
    </Tooltip>
  );
}

/** Something is coming: its shape, without a jump when it is there. */
export function Waiting({ rows = 4, label }: { rows?: number; label: string }) {
  const styles = useStyles();
  return (
    <Skeleton className={styles.waiting} aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonItem key={row} size={24} />
      ))}
    </Skeleton>
  );
}

/** There is nothing here yet, and what would make something be here. */
export function Empty(props: { text: string; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <Text>{props.text}</Text>
      {props.action}
    </div>
  );
}

/** Text to be taken along, as it is. */
export function Code({ children, label }: { children: string; label: string }) {
  const styles = useStyles();
  return (
    <pre className={styles.code} tabIndex={0} role="group" aria-label={label}>
      {children}
    </pre>
  );
}

/** Copies a text and says whether it did: a browser may refuse. */
export function CopyButton({ text, label }: { text: string | (() => string); label?: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean>();
  useEffect(() => {
    if (copied === undefined) return undefined;
    const timer = setTimeout(() => setCopied(undefined), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={copied === true ? <CheckmarkRegular /> : <CopyRegular />}
      onClick={copy}
    >
      {copied === undefined ? (label ?? t('app.copy')) : t(copied ? 'app.copied' : 'app.not-copied')}
    </Button>
  );
}
