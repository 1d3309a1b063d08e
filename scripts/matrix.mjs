// `npm run matrix`: every scenario with the five ways to provision on a client and on a server, each judged against the
// practice machine itself. A table, with --json FILE also a document; --only SCENARIO; the last line is
// `N passed, N failed`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withSources } from './harness.mjs';
import { ensureSetup } from './setup.mjs';

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
ensureSetup();

/** The end of a cell in one word. */
const short = ({ outcome, problems }) => {
  const said = outcome.exitCode === 0 ? 'proven' : (outcome.failure ?? outcome.blockers?.[0] ?? outcome.code);
  return `${problems.length === 0 ? '' : '!'}${said}`;
};

await withSources(async (load) => {
  const { cellsOf, judgeCell, scenarios } = await load('test/matrix/matrix.ts');
  const { ways } = await load('test/matrix/cell.ts');
  const { bases } = await load('test/matrix/machine.ts');
  const names = scenarios(values.only);
  if (names.length === 0) throw new Error(`no scenario ${values.only}`);
  const begun = performance.now();
  const cells = [];
  console.log(
    ['scenario'.padEnd(38), 'base  ', ...ways.map((way) => way.padEnd(23)), 'restarts'].join(' ').trimEnd(),
  );
  for (const name of names) {
    for (const base of bases) {
      const judged = [];
      for (const cell of cellsOf([name])) if (cell[2] === base) judged.push(await judgeCell(...cell));
      cells.push(...judged);
      const restarts = Math.max(...judged.map((cell) => cell.restarts));
      console.log(
        [name.padEnd(38), base, ...judged.map((cell) => short(cell).padEnd(23)), restarts].join(' '),
      );
    }
  }
  const failed = cells.filter((cell) => cell.problems.length > 0);
  for (const { scenario, way, base, problems } of failed)
    console.log(`FAILED ${scenario} ${way} ${base}: ${problems.join('; ')}`);
  const count = (what) => cells.filter((cell) => cell[what]).length;
  const sums = {
    cells: cells.length,
    passed: cells.length - failed.length,
    failed: failed.length,
    falseSuccesses: count('falseSuccess'),
    falseFailures: count('falseFailure'),
    ms: Math.round(performance.now() - begun),
  };
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ schemaVersion: 1, ...sums, cells }, null, 2)}\n`);
  console.log(
    `${sums.cells} cells, ${sums.falseSuccesses} false successes, ${sums.falseFailures} false failures, ${(sums.ms / 1000).toFixed(1)} s`,
  );
  console.log(`${sums.passed} passed, ${sums.failed} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
});
