import type { Outcome, Way } from './cell.ts';
import type { Base } from './machine.ts';

/** How an apply must end, and, where it does not end proven, what on the machine or in the cloud is in its way. */
export type Expectation =
  { exitCode: 0; resumedAfter?: string } | (Outcome & { resumedAfter?: string; why: string });

/** A scenario's rule, and what is other with a way to provision, a base, or both; the narrower one holds. */
export type Row = { all: Expectation } & Partial<Record<Way | Base | `${Way} ${Base}`, Expectation>>;

const proven: Expectation = { exitCode: 0 };

const withFailure = (failure: string | undefined) => (failure === undefined ? {} : { failure });

/** Kept from being begun by these checks. */
const notReady = (why: string, failure: string | undefined, blockers: string[]): Expectation => ({
  exitCode: 10,
  code: 'EFD-PLAN-001',
  ...withFailure(failure),
  blockers,
  why,
});

/** Kept from being begun by these checks and steps, the first of which gives the code. */
const refused = (code: string, why: string, blockers: string[], failure?: string): Expectation => ({
  exitCode: 10,
  code,
  ...withFailure(failure),
  blockers,
  why,
});

/** A step of the job failed. */
const failed = (code: string, why: string, failure?: string): Expectation => ({
  exitCode: 1603,
  code,
  ...withFailure(failure),
  why,
});

/** Provisioned, and not proven in time. */
const unproven = (code: string, why: string, failure?: string): Expectation => ({
  exitCode: 14,
  code,
  ...withFailure(failure),
  why,
});

/** The VM that is there hangs on another switch than the setup of the server asks for. */
const otherSwitch = refused(
  'EFD-NET-004',
  'the VM of the scenario hangs on another switch, and its network cannot be changed',
  ['deploy'],
);

/**
 * How the apply of an example ends on each scenario, for the five ways to provision and both bases. A new scenario gets its
 * line here. Whoever changes a line says which of the two was wrong: the machine, or what the product made of it.
 */
