// Runs programs of the tests outside of a test run.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './setup.mjs';

/**
 * Compiles `entry` (a path below the checkout), with what it takes from the product compiled as the product is, to `main.js` in a folder of dist. What else lies there stays. Answers the
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

/** Lets `use` load modules of the tests, by their paths below the checkout, as they stand: each file in its place. */
export async function withSources(use) {
  const { createServer } = await import('vite');
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await use((path) => server.ssrLoadModule(`/${path}`));
  } finally {
    await server.close();
  }
}
