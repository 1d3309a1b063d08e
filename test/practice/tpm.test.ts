import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { matchFailure } from '../../src/main/domain/diagnosis/failures.ts';
import { bench, deploy, enableTpm, install, patch } from './support.ts';

describe('Set-EflowVmFeature', () => {
  it('turns DpsTpm on with the lines of eflow.md 8.4, and off again', async () => {
    const b = await bench('already-deployed');
    const { output, lines, ms } = await enableTpm(b);
    expect({ output, ms }).toEqual({ output: ['OK', 'OK'], ms: 105_000 });
    for (const text of [
      'Enabling DpsTpm feature',
      'Configuring EFLOW Proxy Server Certificate',
      'Restarting TPM2 broker service',
    ]) {
      expect(lines.some((line) => line.includes(text))).toBe(true);
    }
    expect(await b.fact('eflow.dpsTpm')).toBe(true);
    expect(await b.fact('eflow.services')).toContainEqual({
      name: 'EFLOWProxy',
      status: 'Running',
      startType: 'Automatic',
    });
    expect((await b.run('eflow.setFeature', { feature: 'DpsTpm' })).output).toEqual(['OK']);
    expect(await b.fact('eflow.dpsTpm')).toBe(false);
    expect(await b.fact('eflow.services')).toContainEqual({
      name: 'EFLOWProxy',
      status: 'Stopped',
      startType: 'Manual',
    });
  });

  it('on what is on already does nothing', async () => {
    const b = await bench('already-deployed');
    await enableTpm(b);
    expect(await enableTpm(b)).toMatchObject({ output: ['OK'], ms: 0 });
  });

  it('knows Defender, and nothing else', async () => {
    const b = await bench('already-deployed');
    await b.run('eflow.setFeature', { feature: 'Defender', enable: true });
    expect((await b.read('eflow.feature', { feature: 'defender' })).output).toEqual([true]);
    const { output, lines } = await b.run('eflow.setFeature', { feature: 'Turbo', enable: true });
    expect(output).toEqual([false]);
    expect(lines.join()).toContain("Unknown feature 'Turbo' is provided.");
    expect((await b.read('eflow.feature', { feature: 'Turbo' })).output).toEqual([false]);
  });

  it('needs a TPM 2.0 (F68)', async () => {
    const absent = await bench('tpm-absent');
    await install(absent);
    await deploy(absent);
    const old = await bench('already-deployed');
    patch(old, 'tpm', { spec: '1.2, 2, 3' });
    for (const b of [absent, old]) {
      const { output, lines } = await enableTpm(b);
      expect(output).toEqual([false]);
      expect(matchFailure(lines, output)?.id).toBe('F68');
      expect(await b.fact('eflow.dpsTpm')).toBe(false);
    }
  });

  it('needs a VM, and one that runs', async () => {
    const off = await bench('vm-off');
    const refused = await enableTpm(off);
    expect(refused.output).toEqual([false]);
    expect(refused.lines.join()).toContain('EFLOW VM is OFF!');
    const none = await bench('happy-client-default-switch');
    await install(none);
    expect((await enableTpm(none)).lines.join()).toContain('Virtual machine does not exist, deploy it first');
    none.machine.break('agent-stopped');
    expect((await enableTpm(none)).lines.join()).toContain('WssdAgent is unreachable');
  });
});

describe('Get-EflowVmTpmProvisioningInfo', () => {
  it('gives the endorsement key of the host and its registration ID', async () => {
    const b = await bench('already-deployed');
    await enableTpm(b);
    const { output, lines } = await b.read('eflow.tpmInfo');
    expect(Object.keys(output[0] as object)).toEqual(['Endorsement Key', 'Registration ID']);
    expect(lines.map((line) => line.slice(22))).toEqual([
      'Retrieving TPM EK pub hash and registration ID for automated provisioning with DPS',
      'TPM provisioning information retrieved!',
    ]);
    expect(await b.fact('eflow.tpmInfo')).toEqual(await b.fact('tpm.endorsementKey'));
  });

  it('prints why there is nothing (F69)', async () => {
    const b = await bench('already-deployed');
    const { output, lines, problem } = await b.read('eflow.tpmInfo');
    expect({ output, problem }).toEqual({ output: [], problem: undefined });
    expect(matchFailure(lines, output)?.id).toBe('F69');
    await enableTpm(b);
    await b.run('eflow.stop');
    const off = await b.read('eflow.tpmInfo');
    expect(off.output).toEqual([]);
    expect(off.lines.join()).toContain('EFLOW VM is OFF!');
  });

  it('tries in vain twice in its scenario, then gives it', async () => {
    const b = await bench('tpm-info-retries');
    await install(b);
    await deploy(b);
    await enableTpm(b);
    for (const _ of [1, 2]) {
      const { output, lines, ms } = await b.read('eflow.tpmInfo');
      expect({ output, ms }).toEqual({ output: [], ms: 32_000 });
      expect(lines).toContain(' - Retrying to retrieve TPM information...');
      expect(matchFailure(lines, output)?.id).toBe('F70');
    }
    expect(await b.fact('eflow.tpmInfo')).toBeDefined();
  });

  it('gives nothing while the proxy is stopped, and heeds its time limit (F70)', async () => {
    const b = await bench('already-deployed');
    await enableTpm(b);
    await b.run('service.stop', { Name: 'EFLOWProxy' });
    const { output, lines } = await b.read('eflow.tpmInfo');
    expect(matchFailure(lines, output)?.id).toBe('F70');
    const [short] = await b.world.host.read([{ op: 'eflow.tpmInfo', args: {}, timeoutMs: 10_000 }]);
    expect(short?.problem?.code).toBe(errorCodes.commandTimeout);
    await b.run('service.start', { Name: 'EFLOWProxy' });
    expect(await b.fact('eflow.tpmInfo')).toBeDefined();
  });
});
