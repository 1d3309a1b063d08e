import { describe, expect, test } from 'vitest';
import { percentOf, rememberedMs, withPoint } from '../../src/renderer/features/home/history.ts';

describe('a share', () => {
  test.each([
    [400, 1024, 39],
    [0, 1024, 0],
    [1100, 1024, 100],
    [null, 1024, null],
    [400, null, null],
    [400, 0, null],
  ])('%s of %s is %s', (used, total, percent) => {
    expect(percentOf(used, total)).toBe(percent);
  });
});

describe('what the page remembers', () => {
  const point = (at: number) => ({ at, memory: 1, storage: 2, cpu: 3 });

  test('has each answer once', () => {
    const once = withPoint([], point(5));
    expect(withPoint(once, point(5))).toBe(once);
    expect(withPoint(once, point(6))).toEqual([point(5), point(6)]);
  });

  test('goes back one hour', () => {
    const points = [point(0), point(1), point(2)];
    expect(withPoint(points, point(rememberedMs + 1))).toEqual([point(2), point(rememberedMs + 1)]);
  });
});
