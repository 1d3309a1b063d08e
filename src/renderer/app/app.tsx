import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AppError } from '../../contract/errors.ts';
import { languageOf } from '../../messages/language.ts';
import { DeskProvider, type Desk } from '../client/desk.tsx';
import { Shell } from './shell.tsx';
import { SpokenProvider, useSpoken } from './words.tsx';
import { usePreferences } from './preferences.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// The page's policy lets no style element in but those that carry this mark (style.md E2.3).
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const subscribeDark = (onChange: () => void): (() => void) => {
  dark.addEventListener('change', onChange);
  return () => dark.removeEventListener('change', onChange);
};

/** The whole app on one page. */
export function App({ desk }: { desk: Desk }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, staleTime: 1000 } } }),
  );
  return (
    <DeskProvider value={desk}>
      <QueryClientProvider client={queries}>
        <Looks desk={desk} />
      </QueryClientProvider>
    </DeskProvider>
  );
}

/** The app as the person likes it: nothing is shown before that is known. */
function Looks({ desk }: { desk: Desk }) {
  const [entry, setEntry] = useState<'entering' | 'in' | AppError>('entering');
  const asked = usePreferences(entry === 'in');
  const [{ settings, known }, hold] = useState(asked);
  // What was known stays while it is asked for again, for example when the world changed.
  if (asked.known && !(known && asked.settings === settings)) hold(asked);
  const systemDark = useSyncExternalStore(subscribeDark, () => dark.matches);
  const theme = settings.theme === 'system' ? (systemDark ? 'dark' : 'light') : settings.theme;
  const language = settings.language === 'system' ? languageOf(navigator.language) : settings.language;
  const spoken = useSpoken(language);
  const refusal = typeof entry === 'string' ? undefined : entry;

  useEffect(() => {
    desk.enter().then(
      (refused) => setEntry(refused ?? 'in'),
      () => setEntry('in'),
    );
  }, [desk]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.style.colorScheme = theme;
  }, [language, theme]);

  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={theme === 'dark' ? webDarkTheme : webLightTheme} style={{ height: '100%' }}>
        {spoken !== undefined && (known || refusal !== undefined) ? (
          <SpokenProvider value={spoken}>
            <Shell refusal={refusal} />
          </SpokenProvider>
        ) : null}
      </FluentProvider>
    </RendererProvider>
  );
}
