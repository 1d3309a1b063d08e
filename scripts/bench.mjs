// `npm run bench`: how long things take, as ratios side by side in one run. A table, or with --json one document.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { withSources } from './harness.mjs';
import { ensureSetup } from './setup.mjs';

ensureSetup();
const asJson = process.argv.includes('--json');
const coldRounds = 25;

function figures(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), n: sorted.length };
}

const rows = [];

function row(name, times, base, goal) {
  const own = figures(times);
  rows.push({ name, ...own, ...(base ? { against: base.name, ratio: own.p50 / base.p50 } : {}), goal });
  return { name, ...own };
}

/** Starts each command line in turn, again and again, so that all meet the same machine. */
async function cold() {
  const cli = await buildIfStale();
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-bench-'));
  const commands = {
    'node -e 0': ['-e', '0'],
    'eflow-desk --version, cold': [cli, '--version'],
    'eflow-desk scan, cold': [cli, '--host', 'practice:long-journey', '--state', folder, '--json', 'scan'],
  };
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -2; round < coldRounds; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const begin = performance.now();
      spawnSync(process.execPath, args, { stdio: 'ignore' });
      if (round >= 0) times[name].push(performance.now() - begin);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  const [bare, ...others] = Object.keys(commands);
  const base = row(bare, times[bare]);
  for (const name of others) row(name, times[name], base);
}

async function warm(load) {
  const { benchCases } = await load('test/bench/cases.ts');
  for (const one of await benchCases()) {
    const own = [];
    const other = [];
    for (let round = -5; round < one.rounds; round++) {
      let begin = performance.now();
      await one.run();
      if (round >= 0) own.push(performance.now() - begin);
      if (one.against) {
        begin = performance.now();
        await one.against.run();
        if (round >= 0) other.push(performance.now() - begin);
      }
    }
    row(one.name, own, one.against ? row(one.against.name, other) : undefined, one.goal);
    await one.close();
  }
}

/** A scan of commands that take two seconds each, beside the sum of its longest lane. */
async function slowScan(load) {
  const { scanGoal } = await load('test/bench/cases.ts');
  const { timeScan } = await load('test/bench/scan.ts');
  const { missing } = await load('test/stand-ins/host.ts');
  const longest = (ms) => ({ name: 'longest lane of that scan', ...figures([ms]) });
  const slow = async (name, way, scale) => {
    const { ms, slowestMs } = await timeScan(way, scale);
    row(`scan, 2 s a command, ${name}`, [ms], longest(slowestMs), scanGoal(name));
  };
  await slow('practice', 'practice', 0);
  if (missing === undefined) await slow('engine', 'bridge', 0.2);
  else console.error(`bench: no scan through PowerShell: ${missing}`);
}

/** The goals there are beside what was measured. */
async function goalsOf(load) {
  const { judge, shown, toldState } = await load('test/bench/goals.ts');
  return rows
    .filter(({ goal }) => goal !== undefined)
    .map(({ goal: { text, most }, ratio }) => {
      const goal = judge(
        text,
        ratio,
        () => ratio <= most,
        () => `${shown(ratio)} x`,
      );
      return { ...goal, told: toldState(goal) };
    });
}

await cold();
const goals = await withSources(async (load) => {
  await warm(load);
  await slowScan(load);
  return goalsOf(load);
});
if (asJson) {
  const header = { schemaVersion: 1, node: process.version, platform: process.platform };
  const told = {
    ...header,
    rows: rows.map(({ goal: _goal, ...row }) => row),
    goals: goals.map(({ told: _told, ...goal }) => goal),
  };
  console.log(JSON.stringify(told, null, 2));
} else {
  const ms = (n) => `${n.toFixed(n < 10 ? 2 : 0)} ms`.padStart(10);
  console.log('what                            p50        p95  ratio');
  for (const { name, p50, p95, ratio, against } of rows) {
    console.log(
      `${name.padEnd(28)}${ms(p50)} ${ms(p95)}${ratio === undefined ? '' : `  ${ratio.toFixed(2)} x ${against}`}`,
    );
  }
  for (const { goal, told, measured } of goals)
    console.log(`${goal.padEnd(70)} ${told.padEnd(8)} ${measured}`);
}
