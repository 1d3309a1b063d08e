/** A table of a configuration file: its name, empty for what stands before all tables, and its keys with values. */
export interface TomlTable {
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/**
 * A text as a basic string of TOML 1.0: quotation marks, backslashes and control characters are escaped, so that it is one
 * line and nothing in it ends it. Half a surrogate pair is no text in TOML and becomes U+FFFD.
 */
export function tomlString(text: string): string {
  const escaped = text.replaceAll(/\p{Cs}/gu, '\ufffd').replaceAll(/["\\\p{Cc}]/gu, (one) => {
    const code = one.codePointAt(0) ?? 0;
    return short[one] ?? `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** The text of a file of these tables. Empty ones are left out. */
export function tomlText(tables: readonly TomlTable[]): string {
  const parts = tables
    .filter(({ entries }) => entries.length > 0)
    .map(({ name, entries }) =>
      [...(name === '' ? [] : [`[${name}]`]), ...entries.map(([key, value]) => `${key} = ${value}`)].join(
        '\n',
      ),
    );
  return `${parts.join('\n\n')}\n`;
}
