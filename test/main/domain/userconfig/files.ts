/** The template of the vendor with what a client needs, and everything else empty. */
export const template = {
  schemaVersion: '1.1',
  version: '1.0',
  eflowProduct: 'Azure IoT Edge 1.4 LTS X64',
  eflowProductUrl: '',
  installOptions: { installPath: '', vhdxPath: '' },
  enduser: { acceptEula: 'Yes', acceptOptionalTelemetry: '' },
  network: {
    adapterName: '',
    vswitchName: '',
    vswitchType: '',
    ip4Address: '',
    ip4GatewayAddress: '',
    ip4PrefixLength: '',
    useHostProxy: false,
    httpProxy: '',
    httpsProxy: '',
    ftpProxy: '',
    dnsServers: '',
  },
  vmConfig: {
    cpuCount: 0,
    memoryInMB: 0,
    vmDiskSize: 0,
    vmDataSize: 0,
    gpuPassthroughType: '',
    gpuName: '',
    gpuCount: 0,
  },
  vmFeature: { DpsTpm: false, Defender: false },
  eflowProvisioning: {
    provisioningType: '',
    devConnString: '',
    iotHubHostname: '',
    deviceId: '',
    scopeId: '',
    symmKey: '',
    registrationId: '',
    identityCertPath: '',
    identityPrivKeyPath: '',
    globalEndpoint: '',
  },
};

/** The template with these fields set, or removed where the value is undefined; named by their paths. */
export function fileWith(change: Readonly<Record<string, unknown>>): string {
  const copy = structuredClone(template) as Record<string, unknown>;
  for (const [path, value] of Object.entries(change)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let inner = copy;
    for (const name of names) inner = inner[name] as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(inner, last);
    else inner[last] = value;
  }
  return JSON.stringify(copy);
}

export const deviceKey = Buffer.alloc(32, 7).toString('base64');
export const deviceString = `HostName=contoso.azure-devices.net;DeviceId=press-3;SharedAccessKey=${deviceKey}`;

/** Fields of each provisioning type, all that it takes. */
export const provisioned = {
  ManualConnectionString: {
    'eflowProvisioning.provisioningType': 'ManualConnectionString',
    'eflowProvisioning.devConnString': deviceString,
  },
  ManualX509: {
    'eflowProvisioning.provisioningType': 'ManualX509',
    'eflowProvisioning.iotHubHostname': 'contoso.azure-devices.net',
    'eflowProvisioning.deviceId': 'press-3',
    'eflowProvisioning.identityCertPath': 'C:\\certs\\press-3.pem',
    'eflowProvisioning.identityPrivKeyPath': 'C:\\certs\\press-3.key.pem',
  },
  DpsTPM: {
    'eflowProvisioning.provisioningType': 'DpsTPM',
    'eflowProvisioning.scopeId': '0ne00ABCDEF',
    'eflowProvisioning.registrationId': 'press-3',
    'eflowProvisioning.globalEndpoint': 'https://global.azure-devices-provisioning.net',
  },
  DpsX509: {
    'eflowProvisioning.provisioningType': 'DpsX509',
    'eflowProvisioning.scopeId': '0ne00ABCDEF',
    'eflowProvisioning.registrationId': 'press-3',
    'eflowProvisioning.identityCertPath': '\\\\server\\certs\\press-3.pem',
    'eflowProvisioning.identityPrivKeyPath': 'C:\\certs\\press-3.key.pem',
    'eflowProvisioning.globalEndpoint': 'https://global.azure-devices-provisioning.net',
  },
  DpsSymmetricKey: {
    'eflowProvisioning.provisioningType': 'DpsSymmetricKey',
    'eflowProvisioning.scopeId': '0ne00ABCDEF',
    'eflowProvisioning.registrationId': 'press-3',
    'eflowProvisioning.symmKey': deviceKey,
    'eflowProvisioning.globalEndpoint': 'https://global.azure-devices-provisioning.net',
  },
} as const;

export const external = {
  'network.vswitchType': 'External',
  'network.vswitchName': 'Line-LAN',
  'network.adapterName': 'Ethernet',
} as const;

export const internal = { 'network.vswitchType': 'Internal', 'network.vswitchName': 'Cell' } as const;

export const address = {
  'network.ip4Address': '10.1.2.50',
  'network.ip4PrefixLength': '24',
  'network.ip4GatewayAddress': '10.1.2.1',
} as const;

export const gpu = {
  'vmConfig.gpuPassthroughType': 'ParaVirtualization',
  'vmConfig.gpuName': 'NVIDIA RTX A2000',
  'vmConfig.gpuCount': 1,
} as const;
