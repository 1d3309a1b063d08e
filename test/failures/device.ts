import { errorCodes, type ErrorCode } from '../../src/contract/errors.ts';
import type { Case, Doing, Expected } from './run.ts';

const manual = { apply: 'connection-string' } as const;
const certificate = { apply: 'manual-x509', files: 'handed-over' } as const;

/** Not proven in time: what the cause is called. */
const unproven = (error: ErrorCode, failure?: string): Expected => ({
  exit: 14,
  error,
  ...(failure === undefined ? {} : { failure }),
});
const failed = (error: ErrorCode, failure: string): Expected => ({ exit: 1603, error, failure });

const vmAgain: readonly Doing[] = [{ act: 'stop-vm' }, { act: 'start-vm' }];
/** The colleague made valid what was handed over, and the VM has asked again since. */
const renewed: readonly Doing[] = [{ break: 'credentials-renewed' }, { minutes: 5 }];
const fixed: Expected = { exit: 0, sign: ['runtime', 'running'] };

/** The static address of a VM in the plant, and the one on the Internal switch of a server. */
const inPlant = {
  vswitch: 'External',
  vswitchName: 'Plant-LAN',
  address: {
    ip4Address: '10.20.30.90',
    ip4PrefixLength: 24,
    ip4GatewayAddress: '10.20.30.1',
    dnsServers: ['10.20.30.53'],
  },
};
const onServer = {
  vswitch: 'Internal',
  vswitchName: 'EFLOW-Int',
  address: {
    ip4Address: '192.168.200.2',
    ip4PrefixLength: 24,
    ip4GatewayAddress: '192.168.200.1',
    dnsServers: ['10.20.30.53'],
  },
};

const sharedFolders = [{ root: 'C:\\Shared', folder: 'data', target: '/home/iotedge-user/data' }];
const gpu = { gpuName: 'NVIDIA A2', gpuPassthroughType: 'DirectDeviceAssignment' };

