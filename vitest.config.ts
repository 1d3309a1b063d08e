import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[]) => ({
  test: { name, include, environment: 'node' as const, testTimeout: 20_000 },
});

export default defineConfig({
  test: {
    projects: [
      project('contract', ['test/contract/**/*.test.ts', 'test/messages/**/*.test.ts']),
      project('domain', ['test/main/domain/**/*.test.ts']),
      project('services', ['test/main/{services,adapters,bridge}/**/*.test.ts', 'test/main/*.test.ts']),
      project('practice', ['test/practice/**/*.test.ts']),
      project('hosts', ['test/main/hosts/**/*.test.ts']),
      project('walls', ['test/walls/**/*.test.ts']),
    ],
  },
});
