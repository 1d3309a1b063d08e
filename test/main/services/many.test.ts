import { describe, expect, test } from 'vitest';
import { forMany } from '../../../src/main/services/many.ts';
import { enrollMany } from '../../bench/cloud.ts';

describe('many works', () => {
  test('run at most so many at a time, and are answered in order', async () => {
    let running = 0;
    let most = 0;
    const outcomes = await forMany([3, 1, 2, 5, 4], 2, async (one) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      running -= 1;
      return one * 10;
    });
    expect(most).toBe(2);
    expect(outcomes).toEqual([30, 10, 20, 50, 40].map((result) => ({ result })));
  });

  test('one that fails keeps none from being done', async () => {
    const outcomes = await forMany(['a', 'b', 'c'], 2, async (one) => {
      if (one === 'b') throw new Error(one);
      return one;
    });
    expect(outcomes.map((one) => (one !== undefined && 'failed' in one ? 'failed' : 'done'))).toEqual([
      'done',
      'failed',
      'done',
    ]);
  });

  test('after an abort no more are begun', async () => {
    const stop = new AbortController();
    const outcomes = await forMany([1, 2, 3], 1, async (one) => stop.abort(one), stop.signal);
    expect(outcomes).toEqual([{ result: undefined }, undefined, undefined]);
    expect(await forMany([], 4, async () => 1)).toEqual([]);
  });

  test('many enrollments at a busy service: nothing lost, nothing doubled', async () => {
    const { puts, refused, close } = await enrollMany(60);
    expect(puts).toBe(60);
    expect(refused).toBeGreaterThan(3);
    await close();
  });
});
