import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { leftOut, root, run, script, why } from './support.ts';

interface Finding {
  file: string;
  line: number;
  column: number;
  rule: string;
  text: string;
}

interface Allowed {
  core: string[];
  catalogue: string;
  also: Record<string, string>;
  types: Record<string, string[]>;
  touch: Record<string, string[]>;
}

interface Catalogue {
  entries: Record<string, { kind: string; command: string }>;
}

const allowedFile = join(root, 'test/ps-scripts/allowed.json');
const catalogueFile = join(root, 'src/ps-scripts/catalogue.json');
const casesFolder = join(root, 'test/ps-scripts/lint-cases');
const allowed = JSON.parse(readFileSync(allowedFile, 'utf8')) as Allowed;

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-lint-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Every script below a folder, as a path from the root of the checkout. */
const scriptsBelow = (path: string): string[] =>
  readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ps[dm]?1$/u.test(name))
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    .toSorted();

async function lint(files: string[], settings = allowedFile): Promise<Finding[]> {
  const ran = await run(['--lint', '--allowed', settings, ...files]);
  expect(ran.stderr).toBe('');
  const findings = JSON.parse(ran.stdout) as Finding[];
  expect(ran.code).toBe(findings.length === 0 ? 0 : 1);
  return findings;
}

/** What each case must be told for: places as `file:line`, or lines of its one file; once for each finding. */
const expected: Record<string, (number | string)[]> = {
  alias: [1, 2],
  'approved-verb': [1],
  ascii: [1, 2],
  background: [1],
  class: [1, 2],
  'clean-block': [3],
  'code-in-string': [1, 5],
  'command-not-allowed': [1, 2, 3, 4],
  'dynamic-command': [2, 3, 4, 5],
  'dynamic-member': [2, 3, 4, 5],
  'dynamic-type': [2, 3],
  escape: [1, 2],
  exports: Array.from({ length: 6 }, () => 'Sample.psd1:1'),
  'framework-member': [2, 3, 4],
  'generic-call': [1],
  help: ['Get-Sample.ps1:1', 'Get-SampleOf.ps1:1'],
  'input-variable': [1],
  'invoke-expression': [1, 2, 3],
  'leading-pipe': [3],
  'line-endings': [2],
  'literal-path': [1, 2],
  'module-loads': ['Sample.psm1:1'],
  'newer-attribute': [2, 3, 4],
  'newer-operator': [1],
  'newer-parameter': [1, 2],
  'newer-type': [1, 2],
  'newer-variable': [1],
  'null-coalescing': [2, 3],
  'null-conditional': [2, 3],
  'number-literal': [1, 2],
  'one-function': ['Get-Nothing.ps1:1', 'Get-Sample.ps1:1', 'Get-SampleList.ps1:10'],
  'parse-error': [1, 1, 1],
  'pipeline-chain': [1, 2],
  requires: [1],
  'script-from-text': [2, 3, 4, 5, 6, 7],
  'should-process': [1, 6, 11],
  ternary: [1],
  'touch-point': Array.from({ length: 20 }, (_, i) => i + 1),
};

