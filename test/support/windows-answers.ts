import type { Json } from '../../src/contract/json.ts';
import { windowsKeys, type WindowsKey } from '../../src/main/domain/windows-keys.ts';
import { endpoints, type windowsProbes } from '../../src/main/domain/windows-probes.ts';

type Keys = Partial<Record<WindowsKey, Record<string, Json>>>;

/** Every key that is asked for; those named here exist, with these values. */
export const keyRows = (keys: Keys): Json[] =>
  Object.entries(windowsKeys).map(([name, Key]) => {
    const values = keys[name as WindowsKey];
    return { Key, Exists: values !== undefined, Values: values ?? {} };
  });

/** WinHttpSettings with a proxy, as `netsh winhttp set proxy` writes it. */
export function winHttp(flags: number, name: string): string {
  const head = Buffer.alloc(16);
  head[0] = 0x28;
  head.writeUInt32LE(flags, 8);
  head.writeUInt32LE(name.length, 12);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), Buffer.alloc(4)]).toString('base64');
}

const keys = keyRows({
  machinePowerShell: { EnableScripts: 1, ExecutionPolicy: 'AllSigned' },
  userPowerShell: { EnableScripts: 0 },
  machineShell: { ExecutionPolicy: 'RemoteSigned' },
  engine: { PowerShellVersion: '5.1.22621.963' },
  machineEnvironment: { __PSLockdownPolicy: '4', HTTPS_PROXY: 'http://anna:pa@ss/word@proxy:3128' },
  scriptRules: { EnforcementMode: 1 },
  userModuleLog: { EnableModuleLogging: 1 },
  machineTranscripts: { EnableTranscripting: 1 },
  audit: { ProcessCreationIncludeCmdLine_Enabled: 1 },
  approval: { TypeOfAdminApprovalMode: 2 },
  startup: { HiberbootEnabled: 1 },
  powerSchemes: { ActivePowerScheme: '381B4222-F694-41F0-9685-FF5BB260DF2E' },
  balancedSleep: { ACSettingIndex: 600 },
  balancedDefault: { ACSettingIndex: 1800 },
  bitLocker: { BootStatus: 1 },
  update: { WUServer: 'http://wsus:8530' },
  automaticUpdate: { UseWUServer: 1 },
  features: { RepairContentServerSource: 2 },
  rootUpdate: { DisableRootAutoUpdate: 1 },
  root2010: {},
  thirdParty2011: {},
  userProxy: { ProxyEnable: 1, ProxyServer: 'proxy:8080', AutoConfigURL: 'http://proxy/proxy.pac' },
  machineProxy: { WinHttpSettings: winHttp(3, 'anna:secret@proxy:8080') },
  standardFirewall: { AllowLocalPolicyMerge: 0 },
  publicFirewall: { AllowLocalPolicyMerge: 0 },
  installerPolicy: { DisableMSI: 1 },
  installerBusy: {},
  timeSource: { Type: 'NTP', NtpServer: 'time.windows.com,0x9' },
  writeFilter: { Start: 0 },
});

const services: Json[] = [
  { Name: 'msiserver', Status: 'Stopped', StartType: 'Manual' },
  { Name: 'W32Time', Status: 'Running', StartType: 'Automatic' },
  { Name: 'ssh-agent', Status: 'Stopped', StartType: 'Disabled' },
  { Name: 'hns', Status: 'Running', StartType: 'Manual' },
];

const system = 'C:\\Windows\\System32';
const files: Json[] = [
  { Pattern: `${system}\\OpenSSH\\ssh.exe`, Paths: [`${system}\\OpenSSH\\ssh.exe`] },
  { Pattern: `${system}\\OpenSSH\\scp.exe`, Paths: [] },
  {
    Pattern: `${system}\\WindowsPowerShell\\v1.0\\Modules\\Hyper-V\\*\\Hyper-V.psd1`,
    Paths: [`${system}\\WindowsPowerShell\\v1.0\\Modules\\Hyper-V\\2.0.0.0\\Hyper-V.psd1`],
  },
];

const reached = (Host: string, Port: number, more: Record<string, Json>): Json => ({
  Host,
  Port,
  Resolved: true,
  Open: true,
  Tls: 'none',
  Issuer: null,
  ServerTime: null,
  HostTime: null,
  ...more,
});
const answered = (ServerTime: string) => ({
  Tls: 'trusted',
  Issuer: 'O=Microsoft Corporation',
  ServerTime,
  HostTime: '2026-03-01T08:00:07Z',
});
const [dps, amqp, registry, download] = Object.values(endpoints).map((one) => one.split(':')[0] ?? '') as [
  string,
  string,
  string,
  string,
];
const rows = [
  reached(dps, 443, answered('2026-03-01T08:00:00Z')),
  reached(amqp, 5671, { Open: false }),
  reached(registry, 443, answered('2026-03-01T08:00:02Z')),
  reached(download, 443, { Tls: 'refused' }),
];

const installed: Json[] = [
  {
    Key: 'a\\{1}',
    Exists: true,
    Values: { DisplayName: 'Azure IoT Edge LTS', DisplayVersion: '1.5.7.01026', InstallDate: '20250714' },
  },
];

