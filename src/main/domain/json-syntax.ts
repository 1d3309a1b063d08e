const space = /[ \t\n\r]*/uy;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
/** A string as far as it is right; it is whole when a quote follows. */
// eslint-disable-next-line no-control-regex
const openString = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*/uy;

/** Where a sticky pattern ends when it is tried here; undefined when it does not fit. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/**
 * Offset of the first character that keeps a text from being JSON; undefined when it is JSON. The engine's own message
 * names a place only sometimes, and quotes the text around it, which may hold a secret.
 */
export function jsonFault(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expect: 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'end' = 'value';
  let at = 0;
  for (;;) {
    at = endOf(space, text, at) ?? at;
    const char = text[at];
    if (char === undefined) return expect === 'end' && open.length === 0 ? undefined : at;
    const inside = open.at(-1);
    const value: boolean = expect === 'value' || expect === 'first-value';
    const key: boolean = expect === 'key' || expect === 'first-key';
    if (
      (char === ']' && (expect === 'first-value' || (expect === 'end' && inside === '['))) ||
      (char === '}' && (expect === 'first-key' || (expect === 'end' && inside === '{')))
    ) {
      open.pop();
      expect = 'end';
      at += 1;
    } else if (char === ',' && expect === 'end' && inside !== undefined) {
      expect = inside === '[' ? 'value' : 'key';
      at += 1;
    } else if (char === ':' && expect === 'colon') {
      expect = 'value';
      at += 1;
    } else if (value && (char === '{' || char === '[')) {
      open.push(char);
      expect = char === '{' ? 'first-key' : 'first-value';
      at += 1;
    } else if (char === '"' && (value || key)) {
      at = endOf(openString, text, at) ?? at;
      if (text[at] !== '"') return at;
      expect = key ? 'colon' : 'end';
      at += 1;
    } else {
      const end = value ? endOf(scalar, text, at) : undefined;
      if (end === undefined) return at;
      expect = 'end';
      at = end;
    }
  }
}
