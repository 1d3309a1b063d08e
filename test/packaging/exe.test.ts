import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeExecutable } from '../../scripts/build-exe.mjs';
import { modulesOf } from '../../scripts/dist-archive.mjs';
import { programOf } from '../../scripts/dist-check.mjs';
import { codeOf, makeBlob } from '../../scripts/exe-blob.mjs';
import { readResource, resourcesOf, resourceTypes, versionStrings } from '../../scripts/exe-resources.mjs';
import { consoleProgram } from './support.ts';

const built = await consoleProgram();

describe('the program in the executable', () => {
  const code = 'console.log("Größe 東京");\n';

  test('comes out as it went in', () => {
    expect(codeOf(makeBlob('eflow-desk.cjs', code))).toBe(code);
  });

  test('is refused when it is not whole or of another form', () => {
    const blob = makeBlob('eflow-desk.cjs', code);
    expect(() => codeOf(blob.subarray(0, -1))).toThrow('not whole');
    expect(() => codeOf(Buffer.concat([blob, Buffer.from(' ')]))).toThrow('not whole');
    expect(() => codeOf(Buffer.concat([Buffer.from([1]), blob.subarray(1)]))).toThrow('of the form');
  });

  // Another line of Node writes another form; the one that is shipped is this.
  test.runIf(process.version.startsWith('v20.20.'))('is what Node itself would write', () => {
    const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-blob-'));
    try {
      const config = { main: 'eflow-desk.cjs', output: 'blob', disableExperimentalSEAWarning: true };
      writeFileSync(join(folder, 'eflow-desk.cjs'), code);
      writeFileSync(join(folder, 'sea.json'), JSON.stringify(config));
      const done = spawnSync(process.execPath, ['--experimental-sea-config', 'sea.json'], { cwd: folder });
      expect(done.status).toBe(0);
      expect(makeBlob('eflow-desk.cjs', code).equals(readFileSync(join(folder, 'blob')))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('goes into no executable but a Node that takes it', () => {
    const product = { version: '1.2.3', icon: Buffer.alloc(0) };
    const mark = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
    for (const node of ['MZ', `MZ ${mark}:1`, `MZ ${mark}:0 ${mark}:0`, `MZ ${mark}:0`])
      expect(() => makeExecutable(Buffer.from(node), code, product), node).toThrow('not the one');
  });
});

describe.skipIf(built === undefined)('the console program', () => {
  const bytes = built === undefined ? Buffer.alloc(0) : readFileSync(built.program);
  const resources = built === undefined ? [] : resourcesOf(bytes);

  test('says who it is, and asks for no rights', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(versionStrings(resources)).toMatchObject({
      ProductName: 'EFLOW Desk',
      FileVersion: version,
      OriginalFilename: 'eflow-desk.exe',
    });
    const manifest = readResource(resources, resourceTypes.manifest, 1)?.toString('utf8');
    expect(manifest).toMatch(/requestedExecutionLevel level="asInvoker"/u);
    // Group and pictures of the icon.
    expect(resources.filter(({ type }) => type === 3)).toHaveLength(6);
  });

  test('has no signature of Node left, which would be a wrong one', () => {
    const header = bytes.readUInt32LE(0x3c);
    const certificates = header + 24 + 112 + 4 * 8;
    expect([bytes.readUInt32LE(certificates), bytes.readUInt32LE(certificates + 4)]).toEqual([0, 0]);
  });

  test('holds the command line and needs nothing but Node', () => {
    const code = programOf(resources);
    expect(code).toContain('export-script');
    const loaded = modulesOf('eflow-desk.cjs', code);
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.filter((name) => !isBuiltin(name))).toEqual([]);
  });
});
