import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createBridgeHost } from '../../src/main/bridge/host.ts';
import { cataloguePath, scriptPath, type Desk } from '../main/bridge/desk.ts';
import { naughty } from '../main/bridge/naughty.ts';
import { alive, here, modules, openWindowsDesk, powershell, shell, windows } from './support.ts';

const node = process.execPath;
const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));

describe.skipIf(!here)('the bridge on Windows PowerShell 5.1 (needs Windows)', () => {
  const desks: Desk[] = [];
  const open = (...options: Parameters<typeof openWindowsDesk>): Desk => {
    const desk = openWindowsDesk(...options);
    desks.push(desk);
    return desk;
  };
  afterAll(async () => {
    await Promise.all(desks.map(({ bridge }) => bridge.close()));
    rmSync(folder, { recursive: true, force: true });
  });
  const desk = open();
  const { run } = desk;

  test('#1 #2 passes every text exactly, as data', async () => {
    for (const Text of naughty)
      expect((await run('more.text', { Text })).output).toEqual([{ Text, Length: Text.length }]);
  });

  const codes = [0, 3, -1, 0x7fffffff, -1073741510];
  test.each(codes)('#23 a native program that ends with %i', async (code) => {
    expect(
      await run('more.native', { Program: node, Arguments: ['-e', `process.exit(${code})`] }),
    ).toMatchObject({ state: 'ok', exit: code, output: ['after'] });
  });

  test('#23 lines on the error stream are native errors, and end the command only where errors do', async () => {
    const call = { Program: node, Arguments: ['-e', 'console.error(1); console.error(2)'] };
    const kept = await run('more.native', { ...call, Preference: 'Continue' });
    expect(kept).toMatchObject({ state: 'ok', exit: 0, output: ['after'] });
    expect(kept.errors.map(({ how }) => how)).toEqual(['native', 'native']);
    const stopped = await run('more.native', { ...call, Preference: 'Stop' });
    expect(stopped).toMatchObject({ state: 'failed', output: [] });
  });

  test('#24 native output is read as UTF-8; bytes of another code page and of none harm nothing', async () => {
    const text = 'gr\u00fc\u00dfe \u4e2d';
    const write = (code: string) => run('more.native', { Program: node, Arguments: ['-e', code] });
    expect(
      (await write(`process.stdout.write(${JSON.stringify(text).replaceAll('"', "'")})`)).output,
    ).toEqual([text, 'after']);
    const oem = await write('process.stdout.write(Buffer.from([103, 114, 129, 225, 101, 10]))');
    expect(oem).toMatchObject({ state: 'ok', output: ['gr\ufffd\ufffde', 'after'] });
    const all = 'process.stdout.write(Buffer.from(Array.from({ length: 256 }, (_, i) => i)))';
    expect((await write(all)).output.at(-1)).toBe('after');
    const system = await run('more.native', {
      Program: join(windows, 'System32', 'cmd.exe'),
      Arguments: ['/d', '/c', 'ver'],
    });
    expect(JSON.stringify(system.output)).toContain('Windows');
  });

  test('#40 nothing that a command started is left when its PowerShell is ended, grandchildren neither', async () => {
    const own = open();
    const inner = 'console.log(process.pid);setTimeout(()=>{},120000)';
    const outer = `require('child_process').spawn(process.execPath,['-e','${inner}'],{stdio:'inherit'});${inner}`;
    const pids: number[] = [];
    let both: () => void = () => undefined;
    const began = new Promise<void>((resolve) => {
      both = resolve;
    });
    const call = own.run(
      'more.child',
      { Program: node, Arguments: ['-e', outer] },
      {
        onRecord(record) {
          if (record.kind === 'output' && pids.push(Number(record.value)) === 2) both();
        },
      },
    );
    await began;
    expect(pids.every(alive)).toBe(true);
    await own.bridge.close();
    expect(await call).toMatchObject({ state: 'gone' });
    await expect.poll(() => pids.filter(alive), { timeout: 10_000 }).toEqual([]);
  }, 60_000);

  test('#52 a 32-bit PowerShell refuses to be the host', async () => {
    const small = join(windows, 'SysWOW64', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
    const own = open({ engine: { command: small, args: [] } });
    expect(await own.run('stand.text', { Length: 1 })).toMatchObject({ state: 'gone', why: 'policy-32-bit' });
    const { output } = await run('more.typed', { Kind: 'nullable' });
    expect(output).toHaveLength(1);
  });

  const places = [
    'with blanks',
    "o'brien & sons",
    '100% (x86) [1]',
    '\u00dcml\u00e4ut \u4e2d\u6587 \u0130',
    'l'.repeat(60) + '\\' + 'o'.repeat(60),
    '$(throw) `n ;',
  ];
  test.each(places)(
    '#53 works from a folder named %j',
    async (name) => {
      const place = join(folder, name);
      mkdirSync(place, { recursive: true });
      cpSync(dirname(scriptPath), place, { recursive: true });
      const own = open({ script: join(place, basename(scriptPath)) });
      expect((await own.run('stand.text', { Length: 1 })).output).toEqual(['x']);
    },
    60_000,
  );

  test('#53 works from a share', async () => {
    const share = scriptPath.replace(/^([A-Za-z]):/u, '\\\\localhost\\$1$');
    const own = open({ script: share });
    expect((await own.run('stand.text', { Length: 1 })).output).toEqual(['x']);
  }, 60_000);

  test('#54 has no window of its own', async () => {
    await run('stand.text', { Length: 1 });
    const pid = desk.launched.at(-1)?.pid ?? 0;
    expect(shell(`(Get-Process -Id ${pid}).MainWindowHandle.ToInt64()`)).toBe('0');
  });

  test('#57 its pipe is for this account alone, not for the network, and nobody can open another of its name', async () => {
    const pipe = `eflow-desk-${randomBytes(16).toString('hex')}`;
    const proof = createHash('sha256').update('secret').digest('hex');
    const args = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', scriptPath];
    const more = [
      '-Pipe',
      pipe,
      '-Proof',
      proof,
      '-Parent',
      String(process.pid),
      '-Catalogue',
      cataloguePath,
    ];
    const child = spawn(powershell, [...args, ...more], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await once(child.stdout, 'data');
      const told = shell(`
        try { [void][System.IO.Pipes.NamedPipeServerStream]::new('${pipe}', 'InOut', 1); 'taken' } catch { 'refused' }
        $rights = [System.IO.Pipes.PipeAccessRights]'ReadWrite, ReadPermissions'
        $client = [System.IO.Pipes.NamedPipeClientStream]::new('.', '${pipe}', $rights, 'None', 'None', 'None')
        $client.Connect(5000)
        $client.GetAccessControl().GetSecurityDescriptorSddlForm('Access')
        [System.Security.Principal.WindowsIdentity]::GetCurrent().User.Value`).split(/\r?\n/u);
      const [squat, sddl, sid] = told;
      expect(squat).toBe('refused');
      const rules = [...(sddl ?? '').matchAll(/\(([^)]*)\)/gu)].map(([, rule]) => rule ?? '');
      expect(rules.filter((rule) => rule.startsWith('D;')).every((rule) => rule.endsWith(';NU'))).toBe(true);
      expect(rules.some((rule) => rule.startsWith('D;'))).toBe(true);
      const allowed = rules.filter((rule) => rule.startsWith('A;')).map((rule) => rule.split(';').at(-1));
      // The account that runs this may be known by a short name, as the built-in administrator is.
      expect(allowed).toHaveLength(1);
      expect([sid, 'LA', 'BA']).toContain(allowed[0]);
    } finally {
      child.kill();
    }
  }, 60_000);

  test('#60 loads no module from the Documents of the user, and starts no program from the PATH of the user', async () => {
    const documents = shell("[System.Environment]::GetFolderPath('MyDocuments')");
    const planted = join(documents, 'WindowsPowerShell', 'Modules', 'StandInMissing');
    const programs = join(folder, 'programs');
    mkdirSync(planted, { recursive: true });
    mkdirSync(programs, { recursive: true });
    try {
      writeFileSync(join(planted, 'StandInMissing.psm1'), "function Get-StandInMissing { 'planted' }\n");
      cpSync(join(windows, 'System32', 'whoami.exe'), join(programs, 'planted.exe'));
      const own = open({ env: { ...process.env, PATH: `${programs};${process.env['PATH'] ?? ''}` } });
      const absent = await own.run('stand.absent');
      expect(absent).toMatchObject({ state: 'failed', output: [] });
      const started = await own.run('more.native', { Program: 'planted.exe' });
      expect(started.errors[0]?.error.id).toBe('CommandNotFoundException');
    } finally {
      rmSync(planted, { recursive: true, force: true });
    }
  }, 60_000);

  test('#61 refuses the same things when it runs elevated', async () => {
    const { elevated } = await desk.supervisor.acquire();
    expect(elevated).toBe(shell("([System.Security.Principal.WindowsPrincipal][System.Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole('Administrators')") === 'True'); // prettier-ignore
    for (const name of [
      'StandIn\\Get-StandInEcho',
      'Get-Process',
      'cmd.exe',
      '\\\\server\\share\\x.ps1',
      ...naughty,
    ])
      expect(await run(name)).toMatchObject({ state: 'refused', refusal: { rule: 'unknown' } });
    expect(await run('stand.echo', { Number: 1.5 })).toMatchObject({ refusal: { rule: 'type' } });
    expect(await run('stand.fixed', { Text: 'z' })).toMatchObject({ refusal: { rule: 'allowed' } });
  });

  test('#62 ends when the program that started it is killed', async () => {
    const parent = spawn(
      node,
      [
        fileURLToPath(new URL('../main/bridge/fixtures/parent.mjs', import.meta.url)),
        JSON.stringify({
          command: powershell,
          args: [],
          scriptPath,
          cataloguePath,
          modulesPath: modules,
          folder,
        }),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string];
    const pid = Number(line);
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
  }, 60_000);

  test('#67 commands of modules that are not installed are absent, each with its own error', async () => {
    const host = createBridgeHost({
      label: 'windows',
      script: scriptPath,
      cataloguePath: join(dirname(scriptPath), 'catalogue.json'),
      env: process.env,
      clock: systemClock,
      reveal: () => '',
    });
    try {
      const [result] = await host.read([{ op: 'eflow.vm', args: {}, timeoutMs: 60_000 } as never]);
      expect([errorCodes.commandAbsent, errorCodes.commandRefused]).toContain(result?.problem?.code);
    } finally {
      await host.close();
    }
  }, 120_000);

  test('#69 a lane that polls is not held up by one that is busy', async () => {
    const busy = run('stand.waitB', { Ms: 10_000 });
    const state = { over: false };
    void busy.then(() => {
      state.over = true;
    });
    let polls = 0;
    while (!state.over) {
      expect(await run('stand.text', { Length: 10 })).toMatchObject({ state: 'ok' });
      polls += 1;
    }
    // Were they in turn, there would be one.
    expect(polls).toBeGreaterThan(20);
    expect(await busy).toMatchObject({ state: 'ok' });
  }, 60_000);

  test('#70 ten thousand verbose lines come in their order while the command runs', async () => {
    const told: string[] = [];
    const outcome = await run(
      'stand.streams',
      { Count: 60_000 },
      {
        streams: ['verbose'],
        timeoutMs: 300_000,
        onRecord: (record) => void (record.kind === 'verbose' && told.push(record.text)),
      },
    );
    expect(outcome.state).toBe('ok');
    expect(told).toEqual(Array.from({ length: 10_000 }, (_, i) => `vrb ${i * 6 + 2}`));
  }, 320_000);
});
