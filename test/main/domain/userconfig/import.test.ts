import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure, type AppError } from '../../../../src/contract/errors.ts';
import type { UserconfigNote, WindowsKind } from '../../../../src/contract/userconfig.ts';
import { userconfigFields } from '../../../../src/main/domain/userconfig/fields.ts';
import { importUserconfig } from '../../../../src/main/domain/userconfig/import.ts';
import { placeholderOf } from '../../../../src/main/domain/userconfig/provisioning.ts';
import { parseSetup } from '../../../../src/main/domain/setup.ts';
import { smallSetup } from '../../../support/setups.ts';
import { broken, wrongTypes } from './broken.ts';
import {
  address,
  deviceKey,
  deviceString,
  external,
  fileWith,
  gpu,
  internal,
  provisioned,
  template,
} from './files.ts';

function refusal(text: string, windows?: WindowsKind): AppError | undefined {
  try {
    importUserconfig(text, windows);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.error;
    throw error;
  }
}

/** The document that comes out, and the notes on it as `kind field code`. */
function imported(change: Readonly<Record<string, unknown>> = {}, windows: WindowsKind = 'client') {
  const { text, notes } = importUserconfig(fileWith(change), windows);
  const told = notes.map(({ kind, field, code }) => `${kind} ${field} ${code}`);
  return { setup: JSON.parse(text) as Record<string, unknown>, told, notes };
}

const titled = (rows: typeof broken) =>
  rows.map(
    (row) => [`${row[1]} ${row[2]} ${row[3] ?? ''} ${JSON.stringify(row[0]).slice(0, 60)}`, row] as const,
  );

describe('a rule', () => {
  test.each(titled(broken))('refuses %s', (_title, [change, path, rule, windows]) => {
    const error = refusal(fileWith(change), windows);
    expect(error?.code).toBe('EFD-UC-002');
    expect(error?.fields?.map((field) => [field.path, field.rule])).toEqual([[path, rule]]);
  });

  test.each(titled(wrongTypes))('of types refuses %s', (_title, [change, path, rule, windows]) => {
    expect(refusal(fileWith(change), windows)?.fields?.map((field) => [field.path, field.rule])).toEqual([
      [path, rule],
    ]);
  });

  test('of types holds for every field of the format', () => {
    const tried = wrongTypes.map(([, path]) => path).filter((path) => path in userconfigFields);
    expect([...new Set(tried)].toSorted()).toEqual(Object.keys(userconfigFields).toSorted());
  });

  test('tells every wrong field at once, and how many', () => {
    const error = refusal(fileWith({ version: '2', 'vmConfig.cpuCount': 'x', 'enduser.acceptEula': 'No' }));
    expect(error?.fields?.map(({ path }) => path).toSorted()).toEqual([
      'enduser.acceptEula',
      'version',
      'vmConfig.cpuCount',
    ]);
    expect(error?.params).toEqual({ count: 3 });
  });

  test('that depends on Windows is no refusal while nobody said where the file is used', () => {
    expect(refusal(fileWith(internal))).toBeUndefined();
    expect(refusal(fileWith({ network: undefined }))).toBeUndefined();
    expect(refusal(fileWith(internal), 'server')).toBeUndefined();
    expect(refusal(fileWith({ network: undefined }), 'client')).toBeUndefined();
  });
});

