import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import asar from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildElectronIfStale } from '../../scripts/build-electron.mjs';
import { makeExecutable } from '../../scripts/build-exe.mjs';
import { filesOf } from '../../scripts/dist-archive.mjs';
import { filesBelow, filesToSign, textsOfThisMachine, treeProblems } from '../../scripts/dist-check.mjs';
import { installerProject } from '../../scripts/dist-pack.mjs';
import { runProblems } from '../../scripts/dist-run.mjs';
import { packDry } from '../../scripts/dist-stand-in.mjs';
import { withResources } from '../../scripts/exe-resources.mjs';
import { root } from '../../scripts/setup.mjs';
import { ensureWindowsNode } from '../../scripts/wine/node.mjs';
import { consoleProgram } from './support.ts';

const built = await consoleProgram();

/** Beside the packed tree, whose files are linked. */
mkdirSync(join(root, 'dist'), { recursive: true });
const place = mkdtempSync(join(root, 'dist/packaging-tree-'));
let packed = '';
let copies = 0;

const app = 'EFLOW Desk.exe';
const archive = 'resources/app.asar';
const cli = 'resources/cli';
const script = `${cli}/ps-scripts/bridge-host.ps1`;

/** A copy of the packed tree to spoil. Files are linked, so one is only ever replaced and never written into. */
function copyOfTree() {
  const folder = join(place, String((copies += 1)));
  const at = (name: string) => join(folder, name);
  for (const name of filesBelow(packed)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    linkSync(join(packed, name), at(name));
  }
  const read = (name: string) => readFileSync(at(name));
  const remove = (name: string) => {
    rmSync(at(name), { recursive: true });
  };
  const put = (name: string, bytes: Buffer | string) => {
    rmSync(at(name), { force: true });
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), bytes);
  };
  /** Replaces a text in a file by one of the same length. */
  const patch = (name: string, from: string, to: string) => {
    const bytes = Buffer.from(read(name));
    const found = bytes.indexOf(from, 0, 'latin1');
    if (found === -1 || to.length !== from.length) throw new Error(`no ${from} in ${name}`);
    bytes.write(to, found, 'latin1');
    put(name, bytes);
  };
  /** Makes the archive anew with other files; `undefined` takes one out. */
  const repack = async (files: Record<string, string | undefined>) => {
    const stage = `${folder}-asar`;
    const all = new Map<string, Buffer | string | undefined>(filesOf(at(archive)));
    for (const [path, text] of Object.entries(files)) all.set(path, text);
    for (const [path, bytes] of all) {
      if (bytes === undefined) continue;
      mkdirSync(dirname(join(stage, path)), { recursive: true });
      writeFileSync(join(stage, path), bytes);
    }
    remove(archive);
    await asar.createPackage(stage, at(archive));
  };
  return { folder, read, remove, put, patch, repack };
}
type Tree = ReturnType<typeof copyOfTree>;

beforeAll(async () => {
  if (built === undefined) return;
  const dry = await packDry(join(root, 'dist/packaging'), await buildElectronIfStale());
  if ('missing' in dry) throw new Error(dry.missing);
  packed = dry.tree;
}, 120_000);

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

/** What is said of a tree after something was done to it. */
async function said(spoil: (tree: Tree) => void | Promise<void>, machine?: string[]): Promise<string[]> {
  const tree = copyOfTree();
  await spoil(tree);
  return treeProblems(tree.folder, machine);
}

