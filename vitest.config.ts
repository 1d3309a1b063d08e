import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { limit, onEngine } from './test/support/limits.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const project = (name: string, include: string[], setupFiles: string[] = []) => ({
  extends: true as const,
  test: { name, include, setupFiles },
});

/** Tests that leave nothing behind in their process, so that all files of a worker share what they import. */
const sharing = (name: string, include: string[], setupFiles: string[] = [], exclude: string[] = []) => {
  const { test, ...rest } = project(name, include, setupFiles);
  // Behind the engine a part of the product is replaced, for each file anew.
  return { ...rest, test: { ...test, exclude, isolate: setupFiles.length > 0 } };
};
/** A test that replaces a part of Node, and so shares nothing. */
const replacing = 'test/main/adapters/secrets.test.ts';
const engineSetup = onEngine ? ['test/stand-ins/setup.ts'] : [];

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  test: {
    environment: 'node',
    // Half of the time a suite waits: for PowerShell, for a browser, for a process that is to end.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: limit(20_000),
    hookTimeout: limit(20_000),
    allowOnly: false,
    projects: [
      sharing('contract', ['test/contract/**/*.test.ts', 'test/messages/**/*.test.ts']),
      sharing('domain', ['test/main/domain/**/*.test.ts']),
      sharing(
        'services',
        [
          'test/main/{services,adapters,bridge,reports}/**/*.test.ts',
          'test/main/*.test.ts',
          'test/{failures,matrix}/**/*.test.ts',
        ],
        engineSetup,
        [replacing],
      ),
      project('replacing', [replacing]),
      sharing('practice', ['test/practice/**/*.test.ts']),
      sharing('hosts', ['test/main/hosts/**/*.test.ts'], engineSetup),
      project('ps', ['test/ps-scripts/**/*.test.ts']),
      project('conformance', ['test/conformance/**/*.test.ts', 'test/stand-ins/**/*.test.ts']),
      project('bench', ['test/bench/**/*.test.ts']),
      project('windows', ['test/windows/**/*.test.ts']),
      sharing('renderer', ['test/renderer/**/*.test.ts']),
      project('e2e', ['test/e2e/**/*.test.ts']),
      project('packaging', ['test/packaging/**/*.test.ts']),
      project('e2e-electron', ['test/e2e-electron/**/*.test.ts']),
      sharing('walls', ['test/walls/**/*.test.ts']),
    ],
  },
});
