import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate, median, percentile, randomFrom, ratio, shuffled, summary } from './statistics.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('percentiles', () => {
  test.each([
    [[7], 0.5, 7],
    [[7], 0.99, 7],
    [upTo(100), 0.95, 95],
    [upTo(100), 0.99, 99],
    [upTo(20), 0.95, 19],
    [upTo(20), 0.99, 20],
    [upTo(200), 0.99, 198],
    [[3, 1, 2], 1, 3],
    [[3, 1, 2], 0, 1],
  ])('of %j at %d', (values, part, expected) => {
    expect(percentile(values, part)).toBe(expected);
  });

  test('of numbers, not of their texts, and without touching them', () => {
    const values = [10, 9, 100, 1];
    expect(summary(values)).toEqual({ n: 4, min: 1, p50: 9.5, p95: 100, p99: 100, max: 100 });
    expect(values).toEqual([10, 9, 100, 1]);
  });

  test('of nothing do not exist', () => {
    expect(() => percentile([], 0.5)).toThrow('no values');
    expect(() => median([])).toThrow('no values');
  });
});

describe('the interval of a median', () => {
  // Ranks from the tables of the sign test for 95 %.
  test.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
    [30, 10, 21],
    [40, 14, 27],
    [100, 40, 61],
  ])('of %d values reaches from the %d. to the %d.', (n, low, high) => {
    expect(estimate(shuffled(upTo(n), randomFrom(n)))).toEqual({
      n,
      median: (n + 1) / 2,
      interval: [low, high],
    });
  });

  test.each([1, 2, 5])('of %d values is not known', (n) => {
    expect(estimate(upTo(n))).toEqual({ n, median: (n + 1) / 2 });
  });

  test('holds the true median in 95 of 100 cases at least', () => {
    const random = randomFrom(4);
    const cases = 4000;
    let held = 0;
    for (let i = 0; i < cases; i++) {
      // Skewed, as times are; the true median is 0.25.
      const { interval } = estimate(Array.from({ length: 15 }, () => random() ** 2));
      if (interval !== undefined && interval[0] <= 0.25 && interval[1] >= 0.25) held++;
    }
    expect(held / cases).toBeGreaterThan(0.95);
    expect(held / cases).toBeLessThan(0.98);
  });
});

describe('a ratio', () => {
  const turns = (...times: number[]) => new Map(times.map((time, round) => [round, time]));

  test('compares turns of the same round, so that a slow minute falls on both', () => {
    expect(ratio(turns(2, 40, 6, 2, 2, 2), turns(1, 20, 3, 1, 1, 1))).toEqual({
      n: 6,
      median: 2,
      interval: [2, 2],
    });
  });

  test('leaves out rounds that one of the two was not in', () => {
    expect(
      ratio(
        new Map([
          [1, 8],
          [7, 1],
        ]),
        turns(1, 2),
      ),
    ).toEqual({ n: 1, median: 4 });
    expect(ratio(new Map(), turns(1))).toBeUndefined();
  });
});

describe('chance', () => {
  test('is the same for the same seed and another for another', () => {
    const draw = (seed: number) => Array.from({ length: 20 }, randomFrom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(3).every((one) => one >= 0 && one < 1)).toBe(true);
  });

  test('draws every order equally often and loses nobody', () => {
    const random = randomFrom(5);
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect([...seen.keys()].toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const sorted = (list: number[]) => list.toSorted((a, b) => a - b);
        expect(sorted(shuffled(items, randomFrom(seed)))).toEqual(sorted(items));
      }),
    );
  });
});
