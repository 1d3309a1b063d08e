// Builds the desktop app: src/main/hosts/electron becomes dist/electron, that is main.js with its chunks for the program,
// preload.cjs for the sandbox beside the page, and the PowerShell scripts for a run from a checkout. Electron itself stays
// outside.
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyScripts, isStale } from './build.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

const host = join(root, 'src/main/hosts/electron');
const outFolder = join(root, 'dist/electron');

/** What the output depends on. */
const inputs = [
  'src',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/build-electron.mjs',
].map((path) => join(root, path));

/**
 * The names of all procedures, and which of them give items. They become a fixed part of the preload script, so that it
 * needs neither the schemas nor a list of its own.
 * @returns {Promise<Record<string, 'call' | 'feed'>>}
 */
export async function procedureNames() {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, 'src/contract/procedures.ts'), {
    configFile: false,
    logLevel: 'warn',
  });
  return Object.fromEntries(
    Object.entries(module.procedures).map(([name, { kind }]) => [name, kind === 'feed' ? 'feed' : 'call']),
  );
}

/**
 * Compiles one entry with all that it imports but Electron, in memory.
 * @param {string} from
 * @param {Record<string, string>} define
 * @param {import('vite').Rolldown.OutputOptions} output
 */
async function compile(from, define, output) {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define,
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: join(host, from),
      write: false,
      target: 'node20',
      minify: false,
      sourcemap: output.format === 'es',
      reportCompressedSize: false,
      rolldownOptions: { external: ['electron'], output },
    },
  });
  return built.output;
}

/** The program, as files for dist/electron. */
export async function bundleMain() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return compile(
    'main.ts',
    { __APP_VERSION__: JSON.stringify(version) },
    { format: 'es', entryFileNames: 'main.js', chunkFileNames: 'chunks/[name]-[hash].js' },
  );
}

/** The text of the preload script: one file of CommonJS, the only form that the sandbox takes. */
export async function bundlePreload() {
  const [preload, ...others] = await compile(
    'preload.ts',
    { __PROCEDURES__: JSON.stringify(await procedureNames()) },
    { format: 'cjs', codeSplitting: false, entryFileNames: 'preload.cjs' },
  );
  if (others.length > 0) throw new Error('the preload script does not fit into one file');
  return preload.code;
}

/** Builds dist/electron anew. main.js comes last, so that what is there is whole. */
export async function buildElectron() {
  const startedAt = new Date();
  const [files, preload] = [await bundleMain(), await bundlePreload()];
  rmSync(join(outFolder, 'chunks'), { recursive: true, force: true });
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(join(outFolder, 'preload.cjs'), preload);
  copyScripts(join(outFolder, 'ps-scripts'));
  const main = join(outFolder, 'main.js');
  for (const file of files) {
    const target = join(outFolder, file.fileName);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target === main ? `${main}.draft` : target,
      file.type === 'chunk' ? file.code : file.source,
    );
  }
  // Sources that change during the build must look newer than the result.
  utimesSync(`${main}.draft`, startedAt, startedAt);
  renameSync(`${main}.draft`, main);
  return outFolder;
}

/** Builds when the output is missing or older than its sources. Answers the folder. */
export async function buildElectronIfStale() {
  return isStale(join(outFolder, 'main.js'), inputs) ? buildElectron() : outFolder;
}

if (isProgram(import.meta.url)) {
  ensureSetup();
  const begin = performance.now();
  await buildElectron();
  console.log(`built dist/electron in ${Math.round(performance.now() - begin)} ms`);
}