/** Failures F50 to F97, each as a technician meets it on a practice machine, and the ways beside them that go well. */
export const cases: readonly Case[] = [
  {
    failures: ['F53'],
    scenario: 'provision-cert-path-missing',
    asked: { apply: 'manual-x509' },
    gets: { exit: 10, error: errorCodes.pemUnreadable },
    remedy: 'fix.EFD-CRT-001',
    follow: [],
    instead: certificate,
  },
  {
    failures: ['F58'],
    scenario: 'reprovision-refused',
    asked: { apply: 'dps-symmetric-key' },
    gets: failed(errorCodes.provisionFailed, 'F58'),
    remedy: 'failure.F58.do',
    follow: [{ break: 'causes-removed' }],
  },
  {
    failures: ['F60'],
    scenario: 'provision-checks-the-cloud',
    asked: manual,
    gets: failed(errorCodes.wrongKey, 'F60'),
    remedy: 'fix.EFD-PRV-063',
    follow: renewed,
  },
  {
    failures: ['F60'],
    scenario: 'provision-wrong-key',
    asked: manual,
    gets: failed(errorCodes.wrongKey, 'F60'),
    remedy: 'fix.EFD-PRV-063',
    follow: renewed,
  },
  {
    failures: ['F60'],
    scenario: 'x509-expired-cert',
    asked: certificate,
    gets: { exit: 10, error: errorCodes.certificateExpired },
    remedy: 'fix.EFD-CRT-011',
    follow: [{ break: 'credentials-renewed' }],
  },
  {
    failures: ['F61'],
    scenario: 'provision-ping-blocked',
    asked: manual,
    gets: failed(errorCodes.provisionFailed, 'F61'),
    remedy: 'failure.F61.do',
    follow: [{ break: 'causes-removed' }],
  },
  {
    failures: ['F62'],
    scenario: 'provision-ok-but-never-connected',
    asked: manual,
    gets: unproven(errorCodes.neverConnected, 'F62'),
    remedy: 'fix.EFD-PRV-062',
  },
  {
    failures: ['F62'],
    scenario: 'provision-ok-but-never-connected',
    asked: { apply: 'dps-symmetric-key' },
    gets: unproven(errorCodes.enrollmentDisabled, 'F62'),
    remedy: 'fix.EFD-PRV-072',
  },
  {
    failures: ['F64'],
    scenario: 'provision-old-certificate',
    asked: certificate,
    gets: failed(errorCodes.certificateInWay, 'F64'),
    remedy: 'fix.EFD-PRV-069',
    follow: [{ break: 'causes-removed' }],
  },
  {
    failures: ['F65'],
    scenario: 'runtime-down',
    asked: manual,
    gets: unproven(errorCodes.runtimeDown, 'F65'),
    remedy: 'failure.F65.do',
    follow: vmAgain,
  },
  {
    failures: ['F65'],
    scenario: 'runtime-down',
    asked: 'status',
    gets: { exit: 0, sign: ['runtime', 'service-down'], failure: 'F65' },
    remedy: 'failure.F65.do',
    follow: vmAgain,
    afterwards: fixed,
  },
  {
    failures: ['F66'],
    scenario: 'doubled-host-name',
    asked: 'scan',
    gets: { exit: 11, finding: ['HC-48', 'defect'], failure: 'F66' },
    remedy: 'remedy.take-1-5-7',
  },
  {
    failures: ['F67'],
    scenario: 'fresh-device-417',
    asked: 'status',
    gets: { exit: 0, sign: ['modules', 'only-agent'], failure: 'F67' },
    remedy: 'failure.F67.do',
  },
  {
    failures: ['F68'],
    scenario: 'tpm-absent',
    asked: { apply: 'dps-tpm' },
    gets: { exit: 10, error: errorCodes.notReady, finding: ['HC-12', 'absent'], failure: 'F68' },
    remedy: 'failure.F68.do',
    follow: [],
    instead: manual,
  },
  {
    failures: ['F70', 'F72'],
    scenario: 'tpm-broken-after-reboot',
    before: [{ enroll: 'rightly' }],
    asked: { apply: 'dps-tpm' },
    gets: failed(errorCodes.tpmInfoMissing, 'F70'),
    remedy: 'fix.EFD-TPM-002',
    follow: [{ act: 'start-tpm-proxy' }, ...vmAgain],
  },
  {
    failures: ['F72'],
    scenario: 'tpm-broken-after-reboot',
    asked: 'status',
    gets: { exit: 0, sign: ['runtime', 'tpm-lost'], failure: 'F72' },
    remedy: 'failure.F72.do',
    follow: [{ enroll: 'rightly' }, { act: 'start-tpm-proxy' }, ...vmAgain, { minutes: 5 }],
    afterwards: fixed,
  },
  {
    failures: ['F74'],
    scenario: 'tpm-broken-by-update',
    asked: 'scan',
    gets: { exit: 11, finding: ['HC-50', 'known-bad'], failure: 'F74' },
    remedy: 'remedy.take-1-5-7',
  },
  {
    failures: ['F80'],
    scenario: 'default-switch-dhcp-blocked',
    asked: manual,
    gets: failed(errorCodes.deployFailed, 'F80'),
    remedy: 'failure.F80.do',
    follow: [{ break: 'firewall-rules-count' }],
  },
  {
    failures: ['F81'],
    scenario: 'dns-missing-static-ip',
    asked: manual,
    gets: unproven(errorCodes.noNames, 'F81'),
    remedy: 'fix.EFD-PRV-076',
    follow: [{ break: 'vm-dns-set' }],
  },
  {
    failures: ['F81'],
    scenario: 'dns-missing-static-ip',
    asked: { ...manual, with: { network: onServer } },
    gets: { exit: 0 },
  },
  {
    failures: ['F85'],
    scenario: 'proxy-required',
    asked: manual,
    gets: unproven(errorCodes.noWayOut, 'F85'),
    remedy: 'fix.EFD-PRV-077',
    follow: [],
    instead: { ...manual, with: { proxy: { https: 'http://proxy.contoso.example:8080' } } },
  },
  {
    failures: ['F89'],
    scenario: 'guest-disk-full',
    asked: manual,
    gets: unproven(errorCodes.guestDiskFull, 'F89'),
    remedy: 'fix.EFD-PRV-082',
    follow: [{ break: 'vm-disk-freed' }],
  },
  {
    failures: ['F90'],
    scenario: 'guest-clock-wrong',
    asked: manual,
    gets: unproven(errorCodes.guestClock, 'F90'),
    remedy: 'fix.EFD-PRV-081',
    follow: vmAgain,
  },
  {
    failures: ['F94'],
    scenario: 'external-adapter-changed',
    asked: 'status',
    gets: { exit: 0, sign: ['vm', 'no-address'], failure: 'F94' },
    remedy: 'failure.F94.do',
    follow: [{ break: 'cable-plugged' }],
    afterwards: { exit: 0, sign: ['vm', 'running'] },
  },
  {
    failures: ['F94'],
    scenario: 'external-adapter-changed',
    asked: manual,
    gets: unproven(errorCodes.vmWithoutAddress, 'F94'),
    remedy: 'fix.EFD-NET-017',
    follow: [{ break: 'cable-plugged' }],
  },
  {
    failures: ['F50'],
    scenario: 'ltsc-2019-tpm',
    asked: { ...manual, with: { sharedFolders } },
    gets: { exit: 10, error: errorCodes.sharesHostOld, failure: 'F50' },
    remedy: 'fix.EFD-SHR-001',
    follow: [],
    instead: manual,
  },
  {
    // No scenario is about graphics cards.
    failures: [],
    scenario: 'happy-client-default-switch',
    asked: { ...manual, with: { vm: { gpu } } },
    gets: { exit: 1603, error: errorCodes.deployRefused, failure: 'F76' },
    remedy: 'failure.F76.do',
    follow: [{ break: 'gpu-assignable' }],
  },
  {
    failures: ['F95'],
    scenario: 'vm-start-no-memory',
    asked: { do: 'start-vm' },
    gets: failed(errorCodes.vmStartFailed, 'F95'),
    remedy: 'failure.F95.do',
    follow: [{ break: 'memory-freed' }],
  },
  {
    failures: ['F45'],
    scenario: 'wssd-cert-expired',
    asked: 'status',
    gets: { exit: 0, sign: ['vm', 'blind'], failure: 'F45' },
    remedy: 'failure.F45.do',
    follow: [{ break: 'agent-certificate-renewed' }],
    afterwards: { exit: 0, sign: ['vm', 'running'] },
  },
  {
    failures: [],
    scenario: 'registry-blocked',
    asked: manual,
    gets: unproven(errorCodes.registryBlocked),
    remedy: 'fix.EFD-PRV-079',
    follow: [{ break: 'network-open' }],
  },
  {
    failures: [],
    scenario: 'cloud-blocked',
    asked: manual,
    gets: unproven(errorCodes.cloudBlocked),
    remedy: 'fix.EFD-PRV-078',
    follow: [{ break: 'network-open' }],
  },
  {
    failures: [],
    scenario: 'agent-image-missing',
    asked: manual,
    gets: unproven(errorCodes.imageMissing),
    remedy: 'fix.EFD-PRV-080',
    follow: [{ break: 'agent-image-published' }],
  },
  {
    failures: [],
    scenario: 'reprovision',
    asked: { apply: 'dps-symmetric-key' },
    gets: { exit: 0 },
  },
  {
    failures: [],
    scenario: 'upgrade-1.4-to-1.5',
    asked: 'status',
    gets: { exit: 0, sign: ['cloud', 'connected'] },
  },
  {
    failures: [],
    scenario: 'happy-external-static',
    asked: { ...manual, with: { network: inPlant } },
    gets: { exit: 0 },
  },
  {
    failures: [],
    scenario: 'happy-server-internal-nat',
    asked: { ...manual, with: { network: onServer } },
    gets: { exit: 0 },
  },
];