describe('a file', () => {
  test.each([
    ['', 1, 1],
    ['{\n  "version": oops\n}', 2, 14],
  ])('that is no JSON is refused with its place: %j', (text, line, column) => {
    expect(refusal(text)).toMatchObject({ code: 'EFD-UC-001', params: { line, column } });
  });

  test.each(['[]', '"x"', 'null'])('that is no object is refused: %s', (text) => {
    expect(refusal(text)).toMatchObject({ code: 'EFD-UC-002', fields: [{ path: '', rule: 'type' }] });
  });

  test('may begin with a byte order mark', () => {
    expect(refusal(`\uFEFF${fileWith({})}`)).toBeUndefined();
  });

  test('may spell its names in any letters, but each once', () => {
    const text = fileWith({}).replace('"vswitchName":""', '"vSwitchName":"Default Switch"');
    expect(importUserconfig(text, 'client').notes.map(({ field }) => field)).not.toContain(
      'network.vswitchName',
    );
    expect(refusal(text.replace('"vSwitchName"', '"vswitchname":"","vSwitchName"'))?.fields).toEqual([
      { path: 'network.vswitchName', rule: 'userconfig.double-field', params: {} },
    ]);
  });

  test('of schema 1.0 is read, too', () => {
    const { ftpProxy: _f, useHostProxy: _u, ...network } = template.network;
    expect(refusal(JSON.stringify({ ...template, schemaVersion: '1.0', network }))).toBeUndefined();
    expect(refusal(fileWith({ schemaVersion: '1.0' }))).toBeUndefined();
  });

  test.each([
    ['Azure IoT Edge LTS', { 'vmConfig.vmDiskSize': 8 }],
    ['Azure IoT Edge LTS', { 'vmConfig.vmDiskSize': 2000 }],
    ['Azure IoT Edge 1.5 LTS ARM64', { 'vmConfig.vmDiskSize': 21 }],
    ['Azure IoT Edge CR X64', { 'vmConfig.vmDataSize': 2000 }],
    ['Azure IoT Edge CR ARM64', { eflowProductUrl: 'https://server/folder/AzureIoTEdge.msi' }],
    ['Azure IoT Edge 1.4 LTS ARM64', gpu],
    ['Azure IoT Edge 1.5 LTS X64', { 'installOptions.vhdxPath': 'D:\\EFLOW\\vhdx' }],
  ])('for %s with %j is right', (eflowProduct, change) => {
    expect(refusal(fileWith({ ...change, eflowProduct }))).toBeUndefined();
  });

  test.each(Object.entries(provisioned))('with %s is right', (type, change) => {
    expect(refusal(fileWith(change))).toBeUndefined();
    expect(
      refusal(fileWith({ ...change, 'eflowProvisioning.provisioningType': type.toUpperCase() })),
    ).toBeUndefined();
  });

  test('with empty texts in its list of DNS servers is right', () => {
    expect(refusal(fileWith({ 'network.dnsServers': ['', '10.1.2.53'] }))).toBeUndefined();
    expect(imported({ 'network.dnsServers': [''] }).told.join()).not.toContain('dnsServers');
  });

  test('with our placeholder for its key is right', () => {
    const symmKey = { 'eflowProvisioning.symmKey': placeholderOf('symmKey') };
    expect(refusal(fileWith({ ...provisioned.DpsSymmetricKey, ...symmKey }))).toBeUndefined();
  });

  test('for a server lacks both name and type of a switch where it names none', () => {
    expect(refusal(fileWith({}), 'server')?.fields?.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'network.vswitchType required',
      'network.vswitchName required',
    ]);
  });

  test('with an address by its own prefix is right, even where the vendor wants a /24', () => {
    const wide = { ...address, 'network.ip4PrefixLength': '16', 'network.ip4GatewayAddress': '10.1.0.1' };
    const { told } = imported({ ...external, ...wide });
    expect(told).toContain('upstream network.ip4GatewayAddress upstream-same-24');
    expect(imported({ ...external, ...address }).told.join()).not.toContain('same-24');
  });
});

