// `npm run bench:bridge`: the bridge beside node-powershell and a process per call, on one engine, in one run.
//
//   --quick        about a minute instead of several; some rows then lack node-powershell
//   --json         one document instead of tables
//   --only IDS     some rows only, by their ids with commas between them
//   --seed N       another order of turns
//   --self-test    every row once and small: shows that each way does the work, and tells no figures
//
// Figures say something on an idle machine only; the load average stands in the header.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isStale } from './build.mjs';
import { buildHarness } from './harness.mjs';
import { ensureEngine } from './ps-engine.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

const source = join(root, 'test/bench/bridge');
const outFolder = join(root, 'dist/bench-bridge');

/** Builds the ConvertTo-Json of the text interfaces as a module. Answers the folder to find it in. */
function buildJson(dotnet) {
  const modules = join(outFolder, 'modules');
  if (!isStale(join(modules, 'BenchJson/BenchJson.dll'), [join(source, 'json')])) return modules;
  const args = ['build', 'BenchJson.csproj', '-c', 'Release', '-o', join(modules, 'BenchJson')];
  args.push('--artifacts-path', join(outFolder, 'build'), '-v:quiet');
  args.push('-nodeReuse:false', '-p:UseSharedCompilation=false');
  const env = { ...process.env, DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1' };
  const done = spawnSync(dotnet, args, { cwd: join(source, 'json'), encoding: 'utf8', env });
  if (done.status !== 0) throw new Error(`test/bench/bridge/json does not build:\n${done.stdout}`);
  return modules;
}

/** What all ways need: the engine, our script, the commands. Undefined with words when there is no engine. */
async function findPlaces() {
  const engine = await ensureEngine();
  if ('missing' in engine) {
    process.stderr.write(`bench: no PowerShell engine: ${engine.missing}\n`);
    return undefined;
  }
  return {
    program: engine.program,
    script: join(root, 'src/ps-scripts/bridge-host.ps1'),
    catalogue: join(source, 'catalogue.json'),
    modules: [join(source, 'modules'), buildJson(engine.command)].join(delimiter),
    env: process.env,
  };
}

/** Measures memory in a Node process that does nothing else. */
function memoryApart(places, way, calls) {
  const args = [import.meta.filename, '--memory', way, '--calls', String(calls)];
  const env = { ...process.env, EFLOW_DESK_BENCH_PLACES: JSON.stringify({ ...places, env: undefined }) };
  const done = spawnSync(process.execPath, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
  if (done.status !== 0) throw new Error(`memory of ${way}: exit code ${done.status}`);
  return JSON.parse(done.stdout);
}

async function main() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'self-test': { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      // How this program starts itself again.
      memory: { type: 'string' },
      calls: { type: 'string', default: '0' },
    },
  });
  if (values.memory !== undefined) {
    const { measureMemory, garbageCollector } = await import(pathToFileURL(join(outFolder, 'main.js')).href);
    const places = { ...JSON.parse(process.env.EFLOW_DESK_BENCH_PLACES), env: process.env };
    const row = await measureMemory(values.memory, Number(values.calls), places, garbageCollector());
    console.log(JSON.stringify(row));
    return 0;
  }
  ensureSetup();
  const places = await findPlaces();
  if (places === undefined) return 1;
  const { bench, tell } = await import(await buildHarness('test/bench/bridge/main.ts', 'bench-bridge'));
  const own = JSON.parse(readFileSync(join(root, 'node_modules/node-powershell/package.json'), 'utf8'));
  const report = await bench({
    places,
    size: values['self-test'] ? 'tiny' : values.quick ? 'quick' : 'full',
    seed: Number(values.seed),
    nodePowerShell: { version: own.version, licence: own.license },
    only: values.only.split(',').filter((id) => id !== ''),
    memory: async (way, calls) => memoryApart(places, way, calls),
    say: (text) => process.stderr.write(`bench: ${text}\n`),
  });
  if (values['self-test']) console.log(`every way did the work of ${report.rows.length} rows`);
  else console.log(values.json ? JSON.stringify(report, null, 2) : tell(report));
  return 0;
}

if (isProgram(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`bench: ${error.stack}\n`);
    // What was started ends with us.
    process.exit(1);
  }
}
