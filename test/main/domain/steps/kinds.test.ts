import { describe, expect, test } from 'vitest';
import { factValues } from '../../../../src/contract/facts.ts';
import type { Json } from '../../../../src/contract/json.ts';
import { catalogue, type CatalogueParameter } from '../../../../src/main/domain/catalogue.ts';
import { isHostFact } from '../../../../src/main/domain/probes.ts';
import { stepKind, stepKinds } from '../../../../src/main/domain/steps/index.ts';
import type { Arg } from '../../../../src/main/domain/steps/kind.ts';
import { byString, reasons, unknown } from '../../../support/facts.ts';
import { actionBy, factsOfKind, stateBy } from '../../../support/steps.ts';

const nic = {
  name: 'line',
  vswitchName: 'Plant-LAN',
  address: { ip4Address: '10.20.30.90', ip4PrefixLength: 24, ip4GatewayAddress: '10.20.30.1' },
};
const carriedImages = { 'line/reader:2': `sha256:${'a'.repeat(64)}` };
const share = {
  root: 'C:\\Shared',
  folder: 'data',
  target: '/home/iotedge-user/data',
  readOnly: true,
  file: 'C:\\state\\a.json',
};
const certificateFiles = { identityCertPath: 'C:\\a.cert.pem', identityPrivKeyPath: 'C:\\a.key.pem' };

const enrolled = { deviceId: null, hub: null, tags: { site: 'plant 7' } };

