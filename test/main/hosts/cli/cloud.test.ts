import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceString } from '../../../../src/practice/cloud/policies.ts';
import { practiceDpsOf } from '../../../../src/practice/state/cloud.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords, manualFile } from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const strings = {
  HUB: serviceString(hub, 'iothubowner'),
  DPS: serviceString(practiceDpsOf(hub), 'provisioningserviceowner'),
};
const keys = Object.values(strings).map((text) => /SharedAccessKey=(.+)$/u.exec(text)?.[1] ?? '');

/** A setup whose cloud side is to be made, in a folder of its own. */
function setupIn(folder: string, more: object = {}): string {
  const document = {
    ...(JSON.parse(readFileSync(manualFile, 'utf8')) as object),
    identity: {
      provisioningType: 'DpsSymmetricKey',
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-9',
      symmKey: 'cloud',
    },
    cloud: { service: 'env:DPS' },
    ...more,
  };
  const file = join(folder, 'setup.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}
const desk = (folder: string) => deskOf('happy-client-default-switch', folder);
const way = () => ({ env: { ...strings } });

describe('identity enroll', () => {
  test('makes the cloud side on a host without EFLOW, shows it, and undo takes it back', async () => {
    const folder = tempFolder();
    const file = setupIn(folder);
    const ran = await desk(folder).text(['identity', 'enroll', '--setup', file], way());
    expect(ran.exitCode).toBe(0);
    expectWords(ran.all);
    expect(ran.all).toContain('Enroll the device in DPS');
    const shown = await desk(folder).text(
      ['identity', 'cloud', 'show', 'press-9', '--service', 'env:DPS', '--hub-service', 'env:HUB'],
      way(),
    );
    expect(shown.exitCode).toBe(0);
    expectWords(shown.all);
    expect(shown.stdout).toContain('IoT Edge device          yes');
    expect(shown.stdout).toContain('Device in the hub: there is none named press-9.');
    const undone = await desk(folder).text(['undo', '--yes'], way());
    expect(undone.exitCode).toBe(0);
    const gone = await desk(folder).text(
      ['identity', 'cloud', 'show', 'press-9', '--service', 'env:DPS'],
      way(),
    );
    expect(gone.exitCode).toBe(10);
    for (const text of [ran.all, shown.all, undone.all, gone.all])
      for (const key of keys) expect(text).not.toContain(key);
  });

  test('--what-if changes nothing', async () => {
    const folder = tempFolder();
    const file = setupIn(folder);
    expect(
      (await desk(folder).text(['identity', 'enroll', '--setup', file, '--what-if'], way())).exitCode,
    ).toBe(0);
    const shown = await desk(folder).text(
      ['identity', 'cloud', 'show', 'press-9', '--service', 'env:DPS'],
      way(),
    );
    expect(shown.exitCode).toBe(10);
  });

  test('of a setup without a cloud side is refused', async () => {
    const ran = await desk(tempFolder()).text(['identity', 'enroll', '--setup', manualFile], way());
    expect(ran.exitCode).toBe(2);
    expectWords(ran.all);
  });

  test('a setup that takes a key of the cloud and has none is refused by its field', async () => {
    const folder = tempFolder();
    const ran = await desk(folder).text(
      ['identity', 'enroll', '--setup', setupIn(folder, { cloud: undefined })],
      way(),
    );
    expect(ran.exitCode).toBe(2);
    expect(ran.all).toContain('identity.symmKey');
  });

  test('without the service string it waits for it, and says for which', async () => {
    const folder = tempFolder();
    const ran = await desk(folder).text(['identity', 'enroll', '--setup', setupIn(folder)]);
    expect(ran.exitCode).toBe(16);
    expect(ran.all).toContain('cloud.service');
  });
});

describe('identity cloud', () => {
  test('find lists names by a part of them, in German as well', async () => {
    const folder = tempFolder();
    const ran = await desk(folder).text(
      [
        '--lang',
        'de',
        'identity',
        'cloud',
        'find',
        'EDGE-0',
        '--service',
        'env:DPS',
        '--hub-service',
        'env:HUB',
      ],
      way(),
    );
    expect(ran.exitCode).toBe(0);
    expectWords(ran.all);
    expect(ran.stdout).toMatch(/Gerät im Hub\s+edge-01/u);
    expect(ran.stdout).toMatch(/Registrierung\s+edge-03/u);
  });

  test('a service string on the command line is refused and not repeated', async () => {
    const ran = await desk(tempFolder()).text(
      ['identity', 'cloud', 'show', 'press-9', '--service', strings.DPS],
      way(),
    );
    expect(ran.exitCode).toBe(2);
    for (const key of keys) expect(ran.all).not.toContain(key);
  });

  test.each([
    ['a password in the address', ['--proxy', 'http://line:CANARY@proxy:3128']],
    ['a password as text', ['--proxy', 'http://line@proxy:3128', '--proxy-password', 'CANARY']],
    ['a password without an address', ['--proxy-password', 'env:CANARY']],
    ['a password without a user', ['--proxy', 'http://proxy:3128', '--proxy-password', 'env:CANARY']],
  ])('a proxy with %s is refused and not repeated', async (_what, options) => {
    for (const command of [
      ['cloud', 'show', 'press-9'],
      ['cloud', 'find', 'press'],
      ['certificate', 'check', 'a.pem'],
    ]) {
      const argv = ['identity', ...command, '--service', 'env:DPS', ...options];
      const ran = await desk(tempFolder()).text(argv, way());
      expect([command, ran.exitCode]).toEqual([command, 2]);
      expect(ran.all).toMatch(/--proxy(?:-password)? takes/u);
      expect(ran.all).not.toContain('CANARY');
    }
  });

  test('a proxy that is not there is told by its address', async () => {
    // Nothing listens at the port of tcpmux.
    const address = ['--proxy', 'http://127.0.0.1:1'];
    const ran = await desk(tempFolder()).text(
      ['identity', 'cloud', 'show', 'press-9', '--service', 'env:DPS', ...address],
      way(),
    );
    expect(ran.exitCode).not.toBe(0);
    expect(ran.all).toContain('EFD-CLD-032');
    expect(ran.all).toContain('127.0.0.1:1');
    expectWords(ran.all);
  });

  test('a device string where a service string belongs is refused by what it is', async () => {
    const device = `HostName=${hub};DeviceId=edge-01;SharedAccessKey=${keys[0] ?? ''}`;
    const ran = await desk(tempFolder()).text(
      ['identity', 'cloud', 'show', 'edge-01', '--service', 'env:DPS'],
      { env: { DPS: device } },
    );
    expect(ran.exitCode).toBe(2);
    expectWords(ran.all);
    for (const key of keys) expect(ran.all).not.toContain(key);
  });
});
