// `npm run screens`: pictures of every page in light and dark, taken in Chromium on practice machines, into docs/screens.
import { join } from 'node:path';
import { withSources } from './harness.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

async function main() {
  ensureSetup();
  return withSources(async (load) => {
    const { takeScreens, missing } = await load('test/e2e/screens.ts');
    if (missing !== undefined) {
      process.stderr.write(`screens: ${missing}\n`);
      return 1;
    }
    await takeScreens(join(root, 'docs/screens'), (name) => console.log(name));
    return 0;
  });
}

if (isProgram(import.meta.url)) process.exitCode = await main();
