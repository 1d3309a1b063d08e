// `npm run faults`: kills the real command line with SIGKILL before, in the middle of and after every step of the longest
// plan, then resumes to the proof, then undoes. Prints steps x kill points x outcomes; the last line is
// `N passed, N failed`. With --seed S --cases N a drawn subset.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineCli } from '../test/stand-ins/cli.mjs';
import { buildIfStale } from './build.mjs';
import { root } from './setup.mjs';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, cases: { type: 'string' }, only: { type: 'string' } },
});
/** The same command line, its practice machine behind the engine when the suite runs so. */
const cli = process.env.EFLOW_DESK_TEST_HOST === 'engine' ? await engineCli() : await buildIfStale();
/** No command line takes longer; behind the engine each starts a PowerShell first. */
const patienceMs = process.env.EFLOW_DESK_TEST_HOST === 'engine' ? 300_000 : 60_000;
const preload = join(root, 'test/faults/kill-point.mjs');
const setup = join(root, 'examples/dps-tpm.json');
const scenario = 'long-journey';

/** Steps of the longest plan, with the host command in whose midst the machine can be made to stand still. */
const steps = [
  { key: 'enable-hyper-v', op: 'feature.enable' },
  { key: 'reboot-after-enable-hyper-v', waits: true },
  { key: 'take-payload', copies: true },
  { key: 'install-msi', op: 'msi.install' },
  { key: 'reboot-after-install-msi', waits: true },
  { key: 'deploy', op: 'eflow.deploy' },
  { key: 'start-vm', already: true },
  { key: 'enable-dps-tpm', op: 'eflow.setFeature' },
  { key: 'enroll-endorsement-key', waits: true },
  { key: 'provision', op: 'eflow.provision.dpsTpm' },
  { key: 'prove', proves: true },
];

/** Where the process is killed: a line of the journal, or a command that stands still. */
function killPoint(step, at) {
  const { key } = step;
  if (step.already) {
    // Nothing is performed; its one line is all there is to tear.
    return { t: 'already', step: key, when: at === 'before' ? 'before' : 'after' };
  }
  if (at === 'before') return { t: 'started', step: key, when: 'after' };
  if (at === 'after') return { t: 'ended', step: key, when: 'before' };
  if (step.op) return { hold: step.op };
  if (step.copies) return { t: 'started', step: key, when: 'copy' };
  if (step.proves) return { t: 'progress', step: key, when: 'after' };
  return { t: 'waiting', step: key, when: 'after' };
}

/** Runs one command line to its end, or kills it where the point says. */
function run(folder, args, point) {
  const marker = join(folder, 'stands-still');
  const env = { ...process.env, EFLOW_DESK_PRACTICE_SCALE: '0', NO_COLOR: '1' };
  if (point && !point.hold) env.EFLOW_DESK_TEST_KILL = JSON.stringify({ ...point, marker });
  const machine = join(folder, 'practice', scenario, 'machine.json');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', preload, cli, '--host', `practice:${scenario}`, '--state', folder, '--json', ...args],
      { env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    const held = () => {
      if (point?.hold === undefined || !existsSync(machine)) return false;
      const { held } = JSON.parse(readFileSync(machine, 'utf8'));
      return held?.op === point.hold;
    };
    const watch = setInterval(() => {
      if (existsSync(marker) || held()) child.kill('SIGKILL');
    }, 5);
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${args.join(' ')} did not end`));
    }, patienceMs);
    child.on('close', (_code, signal) => {
      clearInterval(watch);
      clearTimeout(limit);
      rmSync(marker, { force: true });
      if (signal === 'SIGKILL') resolve({ killed: true });
      else if (out.trim() === '') reject(new Error(`${args.join(' ')} printed nothing: ${err}`));
      else resolve({ killed: false, ...JSON.parse(out) });
    });
  });
}

/** What must be the same before and after, but for what an undo says it leaves: clock, boots, the boot entry, the cloud. */
function groundOf(shown) {
  const { features, msi, vm, windows } = shown.machine;
  return JSON.stringify({ ...features, launchType: '', msi, vm, windows });
}

/** Goes on until the goal is reached: restarts when a restart is asked for, enrolls when a colleague is. */
async function drive(folder, first, state) {
  let args = first;
  for (let runs = 0; runs < 20; runs++) {
    const point = state.killed ? undefined : state.point;
    if (point?.hold && !state.held) {
      await run(folder, ['practice', 'hold', point.hold, 'middle']);
      state.held = true;
    }
    const outcome = await run(folder, args, point);
    state.runs++;
    if (outcome.killed) {
      state.killed = true;
      if (point?.hold) await run(folder, ['practice', 'release']);
      args = ['resume', '--yes'];
    } else if (outcome.exitCode === 3010) {
      await run(folder, ['practice', 'reboot']);
      args = ['resume', '--yes'];
    } else if (outcome.exitCode === 16) {
      await run(folder, ['practice', 'enroll']);
      args = ['resume', '--yes', '--answer', 'enrolled'];
    } else {
      return outcome;
    }
  }
  throw new Error('no end after 20 runs');
}

async function oneCase({ step, at }) {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-faults-'));
  const begun = Date.now();
  try {
    const before = groundOf(await run(folder, ['practice', 'show']));
    const state = { point: killPoint(step, at), killed: false, held: false, runs: 0 };
    const end = await drive(folder, ['apply', '--setup', setup, '--yes'], state);
    const problems = [];
    if (!state.killed) problems.push('was never killed');
    if (end.exitCode !== 0 || end.verdict !== 'proven')
      problems.push(`ended ${end.exitCode} ${end.verdict} ${end.job?.error?.code ?? end.error?.code ?? ''}`);
    const again = await run(folder, ['apply', '--setup', setup, '--yes']);
    if (again.exitCode !== 0 || again.changes.length > 0) problems.push('a second apply did something');
    const { job } = end;
    if (problems.length === 0) {
      const undone = await drive(folder, ['undo', job.id, '--yes'], { killed: true, runs: 0 });
      if (undone.exitCode !== 0)
        problems.push(`undo ended ${undone.exitCode} ${undone.job?.error?.code ?? undone.error?.code ?? ''}`);
      else if (groundOf(await run(folder, ['practice', 'show'])) !== before)
        problems.push('undo did not come back to the start');
    }
    return { problems, runs: state.runs, ms: Date.now() - begun };
  } catch (error) {
    return { problems: [error.message], runs: 0, ms: Date.now() - begun };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Draws a subset that is the same for the same seed. */
function drawn(cases) {
  const count = Number(values.cases ?? cases.length);
  const rank = ({ step, at }) =>
    createHash('sha256')
      .update(`${values.seed ?? ''} ${step.key} ${at}`)
      .digest('hex');
  return values.seed === undefined
    ? cases.slice(0, count)
    : cases.toSorted((a, b) => rank(a).localeCompare(rank(b))).slice(0, count);
}

const all = steps.flatMap((step) => ['before', 'middle', 'after'].map((at) => ({ step, at })));
const cases = drawn(all.filter(({ step }) => values.only === undefined || step.key === values.only));
let passed = 0;
console.log('step                         killed  outcome');
for (const one of cases) {
  const { problems, runs, ms } = await oneCase(one);
  if (problems.length === 0) passed++;
  const outcome =
    problems.length === 0 ? `proven and undone, ${runs} runs, ${ms} ms` : `FAILED: ${problems.join('; ')}`;
  console.log(`${one.step.key.padEnd(28)} ${one.at.padEnd(7)} ${outcome}`);
}
console.log(`${passed} passed, ${cases.length - passed} failed`);
process.exitCode = passed === cases.length ? 0 : 1;
