// `npm test`: everything this machine can check, one step after the other. A failing step stops nothing; all are summed
// up at the end, and the last line of stdout is `N passed, N failed`.
//
// Steps that leave each other alone run side by side.
//
// Counted are the tests of vitest, the cases of the fault runs, and one for every other step. What cannot run here is
// told with its reason; with CI set it counts as failed, so that nothing is left out without being seen.
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEngine } from './ps-engine.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

export const inCi = !['', '0', 'false', undefined].includes(process.env.CI);

/** Counts of a suite that prints `N passed, N failed` as its last line; undefined when it did not get that far. */
export function lastLineCounts(stdout) {
  const match = /^(\d+) passed, (\d+) failed$/u.exec(stdout.trimEnd().split(/\r?\n/u).at(-1) ?? '');
  return match === null ? undefined : { passed: Number(match[1]), failed: Number(match[2]) };
}

/**
 * Counts of a vitest report. A file that could not even be loaded has no tests and counts as one failure; so does a run
 * that ended badly although no test failed, for example after an unhandled rejection.
 */
export function vitestCounts(report, exitCode) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  const left = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => !['passed', 'failed'].includes(test.status))
    .map((test) => test.fullName);
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed, left };
}

/** Path of a program that a package brings, to be run by this Node: works the same where there are no shell links. */
function program(name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
}

/**
 * A folder for temporary files: in memory where two gigabytes are free there, since the suites make a hundred thousand
 * small ones. Its path is one below the usual place, because a path below /dev is refused as that of a device.
 */
function temporaryFolder() {
  const memory = '/dev/shm';
  const path = mkdtempSync(join(tmpdir(), 'eflow-desk-test-'));
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < 2 * 1024 ** 3) return { path, real: path };
  } catch {
    return { path, real: path };
  }
  const real = mkdtempSync(join(memory, 'eflow-desk-test-'));
  rmSync(path, { recursive: true });
  symlinkSync(real, path);
  return { path, real };
}

/** Runs Node with arguments. `show` lets its output through as it comes; otherwise it is only kept. */
function node(args, { show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const kept = { stdout: '', all: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8');
      child[name].on('data', (text) => {
        kept.all += text;
        if (name === 'stdout') kept.stdout += text;
        if (show) process[name].write(text);
      });
    }
    child.on('error', (error) => resolve({ ...kept, code: 1, all: `${kept.all}${error.message}\n` }));
    child.on('close', (code) => resolve({ ...kept, code: code ?? 1 }));
  });
}

/** A step that is one check: its output is shown only when it fails. */
const check =
  (...commands) =>
  async () => {
    for (const args of commands) {
      const done = await node(args);
      if (done.code !== 0) {
        process.stdout.write(done.all);
        return { passed: 0, failed: 1 };
      }
    }
    return { passed: 1, failed: 0 };
  };

/** Builds what runs our PowerShell scripts in tests. */
async function engine() {
  const found = await ensureEngine();
  return 'missing' in found
    ? { passed: 0, failed: inCi ? 1 : 0, skipped: found.missing }
    : { passed: 1, failed: 0 };
}

async function vitest() {
  const file = join(tmpdir(), 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await node([program('vitest'), ...args], { show: true });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return vitestCounts(JSON.parse(readFileSync(file, 'utf8')), code);
}

async function faults() {
  const { code, stdout } = await node(['scripts/faults.mjs', '--seed', '1', '--cases', '8']);
  process.stdout.write(stdout);
  const counts = lastLineCounts(stdout) ?? { passed: 0, failed: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Our win32 code under Wine; where there is none it ends with 3 and says why in its first line. */
async function wine() {
  const { code, stdout } = await node(['scripts/wine.mjs']);
  process.stdout.write(stdout);
  const counts = lastLineCounts(stdout) ?? { passed: 0, failed: 0 };
  if (code === 3) return { ...counts, skipped: stdout.split('\n', 1)[0] };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * Every step, in groups that run one after the other; asked for when all packages are there. `needs` names a step without
 * which it cannot run.
 */
const groups = () => [
  [
    { name: 'generated files', run: check(['scripts/generate.mjs', '--check']) },
    { name: 'format', run: check([program('prettier'), '--check', '.', '--log-level=warn']) },
    { name: 'lint', run: check([program('oxlint')]) },
    {
      name: 'types',
      run: check(
        [program('typescript')],
        [program('typescript'), '-p', 'tsconfig.pure.json'],
        [program('typescript'), '-p', 'src/renderer'],
      ),
    },
    { name: 'build', run: check(['scripts/build.mjs'], ['scripts/build-app.mjs']) },
    { name: 'PowerShell engine', run: engine },
  ],
  // Wine and killed processes are mostly waited for, so they take what the tests leave of the processors.
  [
    { name: 'tests', run: vitest },
    { name: 'faults', run: faults, needs: 'build' },
    { name: 'wine', run: wine, needs: 'build' },
  ],
];

/** Why a step cannot run, given what came of the others. */
function hindrance(step, results) {
  const need = results.find((result) => result.name === step.needs);
  return need !== undefined && need.failed > 0 ? `${need.name} failed` : undefined;
}

function verdictOf({ passed, failed, skipped }) {
  if (skipped !== undefined) return `skipped, ${skipped}`;
  const counts = passed + failed === 1 ? '' : ` (${passed} passed, ${failed} failed)`;
  return `${failed === 0 ? 'ok' : 'FAILED'}${counts}`;
}

async function main() {
  ensureSetup();
  const folder = temporaryFolder();
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder.path;
  const results = [];
  async function run(step) {
    const begin = performance.now();
    const skipped = hindrance(step, results);
    console.log(`--- ${step.name}`);
    const counts = skipped === undefined ? await step.run() : { passed: 0, failed: inCi ? 1 : 0, skipped };
    const result = { name: step.name, seconds: (performance.now() - begin) / 1000, ...counts };
    console.log(`    ${step.name}: ${verdictOf(result)} in ${result.seconds.toFixed(1)} s`);
    return result;
  }
  for (const group of groups()) results.push(...(await Promise.all(group.map(run))));

  for (const path of [folder.real, folder.path])
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  console.log('\nSummary');
  for (const result of results) {
    console.log(
      `  ${result.name.padEnd(16)} ${result.seconds.toFixed(1).padStart(6)} s  ${verdictOf(result)}`,
    );
    for (const name of result.left ?? []) console.log(`  ${' '.repeat(26)}not for this machine: ${name}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

if (isProgram(import.meta.url)) await main();
