const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What a page does not show, or shows in another order than it is written: controls, direction marks, lone surrogates. */
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/**
 * Any text as text of a page, in an element or in a quoted attribute. What cannot be seen is shown by its code point, so
 * that two values that look alike are alike.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(
      unseen,
      (one) => `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replaceAll(/[&<>"']/gu, (one) => entities[one] ?? one);
}

/** Markup that was made here. Nothing becomes it but by {@link html} and what was made so before. */
export interface Markup {
  readonly markup: string;
}

type Piece = string | number | Markup | readonly Markup[];

const written = (piece: Piece): string => {
  if (typeof piece === 'string' || typeof piece === 'number') return escapeHtml(String(piece));
  return Array.isArray(piece) ? piece.map((one: Markup) => one.markup).join('') : (piece as Markup).markup;
};

/** Markup with values in it; each value that is no markup itself is escaped. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return {
    markup: parts.map((part, i) => part + (i < pieces.length ? written(pieces[i] ?? '') : '')).join(''),
  };
}

/** Markup of a library that was given nothing but numbers and flags, such as the squares of a QR code. */
export const trusted = (markup: string): Markup => ({ markup });

/** No markup at all. */
export const nothing: Markup = { markup: '' };
