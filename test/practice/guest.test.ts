import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { diagnoseProof } from '../../src/main/domain/diagnosis/unproven.ts';
import { proofOf } from '../../src/main/domain/steps/prove.ts';
import {
  after,
  bench,
  deployed,
  has,
  patch,
  provisionManually,
  provisionTpm,
  runtime,
  secret,
} from './support.ts';

const hub = 'contoso-practice.azure-devices.net';
const minute = 60_000;

describe('the runtime in the VM', () => {
  it('starts new evidence when it is provisioned again, and keeps the old lines', async () => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    const first = await after(b, 3 * minute);
    expect((await provisionManually(b)).lines.join()).not.toContain('for the first time');
    const again = await runtime(b);
    expect((again.configuredAt ?? '') > (first.configuredAt ?? '')).toBe(true);
    expect(again.agentLog.length).toBe(first.agentLog.length);
    expect(proofOf(again).verdict).toBe('not-proven');
    expect(again.modules).toEqual([]);
    const value = await after(b, 2 * minute);
    expect(proofOf(value).verdict).toBe('proven');
  });

  it('is gone while the VM is off, and comes back by itself', async () => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    const before = await after(b, 3 * minute);
    await b.run('eflow.stop');
    expect(await b.factOr('guest.runtime')).toEqual({ unknown: errorCodes.commandFailed });
    await b.world.clock.sleep(60 * minute);
    await b.run('eflow.start');
    const started = await runtime(b);
    expect(started.modules).toEqual([]);
    expect(started.configuredAt).toBe(before.configuredAt);
    expect(started.imageBytes).toBe(before.imageBytes);
    expect((await after(b, 3 * minute)).modules).toMatchObject([
      { name: 'edgeAgent', description: 'Up a minute' },
    ]);
  });

  it('goes on from its backup when the cloud does not answer after a restart', async () => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    await after(b, 3 * minute);
    patch(b, 'network', { blocked: [{ host: hub, port: 443 }] });
    await b.machine.reboot();
    const value = await after(b, 5 * minute);
    expect(has(value.identityLog, 'Failed to reprovision device. Running offline.')).toBe(true);
    expect(value.modules).toMatchObject([{ name: 'edgeAgent' }]);
  });

  it('pulls nothing while the registry is out of reach', async () => {
    const b = await bench('already-deployed');
    patch(b, 'network', { blocked: [{ host: 'mcr.microsoft.com', port: 443 }] });
    await provisionManually(b);
    const value = await after(b, 10 * minute);
    expect(value).toMatchObject({ imageBytes: 0, modules: [] });
    expect(has(value.identityLog, 'Provisioning complete.')).toBe(true);
    b.machine.break('network-open');
    expect(proofOf(await after(b, 3 * minute)).verdict).toBe('proven');
  });

  it('has its own clock, and is refused by the cloud until a restart sets it (F90)', async () => {
    const b = await bench('already-deployed');
    b.machine.break('vm-clock-behind');
    await provisionManually(b);
    const value = await after(b, 3 * minute);
    expect(Date.parse(value.now)).toBeLessThan(b.world.clock.now() - 9 * minute);
    const host = new Date(b.world.clock.now()).toISOString();
    expect(diagnoseProof(value, host)).toMatchObject({
      code: errorCodes.guestClock,
      params: { minutes: -10 },
    });
    await b.run('eflow.stop');
    await b.run('eflow.start');
    expect(proofOf(await after(b, 5 * minute)).verdict).toBe('proven');
  });

  it('of a VM that nobody looked at for a month has only the last tries to tell', async () => {
    const b = await deployed();
    await provisionTpm(b);
    const value = await after(b, 30 * 24 * 60 * minute);
    expect(value.identityLog.length).toBeLessThan(100);
    expect(Date.parse(value.identityLog.at(-1)?.at ?? '')).toBeGreaterThan(b.world.clock.now() - 4 * minute);
  });

  it('is as new after guest.reset', async () => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    await after(b, 3 * minute);
    expect((await b.run('guest.reset')).output).toEqual([{ Changed: true }]);
    const value = await after(b, minute);
    expect(value).toMatchObject({ provisioning: null, modules: [], ports: [] });
    expect(has(value.identityLog, 'Skipping provisioning with IoT Hub.')).toBe(true);
    expect((await b.run('guest.reset')).output).toEqual([{ Changed: false }]);
    await b.run('eflow.stop');
    expect((await b.run('guest.reset')).problem?.code).toBe(errorCodes.commandFailed);
  });

  it('gives different fingerprints to different keys and none to a reader without it', async () => {
    const b = await bench('already-deployed');
    await provisionManually(b);
    const read = async (text: string) => {
      const { output } = await b.read('guest.read', { fingerprintKey: secret(text) });
      return (output[0] as { Provisioning: { Fingerprint: string } }).Provisioning.Fingerprint;
    };
    expect(await read('one')).not.toBe(await read('two'));
    expect((await b.read('guest.read')).problem?.code).toBe(errorCodes.commandRefused);
  });
});
