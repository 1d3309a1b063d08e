import { describe, expect, test } from 'vitest';
import { actTable } from '../../src/main/domain/acts.ts';
import { stepKinds } from '../../src/main/domain/steps/index.ts';
import { journeys } from '../journeys/journeys.ts';
import { takeJourney, type Taken } from '../journeys/reference.ts';
import { limit, onEngine } from '../support/limits.ts';

// `npm run faults` kills the command line at every step of them; here each is taken once, without a kill.

/** Kinds that no journey begins: the gap through which a broken kind would slip. */
const untaken = (kinds: Iterable<string>, taken: readonly Taken[]): string[] => {
  const begun = new Set(taken.filter(({ port }) => port !== 'already').map(({ kind }) => kind));
  return [...kinds].filter((kind) => !begun.has(kind));
};

describe('the journeys', { timeout: limit(120_000) }, () => {
  const all: Taken[] = [];

  // Behind the engine a few stand for all, as each machine starts a PowerShell.
  test.each(journeys.filter((_journey, at) => !onEngine || at % 6 === 0))(
    '$name ends as it should, there and back',
    async (journey) => {
      const taken = await takeJourney(journey);
      all.push(...taken);
      expect(taken.some(({ port }) => port !== 'already')).toBe(true);
    },
  );

  test.skipIf(onEngine)('begin every kind of step', () => {
    expect(untaken(stepKinds.keys(), all)).toEqual([]);
    expect(
      untaken(
        stepKinds.keys(),
        all.filter(({ kind }) => kind !== 'make-nat'),
      ),
    ).toEqual(['make-nat']);
    const already = all.map((one) => (one.kind === 'deploy' ? { ...one, port: 'already' as const } : one));
    expect(untaken(stepKinds.keys(), already)).toEqual(['deploy']);
  });

  test('take every act and every way to provision', () => {
    const acts = journeys.flatMap(({ asked }) => ('act' in asked ? [asked.act] : []));
    expect([...actTable.keys()].filter((id) => !acts.includes(id))).toEqual([]);
    const ways = journeys.flatMap(({ asked }) => ('apply' in asked ? [asked.apply] : []));
    expect(new Set(ways).size).toBe(5);
    expect(new Set(journeys.map(({ name }) => name)).size).toBe(journeys.length);
  });
});