describe.skipIf(built === undefined)('a packed tree', () => {
  test('is in order', async () => {
    expect(await treeProblems(packed)).toEqual([]);
  });

  test('is in order with its scripts signed', async () => {
    const signature = '\r\n# SIG # Begin signature block\r\n# MIIb\r\n# SIG # End signature block\r\n';
    expect(
      await said((tree) => tree.put(script, Buffer.concat([tree.read(script), Buffer.from(signature)]))),
    ).toEqual([]);
  });

  test('tells which of its files have to be signed: everything that Windows or PowerShell executes', () => {
    const names = filesToSign(packed);
    const wanted = filesBelow(packed).filter((name) => /\.(?:exe|dll|ps1|psm1|psd1)$/u.test(name));
    expect(names).toEqual(wanted);
    expect(names).toEqual(expect.arrayContaining([app, `${cli}/eflow-desk.exe`, script, 'ffmpeg.dll']));
  });

  test('must have its three parts', async () => {
    for (const name of [app, archive, `${cli}/eflow-desk.exe`])
      expect(await said((tree) => tree.remove(name))).toEqual([`${name} is missing`]);
  });

  test('must not hold sources, maps, tests, documents, other languages, nor an app outside of the archive', async () => {
    const strangers = [
      'resources/app/main.js',
      'resources/default_app.asar',
      'resources/app.asar.unpacked/x.js',
      'README.md',
      'locales/fr.pak',
      `${cli}/ps-scripts/bridge.test.ps1`,
      `${cli}/ps-scripts/README.md`,
      `${cli}/app/assets/index-abcdefgh.js.map`,
      `${cli}/eflow-desk.cjs`,
      `${cli}/node_modules/zod/index.js`,
    ];
    const problems = await said((tree) => {
      for (const name of strangers) tree.put(name, '');
    });
    expect(problems).toEqual(
      expect.arrayContaining(strangers.map((name) => `${name} does not belong there`)),
    );
  });

  test('must hold nothing that is executed and on whose signature nobody decided', async () => {
    const programs = [`${cli}/tool.exe`, 'resources/setup.cmd', 'addon.node'];
    const problems = await said((tree) => {
      for (const name of programs) tree.put(name, '');
    });
    expect(problems).toEqual(
      expect.arrayContaining(programs.map((name) => `nobody decided on a signature for ${name}`)),
    );
  });

  test('must hold the scripts of the sources, all and unchanged', async () => {
    expect(await said((tree) => tree.remove(script))).toEqual(['the script bridge-host.ps1 is missing']);
    expect(await said((tree) => tree.put(script, `${tree.read(script).toString()}\nexit 0\n`))).toEqual([
      'the script bridge-host.ps1 is not that of the sources',
    ]);
    expect(await said((tree) => tree.put(`${cli}/ps-scripts/more.ps1`, ''))).toEqual([
      'the script more.ps1 is not that of the sources',
    ]);
  });

  test('must have the same windows for both programs', async () => {
    const page = `${cli}/app/index.html`;
    expect(await said((tree) => tree.put(page, `${tree.read(page).toString()} `))).toEqual([
      'cli/app/index.html is not that of the archive',
    ]);
    expect(await said((tree) => tree.remove(page))).toEqual(['cli lacks dist/app/index.html']);
  });

  test('must have the fuses as decided', async () => {
    const wire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09';
    expect(await said((tree) => tree.patch(app, `${wire}010`, `${wire}110`))).toEqual([
      'fuse RunAsNode is not off',
    ]);
    expect(await said((tree) => tree.patch(app, `${wire}010011`, `${wire}010010`))).toEqual([
      'fuse OnlyLoadAppFromAsar is not on',
    ]);
  });

  test('must say who it is and ask for no rights', async () => {
    const programs = [app, `${cli}/eflow-desk.exe`];
    const problems = await said((tree) => {
      for (const name of programs) {
        const strings = { ProductName: 'Another' };
        tree.put(name, withResources(tree.read(name), { strings, version: '9.9.9' }));
        tree.patch(name, '"asInvoker"', '"asManager"');
      }
    });
    for (const name of programs)
      expect(problems).toEqual(
        expect.arrayContaining([
          `${name} says that it is Another`,
          `${name} says version 9.9.9`,
          `${name} asks Windows for the level asManager`,
        ]),
      );
  });

  test('must hold nothing of the machine that built it, and no secret', async () => {
    const access = `SharedAccessKey=${'b'.repeat(43)}=`;
    const cases = [
      ['"/opt/shop/desk/src/x.ts"', 'names a folder of a machine'],
      [['', 'home', 'ann', 'x.ts'].join('/'), 'names a folder of a machine'],
      [`-----BEGIN PRIVATE KEY-----\\n${'A'.repeat(64)}`, 'holds a private key'],
      [access, 'holds a shared access key'],
      [`ghp_${'a'.repeat(36)}`, 'holds a token of npm or GitHub'],
    ] as const;
    const file = (at: number) => `${cli}/app/assets/more${at}-abcdefgh.js`;
    const problems = await said(
      (tree) => {
        for (const [at, [text]] of cases.entries()) tree.put(file(at), text);
      },
      textsOfThisMachine(['/opt/shop/desk/', '/opt']),
    );
    expect(problems).toEqual(expect.arrayContaining(cases.map(([, words], at) => `${file(at)} ${words}`)));
    const inArchive = await said((tree) => tree.repack({ 'dist/electron/preload.cjs': `//${access}` }));
    expect(inArchive).toContain('app.asar: dist/electron/preload.cjs holds a shared access key');
    // Inside of programs, too: here a text that surely is in both.
    expect(await said(() => undefined, ['VS_VERSION_INFO'.split('').join('\0')])).toEqual([
      `${app} names a folder of a machine`,
      `${cli}/eflow-desk.exe names a folder of a machine`,
    ]);
  });
});

test('a machine is known by its folders, however they are written, and not by short ones', () => {
  expect(textsOfThisMachine(['/opt/shop/', '/tmp', '/'])).toEqual(['/opt/shop/']);
  expect(textsOfThisMachine(['D:\\shop\\desk'])).toEqual([
    'D:\\shop\\desk\\',
    'D:\\\\shop\\\\desk\\',
    'D:/shop/desk/',
  ]);
});

