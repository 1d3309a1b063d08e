import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureEngine } from '../../../scripts/ps-engine.mjs';
import { tempFolder } from '../../support/temp.ts';
import { leftOut, script, why } from '../support.ts';
import { programs, scriptText, shown, text } from './support.ts';

const posix = process.platform !== 'win32';
const reason = leftOut ? why : posix ? '' : ' (programs of these tests are scripts with #!)';

/** A program that tells its arguments as JSON. */
const tells = `#!${process.execPath}\nconsole.log(JSON.stringify(process.argv.slice(2)))\n`;

const nasty = [
  'plain',
  '',
  ' ',
  '{current}',
  'a b',
  'a"b',
  '"',
  '""',
  '\\',
  '\\\\',
  'a\\',
  'a b\\',
  'a b\\\\',
  'a\\"b',
  'a\\\\"b c',
  '\\"',
  "it's",
  '$(x) `y` %PATH% ^ & | < > ;',
  'tab\there',
  'line\nbreak',
  '\u00fc \u{1f600} \u2018\u201d',
  '--%',
  '-Name',
];

describe.skipIf(leftOut || !posix)(`programs of Windows${reason}`, () => {
  test('get their arguments in the form that CommandLineToArgvW takes apart', async () => {
    const cases: [string[], string][] = [
      [[], ''],
      [['/enum', '{current}'], '/enum {current}'],
      [['a b', 'c'], '"a b" c'],
      [[''], '""'],
      [['a"b'], String.raw`"a\"b"`],
      [[String.raw`a\b`], String.raw`a\b`],
      [[String.raw`a b\c`], String.raw`"a b\c"`],
      [['a b\\'], String.raw`"a b\\"`],
      [[String.raw`a\"b`], String.raw`"a\\\"b"`],
      [[String.raw`a\\b"`], String.raw`"a\\b\""`],
    ];
    const said = await shown([
      ...cases.map(
        ([args]) =>
          `Inside { ConvertTo-EflowDeskCommandLine -Arguments ([string[]]$args[0]) } ([string[]]@(${args.map(text).join(',')}))`,
      ),
      `Inside { ConvertTo-EflowDeskCommandLine -Arguments "a$([char]0)b" }`,
    ]);
    expect(said.slice(0, -1).map(({ output }) => output[0])).toEqual(cases.map(([, line]) => line));
    expect(said.at(-1)?.error?.id).toBe('ArgumentNul');
  });

  test('receive any argument exactly', async () => {
    const before = programs(tempFolder(), { bcdedit: tells });
    const [said] = await shown(
      [`Invoke-EflowDeskProgram -Program bcdedit -Arguments @(${nasty.map(text).join(',')})`],
      { before },
    );
    const row = said?.output[0] as { ExitCode: number; Lines: string[] };
    expect(row.ExitCode).toBe(0);
    expect(JSON.parse(row.Lines.join(''))).toEqual(nasty);
  });

  test('tell what they wrote: lines of both streams, blank ones too, and the exit code', async () => {
    const folder = tempFolder();
    const before = programs(folder, {
      bcdedit: String.raw`#!/bin/sh
read line && echo "got $line"
printf '\r\none\r\n\r\nthree \303\274\r\n'
echo wrong >&2
exit 42
`,
      hcsdiag: '#!/bin/sh\nexit 0\n',
    });
    const said = await shown(
      [
        'Invoke-EflowDeskProgram -Program bcdedit',
        'Invoke-EflowDeskProgram -Program hcsdiag -Arguments list',
      ],
      { before },
    );
    expect(said).toEqual([
      { output: [{ ExitCode: 42, Lines: ['', 'one', '', 'three \u00fc', 'wrong'] }], error: null },
      { output: [{ ExitCode: 0, Lines: [] }], error: null },
    ]);
  });

  test('may fill both streams with a megabyte each', async () => {
    const before = programs(tempFolder(), {
      bcdedit: `#!${process.execPath}
const { writeSync } = require('node:fs');
const put = (fd, letter) => { const all = Buffer.alloc(1 << 20, letter); for (let at = 0; at < all.length; ) at += writeSync(fd, all, at); };
put(2, 'e'); put(1, 'o');
`,
    });
    const [said] = await shown(
      [
        '$row = Invoke-EflowDeskProgram -Program bcdedit; $row.Lines | ForEach-Object { "$($_.Length) $($_[0])" }; $row.ExitCode',
      ],
      { before },
    );
    expect(said).toEqual({ output: ['1048576 o', '1048576 e', 0], error: null });
  });

  test('are those of the list, in the system folder, and asked for first', async () => {
    const folder = tempFolder();
    const before = programs(folder, { bcdedit: `#!/bin/sh\ntouch '${folder}/ran'\n` });
    const names = ['cmd', 'msiexec', './bcdedit', 'bcdedit.exe', ''];
    const said = await shown(
      [
        ...names.map((name) => `Invoke-EflowDeskProgram -Program ${text(name)}`),
        'Invoke-EflowDeskProgram -Program hcsdiag -Arguments list',
        'Invoke-EflowDeskProgram -Program bcdedit -WhatIf',
      ],
      { before },
    );
    for (const one of said.slice(0, names.length))
      expect(one.error?.id).toMatch(/^ParameterArgumentValidation/u);
    // Without Hyper-V there is no hcsdiag: the id by which the bridge tells an absent command.
    expect(said.at(-2)?.error).toMatchObject({ id: 'CommandNotFoundException,Invoke-EflowDeskProgram' });
    expect(said.at(-1)).toEqual({ output: [], error: null });
    expect(existsSync(join(folder, 'ran'))).toBe(false);

    const [path, ...bad] = await shown(
      ["'/w/System32'", "''", "'System32'", "'..'"].map(
        (one) => `Inside { Get-EflowDeskProgramPath -Folder ${one} -Program bcdedit }`,
      ),
    );
    expect(path?.output).toEqual(['/w/System32/bcdedit.exe']);
    expect(bad.map(({ error }) => error?.id)).toEqual(['SystemFolder', 'SystemFolder', 'SystemFolder']);
  });

  test('end when the command is stopped', async () => {
    const folder = tempFolder();
    spawnSync('mkfifo', [join(folder, 'fifo')]);
    const before = programs(folder, { bcdedit: `#!/bin/sh\necho $$ > '${folder}/fifo'\nexec sleep 600\n` });
    const [said] = await shown([
      `$state = [initialsessionstate]::CreateDefault2()
        $space = [runspacefactory]::CreateRunspace($state)
        $space.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $space
        [void]$shell.AddScript(${text(`. '${join(import.meta.dirname, 'fixtures/show.ps1')}'\n${before}\nInvoke-EflowDeskProgram -Program bcdedit`)})
        $handle = $shell.BeginInvoke()
        $id = [int][System.IO.File]::ReadAllText('${folder}/fifo')
        $child = [System.Diagnostics.Process]::GetProcessById($id)
        $child.HasExited
        $shell.Stop()
        $child.WaitForExit(15000)
        [string]$shell.InvocationStateInfo.State`,
    ]);
    expect(said).toEqual({ output: [false, true, 'Stopped'], error: null });
  });
});

