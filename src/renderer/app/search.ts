/** A text as it is searched: without case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** True when every word of the query stands somewhere in one of the texts. An empty query fits everything. */
export function fits(query: string, ...texts: readonly string[]): boolean {
  const where = folded(texts.join('\n'));
  return folded(query)
    .split(/\s+/u)
    .every((word) => where.includes(word));
}

/** Of these what fits; names that begin with the query come first, the rest keeps its order. */
export function found<T>(
  items: readonly T[],
  query: string,
  textsOf: (item: T) => readonly [string, ...string[]],
): T[] {
  const all = items.filter((item) => fits(query, ...textsOf(item)));
  const start = folded(query.trim());
  const begins = (item: T): boolean => start !== '' && folded(textsOf(item)[0]).startsWith(start);
  return [...all.filter(begins), ...all.filter((item) => !begins(item))];
}
