// `npm run fuzz:identity [-- --seconds N --seed S --only pem|pfx|string|ek]`: damaged certificate files, PFX files, connection
// strings and endorsement keys at what reads them, so many seconds each. Every input has to be taken or refused by a rule
// within a second. The suite runs a part of it.
import { parseArgs } from 'node:util';
import { withSources } from './harness.mjs';
import { ensureSetup } from './setup.mjs';

ensureSetup();
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  console.error('fuzz-identity: --seconds is a number above 0 and --seed a whole number');
  process.exit(2);
}

let passed = 0;
let failed = 0;
await withSources(async (load) => {
  const { fuzz, parserNames } = await load('test/main/domain/identity/x509/fuzz.ts');
  const names = parserNames.filter((name) => values.only === undefined || values.only === name);
  if (names.length === 0) {
    console.error(`fuzz-identity: --only is one of ${parserNames.join(', ')}`);
    process.exit(2);
  }
  console.log(`seed ${seed}, ${seconds} s each`);
  for (const name of names) {
    const counts = await fuzz(name, { seed, ms: seconds * 1000 });
    passed += counts.taken + counts.refused;
    failed += counts.failed.length;
    console.log(
      `${name.padEnd(7)} taken ${counts.taken}, refused ${counts.refused}, failed ${counts.failed.length}, slowest ${counts.slowestMs.toFixed(0)} ms`,
    );
    for (const { input, why } of counts.failed.slice(0, 5)) console.error(`${name}: ${why}\n${input}`);
  }
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
