import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The suite on practice machines that are reached through PowerShell (test/stand-ins/setup.ts). */
const onEngine = process.env['EFLOW_DESK_TEST_HOST'] === 'engine';

const project = (name: string, include: string[], setupFiles: string[] = []) => ({
  extends: true as const,
  test: { name, include, setupFiles },
});

/** Tests that leave nothing behind in their process, so that all files of a worker share what they import. */
const sharing = (name: string, include: string[]) => {
  const { test, ...rest } = project(name, include);
  return { ...rest, test: { ...test, isolate: false } };
};
const engineSetup = onEngine ? ['test/stand-ins/setup.ts'] : [];

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  test: {
    environment: 'node',
    // Half of the time a suite waits: for PowerShell, for a browser, for a process that is to end.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: onEngine ? 180_000 : 20_000,
    hookTimeout: onEngine ? 180_000 : 20_000,
    allowOnly: false,
    projects: [
      sharing('contract', ['test/contract/**/*.test.ts', 'test/messages/**/*.test.ts']),
      sharing('domain', ['test/main/domain/**/*.test.ts']),
      project(
        'services',
        [
          'test/main/{services,adapters,bridge,reports}/**/*.test.ts',
          'test/main/*.test.ts',
          'test/{failures,matrix}/**/*.test.ts',
        ],
        engineSetup,
      ),
      sharing('practice', ['test/practice/**/*.test.ts']),
      project('hosts', ['test/main/hosts/**/*.test.ts'], engineSetup),
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