describe.skipIf(built === undefined)('the archive of a packed tree', () => {
  test('must be the one whose digest is in the executable', async () => {
    const other = 'the digest of app.asar in the executable is not that of this archive';
    expect(await said((tree) => tree.repack({ 'dist/app/icon.svg': '<svg/>' }))).toContain(other);
    expect(
      await said((tree) => tree.patch(app, '"alg":"SHA256","value":"', '"alg":"SHA256","valve":"')),
    ).toEqual([other]);
    const none = 'the executable holds no digest of app.asar';
    const wide = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');
    expect(await said((tree) => tree.patch(app, wide('ELECTRONASAR'), wide('ELECTRONASAX')))).toEqual([none]);
  });

  test('must hold what its own digests say', async () => {
    const problems = await said((tree) => tree.patch(archive, '<!doctype html>', '<!DOCTYPE html>'));
    expect(
      problems.filter((problem) => /^app\.asar: .+ is not what its digest says$/u.test(problem)),
    ).toHaveLength(1);
  });

  test('must not hold sources, maps, packages, documents or scripts', async () => {
    const strangers = [
      'src/main/app.ts',
      'dist/electron/main.js.map',
      'node_modules/zod/index.js',
      'docs/x.md',
      'dist/electron/ps-scripts/x.ps1',
    ];
    const problems = await said((tree) =>
      tree.repack(Object.fromEntries(strangers.map((name) => [name, '']))),
    );
    expect(problems).toEqual(
      expect.arrayContaining(strangers.map((name) => `app.asar: ${name} does not belong there`)),
    );
  });

  test('must hold the app whole, with nothing left to load from elsewhere', async () => {
    expect(await said((tree) => tree.repack({ 'dist/electron/preload.cjs': undefined }))).toContain(
      'app.asar: dist/electron/preload.cjs is missing',
    );
    const main = [
      'import "zod";',
      'export * from "./gone.js";',
      'await import("conf");',
      'import "node:fs";',
    ];
    const problems = await said((tree) =>
      tree.repack({ 'dist/electron/main.js': main.join('\n'), 'dist/electron/preload.cjs': 'require("ws")' }),
    );
    expect(problems.filter((problem) => problem.includes('loads'))).toEqual([
      'app.asar: dist/electron/main.js loads zod, which is not there',
      'app.asar: dist/electron/main.js loads ./gone.js, which is not there',
      'app.asar: dist/electron/main.js loads conf, which is not there',
      'app.asar: dist/electron/preload.cjs loads ws, which is not there',
    ]);
  });

  test('must have a package.json that says what runs, and no more', async () => {
    const manifest = { main: 'dist/cli/main.js', type: 'module', version: '9.9.9', dependencies: {} };
    const problems = await said((tree) => tree.repack({ 'package.json': JSON.stringify(manifest) }));
    expect(problems).toEqual(
      expect.arrayContaining([
        'app.asar: package.json has dependencies',
        'app.asar: package.json says version 9.9.9',
        'app.asar: package.json starts something else',
      ]),
    );
  });
});

describe.skipIf(built === undefined)('the console program of a packed tree', () => {
  test('walks a practice journey and serves the windows from a place of its own', async () => {
    expect(await runProblems(packed)).toEqual([]);
  }, 60_000);

  test('is found not to when a part is missing or broken', async () => {
    const without = copyOfTree();
    without.remove(`${cli}/app`);
    expect((await runProblems(without.folder)).join()).toMatch(/^serve: /u);

    const torn = copyOfTree();
    const [asset] = filesBelow(packed).filter((name) => /cli\/app\/assets\/index-.+\.js$/u.test(name));
    torn.remove(asset ?? '');
    expect((await runProblems(torn.folder)).join()).toMatch(/^serve does not give \/assets\/index-/u);

    const broken = copyOfTree();
    const node = ensureWindowsNode();
    if ('missing' in node) throw new Error(node.missing);
    const icon = readFileSync(join(packed, '../icon.ico'));
    const program = makeExecutable(readFileSync(node.program), 'process.exitCode = 3;', {
      version: '1.0.0',
      icon,
    });
    broken.put(`${cli}/eflow-desk.exe`, program);
    expect((await runProblems(broken.folder)).join()).toMatch(/^the practice journey ended with 3/u);
  }, 60_000);
});

describe.skipIf(built === undefined)('the installer of a packed tree', () => {
  test('goes to Program Files for all, holds every file, and runs nothing of ours', async () => {
    const project = await installerProject(join(packed, '..'));
    // Never changes: by this Windows knows a later version for the same product.
    expect(project).toContain('UpgradeCode="9F4C0F0B-5C7D-4E0E-9D0B-2C3A7E51D6B4"');
    expect(project).toContain('<Property Id="ALLUSERS" Secure="yes" Value="1"/>');
    expect(project).toMatch(
      /<Directory Id="ProgramFiles64Folder">\s*<Directory Id="APPLICATIONFOLDER" Name="EFLOW Desk"\/>/u,
    );
    expect(project).toContain('<ShortcutProperty Key="System.AppUserModel.ID" Value="EflowDesk.Desktop"/>');
    expect(project).not.toMatch(/CustomAction|DesktopFolder|UIRef/u);
    const files = [...project.matchAll(/Source="\$\(var\.appDir\)[\\/]([^"]+)"/gu)].map(
      ([, name = '']) => name,
    );
    expect(files.map((name) => name.replaceAll('\\', '/')).toSorted()).toEqual(filesBelow(packed));
  }, 60_000);
});
