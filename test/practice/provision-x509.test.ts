import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { matchFailure } from '../../src/main/domain/diagnosis/failures.ts';
import { diagnoseProof } from '../../src/main/domain/diagnosis/unproven.ts';
import { proofOf } from '../../src/main/domain/steps/prove.ts';
import { practiceCertificate, privateKeyPem, thumbprintOf } from '../../src/practice/state/certificates.ts';
import { tempFolder } from '../support/temp.ts';
import { after, bench, deployed, editCloud, folderText, has, runtime, type Bench } from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const minute = 60_000;
const day = 24 * 60 * minute;

interface Files {
  identityCertPath: string;
  identityPrivKeyPath: string;
}

/** The files that a colleague handed over for a device. */
function filesFor(b: Bench, id: string): Files {
  const { cloud } = b.machine.show() as unknown as {
    cloud: Record<'devices' | 'enrollments', ({ deviceId?: string; registrationId?: string } & Files)[]>;
  };
  const found = [...cloud.devices, ...cloud.enrollments].find(
    (one) => one.deviceId === id || one.registrationId === id,
  );
  return {
    identityCertPath: found?.identityCertPath ?? '',
    identityPrivKeyPath: found?.identityPrivKeyPath ?? '',
  };
}

/** Files of somebody's own making. */
function ownFiles(id: string, version: number, at: number, keyId = id): Files {
  const folder = tempFolder();
  const files = {
    identityCertPath: join(folder, 'cert.pem'),
    identityPrivKeyPath: join(folder, 'key.pem'),
  };
  writeFileSync(files.identityCertPath, practiceCertificate(id, version, at));
  writeFileSync(files.identityPrivKeyPath, privateKeyPem(keyId, version));
  return files;
}

const manual = (b: Bench, files: Files = filesFor(b, 'edge-02'), more: Record<string, string> = {}) =>
  b.run('eflow.provision.manualCertificate', { iotHubHostname: hub, deviceId: 'edge-02', ...files, ...more });
const dps = (b: Bench, files: Files = filesFor(b, 'edge-04'), more: Record<string, string> = {}) =>
  b.run('eflow.provision.dpsCertificate', { scopeId: '0ne00ABCDEF', ...files, ...more });

describe('a certificate that was handed over', () => {
  it('for a device of the hub ends in proof', async () => {
    const b = await bench('already-deployed');
    expect((await manual(b)).output).toEqual(['OK']);
    const value = await after(b, 2 * minute);
    expect(value.provisioning).toMatchObject({
      source: 'manual',
      method: 'x509',
      hub,
      deviceId: 'edge-02',
      fingerprint: null,
      thumbprint: thumbprintOf(readFileSync(filesFor(b, 'edge-02').identityCertPath, 'utf8')),
    });
    expect(has(value.identityLog, 'Updated device info for edge-02.')).toBe(true);
    expect(proofOf(value).verdict).toBe('proven');
  });

  it('for an enrollment ends in proof, with its common name as registration ID', async () => {
    const b = await bench('already-deployed');
    expect((await dps(b)).output).toEqual(['OK']);
    const value = await after(b, 2 * minute);
    expect(value.provisioning).toMatchObject({ source: 'dps', method: 'x509', registrationId: null });
    expect(has(value.identityLog, `Assigned to IoT hub: ${hub}`)).toBe(true);
    expect(proofOf(value).verdict).toBe('proven');
    expect(b.machine.show()).toMatchObject({ vm: { provisioning: { deviceId: 'edge-04' } } });
  });

  it('lies in files, and of its private key nothing is kept in the machine', async () => {
    const b = await bench('already-deployed');
    const key = readFileSync(filesFor(b, 'edge-02').identityPrivKeyPath, 'utf8');
    await manual(b);
    await after(b, 2 * minute);
    const [line = ''] = key.split('\n').slice(1);
    expect(line).toHaveLength(64);
    expect(folderText(b.folder)).not.toContain(line);
    expect(folderText(b.folder)).not.toContain('PRIVATE KEY');
    expect(JSON.stringify(b.machine.show())).not.toContain(line);
  });

  it('is another one after a reset, and the files are those of now', async () => {
    const b = await bench('already-deployed');
    const before = readFileSync(filesFor(b, 'edge-02').identityCertPath, 'utf8');
    b.machine.reset();
    expect(readFileSync(filesFor(b, 'edge-02').identityCertPath, 'utf8')).not.toBe(before);
    await manual(b);
    expect(proofOf(await after(b, 2 * minute)).verdict).toBe('proven');
  });
});

