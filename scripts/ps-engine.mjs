// Finds what runs PowerShell scripts on this machine: a PowerShell, or the test engine of test/ps-engine, which is built
// into dist/ps-engine when it is missing or older than its sources. Says what it does on stderr only.
import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isStale } from './build.mjs';
import { isProgram, root } from './setup.mjs';

const source = join(root, 'test/ps-engine');
const outFolder = join(root, 'dist/ps-engine');
/** Written last, so that it stands for a finished build. */
const stampOf = (folder) => join(folder, 'built');

/** No build takes longer; a lock of that age was left behind by a process whose number another one has by now. */
const longestBuildMs = 10 * 60 * 1000;

/** @typedef {{ kind: 'engine' | 'pwsh' | 'powershell', command: string, args: string[], program?: string }} PowerShell */

/**
 * The full path of a program on the PATH, or undefined.
 * @param {string} name without ending
 * @param {string[]} more folders to look into after the PATH
 * @returns {string | undefined}
 */
export function findProgram(name, more = [], env = process.env) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = [...(env.PATH ?? '').split(delimiter), ...more].filter((folder) => folder !== '');
  return folders
    .map((folder) => join(folder, file))
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

const findDotnet = () => findProgram('dotnet', process.env.DOTNET_ROOT ? [process.env.DOTNET_ROOT] : []);

/**
 * Why the answer of `dotnet --list-sdks` names nothing that can build the engine, or undefined when it does.
 * @param {string} list
 */
export function sdkReason(list) {
  const versions = [...list.matchAll(/^(\d+)\.\S+/gmu)];
  if (versions.some(([, major]) => Number(major) >= 10)) return undefined;
  const found = versions.map(([version]) => version).join(', ');
  return `a .NET SDK of version 10 or later is needed, found ${found === '' ? 'none' : found}`;
}

/** True for a process that is there, also when it belongs to somebody else. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when the lock is ours now. A lock whose holder is gone is moved away first, which only one process can do. */
function takeLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  const holder = Number(readFileSync(path, 'utf8'));
  const age = Date.now() - stat.mtimeMs;
  // A lock without a number was made a moment ago, and its number is being written.
  const isLeft = age > longestBuildMs || (holder === 0 ? age > 5000 : !isAlive(holder));
  if (isLeft) {
    const aside = `${path}.${process.pid}`;
    renameSync(path, aside);
    // What was moved may be the lock of somebody who tidied up in between.
    if (Number(readFileSync(aside, 'utf8')) !== holder) linkSync(aside, path);
    rmSync(aside);
  }
  return false;
}

/**
 * Runs work that no other process may do at the same time.
 * @template T
 * @param {string} path file that stands for the lock
 * @param {() => T | Promise<T>} work
 */