describe('what becomes of a file', () => {
  test('is a setup that lacks its installer and nothing else', () => {
    const { setup, told } = imported({
      'enduser.acceptOptionalTelemetry': 'Yes',
      'vmConfig.cpuCount': 2,
      'vmConfig.memoryInMB': 4096,
      'vmConfig.vmDataSize': 20,
      'network.vswitchName': 'Default Switch',
      'vmFeature.DpsTpm': true,
      ...provisioned.DpsTPM,
    });
    expect(setup).toEqual({
      schemaVersion: 1,
      acceptEula: true,
      optionalTelemetry: true,
      vm: { cpuCount: 2, memoryInMB: 4096, vmDataSize: 20 },
      identity: {
        provisioningType: 'DpsTPM',
        scopeId: '0ne00ABCDEF',
        registrationId: 'press-3',
        globalEndpoint: 'https://global.azure-devices-provisioning.net',
      },
    });
    expect(told).toEqual([
      'to-fill eflowProduct payload',
      'upstream eflowProduct upstream-product-name',
      'upstream eflowProvisioning.registrationId upstream-registration-id',
    ]);
    expect(() => parseSetup(JSON.stringify(setup))).toThrow('EFD-SETUP-003');
    expect(parseSetup(JSON.stringify({ ...setup, payload: smallSetup.payload })).vm.cpuCount).toBe(2);
  });

  test('of the template as it comes is a deployment without an identity', () => {
    const { setup, told } = imported();
    expect(setup).toEqual({ schemaVersion: 1, acceptEula: true, optionalTelemetry: false });
    expect(told).toEqual(['to-fill eflowProduct payload', 'upstream eflowProduct upstream-product-name']);
  });

  test('asks for a connection string instead of keeping it', () => {
    const { setup, told } = imported(provisioned.ManualConnectionString);
    expect(setup['identity']).toEqual({
      provisioningType: 'ManualConnectionString',
      devConnString: 'prompt',
    });
    expect(told).toContain('secret eflowProvisioning.devConnString secret-asked');
  });

  test('takes our own placeholder for no secret', () => {
    const { setup, told } = imported({
      ...provisioned.ManualConnectionString,
      'eflowProvisioning.devConnString': placeholderOf('devConnString'),
    });
    expect(setup['identity']).toMatchObject({ devConnString: 'prompt' });
    expect(told.filter((one) => one.startsWith('secret'))).toEqual([]);
  });

  test('has a registration ID in lower case, and says so', () => {
    const { setup, told } = imported({
      ...provisioned.DpsTPM,
      'eflowProvisioning.registrationId': 'Press-3',
    });
    expect(setup['identity']).toMatchObject({ registrationId: 'press-3' });
    expect(told).toContain('check eflowProvisioning.registrationId repaired');
    expect(told).toContain('check vmFeature.DpsTpm dps-tpm-implied');
  });

  test('tells a value that our setup does not take', () => {
    const { setup, told } = imported({ 'vmConfig.cpuCount': 500, 'vmConfig.memoryInMB': 2048 });
    expect(setup['vm']).toEqual({ memoryInMB: 2048 });
    expect(told).toContain('not-taken vmConfig.cpuCount refused-by-setup');
  });

  test('takes the switch and the address, and tells what is missing to them', () => {
    const { setup, told } = imported({ ...external, ...address });
    expect(setup['network']).toEqual({
      vswitch: 'External',
      vswitchName: 'Line-LAN',
      address: {
        ip4Address: '10.1.2.50',
        ip4PrefixLength: 24,
        ip4GatewayAddress: '10.1.2.1',
        dnsServers: [],
      },
    });
    expect(told).toEqual([
      'to-fill eflowProduct payload',
      'upstream eflowProduct upstream-product-name',
      'check network.vswitchName switch-must-exist',
      'check network.adapterName adapter-up',
      'check network.ip4Address ping-address',
      'check network.ip4GatewayAddress ping-gateway',
      'to-fill network.dnsServers dns-missing',
      'not-taken network.adapterName no-place',
    ]);
  });

  test('takes an Internal switch with its address as one to make', () => {
    const dns = { 'network.dnsServers': ['10.1.2.53'] };
    const { text } = importUserconfig(fileWith({ ...internal, ...address, ...dns }), 'server');
    expect((JSON.parse(text) as Record<string, unknown>)['network']).toEqual({
      vswitch: 'Internal',
      vswitchName: 'Cell',
      address: {
        ip4Address: '10.1.2.50',
        ip4PrefixLength: 24,
        ip4GatewayAddress: '10.1.2.1',
        dnsServers: ['10.1.2.53'],
      },
      create: true,
    });
  });

  test('takes Defender and the graphics card over', () => {
    const { setup, told } = imported({ ...gpu, 'vmFeature.Defender': true });
    expect(setup).toMatchObject({
      features: { defender: true },
      vm: {
        gpu: { gpuName: 'NVIDIA RTX A2000', gpuPassthroughType: 'ParaVirtualization', gpuCount: 1 },
      },
    });
    expect(told.filter((note) => /gpu|Defender/u.test(note))).toEqual([]);
    expect(imported({}).setup).not.toHaveProperty('features');
  });

  test('tells that another switch than the one asked for would be used', () => {
    const { text, notes } = importUserconfig(fileWith(internal), 'server');
    expect(JSON.parse(text)).not.toHaveProperty('network');
    expect(notes.map(({ field, code }) => `${field} ${code}`)).toEqual(
      expect.arrayContaining([
        'network default-switch-instead',
        'network.vswitchName no-place',
        'network.vswitchType no-place',
      ]),
    );
  });

  test('tells what depends on Windows while nobody said which', () => {
    const codes = (text: string) => importUserconfig(text, undefined).notes.map(({ code }) => code);
    expect(codes(fileWith({}))).toContain('client-only');
    expect(codes(fileWith(internal))).toContain('server-only');
    expect(codes(fileWith(internal))).not.toContain('client-only');
    expect(imported().told.join()).not.toContain('-only');
  });

  test.each([
    [{ 'network.useHostProxy': true }, 'check network.useHostProxy host-proxy'],
    [
      { 'network.useHostProxy': true, 'network.httpProxy': 'not even an address' },
      'not-taken network.httpProxy proxy-ignored',
    ],
    [{ 'network.httpsProxy': 'http://proxy:8080' }, 'upstream network.httpsProxy upstream-https-proxy'],
    [
      { 'installOptions.installPath': 'D:\\EFLOW' },
      'upstream installOptions.installPath upstream-install-options',
    ],
    [{ eflowProduct: 'Azure IoT Edge 1.5 LTS X64' }, 'upstream eflowProduct upstream-no-product'],
    [provisioned.DpsX509, 'upstream eflowProvisioning.registrationId upstream-registration-id'],
    [provisioned.ManualX509, 'check eflowProvisioning.identityCertPath file-exists'],
    [{ 'vmFeature.DpsTpm': true }, 'not-taken vmFeature.DpsTpm no-place'],
    [
      { ...gpu, 'vmConfig.gpuPassthroughType': 'DirectDeviceAssignment' },
      'not-taken vmConfig.gpuName refused-by-setup',
    ],
    [{ extra: 1 }, 'not-taken extra unknown-field'],
    [{ 'network.mtu': 1400 }, 'not-taken network.mtu unknown-field'],
  ])('tells of %j', (change, expected) => {
    expect(imported(change).told).toContain(expected);
  });
});

