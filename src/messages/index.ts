import { en } from './en/index.ts';
import { de } from './de/index.ts';

/** Languages the product speaks completely. */
export const languages = { en, de } as const;
export type Language = keyof typeof languages;

/** Key of a message. Codes from below the hosts become keys such as `finding.HC-06.disabled` or `error.EFD-JOB-001`. */
export type MessageKey = keyof typeof en;

/** Values for the placeholders of a message. */
export type MessageParams = Readonly<Record<string, string | number | boolean | null>>;

/** The language of a locale such as `de-AT`; English when it is none of ours. */
export function languageOf(locale: string | undefined): Language {
  const short = (locale ?? '').slice(0, 2).toLowerCase();
  return short in languages ? (short as Language) : 'en';
}

/** True when there are words for this key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/**
 * The words for a key with `{name}` placeholders filled in. A key made of a code that has no words is shown as
 * the code itself, so that it can still be quoted; a missing parameter stays visible as its placeholder.
 */
export function say(language: Language, key: string, params: MessageParams = {}): string {
  if (!isMessageKey(key)) return key;
  return languages[language][key].replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
