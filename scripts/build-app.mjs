// Builds the windows of the app: src/renderer becomes dist/app, plain files that any of the hosts serves.
import { join } from 'node:path';
import { isStale } from './build.mjs';
import { ensureSetup, isProgram, root } from './setup.mjs';

const outFolder = join(root, 'dist/app');

/** What the output depends on. */
const inputs = [
  'src/renderer',
  'src/contract',
  'src/messages',
  'package-lock.json',
  'scripts/build-app.mjs',
].map((path) => join(root, path));

/**
 * Builds the windows anew, into dist/app or where a test wants them.
 *
 * @param {string} [outDir]
 * @param {import('vite').Plugin[]} [plugins]
 */
export async function buildApp(outDir = outFolder, plugins = []) {
  const { build } = await import('vite');
  // Whoever asks, a test too, gets what ships.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: false,
      root: join(root, 'src/renderer'),
      logLevel: 'warn',
      plugins,
      oxc: { jsx: { runtime: 'automatic' } },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'chrome120',
        // Inlined files would need a wider policy of the page (style.md E2.3).
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        chunkSizeWarningLimit: 2000,
        rolldownOptions: {
          // A mark for servers that render React; here it means nothing.
          onLog: (level, log, handler) =>
            log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handler(level, log),
        },
      },
    });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
  return outDir;
}

/** Builds when the output is missing or older than its sources. Answers the folder. */
export async function buildAppIfStale() {
  return isStale(join(outFolder, 'index.html'), inputs) ? buildApp() : outFolder;
}

if (isProgram(import.meta.url)) {
  ensureSetup();
  const begin = performance.now();
  await buildApp();
  console.log(`built dist/app in ${Math.round(performance.now() - begin)} ms`);
}
