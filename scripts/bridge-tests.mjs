// `node scripts/bridge-tests.mjs [REPORT.json]`: the numbered tests of the bridge, each with the tests that carry its number in
// their title, as a table. With a JSON report of vitest it tells how they went; otherwise it reads the titles of the files.
// Fails when a number for Node or for an engine has no test, or when one of its tests failed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram, root } from './setup.mjs';

/** Folders with tests that carry numbers. */
const folders = ['test/main/bridge', 'test/windows', 'test/conformance', 'test/stand-ins'];

/** @typedef {{ number: number, where: string, name: string }} Numbered where: N(ode), P(owerShell engine), W(indows) */
/** @typedef {{ title: string, file: string, status?: string }} Found */

/** Numbers at the start of a title: `#1 #2 what it says`. */
export const numbersOf = (title) =>
  [...(/^(?:#\d+ )+/u.exec(title)?.[0] ?? '').matchAll(/\d+/gu)].map(Number);

/** The list. @returns {Numbered[]} */
export const readList = () => JSON.parse(readFileSync(join(root, 'test/main/bridge/list.json'), 'utf8'));

function* testFiles(folder) {
  let entries = [];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* testFiles(path);
    else if (entry.name.endsWith('.ts') && entry.name !== 'list.test.ts') yield path;
  }
}

/** Titles of a file that begin with a number. @returns {string[]} */
export const titlesIn = (text) =>
  [...text.matchAll(/(['"`])(#\d+ (?:\\.|(?!\1)[^\\])*)\1/gu)].map(([, , title]) => title);

/** Every test that carries a number, by reading the files. @returns {Found[]} */
export const scanned = () =>
  folders
    .flatMap((folder) => [...testFiles(folder)])
    .flatMap((file) => titlesIn(readFileSync(join(root, file), 'utf8')).map((title) => ({ title, file })));

/** The same from a report of vitest, with what came of them. @returns {Found[]} */
export const reported = (report) =>
  report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ title }) => numbersOf(title).length > 0)
      .map(({ title, status }) => ({ title, status, file: name.slice(name.lastIndexOf('test/')) })),
  );

/**
 * A row for each number, and the numbers that have no test although Node or an engine can run one.
 * @param {Numbered[]} list
 * @param {Found[]} found
 */
export function table(list, found) {
  const rows = list.map((one) => {
    const tests = found.filter(({ title }) => numbersOf(title).includes(one.number));
    const count = (status) => tests.filter((test) => test.status === status).length;
    const result =
      tests[0]?.status === undefined
        ? ''
        : [`${count('passed')} passed`, count('failed') > 0 && `${count('failed')} failed`, count('skipped') + count('pending') > 0 && `${count('skipped') + count('pending')} not here`] // prettier-ignore
            .filter(Boolean)
            .join(', ');
    return {
      ...one,
      tests: tests.length,
      failed: count('failed'),
      result,
      files: [...new Set(tests.map(({ file }) => file))],
    };
  });
  // Files named after an engine start one; the others have a scripted peer, or none.
  const isMissing = ({ where, files }) => {
    const onEngine = files.some((file) =>
      /\/(?:engine[^/]*|fuzz|host)\.test\.ts$|\/(?:conformance|stand-ins)\//u.test(file),
    );
    const alone = files.some((file) => !/\/engine[^/]*\.test\.ts$|\/windows\//u.test(file));
    return [where.includes('N') && !alone, where.includes('P') && !onEngine].includes(true);
  };
  return { rows, missing: rows.filter(isMissing) };
}

function main() {
  const found =
    process.argv[2] === undefined ? scanned() : reported(JSON.parse(readFileSync(process.argv[2], 'utf8')));
  const { rows, missing } = table(readList(), found);
  for (const { number, where, name, tests, result, files } of rows) {
    const places = files.map((file) => file.replace(/^test\//u, '').replace(/\.test\.ts$/u, '')).join(' ');
    const lacks = missing.some((one) => one.number === number);
    const shown = lacks ? 'MISSING' : tests === 0 ? 'by hand' : result === '' ? `${tests} tests` : result;
    console.log(
      `${String(number).padStart(2)} ${where.padEnd(3)} ${name.padEnd(52)} ${shown.padEnd(24)} ${places}`,
    );
  }
  const failed = rows.filter(({ failed }) => failed > 0);
  console.log(
    `${rows.length - missing.length - rows.filter(({ where, tests }) => where === 'W' && tests === 0).length} of ${rows.length} have tests, ` +
      `${missing.length} are missing, ${failed.length} failed`,
  );
  process.exitCode = missing.length + failed.length > 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) main();