/** What a host answers to the probes of Windows and its surroundings. */
export const windowsAnswers: Record<keyof typeof windowsProbes, Json[]> = {
  'powershell.policies': keys,
  'powershell.engine': keys,
  'powershell.logging': keys,
  'windows.processAudit': keys,
  'windows.administratorProtection': keys,
  'windows.fastStartup': keys,
  'windows.sleepSeconds': keys,
  'windows.bitLocker': keys,
  'windows.updateSource': keys,
  'windows.rootUpdateOff': keys,
  'windows.certificates': keys,
  'windows.proxy': keys,
  'windows.firewallMerge': keys,
  'windows.firewallProducts': [
    { DisplayName: 'Contoso Shield', ProductState: 266_256 },
    { DisplayName: 'Old Shield', ProductState: 262_160 },
  ],
  'windows.installer': keys,
  'windows.installerService': services,
  'windows.timeSource': keys,
  'windows.timeService': services,
  'windows.networkServices': services,
  'windows.writeFilterInstalled': keys,
  'windows.writeFilterOn': [{ CurrentEnabled: true }],
  'host.programs': [
    { Key: 'a', Exists: true, Values: { DisplayName: 'TwinCAT 3.1 Runtime (x64)', DisplayVersion: '3.1' } },
    { Key: 'b', Exists: true, Values: { DisplayName: 'Oracle VM VirtualBox 7.0.14' } },
    { Key: 'c', Exists: true, Values: { DisplayName: 'Notepad++' } },
  ],
  'host.removable': [
    { DeviceID: 'C:', DriveType: 3, FileSystem: 'NTFS', FreeSpace: 1, Size: 2 },
    { DeviceID: 'E:', DriveType: 2, FileSystem: 'FAT32', FreeSpace: '1', Size: '2' },
    { DeviceID: 'F:', DriveType: 2, FileSystem: null, FreeSpace: null, Size: null },
  ],
  'ssh.client': files,
  'ssh.agent': services,
  'ssh.agentKeys': [
    { Key: 'a', Exists: true, Values: {} },
    { Key: 'b', Exists: true, Values: {} },
  ],
  'hyperv.module': files,
  'reach.endpoints': rows,
  'reach.clockAhead': rows,
  'eflow.installedOn': installed,
};

const service = (name: string, status: string, startType: string) => ({ name, status, startType });

/** What becomes of those answers. */
export const windowsValues: Record<keyof typeof windowsProbes, unknown> = {
  'powershell.policies': {
    machinePolicy: 'AllSigned',
    userPolicy: 'Restricted',
    currentUser: null,
    localMachine: 'RemoteSigned',
  },
  'powershell.engine': { version: '5.1.22621.963', lockdown: true, scriptRules: 'enforced' },
  'powershell.logging': { modules: true, scripts: false, transcripts: true },
  'windows.processAudit': true,
  'windows.administratorProtection': true,
  'windows.fastStartup': true,
  'windows.sleepSeconds': 600,
  'windows.bitLocker': true,
  'windows.updateSource': { wsus: 'http://wsus:8530', featuresFromMicrosoft: true },
  'windows.rootUpdateOff': true,
  'windows.certificates': {
    roots: ['Microsoft Root Certificate Authority 2010', 'Microsoft Root Certificate Authority 2011'],
    intermediates: [],
  },
  'windows.proxy': {
    user: 'proxy:8080',
    script: 'http://proxy/proxy.pac',
    machine: 'proxy:8080',
    environment: 'http://proxy:3128',
  },
  'windows.firewallMerge': { ignored: ['private', 'public'] },
  'windows.firewallProducts': [
    { name: 'Contoso Shield', on: true },
    { name: 'Old Shield', on: false },
  ],
  'windows.installer': { policy: 1, busy: true },
  'windows.installerService': [service('msiserver', 'Stopped', 'Manual')],
  'windows.timeSource': { type: 'NTP', servers: 'time.windows.com,0x9' },
  'windows.timeService': [service('W32Time', 'Running', 'Automatic')],
  'windows.networkServices': [service('hns', 'Running', 'Manual')],
  'windows.writeFilterInstalled': true,
  'windows.writeFilterOn': true,
  'host.programs': [
    { kind: 'real-time', name: 'TwinCAT 3.1 Runtime (x64)', version: '3.1' },
    { kind: 'virtualisation', name: 'Oracle VM VirtualBox 7.0.14', version: '' },
  ],
  'host.removable': [{ drive: 'E:', fileSystem: 'FAT32' }],
  'ssh.client': { ssh: true, scp: false },
  'ssh.agent': [service('ssh-agent', 'Stopped', 'Disabled')],
  'ssh.agentKeys': ['a', 'b'],
  'hyperv.module': true,
  'reach.endpoints': [
    {
      host: dps,
      port: 443,
      resolved: true,
      open: true,
      tls: 'trusted',
      issuer: 'O=Microsoft Corporation',
    },
    { host: amqp, port: 5671, resolved: true, open: false, tls: 'none', issuer: null },
    {
      host: registry,
      port: 443,
      resolved: true,
      open: true,
      tls: 'trusted',
      issuer: 'O=Microsoft Corporation',
    },
    { host: download, port: 443, resolved: true, open: true, tls: 'refused', issuer: null },
  ],
  'reach.clockAhead': 5,
  'eflow.installedOn': '2025-07-14',
};
