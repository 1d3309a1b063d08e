// `npm run bench:ui`: the windows in Chromium: first load, frames under a storm of events, memory over an hour.
//
//   --quick   fewer loads, fewer events, a few minutes in place of an hour
//   --json    one document instead of tables
//
// Figures say something on an idle machine only; the load average stands in the header.
import { parseArgs } from 'node:util';
import { buildAppIfStale } from './build-app.mjs';
import { buildHarness } from './harness.mjs';
import { ensureSetup, isProgram } from './setup.mjs';

async function main() {
  ensureSetup();
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const assets = await buildAppIfStale();
  const { benchUi, tellUi, openBrowser, missing } = await import(
    await buildHarness('test/bench/ui/run.ts', 'bench-ui')
  );
  if (missing !== undefined) {
    process.stderr.write(`bench: ${missing}\n`);
    return 1;
  }
  const report = await benchUi({
    assets,
    openBrowser,
    ...(values.quick
      ? { loads: 3, lines: 2000, perSecond: 1000, minutes: 5 }
      : { loads: 15, lines: 10_000, perSecond: 1000, minutes: 60 }),
    say: (text) => process.stderr.write(`bench: ${text}\n`),
  });
  console.log(values.json ? JSON.stringify(report, null, 2) : tellUi(report));
  return 0;
}

if (isProgram(import.meta.url)) process.exitCode = await main();
