import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factValues } from '../../../src/contract/facts.ts';
import { isJsonObject, type Json } from '../../../src/contract/json.ts';
import { catalogue } from '../../../src/main/domain/catalogue.ts';
import { absent, isHostFact, probes, type HostFactId } from '../../../src/main/domain/probes.ts';
import { registrationIdOf } from '../../../src/main/domain/identity/endorsement-key.ts';
import { answers } from '../../support/answers.ts';
import { windowsValues } from '../../support/windows-answers.ts';

const ids = Object.keys(probes) as HostFactId[];
const read = (id: HostFactId, output: readonly Json[]): unknown => probes[id].read(output, []);
/** True when the answer is not of the shape that the probe reads; the fact is unknown then. */
function refuses(id: HostFactId, output: readonly Json[]): boolean {
  try {
    read(id, output);
    return false;
  } catch {
    return true;
  }
}
const key = `AToAAQALAAMAsgAgg3GXZ0SEs/gakMyNRqXXJP1S124GUgtk8qHaGzMUaaoABgCAAEMAEAgAAAAAAAEA${Buffer.alloc(256, 1).toString('base64')}`;

const values: Record<HostFactId, unknown> = {
  ...windowsValues,
  'host.account': {
    sid: 'S-1-5-21-1-2-3-1001',
    name: 'HOST01\\anna',
    elevated: true,
    administrator: true,
    system: false,
  },
  'host.os': {
    caption: 'Microsoft Windows 11 Enterprise',
    version: '10.0.22631',
    build: 22_631,
    sku: 4,
    productType: 1,
    hostName: 'HOST01',
    lastBoot: '2026-03-01T08:00:00.500Z',
    freeMemoryMb: 5637,
  },
  'host.ubr': 3007,
  'host.computer': {
    manufacturer: 'Contoso',
    model: 'Box',
    hypervisorPresent: false,
    totalMemoryMb: 16_384,
    logicalProcessors: 8,
  },
  'host.processor': {
    name: 'Intel(R) Core(TM) i7',
    architecture: 9,
    virtualizationFirmwareEnabled: true,
    secondLevelAddressTranslation: null,
    vmMonitorModeExtensions: false,
  },
  'host.baseBoard': { manufacturer: 'Contoso', product: 'B1' },
  'host.azureAgent': [],
  'host.volumes': [
    { drive: 'C:', freeGb: 105, sizeGb: 237.6, fileSystem: 'NTFS', local: true },
    { drive: 'Z:', freeGb: 0, sizeGb: 1, fileSystem: '', local: false },
  ],
  'host.boot': [
    { at: '2026-03-01T09:00:00.000Z', type: 'fast-startup' },
    { at: '2026-03-01T08:00:04.000Z', type: 'full' },
    { at: '2026-02-28T08:00:00.000Z', type: 'hibernate' },
    { at: '2026-02-27T08:00:00.000Z', type: 'other' },
  ],
  'host.updates': [
    { at: '2026-02-20T03:00:00.250Z', title: '2025-07 Cumulative Update (KB5062552)', kb: 'KB5062552' },
    { at: '2026-02-19T03:00:00.000Z', title: 'Defender definitions', kb: null },
  ],
  'host.installations': [
    { at: '2026-02-20T04:00:00.000Z', what: 'removed', name: 'Viewer', version: '4.2.0', status: 0 },
    {
      at: '2026-02-18T04:00:00.000Z',
      what: 'installed',
      name: 'Azure IoT Edge LTS',
      version: '1.5.7.01026',
      status: 1603,
    },
  ],
  'host.serviceFailures': [
    { at: '2026-02-20T05:00:00.000Z', name: 'WSSD Agent Service', event: 7034 },
    { at: '2026-02-20T04:59:00.000Z', name: 'wssdagent', event: 7009 },
  ],
  'host.pendingReboot': { componentServicing: true, windowsUpdate: false, fileRename: true },
  'windows.microsoftUpdate': true,
  'hyperv.feature': { state: 'EnablePending' },
  'hyperv.services': [{ name: 'vmms', status: 'Running', startType: 'Automatic' }],
  'hyperv.launchType': 'Auto',
  'hyperv.switches': [
    { id: 'c08cb7b8', name: 'Default Switch', type: 'Internal', adapterDescription: null },
    { id: '91c7e0a4', name: 'Line-LAN', type: 'External', adapterDescription: 'Intel(R) I219-LM' },
  ],
  'net.adapters': [
    { name: 'Ethernet', description: 'Intel(R) I219-LM', hardware: true, up: true, wireless: false },
    { name: 'WLAN', description: 'Intel(R) AX201', hardware: true, up: false, wireless: true },
  ],
  'net.addresses': [
    { adapter: 'vEthernet (Line-LAN)', address: '10.1.2.3', prefixLength: 24, dhcp: true },
    { adapter: 'Ethernet 2', address: '192.168.1.5', prefixLength: 16, dhcp: false },
  ],
  'net.routes': [{ prefix: '0.0.0.0/0', adapter: 'vEthernet (Line-LAN)' }],
  'net.dnsServers': [
    { adapter: 'vEthernet (Line-LAN)', servers: ['10.1.2.53', '10.1.2.54'] },
    { adapter: 'WLAN', servers: [] },
  ],
  'net.nats': [{ name: 'Cell-NAT', prefix: '192.168.50.0/24' }],
  'net.gateways': [{ adapter: 'Ethernet', gateway: '10.1.2.1', answers: true }],
  'net.vlans': [
    { adapter: 'Ethernet', vlan: 12 },
    { adapter: 'Wi-Fi', vlan: null },
    { adapter: 'Bus', vlan: null },
  ],
  'net.rollbacks': [
    { vswitchName: 'EFLOW-Ext', armedAt: '2026-03-01T08:00:00.000Z', dueAt: '2026-03-01T08:01:30.000Z' },
  ],
  'net.sessions': ['10.1.2.3'],
  'net.sharingForbidden': true,
  'host.domainMember': true,
  'tpm.state': {
    present: true,
    ready: true,
    enabled: true,
    lockedOut: false,
    restartPending: false,
    manufacturer: 'INTC',
  },
  'tpm.spec': { version: '2.0' },
  'tpm.endorsementKey': { endorsementKey: key, registrationId: registrationIdOf(key) },
  'eflow.products': [
    { productCode: '{1111}', displayName: 'Azure IoT Edge LTS', displayVersion: '1.5.7.01026' },
  ],
  'eflow.files': { module: true, program: false, vmDisks: ['AzureIoTEdgeForLinux-v1-EFLOW.vhdx'] },
  'eflow.leftFiles': [
    { folder: 'C:\\Program Files\\Azure IoT Edge', files: 2 },
    { folder: 'C:\\ProgramData\\Azure IoT Edge', files: 1 },
  ],
  'eflow.agentKey': true,
  'eflow.services': [{ name: 'wssdagent', status: 'Stopped', startType: 'Automatic' }],
  'eflow.vmListed': [{ id: '2D7A9C3E', state: 'Running' }],
  'eflow.verify': false,
  'eflow.vm': {
    power: 'Running',
    name: 'HOST01-EFLOW',
    runtimeVersion: '1.5.21',
    services: [{ name: 'aziot-edged', state: 'Running' }],
    modules: [{ name: 'edgeAgent', status: 'running', description: 'Up 5 minutes', image: 'image:1.5' }],
    cpuCount: 1,
    gpuCount: null,
    memoryMb: 1024,
    usedMemoryMb: 402,
    storageMb: 9951,
    usedStorageMb: 912,
  },
  'eflow.gpu': { name: 'NVIDIA A2', count: 1, types: ['DirectDeviceAssignment'] },
  'eflow.networks': [{ name: 'EFLOW-Int', type: 'Internal' }],
  'eflow.endpoints': [
    {
      name: 'HOST01-EFLOWInterface',
      vswitchName: 'EFLOW-Int',
      address: '172.20.1.2',
      prefixLength: 24,
      gateway: '172.20.1.1',
      fixed: true,
    },
  ],
  'eflow.defender': false,
  'eflow.dpsTpm': true,
  'eflow.tpmInfo': { endorsementKey: 'AToAAQ==', registrationId: 'rc4e' },
  'eflow.optionalTelemetry': true,
  'guest.config': {
    provisioning: {
      source: 'dps',
      method: 'x509',
      hub: null,
      deviceId: null,
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-3',
      globalEndpoint: 'https://global.azure-devices-provisioning.net',
      certificatePath: 'file:///var/aziot/certs/device.pem',
      keyPath: 'file:///var/aziot/secrets/device.pem',
    },
    volumes: [{ name: 'history', bytes: 4_300_000_000 }],
  },
  'guest.root': { system: 'e'.repeat(64), trusted: true, modules: null, otherBundle: 'file:///etc/site.pem' },
  'guest.images': {
    images: [{ name: 'line/reader:2', id: `sha256:${'a'.repeat(64)}`, inUse: true }],
    copies: [{ name: 'eflow-desk-images-0123456789abcdef.tar', bytes: 4_300_000_000 }],
    agent: {
      image: 'mcr.microsoft.com/azureiotedge-agent:1.5',
      pullPolicy: 'never',
      own: true,
      editable: true,
    },
    freeBytes: 9_300_000_000,
  },
  'guest.proxy': {
    places: [
      {
        place: 'edged',
        https: 'http://line@proxy.example:3128',
        http: null,
        noProxy: null,
        fingerprint: 'f'.repeat(64),
      },
      {
        place: 'agent',
        https: 'http://proxy.example:3128',
        http: null,
        noProxy: '.plant.example',
        fingerprint: null,
      },
    ],
    upstreamProtocol: 'AmqpWs',
    own: ['daemons', 'agent'],
  },
  'guest.dnsServers': ['10.1.2.53', 'fd00::53'],
  'guest.tpmRelay': {
    units: [
      { name: 'tpm2-abrmd', loaded: true, active: 'activating', restarts: 412 },
      { name: 'tpm2-netns', loaded: false, active: 'inactive', restarts: null },
    ],
    neighbours: [{ address: '172.27.112.1', answers: true }],
  },
  'guest.runtime': {
    now: '2026-03-01T08:20:00.000Z',
    configuredAt: '2026-03-01T08:10:00.500Z',
    provisioning: {
      source: 'dps',
      method: 'tpm',
      hub: null,
      deviceId: null,
      scopeId: '0ne00ABCDEF',
      registrationId: 'press-3',
      fingerprint: null,
      thumbprint: null,
    },
    services: [{ name: 'aziot-tpmd', state: 'Ready' }],
    modules: [],
    identityLog: [{ at: '2026-03-01T08:12:00.000Z', text: '[INFO] - Provisioning complete.' }],
    agentLog: [{ at: '2026-03-01T08:14:00.123Z', text: '[INF] - started' }],
    edgedLog: [{ at: '2026-03-01T08:13:00.000Z', text: '[INFO] - Pulling image' }],
    imageBytes: 140_400_000,
    diskFreePercent: 13,
    namesFound: true,
    registryOpen: false,
    load: 0.42,
    ports: [{ host: 'contoso.azure-devices.net', port: 5671, open: false }],
  },
};

