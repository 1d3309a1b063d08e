import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * The linter knows the walls too, so that an editor shows a breach while it is typed. Its patterns are easily written in
 * a way that catches nothing, or all of it; so each folder shows one text refused and one let through.
 */
const cases: Record<string, { refused: string[]; allowed: string[] }> = {
  'src/contract/a.ts': {
    refused: ['../main/domain/plan.ts', 'node:crypto', 'fast-check', '../messages/index.ts'],
    allowed: ['zod', './json.ts', './deep/er/json.ts'],
  },
  'src/messages/a.ts': {
    refused: ['zod', 'node:fs', '../contract/json.ts', '../main/ports.ts'],
    allowed: ['./en/index.ts'],
  },
  'src/main/domain/steps/a.ts': {
    refused: [
      '../../ports.ts',
      'node:path',
      'lodash',
      '../../services/jobs.ts',
      '../../../practice/host/a.ts',
    ],
    allowed: ['zod', 'node:crypto', './b.ts', '../checks/deep/a.ts', '../../../contract/json.ts'],
  },
  'src/main/services/a.ts': {
    refused: ['../adapters/files.ts', 'node:fs', '../../messages/index.ts', '../app.ts'],
    allowed: ['node:path', './jobs.ts', '../domain/plan.ts', '../ports.ts', '../../contract/json.ts'],
  },
  'src/main/adapters/a.ts': {
    refused: ['electron', 'node:child_process', '../services/jobs.ts', '../hosts/cli/main.ts'],
    allowed: ['node:fs/promises', 'node:net', '../domain/plan.ts'],
  },
  'src/main/bridge/a.ts': {
    refused: ['electron', '../adapters/files.ts'],
    allowed: ['node:child_process', '../ports.ts'],
  },
  'src/main/app.ts': {
    refused: ['node:fs', 'child_process', './hosts/cli/main.ts', '../messages/index.ts'],
    allowed: ['./adapters/files.ts', './services/jobs.ts', '../practice/store/store.ts'],
  },
  'src/main/hosts/cli/a.ts': {
    refused: ['electron', 'node:child_process'],
    allowed: ['node:fs', '../../app.ts', '../../../messages/index.ts'],
  },
  'src/main/hosts/electron/a.ts': { refused: ['node:child_process'], allowed: ['electron', 'electron/main'] },
  'src/practice/host/a.ts': {
    refused: ['../../main/adapters/files.ts', '../../main/services/jobs.ts', 'node:child_process'],
    allowed: ['node:fs', '../../main/domain/plan.ts', '../../contract/json.ts'],
  },
  'src/renderer/a.tsx': {
    refused: ['../main/domain/plan.ts', 'node:fs', 'electron'],
    allowed: ['react', '../contract/json.ts', '../messages/index.ts'],
  },
  // A folder without a block of its own gets the strictest one.
  'src/anything/a.ts': {
    refused: ['electron', 'fs', '../practice/host/a.ts'],
    allowed: ['../contract/json.ts'],
  },
};

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eflow-desk-lint-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Runs the linter with the rules of this checkout over the folder, without types: path, line and rule of all it says. */
function lint(): string[] {
  const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
  write('.oxlintrc.json', config.replace('"typeAware": true', '"typeAware": false'));
  const program = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [program, '--format=unix', '--no-ignore', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return [...stdout.matchAll(/^(.+?):(\d+):\d+: .*\((no-[\w-]+)\)\]$/gmu)].map(
    ([, path, line, rule]) => `${path?.replaceAll('\\', '/')}:${line} ${rule}`,
  );
}

test('the linter refuses and allows what the walls say, one import a line', () => {
  const expected: string[] = [];
  for (const [path, { refused, allowed }] of Object.entries(cases)) {
    const lines = [...refused, ...allowed].map((specifier, i) => `export * as x${i} from '${specifier}';`);
    write(path, `${lines.join('\n')}\n`);
    expected.push(...refused.map((_, i) => `${path}:${i + 1} no-restricted-imports`));
  }
  write('src/main/domain/types.ts', "export type { Clock } from '../ports.ts';\n");
  write('src/main/domain/clock.ts', 'export const a = Date.now();\nexport const b = () => process;\n');
  expected.push(
    'src/main/domain/clock.ts:1 no-restricted-properties',
    'src/main/domain/clock.ts:2 no-restricted-globals',
  );

  const found = lint().filter((line) => line.includes('no-restricted-'));
  expect(found.toSorted()).toEqual(expected.toSorted());
});
