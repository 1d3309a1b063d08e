// `npm run faults`: kills the real command line with SIGKILL before, in the middle of and after every step of every
// journey (test/journeys), there and back, then resumes to the end, and undoes. Prints step x kill point x outcome; the
// last line is `N passed, N failed`. The longest journey is killed at each of its steps, the others where they take a kind
// of step that none before has. With --seed S --cases N a drawn subset; --only KIND, more than once for more kinds.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { commandLine, drive, killPoint } from '../test/faults/command-line.mjs';
import { engineCli } from '../test/stand-ins/cli.mjs';
import { buildIfStale } from './build.mjs';
import { withSources } from './harness.mjs';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, cases: { type: 'string' }, only: { type: 'string', multiple: true } },
});
const onEngine = process.env.EFLOW_DESK_TEST_HOST === 'engine';
/** The same command line, its practice machine behind the engine when the suite runs so. */
const cli = onEngine ? await engineCli() : await buildIfStale();
/** No command line takes longer; behind the engine each starts a PowerShell first. */
const patienceMs = onEngine ? 300_000 : 60_000;

/** Draws a subset that is the same for the same seed. */
function drawn(cases) {
  const count = Number(values.cases ?? cases.length);
  const rank = ({ journey, step, at }) =>
    createHash('sha256')
      .update(`${values.seed ?? ''} ${journey.name} ${step.phase} ${step.key} ${at}`)
      .digest('hex');
  return values.seed === undefined
    ? cases.slice(0, count)
    : cases.toSorted((a, b) => rank(a).localeCompare(rank(b))).slice(0, count);
}

await withSources(async (load) => {
  const { journeys } = await load('test/journeys/journeys.ts');
  const { goalFor, groundOf, takeJourney } = await load('test/journeys/reference.ts');
  const { placeMachine } = await load('test/matrix/machine.ts');

  /** The steps at which journeys are killed. */
  async function allCases() {
    const cases = [];
    const seen = new Set();
    for (const [index, journey] of journeys.entries()) {
      for (const step of await takeJourney(journey)) {
        const longest = index === 0 && step.phase === 'there';
        const fresh = step.port !== 'already' && !seen.has(step.kind);
        if (step.port !== 'already') seen.add(step.kind);
        if (!longest && !fresh) continue;
        for (const at of ['before', 'middle', 'after'])
          if (killPoint(step, at) !== undefined) cases.push({ journey, step, at });
      }
    }
    return cases;
  }

  /** The command that asks for what a journey is after. */
  function askedOf(goal, folder) {
    if (goal.kind === 'act') {
      const params = Object.entries(goal.params).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
      return ['do', goal.id, ...params, '--yes'];
    }
    const file = join(folder, 'setup.json');
    const payload = { ...goal.setup.payload, file: resolve(goal.folder, goal.setup.payload.file) };
    writeFileSync(file, JSON.stringify({ ...goal.setup, payload }));
    return ['apply', '--setup', file, '--yes'];
  }

  async function problemsOf({ journey, step, at }, folder, state) {
    const { scenario, base, prepare, asked, oneWay } = journey;
    placeMachine(folder, scenario, base, Date.now(), prepare);
    // Secrets that were handed over are there again in each process.
    const env = {};
    const run = commandLine({ cli, folder, scenario, env, patienceMs });
    const found = await run(['practice', 'show']);
    const goal = goalFor(journey, { folder, shown: found.machine, env });
    const args = askedOf(goal, folder);
    const before = groundOf(found.machine, goal, folder);
    const point = killPoint(step, at);
    const there = step.phase === 'there' ? state : { killed: true, runs: 0 };
    const back = step.phase === 'back' ? state : { killed: true, runs: 0 };
    state.point = point;
    const ended = (outcome) =>
      `ended ${outcome.exitCode} ${outcome.job?.error?.code ?? outcome.error?.code ?? ''}`;

    const end = await drive(run, args, there);
    if (end.exitCode !== 0 || ('apply' in asked && end.verdict !== 'proven')) return [ended(end)];
    if (!there.killed) return ['was never killed'];
    const taken = end.job.steps.find(({ key }) => key === step.key);
    if (step.phase === 'there' && taken?.kind !== step.kind) return [`took no step of kind ${step.kind}`];
    const { job } = end;
    if ('apply' in asked) {
      const again = await run(args);
      if (again.exitCode !== 0 || again.changes.length > 0) return ['a second apply did something'];
    }
    if (oneWay !== undefined) return [];
    const undone = await drive(run, ['undo', job.id, '--yes'], back);
    if (undone.exitCode !== 0) return [`undo ${ended(undone)}`];
    if (!back.killed) return ['the undo was never killed'];
    return groundOf((await run(['practice', 'show'])).machine, goal, folder) === before
      ? []
      : ['undo did not come back to the start'];
  }

  async function oneCase(one) {
    const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-faults-'));
    const begun = Date.now();
    const state = { killed: false, held: false, runs: 0 };
    try {
      return { problems: await problemsOf(one, folder, state), runs: state.runs, ms: Date.now() - begun };
    } catch (error) {
      return { problems: [error.message], runs: state.runs, ms: Date.now() - begun };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  const begun = Date.now();
  const all = await allCases();
  const cases = drawn(all.filter(({ step }) => values.only?.includes(step.kind) ?? true));
  let passed = 0;
  console.log('step                         way    killed  outcome');
  for (const one of cases) {
    const { problems, runs, ms } = await oneCase(one);
    if (problems.length === 0) passed++;
    const outcome =
      problems.length === 0 ? `to its end, ${runs} runs, ${ms} ms` : `FAILED: ${problems.join('; ')}`;
    const { step, journey, at } = one;
    console.log(
      `${step.key.padEnd(28)} ${step.phase.padEnd(6)} ${at.padEnd(7)} ${outcome}  (${journey.name})`,
    );
  }
  const kinds = new Set(cases.map(({ step }) => step.kind));
  console.log(`${kinds.size} kinds of steps in ${Math.round((Date.now() - begun) / 1000)} s`);
  console.log(`${passed} passed, ${cases.length - passed} failed`);
  process.exitCode = passed === cases.length ? 0 : 1;
});