export const expected: Readonly<Record<string, Row>> = {
  'agent-configuration-gone': { all: failed('EFD-VM-002', 'the agent has lost its configuration', 'F28') },
  'agent-image-missing': {
    all: unproven('EFD-PRV-080', 'the registry does not have the image'),
    server: otherSwitch,
  },
  'agent-login-lost': { all: failed('EFD-VM-002', 'the agent has lost its login', 'F30') },
  'agent-service-missing': { all: notReady('the service of the agent is gone', 'F27', ['HC-17']) },
  'already-deployed': { all: proven, server: otherSwitch },
  'amqp-blocked-443-open': { all: unproven('EFD-PRV-065', 'port 5671 is shut to the VM') },
  'clock-years-behind': { all: notReady('the clock of the host is years behind', 'F08', ['HC-23']) },
  'cloud-blocked': {
    all: unproven('EFD-PRV-078', 'the VM reaches neither hub nor DPS'),
    server: otherSwitch,
  },
  'default-switch-dhcp-blocked': {
    all: failed('EFD-VM-001', 'nobody gives the VM an address on the Default Switch', 'F80'),
    server: proven,
  },
  'deploy-fails-midway-needs-reinstall': { all: { exitCode: 0, resumedAfter: 'EFD-VM-001' } },
  'disk-image-locked': { all: { exitCode: 0, resumedAfter: 'EFD-VM-001' } },
  'dns-missing-static-ip': {
    all: unproven('EFD-PRV-076', 'the VM was told no DNS server', 'F81'),
    server: refused('EFD-NET-008', 'the addresses of the setup are taken on this host', [
      'deploy',
      'network',
      'set-host-address',
    ]),
  },
  'doubled-host-name': {
    all: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['install-msi'],
      'F05',
    ),
    server: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['deploy', 'install-msi'],
      'F05',
    ),
  },
  'external-adapter-changed': {
    all: unproven('EFD-NET-017', 'the adapter below the switch is not connected any more', 'F94'),
    server: otherSwitch,
  },
  'external-switch-on-plant': { all: proven },
  'fresh-device-417': { all: proven, server: otherSwitch },
  'guest-clock-wrong': {
    all: unproven('EFD-PRV-081', 'the clock of the VM is wrong', 'F90'),
    server: otherSwitch,
  },
  'guest-disk-full': {
    all: unproven('EFD-PRV-082', 'the disk in the VM is full', 'F89'),
    server: otherSwitch,
  },
  'half-deployed': { all: proven },
  'happy-arm64': { all: failed('EFD-MSI-1633', 'the package is for another architecture', 'F04') },
  'happy-client-default-switch': { all: proven },
  'happy-external-static': { all: proven },
  'happy-server-internal-nat': {
    all: proven,
    server: refused('EFD-NET-008', 'the addresses of the setup are taken on this host', [
      'network',
      'set-host-address',
    ]),
  },
  'host-renamed': { all: proven, server: otherSwitch },
  'hyperv-disabled': { all: proven },
  'hypervisor-launch-off': {
    all: notReady('the hypervisor does not start with Windows', 'F17', ['HC-07', 'HC-19']),
  },
  'long-journey': { all: proven },
  'low-disk-17gb': { all: notReady('too little space for the VM', 'F21', ['HC-10']) },
  'low-memory': { all: notReady('less free memory than the smallest VM takes', 'F19', ['HC-09']) },
  'ltsc-2019-tpm': {
    all: proven,
    DpsTPM: failed('EFD-TPM-001', 'the old OpenSSH of this Windows cannot pass the TPM on', 'F46'),
  },
  'ltsc-2019-without-updates': {
    all: failed('EFD-VM-002', 'the network service of this Windows is too old', 'F18'),
  },
  'microsoft-update-off': { all: proven },
  'msi-1603': { all: { exitCode: 0, resumedAfter: 'EFD-MSI-1603' } },
  'msi-1618-then-ok': { all: proven },
  'msi-1619-locked': { all: { exitCode: 0, resumedAfter: 'EFD-MSI-1619' } },
  'msi-3010-reboot': { all: proven },
  'nested-vm-no-expose': {
    all: notReady('the outer hypervisor does not pass virtualisation on', 'F16', [
      'HC-05',
      'HC-07',
      'HC-08',
      'HC-19',
    ]),
  },
  'not-elevated': {
    all: {
      exitCode: 12,
      code: 'EFD-HOST-003',
      failure: 'F10',
      blockers: ['HC-01', 'HC-06'],
      why: 'the session is not elevated',
    },
  },
  'offline-msi-certs-missing': {
    all: failed('EFD-VM-002', 'this Windows lacks the certificates below which EFLOW is signed', 'F07'),
  },
  'openssh-missing-offline': {
    all: notReady('there is no OpenSSH client, and no source to take it from', 'F15', ['HC-15']),
  },
  'other-version-installed': {
    all: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['install-msi'],
      'F05',
    ),
  },
  'program-files-missing': { all: { exitCode: 0, resumedAfter: 'EFD-VM-001' } },
  'provision-cert-path-missing': { all: proven, server: otherSwitch },
  'provision-ok-but-never-connected': {
    all: unproven('EFD-PRV-062', 'the cloud refuses the device', 'F62'),
    DpsTPM: unproven('EFD-PRV-064', 'the device is enrolled under another registration ID', 'F62'),
    DpsX509: unproven('EFD-PRV-072', 'the enrollment is disabled', 'F62'),
    DpsSymmetricKey: unproven('EFD-PRV-072', 'the enrollment is disabled', 'F62'),
  },
  'provision-old-certificate': {
    // Only they copy files into the VM.
    all: proven,
    server: otherSwitch,
    'ManualX509 client': failed(
      'EFD-PRV-069',
      'a certificate of another user of the VM is in the way',
      'F64',
    ),
    'DpsX509 client': failed('EFD-PRV-069', 'a certificate of another user of the VM is in the way', 'F64'),
  },
  'provision-ping-blocked': {
    all: failed('EFD-PRV-001', 'Provision-EflowVm pings the host, which does not answer', 'F61'),
    server: otherSwitch,
  },
  'provision-wrong-key': {
    all: failed('EFD-PRV-063', 'what was handed over was renewed in the cloud since', 'F60'),
    DpsTPM: proven,
    DpsX509: failed('EFD-PRV-074', 'what was handed over was renewed in the cloud since', 'F60'),
    DpsSymmetricKey: failed('EFD-PRV-070', 'what was handed over was renewed in the cloud since', 'F62'),
  },
  'proxy-required': {
    all: unproven('EFD-PRV-077', 'the VM gets out through a proxy only, and the setup names none', 'F85'),
    server: otherSwitch,
  },
  'registry-blocked': {
    all: unproven('EFD-PRV-079', 'the VM does not reach the registry'),
    server: otherSwitch,
  },
  reprovision: { all: proven, server: otherSwitch },
  'reprovision-refused': {
    all: failed('EFD-PRV-001', 'this EFLOW does not provision a second time', 'F58'),
    server: otherSwitch,
    'ManualConnectionString client': proven,
  },
  'runtime-down': {
    all: unproven('EFD-PRV-066', 'the service aziot-edged in the VM has failed', 'F65'),
    server: otherSwitch,
  },
  'security-privilege-missing': {
    all: failed('EFD-VM-002', 'a policy takes a right that the deployment needs', 'F12'),
  },
  'server-2019-data-invalid': {
    all: failed('EFD-VM-001', 'this Windows refuses the configuration of the VM', 'F33'),
  },
  'server-internal-switch-nat': { all: proven },
  'server-no-switch': { all: proven },
  'signature-not-trusted': {
    all: failed('EFD-VM-002', 'the module does not trust one of its own files', 'F06'),
  },
  'ssh-agent-many-keys': { all: failed('EFD-PRV-001', 'the SSH agent offers too many keys', 'F43') },
  'switch-name-twice': { all: notReady('two switches have the same name', 'F26', ['HC-19']) },
  'synthetic-ethernet-blocked': {
    all: failed('EFD-VM-001', 'security software blocks the network port of the VM', 'F38'),
  },
  'tpm-absent': { all: proven, DpsTPM: notReady('there is no TPM', 'F68', ['HC-12', 'HC-61']) },
  'tpm-broken-after-reboot': {
    all: proven,
    server: otherSwitch,
    'DpsTPM client': failed('EFD-TPM-002', 'the proxy of the TPM does not run', 'F70'),
  },
  'tpm-broken-by-update': {
    all: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['install-msi'],
      'F05',
    ),
    server: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['deploy', 'install-msi'],
      'F05',
    ),
  },
  'tpm-info-retries': { all: proven },
  'upgrade-1.4-to-1.5': {
    all: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['install-msi'],
      'F05',
    ),
    server: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['deploy', 'install-msi'],
      'F05',
    ),
  },
  'virtualisation-off-in-firmware': {
    all: notReady('virtualisation is off in the firmware', 'F16', ['HC-05', 'HC-07', 'HC-19']),
  },
  'vm-address-stale': {
    all: failed('EFD-PRV-001', 'the host looks for the VM at an address that it no longer has', 'F44'),
    server: otherSwitch,
  },
  'vm-not-starting-after-reboot': {
    all: failed('EFD-VM-004', 'Windows does not confirm the start of the VM', 'F34'),
    server: otherSwitch,
  },
  'vm-off': { all: proven, server: otherSwitch },
  'vm-off-low-memory': {
    all: notReady('less free memory than the VM takes', 'F37', ['HC-09']),
    server: refused('EFD-NET-004', 'less free memory than the VM takes', ['HC-09', 'deploy'], 'F37'),
  },
  'vm-silent': { all: failed('EFD-PRV-001', 'the VM does not answer by SSH', 'F42'), server: otherSwitch },
  'vm-start-no-memory': {
    all: notReady('less free memory than the VM takes', 'F37', ['HC-09']),
    server: otherSwitch,
  },
  'vm-without-address': { all: failed('EFD-VM-001', 'the VM gets no address', 'F41') },
  'windows-home': {
    all: notReady('this edition has no Hyper-V', undefined, ['HC-02', 'HC-06', 'HC-07', 'HC-19', 'HC-63']),
    server: notReady('this edition has no Hyper-V', 'F14', ['HC-06', 'HC-07', 'HC-19', 'HC-63']),
  },
  'wssd-cert-expired': {
    all: refused(
      'EFD-MSI-1638',
      'another version is installed, which an apply does not replace',
      ['install-msi'],
      'F05',
    ),
  },
  'x509-expired-cert': {
    all: proven,
    server: otherSwitch,
    'ManualX509 client': refused('EFD-CRT-011', 'the certificate has expired', ['provision']),
    'ManualX509 server': refused('EFD-NET-004', 'the certificate has expired', ['deploy', 'provision']),
    'DpsX509 client': refused('EFD-CRT-011', 'the certificate has expired', ['provision']),
    'DpsX509 server': refused('EFD-NET-004', 'the certificate has expired', ['deploy', 'provision']),
  },
  'provision-checks-the-cloud': {
    all: proven,
    server: otherSwitch,
    'ManualConnectionString client': failed(
      'EFD-PRV-063',
      'the key that was handed over was renewed in the cloud since',
      'F60',
    ),
    'ManualX509 client': failed(
      'EFD-PRV-063',
      'the certificate that was handed over was renewed in the cloud since',
      'F60',
    ),
  },
};

/** What is expected of a cell; undefined where the scenario has no line. */
export function expectationOf(scenario: string, way: Way, base: Base): Expectation | undefined {
  const row = Object.hasOwn(expected, scenario) ? expected[scenario] : undefined;
  return row?.[`${way} ${base}`] ?? row?.[way] ?? row?.[base] ?? row?.all;
}
