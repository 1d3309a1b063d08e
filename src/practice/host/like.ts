/** A PowerShell `-like` pattern: `*` and `?`, case-insensitive. */
export function likePattern(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'isu');
}

/** A pattern for full paths: `*` and `?` stay within one name. */
export function pathPattern(pattern: string): RegExp {
  const { source } = likePattern(pattern);
  return new RegExp(source.replaceAll(/(?<!\\)\.(\*?)/gu, String.raw`[^\\]$1`), 'isu');
}

/** Same text whatever the case, as Windows compares names. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
