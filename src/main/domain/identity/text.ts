import type { IdentityProblem, IdentityRule } from '../../../contract/identity.ts';

/** Longest text that is looked at, in UTF-16 units. Nothing a person pastes about an identity comes near it. */
export const mostText = 65_536;

type Path = IdentityProblem['path'];
type Params = IdentityProblem['params'];

const problemOf =
  (severity: IdentityProblem['severity']) =>
  (path: Path, rule: IdentityRule, params: Params = {}): IdentityProblem => ({
    path,
    rule,
    severity,
    params,
  });

/** Cannot be used so. */
export const wrong = problemOf('error');
/** Can be used; somebody should look at it. */
export const doubt = problemOf('warning');
/** Was wrong for certain, and was put right. */
export const repaired = problemOf('repaired');

/** A code point as people write it, such as U+200B. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Blanks that look like one and are another. */
const oddBlank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;
/** What a keyboard set to full width writes. */
const wide: Readonly<Record<string, string>> = { '\uff1b': ';', '\uff1d': '=' };
/** All of these, and what nobody sees: controls but blanks, soft hyphens, zero-width and direction marks, odd line ends. */
const odd =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\uff1b\uff1d]/gu;

const quotes = new Set('"\'\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f');
/** An apostrophe may belong to a device ID, a typographic or double quote to nothing. */
const loneQuotes = new Set([...quotes].filter((quote) => quote !== "'"));
const blank = (character: string | undefined): boolean => character !== undefined && /\s/u.test(character);

/** A pasted text without what only copying put into it. Line breaks inside stay: what they mean depends on the kind. */
export interface CleanText {
  text: string;
  /** What was taken away or put in its place, one for each sort. */
  repairs: IdentityProblem[];
}

/** Replaces what cannot be seen; tells each such character by its code point, its first position from 1 and its count. */
function seen(text: string): CleanText {
  const found = new Map<string, { position: number; count: number }>();
  const clean = text.replaceAll(odd, (character, at: number) => {
    const before = found.get(character);
    if (before === undefined) found.set(character, { position: at + 1, count: 1 });
    else before.count += 1;
    return plainOf(character);
  });
  const repairs = [...found].map(([character, where]) => {
    const rule = wide[character] === undefined ? 'invisible-character' : 'separator';
    return repaired('text', rule, { code: codePointName(character), ...where });
  });
  return { text: clean, repairs };
}

/** What stands in place of an odd character. */
function plainOf(character: string): string {
  if (oddBlank.test(character)) return ' ';
  if (character === '\u2028' || character === '\u2029') return '\n';
  return wide[character] ?? '';
}

/** Where the text begins and ends without blanks, semicolons and quotes around it. Two pointers, so that it is linear. */
function inner(text: string): { from: number; to: number; quoted: boolean } {
  let from = 0;
  let to = text.length;
  let quoted = false;
  for (;;) {
    while (from < to && (blank(text[from]) || text[from] === ';')) from += 1;
    while (to > from && (blank(text[to - 1]) || text[to - 1] === ';')) to -= 1;
    const [first = '', last = ''] = [text[from], text[to - 1]];
    const pair = to - from > 1 && quotes.has(first) && quotes.has(last);
    const left = from < to && (pair || loneQuotes.has(first));
    const right = to > from && (pair || loneQuotes.has(last));
    if (!left && !right) return { from, to, quoted };
    quoted = true;
    if (left) from += 1;
    if (right && to > from) to -= 1;
  }
}

/** True when more than one line end stands around the text: a file or a pipe ends with one, and that is no mistake. */
function blanksAround(text: string, from: number, to: number): boolean {
  if (from >= to) return false;
  const after = text.slice(to);
  const end = after.replace(/\r?\n$/u, '');
  return blank(text[0]) || blank(end[0]) || blank(end.at(-1));
}

/** Takes away what copying from mails, portals and chats adds: invisible characters, blanks, quotes, a last semicolon. */
export function cleanText(pasted: string): CleanText {
  const { text, repairs } = seen(pasted);
  const { from, to, quoted } = inner(text);
  if (quoted) repairs.push(repaired('text', 'quotes'));
  if (blanksAround(text, from, to)) repairs.push(repaired('text', 'blanks-around'));
  return { text: text.slice(from, to), repairs };
}

/** A value that has no blank in it, without the blanks and line breaks that a mail put there; told by position from 1. */
export function withoutBlanks(path: Path, value: string): CleanText {
  const at = value.search(/\s/u);
  if (at < 0) return { text: value, repairs: [] };
  const rule = /[\r\n]/u.test(value) ? 'line-break' : 'blank-inside';
  return { text: value.replaceAll(/\s+/gu, ''), repairs: [repaired(path, rule, { position: at + 1 })] };
}

/**
 * True for a text with a run that is made like a key: 32 and more characters of base64 with capitals, small letters and
 * digits. What stands in a wrong place of a string is then shown no more than a key in the right one.
 */
export function looksSecret(value: string): boolean {
  return (value.match(/[A-Za-z0-9+/]{32,}/gu) ?? []).some(
    (run) => /[A-Z]/u.test(run) && /[a-z]/u.test(run) && /\d/u.test(run),
  );
}
