// `npm run build:exe`: the console program for Windows, dist/exe/eflow-desk.exe, with the PowerShell scripts and the windows
// as files beside it. The executable is the win32 Node of the suite under Wine with our command line in it. It is not signed.
import { cpSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeIcon } from '../build/icon.mjs';
import { buildApp } from './build-app.mjs';
import { bundleOneFile, isStale } from './build.mjs';
import { makeBlob } from './exe-blob.mjs';
import { resourceTypes, withResources } from './exe-resources.mjs';
import { withLock } from './ps-engine.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';
import { ensureWindowsNode } from './wine/node.mjs';

const outFolder = join(root, 'dist/exe');
const outFile = join(outFolder, 'eflow-desk.exe');

/** What the output depends on. */
const inputs = [
  'src',
  'package.json',
  'package-lock.json',
  'build/icon.mjs',
  'scripts/build.mjs',
  'scripts/build-app.mjs',
  'scripts/build-exe.mjs',
  'scripts/exe-blob.mjs',
  'scripts/exe-entry.mjs',
  'scripts/exe-resources.mjs',
].map((path) => join(root, path));

/** The name of the resource that Node looks for in its own executable. */
export const programResource = 'NODE_SEA_BLOB';

/** Stands once in Node, with 0 behind it; 1 says that there is a program to run. */
const sentinel = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:';

/**
 * Names of variables by which an environment loads code into Node, as they stand in its code, with what follows. They are
 * changed into names that no variable can have: who sets the environment of an account must not get into a program that
 * may run elevated. For the app two fuses of Electron say the same.
 */
const codeLoaders = ['NODE_OPTIONS\0\0\0\0invalidNodeOptions', 'OPENSSL_CONF\0\0\0\0OpenSSL configuration'];

/** Changes a text that stands exactly once, and throws when it does not. */
function change(bytes, from, to) {
  const at = bytes.indexOf(from, 0, 'latin1');
  if (at === -1 || bytes.includes(from, at + 1, 'latin1'))
    throw new Error(`this Node is not the one that this was written for: ${JSON.stringify(from)}`);
  bytes.write(to, at, 'latin1');
}

/**
 * The bytes of the console program.
 * @param {Buffer} node bytes of a win32 Node
 * @param {string} code CommonJS
 * @param {{ version: string, icon: Buffer }} product
 */
export function makeExecutable(node, code, { version, icon }) {
  const bytes = Buffer.from(node);
  change(bytes, `${sentinel}0`, `${sentinel}1`);
  for (const text of codeLoaders) change(bytes, text, text.replace('_', '='));
  return withResources(bytes, {
    strings: {
      ProductName: 'EFLOW Desk',
      CompanyName: 'EFLOW Desk',
      FileDescription: 'EFLOW Desk, command line',
      InternalName: 'eflow-desk',
      OriginalFilename: 'eflow-desk.exe',
      LegalCopyright: 'MIT license. Contains Node.js, copyright Node.js contributors.',
    },
    version,
    icon,
    add: [{ type: resourceTypes.data, id: programResource, bin: makeBlob('eflow-desk.cjs', code) }],
  });
}

async function build() {
  const startedAt = new Date();
  const node = ensureWindowsNode();
  if ('missing' in node) return node;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const icon = makeIcon(readFileSync(join(root, 'src/renderer/public/icon.svg'), 'utf8'));
  const program = makeExecutable(readFileSync(node.program), await bundleOneFile(), { version, icon });
  const draft = `${outFolder}.${process.pid}`;
  try {
    cpSync(join(root, 'src/ps-scripts'), join(draft, 'ps-scripts'), { recursive: true });
    await buildApp(join(draft, 'app'));
    const target = join(draft, 'eflow-desk.exe');
    writeFileSync(target, program);
    // Sources that change during the build must look newer than the result.
    utimesSync(target, startedAt, startedAt);
    rmSync(outFolder, { recursive: true, force: true });
    renameSync(draft, outFolder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return { folder: outFolder, program: outFile };
}

/**
 * Builds dist/exe when it is missing or older than its sources, or says what is missing for it.
 * @returns {Promise<{ folder: string, program: string } | { missing: string }>}
 */
export const buildExeIfStale = () =>
  withLock(`${outFolder}.lock`, () =>
    isStale(outFile, inputs) ? build() : { folder: outFolder, program: outFile },
  );

if (isProgram(import.meta.url)) {
  ensureSetup();
  const begin = performance.now();
  const built = await buildExeIfStale();
  if ('missing' in built) {
    process.stderr.write(`build:exe: ${built.missing}\n`);
    process.exitCode = 1;
  } else console.log(`dist/exe/eflow-desk.exe is ready after ${Math.round(performance.now() - begin)} ms`);
}
