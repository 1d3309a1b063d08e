import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { matchFailure } from '../../src/main/domain/diagnosis/failures.ts';
import { diagnoseProof } from '../../src/main/domain/diagnosis/unproven.ts';
import { proofOf } from '../../src/main/domain/steps/prove.ts';
import { fingerprintOfDigest } from '../../src/practice/index.ts';
import { practiceConnectionString } from '../../src/practice/state/cloud.ts';
import {
  after,
  bench,
  deployed,
  edit,
  folderText,
  handedOver,
  has,
  patch,
  provisionManually,
  provisionTpm,
  runtime,
  secrets,
} from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const minute = 60_000;

describe('a connection string', () => {
  it('that is right ends in proof', async () => {
    const b = await bench('already-deployed');
    const { output, lines, ms } = await provisionManually(b);
    expect({ output, ms }).toEqual({ output: ['OK'], ms: 22_000 });
    expect(lines.map((line) => line.slice(22))).toEqual([
      'Provisioning virtual machine...',
      'Provisioning iotedge for the first time.',
      'Setting provisioning information for provisioning type: ManualConnectionString',
      'Provisioning successful. iotedge service running.',
    ]);
    const value = await after(b, 2 * minute);
    expect(value.provisioning).toMatchObject({ source: 'manual', method: 'sas', hub, deviceId: 'edge-01' });
    expect(has(value.identityLog, 'Updated device info for edge-01.')).toBe(true);
    expect(proofOf(value).verdict).toBe('proven');
    expect(value.ports).toEqual([5671, 8883, 443].map((port) => ({ host: hub, port, open: true })));
  });

  it('proves nothing before edgeAgent has been up and connected', async () => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    const early = await runtime(b);
    expect(early.modules).toEqual([]);
    expect(has(early.identityLog, 'Provisioning complete.')).toBe(true);
    expect(proofOf(early).verdict).toBe('not-proven');
    const pulling = await after(b, 20_000);
    expect(pulling.imageBytes).toBeGreaterThan(early.imageBytes);
    expect(pulling.modules).toEqual([]);
    const up = await after(b, 50_000);
    expect(up.modules).toMatchObject([{ name: 'edgeAgent', status: 'running' }]);
    expect(up.imageBytes).toBe(268_435_456);
  });

  it('has the fingerprint that its definition says', async () => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    const key = secrets.get('fingerprints') ?? '';
    const digest = createHash('sha256').update(handedOver(b)).digest('hex');
    const expected = createHmac('sha256', key).update(digest).digest('hex');
    expect((await runtime(b)).provisioning?.fingerprint).toBe(expected);
    expect(fingerprintOfDigest(key, digest)).toBe(expected);
    expect(fingerprintOfDigest('another key', digest)).not.toBe(expected);
  });

  it('never stands in any file of the machine, whole or in part', async () => {
    const b = await bench('already-deployed');
    const text = handedOver(b);
    b.machine.hold('eflow.provision.connectionString', 'middle');
    const running = provisionManually(b, text);
    while (b.machine.held() === undefined) await b.real.sleep(1);
    const during = folderText(b.folder);
    b.machine.release();
    await running;
    const key = text.split('SharedAccessKey=')[1] ?? '';
    for (const content of [during, folderText(b.folder)]) {
      expect(content).not.toContain(text);
      expect(content).not.toContain(key);
      expect(content).not.toContain(Buffer.from(key, 'base64').toString('hex'));
    }
    expect(JSON.stringify(b.machine.show())).toContain(text);
  });

  const good = practiceConnectionString(hub, 'edge-01', 1);
  const [host, device, key] = good.split(';') as [string, string, string];
  it.each<[string, string]>([
    ['other casing of a name', `${host.replace('HostName', 'Hostname')};${device};${key}`],
    ['a blank after the semicolon', `${host}; ${device};${key}`],
    ['a blank around the equals sign', `${host.replace('=', ' = ')};${device};${key}`],
    ['no key', `${host};${device}`],
    ['an empty device', `${host};DeviceId=;${key}`],
    ['a key that is no base64', `${host};${device};SharedAccessKey=***`],
  ])('with %s is refused, for the VM forgives nothing', async (_what, text) => {
    const b = await bench('already-deployed');
    const { output, lines } = await provisionManually(b, text);
    expect(output).toEqual(['Failed to provision config.toml. Please provision manually.']);
    expect(matchFailure(lines, output)?.id).toBe('F60');
    expect((await runtime(b)).provisioning).toBeNull();
  });

  it.each<[string, string]>([
    ['another order', `${key};${device};${host}`],
    ['unknown parts', `${good};x509=false`],
    ['a double of which the last counts', `HostName=other.azure-devices.net;${good}`],
    ['no padding', good.replace(/=+$/u, '')],
    ['other casing of the host', good.replace('contoso', 'Contoso')],
  ])('with %s is the same identity', async (_what, text) => {
    const b = await bench('already-deployed');
    await provisionManually(b, text);
    const value = await after(b, 2 * minute);
    expect(proofOf(value).verdict).toBe('proven');
    const reference = await bench('already-deployed');
    await provisionManually(reference, good);
    expect(value.provisioning?.fingerprint).toBe((await runtime(reference)).provisioning?.fingerprint);
  });

  it('that is empty is named missing (F51)', async () => {
    const b = await bench('already-deployed');
    expect((await provisionManually(b, '')).output).toEqual([
      'Error, device connection string not provided.',
    ]);
  });

  it.each<[string, string, string, string]>([
    [
      'a key of another version',
      practiceConnectionString(hub, 'edge-01', 9),
      'authentication error',
      errorCodes.wrongKey,
    ],
    [
      'an unknown device',
      practiceConnectionString(hub, 'edge-99', 1),
      'device identity not found',
      errorCodes.notEnrolled,
    ],
    [
      'a device ID of other casing',
      good.replace('edge-01', 'Edge-01'),
      'device identity not found',
      errorCodes.notEnrolled,
    ],
    [
      'an unknown hub',
      good.replace('contoso-practice', 'elsewhere'),
      'Hub client error',
      errorCodes.neverConnected,
    ],
  ])('with %s gets OK and is refused by the cloud', async (_what, text, error, code) => {
    const b = await bench('already-deployed');
    expect((await provisionManually(b, text)).output).toEqual(['OK']);
    const value = await after(b, 10 * minute);
    expect(
      has(
        value.identityLog,
        `Failed to provision with IoT Hub, and no valid device backup was found: ${error}`,
      ),
    ).toBe(true);
    expect(value.modules).toEqual([]);
    expect(value.imageBytes).toBe(0);
    expect(diagnoseProof(value)?.code).toBe(code);
  });

  it('is refused where there is no VM, or where it is off', async () => {
    const off = await bench('vm-off');
    expect((await provisionManually(off)).output[0]).toContain('EFLOW VM is OFF!');
    const none = await bench('happy-client-default-switch');
    expect((await provisionManually(none)).problem?.code).toBe(errorCodes.commandAbsent);
    edit(off, (machine) => {
      machine.vm = null;
    });
    const { output, lines } = await provisionManually(off);
    expect(matchFailure(lines, output)?.id).toBe('F57');
  });
});