test.each(ids)('%s is read from its right answer, in the agreed shape', (id) => {
  const value = read(id, answers[id]);
  expect(value).toEqual(values[id]);
  expect(factValues[id].safeParse(value).success).toBe(true);
});

test.each(ids)('%s asks what the catalogue lists and only looks', (id) => {
  const { op, args, fingerprints } = probes[id];
  const entry = catalogue[op];
  expect(entry.changes).toBeUndefined();
  for (const name of Object.keys(args)) expect(Object.keys(entry.parameters)).toContain(name);
  const required = Object.entries(entry.parameters).filter(([, parameter]) => parameter.required === true);
  const given = [...Object.keys(args), ...(fingerprints === true ? ['fingerprintKey'] : [])];
  expect(given).toEqual(expect.arrayContaining(required.map(([name]) => name)));
});

test('facts of files, persons and secrets are not asked of the host', () => {
  expect(isHostFact({ id: 'host.os' })).toBe(true);
  for (const id of ['file', 'person.answer', 'secret.fingerprint'] as const)
    expect(isHostFact({ id, arg: 'x' })).toBe(false);
});

describe('an answer without content', () => {
  /** Lists may be empty; everything else is absent or refused, never made up. */
  const lists: HostFactId[] = [
    'host.azureAgent',
    'host.volumes',
    'host.boot',
    'hyperv.services',
    'hyperv.switches',
    'net.adapters',
    'net.addresses',
    'net.routes',
    'net.dnsServers',
    'net.nats',
    'net.sessions',
    'net.gateways',
    'net.vlans',
    'net.rollbacks',
    'eflow.products',
    'eflow.services',
    'windows.installerService',
    'windows.timeService',
    'windows.networkServices',
    'ssh.agent',
    'host.programs',
    'windows.firewallProducts',
    'ssh.agentKeys',
    'host.removable',
    'host.updates',
    'host.installations',
    'host.serviceFailures',
  ];
  const none: HostFactId[] = [
    'host.ubr',
    'hyperv.feature',
    'tpm.spec',
    'tpm.endorsementKey',
    'eflow.endpoints',
    'eflow.networks',
    'eflow.tpmInfo',
    'eflow.optionalTelemetry',
    'eflow.installedOn',
    'windows.writeFilterOn',
  ];

  test.each(lists)('%s is an empty list', (id) => expect(read(id, [])).toEqual([]));
  test.each(none)('%s is absent', (id) => expect(read(id, [])).toBe(absent));

  test.each(ids.filter((id) => ![...lists, ...none].includes(id)))('%s is refused', (id) => {
    expect(refuses(id, [])).toBe(true);
  });

  // Asked for keys and patterns by name: a missing row must not pass for "not there".
  test.each<HostFactId>(['host.pendingReboot', 'windows.microsoftUpdate', 'eflow.files', 'eflow.leftFiles'])(
    '%s refuses a row less',
    (id) => {
      expect(refuses(id, answers[id].slice(1))).toBe(true);
    },
  );

  test.each(ids)('%s refuses null and text in place of objects', (id) => {
    const plain: HostFactId[] = ['eflow.verify', 'eflow.defender', 'eflow.dpsTpm', 'eflow.tpmInfo'];
    if (plain.includes(id)) return;
    expect(refuses(id, [null])).toBe(true);
    expect(refuses(id, ['WssdAgent is unreachable'])).toBe(true);
  });
});

