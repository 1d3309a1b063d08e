import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}/docs/security.md`, 'utf8');

interface Row {
  no: string;
  /** Test files with the names of tests in them. */
  shownBy: readonly (readonly [path: string, name: string])[];
  cells: number;
}

/** The rows of the tables: what is required, and what shows it. */
function rowsOf(document: string): Row[] {
  return [...document.matchAll(/^\| (E\d+) +\|.*$/gmu)].map(([line, no = '']) => ({
    no,
    shownBy: [...line.matchAll(/`(test\/[\w./-]+\.test\.ts)` “([^”]+)”/gu)].map(
      ([, path = '', name = '']) => [path, name] as const,
    ),
    cells: line.split(' | ').length,
  }));
}

/** What a row names and this repository does not have. */
function missingOf({ shownBy }: Row): string[] {
  return shownBy
    .filter(([path, name]) => {
      const source = existsSync(`${root}/${path}`) ? readFileSync(`${root}/${path}`, 'utf8') : '';
      return ![`'${name}'`, `'${name.replaceAll("'", "\\'")}'`].some((quoted) => source.includes(quoted));
    })
    .map(([path, name]) => `${path}: ${name}`);
}

describe('the table of what the product has to satisfy', () => {
  const rows = rowsOf(text);

  test('has every requirement once, in order', () => {
    expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 29 }, (_, i) => `E${i + 1}`));
    expect(rows.filter(({ cells }) => cells !== 5).map(({ no }) => no)).toEqual([]);
  });

  test.each(rows)('$no names tests that there are', (row) => {
    expect(row.shownBy.length).toBeGreaterThan(0);
    expect(missingOf(row)).toEqual([]);
  });

  test('would be found to name one that there is not', () => {
    const line =
      '| E1 | x | `test/walls/security.test.ts` “is nowhere”, `test/none.test.ts` “x” | here | y |';
    expect(rowsOf(line).flatMap(missingOf)).toEqual([
      'test/walls/security.test.ts: is nowhere',
      'test/none.test.ts: x',
    ]);
  });
});
