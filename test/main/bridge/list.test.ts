import { describe, expect, test } from 'vitest';
import { numbersOf, readList, reported, scanned, table, titlesIn } from '../../../scripts/bridge-tests.mjs';

describe('the numbered tests of the bridge', () => {
  test('are all there: every number that Node or an engine can run has a test, those for Windows have one or a way by hand', () => {
    const list = readList();
    expect(list.map(({ number }) => number)).toEqual(Array.from({ length: 70 }, (_, i) => i + 1));
    const { rows, missing } = table(list, scanned());
    expect(missing.map(({ number, name }) => `${number} ${name}`)).toEqual([]);
    // Those that no runner can do stand in docs/unverified.md.
    const byHand = rows
      .filter(({ where, tests }) => where === 'W' && tests === 0)
      .map(({ number }) => number);
    expect(byHand).toEqual([58, 59, 68]);
  });

  test('are found by the numbers at the start of their titles, and nowhere else', () => {
    expect(numbersOf('#1 #22 a title with #3')).toEqual([1, 22]);
    expect(numbersOf('a title with #3')).toEqual([]);
    const file = `test('#1 it\\'s', x); test.each(y)("#2 #3 %s", z); test('four #4', x); // #5 none`;
    expect(titlesIn(file)).toEqual(["#1 it\\'s", '#2 #3 %s']);
  });

  test('are missed when they are gone, and told when they fail', () => {
    const list = [
      { number: 1, where: 'NP', name: 'one' },
      { number: 2, where: 'W', name: 'two' },
    ];
    expect(table(list, []).missing).toMatchObject([{ number: 1 }]);
    const report = {
      testResults: [
        {
          name: '/x/test/main/bridge/engine-a.test.ts',
          assertionResults: [
            { title: '#1 a', status: 'failed' },
            { title: '#1 b', status: 'passed' },
            { title: 'c', status: 'failed' },
          ],
        },
      ],
    };
    const { rows, missing } = table(list, reported(report));
    // It runs on an engine; the one for Node alone is still missing.
    expect(missing).toMatchObject([{ number: 1 }]);
    expect(rows[0]).toMatchObject({
      tests: 2,
      failed: 1,
      result: '1 passed, 1 failed',
      files: ['test/main/bridge/engine-a.test.ts'],
    });
  });
});
