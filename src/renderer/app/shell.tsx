import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  BeakerRegular,
  BookOpenRegular,
  ClipboardTaskListLtrRegular,
  HistoryRegular,
  HomeRegular,
  KeyboardRegular,
  LightbulbRegular,
  RocketRegular,
  SearchRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useRef, type ComponentType } from 'react';
import type { AppError } from '../../contract/errors.ts';
import { isDenied, isLost, useReading } from './calls.ts';
import { FrameProvider } from './frame.ts';
import { PanelDialog, usePanels } from './panels.tsx';
import { hrefOf, pages, useRoute, type PageName } from './route.ts';
import { useWords } from './words.tsx';
import { useWorldChange, worldName } from './world.ts';
import { FailureCard } from '../design/failure.tsx';
import { Page, Waiting } from '../design/parts.tsx';

const views: Record<PageName, ComponentType> = {
  home: lazy(async () => ({ default: (await import('../features/home/home.tsx')).Home })),
  readiness: lazy(async () => ({ default: (await import('../features/readiness/readiness.tsx')).Readiness })),
  adviser: lazy(async () => ({ default: (await import('../features/adviser/adviser.tsx')).Adviser })),
  setup: lazy(async () => ({ default: (await import('../features/setup/setup.tsx')).SetUp })),
  history: lazy(async () => ({ default: (await import('../features/history/history.tsx')).History })),
  practice: lazy(async () => ({ default: (await import('../features/rehearse/practice.tsx')).Practice })),
  settings: lazy(async () => ({ default: (await import('../features/settings/settings.tsx')).Settings })),
};

const icons: Record<PageName, ComponentType> = {
  home: HomeRegular,
  readiness: ClipboardTaskListLtrRegular,
  adviser: LightbulbRegular,
  setup: RocketRegular,
  history: HistoryRegular,
  practice: BeakerRegular,
  settings: SettingsRegular,
};

const narrow = '@media (max-width: 720px)';

/** What the frame can do, for those without the key: its words, its key, and its picture. */
const tools = [
  { id: 'palette', keys: ['ctrl', 'K'], Icon: SearchRegular },
  { id: 'refresh', keys: ['F5'], Icon: ArrowClockwiseRegular },
  { id: 'glossary', keys: ['F1'], Icon: BookOpenRegular },
  { id: 'keys', keys: ['?'], Icon: KeyboardRegular },
] as const;

