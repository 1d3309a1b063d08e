import { spawnSync } from 'node:child_process';
import {
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  mkdtempSync,
  mkdirSync,
  writeFileSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { isStale } from '../../scripts/build.mjs';
import { nodeReason, setupReason } from '../../scripts/setup.mjs';
import { lastLineCounts, vitestCounts } from '../../scripts/test.mjs';
import config from '../../vitest.config.ts';
import { readTree } from './graph.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What git tracks or would track; without git everything but what is made here. */
function trackedFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const listed = git.status === 0 ? git.stdout.split('\0').filter((path) => path !== '') : walk('.');
  return listed.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true);
}

function walk(folder: string): string[] {
  const made = ['node_modules', 'dist', 'coverage', '.git'];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !made.includes(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [path];
    });
}

/** Versions that are not one exact version. */
export function loosePins(manifest: Record<string, Record<string, string> | undefined>): string[] {
  const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'];
  return groups
    .flatMap((group) => Object.entries(manifest[group] ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/u.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

/** Lines that name a home folder or the folder of this checkout. The user `iotedge-user` lives in the VM of every device. */
export function machinePaths(text: string, here: readonly string[]): string[] {
  const homes = /(?:^|[^\w.~/-])\/(?:home|Users|root|builds|__w)\/(?!iotedge-user\b)[\w.-]/u;
  return text.split('\n').filter((line) => homes.test(line) || here.some((folder) => line.includes(folder)));
}

/** Folders that only this machine has. Short or shared ones, such as the root or the temporary folder, tell nothing. */
function foldersOfThisMachine(): string[] {
  const own = [root.replace(/[\\/]$/u, ''), dirname(join(root, '.')), homedir()];
  const shared = [tmpdir(), '/', '/root', '/home', '/tmp', '/usr', '/usr/src', '/app'];
  return own.filter((folder) => folder.length > 3 && !shared.includes(folder)).map((folder) => `${folder}/`);
}

describe('packages', () => {
  test('trap 21: none needs azure-iot-security-tpm, which cannot be installed on Node 20', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> };
    const names = Object.keys(lock.packages);
    expect(names).toContain('node_modules/azure-iot-security-x509');
    expect(names.filter((name) => name.endsWith('/azure-iot-security-tpm'))).toEqual([]);
  });
});

describe('the repository', () => {
  test('pins every version exactly', () => {
    expect(
      loosePins({ dependencies: { a: '^1.0.0', b: '1.x', c: '1.2.3-beta.1', d: '1.2.3', e: 'latest' } }),
    ).toEqual(['a ^1.0.0', 'b 1.x', 'e latest']);
    expect(loosePins(JSON.parse(read('package.json')))).toEqual([]);
  });

  test('has a lock file without addresses', () => {
    const lock = read('package-lock.json');
    expect(lock.match(/"resolved"|https?:\/\/[^"]*\.tgz|"registry/gu) ?? []).toEqual([]);
    expect((JSON.parse(lock) as { lockfileVersion: number }).lockfileVersion).toBe(3);
  });

  test('has no source file of more than 500 lines', () => {
    const lengths = [...readTree(root, 'src')].map(([path, text]) => ({
      path,
      lines: text.split('\n').length - 1,
    }));
    expect(lengths.filter(({ path, lines }) => lines > 500 && /\.(?:tsx?|ps1|psm1)$/u.test(path))).toEqual(
      [],
    );
  });

  test('names no folder of a person or of a build machine', () => {
    expect(
      machinePaths('cd /home/ann/x\nsee /Users/bob\n~/.local\n/home/iotedge-user/a\nhttps://a.b/home/c', []),
    ).toEqual(['cd /home/ann/x', 'see /Users/bob']);
    expect(machinePaths('a\nin /opt/shop/desk/src', ['/opt/shop/'])).toEqual(['in /opt/shop/desk/src']);

    const here = foldersOfThisMachine();
    const self = 'test/walls/repository.test.ts';
    const found = trackedFiles()
      .filter((path) => path !== self)
      .map((path) => ({ path, bytes: readFileSync(join(root, path)) }))
      .filter(({ bytes }) => !bytes.subarray(0, 8000).includes(0))
      .flatMap(({ path, bytes }) =>
        machinePaths(bytes.toString('utf8'), here).map((line) => `${path}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  test('has an executable .ci/run', () => {
    expect(read('.ci/run')).toMatch(/^#!\/usr\/bin\/env bash\nset -euo pipefail\n/u);
    // Windows keeps no such bit.
    expect(process.platform === 'win32' || (statSync(join(root, '.ci/run')).mode & 0o111) !== 0).toBe(true);
  });
});

/** True when a pattern of vitest.config.ts names this file. Knows braces before the first star, as they stand there. */
function names(pattern: string, file: string): boolean {
  const [head, tail] = [pattern.slice(0, pattern.indexOf('*')), pattern.slice(pattern.indexOf('*'))];
  const braces = /\{(.+)\}/u.exec(head);
  const folders =
    braces === null ? [head] : (braces[1] ?? '').split(',').map((one) => head.replace(braces[0], one));
  return folders.some((folder) =>
    tail.startsWith('**') ? file.startsWith(folder) : `${posix.dirname(file)}/` === folder,
  );
}

test('every test file belongs to a project, so that none is left out silently', () => {
  const patterns = (config.test?.projects ?? []).flatMap((project) =>
    typeof project === 'object' && 'test' in project ? (project.test.include ?? []) : [],
  );
  expect(names('test/main/{a,b}/**/*.test.ts', 'test/main/b/c/x.test.ts')).toBe(true);
  expect(names('test/main/*.test.ts', 'test/main/b/x.test.ts')).toBe(false);
  const files = [...readTree(root, 'test').keys()].filter((path) =>
    /\.(?:test|spec)\.[cm]?[jt]sx?$/u.test(path),
  );
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((file) => !patterns.some((pattern) => names(pattern, file)))).toEqual([]);
});

describe('the scripts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-scripts-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  /** A file of the given age in seconds. */
  const put = (path: string, age: number) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
    const at = new Date(Date.UTC(2026, 0, 1) - age * 1000);
    utimesSync(join(folder, path), at, at);
    utimesSync(dirname(join(folder, path)), at, at);
    return join(folder, path);
  };

  test('know when dependencies have to be installed', () => {
    put('package-lock.json', 100);
    expect(setupReason(folder)).toBe('node_modules is missing');
    put('node_modules/.package-lock.json', 50);
    expect(setupReason(folder)).toBeUndefined();
    put('package-lock.json', 10);
    expect(setupReason(folder)).toBe('package-lock.json is newer than node_modules');
  });

  test('know which Node is too old', () => {
    const verdicts = ['18.20.0', '20.9.0', '20.20.0', '20.20.2', '20.21.0', '22.1.0'].map((have) =>
      nodeReason('>=20.20.0', have),
    );
    expect(verdicts.map((verdict) => verdict === undefined)).toEqual([false, false, true, true, true, true]);
  });

  test('know when the build is stale', () => {
    const source = dirname(put('src/a.ts', 100));
    const output = join(folder, 'dist/main.js');
    expect(isStale(output, [source])).toBe(true);
    put('dist/main.js', 50);
    expect(isStale(output, [source])).toBe(false);
    put('src/b.ts', 10);
    expect(isStale(output, [source])).toBe(true);
  });

  test('count what suites say', () => {
    expect(lastLineCounts('case 1\n12 passed, 3 failed\n')).toEqual({ passed: 12, failed: 3 });
    expect(lastLineCounts('12 passed, 3 failed\r\n')).toEqual({ passed: 12, failed: 3 });
    expect(lastLineCounts('12 passed, 3 failed\nError: late')).toBeUndefined();
    expect(lastLineCounts('')).toBeUndefined();

    const one = (status: string) => ({ status, fullName: status });
    const report = (passed: number, failed: number, files: unknown[]) => ({
      numPassedTests: passed,
      numFailedTests: failed,
      testResults: files,
    });
    const whole = report(1, 0, [{ status: 'passed', assertionResults: [one('passed'), one('pending')] }]);
    expect(vitestCounts(whole, 0)).toEqual({ passed: 1, failed: 0, left: ['pending'] });
    // A run that ends badly without a failed test is a failure all the same.
    expect(vitestCounts(whole, 1)).toEqual({ passed: 1, failed: 1, left: ['pending'] });
    const broken = report(1, 1, [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [one('passed'), one('failed')] },
    ]);
    expect(vitestCounts(broken, 1)).toEqual({ passed: 1, failed: 2, left: [] });
  });
});
