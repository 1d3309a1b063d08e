import type { Json } from '../../../../contract/json.ts';
import { say, type Language, type MessageParams } from '../../../../messages/index.ts';

/** A duration for people. */
export function duration(language: Language, ms: number): string {
  if (ms < 1000) return say(language, 'time.ms', { n: Math.round(ms) });
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return say(language, 'time.s', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return say(language, 'time.min', { m: minutes, s: seconds % 60 });
  return say(language, 'time.h', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** What a terminal obeys instead of showing it: escape sequences, then single control characters. */
// eslint-disable-next-line no-control-regex
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/gu;
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu;

/** Text that a host, a VM or a file said, on one line and without anything that a terminal obeys. */
export function plain(text: string): string {
  return text
    .replaceAll(sequences, '')
    .replaceAll(controls, (one) => (/\s/u.test(one) ? ' ' : ''))
    .trim();
}

/** Values of a message, each as {@link plain} text: a line end in one must not pass for a line of ours. */
export function plainParams(params: MessageParams): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value]),
  );
}

/** A fact's value on one line, cut where it gets long. */
export function valueText(value: Json, max = 160): string {
  const text = plain(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}

/** Wraps text at blanks. Lines that go on keep the indent of the line they go on from. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */u.exec(line)?.[0] ?? '';
      const lines: string[] = [];
      let current = '';
      for (const word of line.trim().split(' ')) {
        if (current !== '' && indent.length + current.length + 1 + word.length > width) {
          lines.push(indent + current);
          current = word;
        } else {
          current = current === '' ? word : `${current} ${word}`;
        }
      }
      return [...lines, indent + current];
    })
    .join('\n');
}

/** Pads by what is seen, not counting colour codes. */
export function pad(text: string, width: number): string {
  // eslint-disable-next-line no-control-regex
  const seen = text.replaceAll(/\u001b\[\d+m/gu, '').length;
  return text + ' '.repeat(Math.max(0, width - seen));
}

/** Width of a column that holds all of these. */
export const widthOf = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
