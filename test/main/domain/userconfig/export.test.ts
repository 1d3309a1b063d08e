import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../../../src/contract/setup.ts';
import { exportUserconfig, scriptDefects } from '../../../../src/main/domain/userconfig/export.ts';
import { importUserconfig } from '../../../../src/main/domain/userconfig/import.ts';
import { placeholderOf } from '../../../../src/main/domain/userconfig/provisioning.ts';
import {
  dpsCertificate,
  internalSetup,
  keyIdentity,
  manualCertificate,
  setupWith,
  smallSetup,
  tpmIdentity,
} from '../../../support/setups.ts';

function exported(more: Record<string, unknown> = {}) {
  const { text, notes } = exportUserconfig(setupWith(more));
  return {
    file: JSON.parse(text) as Record<string, unknown>,
    told: notes.map(({ kind, field, code }) => `${kind} ${field} ${code}`),
  };
}

const payload = (version: string, file = 'AzureIoTEdge_X64.msi') => ({
  payload: { ...smallSetup.payload, version, file },
});

describe('a setup as a userconfig', () => {
  test('says all that both know, with a placeholder for the secret', () => {
    expect(exported({ optionalTelemetry: true, vm: { cpuCount: 2, memoryInMB: 4096 } }).file).toEqual({
      schemaVersion: '1.1',
      version: '1.0',
      eflowProduct: 'Azure IoT Edge 1.5 LTS X64',
      enduser: { acceptEula: 'Yes', acceptOptionalTelemetry: 'Yes' },
      vmConfig: { cpuCount: 2, memoryInMB: 4096, vmDataSize: 10 },
      eflowProvisioning: {
        provisioningType: 'ManualConnectionString',
        devConnString: placeholderOf('devConnString'),
      },
    });
  });

  test('turns the TPM feature on where the identity needs it', () => {
    const identity = { ...tpmIdentity, registrationId: 'press-3' };
    expect(exported({ identity }).file).toMatchObject({
      vmFeature: { DpsTpm: true },
      eflowProvisioning: { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF', registrationId: 'press-3' },
    });
    expect(exported({ identity }).told).toContain(
      'upstream identity.registrationId upstream-registration-id',
    );
    expect(exported().file).not.toHaveProperty('vmFeature');
  });

  test('names certificate files by their paths, and stands in for a symmetric key', () => {
    expect(exported({ identity: dpsCertificate }).file).toMatchObject({ eflowProvisioning: dpsCertificate });
    expect(exported({ identity: manualCertificate }).file).toMatchObject({
      eflowProvisioning: manualCertificate,
    });
    const { symmKey: _ref, ...rest } = keyIdentity;
    expect(exported({ identity: keyIdentity }).file).toMatchObject({
      eflowProvisioning: { ...rest, symmKey: placeholderOf('symmKey') },
    });
  });

  test('only deploys without an identity', () => {
    expect(exported({ identity: undefined }).file).not.toHaveProperty('eflowProvisioning');
  });

  test.each([
    ['1.1.2112.12083', 'a.msi', 'Azure IoT Edge LTS'],
    ['1.3.1.02092', 'a_X64.msi', 'Azure IoT Edge CR X64'],
    ['1.2.7.07022', 'a_ARM64.msi', 'Azure IoT Edge CR ARM64'],
    ['1.4.10.25103', 'AzureIoTEdge_LTS_1.4.10.25103_x64.msi', 'Azure IoT Edge 1.4 LTS X64'],
    ['1.4.10.25103', 'AzureIoTEdge_LTS_1.4.10.25103_ARM64.msi', 'Azure IoT Edge 1.4 LTS ARM64'],
    ['1.5.7.01026', 'eflow.msi', 'Azure IoT Edge 1.5 LTS X64'],
    ['1.5.7.01026', 'eflow_arm64.msi', 'Azure IoT Edge 1.5 LTS ARM64'],
  ])('of version %s in %s is the product %s', (version, file, product) => {
    const { file: written, told } = exported(payload(version, file));
    expect(written['eflowProduct']).toBe(product);
    const assumed = told.includes('check payload.file architecture-assumed');
    expect(assumed).toBe(!/_(?:x64|arm64)/iu.test(file));
    expect(told.includes('upstream payload.version upstream-no-product')).toBe(version.startsWith('1.5.'));
  });

  test.each(['1.6.1.11026', '1.0.0.1', '1.15.0.1', '2.1.4.5'])('of version %s is refused', (version) => {
    expect(() => exported(payload(version))).toThrow('EFD-UC-003');
  });

  test('tells what it cannot say, and nothing that is as it would be anyway', () => {
    const plain = exported().told.filter((one) => one.startsWith('not-taken'));
    expect(plain).toEqual(['not-taken payload.file no-place', 'not-taken payload.sha256 no-place']);
    const { told } = exported({
      name: 'Press 3',
      $schema: 'setup.schema.json',
      payload: { ...smallSetup.payload, sizeBytes: 5 },
      vm: { vmLogSize: 'Large' },
      proof: { withinMinutes: 30 },
    });
    expect(told.filter((one) => one.startsWith('not-taken')).toSorted()).toEqual(
      [
        'name',
        'payload.file',
        'payload.sha256',
        'payload.sizeBytes',
        'proof.withinMinutes',
        'vm.vmLogSize',
      ].map((field) => `not-taken ${field} no-place`),
    );
  });

  test('has no data size for 1.1, and says so', () => {
    const lost = exported({ ...payload('1.1.2112.12083'), vm: { vmDataSize: 20 } });
    expect(lost.file['vmConfig']).toEqual({ cpuCount: 1, memoryInMB: 1024 });
    expect(lost.told).toContain('not-taken vm.vmDataSize no-place');
  });

  test('says Defender and the graphics card, which come back as they were', () => {
    const gpu = { gpuName: 'NVIDIA A2', gpuPassthroughType: 'DirectDeviceAssignment', gpuCount: 1 };
    const { text, notes } = exportUserconfig(setupWith({ vm: { gpu }, features: { defender: true } }));
    expect(JSON.parse(text)).toMatchObject({ vmConfig: gpu, vmFeature: { Defender: true } });
    expect(notes.filter(({ field }) => /gpu|defender/u.test(field))).toEqual([]);
    const back = JSON.parse(importUserconfig(text, undefined).text) as unknown;
    expect(back).toMatchObject({ vm: { gpu }, features: { defender: true } });
  });

  test('says the switch and the static address, and that the adapter is to be filled in', () => {
    const { network } = internalSetup;
    const made = exported({ network });
    expect(made.file['network']).toEqual({
      vswitchType: 'Internal',
      vswitchName: 'EFLOW-Int',
      ip4Address: '192.168.200.2',
      ip4PrefixLength: '24',
      ip4GatewayAddress: '192.168.200.1',
      dnsServers: ['10.20.30.53'],
    });
    expect(made.told.filter((one) => one.includes('network'))).toEqual(['check network.vswitch server-only']);
    const outside = exported({ network: { vswitch: 'External', vswitchName: 'Line-LAN' } });
    expect(outside.file['network']).toEqual({ vswitchType: 'External', vswitchName: 'Line-LAN' });
    expect(outside.told.filter((one) => one.includes('network'))).toEqual([
      'to-fill network.adapterName adapter-to-fill',
    ]);
    expect(exported().file).not.toHaveProperty('network');
  });

  test('an Internal switch comes back as it was', () => {
    const setup = setupWith({ network: internalSetup.network });
    const back = importUserconfig(exportUserconfig(setup).text, 'server');
    expect((JSON.parse(back.text) as Record<string, unknown>)['network']).toEqual(setup.network);
  });

  test('lists the defects of the script, none of which is in the file', () => {
    const { told, file } = exported();
    expect(told).toEqual(expect.arrayContaining(scriptDefects.map((code) => `upstream  ${code}`)));
    expect(JSON.stringify(file)).not.toMatch(/noreboot|AzureIoTEdge\.msi|installOptions/u);
  });

  test.each(['env:EFLOW_DESK_DEVICE', 'file:secrets/device.txt', 'prompt'])(
    'keeps %s to itself',
    (devConnString) => {
      const { text, notes } = exportUserconfig(
        setupWith({ identity: { provisioningType: 'ManualConnectionString', devConnString } }),
      );
      expect(text + JSON.stringify(notes)).not.toContain(`"${devConnString}"`);
      expect(notes).toContainEqual({
        kind: 'secret',
        field: 'identity.devConnString',
        code: 'secret-placeholder',
        params: {},
      });
    },
  );
});

describe('what both can say', () => {
  const id = fc.stringMatching(/^[a-z0-9][a-z0-9._:-]{0,60}[a-z0-9]$/u);
  const identity: fc.Arbitrary<Identity | undefined> = fc.oneof(
    fc.constant(undefined),
    fc.constant({ provisioningType: 'ManualConnectionString', devConnString: 'prompt' } as const),
    fc.record(
      {
        provisioningType: fc.constant('DpsTPM' as const),
        scopeId: fc.stringMatching(/^0ne[0-9A-F]{8}$/u),
        registrationId: id,
        globalEndpoint: fc.stringMatching(/^https:\/\/[a-z]{3,9}\.azure-devices-provisioning\.(?:net|cn)$/u),
      },
      { requiredKeys: ['provisioningType', 'scopeId'] },
    ),
  );
  const setup = fc.record({
    optionalTelemetry: fc.boolean(),
    vm: fc.record({
      cpuCount: fc.integer({ min: 1, max: 240 }),
      memoryInMB: fc.integer({ min: 512, max: 524_288 }).map((half) => half * 2),
      vmDataSize: fc.integer({ min: 2, max: 2000 }),
    }),
    identity,
  });

  test('is the same after it went out and came back', () => {
    fc.assert(
      fc.property(setup, (said) => {
        const before = setupWith(said);
        const { text, notes } = importUserconfig(exportUserconfig(before).text, 'client');
        const after = setupWith(JSON.parse(text) as Record<string, unknown>);
        // The file that came back says nothing of an identity where there is none.
        expect(said.identity === undefined ? { ...after, identity: undefined } : after).toEqual(before);
        expect(notes.filter(({ kind }) => kind === 'not-taken' || kind === 'secret')).toEqual([]);
      }),
    );
  });

  test('is the same file after it came in and went out', () => {
    fc.assert(
      fc.property(setup, (said) => {
        const { text } = exportUserconfig(setupWith(said));
        const draft = JSON.parse(importUserconfig(text, 'client').text) as Record<string, unknown>;
        expect(exportUserconfig(setupWith({ identity: undefined, ...draft })).text).toBe(text);
      }),
    );
  });
});
