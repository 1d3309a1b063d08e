// The command line with its practice machines behind the engine, for tests that start it as a process: the product's own
// sources, bundled as always, but for the one import of practice, which is answered by engine-practice.ts. The program
// that is shipped knows nothing of it and holds nothing of it.
import { existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, isStale } from '../../scripts/build.mjs';
import { withLock } from '../../scripts/ps-engine.mjs';
import { root } from '../../scripts/setup.mjs';

const outFolder = join(root, 'dist/engine-cli');
const outFile = join(outFolder, 'main.js');
const practice = join(root, 'src/practice/index.ts');
const swapped = '\0practice-on-engine';

/** Answers the product's import of practice; scripts that stay where they are keep their own place. */
const onEngine = {
  name: 'practice-on-engine',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (importer === undefined) return null;
    const found =
      importer === swapped
        ? { id: source }
        : await this.resolve(source, importer, { ...options, skipSelf: true });
    if (found === null) return null;
    if (found.id.endsWith('.mjs') && found.id.startsWith(root) && !found.id.includes('node_modules'))
      return { id: pathToFileURL(found.id).href, external: true };
    return found.id === practice && importer !== swapped ? swapped : found;
  },
  load(id) {
    if (id !== swapped) return null;
    const stand = JSON.stringify(join(root, 'test/stand-ins/engine-practice.ts'));
    return [
      `import * as practice from ${JSON.stringify(practice)};`,
      `import { openOnEngine } from ${stand};`,
      `export * from ${JSON.stringify(practice)};`,
      'export const openPractice = (options) => openOnEngine(options, practice);',
    ].join('\n');
  },
};

async function build() {
  const startedAt = new Date();
  const draft = `${outFolder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  for (const file of await bundle([onEngine])) {
    const target = join(draft, file.fileName);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.type === 'chunk' ? file.code : file.source);
  }
  utimesSync(join(draft, 'main.js'), startedAt, startedAt);
  if (existsSync(outFolder)) rmSync(outFolder, { recursive: true });
  renameSync(draft, outFolder);
}

/** Path of the program, built when it is older than what it is made of. */
export async function engineCli() {
  const sources = ['src', 'test/stand-ins', 'scripts'].map((name) => join(root, name));
  await withLock(`${outFolder}.lock`, () => (isStale(outFile, sources) ? build() : undefined));
  return outFile;
}