const useStyles = makeStyles({
  shell: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  practice: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorPaletteMarigoldForeground2,
    backgroundColor: tokens.colorPaletteMarigoldBackground2,
    backgroundImage: `repeating-linear-gradient(135deg, transparent 0 14px, ${tokens.colorPaletteMarigoldBorderActive} 14px 16px)`,
    borderBottom: `2px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  practiceText: {
    backgroundColor: tokens.colorPaletteMarigoldBackground2,
    paddingInline: tokens.spacingHorizontalM,
    textAlign: 'center',
  },
  body: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr)',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr)' },
  },
  nav: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    overflowY: 'auto',
    [narrow]: {
      flexDirection: 'row',
      flexWrap: 'wrap',
      padding: tokens.spacingHorizontalS,
      maxHeight: '40vh',
    },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '40px',
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '& svg': { fontSize: '20px', flexShrink: 0 },
    [narrow]: { minWidth: '44px', justifyContent: 'center' },
  },
  tools: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    marginBlockStart: 'auto',
    paddingBlockStart: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { flexDirection: 'row', marginBlockStart: 0, paddingBlockStart: 0, borderTopStyle: 'none' },
  },
  tool: {
    justifyContent: 'flex-start',
    minHeight: '36px',
    fontWeight: tokens.fontWeightRegular,
    paddingInline: tokens.spacingHorizontalM,
    [narrow]: { minWidth: '40px', paddingInline: tokens.spacingHorizontalS },
  },
  toolText: {
    flexGrow: 1,
    textAlign: 'start',
    // Still the name of the button where only its picture is seen.
    [narrow]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  toolKey: { color: tokens.colorNeutralForeground3, [narrow]: { display: 'none' } },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  lost: { marginBlockEnd: tokens.spacingVerticalM },
  here: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    fontWeight: tokens.fontWeightSemibold,
    borderInlineStartColor: tokens.colorBrandForeground1,
    '@media (forced-colors: active)': { borderInlineStartColor: 'Highlight' },
  },
  main: {
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    scrollPaddingTop: '64px',
    outlineStyle: 'none',
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '-10000px',
    ':focus': { insetInlineStart: tokens.spacingHorizontalM, top: tokens.spacingVerticalM, zIndex: 10 },
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    padding: tokens.spacingHorizontalM,
  },
});

/** The frame of every page: the practice band, the navigation, and what is to be told about the connection. */
export function Shell({ refusal }: { refusal: AppError | undefined }) {
  const styles = useStyles();
  const { t, maybe } = useWords();
  const route = useRoute();
  const about = useReading('app.about', {}, { everyMs: 5000 });
  const main = useRef<HTMLElement>(null);
  useWorldChange(about.data);
  const panels = usePanels();
  const { frame } = panels;
  const practice = about.data?.world === 'practice';
  const View = views[route.page];
  const title = t(`app.nav.${route.page}`);

  useEffect(() => {
    document.title = `${title} – EFLOW Desk`;
    main.current?.scrollTo(0, 0);
  }, [title, route.item]);

  const denied = refusal ?? (isDenied(about.error) ? about.error : undefined);
  return (
    <FrameProvider value={frame}>
      <div className={styles.shell}>
        <header>
          <a className={styles.skip} href={window.location.hash} onClick={() => main.current?.focus()}>
            {t('app.skip')}
          </a>
          {practice ? (
            <div className={styles.practice} role="note">
              <Text weight="semibold" className={styles.practiceText}>
                {t('app.practice.band', { scenario: about.data?.scenario ?? '' })}
              </Text>
            </div>
          ) : null}
        </header>
        <div className={styles.body}>
          <nav className={styles.nav} aria-label={t('app.nav')}>
            {pages.map((page) => {
              const Icon = icons[page];
              return (
                <a
                  key={page}
                  href={hrefOf({ page })}
                  className={mergeClasses(styles.link, route.page === page && styles.here)}
                  {...(route.page === page ? { 'aria-current': 'page' as const } : {})}
                >
                  <Icon />
                  <span>{t(`app.nav.${page}`)}</span>
                </a>
              );
            })}
            <div className={styles.tools} role="group" aria-label={t('frame.tools')}>
              {tools.map(({ id, keys, Icon }) => (
                <Button
                  key={id}
                  appearance="subtle"
                  className={styles.tool}
                  icon={<Icon />}
                  title={t(`frame.${id}`)}
                  onClick={() => (id === 'refresh' ? frame.refresh() : frame.show({ kind: id }))}
                >
                  <span className={styles.toolText}>{t(`frame.${id}`)}</span>
                  <Text size={200} className={styles.toolKey}>
                    {keys.map((key) => maybe(`frame.key.${key}`) ?? key).join(' ')}
                  </Text>
                </Button>
              ))}
            </div>
          </nav>
          <main className={styles.main} ref={main} tabIndex={-1}>
            {isLost(about.error ?? about.failureReason) ? (
              <MessageBar intent="warning" layout="multiline" role="alert" className={styles.lost}>
                <MessageBarBody>
                  <Spinner size="extra-tiny" label={t('app.lost')} />
                </MessageBarBody>
              </MessageBar>
            ) : null}
            {denied !== undefined ? (
              <Page title={title}>
                <Denied error={denied} />
              </Page>
            ) : (
              <Suspense
                fallback={
                  <Page title={title}>
                    <Waiting label={t('app.loading')} />
                  </Page>
                }
              >
                <View
                  key={route.page === 'practice' || about.data === undefined ? '' : worldName(about.data)}
                />
              </Suspense>
            )}
          </main>
        </div>
        <span className={styles.unseen} role="status">
          {panels.said}
        </span>
        <PanelDialog panels={panels} />
      </div>
    </FrameProvider>
  );
}

function Denied({ error }: { error: unknown }) {
  const known = error instanceof Error && 'error' in error ? (error.error as AppError) : (error as AppError);
  return <FailureCard error={known} />;
}
