import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { fill, type MessageParams } from './fill.ts';
import type { Language } from './language.ts';

export { languageOf, type Language } from './language.ts';
export type { MessageParams } from './fill.ts';

/** Languages the product speaks completely. */
export const languages: Readonly<Record<Language, Record<MessageKey, string>>> = { en, de };

/** Key of a message. Codes from below the hosts become keys such as `finding.HC-06.disabled` or `error.EFD-JOB-001`. */
export type MessageKey = keyof typeof en;

/** True when there are words for this key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** The words for a key in a language, as {@link fill} makes them. */
export function say(language: Language, key: string, params: MessageParams = {}): string {
  return fill(languages[language], key, params);
}
