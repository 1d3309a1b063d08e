import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installerFile } from '../../../src/practice/installer-file.ts';
import { practiceInstaller, practiceInstallerName } from '../../../src/practice/payload.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';

const { folder, remove } = testFolder();
const state = join(folder, 'state');
const stick = join(folder, 'stick');
const file = join(stick, practiceInstallerName);
const arm = join(stick, 'AzureIoTEdge_LTS_1.5.7.01026_ARM64.msi');
let desk: TestApp;
let chosen: string | undefined = file;

const properties = { ProductName: 'Azure IoT Edge LTS', ProductVersion: '1.5.7.01026' };

beforeAll(async () => {
  mkdirSync(join(stick, 'below'), { recursive: true });
  writeFileSync(file, practiceInstaller());
  writeFileSync(arm, installerFile({ properties, template: 'Arm64;1033', comments: '' }));
  writeFileSync(join(stick, 'broken.msi'), practiceInstaller().subarray(0, 700));
  writeFileSync(join(stick, 'notes.txt'), 'nothing');
  writeFileSync(join(stick, 'below', 'deep.msi'), practiceInstaller());
  mkdirSync(join(stick, 'folder.msi'));
  desk = await testApp('happy-client-default-switch', state, {
    payloadFolders: [stick, join(folder, 'pulled-out')],
    chooseFile: async () => chosen,
  });
});
afterAll(async () => {
  await desk.app.close();
  remove();
});

describe('the installers that are found', () => {
  test('tell what they are, what speaks against them, and where was looked', async () => {
    const list = await desk.call('payload.list', {});
    expect(list.folders).toEqual([
      { folder: join(state, 'payload'), there: false },
      { folder: stick, there: true },
      { folder: join(folder, 'pulled-out'), there: false },
    ]);
    const says = { version: '1.5.7.01026', product: 'Azure IoT Edge LTS' };
    expect(list.installers).toMatchObject([
      { name: 'AzureIoTEdge_LTS_1.5.7.01026_ARM64.msi', says: { ...says, doubts: ['other-platform'] } },
      {
        file,
        name: practiceInstallerName,
        bytes: practiceInstaller().length,
        says: { ...says, platform: 'x64', doubts: [] },
      },
      { name: 'broken.msi', bytes: 700, says: { error: { code: 'EFD-PAY-006' } } },
    ]);
    expect(list.more).toBe(false);
  });

  test('are also those that were taken for earlier jobs', async () => {
    const taken = join(state, 'payload', 'aabbccdd');
    mkdirSync(taken, { recursive: true });
    copyFileSync(file, join(taken, 'earlier.msi'));
    const { installers, folders } = await desk.call('payload.list', {});
    expect(installers[0]).toMatchObject({ file: join(taken, 'earlier.msi') });
    expect(folders[0]?.there).toBe(true);
  });

  test('are not without end', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let i = 0; i < 60; i++) writeFileSync(join(many, `${i}.msi`), '');
    const other = await testApp('happy-client-default-switch', join(folder, 'other'), {
      payloadFolders: [many],
    });
    const list = await other.call('payload.list', {});
    expect(list.installers).toHaveLength(50);
    expect(list.more).toBe(true);
    await other.app.close();
  });
});

describe('looking at a file', () => {
  test('answers its digest, size, version and product, and nothing of its content', async () => {
    expect(await desk.call('payload.look', { file })).toEqual({
      file,
      bytes: practiceInstaller().length,
      sha256: createHash('sha256').update(practiceInstaller()).digest('hex'),
      version: '1.5.7.01026',
      product: 'Azure IoT Edge LTS',
      platform: 'x64',
      doubts: [],
    });
  });

  test('says what the processor of the host has against it', async () => {
    expect(await desk.call('payload.look', { file: arm })).toMatchObject({ doubts: ['other-platform'] });
  });

  test.each([
    ['', 'absolute-path'],
    ['AzureIoTEdge.msi', 'absolute-path'],
    [process.platform === 'win32' ? '\\\\.\\C:\\a.msi' : '/proc/self/mem/a.msi', 'device-path'],
    [join(stick, 'notes.txt'), 'msi-file'],
    [`${file}\u0000.msi`, 'no-control-characters'],
  ])('%j is refused by its field: %s', async (path, rule) => {
    expect(await desk.refused('payload.look', { file: path })).toMatchObject({
      code: 'EFD-PAY-005',
      fields: [{ path: 'file', rule }],
    });
  });

  test.each([
    ['a file that is not there', 'gone.msi', 'EFD-PAY-001'],
    ['a file below a file', join(practiceInstallerName, 'a.msi'), 'EFD-PAY-001'],
    ['a folder', 'folder.msi', 'EFD-PAY-007'],
    ['a file that ends too early', 'broken.msi', 'EFD-PAY-006'],
  ])('%s is refused', async (_what, name, code) => {
    const path = join(stick, name);
    expect(await desk.refused('payload.look', { file: path })).toMatchObject({
      code,
      params: { file: path },
      doing: 'payload.look',
    });
  });

  test('text with the ending of an installer answers no word of it', async () => {
    const secret = join(stick, 'below', 'secret.msi');
    writeFileSync(secret, 'CANARY '.repeat(200));
    const error = await desk.refused('payload.look', { file: secret });
    expect(error.code).toBe('EFD-PAY-006');
    expect(JSON.stringify(error)).not.toContain('CANARY');
  });

  test('a file of more than 4 GB is refused before it is read', async () => {
    const huge = join(stick, 'below', 'huge.msi');
    writeFileSync(huge, practiceInstaller());
    truncateSync(huge, 4 * 2 ** 30 + 1);
    expect(await desk.refused('payload.look', { file: huge })).toMatchObject({ code: 'EFD-PAY-008' });
  });

  test.skipIf(process.platform === 'win32')('what is no file is not waited for', async () => {
    const pipe = join(stick, 'below', 'pipe.msi');
    execFileSync('mkfifo', [pipe]);
    expect(await desk.refused('payload.look', { file: pipe })).toMatchObject({
      code: 'EFD-PAY-007',
      params: { reason: 'no-file' },
    });
    const link = join(stick, 'below', 'link.msi');
    symlinkSync('/dev/zero', link);
    expect(await desk.refused('payload.look', { file: link })).toMatchObject({ code: 'EFD-PAY-007' });
  });
});

describe('choosing a file in a window of the system', () => {
  test('answers the file, or null when none was chosen', async () => {
    expect(await desk.call('app.about', {})).toMatchObject({ dialogs: true });
    expect(await desk.call('file.choose', { what: 'installer' })).toEqual({ path: file });
    chosen = undefined;
    expect(await desk.call('file.choose', { what: 'installer' })).toEqual({ path: null });
  });

  test('is refused where there is no such window, and that is told beforehand', async () => {
    const plain = await testApp('happy-client-default-switch', join(folder, 'plain'));
    expect(await plain.call('app.about', {})).toMatchObject({ dialogs: false });
    expect(await plain.refused('file.choose', { what: 'images' })).toMatchObject({ code: 'EFD-PAY-009' });
    await plain.app.close();
  });
});
