import { describe, expect, test } from 'vitest';
import { documentOf } from '../coverage/document.ts';
import { gapsOf, unmet } from '../coverage/gaps.ts';
import { gatherCoverage, type Coverage } from '../coverage/gather.ts';

const coverage = await gatherCoverage();

test('everything has its cases', () => {
  expect(gapsOf(coverage)).toEqual([]);
});

/** The coverage as it would be without the cases of one row of a table. */
function without(table: 'checks' | 'kinds' | 'acts' | 'scenarios' | 'messages', id: string): Coverage {
  const rows = coverage[table].map((row) => (row.id === id ? { ...row, cases: [] } : row));
  return { ...coverage, [table]: rows };
}

/** What is a gap now and was none before. */
const opened = (changed: Coverage): string[] => {
  const before = new Set(gapsOf(coverage));
  return gapsOf(changed).filter((gap) => !before.has(gap));
};

describe('a gap is told', () => {
  test.each([
    ['checks', 'HC-07', 'check HC-07 has no case in its cases.ts'],
    ['kinds', 'make-nat', 'step kind make-nat has no case in test/main/domain'],
    ['acts', 'start-vm', 'act start-vm has no case in test/main or test/failures'],
    ['scenarios', 'vm-off', 'scenario vm-off has no line in test/matrix/expected.ts'],
    ['messages', 'error.EFD-JOB-001', 'message error.EFD-JOB-001 is met by no test'],
    ['messages', 'finding.HC-07.running', 'message finding.HC-07.running is met by no test'],
  ] as const)('in %s, for %s', (table, id, gap) => {
    expect(coverage[table].map((row) => row.id)).toContain(id);
    expect(opened(without(table, id))).toEqual([gap]);
  });

  test('of a failure that is not shown and has no reason', () => {
    const failures = coverage.failures.map((row) => {
      if (row.id !== 'F02') return row;
      const { unshown: _unshown, ...bare } = row;
      return { ...bare, scenarios: [] };
    });
    expect(opened({ ...coverage, failures })).toEqual([
      'failure F02 is neither shown nor explained in test/failures/host.ts',
    ]);
    const fewer = coverage.failures.filter(({ id }) => id !== 'F97');
    expect(opened({ ...coverage, failures: fewer })).toEqual(['failure F97 is in no table']);
  });

  test('of a trap that is missing, or has lost its test', () => {
    const [first, ...others] = coverage.traps;
    expect(opened({ ...coverage, traps: others })).toEqual(['trap 1 is not in test/coverage/traps.ts']);
    if (first === undefined) throw new Error('no trap');
    const { number, about } = first;
    const change = (now: Coverage['traps'][number]) => opened({ ...coverage, traps: [now, ...others] });
    expect(change({ ...first, gone: ['a.ts: b'] })).toEqual(['trap 1 has lost its test a.ts: b']);
    const neither = ['trap 1 has neither a test nor a reason'];
    expect(change({ number, about, tests: [], gone: [] })).toEqual(neither);
    expect(change({ number, about, none: 'no', gone: [] })).toEqual(neither);
  });

  test('of a pain that is missing, or claims more than there is', () => {
    const change = (number: number, more: object): Coverage => ({
      ...coverage,
      pains: coverage.pains.map((one) => (one.number === number ? { ...one, ...more } : one)),
    });
    expect(opened({ ...coverage, pains: coverage.pains.filter(({ number }) => number !== 9) })).toEqual([
      'pain 9 is not in test/coverage/pains.ts',
    ]);
    for (const answer of ['check:HC-99', 'act:renew', 'page:fleet', 'test:test/none.test.ts'] as const)
      expect(opened(change(9, { by: [answer] }))).toEqual([
        `pain 9 is answered by ${answer}, which there is not`,
      ]);
    const says = (number: number, state: string) => [
      `pain ${number} is ${state}, and its answers say otherwise`,
    ];
    expect(opened(change(9, { by: [] }))).toEqual(says(9, 'answered'));
    expect(opened(change(9, { yet: 'something' }))).toEqual(says(9, 'answered'));
    expect(opened(change(50, { by: ['page:home'] }))).toEqual(says(50, 'not-yet'));
    expect(opened(change(3, { yet: undefined }))).toEqual(says(3, 'partly'));
  });
});

test('the document names every failure, pain, check, kind, act and scenario', () => {
  const text = documentOf(coverage);
  const { failures, pains, checks, kinds, acts, scenarios, traps, cloudFaults } = coverage;
  for (const { id } of [...failures, ...checks]) expect(text).toContain(`\n| ${id} | `);
  for (const { id } of [...kinds, ...acts, ...scenarios]) expect(text).toContain(`\n| \`${id}\` | `);
  for (const { number, about } of [...pains, ...traps]) expect(text).toContain(`\n| ${number} | ${about} | `);
  const ended = cloudFaults.filter(({ error }) => error !== undefined);
  for (const { error, remedy } of ended) expect(text).toContain(`| \`${error}\` | ${remedy} |`);
});

test('each error that no test meets says why', () => {
  for (const reason of Object.values(unmet)) expect(reason.length).toBeGreaterThan(20);
});
