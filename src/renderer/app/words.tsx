import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { fill, type MessageParams, type Messages } from '../../messages/fill.ts';
import { languageOf, type Language } from '../../messages/language.ts';

/** Each language comes by itself: a page speaks one. */
const sources: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('../../messages/en/index.ts')).en,
  de: async () => (await import('../../messages/de/index.ts')).de,
};

/** A language with its messages. */
interface Spoken {
  language: Language;
  messages: Messages;
}

const load = async (language: Language): Promise<Spoken> => ({
  language,
  messages: await sources[language](),
});

/** The language of the browser is asked for with the page itself: most pages speak it. */
const likely = languageOf(navigator.language);
const early = load(likely);

/** The messages of a language; until they are there those that were spoken before, or none. */
export function useSpoken(language: Language): Spoken | undefined {
  const [spoken, setSpoken] = useState<Spoken>();
  useEffect(() => {
    let over = false;
    const coming = language === likely ? early : load(language);
    // What cannot be fetched leaves the page as it is; the browser tells of it, and reading anew tries again.
    void coming.then((found) => {
      if (!over) setSpoken(found);
    });
    return () => {
      over = true;
    };
  }, [language]);
  return spoken;
}

const SpokenContext = createContext<Spoken>({ language: 'en', messages: {} });
export const SpokenProvider = SpokenContext.Provider;

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
  const { language, messages } = useContext(SpokenContext);
  const t = useCallback((key: string, params?: MessageParams) => fill(messages, key, params), [messages]);
  const maybe = useCallback(
    (key: string, params?: MessageParams) =>
      Object.hasOwn(messages, key) ? fill(messages, key, params) : undefined,
    [messages],
  );
  return { language, t, maybe };
}