describe('an identity of each type', () => {
  test.each([
    [
      provisioned.ManualX509,
      {
        provisioningType: 'ManualX509',
        iotHubHostname: 'contoso.azure-devices.net',
        deviceId: 'press-3',
        identityCertPath: 'C:\\certs\\press-3.pem',
        identityPrivKeyPath: 'C:\\certs\\press-3.key.pem',
      },
    ],
    [
      provisioned.DpsX509,
      {
        provisioningType: 'DpsX509',
        scopeId: '0ne00ABCDEF',
        registrationId: 'press-3',
        identityCertPath: '\\\\server\\certs\\press-3.pem',
        identityPrivKeyPath: 'C:\\certs\\press-3.key.pem',
        globalEndpoint: 'https://global.azure-devices-provisioning.net',
      },
    ],
    [
      provisioned.DpsSymmetricKey,
      {
        provisioningType: 'DpsSymmetricKey',
        scopeId: '0ne00ABCDEF',
        registrationId: 'press-3',
        symmKey: 'prompt',
        globalEndpoint: 'https://global.azure-devices-provisioning.net',
      },
    ],
  ])('%j is taken over whole, without its secret', (change, identity) => {
    const { setup, told } = imported(change);
    expect(setup['identity']).toEqual(identity);
    expect(told.filter((note) => note.startsWith('not-taken eflowProvisioning'))).toEqual([]);
  });
});

