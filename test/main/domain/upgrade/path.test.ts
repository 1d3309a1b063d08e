import { describe, expect, test } from 'vitest';
import { isBefore } from '../../../../src/main/domain/checks/version.ts';
import { hopAfter, upgradePath, type UpgradeWish } from '../../../../src/main/domain/upgrade/path.ts';
import { releases, supportEnds, trainOf } from '../../../../src/main/domain/upgrade/releases.ts';

const x64 = 9;
const arm64 = 12;
const path = (more: Partial<UpgradeWish>) =>
  upgradePath({ installed: '1.5.3.12025', architecture: x64, at: '2026-03-01T08:00:00.000Z', ...more });
const tos = (more: Partial<UpgradeWish>) => path(more).hops.map(({ to }) => to);

describe('the next release', () => {
  test.each([
    ['1.4.1.13112', '1.4.2.12122', 'package'],
    ['1.4.9.22021', '1.4.10.25103', 'package'],
    ['1.4.14.24074', '1.5.1.28104', 'package'],
    ['1.5.4.07025', '1.5.5.07025', 'migration'],
    // 1.5.6 was withdrawn.
    ['1.5.5.07025', '1.5.7.01026', 'package'],
    ['1.5.6.08025', '1.5.7.01026', 'package'],
    ['1.5.7.01026', '1.6.1.11026', 'package'],
  ])('after %s is %s, by %s', (from, to, how) => {
    expect(hopAfter(from, x64)).toMatchObject({ from, to, how, freeGb: how === 'migration' ? 53 : null });
  });

  test('is none after the newest, and none of 1.6 on ARM64', () => {
    expect(hopAfter('1.6.1.11026', x64)).toBeUndefined();
    expect(hopAfter('1.5.7.01026', arm64)).toBeUndefined();
  });
});

describe('the way to another release', () => {
  test('goes over every release between, and leaves out what was withdrawn', () => {
    expect(path({})).toMatchObject({
      installed: '1.5.3.12025',
      target: '1.6.1.11026',
      withdrawn: ['1.5.6.08025'],
      notes: ['migration'],
    });
    expect(tos({})).toEqual(['1.5.4.07025', '1.5.5.07025', '1.5.7.01026', '1.6.1.11026']);
    expect(tos({ target: '1.5.4.07025' })).toEqual(['1.5.4.07025']);
    expect(path({ target: '1.5.4.07025' })).toMatchObject({ notes: [], withdrawn: [] });
    expect(tos({ architecture: arm64 }).at(-1)).toBe('1.5.7.01026');
  });

  test.each<[Partial<UpgradeWish>, string]>([
    [{ installed: undefined }, 'not-installed'],
    [{ installed: '1.6.1.11026' }, 'newest'],
    [{ target: '1.5.3.12025' }, 'not-newer'],
    [{ target: '1.4.1.13112' }, 'not-newer'],
    [{ target: '1.5.6.08025' }, 'unknown-target'],
    [{ target: '1.9.0.0' }, 'unknown-target'],
    [{ target: '1.6.1.11026', architecture: arm64 }, 'x64-only'],
  ])('%j has none: %s', (more, note) => {
    expect(path(more)).toMatchObject({ hops: [], notes: [note] });
  });

  test('tells until when the installed train is supported', () => {
    expect(path({})).toMatchObject({ supportEnds: '2026-11-10', supported: true });
    expect(path({ at: '2026-11-10T23:59:59.000Z' }).supported).toBe(true);
    expect(path({ at: '2026-11-11T00:00:00.000Z' }).supported).toBe(false);
    expect(path({ installed: '1.3.1.02092' })).toMatchObject({ supportEnds: null, supported: null });
  });
});

test('the releases come in their order, and each train has an end', () => {
  for (const [i, { version }] of releases.entries()) {
    expect(isBefore(releases[i - 1]?.version ?? '0.0.0.0', version), version).toBe(true);
    expect(supportEnds[trainOf(version)], version).toBeDefined();
  }
});
