import type { FactRecord, FactValue } from '../../../../src/contract/facts.ts';
import type { FactOverrides, UnknownFact } from '../../../../src/main/domain/checks/case.ts';
import { offline } from '../../../../src/main/domain/checks/samples.ts';
import { factsOf, type Facts } from '../../../../src/main/domain/facts.ts';
import type { HostFactId } from '../../../../src/main/domain/probes.ts';

/** Endpoints as a host with a way into the Internet reaches them. */
const online = offline.map((one) => ({
  ...one,
  resolved: true,
  open: true,
  ...(one.port === 443
    ? {
        tls: 'trusted' as const,
        issuer: 'CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation, C=US',
      }
    : {}),
}));

const at = '2026-03-01T08:00:00.000Z';

/** What checks may ask, on a physical Windows 11 Pro with Hyper-V on and no EFLOW, seen by an elevated administrator. */
const healthy: { [K in HostFactId]?: FactValue<K> | UnknownFact } = {
  'host.account': {
    sid: 'S-1-5-21-1004336348-1177238915-682003330-1001',
    name: 'LINE07-PC\\technician',
    elevated: true,
    administrator: true,
    system: false,
  },
  'host.os': {
    caption: 'Microsoft Windows 11 Pro',
    version: '10.0.22631',
    build: 22_631,
    sku: 48,
    productType: 1,
    hostName: 'LINE07-PC',
    lastBoot: '2026-02-26T08:00:00.000Z',
    freeMemoryMb: 10_184,
  },
  'host.ubr': 4037,
  'host.computer': {
    manufacturer: 'Contoso',
    model: 'Edge Box 500',
    hypervisorPresent: true,
    totalMemoryMb: 16_304,
    logicalProcessors: 8,
  },
  // A running hypervisor hides the flags.
  'host.processor': {
    name: 'Practice CPU @ 2.60GHz',
    architecture: 9,
    virtualizationFirmwareEnabled: false,
    secondLevelAddressTranslation: false,
    vmMonitorModeExtensions: false,
  },
  'host.baseBoard': { manufacturer: 'Contoso', product: 'EB500-MB' },
  'host.azureAgent': [],
  'host.volumes': [{ drive: 'C:', freeGb: 212.4, sizeGb: 475, fileSystem: 'NTFS', local: true }],
  'windows.microsoftUpdate': true,
  'powershell.policies': {
    machinePolicy: null,
    userPolicy: null,
    currentUser: null,
    localMachine: 'RemoteSigned',
  },
  'powershell.engine': { version: '5.1.22631.4037', lockdown: false, scriptRules: 'none' },
  'powershell.logging': { modules: false, scripts: false, transcripts: false },
  'windows.processAudit': false,
  'windows.administratorProtection': false,
  'windows.fastStartup': false,
  'windows.sleepSeconds': 0,
  'windows.bitLocker': false,
  'windows.updateSource': { wsus: null, featuresFromMicrosoft: false },
  'windows.rootUpdateOff': false,
  'windows.certificates': {
    roots: ['Microsoft Root Certificate Authority 2010', 'Microsoft Root Certificate Authority 2011'],
    intermediates: ['Microsoft Code Signing PCA 2011'],
  },
  'windows.proxy': { user: null, script: null, machine: null, environment: null },
  'windows.firewallMerge': { ignored: [] },
  'windows.firewallProducts': [],
  'net.sharingForbidden': false,
  'windows.installer': { policy: 0, busy: false },
  'windows.installerService': [{ name: 'msiserver', status: 'Stopped', startType: 'Manual' }],
  'windows.timeSource': { type: 'NTP', servers: 'time.windows.com,0x9' },
  'windows.timeService': [{ name: 'w32time', status: 'Running', startType: 'Automatic' }],
  'windows.networkServices': [
    { name: 'hns', status: 'Running', startType: 'Manual' },
    { name: 'SharedAccess', status: 'Running', startType: 'Manual' },
  ],
  'windows.writeFilterInstalled': false,
  'windows.writeFilterOn': { unknown: 'failed', detail: 'EFD-PS-001' },
  'host.programs': [],
  'host.removable': [],
  'ssh.client': { ssh: true, scp: true },
  'ssh.agent': [{ name: 'ssh-agent', status: 'Stopped', startType: 'Disabled' }],
  'ssh.agentKeys': [],
  'hyperv.module': true,
  'reach.endpoints': online,
  'reach.clockAhead': 0,
  'host.pendingReboot': { componentServicing: false, windowsUpdate: false, fileRename: false },
  'hyperv.feature': { state: 'Enabled' },
  'hyperv.services': [
    { name: 'vmms', status: 'Running', startType: 'Automatic' },
    { name: 'vmcompute', status: 'Running', startType: 'Manual' },
    { name: 'hvhost', status: 'Running', startType: 'Manual' },
  ],
  'hyperv.launchType': 'Auto',
  'hyperv.switches': [
    {
      id: 'c08cb7b8-9b3c-408e-8e30-5e16a3aeb444',
      name: 'Default Switch',
      type: 'Internal',
      adapterDescription: null,
    },
  ],
  'tpm.state': {
    present: true,
    ready: true,
    enabled: true,
    lockedOut: false,
    restartPending: false,
    manufacturer: 'INTC',
  },
  'tpm.spec': { version: '2.0' },
  'eflow.products': [],
  'eflow.installedOn': { unknown: 'absent' },
  'host.boot': [{ at: '2026-02-26T08:00:00.000Z', type: 'full' }],
  'eflow.dpsTpm': { unknown: 'absent', detail: 'EFD-PS-005' },
  'tpm.endorsementKey': { endorsementKey: 'AToAAQ==', registrationId: 'rc4e' },
  'eflow.files': { module: false, program: false, vmDisks: [] },
  'eflow.leftFiles': [],
  'eflow.agentKey': false,
  'eflow.services': [],
  'eflow.vmListed': [],
  'eflow.verify': { unknown: 'absent', detail: 'EFD-PS-005' },
  'eflow.vm': { unknown: 'absent', detail: 'EFD-PS-005' },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isUnknown = (value: unknown): value is UnknownFact => isObject(value) && 'unknown' in value;

/** The healthy machine with these differences; only the facts named are gathered, or all of them. */
export function machine(overrides: FactOverrides = {}, only?: readonly HostFactId[]): Facts {
  const record: FactRecord = {};
  for (const id of only ?? (Object.keys(healthy) as HostFactId[])) {
    const own = healthy[id];
    const other = overrides[id];
    if (own === undefined) throw new Error(`the healthy machine does not tell ${id}`);
    const merge = isObject(own) && isObject(other) && !isUnknown(own) && !isUnknown(other);
    const value = merge ? { ...own, ...other } : (other ?? own);
    const common = { at, source: `a command (${id})` };
    record[id] = isUnknown(value) ? { ...common, ...value } : { ...common, value };
  }
  return factsOf(record);
}

/** What a session without elevation learns of this machine. */
export const withoutElevation: FactOverrides = {
  'host.account': { elevated: false },
  'hyperv.feature': { unknown: 'elevation' },
  'hyperv.launchType': { unknown: 'elevation' },
  'hyperv.switches': { unknown: 'elevation' },
  'windows.writeFilterOn': { unknown: 'elevation' },
  'tpm.state': { unknown: 'elevation' },
  'tpm.spec': { unknown: 'elevation' },
  'eflow.vmListed': { unknown: 'elevation' },
  'eflow.verify': { unknown: 'elevation' },
  'eflow.vm': { unknown: 'elevation' },
  'eflow.dpsTpm': { unknown: 'elevation' },
  'tpm.endorsementKey': { unknown: 'elevation' },
};
