import type { Faults, MachineStart, Prompt } from '../state/machine.ts';
import type { CloudStart } from '../state/cloud.ts';
import { preparedSettings } from '../windows/settings.ts';

/** The modulus of the endorsement key of provisioning.md 4.1, vector T1. */
const modulus =
  'yjHbCLjn2MW3fwDzZMLMNaK4fju33DktgXZqMUHogKLjWviAszcwyKKD8ij2C28sS1BWcFsUhohHIq0DBntVKr' +
  'OqjSq8FHrCGs0FmFiDSoyYVDtfaRug5099BLoxKQHS4gVxB1wxgrCwpUIipfCJ4vs1TXcI707HuVki92GHIN2h' +
  'ZP2SKiKxtYclbVhRvBrGk8CkNbpDAxjxPBsyKTGTG2+5raD+AnNd0R+sOR5RFeFxQnRescbRjnnVAeRvQCNz6x' +
  'nAV+xe9Xs33DYp+syS4em8iP0P09QQmoEGTxnGxY0riM6iVI4tGo9QzT3K7VeLfKcr8UpEX1qebZedcelTqQ==';

/** The confirmation of Set-EflowVmFeature DpsTpm (eflow.md 8.4). */
const tpmPassthrough: Prompt = {
  id: 'tpm-passthrough',
  way: 'shouldContinue',
  text:
    'Selecting TPM provisioning enables TPM passthrough to the virtual machine. This may increase security risks. ' +
    'Do you want to continue?',
};

/** A healthy Windows 11 Pro machine with Hyper-V on and no EFLOW. */
const client: MachineStart = {
  windows: {
    caption: 'Microsoft Windows 11 Pro',
    version: '10.0.22631',
    build: 22631,
    ubr: 4037,
    sku: 48,
    productType: 1,
    hostName: 'LINE07-PC',
    architecture: 'x64',
    manufacturer: 'Contoso',
    model: 'Edge Box 500',
    boardManufacturer: 'Contoso',
    boardProduct: 'EB500-MB',
    processor: 'Practice CPU @ 2.60GHz',
    logicalProcessors: 8,
    totalMemoryMb: 16_304,
    usedMemoryMb: 6_120,
    volumes: [
      { drive: 'C:', driveType: 3, fileSystem: 'NTFS', sizeGb: 475, freeGb: 212.4 },
      { drive: 'D:', driveType: 5, fileSystem: null, sizeGb: null, freeGb: null },
    ],
    azureAgent: false,
    openSshClient: true,
    microsoftUpdate: true,
    pending: { componentServicing: false, windowsUpdate: false, fileRename: [] },
  },
  account: {
    sid: 'S-1-5-21-1004336348-1177238915-682003330-1001',
    name: 'LINE07-PC\\technician',
    elevated: true,
    administrator: true,
    system: false,
  },
  firmware: { virtualisation: true, slat: true, vmMonitor: true },
  hyperV: { feature: 'Enabled', launchType: 'Auto' },
  tpm: {
    present: true,
    ready: true,
    enabled: true,
    lockedOut: false,
    restartPending: false,
    manufacturer: 'INTC',
    manufacturerVersion: '600.18.0.0',
    spec: '2.0, 0, 1.38',
    modulus,
    exponent: 65_537,
  },
  prompts: { 'Set-EflowVmFeature': [tpmPassthrough] },
  network: {
    adapters: [
      {
        name: 'Ethernet',
        description: 'Intel(R) Ethernet Connection (17) I219-LM',
        up: true,
        medium: 14,
        address: { address: '10.20.30.41', prefixLength: 24, dhcp: true },
        gateway: '10.20.30.1',
        dnsServers: ['10.20.30.53'],
      },
      {
        name: 'Wi-Fi',
        description: 'Intel(R) Wi-Fi 6 AX201 160MHz',
        up: false,
        medium: 9,
        address: null,
        gateway: null,
        dnsServers: [],
      },
    ],
    routes: [],
    nats: [],
    plantDhcp: true,
    portSecurity: false,
    proxy: null,
    sharingForbidden: false,
    domainMember: false,
    remoteDesktop: false,
    blocked: [],
  },
  settings: preparedSettings,
  bootedMinutesAgo: 4_320,
  history: {
    updates: [
      {
        hoursAgo: 312,
        title: '2026-02 Cumulative Update for Windows 11 Version 23H2 for x64-based Systems (KB5052094)',
      },
      {
        hoursAgo: 72,
        title: 'Update for Windows Security platform - KB5007651 (Version 10.0.27703.1006)',
      },
    ],
    installations: [
      { hoursAgo: 900, removed: false, name: 'Microsoft Edge', version: '128.0.2739.79' },
      { hoursAgo: 700, removed: true, name: 'Plant HMI Viewer', version: '4.2.0' },
    ],
    serviceFailures: [],
  },
  switches: [],
  installed: null,
  vm: null,
};

/** A healthy Windows Server 2022 with the Hyper-V role and one Internal switch. */
const server: MachineStart = {
  ...client,
  windows: {
    ...client.windows,
    caption: 'Microsoft Windows Server 2022 Standard',
    version: '10.0.20348',
    build: 20348,
    ubr: 2700,
    sku: 7,
    productType: 3,
    hostName: 'EDGESRV01',
    totalMemoryMb: 32_688,
    usedMemoryMb: 7_400,
  },
  account: { ...client.account, name: 'EDGESRV01\\technician' },
  switches: [{ name: 'EFLOW-Int', type: 'Internal' }],
};

/** The machines that scenarios start from. */
export const baseMachines: Readonly<Record<'client' | 'server', MachineStart>> = { client, server };

/**
 * The cloud that scenarios start from: one hub, one scope, a device with a key and one with a certificate for
 * manual provisioning, an enrollment with a symmetric key and one with a certificate.
 */
export const baseCloud: CloudStart = {
  scopeId: '0ne00ABCDEF',
  hub: 'contoso-practice.azure-devices.net',
  devices: [
    {
      deviceId: 'edge-01',
      status: 'enabled',
      authentication: 'sas',
      keyVersion: 1,
      handedOverVersion: 1,
      validDays: 365,
    },
    {
      deviceId: 'edge-02',
      status: 'enabled',
      authentication: 'x509',
      keyVersion: 1,
      handedOverVersion: 1,
      validDays: 365,
    },
  ],
  enrollments: [
    {
      registrationId: 'edge-03',
      attestation: 'symmetricKey',
      enabled: true,
      keyVersion: 1,
      handedOverVersion: 1,
      validDays: 365,
    },
    {
      registrationId: 'edge-04',
      attestation: 'x509',
      enabled: true,
      keyVersion: 1,
      handedOverVersion: 1,
      validDays: 365,
    },
  ],
  mistake: 'none',
};

/** Nothing goes wrong. */
export const noFaults: Faults = {
  installerBusyCalls: 0,
  installExit: 0,
  breaks: [],
  tpmInfoMisses: 0,
  provisionChecksCloud: false,
  slowReads: {},
};
