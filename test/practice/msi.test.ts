import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bench, deploy, install, installerFile, tempFolder, type Bench, patch } from './support.ts';

const happy = 'happy-client-default-switch';
const log = 'C:\\logs\\install.log';
const installFrom = (b: Bench, path: string) => b.run('msi.install', { package: path, log });

async function remove(b: Bench, code?: string) {
  const [product] = (await b.fact('eflow.products')) ?? [];
  return b.run('msi.remove', { productCode: code ?? product?.productCode ?? '', log });
}

describe('msiexec /i', () => {
  it('brings product, module and services', async () => {
    const b = await bench(happy);
    expect(await install(b)).toMatchObject({ exitCode: 0, output: [{ ExitCode: 0 }], ms: 40_000 });
    expect(await b.fact('eflow.products')).toMatchObject([
      {
        displayName: 'Azure IoT Edge LTS',
        displayVersion: '1.5.7.01026',
        productCode: expect.stringMatching(/^\{[0-9A-F-]{36}\}$/u),
      },
    ]);
    expect(await b.fact('eflow.files')).toEqual({ module: true, program: true, vmDisks: [] });
    expect(await b.fact('eflow.services')).toEqual([
      { name: 'wssdagent', status: 'Running', startType: 'Automatic' },
      { name: 'EFLOWProxy', status: 'Stopped', startType: 'Manual' },
    ]);
    expect(await b.fact('eflow.verify')).toBe(false);
  });

  it('has one product code for a version and another for another', async () => {
    const code = async (version: string) => {
      const b = await bench(happy);
      await install(b, version);
      return (await b.fact('eflow.products'))?.[0]?.productCode;
    };
    expect(await code('1.5.7.01026')).toBe(await code('1.5.7.01026'));
    expect(await code('1.5.7.01026')).not.toBe(await code('1.5.5.07025'));
  });

  it('knows the file by its name also in another folder', async () => {
    const b = await bench(happy);
    const folder = join(tempFolder(), 'payloads');
    mkdirSync(folder);
    const copy = join(folder, 'AzureIoTEdge_LTS_1.5.5.07025_x64.MSI');
    copyFileSync(installerFile('1.5.5.07025'), copy);
    expect(await installFrom(b, copy)).toMatchObject({ exitCode: 0 });
    expect(await b.fact('eflow.products')).toMatchObject([{ displayVersion: '1.5.5.07025' }]);
  });

  it.each<[string, number, () => string]>([
    ['a file that is not there', 1619, () => join(tempFolder(), 'AzureIoTEdge_LTS_1.5.7.01026_X64.msi')],
    ['a folder', 1619, () => tempFolder()],
    ['a file that is no compound file', 1620, () => installerFile('1.5.7.01026', 'X64', '504b030400000000')],
    [
      'a file that ends too early',
      1620,
      () => {
        const path = join(tempFolder(), 'AzureIoTEdge_LTS_1.5.7.01026_X64.msi');
        writeFileSync(path, Buffer.from('d0cf', 'hex'));
        return path;
      },
    ],
    [
      'an update package',
      1620,
      () => {
        const path = join(tempFolder(), 'AzureIoTEdge_LTS_Update_1.5.7.01026_X64.msi');
        copyFileSync(installerFile(), path);
        return path;
      },
    ],
    ['the other architecture', 1633, () => installerFile('1.5.7.01026', 'ARM64')],
  ])('ends with %s as %i and changes nothing', async (_what, code, file) => {
    const b = await bench(happy);
    expect(await installFrom(b, file())).toMatchObject({
      exitCode: code,
      output: [{ ExitCode: code }],
      ms: 0,
    });
    expect(await b.fact('eflow.products')).toEqual([]);
    expect(await b.fact('eflow.files')).toEqual({ module: false, program: false, vmDisks: [] });
  });

  it('takes the ARM64 package on ARM64', async () => {
    const b = await bench(happy);
    patch(b, 'windows', { architecture: 'arm64' });
    expect(await installFrom(b, installerFile('1.5.7.01026', 'ARM64'))).toMatchObject({ exitCode: 0 });
    expect(await installFrom(b, installerFile())).toMatchObject({ exitCode: 1633 });
  });

  it('over the same version is done, over another is refused', async () => {
    const b = await bench('already-deployed');
    expect(await install(b)).toMatchObject({ exitCode: 0 });
    expect(await b.fact('eflow.verify')).toBe(true);
    expect(await install(b, '1.5.5.07025')).toMatchObject({ exitCode: 1638 });
    expect(await b.fact('eflow.products')).toMatchObject([{ displayVersion: '1.5.7.01026' }]);
  });

  it('meets another installation twice in its scenario, then gets through', async () => {
    const b = await bench('msi-1618-then-ok');
    expect([(await install(b)).exitCode, (await install(b)).exitCode, (await install(b)).exitCode]).toEqual([
      1618, 1618, 0,
    ]);
  });

  it('needs a restart in its scenario: until a full one the agent is down and a deployment is refused', async () => {
    const b = await bench('msi-3010-reboot');
    expect(await install(b)).toMatchObject({ exitCode: 3010, output: [{ ExitCode: 3010 }] });
    expect(await b.fact('host.pendingReboot')).toMatchObject({ fileRename: true });
    const refused = async () => {
      const { output } = await deploy(b);
      expect(output.at(-1)).toContain('WssdAgent is unreachable');
      expect(await b.fact('eflow.files')).toMatchObject({ vmDisks: [] });
    };
    await refused();
    await b.machine.reboot({ fastStartup: true });
    await refused();
    await b.machine.reboot();
    expect(await b.fact('host.pendingReboot')).toMatchObject({ fileRename: false });
    expect((await deploy(b)).output).toEqual(['OK']);
  });
});

describe('msiexec /x', () => {
  it('takes the VM, its disk, the module and the services along; Microsoft Update stays on', async () => {
    const b = await bench('long-journey');
    patch(b, 'faults', { installExit: 0 });
    await b.run('feature.enable', { FeatureName: 'Microsoft-Hyper-V' });
    await b.machine.reboot();
    await install(b);
    await deploy(b);
    expect(await b.fact('windows.microsoftUpdate')).toBe(true);
    expect(await remove(b)).toMatchObject({ exitCode: 0, ms: 30_000 });
    expect(await b.fact('eflow.products')).toEqual([]);
    expect(await b.fact('eflow.files')).toEqual({ module: false, program: false, vmDisks: [] });
    expect(await b.fact('eflow.services')).toEqual([]);
    expect(await b.fact('eflow.vmListed')).toEqual([]);
    expect(await b.fact('windows.microsoftUpdate')).toBe(true);
  });

  it('never asks for a restart', async () => {
    const b = await bench('msi-3010-reboot');
    await install(b);
    expect(await remove(b)).toMatchObject({ exitCode: 0 });
  });

  it('of what is not there is 1605', async () => {
    const b = await bench(happy);
    expect(await remove(b, '{00000000-0000-0000-0000-000000000000}')).toMatchObject({
      exitCode: 1605,
      ms: 0,
    });
    const deployed = await bench('already-deployed');
    expect(await remove(deployed, '{00000000-0000-0000-0000-000000000000}')).toMatchObject({
      exitCode: 1605,
    });
    expect(await deployed.fact('eflow.verify')).toBe(true);
  });
});
