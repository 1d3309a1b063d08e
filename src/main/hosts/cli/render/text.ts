import type { Json } from '../../../../contract/json.ts';
import { say, type Language } from '../../../../messages/index.ts';

/** A duration for people. */
export function duration(language: Language, ms: number): string {
  if (ms < 1000) return say(language, 'time.ms', { n: Math.round(ms) });
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return say(language, 'time.s', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return say(language, 'time.min', { m: minutes, s: seconds % 60 });
  return say(language, 'time.h', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** A fact's value on one line, cut where it gets long. */
export function valueText(value: Json, max = 160): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}

/** Wraps text at blanks; every line after the first begins with the indent. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  for (const part of text.split('\n')) {
    let current = '';
    for (const word of part.split(' ')) {
      if (current !== '' && current.length + 1 + word.length > width) {
        lines.push(current);
        current = word;
      } else {
        current = current === '' ? word : `${current} ${word}`;
      }
    }
    lines.push(current);
  }
  return lines.join(`\n${indent}`);
}

/** Pads by what is seen, not counting colour codes. */
export function pad(text: string, width: number): string {
  // eslint-disable-next-line no-control-regex
  const seen = text.replaceAll(/\u001b\[\d+m/gu, '').length;
  return text + ' '.repeat(Math.max(0, width - seen));
}