export async function withLock(path, work) {
  mkdirSync(join(path, '..'), { recursive: true });
  for (;;) {
    let mine = false;
    try {
      mine = takeLock(path);
    } catch (error) {
      // Somebody else was faster at tidying up.
      if (error.code !== 'ENOENT') throw error;
    }
    if (mine) break;
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** The platform's name in .NET. */
function runtimeIdentifier() {
  const systems = { linux: 'linux', darwin: 'osx', win32: 'win' };
  return `${systems[process.platform] ?? process.platform}-${process.arch}`;
}

/**
 * Publishes the engine into a folder. Answers why that cannot be done here, or undefined when it was done.
 * @param {string} dotnet
 * @param {string} folder
 * @param {string[]} options what makes this build differ from another
 */
function build(dotnet, folder, options) {
  const quiet = { DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_CLI_UI_LANGUAGE: 'en' };
  const way = { cwd: source, encoding: 'utf8', env: { ...process.env, ...quiet } };
  const sdks = spawnSync(dotnet, ['--list-sdks'], way);
  const reason = sdkReason(sdks.stdout ?? '');
  if (reason !== undefined) return reason;

  const startedAt = new Date();
  process.stderr.write('ps-engine: building test/ps-engine\n');
  const next = `${folder}.next`;
  rmSync(next, { recursive: true, force: true });
  const args = ['publish', 'PsEngine.csproj', '-c', 'Release', ...options];
  // Nothing of the build stays behind as a process: it would hold on to our outputs.
  args.push('-o', next, '-nodeReuse:false', '-p:UseSharedCompilation=false', '-v:quiet');
  const done = spawnSync(dotnet, args, way);
  if (done.status !== 0) {
    const output = `${done.stdout ?? ''}${done.stderr ?? ''}`;
    // Without its packages the engine cannot be had here; anything else is a fault of ours.
    if (/\bNU1301\b/u.test(output)) return 'the packages of test/ps-engine could not be fetched';
    throw new Error(`test/ps-engine does not build (${done.error?.message ?? done.status}):\n${output}`);
  }
  writeFileSync(stampOf(next), '');
  // Sources that change during the build must look newer than the result.
  utimesSync(stampOf(next), startedAt, startedAt);
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
  return undefined;
}

/**
 * Has the engine in a folder, built when it is missing or older than its sources. Answers the path of dotnet, or why
 * there is no engine.
 * @param {string} folder
 * @param {string[]} options
 * @returns {Promise<{ dotnet: string } | { missing: string }>}
 */
async function ensureBuilt(folder, options) {
  const dotnet = findDotnet();
  if (dotnet === undefined)
    return { missing: 'dotnet is not on the PATH; a .NET SDK of version 10 or later is needed' };
  const stale = () => isStale(stampOf(folder), [source]);
  if (!stale()) return { dotnet };
  const reason = await withLock(`${folder}.lock`, () =>
    stale() ? build(dotnet, folder, options) : undefined,
  );
  return reason === undefined ? { dotnet } : { missing: reason };
}

/**
 * The test engine, built when that is needed, or why there is none. `command` with `args` takes the arguments of
 * powershell.exe; `program` does the same as one file, for callers that can name no arguments.
 * @returns {Promise<PowerShell | { missing: string }>}
 */
export async function ensureEngine() {
  const built = await ensureBuilt(outFolder, ['-r', runtimeIdentifier(), '--no-self-contained']);
  if ('missing' in built) return built;
  const program = join(outFolder, process.platform === 'win32' ? 'PsEngine.exe' : 'PsEngine');
  return { kind: 'engine', command: built.dotnet, args: [join(outFolder, 'PsEngine.dll')], program };
}

/**
 * Folder with the test engine for Windows and the .NET that it needs, built when that is needed, or why there is none.
 * Its program is PsEngine.exe and may be given another name.
 * @returns {Promise<{ folder: string } | { missing: string }>}
 */
export async function ensureWindowsEngine() {
  const folder = join(root, 'dist/ps-engine-win-x64');
  // Intermediate files of its own: those of the other build are for another runtime.
  const artifacts = `-p:ArtifactsPath=${join(root, 'dist/ps-engine-win-x64-build')}`;
  const built = await ensureBuilt(folder, ['-r', 'win-x64', '--self-contained', artifacts]);
  return 'missing' in built ? built : { folder };
}

/**
 * A PowerShell of this machine: Windows PowerShell on Windows, else pwsh from the PATH, else the test engine, else why
 * there is none.
 * @returns {Promise<PowerShell | { missing: string }>}
 */
export async function findPowerShell() {
  // Elsewhere than on Windows a powershell.exe on the PATH belongs to another system, which knows other paths.
  if (process.platform === 'win32') {
    const folder = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0');
    const path = findProgram('powershell', [folder]);
    if (path !== undefined) return { kind: 'powershell', command: path, args: [] };
  }
  const path = findProgram('pwsh');
  return path === undefined ? ensureEngine() : { kind: 'pwsh', command: path, args: [] };
}

if (isProgram(import.meta.url)) {
  const found = await ensureEngine();
  console.log('missing' in found ? `no engine: ${found.missing}` : found.program);
  process.exitCode = 'missing' in found ? 1 : 0;
}
