// `npm run bench:ui`: the windows in Chromium: first load, frames under a storm of events, memory over an hour.
//
//   --quick   fewer loads, fewer events, a few minutes in place of an hour
//   --json    one document instead of tables
//
// Figures say something on an idle machine only; the load average stands in the header.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAppIfStale } from './build-app.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

const outFolder = join(root, 'dist/bench-ui');

/** Compiles the harness with the host as the product is compiled, so that what is measured is what ships. */
async function buildHarness() {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { target: 'node' },
    build: {
      ssr: join(root, 'test/bench/ui/run.ts'),
      outDir: outFolder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
  return pathToFileURL(join(outFolder, 'main.js')).href;
}

async function main() {
  ensureSetup();
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const assets = await buildAppIfStale();
  const { benchUi, tellUi, openBrowser, missing } = await import(await buildHarness());
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
