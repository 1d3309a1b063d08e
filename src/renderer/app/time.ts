import { useSyncExternalStore } from 'react';
import type { Language } from '../../messages/language.ts';

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all ages on the page: they move together, once a second. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds since 1970, once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** `3 minutes ago`, in the language of the page. */
export function ageText(language: Language, ms: number): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of units) if (ms >= size) return format.format(-Math.floor(ms / size), unit);
  return format.format(0, 'second');
}

/** Date and time to the second, in the language and time zone of the person. */
export function timeText(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(iso),
  );
}

/** A duration as `12 s`, `3 min 20 s` or `1 h 5 min`, by message key and values. */
export function durationOf(ms: number): { key: string; params: Record<string, number> } {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return { key: 'time.s', params: { n: seconds } };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { key: 'time.min', params: { m: minutes, s: seconds % 60 } };
  return { key: 'time.h', params: { h: Math.floor(minutes / 60), m: minutes % 60 } };
}
