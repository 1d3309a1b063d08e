// Builds the command line host: src/main/hosts/cli/main.ts and all it needs become dist/cli/main.js and chunks beside it,
// with the PowerShell scripts beside them.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ensureSetup, isProgram, root } from './setup.mjs';

const entry = join(root, 'src/main/hosts/cli/main.ts');
const outFolder = join(root, 'dist/cli');
const outFile = join(outFolder, 'main.js');

/** What the output depends on. */
const inputs = ['src', 'package.json', 'package-lock.json', 'scripts/build.mjs'].map((path) =>
  join(root, path),
);

/** How long chunks of earlier builds are kept: a process that still runs may load one of them late. */
const keepOldMs = 60 * 60 * 1000;

/** The newest change below a path. Folders count too, since they change when a file in them is removed. */
export function newestMtime(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMtime(join(path, name))),
    stat.mtimeMs,
  );
}

/** True when the output is missing or older than what it is made of. */
export function isStale(output = outFile, sources = inputs) {
  const built = statSync(output, { throwIfNoEntry: false });
  return built === undefined || sources.some((path) => newestMtime(path) > built.mtimeMs);
}

/** Keeps every message off stdout, which belongs to the program that is about to run. */
const logger = {
  hasWarned: false,
  info: () => {},
  warn: (text) => process.stderr.write(`build: ${text}\n`),
  warnOnce: (text) => process.stderr.write(`build: ${text}\n`),
  error: (text) => process.stderr.write(`build: ${text}\n`),
  clearScreen: () => {},
  hasErrorLogged: () => false,
};

/**
 * Compiles an entry with all that it imports, packages too, in memory.
 * @param {string} from the entry
 * @param {import('vite').Rolldown.OutputOptions} output
 * @param {import('vite').Plugin[]} plugins
 */
async function compile(from, output, plugins = []) {
  if (!existsSync(from))
    throw new Error(`${relative(root, from)} is not there, so there is nothing to build`);
  const { build: viteBuild } = await import('vite');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const built = await viteBuild({
    configFile: false,
    root,
    logLevel: 'warn',
    customLogger: logger,
    plugins,
    define: { __APP_VERSION__: JSON.stringify(version) },
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: from,
      write: false,
      target: 'node20',
      minify: false,
      sourcemap: output.format === 'es',
      reportCompressedSize: false,
      rolldownOptions: { output },
    },
  });
  return built.output;
}

/**
 * The program for dist/cli. Dynamic imports become chunks of their own, so that a command loads only what it uses.
 * @param {import('vite').Plugin[]} plugins for tests
 */
export const bundle = (plugins = []) =>
  compile(
    entry,
    { format: 'es', entryFileNames: 'main.js', chunkFileNames: 'chunks/[name]-[hash].js' },
    plugins,
  );

/**
 * The text of the same program as one file of CommonJS, the only form that Node 20 takes into an executable. It looks for
 * its scripts and windows beside itself.
 */
export async function bundleOneFile() {
  const [program, ...others] = await compile(join(root, 'scripts/exe-entry.mjs'), {
    format: 'cjs',
    codeSplitting: false,
    entryFileNames: 'eflow-desk.cjs',
  });
  if (others.length > 0) throw new Error('the console program is more than one file');
  return program.code;
}

/**
 * Builds dist/cli/main.js. Chunks are written first and main.js is renamed into place last, so that a process that starts
 * or runs meanwhile finds either the whole old program or the whole new one.
 */
export async function build() {
  const startedAt = new Date();
  const files = await bundle();
  for (const file of files) {
    const target = join(outFolder, file.fileName);
    mkdirSync(dirname(target), { recursive: true });
    const draft = `${target}.${process.pid}`;
    writeFileSync(draft, file.type === 'chunk' ? file.code : file.source);
    if (target !== outFile) renameSync(draft, target);
  }
  copyScripts(join(outFolder, 'ps-scripts'));
  // Sources that change during the build must look newer than the result.
  utimesSync(`${outFile}.${process.pid}`, startedAt, startedAt);
  renameSync(`${outFile}.${process.pid}`, outFile);
  prune(new Set(files.map((file) => file.fileName)));
  return outFile;
}

/** PowerShell runs scripts from files, so they stand beside the program as they are. Each is whole at any moment. */
export function copyScripts(to) {
  const from = join(root, 'src/ps-scripts');
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(from, name)).isFile(),
  );
  for (const name of names) {
    const target = join(to, name);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(from, name), `${target}.${process.pid}`);
    renameSync(`${target}.${process.pid}`, target);
  }
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    const path = join(to, name);
    // The draft of another build is its own.
    if (/\.\d+$/u.test(name)) continue;
    if (!names.includes(name) && statSync(path, { throwIfNoEntry: false })?.isFile() === true)
      rmSync(path, { force: true });
  }
}

function prune(current) {
  const folder = join(outFolder, 'chunks');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (current.has(`chunks/${name}`) || stat === undefined || stat.mtimeMs > Date.now() - keepOldMs)
      continue;
    rmSync(path, { force: true });
  }
}

/** Builds when the output is missing or older than its sources. Answers the path of the program. */
export async function buildIfStale() {
  return isStale() ? build() : outFile;
}

if (isProgram(import.meta.url)) {
  ensureSetup();
  const begin = performance.now();
  await build();
  console.log(`built dist/cli/main.js in ${Math.round(performance.now() - begin)} ms`);
}