/** One valid input of every kind, as plans make them. */
const inputs: Record<string, Json[]> = {
  'enable-hyper-v': [{ server: false }, { server: true }],
  'disable-hyper-v': [{ server: false }, { server: true }],
  reboot: [{ because: 'install-msi', watch: 'installer', since: '2026-03-01T08:00:00.000Z' }],
  'take-payload': [
    { source: 'D:\\a.msi', target: 'C:\\b.msi', sha256: 'a'.repeat(64), version: '1.5.7.01026' },
    { source: 'D:\\a.msi', target: 'C:\\b.msi', sha256: 'a'.repeat(64), version: '1.5.7.01026', bytes: 1 },
  ],
  'drop-payload': [{ target: 'C:\\b.msi' }],
  'install-msi': [{ package: 'C:\\b.msi', version: '1.5.7.01026', log: 'C:\\msi.log' }],
  'remove-msi': [{ log: 'C:\\msi.log' }],
  deploy: [
    { acceptOptionalTelemetry: 'No', cpuCount: 1, memoryInMB: 1024, vmDataSize: 10, vmLogSize: 'Small' },
    {
      acceptOptionalTelemetry: 'No',
      cpuCount: 1,
      memoryInMB: 1024,
      vmDataSize: 10,
      vmLogSize: 'Small',
      network: {
        vswitchName: 'EFLOW-Int',
        vswitchType: 'Internal',
        address: {
          ip4Address: '192.168.200.2',
          ip4PrefixLength: 24,
          ip4GatewayAddress: '192.168.200.1',
        },
      },
    },
  ],
  'make-switch': [{ name: 'EFLOW-Int' }],
  'remove-switch': [{ name: 'EFLOW-Int' }],
  'set-host-address': [{ vswitchName: 'EFLOW-Int', address: '192.168.200.1', prefixLength: 24 }],
  'clear-host-address': [{ vswitchName: 'EFLOW-Int', address: '192.168.200.1', prefixLength: 24 }],
  'make-nat': [{ name: 'EFLOW-Int-NAT', prefix: '192.168.200.0/24' }],
  'remove-nat': [{ name: 'EFLOW-Int-NAT', prefix: '192.168.200.0/24' }],
  'set-vm-proxy': [
    { https: 'http://proxy.example:3128', http: null, noProxy: null, password: null },
    {
      https: 'http://line@proxy.example:3128',
      http: 'http://proxy.example:3129',
      noProxy: '.plant.example',
      password: 'proxy.password env:EFLOW_DESK_PROXY',
    },
  ],
  'set-agent-proxy': [{ https: 'http://proxy.example:3128', http: null, noProxy: null, password: null }],
  'clear-vm-proxy': [{ part: 'daemons' }, { part: 'agent' }],
  'arm-rollback': [{ name: 'EFLOW-Ext', adapter: 'Ethernet' }],
  'make-external-switch': [{ name: 'EFLOW-Ext', adapter: 'Ethernet' }],
  'remove-external-switch': [{ name: 'EFLOW-Ext', adapter: 'Ethernet' }],
  'confirm-switch': [{ name: 'EFLOW-Ext', made: 'EFLOW-Ext', gateway: '10.20.30.1' }],
  'disarm-rollback': [{ name: 'EFLOW-Ext', made: 'EFLOW-Ext', gateway: null }],
  'set-vm-dns': [{ dnsServers: ['10.20.30.53', '10.20.30.54'] }],
  'start-vm': [{}],
  'stop-vm': [{}],
  'set-defender': [{ on: true }, { on: false }],
  'set-telemetry': [{ on: true }, { on: false }],
  'resize-vm': [{ cpuCount: 2, memoryInMB: 2048 }],
  'enable-dps-tpm': [{}],
  'disable-dps-tpm': [{}],
  'enroll-endorsement-key': [
    { scopeId: '0ne00ABCDEF', registrationId: null },
    { scopeId: '0ne00ABCDEF', registrationId: 'press-3' },
  ],
  'cloud-device': [
    { deviceId: 'press-3', authentication: 'sas', hub: null, certificate: null },
    {
      deviceId: 'press-3',
      authentication: 'selfSigned',
      hub: 'contoso.azure-devices.net',
      certificate: 'C:\\a.pem',
    },
  ],
  'cloud-enrollment': [
    { registrationId: 'press-3', attestation: 'symmetricKey', certificate: null, ...enrolled },
    { registrationId: '*certificate:C:\\a.pem', attestation: 'x509', certificate: 'C:\\a.pem', ...enrolled },
    { registrationId: '*tpm', attestation: 'tpm', certificate: null, ...enrolled },
  ],
  'cloud-group': [
    { groupId: 'line-7', attestation: 'symmetricKey', certificate: null, hub: null, tags: {} },
    { groupId: 'line-7', attestation: 'x509', certificate: 'C:\\ca.pem', hub: null, tags: {} },
  ],
  'cloud-assigned': [
    { registrationId: '*tpm', deviceId: '*tpm', hub: null },
    { registrationId: 'press-3', deviceId: null, hub: 'contoso.azure-devices.net' },
  ],
  'remove-cloud-device': [{ deviceId: 'press-3', generationId: 'g1' }],
  'remove-cloud-enrollment': [{ registrationId: 'press-3', createdAt: null }],
  'remove-cloud-group': [{ groupId: 'line-7', createdAt: null }],
  'forget-registration': [
    { registrationId: 'press-3', deviceId: null },
    { registrationId: 'press-3', deviceId: 'press-3' },
  ],
  'set-cloud-device': [{ deviceId: 'press-3', enabled: true }],
  'set-cloud-enrollment': [{ registrationId: 'press-3', enabled: false }],
  'provision-connection-string': [{ devConnString: 'prompt' }],
  'provision-dps-tpm': [
    { scopeId: '0ne00ABCDEF', registrationId: null, globalEndpoint: null },
    { scopeId: '0ne00ABCDEF', registrationId: 'press-3', globalEndpoint: 'https://dps.contoso.example' },
  ],
  'provision-manual-x509': [
    { iotHubHostname: 'contoso.azure-devices.net', deviceId: 'press-3', ...certificateFiles },
  ],
  'provision-dps-x509': [
    { scopeId: '0ne00ABCDEF', registrationId: null, ...certificateFiles, globalEndpoint: null },
    {
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-3',
      ...certificateFiles,
      globalEndpoint: 'https://dps.contoso.example',
    },
  ],
  'provision-dps-symmetric-key': [
    { scopeId: '0ne00ABCDEF', registrationId: 'press-3', symmKey: 'prompt', globalEndpoint: null },
    {
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-3',
      symmKey: 'file:key.txt',
      globalEndpoint: 'https://dps.contoso.example',
    },
  ],
  'reset-provisioning': [{}],
  prove: [{ withinMinutes: 15 }],
  'hypervisor-launch': [{ launch: 'Auto' }, { launch: 'Off' }],
  'prepare-certificate': [
    {
      certificate: 'C:\\site\\press-3.pfx',
      key: 'C:\\site\\press-3.pfx',
      passphrase: 'prompt',
      toCertificate: 'C:\\state\\cert.pem',
      toKey: 'C:\\state\\key.pem',
    },
  ],
  'drop-certificate': [{ toCertificate: 'C:\\state\\cert.pem', toKey: 'C:\\state\\key.pem' }],
  'write-share-file': [{ path: 'C:\\state\\a.json', text: '[]' }],
  'drop-share-file': [{ path: 'C:\\state\\a.json' }],
  'share-folder': [share],
  'trust-root': [{ file: 'C:\\site\\root.pem', thumbprint: 'a'.repeat(64), certificate: true }],
  'set-trust-bundle': [{ file: 'C:\\site\\root.pem', thumbprint: 'a'.repeat(64) }],
  'clear-root': [{ part: 'system' }, { part: 'modules' }],
  'copy-images': [
    {
      file: 'D:\\stick\\images.tar',
      images: carriedImages,
      copy: 'eflow-desk-images-0123456789abcdef.tar',
      earlier: [{ file: 'D:\\stick\\first.tar', images: carriedImages }],
      dataGb: 10,
    },
  ],
  'load-images': [{ images: carriedImages, copy: 'eflow-desk-images-0123456789abcdef.tar' }],
  'unload-images': [
    { images: ['line/reader:2'], copy: null },
    { images: [], copy: 'eflow-desk-images-0123456789abcdef.tar' },
  ],
  'keep-agent-image': [{ image: 'mcr.microsoft.com/azureiotedge-agent:1.5' }],
  'release-agent-image': [{}],
  'add-network': [{ vswitchName: 'Plant-LAN', vswitchType: 'External' }],
  'remove-network': [{ vswitchName: 'Plant-LAN', vswitchType: 'External' }],
  'add-nic': [nic, { ...nic, address: null }],
  'remove-nic': [nic],
  'unshare-folder': [share],
  'upgrade-msi': [{ package: 'C:\\b.msi', version: '1.5.7.01026', log: 'C:\\msi.log' }],
  'prove-upgrade': [
    { provisioning: null, modules: null },
    { provisioning: byString('fp'), modules: ['edgeAgent'] },
  ],
  'stop-service': [{ name: 'wssdagent' }],
  'remove-service': [{ name: 'wssdagent' }, { name: 'EFLOWProxy' }],
  'remove-folder': [{ folder: 'C:\\ProgramData\\wssdagent' }],
  'remove-agent-key': [{}],
  'add-openssh': [{}],
  'remove-openssh': [{}],
  'start-service': [{ name: 'vmms' }, { name: 'wssdagent' }],
};
const all = Object.entries(inputs).flatMap(([kind, list]) => list.map((input) => [kind, input] as const));

