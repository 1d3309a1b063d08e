import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { after, before } from 'node:test';
import { errorCodes } from '../../src/contract/errors.ts';
import type { Json } from '../../src/contract/json.ts';
import { systemClock } from '../../src/main/adapters/clock.ts';
import { createBridgeHost } from '../../src/main/bridge/host.ts';
import type { HostCall } from '../../src/main/ports.ts';
import { eventually, ground, join, ran, system32 } from './ground.ts';
import { describe, test } from './suite.ts';

/** A text of an answer; anything else fits no pattern. */
const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

const scripts = join(ground.program, 'cli/ps-scripts');

/** What is tested here, for the driver to run. */
export function testLeaves(): void {
  describe('the leaves of the EflowDesk module', () => {
    const host = createBridgeHost({
      label: 'wine',
      script: join(scripts, 'bridge-host.ps1'),
      cataloguePath: join(scripts, 'catalogue.json'),
      env: process.env,
      clock: systemClock,
      reveal: ({ handle }) => handle,
    });
    after(() => host.close());

    async function run(op: HostCall['op'], args: HostCall['args'] = {}) {
      const result = await host.run({ op, args, timeoutMs: 120_000 }, () => undefined);
      return result;
    }
    async function answer(op: HostCall['op'], args: HostCall['args'] = {}): Promise<Record<string, Json>[]> {
      const { output, problem } = await run(op, args);
      assert.equal(problem, undefined, JSON.stringify(problem));
      return output as Record<string, Json>[];
    }

    test('the account says who this is', async () => {
      const [account] = await answer('account.read');
      assert.match(text(account?.['Sid']), /^S-1-5-21-/u);
      assert.match(text(account?.['Name']), /^[^\\]+\\[^\\]+$/u);
      assert.deepEqual(
        [account?.['Elevated'], account?.['Administrator'], account?.['System']],
        [true, true, false],
      );
    });

    test('the registry is read in the 64-bit view, and the 32-bit one by its name', async () => {
      const reg = (...words: string[]) => ran(system32('reg.exe'), words);
      const key = 'HKLM\\SOFTWARE\\EflowDesk Wine';
      const add = async (view: '32' | '64', name: string, type: string, data: string) => {
        const done = await reg('add', key, '/v', name, '/t', type, '/d', data, '/f', `/reg:${view}`);
        assert.equal(done.code, 0, done.stderr);
      };
      await add('64', 'View', 'REG_SZ', '64');
      await add('32', 'View', 'REG_SZ', '32');
      await add('64', 'Number', 'REG_DWORD', '0xfffffffe');
      await add('64', 'Path', 'REG_EXPAND_SZ', '%ProgramFiles%\\x');
      const wow = 'HKLM\\SOFTWARE\\WOW6432Node\\EflowDesk Wine';
      const rows = await answer('registry.read', { keys: [key, wow, `${key}\\none`] });
      assert.deepEqual(rows, [
        { Key: key, Exists: true, Values: { View: '64', Number: 4_294_967_294, Path: '%ProgramFiles%\\x' } },
        { Key: wow, Exists: true, Values: { View: '32' } },
        { Key: `${key}\\none`, Exists: false, Values: {} },
      ]);
      await assertRefused('registry.read', { keys: ['SOFTWARE\\x'] });
    });

    test('the registry tells what Windows it is', async () => {
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
      const [row] = await answer('registry.read', { keys: [key] });
      const values = row?.['Values'] as Record<string, Json>;
      assert.match(text(values['CurrentBuild']), /^1\d{4}$/u);
    });

    test('files are found by patterns with blanks', async () => {
      const pattern = 'C:\\Program Files\\EFLOW*\\cli\\main.j?';
      const rows = await answer('files.find', { patterns: [pattern, 'C:\\none\\*.vhdx'] });
      assert.deepEqual(rows, [
        { Pattern: pattern, Paths: [join(ground.program, 'cli/main.js')] },
        { Pattern: 'C:\\none\\*.vhdx', Paths: [] },
      ]);
    });

    test('a program that is not there is told as missing', async () => {
      const { problem } = await run('hcsdiag.list');
      assert.equal(problem?.code, errorCodes.commandAbsent, JSON.stringify(problem));
    });

    async function assertRefused(op: HostCall['op'], args: HostCall['args']): Promise<void> {
      const { output, problem } = await run(op, args);
      assert.deepEqual(output, []);
      assert.notEqual(problem, undefined);
    }

    const log = 'C:\\ProgramData\\EflowDesk\\logs of the suite\\msi.log';
    const install = (name: string) => run('msi.install', { package: join(ground.packages, name), log });
    const remove = () => run('msi.remove', { productCode: ground.product.code, log });
    const uninstallKey = `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${ground.product.code}`;
    const registered = async () => {
      const [row] = await answer('registry.read', { keys: [uninstallKey] });
      return row?.['Values'] as Record<string, Json>;
    };

    test('msiexec installs a package whose path has blanks, writes its log, and removes it again', async () => {
      rmSync(log, { force: true });
      const file = 'C:\\Program Files\\Stand-in\\installed.txt';
      assert.equal((await install('good package.msi')).exitCode, 0);
      assert.equal(existsSync(file), true);
      assert.ok(statSync(log).size > 100);
      const { DisplayName, DisplayVersion } = await registered();
      assert.deepEqual([DisplayName, DisplayVersion], [ground.product.name, ground.product.version]);
      assert.equal((await install('good package.msi')).exitCode, 0);
      assert.equal((await remove()).exitCode, 0);
      assert.equal(existsSync(file), false);
      assert.deepEqual(await registered(), {});
    });

    test('msiexec ends with 1605, 1603 and 1633 where Windows does', async () => {
      assert.equal((await remove()).exitCode, 1605);
      assert.equal((await install('condition.msi')).exitCode, 1603);
      assert.equal((await install('platform.msi')).exitCode, 1633);
      assert.deepEqual(await registered(), {});
    });

    test('no msiexec is started for what is no path or no product code', async () => {
      await assertRefused('msi.install', { package: 'good package.msi', log });
      await assertRefused('msi.install', { package: 'C:\\a" /x "b.msi', log });
      await assertRefused('msi.remove', { productCode: '{1} /i C:\\x.msi', log });
    });

    const msiexec = system32('msiexec.exe');
    const said = () => readFileSync(ground.installerLog, 'utf16le').toLowerCase();

    // Wine takes its own program for a name that it knows unless it is told to look at the file first.
    before(async () => {
      const key = 'HKCU\\Software\\Wine\\DllOverrides';
      const words = ['add', key, '/v', 'msiexec.exe', '/t', 'REG_SZ', '/d', 'native,builtin', '/f'];
      assert.equal((await ran(system32('reg.exe'), words)).code, 0);
    });

    /** Does something while a stand-in with this exit code is in the place of msiexec. */
    async function withStandIn<T>(exitCode: number, work: () => Promise<T>): Promise<T> {
      const kept = `${msiexec}.kept`;
      renameSync(msiexec, kept);
      try {
        copyFileSync(ground.installers[exitCode] ?? '', msiexec);
        rmSync(ground.installerLog, { force: true });
        return await work();
      } finally {
        rmSync(msiexec, { force: true });
        renameSync(kept, msiexec);
      }
    }

    /** What follows the name of the program on the command line that the stand-in was given. */
    function wordsSaid(): string {
      const own = String.raw`^"?${msiexec.replaceAll('\\', '\\\\')}"? `.toLowerCase();
      const words = said().replace(new RegExp(own, 'u'), '');
      rmSync(ground.installerLog);
      return words;
    }

    test('what a stand-in for msiexec ends with arrives, and its command line is the planned one', async () => {
      const options = `/qn /norestart /l*v "${log}"`;
      const line = `/i "${join(ground.packages, 'good package.msi')}" ${options}`.toLowerCase();
      for (const exitCode of [0, 1603, 1618, 1619, 1620, 3010])
        await withStandIn(exitCode, async () => {
          assert.equal((await install('good package.msi')).exitCode, exitCode);
          assert.equal(wordsSaid(), line);
        });
      await withStandIn(3010, async () => {
        assert.equal((await remove()).exitCode, 3010);
        assert.equal(wordsSaid(), `/x ${ground.product.code} ${options}`.toLowerCase());
      });
    });

    test('INSTALLDIR with blanks is quoted behind its name when node hands the line over verbatim', async () => {
      const folder = 'C:\\Program Files\\Of the suite\\x y';
      const words = ['/i', `"${join(ground.packages, 'good package.msi')}"`, `INSTALLDIR="${folder}"`, '/qn'];
      await withStandIn(0, async () => {
        await ran(msiexec, words, { verbatim: true });
        assert.ok(said().endsWith(` ${words.join(' ').toLowerCase()}`));
      });
      assert.equal((await ran(msiexec, words, { verbatim: true })).code, 0);
      assert.equal(existsSync(join(folder, 'installed.txt')), true);
      assert.equal((await remove()).exitCode, 0);
    });

    test('exit codes keep their 32 bits on the way to node', async () => {
      for (const [exitCode, path] of Object.entries(ground.installers))
        assert.equal((await ran(path, [])).code, Number(exitCode));
    });

    test('what an installation leaves running does not keep our own program from ending', async () => {
      // Wine's msiexec leaves a process behind that holds the outputs of PowerShell open.
      assert.equal((await install('good package.msi')).exitCode, 0);
      assert.equal((await remove()).exitCode, 0);
      await host.close();
      await eventually(
        'nothing of it is waited for',
        () => !process.getActiveResourcesInfo().includes('PipeWrap'),
      );
    });
  });
}
