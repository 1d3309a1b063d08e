// `npm run dist:dry`: packs the app as a release is packed and judges the result, on a machine that has neither Windows nor
// an Electron. THE EXECUTABLE OF THE APP IS A STAND-IN: fuses, version and digest of the archive are really set in it and
// read back, and it starts nothing. No window, no installer and no signature is proven here.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectronIfStale } from './build-electron.mjs';
import { filesBelow, filesToSign, treeProblems } from './dist-check.mjs';
import { runProblems } from './dist-run.mjs';
import { packDry } from './dist-stand-in.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

/** Says that nothing was packed, and why. */
const skippedExitCode = 3;

async function main() {
  ensureSetup();
  console.log('The executable of the app is a stand-in: Electron itself is not packed here.');
  const packed = await packDry(join(root, 'dist/dry'), await buildElectronIfStale());
  if ('missing' in packed) {
    console.log(`Nothing was packed: ${packed.missing}`);
    process.exitCode = skippedExitCode;
    return;
  }
  const { tree } = packed;
  const problems = [...(await treeProblems(tree)), ...(await runProblems(tree))];
  for (const problem of problems) console.log(`FAILED  ${problem}`);
  const names = filesBelow(tree);
  const bytes = names.reduce((sum, name) => sum + statSync(join(tree, name)).size, 0);
  console.log(`dist/dry/win-unpacked: ${names.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  console.log(`To be signed in a release: ${filesToSign(tree).length} files`);
  console.log(problems.length === 0 ? 'The packed tree is in order.' : `${problems.length} faults`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (isProgram(import.meta.url)) await main();
