import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../src/main/adapters/clock.ts';

describe('the clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('tells the time and waits', async () => {
    const waited = systemClock.sleep(5_000).then(() => systemClock.now());
    await vi.advanceTimersByTimeAsync(4_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await waited).toBe(6_000);
  });

  test('stops waiting when it is told to, without an error and without a timer left', async () => {
    const stop = new AbortController();
    const waited = systemClock.sleep(5_000, stop.signal);
    stop.abort();
    await waited;
    expect(vi.getTimerCount()).toBe(0);
    await systemClock.sleep(5_000, stop.signal);
    expect(systemClock.now()).toBe(1_000);
  });
});