describe('an absent thing', () => {
  const cases: [HostFactId, string, Json[]][] = [
    ['host.ubr', 'no such value', [{ Key: 'a', Exists: true, Values: {} }]],
    ['hyperv.launchType', 'no such line', [{ ExitCode: 0, Lines: ['identifier {current}'] }]],
    ['tpm.endorsementKey', 'no TPM', [{ IsPresent: false, Modulus: null, Exponent: null }]],
    [
      'tpm.endorsementKey',
      'an RSA-3072 key',
      [{ IsPresent: true, Modulus: Buffer.alloc(384, 1).toString('base64'), Exponent: 65_537 }],
    ],
    ['eflow.tpmInfo', 'only text', ['TPM provisioning information not available!']],
  ];
  test.each(cases)('%s: %s', (id, _name, output) => expect(read(id, output)).toBe(absent));
});

describe('a wrong answer is refused and never read as a value', () => {
  const change = (id: HostFactId, more: Record<string, Json>): Json[] => [
    { ...(answers[id][0] as object), ...more },
  ];
  const cases: [HostFactId, string, Json[]][] = [
    ['host.account', 'a flag as text', change('host.account', { Elevated: 'True' })],
    ['host.os', 'no boot time', change('host.os', { LastBootUpTime: null })],
    ['host.os', 'a boot time of an old form', change('host.os', { LastBootUpTime: '/Date(1772352000000)/' })],
    ['host.os', 'no build', change('host.os', { BuildNumber: null })],
    ['host.os', 'an empty build', change('host.os', { BuildNumber: '' })],
    ['host.os', 'no product type', change('host.os', { ProductType: null })],
    ['host.os', 'no memory', change('host.os', { FreePhysicalMemory: null })],
    ['host.os', 'memory as a flag', change('host.os', { FreePhysicalMemory: true })],
    [
      'host.computer',
      'nobody says whether a hypervisor is there',
      change('host.computer', { HypervisorPresent: null }),
    ],
    ['host.computer', 'memory as a list', change('host.computer', { TotalPhysicalMemory: [] })],
    ['host.processor', 'no architecture', change('host.processor', { Architecture: null })],
    ['host.ubr', 'a word', [{ Key: 'a', Exists: true, Values: { UBR: 'many' } }]],
    ['host.volumes', 'no free space', change('host.volumes', { FreeSpace: null })],
    [
      'host.boot',
      'no boot type, which is not a full boot',
      [{ TimeCreated: '2026-03-01T08:00:00Z', Properties: [{ Value: null }] }],
    ],
    [
      'host.boot',
      'an empty boot type',
      [{ TimeCreated: '2026-03-01T08:00:00Z', Properties: [{ Value: '' }] }],
    ],
    ['host.boot', 'no properties', [{ TimeCreated: '2026-03-01T08:00:00Z', Properties: [] }]],
    ['host.boot', 'no time', [{ TimeCreated: 'yesterday', Properties: [{ Value: 0 }] }]],
    ['hyperv.launchType', 'a program that failed', [{ ExitCode: 1, Lines: ['Access is denied.'] }]],
    ['eflow.vmListed', 'a program that failed', [{ ExitCode: 1, Lines: [] }]],
    ['hyperv.feature', 'no state', [{ FeatureName: 'Microsoft-Hyper-V', State: null }]],
    ['hyperv.services', 'a row without a status', [{ Name: 'vmms', Status: 4, StartType: 2 }]],
    ['tpm.state', 'nobody says whether it is there', change('tpm.state', { TpmPresent: null })],
    [
      'tpm.endorsementKey',
      'a key without its exponent',
      [{ IsPresent: true, Modulus: 'AA==', Exponent: null }],
    ],
    [
      'eflow.products',
      'a product without a version',
      [{ Key: 'a\\{1}', Exists: true, Values: { DisplayName: 'Azure IoT Edge' } }],
    ],
    ['eflow.verify', 'text in place of a flag', ['True']],
    ['eflow.verify', 'text after the flag', [true, 'Exception caught!!!']],
    ['eflow.vm', 'no power state', [{ VmPowerState: null }]],
    ['eflow.dpsTpm', 'text in place of a flag', ['WssdAgent is unreachable']],
    ['eflow.tpmInfo', 'an empty key', [{ EndorsementKey: '', RegistrationId: 'x' }]],
    ['eflow.tpmInfo', 'a key alone', [{ EndorsementKey: 'AToAAQ==' }]],
    ['guest.runtime', 'no log', change('guest.runtime', { AgentLog: null })],
    ['guest.runtime', 'no size', change('guest.runtime', { ImageBytes: null })],
    [
      'guest.runtime',
      'an unknown method',
      change('guest.runtime', { Provisioning: { Source: 'dps', Method: 'magic' } }),
    ],
    [
      'guest.runtime',
      'a port as text',
      change('guest.runtime', { Ports: [{ Host: 'h', Port: '443', Open: true }] }),
    ],
  ];
  test.each(cases)('%s: %s', (id, _name, output) => {
    expect(refuses(id, output)).toBe(true);
  });
});

