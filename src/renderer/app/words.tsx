import { createContext, useCallback, useContext } from 'react';
import { isMessageKey, say, type Language, type MessageParams } from '../../messages/index.ts';

const LanguageContext = createContext<Language>('en');
export const LanguageProvider = LanguageContext.Provider;

/** Words in the language of the page. */
export interface Words {
  language: Language;
  /** The words for a key; a key without words is shown as it is, so that it can be quoted. */
  t(key: string, params?: MessageParams): string;
  /** The words for a key, or undefined where there are none, for example the cause of a passed finding. */
  maybe(key: string, params?: MessageParams): string | undefined;
}

/** The words of this page. */
export function useWords(): Words {
  const language = useContext(LanguageContext);
  const t = useCallback((key: string, params?: MessageParams) => say(language, key, params), [language]);
  const maybe = useCallback(
    (key: string, params?: MessageParams) => (isMessageKey(key) ? say(language, key, params) : undefined),
    [language],
  );
  return { language, t, maybe };
}