const neverSent =
  'the setup document refuses it, so no command is ever called that way; its text is recognised';

/** Failures that no practice machine shows, with the reason. */
export const unshown: Readonly<Record<string, string>> = {
  F51: neverSent,
  F52: neverSent,
  F54: neverSent,
  F55: neverSent,
  F56: neverSent,
  F57: 'a plan provisions only after it has deployed; the text is recognised',
  F59: 'the product always provisions without a question; the text is recognised',
  F63: 'the setup document takes a registration ID in lower case alone; told from the log of a VM that somebody else provisioned',
  F69: 'a plan turns the feature on before it provisions with the TPM; the text is recognised',
  F71: 'no practice machine has a service that cannot start; the text is recognised',
  F73: 'practice has no services of the TPM inside the VM; the text is recognised',
  F75: neverSent,
  F76: 'no scenario is about graphics cards; the practice machine of any other refuses one that it does not have',
  F77: 'practice has no release of EFLOW with that mistake; a plan warns of it on that build',
  F78: neverSent,
  F79: neverSent,
  F82: 'the setup document refuses the address of the gateway for the VM',
  F83: neverSent,
  F84: 'a plan gives the VM the network before the NIC; the text is recognised',
  F86: 'practice has no EFLOW 1.3; the text is recognised',
  F87: 'Windows Update offers nothing in practice, and the invalid package has no text of its own',
  F88: 'practice has no migration between releases, and the failure has no text of its own',
  F91: 'the product does not read the logs of modules that way; the text is recognised',
  F92: 'nothing tells it from other failures of the network but that a restart of the VM helps',
  F93: 'the VM of practice is never starved by a module; the text is recognised',
  F96: 'a failure of EFLOW 1.1, which practice does not have',
  F97: 'a host that lost the files of the agent is told by what is left of EFLOW (HC-17)',
};