test('a VM that is off tells little, and that little is read', () => {
  const off = [
    {
      VmConfiguration: {},
      VmPowerState: 'Off',
      EdgeRuntimeVersion: {},
      EdgeRuntimeStatus: {},
      SystemStatistics: {},
    },
  ];
  expect(read('eflow.vm', off)).toEqual({
    power: 'Off',
    name: '',
    runtimeVersion: null,
    services: [],
    modules: [],
    cpuCount: null,
    gpuCount: null,
    memoryMb: null,
    usedMemoryMb: null,
    storageMb: null,
    usedStorageMb: null,
  });
});

test('a device that was never provisioned has no identity', () => {
  const fresh = [{ ...(answers['guest.runtime'][0] as object), ConfiguredAt: null, Provisioning: null }];
  expect(read('guest.runtime', fresh)).toMatchObject({ configuredAt: null, provisioning: null });
});

test.each(ids)('%s gives its shape, absent, or an error, whatever the host answers', (id) => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(null, ...answers[id]));
  const field = fc.constantFrom(
    'x',
    ...answers[id].flatMap((row) => (isJsonObject(row) ? Object.keys(row) : [])),
  );
  const broken = fc
    .tuple(fc.constantFrom<Json>(...answers[id], {}), field, fc.jsonValue({ maxDepth: 2 }))
    .map(([row, name, by]) => ({ ...(row as object), [name]: by }));
  fc.assert(
    fc.property(fc.array(fc.oneof(value, broken), { maxLength: 3 }), (output) => {
      expect(refuses(id, output as Json[]) || read(id, output as Json[]) !== undefined).toBe(true);
    }),
    { numRuns: 100 },
  );
});
