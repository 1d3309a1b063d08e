// Compiles a program of the tests, with what it takes from the product compiled as the product is.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './setup.mjs';

/**
 * Compiles `entry` (a path below the checkout) to `main.js` in a folder of dist. What else lies there stays. Answers the
 * address to import.
 */
export async function buildHarness(entry, folder) {
  const { build } = await import('vite');
  const outFolder = join(root, 'dist', folder);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir: outFolder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
  return pathToFileURL(join(outFolder, 'main.js')).href;
}
