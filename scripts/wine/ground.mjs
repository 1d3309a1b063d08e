// What `npm run test:wine` stands on: Wine of this machine, a win32 Node, the PowerShell engine for win-x64, and a prefix,
// which is what Wine calls the disk and registry of one Windows. All of it lies below dist/wine.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureWindowsEngine, findProgram } from '../ps-engine.mjs';
import { root } from '../setup.mjs';
import { ensureWindowsNode } from './node.mjs';
import { makeDotnetHost } from './program.mjs';
import { runTool } from './tools.mjs';

/** Everything the suite makes. */
export const wineFolder = join(root, 'dist/wine');

/** The loaders themselves: the `wine` on the PATH is a script that asks for the 32-bit half. */
const loader = '/usr/lib/wine/wine64';
const server = '/usr/lib/wine/wineserver64';

/** Folders of the Windows in the prefix, as this system sees them. */
export const inPrefix = (...names) => join(wineFolder, 'prefix/drive_c', ...names);

/** The same path as Windows sees it. */
export const windowsPath = (...names) => `C:\\${names.join('\\')}`;

/** Why the suite cannot run on this machine, as far as its programs tell, or undefined. */
export function hindrance(platform = process.platform, arch = process.arch, exists = existsSync) {
  if (platform !== 'linux' || arch !== 'x64') return 'it needs Linux on x64';
  const lacking = [loader, server].filter((path) => !exists(path)).map(() => 'wine64');
  for (const [name, wanted] of [
    ['wixl', 'wixl'],
    ['msibuild', 'msitools'],
  ])
    if (findProgram(name) === undefined) lacking.push(wanted);
  if (lacking.length === 0) return undefined;
  return `not installed: ${[...new Set(lacking)].join(', ')} (Debian packages)`;
}

/** What programs under Wine get as their environment. Wine translates paths by the locale, so it has to be UTF-8. */
const wineEnvironment = () => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME ?? wineFolder,
  LC_ALL: 'C.UTF-8',
  WINEPREFIX: join(wineFolder, 'prefix'),
  WINEDEBUG: '-all',
  NODE_SKIP_PLATFORM_CHECK: '1',
});

/** Ends everything that runs in the prefix, and nothing else. */
export function endWine() {
  if (existsSync(join(wineFolder, 'prefix')))
    spawnSync(server, ['-k'], { env: wineEnvironment(), timeout: 20_000 });
}

/**
 * Runs a Windows program. Its outputs go to files, since pipes of this system are of no use to a win32 node. Rejects when
 * it takes too long; then everything in the prefix is ended.
 * @param {string[]} words program and arguments
 * @param {{ name: string, limitMs: number, onText?: (text: string) => void }} options
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>}
 */
export async function runWine(words, { name, limitMs, onText }) {
  const outputs = {
    stdout: join(wineFolder, `${name}.out.txt`),
    stderr: join(wineFolder, `${name}.err.txt`),
  };
  const files = [openSync(outputs.stdout, 'w'), openSync(outputs.stderr, 'w')];
  const child = spawn(loader, words, {
    stdio: ['ignore', ...files],
    env: wineEnvironment(),
    cwd: wineFolder,
  });
  for (const file of files) closeSync(file);
  let shown = 0;
  const show = () => {
    const text = readFileSync(outputs.stdout, 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    if (end > shown) onText?.(text.slice(shown, end));
    shown = Math.max(shown, end);
  };
  const looking = setInterval(show, 250);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    endWine();
    child.kill('SIGKILL');
  }, limitMs);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    show();
    if (late) throw new Error(`${name} under Wine took more than ${limitMs / 1000} s`);
    return {
      code,
      stdout: readFileSync(outputs.stdout, 'utf8'),
      stderr: readFileSync(outputs.stderr, 'utf8').replaceAll(
        /^wine: Read access denied for device.*\n/gmu,
        '',
      ),
    };
  } finally {
    clearInterval(looking);
    clearTimeout(limit);
  }
}

/** Puts a file or folder of this system at a place in the prefix. */
export function place(source, ...names) {
  const target = inPrefix(...names);
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true });
}

/** A fresh prefix that says it is Windows 10, with node in it and our engine in the place of Windows PowerShell. */
async function makePrefix(nodeProgram, engineFolder) {
  endWine();
  rmSync(join(wineFolder, 'prefix'), { recursive: true, force: true });
  mkdirSync(join(wineFolder, 'prefix'));
  // Stays for the whole run, so that each program starts warm.
  runTool(server, ['-p300'], { env: wineEnvironment(), stdio: 'ignore' });
  await runWine(['wineboot', '-i'], { name: 'wineboot', limitMs: 120_000 });
  await runWine(['winecfg', '-v', 'win10'], { name: 'winecfg', limitMs: 60_000 });
  mkdirSync(inPrefix('Program Files/nodejs'), { recursive: true });
  linkSync(nodeProgram, inPrefix('Program Files/nodejs/node.exe'));
  const shell = ['windows', 'system32', 'WindowsPowerShell', 'v1.0'];
  // Wine's own powershell.exe ends with 0 and does nothing; it goes with its folder.
  place(engineFolder, ...shell);
  const program = makeDotnetHost({
    folder: windowsPath(...shell),
    program: windowsPath(...shell, 'powershell.exe'),
    app: windowsPath(...shell, 'PsEngine.dll'),
    // .NET crashes under load in Wine 8 with its write-xor-execute protection. The product hands on a list of variables
    // that has no place for this one, so the program sets it for itself.
    variable: ['DOTNET_EnableWriteXorExecute', '0'],
  });
  writeFileSync(inPrefix(...shell, 'powershell.exe'), program);
}

/**
 * Prepares everything on a machine without {@link hindrance}, or answers why that cannot be done here.
 * @returns {Promise<{ missing: string } | undefined>}
 */
export async function layGround() {
  mkdirSync(wineFolder, { recursive: true });
  const node = ensureWindowsNode();
  if ('missing' in node) return node;
  const engine = await ensureWindowsEngine();
  if ('missing' in engine) return engine;
  await makePrefix(node.program, engine.folder);
  return undefined;
}
