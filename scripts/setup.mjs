// Puts the dependencies named by the lock file in place when they are missing or older than it.
// Uses nothing but Node, since on a fresh clone there is nothing else. Says what it does on stderr only.
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** True when the module with this `import.meta.url` is the program that Node was started with. */
export function isProgram(url) {
  const program = process.argv[1];
  return program !== undefined && pathToFileURL(realpathSync(program)).href === url;
}

/** Why the dependencies have to be installed, or undefined when they are in place. */
export function setupReason(folder = root) {
  const lock = statSync(join(folder, 'package-lock.json'));
  // npm writes this file last, so it stands for a finished installation.
  const installed = statSync(join(folder, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  if (installed === undefined) return 'node_modules is missing';
  if (installed.mtimeMs < lock.mtimeMs) return 'package-lock.json is newer than node_modules';
  return undefined;
}

/** Why this Node cannot run the product, or undefined when it can. Understands `>=A.B.C`, the form that package.json uses. */
export function nodeReason(wanted, have = process.versions.node) {
  const [low, own] = [wanted.replace(/^>=/u, ''), have].map((text) => text.split('.').map(Number));
  const at = low.findIndex((part, i) => part !== own[i]);
  return at === -1 || own[at] > low[at] ? undefined : `Node ${wanted} is needed, this is ${have}`;
}

function npmCi() {
  const args = ['ci', '--include=dev'];
  // Both outputs go to stderr: stdout belongs to the program that is about to run.
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [npm, ...args], options);
  if (process.platform === 'win32') return spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true });
  return spawnSync('npm', args, options);
}

/** Installs the dependencies when that is needed. Ends the process with words when it cannot. */
export function ensureSetup() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const unfit = nodeReason(engines.node);
  if (unfit !== undefined) {
    process.stderr.write(`setup: ${unfit}\n`);
    process.exit(1);
  }
  const reason = setupReason();
  if (reason === undefined) return;
  process.stderr.write(`setup: ${reason}; running npm ci\n`);
  const done = npmCi();
  if (done.error === undefined && done.status === 0) return;
  process.stderr.write(
    `setup: npm ci failed (${done.error?.message ?? `exit code ${done.status}`}). Run it by hand to see why.\n`,
  );
  process.exit(1);
}

if (isProgram(import.meta.url)) ensureSetup();
