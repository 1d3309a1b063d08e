import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConnectionString } from '../../../src/practice/guest/connection-string.ts';
import { proofOf } from '../../../src/main/domain/steps/prove.ts';
import { deviceKeyOf } from '../../../src/main/domain/identity/symmetric-key.ts';
import { practiceConnectionString, practiceKey, type CloudState } from '../../../src/practice/state/cloud.ts';
import { upgradeCloud } from '../../../src/practice/state/cloud-v1.ts';
import { openSession } from '../../../src/practice/index.ts';
import {
  after,
  bench,
  deployed,
  edit,
  editCloud,
  folderText,
  handTime,
  provisionManually,
  provisionTpm,
  secret,
  tempFolder,
  type Bench,
} from '../support.ts';
import { certificate } from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const minute = 60_000;
const foreignKey = Buffer.from('a key that nobody derives: 32 b.').toString('base64');

const verdict = async (b: Bench, ms = 3 * minute) => proofOf(await after(b, ms)).verdict;
const symmetric = (b: Bench, registrationId: string, symmKey: string) =>
  b.run('eflow.provision.dpsSymmetricKey', {
    scopeId: '0ne00ABCDEF',
    registrationId,
    symmKey: secret(symmKey),
  });
const stored = (b: Bench) => JSON.parse(readFileSync(join(b.folder, 'cloud.json'), 'utf8')) as CloudState;

describe('a practice world', () => {
  it('knows its own hosts and no other, and one authority', async () => {
    const { world } = await bench('already-deployed');
    for (const host of [
      hub,
      'contoso-practice-dps.azure-devices-provisioning.net',
      'global.azure-devices-provisioning.net',
    ])
      expect(await world.endpoint(host)).toMatchObject({ address: '127.0.0.1', servername: host });
    for (const host of ['localhost', '127.0.0.1', 'example.com', 'other.azure-devices.net', ''])
      expect(await world.endpoint(host)).toBeUndefined();
    expect(world.trustRoots.certificates).toEqual([expect.stringContaining('BEGIN CERTIFICATE')]);
    await world.host.close();
  });

  it('shows the strings with which a technician does the work of the colleague', async () => {
    const { machine } = await bench('already-deployed');
    expect(machine.show()).toMatchObject({
      cloud: {
        services: {
          dps: expect.stringMatching(
            /^HostName=contoso-practice-dps\..*SharedAccessKeyName=provisioningserviceowner/u,
          ) as string,
          hub: expect.stringMatching(
            /^HostName=contoso-practice\..*SharedAccessKeyName=iothubowner/u,
          ) as string,
        },
      },
    });
  });
});

/** The cloud has another key than the scenario, as a colleague wrote it through the service API. */
function enrollForeign(b: Bench): void {
  const { session } = openSession({
    scenario: 'already-deployed',
    folder: b.folder,
    scale: 0,
    real: b.real,
    isAlive: () => true,
  });
  session.store.changeCloud((cloud) => {
    for (const one of [...cloud.enrollments.slice(0, 1), ...cloud.devices.slice(0, 1)]) {
      const keys = {
        primary: { sealed: session.store.vault.seal(foreignKey) },
        secondary: { of: 'x', version: 0 },
      };
      if ('attestation' in one) one.attestation = { type: 'symmetricKey', ...keys };
      else one.authentication = { type: 'sas', ...keys };
    }
  });
}

describe('a VM with a key that practice cannot derive', () => {
  it('proves itself over HTTPS, in this process and in the next, and no file has the key', async () => {
    const b = await bench('already-deployed');
    enrollForeign(b);
    await symmetric(b, 'edge-03', foreignKey);
    expect(await verdict(b)).toBe('proven');
    const again = await bench('already-deployed', { folder: b.folder, real: b.real });
    await again.run('eflow.stop');
    await again.run('eflow.start');
    expect(await verdict(again)).toBe('proven');
    await provisionManually(again, `HostName=${hub};DeviceId=edge-01;SharedAccessKey=${foreignKey}`);
    expect(await verdict(again)).toBe('proven');
    for (const form of ['base64', 'hex', 'utf8'] as const)
      expect(folderText(b.folder)).not.toContain(Buffer.from(foreignKey, 'base64').toString(form));
    // Windows knows no such mode.
    const mode = statSync(join(b.folder, 'keys.json')).mode & 0o777;
    expect(process.platform === 'win32' ? 0o600 : mode).toBe(0o600);
  });

  it('keeps no more keys than its configuration names and the one it was given last', async () => {
    const b = await bench('already-deployed');
    for (const name of ['first', 'second', 'third'])
      await symmetric(b, 'edge-03', Buffer.from(`${name} key of thirty-two bytes.....`).toString('base64'));
    const { vm } = JSON.parse(readFileSync(join(b.folder, 'keys.json'), 'utf8')) as { vm: object };
    expect(Object.keys(vm)).toHaveLength(2);
  });

  it('is refused when its keys were lost, as one that never had them', async () => {
    const b = await bench('already-deployed');
    enrollForeign(b);
    await symmetric(b, 'edge-03', foreignKey);
    writeFileSync(join(b.folder, 'keys.json'), '{');
    expect(await verdict(b)).toBe('not-proven');
  });

  it('with a certificate of its own registers by its chain, and its private key is in no file', async () => {
    const b = await bench('already-deployed');
    const root = certificate('Plant root', undefined, { ca: true });
    const leaf = certificate('edge-77', root);
    const folder = tempFolder();
    const files = { identityCertPath: join(folder, 'c.pem'), identityPrivKeyPath: join(folder, 'k.pem') };
    writeFileSync(files.identityCertPath, `${leaf.cert}${root.cert}`);
    writeFileSync(files.identityPrivKeyPath, leaf.key);
    editCloud(b, (cloud) => {
      const base = cloud.enrollments[0];
      if (base === undefined) throw new Error('no enrollment');
      const { registrationId: _1, deviceId: _2, information: _3, handedOver: _4, ...entry } = base;
      const attestation = {
        type: 'x509' as const,
        kind: 'signingCertificates' as const,
        primary: root.cert,
        secondary: null,
      };
      cloud.groups.push({ ...entry, enrollmentGroupId: 'plant', attestation });
      cloud.authorities.push({ name: 'plant', certificate: root.cert, verified: true });
    });
    // The certificates of this test are of today, and the cloud looks at them by its own clock.
    b.real.pass(Date.now() - b.world.clock.now());
    await b.run('eflow.provision.dpsCertificate', { scopeId: '0ne00ABCDEF', ...files });
    expect(await verdict(b)).toBe('proven');
    expect(stored(b).registrations).toMatchObject([{ registrationId: 'edge-77', group: 'plant' }]);
    const [line = ''] = leaf.key.split('\n').slice(1);
    expect(folderText(b.folder)).not.toContain(line);
  });

  it('of a group has a derived key, and the key of the group itself is refused', async () => {
    const b = await bench('already-deployed');
    editCloud(b, (cloud) => {
      const base = cloud.enrollments[0];
      if (base === undefined) throw new Error('no enrollment');
      const { registrationId: _1, deviceId: _2, information: _3, handedOver: _4, ...entry } = base;
      const keys = { primary: { of: 'group', version: 1 }, secondary: { of: 'group', version: 0 } };
      cloud.groups.push({ ...entry, enrollmentGroupId: 'g', attestation: { type: 'symmetricKey', ...keys } });
    });
    const groupKey = practiceKey('group', 1);
    await symmetric(b, 'edge-50', groupKey);
    expect(await verdict(b)).toBe('not-proven');
    await symmetric(b, 'edge-50', deviceKeyOf(groupKey, 'edge-50'));
    expect(await verdict(b)).toBe('proven');
  });
});

