/** What came of one of many works: its result, or what it threw. */
export type Outcome<R> = { result: R } | { failed: unknown };

/**
 * Does a work for each of many, at most so many at a time, and answers what came of each in the order of the items. One
 * that fails keeps none from being done; after an abort no more are begun, and those are missing in the answer.
 */
export async function forMany<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T, index: number) => Promise<R>,
  signal?: AbortSignal,
): Promise<(Outcome<R> | undefined)[]> {
  const outcomes = Array.from<Outcome<R> | undefined>({ length: items.length });
  let next = 0;
  const goesOn = (): boolean => next < items.length && signal?.aborted !== true;
  async function worker(): Promise<void> {
    while (goesOn()) {
      const index = next++;
      try {
        outcomes[index] = { result: await work(items[index] as T, index) };
      } catch (failed) {
        outcomes[index] = { failed };
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(most, items.length)) }, worker));
  return outcomes;
}
