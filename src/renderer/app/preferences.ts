import { useSyncExternalStore } from 'react';
import type { Language } from '../../messages/index.ts';

/** How a person likes to see the app; of no consequence for the machine. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  language: 'system' | Language;
}

const key = 'eflow-desk.preferences';
const usual: Preferences = { theme: 'system', language: 'system' };
const themes = ['system', 'light', 'dark'] as const;
const languages = ['system', 'en', 'de'] as const;

/** Takes what can be used of a stored text; the rest is as usual. */
export function parsePreferences(text: string | null): Preferences {
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Record<keyof Preferences, unknown>> | null;
    return {
      theme: themes.find((one) => one === stored?.theme) ?? usual.theme,
      language: languages.find((one) => one === stored?.language) ?? usual.language,
    };
  } catch {
    return usual;
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

let current = parsePreferences(read());
const listeners = new Set<() => void>();

/** Keeps a choice; a browser that keeps nothing forgets it at the end of the session. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Storage is switched off: the choice holds as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The preferences of the person at this page. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}