function fits(parameter: CatalogueParameter, arg: Arg | undefined): boolean {
  if (arg === undefined) return parameter.required !== true;
  if (parameter.secret === true) return typeof arg === 'object' && arg !== null && 'secret' in arg;
  if (parameter.allowed !== undefined) return typeof arg === 'string' && parameter.allowed.includes(arg);
  switch (parameter.type) {
    case 'string':
    case 'path':
      return typeof arg === 'string';
    case 'string[]':
      return Array.isArray(arg);
    case 'integer':
      return Number.isInteger(arg);
    case 'boolean':
    case 'switch':
      return typeof arg === 'boolean';
  }
}

test('every kind is looked at here', () => {
  expect(Object.keys(inputs).sort()).toEqual([...stepKinds.keys()].sort());
});

test('an unknown kind is a mistake', () => {
  expect(() => stepKind('sudo')).toThrow('no step kind sudo');
});

describe.each(all)('%s %j', (name, input) => {
  const kind = stepKind(name);
  const facts = factsOfKind(name, input, {});

  test('takes its input, and none that lacks a field or has a wrong one', () => {
    expect(kind.input.parse(input)).toEqual(input);
    for (const [field, value] of Object.entries(input as Record<string, Json>)) {
      const { [field]: _left, ...rest } = input as Record<string, Json>;
      expect(kind.input.safeParse(rest).success).toBe(field === 'bytes' || field === 'network');
      const wrong = typeof value === 'number' ? 'many' : 7;
      expect(kind.input.safeParse({ ...rest, [field]: wrong }).success).toBe(false);
    }
  });

  test.each(reasons)('is neither done nor half-made while every fact is unknown (%s)', (reason) => {
    const state = stateBy(name, input, {}, unknown(reason));
    // A boot entry without that line is missing, which is known.
    expect(state).toBe(name === 'hypervisor-launch' && reason === 'absent' ? 'todo' : 'later');
  });

  test('asks for facts that somebody tells', () => {
    for (const query of [...kind.needs(input), ...(kind.residueNeeds ?? [])]) {
      expect(Object.keys(factValues)).toContain(query.id);
      // What the service strings of a job lead to is one fact for all of it.
      const alone = isHostFact(query) || query.id === 'cloud.access';
      expect(alone ? query.arg === undefined : query.arg !== undefined).toBe(true);
    }
  });

  test('does what the catalogue lists, as it is listed', () => {
    const action = actionBy(name, input);
    const entry = action.port === 'host' ? catalogue[action.op] : undefined;
    const args = action.port === 'host' ? action.args : {};
    const parameters = Object.entries(entry?.parameters ?? {});
    expect(entry?.changes ?? true).toBe(true);
    expect(parameters.map(([parameter]) => parameter)).toEqual(expect.arrayContaining(Object.keys(args)));
    expect(parameters.filter(([parameter, declared]) => !fits(declared, args[parameter]))).toEqual([]);
  });

  test('looks again at a pace that ends', () => {
    for (const pace of [kind.settle?.(input), kind.retry]) {
      if (pace === undefined) continue;
      expect(pace.everyMs).toBeGreaterThan(0);
      expect(pace.forMs).toBeGreaterThanOrEqual(pace.everyMs);
    }
    expect(kind.typicalMs).toBeGreaterThan(0);
  });

  test('has an undo that exists and takes its input', () => {
    const undo = kind.undo(input, facts, null);
    const target = 'step' in undo ? undo.step : { kind: name, input };
    expect(stepKind(target.kind).input.safeParse(target.input).success).toBe(true);
    // What takes something back is no more certain than what is known.
    expect(stateBy(target.kind, target.input, {}, unknown('failed'))).toBe('later');
  });
});

test('what needs a restart to take effect leaves a mark for it', () => {
  const watched = [...stepKinds.values()].filter((kind) => kind.rebootWatch !== undefined);
  expect(watched.map((kind) => kind.kind)).toEqual([
    'enable-hyper-v',
    'disable-hyper-v',
    'install-msi',
    'remove-msi',
    'hypervisor-launch',
    'upgrade-msi',
  ]);
  for (const kind of watched) {
    const facts = factsOfKind(kind.kind, inputs[kind.kind]?.[0] ?? null, {});
    expect(kind.made?.(inputs[kind.kind]?.[0] ?? null, facts, facts)).toHaveProperty('since');
  }
});