describe('nothing of a file', () => {
  /** Right values for every field, as far as they go together. */
  const changes = fc
    .record(
      {
        eflowProduct: fc.constantFrom('Azure IoT Edge 1.4 LTS X64', 'Azure IoT Edge 1.5 LTS ARM64'),
        eflowProductUrl: fc.constantFrom('', 'https://server/eflow.msi'),
        'installOptions.installPath': fc.constantFrom('', 'D:\\EFLOW'),
        'enduser.acceptOptionalTelemetry': fc.constantFrom('', 'Yes', 'No'),
        'network.dnsServers': fc.constantFrom<unknown>('', ['10.1.2.53']),
        'network.useHostProxy': fc.boolean(),
        'network.httpProxy': fc.constantFrom('', 'http://user:pw-SECRET@proxy:8080'),
        'vmConfig.cpuCount': fc.nat({ max: 300 }),
        'vmConfig.memoryInMB': fc.constantFrom(0, 1024, 2_000_000),
        'vmConfig.vmDiskSize': fc.constantFrom(0, 40),
        'vmFeature.DpsTpm': fc.boolean(),
        'vmFeature.Defender': fc.boolean(),
        extra: fc.constantFrom(undefined, 1),
      },
      { requiredKeys: [] },
    )
    .chain((one) =>
      fc
        .tuple(
          fc.constantFrom({}, external, { ...external, ...address }),
          fc.constantFrom({}, gpu),
          fc.constantFrom({}, ...Object.values(provisioned)),
        )
        .map((more) => Object.assign({}, one, ...more) as Record<string, unknown>),
    );

  /** Where the values of a file have gone when they were taken. */
  const carries = (setup: Record<string, unknown>, path: string): boolean => {
    const vm = setup['vm'] as Record<string, unknown> | undefined;
    const identity = setup['identity'] as Record<string, unknown> | undefined;
    const [section = '', name = ''] = path.split('.');
    const network = setup['network'] as Record<string, unknown> | undefined;
    if (path === 'network.vswitchType') return network?.['vswitch'] !== undefined;
    if (path === 'network.vswitchName') return network?.['vswitchName'] !== undefined;
    if (section === 'network')
      return (network?.['address'] as Record<string, unknown> | undefined)?.[name] !== undefined;
    if (section === 'vmConfig')
      return (
        vm?.[name] !== undefined || (vm?.['gpu'] as Record<string, unknown> | undefined)?.[name] !== undefined
      );
    if (path === 'vmFeature.Defender')
      return (setup['features'] as Record<string, unknown> | undefined)?.['defender'] === true;
    if (section === 'eflowProvisioning') return identity?.[name] !== undefined;
    if (path === 'vmFeature.DpsTpm') return identity?.['provisioningType'] === 'DpsTPM';
    return ['schemaVersion', 'version', 'enduser.acceptEula', 'enduser.acceptOptionalTelemetry'].includes(
      path,
    );
  };

  test('is lost in silence', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const { text, notes } = importUserconfig(fileWith(change), undefined);
        const setup = JSON.parse(text) as Record<string, unknown>;
        const told = notes
          .filter(({ kind }: UserconfigNote) => kind === 'not-taken' || kind === 'to-fill')
          .map(({ field }) => field);
        const said = Object.entries<unknown>({ ...change, eflowProduct: 1 })
          .filter(([, value]) => value !== '' && value !== 0 && value !== false && value !== undefined)
          .map(([path]) => path);
        expect(said.filter((path) => !carries(setup, path) && !told.includes(path))).toEqual([]);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });

  test('that is secret comes out, in the document, the notes or a refusal', () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(...broken), (change, [wrong]) => {
        const { text, notes } = importUserconfig(fileWith(change), undefined);
        const refused = refusal(fileWith({ ...change, ...wrong }));
        const out = JSON.stringify([text, notes, refused ?? null]);
        for (const secret of [deviceKey, deviceString, 'pw-SECRET']) expect(out).not.toContain(secret);
      }),
    );
  });

  test('that was pasted in place of a name comes out', () => {
    const { notes } = importUserconfig(fileWith({ [deviceString.replaceAll('.', '_')]: 1 }), 'client');
    expect(JSON.stringify(notes)).not.toContain(deviceKey);
  });

  test('makes it anything but a refusal or a document, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(userconfigFields)), (value, path) => {
        const outcome = refusal(fileWith({ [path]: value }));
        expect(outcome === undefined || outcome.code.startsWith('EFD-UC-')).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