describe.skipIf(leftOut || !posix)(`Windows Installer${reason}`, () => {
  const code = '{3E4E73C6-1E06-4330-BD29-44D0C1E4E5DB}';
  const log = (folder: string) => join(folder, 'new folder', "it's a log.txt");

  test('gets the line that msiexec reads, blanks and all, and its exit code is data', async () => {
    const folder = tempFolder();
    const before = programs(folder, {
      msiexec: `#!${process.execPath}\nrequire('node:fs').appendFileSync(${JSON.stringify(join(folder, 'args'))}, JSON.stringify(process.argv.slice(2)) + '\\n'); process.exit(process.argv[2] === '/i' ? 66 : 0);\n`,
    });
    const said = await shown(
      [
        `Invoke-EflowDeskInstaller -Action install -Package ${text(join(folder, 'a b/EFLOW & co.msi'))} -Log ${text(log(folder))}`,
        `Invoke-EflowDeskInstaller -Action remove -ProductCode '${code}' -Log ${text(join(folder, 'x.log'))}`,
        `Invoke-EflowDeskInstaller -Action remove -ProductCode '${code}' -Log ${text(join(folder, 'x.log'))} -WhatIf`,
      ],
      { before },
    );
    expect(said).toEqual([
      { output: [{ ExitCode: 66 }], error: null },
      { output: [{ ExitCode: 0 }], error: null },
      { output: [], error: null },
    ]);
    const lines = (await readFile(join(folder, 'args'), 'utf8')).split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      ['/i', join(folder, 'a b/EFLOW & co.msi'), '/qn', '/norestart', '/l*v', log(folder)],
      ['/x', code, '/qn', '/norestart', '/l*v', join(folder, 'x.log')],
    ]);
    // msiexec cannot write a log into a folder that is not there.
    expect(existsSync(join(folder, 'new folder'))).toBe(true);
  });

  test('gets nothing that could mean more than a path or a product', async () => {
    const folder = tempFolder();
    const before = programs(folder, { msiexec: `#!/bin/sh\ntouch '${folder}/ran'\n` });
    const bad = [
      '',
      'a.msi',
      'C:a.msi',
      '/tmp/a.msi" /quiet PROPERTY="x',
      '/tmp/../etc/a.msi',
      '/tmp/a\nb.msi',
      '/tmp/folder/',
      'http://example.org/a.msi',
      '\\\\?\\C:\\a.msi',
      '\\\\.\\pipe\\x',
    ];
    const codes = ['', '*', code.slice(1, -1), `${code} REBOOT=Force`, `${code}\n`];
    const install = (path: string, out: string) =>
      `Invoke-EflowDeskInstaller -Action install -Package ${text(path)} -Log ${text(out)}`;
    const said = await shown(
      [
        ...bad.map((path) => install(path, '/tmp/x.log')),
        ...codes.map(
          (one) => `Invoke-EflowDeskInstaller -Action remove -ProductCode ${text(one)} -Log '/tmp/x.log'`,
        ),
        ...bad.slice(1).map((path) => install('/tmp/a.msi', path)),
        "Inside { foreach ($one in 'C:\\a b\\x.msi', 'c:/x.msi', '\\\\server\\share\\a b\\x.msi') { Test-EflowDeskFullPath -Path $one -Share } }",
        "Inside { foreach ($one in '\\\\server\\share\\x.log', 'C:\\x.log:stream', 'C:\\', '\\x.log') { Test-EflowDeskFullPath -Path $one } }",
      ],
      { before },
    );
    expect(said.slice(0, -2).map(({ error }) => error?.id)).toEqual([
      ...bad.map(() => 'PackagePath'),
      ...codes.map(() => 'ProductCode'),
      ...bad.slice(1).map(() => 'LogPath'),
    ]);
    expect(said.at(-2)?.output).toEqual([true, true, true]);
    expect(said.at(-1)?.output).toEqual([false, false, false, false]);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('goes on when PowerShell is gone', async () => {
    const engine = await ensureEngine();
    if ('missing' in engine) throw new Error(engine.missing);
    const folder = tempFolder();
    const fifo = (name: string) => join(folder, name);
    for (const name of ['begun', 'go', 'done']) spawnSync('mkfifo', [fifo(name)]);
    const before = programs(folder, {
      msiexec: `#!/bin/sh\necho yes > '${fifo('begun')}'\nread x < '${fifo('go')}'\necho "$x" > '${fifo('done')}'\n`,
    });
    const file = script(
      scriptText(
        [
          `Invoke-EflowDeskInstaller -Action install -Package '/tmp/a.msi' -Log ${text(join(folder, 'x.log'))}`,
        ],
        before,
      ),
    );
    const child = spawn(engine.command, [...engine.args, '-NoProfile', '-File', file], { stdio: 'ignore' });
    const gone = new Promise((resolve) => child.on('exit', resolve));
    expect(await readFile(fifo('begun'), 'utf8')).toBe('yes\n');
    child.kill('SIGKILL');
    await gone;
    const done = readFile(fifo('done'), 'utf8');
    await writeFile(fifo('go'), 'finished\n');
    expect(await done).toBe('finished\n');
  });
});
