import { describe, expect, it } from 'vitest';
import { errorCodes, type ErrorCode } from '../../src/contract/errors.ts';
import { matchFailure } from '../../src/main/domain/diagnosis/failures.ts';
import { diagnoseProof } from '../../src/main/domain/diagnosis/unproven.ts';
import { proofOf } from '../../src/main/domain/steps/prove.ts';
import {
  after,
  bench,
  deployed,
  editCloud,
  has,
  patch,
  provisionTpm,
  runtime,
  type Bench,
} from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const minute = 60_000;

describe('DPS with the TPM', () => {
  it('takes the registration ID of the endorsement key and ends in proof', async () => {
    const b = await deployed();
    const { registrationId, scopeId } = b.machine.enroll();
    expect((await provisionTpm(b)).output).toEqual(['OK']);
    const value = await after(b, 2 * minute);
    expect(value.provisioning).toEqual({
      source: 'dps',
      method: 'tpm',
      hub: null,
      deviceId: null,
      scopeId,
      registrationId,
      fingerprint: null,
      thumbprint: null,
    });
    expect(has(value.identityLog, `Assigned to IoT hub: ${hub}`)).toBe(true);
    expect(has(value.identityLog, 'Imported DPS authentication key into TPM.')).toBe(true);
    expect(proofOf(value).verdict).toBe('proven');
    expect(b.machine.show()).toMatchObject({
      cloud: { devices: [{ deviceId: 'edge-01' }, { deviceId: 'edge-02' }, { deviceId: registrationId }] },
    });
  });

  it('takes a registration ID that was chosen', async () => {
    const b = await deployed();
    b.machine.enroll({ registrationId: 'Line07' });
    await provisionTpm(b, { registrationId: 'line07' });
    const value = await after(b, 2 * minute);
    expect(value.provisioning?.registrationId).toBe('line07');
    expect(proofOf(value).verdict).toBe('proven');
  });

  it('gets through when the enrollment comes later, and never with one that came after the answer', async () => {
    const b = await deployed();
    await provisionTpm(b);
    const refused = await after(b, 4 * minute);
    expect(diagnoseProof(refused)).toMatchObject({ code: errorCodes.notEnrolled, final: false });
    b.machine.enroll();
    const at = new Date(b.world.clock.now()).toISOString();
    const value = await after(b, 5 * minute);
    expect(proofOf(value).verdict).toBe('proven');
    const done = value.identityLog.find((line) => line.text.includes('Provisioning complete.'));
    expect((done?.at ?? '') > at).toBe(true);
  });

  it('an enrollment made while nobody looked does not answer requests of before', async () => {
    const b = await deployed();
    await provisionTpm(b);
    await b.world.clock.sleep(20 * minute);
    b.machine.enroll();
    const value = await runtime(b);
    expect(has(value.identityLog, 'Provisioning complete.')).toBe(false);
    expect(value.identityLog.filter((line) => line.text.includes('DPS client error')).length).toBeGreaterThan(
      4,
    );
  });

  it.each<[string, (b: Bench) => void, Record<string, string>, ErrorCode]>([
    ['another scope', (b) => b.machine.enroll(), { scopeId: '0ne00FFFFFF' }, errorCodes.wrongScope],
    [
      'another registration ID',
      (b) => b.machine.enroll(),
      { registrationId: 'line08' },
      errorCodes.notEnrolled,
    ],
    [
      'another endpoint',
      (b) => b.machine.enroll(),
      { globalEndpoint: 'https://dps.example.com' },
      errorCodes.neverConnected,
    ],
    [
      'a disabled enrollment',
      (b) => {
        b.machine.enroll();
        editCloud(b, (cloud) => {
          Object.assign(cloud.enrollments.at(-1) ?? {}, { enabled: false });
        });
      },
      {},
      errorCodes.enrollmentDisabled,
    ],
    [
      'the endorsement key of another machine',
      (b) => {
        b.machine.enroll();
        editCloud(b, (cloud) => {
          Object.assign(cloud.enrollments.at(-1)?.attestation ?? {}, { endorsementKey: 'AToA' });
        });
      },
      {},
      errorCodes.otherKeyEnrolled,
    ],
    [
      'DPS out of reach',
      (b) => {
        b.machine.enroll();
        patch(b, 'network', {
          blocked: [{ host: 'global.azure-devices-provisioning.net', port: 443 }],
        });
      },
      {},
      errorCodes.cloudBlocked,
    ],
  ])('with %s gets OK and no device', async (_what, prepare, more, code) => {
    const b = await deployed();
    prepare(b);
    expect((await provisionTpm(b, more)).output).toEqual(['OK']);
    const value = await after(b, 10 * minute);
    expect(has(value.identityLog, 'DPS client error')).toBe(true);
    expect(value.modules).toEqual([]);
    expect(diagnoseProof(value)?.code).toBe(code);
  });

  it.each<[string, string, Record<string, string>]>([
    ['no scope', 'Scope ID for DpsTpm provisioning not specified', { scopeId: '' }],
    ['an endpoint that is none', 'globalEndpoint not specified', { globalEndpoint: 'dps.example.com' }],
  ])('with %s is refused', async (_what, text, more) => {
    const b = await deployed();
    expect((await provisionTpm(b, more)).output).toEqual([text]);
    expect((await runtime(b)).provisioning).toBeNull();
  });

  it('needs the feature (F69)', async () => {
    const b = await bench('already-deployed');
    const { output, lines } = await provisionTpm(b);
    expect(matchFailure(lines, output)?.id).toBe('F69');
  });
});
