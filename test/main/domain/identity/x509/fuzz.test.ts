import { expect, test } from 'vitest';
import { fuzz, parserNames } from './fuzz.ts';

test.each(parserNames)('damaged input is refused by rules and breaks nothing (%s)', async (name) => {
  const { taken, refused, failed } = await fuzz(name, { seed: 1, ms: 5_000, most: 250 });
  expect(failed).toEqual([]);
  expect(taken + refused).toBe(250);
  expect(refused).toBeGreaterThan(50);
});