describe('what the cloud refuses although the cmdlet says OK', () => {
  it.each<[string, string, (b: Bench) => Promise<unknown>]>([
    [
      'another thumbprint',
      'authentication error',
      (b) => manual(b, ownFiles('edge-02', 1, b.world.clock.now())),
    ],
    [
      'an unknown device',
      'device identity not found',
      (b) => manual(b, filesFor(b, 'edge-02'), { deviceId: 'edge-99' }),
    ],
    [
      'a device with a key',
      'authentication error',
      (b) => manual(b, filesFor(b, 'edge-02'), { deviceId: 'edge-01' }),
    ],
    [
      'an unknown hub',
      'Hub client error',
      (b) => manual(b, filesFor(b, 'edge-02'), { iotHubHostname: 'x.azure-devices.net' }),
    ],
    [
      'the key of another certificate',
      'Key client error',
      (b) => manual(b, ownFiles('edge-02', 1, b.world.clock.now(), 'edge-01')),
    ],
    [
      'another certificate at DPS',
      'DPS client error',
      (b) => dps(b, ownFiles('edge-04', 1, b.world.clock.now())),
    ],
    ['a certificate of another name', 'DPS client error', (b) => dps(b, filesFor(b, 'edge-02'))],
    [
      'an ID that is not its name',
      'DPS client error',
      (b) => dps(b, filesFor(b, 'edge-04'), { registrationId: 'edge-03' }),
    ],
    [
      'an unknown registration ID',
      'DPS client error',
      (b) => dps(b, filesFor(b, 'edge-04'), { registrationId: 'edge-99' }),
    ],
    ['another scope', 'DPS client error', (b) => dps(b, filesFor(b, 'edge-04'), { scopeId: '0ne00FFFFFF' })],
    [
      'a disabled enrollment',
      'DPS client error',
      (b) => {
        editCloud(b, (cloud) => {
          for (const one of cloud.enrollments) one.enabled = false;
        });
        return dps(b);
      },
    ],
    [
      'a certificate that has expired',
      'authentication error',
      async (b) => {
        await b.world.clock.sleep(366 * day);
        await manual(b);
      },
    ],
    [
      'an expired certificate at DPS',
      'DPS client error',
      async (b) => {
        await b.world.clock.sleep(366 * day);
        await dps(b);
      },
    ],
  ])('%s: %s', async (_what, error, provision) => {
    const b = await bench('already-deployed');
    await provision(b);
    const value = await after(b, 5 * minute);
    expect(has(value.identityLog, `no valid device backup was found: ${error}`)).toBe(true);
    expect(value.modules).toEqual([]);
    expect(proofOf(value).verdict).toBe('not-proven');
  });

  it('a certificate that expires while the device works stops its next connection', async () => {
    const b = await bench('already-deployed');
    await manual(b);
    expect(proofOf(await after(b, 2 * minute)).verdict).toBe('proven');
    await b.world.clock.sleep(366 * day);
    await b.run('eflow.stop');
    await b.run('eflow.start');
    const value = await after(b, 10 * minute);
    expect(has(value.identityLog, 'Failed to reprovision device. Running offline.')).toBe(true);
    expect(has(value.agentLog.slice(-3), 'connected to IoT Hub via')).toBe(false);
  });

  it('scenarios: a renewed certificate, a refused device, a disabled enrollment', async () => {
    const stale = await deployed('provision-wrong-key');
    await manual(stale);
    expect(diagnoseProof(await after(stale, 5 * minute))).toMatchObject({
      code: errorCodes.wrongKey,
      final: true,
    });
    await dps(stale);
    expect(proofOf(await after(stale, 5 * minute)).verdict).toBe('not-proven');
    const refused = await deployed('provision-ok-but-never-connected');
    for (const provision of [manual, dps]) {
      await provision(refused);
      expect((await after(refused, 20 * minute)).modules).toEqual([]);
    }
  });
});

describe('what the cmdlet refuses', () => {
  it.each<[string, string, string, (b: Bench) => ReturnType<typeof manual>]>([
    ['no hub', 'F52', 'not specified', (b) => manual(b, filesFor(b, 'edge-02'), { iotHubHostname: '' })],
    [
      'no certificate file',
      'F53',
      'not found (expected at',
      (b) => manual(b, { ...filesFor(b, 'edge-02'), identityCertPath: '/nowhere' }),
    ],
    [
      'no key file',
      'F53',
      'not found (expected at',
      (b) => dps(b, { ...filesFor(b, 'edge-04'), identityPrivKeyPath: '/nowhere' }),
    ],
    ['no scope', 'F52', 'not specified', (b) => dps(b, filesFor(b, 'edge-04'), { scopeId: '' })],
    [
      'an endpoint that is none',
      'F56',
      'globalEndpoint',
      (b) => dps(b, filesFor(b, 'edge-04'), { globalEndpoint: 'dps' }),
    ],
  ])('%s (%s)', async (_what, id, text, provision) => {
    const b = await bench('already-deployed');
    const { output, lines } = await provision(b);
    expect(output[0]).toContain(text);
    expect(matchFailure(lines, output)?.id).toBe(id);
    expect((await runtime(b)).provisioning).toBeNull();
  });
});
