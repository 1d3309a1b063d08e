/** Languages the product speaks completely. */
export type Language = 'en' | 'de';

/** The language of a locale such as `de-AT`; English when it is none of ours. */
export function languageOf(locale: string | undefined): Language {
  return (locale ?? '').slice(0, 2).toLowerCase() === 'de' ? 'de' : 'en';
}
