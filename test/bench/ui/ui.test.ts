import { expect, test } from 'vitest';
import { buildAppIfStale } from '../../../scripts/build-app.mjs';
import { missing, openBrowser } from '../../e2e/browser.ts';
import { benchUi, tellUi } from './main.ts';

test.skipIf(missing !== undefined)(
  'the bench of the windows measures what it says, in small',
  async () => {
    const report = await benchUi({
      assets: await buildAppIfStale(),
      openBrowser,
      loads: 1,
      lines: 200,
      perSecond: 500,
      minutes: 1,
      say: () => undefined,
    });
    const [load] = report.loads;
    expect(load?.scripts).toBeGreaterThan(1);
    expect(load?.scriptBytes).toBeGreaterThan(50_000);
    expect(load?.paint).toBeGreaterThan(0);
    expect(load?.status).toBeGreaterThanOrEqual(load?.paint ?? Infinity);
    expect(report.frames.busy.frames).toBeGreaterThan(5);
    expect(report.memory.map(({ where }) => where)).toEqual(['status', 'job']);
    for (const { before, after, requests } of report.memory) {
      expect(before.heapBytes).toBeGreaterThan(1_000_000);
      expect(after.nodes).toBeGreaterThan(50);
      // Twelve rounds of what the page asks for every five seconds.
      expect(requests).toBeGreaterThanOrEqual(12);
    }
    expect(report.goals.map(({ state }) => state)).not.toContain('not measured');
    const text = tellUi(report);
    expect(text).toContain('not Electron, not Windows');
    for (const { measured } of report.goals) expect(text).toContain(measured);
  },
  120_000,
);