describe.skipIf(leftOut)(`the script lint${why}`, () => {
  test('has for each rule a case that breaks this rule and no other', async () => {
    const ran = await run(['--lint-rules']);
    expect((JSON.parse(ran.stdout) as string[]).toSorted()).toEqual(Object.keys(expected).toSorted());

    // Git gives every script the same line ends, so this one is made here.
    const mixed = join(folder, 'line-endings.ps1');
    writeFileSync(mixed, '1\r\n2\n3\r\n');
    // No command that takes a path stands in the catalogue so far.
    const settings = join(folder, 'allowed.json');
    const more = { core: [...allowed.core, 'Test-Path'], catalogue: catalogueFile };
    writeFileSync(settings, JSON.stringify({ ...allowed, ...more }));

    const files = scriptsBelow('test/ps-scripts/lint-cases');
    const findings = await lint([...files, mixed], settings);
    const caseOf = (file: string) =>
      file === mixed ? 'line-endings' : (file.split('/')[3] ?? '').replace(/\.ps1$/u, '');
    expect([...new Set(findings.map(({ file }) => caseOf(file)))].toSorted()).toEqual(
      Object.keys(expected).toSorted(),
    );
    for (const [name, places] of Object.entries(expected)) {
      const found = findings.filter(({ file }) => caseOf(file) === name);
      expect([...new Set(found.map(({ rule }) => rule))], name).toEqual([name]);
      const seen = found.map(({ file, line }) =>
        typeof places[0] === 'string' ? `${basename(file)}:${line}` : line,
      );
      expect(seen, name).toEqual(places);
    }
    expect(files.filter((file) => caseOf(file).startsWith('clean-module'))).toHaveLength(4);
    expect(files.map(caseOf)).toContain('clean');
  });

  test('finds nothing in the scripts of the product', async () => {
    const files = scriptsBelow('src/ps-scripts');
    console.log(`read ${files.length} scripts: ${files.map((file) => file.slice(15)).join(', ')}`);
    const findings = await lint(files);
    expect(findings.map(({ file, line, rule, text }) => `${file}:${line} ${rule}: ${text}`)).toEqual([]);
  });

  test('lets a file touch what it is named for, and nothing else', async () => {
    const text =
      '[Microsoft.Win32.Registry]::LocalMachine; [System.IO.File]::ReadAllText("a"); [DateTime]::Now';
    const leaf = join(folder, 'Read-EflowDeskRegistry.ps1');
    writeFileSync(leaf, text);
    const findings = await lint([leaf, script(text)]);
    expect(findings.map(({ text }) => text.replace(/ touches .*/u, ''))).toEqual([
      'System.IO.File::ReadAllText',
      'System.DateTime::Now',
      'Microsoft.Win32.Registry::LocalMachine',
      'System.IO.File::ReadAllText',
      'System.DateTime::Now',
    ]);
  });

  test('knows the functions of scripts that stand together, and those only', async () => {
    const [one, other] = [join(folder, 'one.psm1'), join(folder, 'other.ps1')];
    writeFileSync(one, 'function Get-One { 1 }');
    writeFileSync(other, 'Get-One; one\\Get-One; two\\Get-One; Get-Two');
    expect((await lint([one, other])).map(({ column }) => column)).toEqual([23, 36]);
  });

  test('says what it misses', async () => {
    expect(await run(['--lint', '--allowed', allowedFile, 'gone.ps1'])).toMatchObject({
      stdout: '',
      stderr: 'There is no file gone.ps1.\n',
    });
    expect((await run(['--lint', 'a.ps1'])).stderr).toContain('usage:');
  });
});

/** Leaves that only functions of ours call, since no entry may write or remove any file; and what a task of Windows runs. */
const innerLeaves = ['Remove-EflowDeskSecretFile.ps1', 'Save-EflowDeskSecretFile.ps1', 'rollback.ps1'];

test('only the bridge and leaf functions may touch the machine', () => {
  const { entries } = JSON.parse(readFileSync(catalogueFile, 'utf8')) as Catalogue;
  const leaves = Object.values(entries)
    .filter(({ kind }) => kind === 'leaf')
    .map(({ command }) => `${command.split('\\')[1]}.ps1`);
  const files = Object.keys(allowed.touch).filter((file) => !file.startsWith('bridge-'));
  expect(files.toSorted()).toEqual([...new Set([...leaves, ...innerLeaves])].toSorted());
});

test('every group that a file may touch is one of the groups of types, and each type stands in one', () => {
  const groups = Object.keys(allowed.types);
  expect(
    Object.values(allowed.touch)
      .flat()
      .filter((group) => !groups.includes(group)),
  ).toEqual([]);
  const types = Object.values(allowed.types).flat();
  expect(types.filter((type, at) => types.indexOf(type) !== at)).toEqual([]);
  expect(Object.values(allowed.also).every((reason) => reason.length > 20)).toBe(true);
  expect(readdirSync(casesFolder).length).toBeGreaterThan(30);
});
