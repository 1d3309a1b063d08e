// `npm run dist`: packs a release into dist/release/win-unpacked and judges it. It downloads Electron, which is why
// `npm run dist:dry` is there. `npm run dist -- --installer` judges the tree again, by then signed, and makes the MSI of it;
// that needs Windows. docs/release.md has the whole way.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectronIfStale } from './build-electron.mjs';
import { buildExeIfStale } from './build-exe.mjs';
import { filesToSign, treeProblems } from './dist-check.mjs';
import { packInstaller, packTree } from './dist-pack.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

const work = join(root, 'dist/release');
const tree = join(work, 'win-unpacked');

/** Judges the tree; says what is wrong with it and answers whether it may go on. */
async function inOrder() {
  const problems = await treeProblems(tree);
  for (const problem of problems) console.log(`FAILED  ${problem}`);
  return problems.length === 0;
}

async function pack() {
  const exe = await buildExeIfStale();
  if ('missing' in exe) throw new Error(exe.missing);
  await packTree({ work, electron: await buildElectronIfStale() });
  if (!(await inOrder())) return false;
  console.log('To be signed, below dist/release/win-unpacked:');
  for (const name of filesToSign(tree)) console.log(`  ${name}`);
  return true;
}

async function installer() {
  if (process.platform !== 'win32') throw new Error('the MSI is made on Windows');
  if (!existsSync(tree)) throw new Error('there is no packed tree; run npm run dist first');
  if (!(await inOrder())) return false;
  await packInstaller(work);
  return true;
}

if (isProgram(import.meta.url)) {
  ensureSetup();
  try {
    const done = await (process.argv.includes('--installer') ? installer() : pack());
    process.exitCode = done ? 0 : 1;
  } catch (error) {
    process.stderr.write(`dist: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
