/** What a series of times says. */
export interface Summary {
  n: number;
  min: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** A median with the interval that holds it with 95 %, where there are enough values to know one. */
export interface Estimate {
  n: number;
  median: number;
  interval?: readonly [number, number];
}

const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The smallest value that at least this part (0 to 1) of the values does not exceed. Throws on no values. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = ascending(values);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new Error('no values');
  return value;
}

/** The middle value, or the mean of the two in the middle. Throws on no values. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('no values');
  return (low + high) / 2;
}

export function summary(values: readonly number[]): Summary {
  return {
    n: values.length,
    min: percentile(values, 0),
    p50: median(values),
    p95: percentile(values, 0.95),
    p99: percentile(values, 0.99),
    max: percentile(values, 1),
  };
}

/**
 * How many values may be left off at each end of n sorted ones so that what is left holds the median with 95 %: the most
 * with P(Binomial(n, 1/2) < left + 1) of at most 2.5 %. Undefined when even all of them do not (fewer than six).
 */
function leftOff(n: number): number | undefined {
  let chance = 0.5 ** n;
  let sum = chance;
  if (sum > 0.025) return undefined;
  let left = 0;
  for (;;) {
    chance = (chance * (n - left)) / (left + 1);
    sum += chance;
    if (sum > 0.025) return left;
    left += 1;
  }
}

/** Median and its interval by order statistics: nothing is assumed about how the values are spread. */
export function estimate(values: readonly number[]): Estimate {
  const sorted = ascending(values);
  const known = { n: sorted.length, median: median(sorted) };
  const left = leftOff(sorted.length);
  if (left === undefined) return known;
  const [low, high] = [sorted[left], sorted[sorted.length - 1 - left]];
  return low === undefined || high === undefined ? known : { ...known, interval: [low, high] };
}

/** How many times as long others took, round by round, where both took part; undefined when there was no such round. */
export function ratio(
  others: ReadonlyMap<number, number>,
  base: ReadonlyMap<number, number>,
): Estimate | undefined {
  const ratios = [...others].flatMap(([round, time]) => {
    const own = base.get(round);
    return own === undefined ? [] : [time / own];
  });
  return ratios.length === 0 ? undefined : estimate(ratios);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The items in an order that chance decides, each order as likely as any other. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}
