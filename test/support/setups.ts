import type { Setup } from '../../src/contract/setup.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';

/** The smallest setup that names an identity by connection string. */
export const smallSetup = {
  schemaVersion: 1,
  acceptEula: true,
  payload: { file: 'eflow.msi', sha256: 'a'.repeat(64), version: '1.5.7.01026' },
  identity: { provisioningType: 'ManualConnectionString', devConnString: 'env:EFLOW_DESK_DEVICE' },
} as const;

export const tpmIdentity = { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' } as const;

/** A setup with these fields in place of the small one's. */
export const setupWith = (more: Record<string, unknown> = {}): Setup =>
  parseSetup(JSON.stringify({ ...smallSetup, ...more }));

/** The smallest setup with DPS and TPM. */
export const tpmSetup = { ...smallSetup, identity: tpmIdentity };

export const keyIdentity = {
  provisioningType: 'DpsSymmetricKey',
  scopeId: '0ne00ABCDEF',
  registrationId: 'press-3',
  symmKey: 'env:EFLOW_DESK_KEY',
} as const;

/** The smallest setup with DPS and a symmetric key. */
export const keySetup = { ...smallSetup, identity: keyIdentity };

/** A setup on an Internal switch of a server, which is to be made. */
export const internalSetup = {
  ...smallSetup,
  network: {
    vswitch: 'Internal',
    vswitchName: 'EFLOW-Int',
    create: true,
    address: {
      ip4Address: '192.168.200.2',
      ip4PrefixLength: 24,
      ip4GatewayAddress: '192.168.200.1',
      dnsServers: ['10.20.30.53'],
    },
  },
} as const;

/** A setup with a proxy that asks for a password. */
export const proxySetup = {
  ...smallSetup,
  proxy: { https: 'http://line@proxy.example:3128', password: 'env:EFLOW_DESK_PROXY' },
} as const;

const certificateFiles = {
  identityCertPath: 'press-3.cert.pem',
  identityPrivKeyPath: 'press-3.key.pem',
} as const;

export const manualCertificate = {
  provisioningType: 'ManualX509',
  iotHubHostname: 'contoso.azure-devices.net',
  deviceId: 'press-3',
  ...certificateFiles,
} as const;

export const dpsCertificate = {
  provisioningType: 'DpsX509',
  scopeId: '0ne00ABCDEF',
  ...certificateFiles,
} as const;

const manualX509 = { ...smallSetup, identity: manualCertificate };
const dpsX509 = { ...smallSetup, identity: dpsCertificate };

/** The document with one field set, removed (undefined) or added, named by its path. */
export function withField(path: string, value: unknown, base: unknown = smallSetup): string {
  const copy = structuredClone(base) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let inner = copy;
  for (const name of names) inner = (inner[name] ??= {}) as Record<string, unknown>;
  inner[last] = value;
  return JSON.stringify(copy);
}

/** Every rule by a document that breaks it and nothing else: path of the field, its value, rule. */
export const brokenFields: [string, unknown, string, unknown?][] = [
  ['schemaVersion', undefined, 'required'],
  ['schemaVersion', '1', 'one-of'],
  ['schemaVersion', 0, 'one-of'],
  ['schemaVersion', 1.5, 'one-of'],
  ['acceptEula', undefined, 'required'],
  ['acceptEula', false, 'accept-eula'],
  ['acceptEula', 'yes', 'accept-eula'],
  ['optionalTelemetry', 'No', 'type'],
  ['name', '', 'min-length'],
  ['name', 'x'.repeat(81), 'max-length'],
  ['name', 'a\nb', 'no-control-characters'],
  ['payload', undefined, 'required'],
  ['payload', 'eflow.msi', 'type'],
  ['payload.file', undefined, 'required'],
  ['payload.file', 'eflow.exe', 'msi-file'],
  ['payload.file', 'a\u0000.msi', 'no-control-characters'],
  ['payload.file', `${'x'.repeat(1024)}.msi`, 'max-length'],
  ['payload.sha256', undefined, 'required'],
  ['payload.sha256', 'abc', 'sha256'],
  ['payload.sha256', 'g'.repeat(64), 'sha256'],
  ['payload.sizeBytes', 0, 'min'],
  ['payload.sizeBytes', 1.5, 'type'],
  ['payload.version', '1.5.7', 'version'],
  ['payload.version', 'latest', 'version'],
  ['vm.cpuCount', 0, 'min'],
  ['vm.cpuCount', 241, 'max'],
  ['vm.cpuCount', '2', 'type'],
  ['vm.memoryInMB', 1022, 'min'],
  ['vm.memoryInMB', 1_048_578, 'max'],
  ['vm.memoryInMB', 1025, 'even'],
  ['vm.vmDataSize', 1, 'min'],
  ['vm.vmDataSize', 2001, 'max'],
  ['vm.vmLogSize', 'Medium', 'one-of'],
  ['network.vswitch', 'My Switch', 'one-of'],
  ['network.vswitchName', undefined, 'required', internalSetup],
  ['network.vswitchName', '', 'min-length', internalSetup],
  ['network.vswitchName', 'EFLOW*', 'switch-name', internalSetup],
  ['network.vswitchName', 'EFLOW [1]', 'switch-name', internalSetup],
  ['network.address', undefined, 'dhcp-role', internalSetup],
  ['network.create', 'yes', 'type', internalSetup],
  ['network.address.ip4Address', undefined, 'required', internalSetup],
  ['network.address.ip4Address', '192.168.200.02', 'address.not-ipv4', internalSetup],
  ['network.address.ip4Address', '192.168.200.256', 'address.not-ipv4', internalSetup],
  ['network.address.ip4Address', '192.168.200', 'address.not-ipv4', internalSetup],
  ['network.address.ip4Address', '192.168.200.2.', 'address.not-ipv4', internalSetup],
  ['network.address.ip4Address', '192.168.200.1', 'address.same-as-gateway', internalSetup],
  ['network.address.ip4Address', '192.168.200.0', 'address.network-address', internalSetup],
  ['network.address.ip4Address', '192.168.200.255', 'address.broadcast-address', internalSetup],
  ['network.address.ip4GatewayAddress', '192.168.201.1', 'address.outside', internalSetup],
  ['network.address.ip4GatewayAddress', '127.0.0.1', 'address.special', internalSetup],
  ['network.address.ip4GatewayAddress', undefined, 'required', internalSetup],
  ['network.address.ip4PrefixLength', undefined, 'required', internalSetup],
  ['network.address.ip4PrefixLength', 0, 'min', internalSetup],
  ['network.address.ip4PrefixLength', 31, 'max', internalSetup],
  ['network.address.dnsServers', undefined, 'required', internalSetup],
  ['network.address.dnsServers', [], 'dns-needed', internalSetup],
  ['identity', 'DpsTPM', 'type'],
  ['identity.provisioningType', undefined, 'required'],
  ['identity.provisioningType', 'DpsSas', 'one-of'],
  ['identity.devConnString', undefined, 'required'],
  ['identity.devConnString', 7, 'type'],
  ['identity.devConnString', '', 'secret-reference'],
  ['identity.devConnString', 'env:', 'secret-reference'],
  ['identity.devConnString', 'env:1A', 'secret-reference'],
  ['identity.devConnString', 'file:', 'secret-reference'],
  ['identity.devConnString', 'Prompt', 'secret-reference'],
  ['identity.scopeId', undefined, 'required', tpmSetup],
  ['identity.scopeId', '0ne-00ABCDEF', 'scope-id', tpmSetup],
  ['identity.scopeId', '0ne', 'scope-id', tpmSetup],
  ['identity.registrationId', 'Press-3', 'registration-id', tpmSetup],
  ['identity.registrationId', 'press 3', 'registration-id', tpmSetup],
  ['identity.registrationId', 'press-3.', 'registration-id', tpmSetup],
  ['identity.registrationId', 'x'.repeat(129), 'registration-id', tpmSetup],
  ['identity.globalEndpoint', 'http://dps.example', 'global-endpoint', tpmSetup],
  ['identity.globalEndpoint', 'https://dps.example/path', 'global-endpoint', tpmSetup],
  ['identity.globalEndpoint', 'https://user:pw@dps.example', 'global-endpoint', tpmSetup],
  ['identity.registrationId', undefined, 'required', keySetup],
  ['identity.registrationId', 'Press-3', 'registration-id', keySetup],
  ['identity.scopeId', undefined, 'required', keySetup],
  ['identity.symmKey', undefined, 'required', keySetup],
  ['identity.symmKey', 'AAECAwQFBgcICQoLDA0ODw==', 'secret-reference', keySetup],
  ['identity.globalEndpoint', '', 'global-endpoint', keySetup],
  ['identity.iotHubHostname', undefined, 'required', manualX509],
  ['identity.iotHubHostname', 'https://contoso.azure-devices.net', 'host-name', manualX509],
  ['identity.iotHubHostname', 'contoso', 'host-name', manualX509],
  ['identity.iotHubHostname', `${'a.'.repeat(127)}net`, 'host-name', manualX509],
  ['identity.deviceId', undefined, 'required', manualX509],
  ['identity.deviceId', '', 'device-id', manualX509],
  ['identity.deviceId', 'press 3', 'device-id', manualX509],
  ['identity.deviceId', 'press/3', 'device-id', manualX509],
  ['identity.deviceId', 'x'.repeat(129), 'device-id', manualX509],
  ['identity.identityCertPath', undefined, 'required', manualX509],
  ['identity.identityCertPath', '', 'min-length', manualX509],
  ['identity.identityCertPath', '\\\\.\\COM1', 'device-path', manualX509],
  ['identity.identityCertPath', 'C:\\a.pem:stream', 'device-path', manualX509],
  ['identity.identityPrivKeyPath', undefined, 'required', manualX509],
  ['identity.identityPrivKeyPath', 'env:EFLOW_DESK_KEY', 'device-path', manualX509],
  ['identity.identityPrivKeyPath', 'C:\\*.pem', 'device-path', dpsX509],
  ['identity.identityPrivKeyPath', 'a\nb', 'no-control-characters', dpsX509],
  ['identity.scopeId', undefined, 'required', dpsX509],
  ['identity.registrationId', 'Press-3', 'registration-id', dpsX509],
  ['proxy', 'http://proxy.example:3128', 'type'],
  ['proxy.https', undefined, 'required', proxySetup],
  ['proxy.https', 'proxy.example:3128', 'proxy-url', proxySetup],
  ['proxy.https', 'http://proxy.example', 'proxy-url', proxySetup],
  ['proxy.https', 'http://proxy.example:0', 'proxy-url', proxySetup],
  ['proxy.https', 'http://proxy.example:65536', 'proxy-url', proxySetup],
  ['proxy.https', 'http://line:secret@proxy.example:3128', 'proxy-url', proxySetup],
  ['proxy.https', 'http://proxy.example:3128/', 'proxy-url', proxySetup],
  ['proxy.https', 'http://pro xy:3128', 'proxy-url', proxySetup],
  ['proxy.https', "http://a';id;':3128", 'proxy-url', proxySetup],
  ['proxy.https', 'http://proxy.example:3128', 'proxy-user', proxySetup],
  ['proxy.http', 'socks5://proxy.example:1080', 'proxy-url', proxySetup],
  ['proxy.noProxy', '.plant.example', 'type', proxySetup],
  ['proxy.password', 'a password', 'secret-reference', proxySetup],
  ['proof.withinMinutes', 0, 'min'],
  ['proof.withinMinutes', 241, 'max'],
];
