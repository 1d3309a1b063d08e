// `npm run fuzz:bridge [-- --frames N --seed S --only node|host|reader|values]`: random, damaged and hostile frames at both
// sides of the bridge, a million each way unless said otherwise, and values through the host's reader and writer. Fails at
// the first crash, hang, wrong answer or call of the canary that nobody asked for. The suite runs a part of it.
import { parseArgs } from 'node:util';
import { ensureEngine } from './ps-engine.mjs';
import { withSources } from './harness.mjs';
import { ensureSetup } from './setup.mjs';

ensureSetup();
const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const frames = Number(values.frames);
const seed = Number(values.seed);
if (!Number.isSafeInteger(frames) || frames < 1 || !Number.isSafeInteger(seed)) {
  console.error('fuzz-bridge: --frames and --seed are whole numbers');
  process.exit(2);
}
const engine = await ensureEngine();
if ('missing' in engine) {
  console.error(`fuzz-bridge: no PowerShell engine: ${engine.missing}`);
  process.exit(1);
}

/** A line a part: what was done, how long it took, and what came of it. */
async function part(name, run) {
  if (values.only !== undefined && values.only !== name) return;
  const begin = performance.now();
  let shown = begin;
  const counts = await run((done) => {
    if (performance.now() - shown < 10_000) return;
    shown = performance.now();
    process.stderr.write(`${name}: ${done} frames\n`);
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const told = Object.entries(counts).map(([key, count]) => `${key} ${count}`);
  console.log(`${name.padEnd(7)} ${told.join(', ')} in ${seconds} s`);
}

await withSources(async (load) => {
  const { fuzzNode } = await load('test/main/bridge/fuzz-node.ts');
  const { fuzzHost, fuzzReader, fuzzValues } = await load('test/main/bridge/fuzz-host.ts');
  console.log(`seed ${seed}, ${frames} frames each way; PowerShell is ${engine.kind}`);
  await part('node', (onCount) => fuzzNode(frames, seed, onCount));
  await part('host', (onCount) => fuzzHost(frames, seed, { onCount }));
  // One process reads these from a file; a tenth is still many.
  await part('reader', () => fuzzReader(Math.ceil(frames / 10), seed));
  await part('values', () => fuzzValues(Math.ceil(frames / 50), seed));
  console.log('no crash, no hang, nothing ran that was not asked for');
}).catch((/** @type {unknown} */ error) => {
  if (!(error instanceof Error)) throw error;
  console.log(error.message);
  for (let cause = error.cause; cause !== undefined; cause = cause.cause)
    console.log(`because: ${cause.message}`);
  process.exitCode = 1;
});
process.exit();
