// `npm run test:wine`: our own win32 code runs as win32 code, under Wine. A win32 Node drives; powershell.exe is the
// engine of test/ps-engine for win-x64, at the place of Windows PowerShell. Prints one line a test, what the run does not
// prove, and `N passed, N failed` as its last line. Where Wine is missing it says so and ends with 3; with CI set that
// is a failure. `--keep` leaves the prefix to be looked at; after a failure it stays anyway.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExeIfStale } from './build-exe.mjs';
import { buildIfStale } from './build.mjs';
import { withLock } from './ps-engine.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';
import {
  endWine,
  hindrance,
  inPrefix,
  layGround,
  place,
  runWine,
  windowsPath,
  wineFolder,
} from './wine/ground.mjs';
import { limits } from './wine/limits.mjs';
import { makePackages, product } from './wine/packages.mjs';
import { makeStandIn } from './wine/program.mjs';

/** Says that nothing ran, and why. */
export const skippedExitCode = 3;
const limitMs = 9 * 60_000;

/** Compiles the driver with all of ours that it uses into one file. */
async function bundleDriver(target) {
  const { build } = await import('vite');
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify('0.0.0') },
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: join(root, 'test/wine/driver.ts'),
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', codeSplitting: false } },
    },
  });
  const [driver, ...others] = output;
  if (others.length > 0) throw new Error('the driver is more than one file');
  writeFileSync(target, driver.code);
}

/** Exit codes that Wine's msiexec does not end with where that of Windows does, and the largest there is. */
const installerCodes = [0, 1603, 1618, 1619, 1620, 3010, 0xffffffff];

/** Puts everything into the prefix and answers what the driver has to know of it. */
async function furnish() {
  await buildIfStale();
  const program = 'Program Files/EFLOW Desk';
  place(join(root, 'dist/cli'), program, 'cli');
  place(join(root, 'examples'), program, 'examples');
  const exe = await buildExeIfStale();
  if ('missing' in exe) throw new Error(exe.missing);
  place(exe.folder, program, 'resources/cli');
  const modules = 'Program Files/WindowsPowerShell/Modules';
  place(join(root, 'test/main/bridge/fixtures/modules'), modules);
  place(join(root, 'test/wine/fixtures/Probe'), modules, 'Probe');

  mkdirSync(inPrefix('suite/msiexec'), { recursive: true });
  const standIns = JSON.parse(readFileSync(join(root, 'test/main/bridge/fixtures/catalogue.json'), 'utf8'));
  Object.assign(
    standIns.entries,
    JSON.parse(readFileSync(join(root, 'test/wine/fixtures/catalogue.json'), 'utf8')),
  );
  writeFileSync(inPrefix('suite/stand ins.json'), JSON.stringify(standIns));
  makePackages(inPrefix('suite/packages'));
  const installerLog = windowsPath('suite', 'msiexec.txt');
  const installers = {};
  for (const exitCode of installerCodes) {
    writeFileSync(inPrefix(`suite/msiexec/${exitCode}.exe`), makeStandIn({ exitCode, log: installerLog }));
    installers[exitCode] = windowsPath('suite', 'msiexec', `${exitCode}.exe`);
  }
  copyFileSync(join(root, 'test/wine/pipe-names.mjs'), inPrefix('suite/pipe-names.mjs'));
  copyFileSync(join(root, 'test/wine/reporter.mjs'), inPrefix('suite/reporter.mjs'));
  await bundleDriver(inPrefix('suite/driver.mjs'));
  const ground = {
    program: windowsPath('Program Files', 'EFLOW Desk'),
    consoleProgram: windowsPath('Program Files', 'EFLOW Desk', 'resources', 'cli', 'eflow-desk.exe'),
    standIns: windowsPath('suite', 'stand ins.json'),
    packages: windowsPath('suite', 'packages'),
    pipeNames: 'file:///C:/suite/pipe-names.mjs',
    installers,
    installerLog,
    product,
  };
  writeFileSync(inPrefix('suite/ground.json'), JSON.stringify(ground));
}

/** Runs the driver. Answers its counts; a run that ends without them is one failure more. */
async function drive(countsOf) {
  const node = windowsPath('Program Files', 'nodejs', 'node.exe');
  const preload = ['--import', 'file:///C:/suite/pipe-names.mjs'];
  const reporter = ['--test-reporter', 'file:///C:/suite/reporter.mjs'];
  const driver = [windowsPath('suite', 'driver.mjs'), windowsPath('suite', 'ground.json')];
  const words = [node, ...preload, ...reporter, ...driver];
  const { code, stdout, stderr } = await runWine(words, {
    name: 'driver',
    limitMs,
    onText: (text) => process.stdout.write(text.replaceAll(/^\d+ passed, \d+ failed\r?\n/gmu, '')),
  });
  if (stderr !== '') process.stdout.write(stderr);
  const counts = countsOf(stdout);
  if (counts === undefined) {
    console.log(`FAILED  the driver ended with ${code} and without counting its tests`);
    return { passed: 0, failed: 1 };
  }
  // Nothing passed and nothing failed is no result either.
  const silent = counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/** Lays the ground, runs the driver on it and clears it. Answers the counts, or why nothing ran. */
async function run(countsOf, keep) {
  const lacking = await layGround();
  if (lacking !== undefined) return lacking;
  try {
    await furnish();
    const counts = await drive(countsOf);
    endWine();
    if (counts.failed === 0 && !keep) rmSync(join(wineFolder, 'prefix'), { recursive: true, force: true });
    return counts;
  } finally {
    endWine();
  }
}

async function main() {
  ensureSetup();
  const { inCi, lastLineCounts } = await import('./test.mjs');
  let result = { passed: 0, failed: 1 };
  try {
    // One prefix, one run at a time.
    const keep = process.argv.includes('--keep');
    const reason = hindrance();
    const lock = join(root, 'dist/wine.lock');
    result =
      reason === undefined ? await withLock(lock, () => run(lastLineCounts, keep)) : { missing: reason };
  } catch (error) {
    console.log(`FAILED  ${error instanceof Error ? error.message : String(error)}`);
  }
  if ('missing' in result) {
    console.log(`Nothing ran under Wine: ${result.missing}`);
    console.log(`0 passed, ${inCi ? 1 : 0} failed`);
    process.exitCode = inCi ? 1 : skippedExitCode;
    return;
  }
  console.log('\nThis ran under Wine and not on Windows. It does not prove:');
  for (const limit of limits) console.log(`  ${limit}`);
  process.exitCode = result.failed > 0 ? 1 : 0;
  console.log(`${result.passed} passed, ${result.failed} failed`);
}

if (isProgram(import.meta.url)) await main();
