import { describe, expect, it } from 'vitest';
import { errorCodes, type ErrorCode } from '../../src/contract/errors.ts';
import { matchFailure } from '../../src/main/domain/diagnosis/failures.ts';
import { symmetricKeyDigest } from '../../src/main/domain/identity/symmetric-key.ts';
import { diagnoseProof } from '../../src/main/domain/diagnosis/unproven.ts';
import { proofOf } from '../../src/main/domain/steps/prove.ts';
import { fingerprintOfDigest } from '../../src/practice/index.ts';
import { practiceKey } from '../../src/practice/state/cloud.ts';
import {
  after,
  bench,
  deployed,
  editCloud,
  folderText,
  has,
  patch,
  runtime,
  secret,
  secrets,
  type Bench,
} from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const minute = 60_000;
const rightKey = practiceKey('edge-03', 1);

const provision = (b: Bench, more: Record<string, string> = {}, key = rightKey) =>
  b.run('eflow.provision.dpsSymmetricKey', {
    scopeId: '0ne00ABCDEF',
    registrationId: 'edge-03',
    symmKey: secret(key),
    ...more,
  });

describe('DPS with a symmetric key', () => {
  it('of the enrollment ends in proof, with the fingerprint that its definition says', async () => {
    const b = await bench('already-deployed');
    expect((await provision(b)).output).toEqual(['OK']);
    const value = await after(b, 2 * minute);
    expect(value.provisioning).toMatchObject({
      source: 'dps',
      method: 'symmetric_key',
      hub: null,
      scopeId: '0ne00ABCDEF',
      registrationId: 'edge-03',
      fingerprint: fingerprintOfDigest(secrets.get('fingerprints') ?? '', symmetricKeyDigest(rightKey)),
    });
    expect(has(value.identityLog, `Assigned to IoT hub: ${hub}`)).toBe(true);
    expect(has(value.identityLog, 'Imported DPS authentication key into TPM.')).toBe(false);
    expect(proofOf(value).verdict).toBe('proven');
  });

  it('shows the key that was handed over, and keeps it in no file', async () => {
    const b = await bench('already-deployed');
    await provision(b);
    await after(b, 2 * minute);
    expect(b.machine.show()).toMatchObject({
      cloud: {
        enrollments: [
          { registrationId: 'edge-03', attestation: 'symmetricKey', handedOver: rightKey },
          { registrationId: 'edge-04', attestation: 'x509', handedOver: null },
        ],
      },
    });
    for (const form of ['base64', 'hex'] as const)
      expect(folderText(b.folder)).not.toContain(Buffer.from(rightKey, 'base64').toString(form));
  });

  it.each<[string, (b: Bench) => void, Record<string, string>, string, ErrorCode]>([
    ['a key of another version', () => undefined, {}, practiceKey('edge-03', 2), errorCodes.scopeOrKey],
    ['the key of another device', () => undefined, {}, practiceKey('edge-01', 1), errorCodes.scopeOrKey],
    [
      'another registration ID',
      () => undefined,
      { registrationId: 'edge-99' },
      rightKey,
      errorCodes.notEnrolled,
    ],
    ['another scope', () => undefined, { scopeId: '0ne00FFFFFF' }, rightKey, errorCodes.scopeOrKey],
    [
      'another endpoint',
      () => undefined,
      { globalEndpoint: 'https://dps.example.com' },
      rightKey,
      errorCodes.neverConnected,
    ],
    [
      'a disabled enrollment',
      (b) =>
        editCloud(b, (cloud) => {
          Object.assign(cloud.enrollments[0] ?? {}, { enabled: false });
        }),
      {},
      rightKey,
      errorCodes.enrollmentDisabled,
    ],
    [
      'an enrollment for a TPM',
      (b) =>
        editCloud(b, (cloud) => {
          Object.assign(cloud.enrollments[0] ?? {}, {
            attestation: { type: 'tpm', endorsementKey: 'AToA', storageRootKey: null },
          });
        }),
      {},
      rightKey,
      errorCodes.scopeOrKey,
    ],
    [
      'DPS out of reach',
      (b) =>
        patch(b, 'network', {
          blocked: [{ host: 'global.azure-devices-provisioning.net', port: 443 }],
        }),
      {},
      rightKey,
      errorCodes.cloudBlocked,
    ],
  ])('with %s gets OK and is refused by the cloud', async (_what, prepare, more, key, code) => {
    const b = await bench('already-deployed');
    prepare(b);
    expect((await provision(b, more, key)).output).toEqual(['OK']);
    const value = await after(b, 10 * minute);
    expect(has(value.identityLog, 'DPS client error')).toBe(true);
    expect(value.modules).toEqual([]);
    expect(diagnoseProof(value)?.code).toBe(code);
  });

  it('stops connecting when the hub has another key for the device than DPS had', async () => {
    const b = await bench('already-deployed');
    await provision(b);
    await after(b, 20_000);
    editCloud(b, (cloud) => {
      for (const device of cloud.devices) device.authentication = { type: 'none' };
    });
    const value = await after(b, 10 * minute);
    expect(has(value.agentLog, 'connected to IoT Hub via')).toBe(false);
    expect(proofOf(value).verdict).toBe('not-proven');
  });

  it.each<[string, string, string, Record<string, string>, string]>([
    [
      'no registration ID',
      'F56',
      'registration ID or symmetric key missing',
      { registrationId: '' },
      rightKey,
    ],
    ['no key', 'F56', 'registration ID or symmetric key missing', {}, ''],
    ['an endpoint that is none', 'F56', 'globalEndpoint not specified', { globalEndpoint: 'dps' }, rightKey],
    ['a key that is no base64', 'F60', 'Failed to provision config.toml', {}, '***'],
  ])('with %s is refused (%s)', async (_what, id, text, more, key) => {
    const b = await bench('already-deployed');
    const { output, lines } = await provision(b, more, key);
    expect(output[0]).toContain(text);
    expect(matchFailure(lines, output)?.id).toBe(id);
    expect((await runtime(b)).provisioning).toBeNull();
  });

  it('scenarios: a renewed key is refused until the new one is given; a disabled enrollment always', async () => {
    const stale = await deployed('provision-wrong-key');
    await provision(stale);
    expect(proofOf(await after(stale, 5 * minute)).verdict).toBe('not-proven');
    await provision(stale, {}, practiceKey('edge-03', 2));
    expect(proofOf(await after(stale, 3 * minute)).verdict).toBe('proven');
    const disabled = await deployed('provision-ok-but-never-connected');
    await provision(disabled);
    expect((await after(disabled, 20 * minute)).modules).toEqual([]);
  });
});