describe('the clock of the VM', () => {
  it.each([
    ['ten minutes behind', -10, 'not-proven'],
    ['ten minutes ahead', 10, 'not-proven'],
    ['right to some seconds', 0.2, 'proven'],
    // Its token lives for 30 seconds.
    ['a minute behind', -1, 'not-proven'],
  ])('%s', async (_what, minutes, expected) => {
    const b = await bench('already-deployed');
    await symmetric(b, 'edge-03', practiceKey('edge-03', 1));
    edit(b, (machine) => {
      if (machine.vm !== null) machine.vm.clockSkewMs = minutes * minute;
    });
    expect(await verdict(b)).toBe(expected);
  });
});

describe('the journal of the cloud', () => {
  it('has what a VM does: with a key two requests, with a TPM one more, and one for its hub', async () => {
    const folder = join(tempFolder(), 'machine');
    const real = handTime();
    const b = await deployed();
    b.machine.enroll();
    await provisionTpm(b);
    expect(await verdict(b)).toBe('proven');
    const { session, cloud } = openSession({
      scenario: 'already-deployed',
      folder,
      scale: 0,
      real,
      isAlive: () => true,
    });
    await session.cloud.register({
      at: real.now(),
      clock: real.now(),
      globalEndpoint: 'https://global.azure-devices-provisioning.net',
      scopeId: '0ne00ABCDEF',
      registrationId: 'edge-03',
      proof: { kind: 'key', key: practiceKey('edge-03', 1) },
    });
    expect(cloud.journal().map(({ listener, method, status }) => [listener, method, status])).toEqual([
      ['device', 'PUT', 202],
      ['device', 'GET', 200],
    ]);
    await session.cloud.close();
  });
});

describe('a cloud of version 1', () => {
  const v1 = readFileSync(new URL('../fixtures/cloud-v1.json', import.meta.url), 'utf8');

  it('is read as what it was: the keys it took, those handed over, and what was registered', () => {
    const cloud = upgradeCloud(JSON.parse(v1));
    const tpm = cloud?.enrollments.at(-1)?.attestation;
    expect(cloud).toMatchObject({
      schemaVersion: 2,
      dps: 'contoso-practice-dps.azure-devices-provisioning.net',
      devices: [
        {
          deviceId: 'edge-01',
          handedOver: { version: 1 },
          authentication: { primary: { of: 'edge-01', version: 2 } },
        },
        { deviceId: 'edge-02', authentication: { type: 'selfSigned' } },
        { authentication: { type: 'sas' } },
      ],
    });
    expect(tpm?.type).toBe('tpm');
    expect(upgradeCloud({ schemaVersion: 1 })).toBeUndefined();
  });

  it('decides what it decided before, and is written as one of today', async () => {
    const folder = join(tempFolder(), 'machine');
    const first = await bench('provision-wrong-key', { folder });
    writeFileSync(join(folder, 'cloud.json'), v1);
    const b = await bench('provision-wrong-key', { folder, real: first.real });
    expect(b.machine.show()).toMatchObject({
      cloud: { devices: [{ handedOver: practiceConnectionString(hub, 'edge-01', 1) }, {}, {}] },
    });
    b.machine.break('credentials-renewed');
    expect(stored(b)).toMatchObject({
      schemaVersion: 2,
      devices: [{ authentication: { primary: { version: 1 } } }, {}, {}],
    });
  });
});

it('a connection string tells the key that its digest stands for', () => {
  const read = readConnectionString(practiceConnectionString(hub, 'edge-01', 1));
  expect(read).toMatchObject({ key: practiceKey('edge-01', 1) });
});
