import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const project = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include },
});

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  test: {
    environment: 'node',
    testTimeout: 20_000,
    allowOnly: false,
    projects: [
      project('contract', ['test/contract/**/*.test.ts', 'test/messages/**/*.test.ts']),
      project('domain', ['test/main/domain/**/*.test.ts']),
      project('services', [
        'test/main/{services,adapters,bridge,reports}/**/*.test.ts',
        'test/main/*.test.ts',
      ]),
      project('practice', ['test/practice/**/*.test.ts']),
      project('hosts', ['test/main/hosts/**/*.test.ts']),
      project('ps', ['test/ps-scripts/**/*.test.ts']),
      project('conformance', ['test/conformance/**/*.test.ts', 'test/stand-ins/**/*.test.ts']),
      project('bench', ['test/bench/**/*.test.ts']),
      project('windows', ['test/windows/**/*.test.ts']),
      project('e2e', ['test/e2e/**/*.test.ts']),
      project('walls', ['test/walls/**/*.test.ts']),
    ],
  },
});
