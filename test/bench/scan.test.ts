import { expect, test } from 'vitest';
import { missing } from '../stand-ins/host.ts';
import { scanGoal } from './cases.ts';
import { timeScan, type ScanTime } from './scan.ts';

/** What is wrong with the times of a scan. One of few calls, or of one lane, would prove nothing. */
function problemsOf({ lanes, slowestMs, ms }: ScanTime): string[] {
  const calls = Object.values(lanes).reduce((sum, count) => sum + count, 0);
  return [
    ...(Object.keys(lanes).length >= 5 ? [] : ['too few lanes']),
    ...(calls * 2_000 > slowestMs * 1.2 ? [] : ['too few calls beside the longest lane']),
    // All but the longest lane are short: only less than the sum of all tells that they do not wait for each other.
    ...(ms < calls * 2_000 ? [] : ['one after the other']),
    ...(ms >= slowestMs ? [] : ['faster than its longest lane']),
    ...(ms / slowestMs <= scanGoal('practice').most
      ? []
      : [`${(ms / slowestMs).toFixed(2)} times its longest lane`]),
  ];
}

test('a scan on a practice host takes as long as its longest lane', async () => {
  expect(problemsOf(await timeScan('practice', 0))).toEqual([]);
});

test('a scan one after the other would be noticed', async () => {
  const time = await timeScan('practice', 0);
  const calls = Object.values(time.lanes).reduce((sum, count) => sum + count, 0);
  expect(problemsOf({ ...time, ms: calls * 2_000 })).toEqual(['one after the other']);
});

// How long it takes is measured by `npm run bench`; here is only seen that lanes do not wait for each other.
test.skipIf(missing !== undefined)(
  'a scan through bridge and PowerShell reads its lanes side by side',
  { timeout: 120_000 },
  async () => {
    const { lanes, atOnce } = await timeScan('bridge', 0.2);
    expect(Object.keys(lanes).length).toBeGreaterThanOrEqual(5);
    expect(atOnce).toBeGreaterThanOrEqual(3);
  },
);