describe('scenarios', () => {
  it('provision-wrong-key: the string handed over is stale, a renewed one works', async () => {
    const b = await deployed('provision-wrong-key');
    expect((await provisionManually(b)).output).toEqual(['OK']);
    expect(diagnoseProof(await after(b, 5 * minute))).toMatchObject({
      code: errorCodes.wrongKey,
      final: true,
    });
    await provisionManually(b, practiceConnectionString(hub, 'edge-01', 2));
    expect(proofOf(await after(b, 3 * minute)).verdict).toBe('proven');
  });

  it('provision-ok-but-never-connected: the hub refuses the device it knows', async () => {
    const b = await deployed('provision-ok-but-never-connected');
    expect((await provisionManually(b)).output).toEqual(['OK']);
    const value = await after(b, 30 * minute);
    expect(value.modules).toEqual([]);
    expect(diagnoseProof(value)).toMatchObject({ code: errorCodes.neverConnected, id: 'F62' });
  });

  it('provision-ok-but-never-connected: the colleague enrolled another registration ID, until told which', async () => {
    const b = await deployed('provision-ok-but-never-connected');
    const enrolled = b.machine.enroll();
    expect(enrolled).toEqual({ registrationId: 'edge-01-tpm', scopeId: '0ne00ABCDEF' });
    expect((await provisionTpm(b)).output).toEqual(['OK']);
    const refused = await after(b, 20 * minute);
    expect(refused.modules).toEqual([]);
    expect(refused.ports).toEqual([]);
    expect(diagnoseProof(refused)).toMatchObject({
      code: errorCodes.notEnrolled,
      params: { text: expect.stringContaining('DPS client error') as string },
    });
    b.machine.enroll({ registrationId: refused.provisioning?.registrationId ?? '' });
    expect(proofOf(await after(b, 6 * minute)).verdict).toBe('proven');
  });

  it('amqp-blocked-443-open: edgeAgent runs and says nothing of a connection', async () => {
    const b = await deployed('amqp-blocked-443-open');
    await provisionManually(b);
    const value = await after(b, 15 * minute);
    expect(value.modules).toMatchObject([{ name: 'edgeAgent', status: 'running' }]);
    expect(has(value.identityLog, 'Provisioning complete.')).toBe(true);
    expect(has(value.agentLog, 'attempting to connect to IoT Hub via')).toBe(true);
    expect(has(value.agentLog, 'connected to IoT Hub via')).toBe(false);
    expect(has(value.agentLog, 'Obtained Edge agent twin')).toBe(false);
    expect(value.ports.map(({ port, open }) => [port, open])).toEqual([
      [5671, false],
      [8883, true],
      [443, true],
    ]);
    expect(diagnoseProof(value)?.code).toBe(errorCodes.amqpBlocked);
    b.machine.break('network-open');
    expect(proofOf(await after(b, 2 * minute)).verdict).toBe('proven');
  });

  it('a machine whose Provision-EflowVm looks for itself answers F60', async () => {
    const b = await deployed('provision-wrong-key');
    patch(b, 'faults', { provisionChecksCloud: true });
    const { output, lines } = await provisionManually(b);
    expect(output).toEqual(['Failed to provision config.toml. Please provision manually.']);
    expect(matchFailure(lines, output)?.id).toBe('F60');
    expect((await provisionManually(b, practiceConnectionString(hub, 'edge-01', 2))).output).toEqual(['OK']);
  });
});
