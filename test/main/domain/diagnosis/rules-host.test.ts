import { describe, expect, test } from 'vitest';
import { matchFailure } from '../../../../src/main/domain/diagnosis/failures.ts';
import {
  checksOfFailure,
  failureOfFinding,
  findingFailures,
} from '../../../../src/main/domain/diagnosis/of-findings.ts';
import { checks } from '../../../../src/main/domain/checks/index.ts';
import { languages } from '../../../../src/messages/index.ts';

const nodectl = 'C:\\Program Files\\Azure IoT Edge\\nodectl.exe ';

/** Texts of eflow.md 4.2, 8.1 and 19 A to D as they are printed. */
const texts: readonly [id: string, text: string][] = [
  ['F01', 'MSI (s) (A0:3C) [09:11:12:345]: MainEngineThread is returning 1603'],
  ['F01', 'Windows Installer installed the product. Installation success or error status: 1603.'],
  ['F01', 'Action ended 9:11:12: InstallFinalize. Return value 3.'],
  ['F01', 'Installation Failure: Windows failed to install the update with error 0x80070643'],
  ['F01', 'msiexec ended with 1603'],
  ['F02', 'MainEngineThread is returning 1618'],
  ['F02', 'msiexec /i eflow.msi /qn: exit code 1618'],
  ['F03', 'MainEngineThread is returning 1619'],
  ['F03', 'Installation success or error status: 1620.'],
  ['F04', 'Installation success or error status: 1633.'],
  ['F05', 'error 0x80070666: Cannot install a product when a newer product version is installed'],
  ['F06', ' - Signer is not trusted at line 211'],
  ['F06', ' - Signature is not valid (file: C:\\Program Files\\Azure IoT Edge\\nodectl.exe)'],
  ['F06', ' - Signature is missing (file: C:\\Program Files\\Azure IoT Edge\\wssdagent.exe)!'],
  ['F07', 'could not track signature to the microsoft root certificate'],
  ['F07', 'Status: CERT_TRUST_IS_PARTIAL_CHAIN'],
  ['F07', 'missing issuer Microsoft Code Signing PCA 2011'],
  ['F08', 'CERT_TRUST_IS_NOT_TIME_VALID'],
  ['F09', "Could not find a part of the path 'C:\\Program Files\\Azure IoT Edge\\LICENSE\\EFLOW-EULA.rtf'."],
  [
    'F09',
    "Cannot find path 'C:\\Program Files\\Azure IoT Edge\\LICENSE\\a b.rtf' because it does not exist.",
  ],
  [
    'F09',
    'Der Pfad "C:\\Program Files\\Azure IoT Edge\\LICENSE\\EFLOW.rtf" kann nicht gefunden werden, da er nicht vorhanden ist.',
  ],
  ['F10', 'The requested operation requires elevation.'],
  [
    'F10',
    'The script \'a.ps1\' cannot be run because it contains a "#requires" statement for running as Administrator.',
  ],
  ['F11', 'GetConsoleMode on STD_INPUT_HANDLE failed with 6'],
  [
    'F12',
    "Set-Acl : The process does not possess the 'SeSecurityPrivilege' privilege which is required for this operation.",
  ],
  ['F13', 'This Windows device does not meet the minimum requirements for Azure EFLOW'],
  ['F14', " - 'Microsoft-Hyper-V-Hypervisor' isn't available in this Windows edition at line 900"],
  [
    'F14',
    "'OpenSSH.Client' could not be enabled. Please add 'OpenSSH.Client' optional feature in settings and restart the deployment",
  ],
  [
    'F15',
    'Installation of Hyper-V, Hyper-V Management PowerShell or OpenSSH failed. Please install manually and restart deployment. Aborting...',
  ],
  [
    'F16',
    'Hyper-V properties indicate the Hyper-V component is not functional (property HyperVRequirementVirtualizationFirmwareEnabled is false)',
  ],
  [
    'F17',
    'Hyper-V properties indicate the Hyper-V component is not functional (property HyperVisorPresent is false)',
  ],
  ['F17', 'Hyper-V core services not running (vmms, vmcompute, hvhost)'],
  ['F18', "HNS API version 9.1 doesn't meet minimum version 9.2"],
  ['F19', 'Not enough memory available.'],
  ['F20', 'Not enough CPU cores available.'],
  ['F21', "Not enough disk space is available on drive 'C:'."],
  ['F22', 'Action aborted by user'],
  ['F24', "The virtual switch 'EFLOW-Int' of type 'Internal' was not found"],
  ['F24', 'Installation of virtual switch failed'],
  ['F25', "Virtual switch of type 'Internal' is not supported on current host OS"],
  ['F26', "Found multiple VMMS switches with name 'EFLOW-Int' of type 'Internal'"],
  ['F27', "Can't find WSSDAGENT service!"],
  ['F27', 'WssdAgent is unreachable, update has failed'],
  ['F27', 'wssdagent unreachable, please retry...'],
  ['F28', 'Virtual machine configuration could not be retrieved from wssdagent'],
  [
    'F29',
    'An existing virtual machine was detected. To redeploy Azure IoT Edge for Linux on Windows, please uninstall and re-install',
  ],
  ['F29', "Virtual machine 'HOST01-EFLOW' already exists"],
  [
    'F30',
    `${nodectl} security login failed to execute [Error: rpc error: code = Unauthenticated desc = Valid Token Required]`,
  ],
  ['F31', ' - Creating storage vhd (file: AzureIoTEdgeForLinux-v1-EFLOW) failed'],
  ['F31', " - Expected image 'AzureIoTEdgeForLinux-v1.vhdx' is missing"],
  ['F32', '[t] Error: Virtual machine creation failed!'],
  [
    'F32',
    ` - ${nodectl} compute vm show --name HOST01-EFLOW -o json failed to execute [Error: rpc error: code = NotFound desc = [Store] unable to filter entity]`,
  ],
  ['F32', 'Unable to create virtual machine. (L1184)'],
  [
    'F33',
    `${nodectl} compute vm create failed to execute [Error: rpc error: code = Unknown desc = hcs::CreateComputeSystem: The data is invalid.]`,
  ],
  [
    'F34',
    `${nodectl} compute vm start --name X failed to execute [Error: rpc error: code = Unknown desc = Unable to Start HCS VM: hcsshim: timeout waiting for notification]`,
  ],
  ['F35', 'The system cannot find the file specified (L6287)'],
  ['F37', "Can't process request, EFLOW VM is OFF!"],
  ['F37', 'Not enough memory'],
  [
    'F95',
    "'X-EFLOW' failed to start. Not enough memory in the system to start the virtual machine X-EFLOW with ram size 4096 megabytes.",
  ],
  ['F38', "'X-EFLOW' Synthetic Ethernet Port: Failed to finish reserving resources"],
  ['F41', 'SSH channel cannot be initialized due to fail to create known hosts file'],
  ['F42', 'Unable to connect virtual machine with SSH. Aborting..'],
  ['F43', 'Received disconnect from 172.27.120.111 port 22:2: Too many authentication failures'],
  ['F44', 'ssh error 0x80072741'],
  ['F45', 'rpc error: code = Unavailable desc = authentication handshake failed'],
  ['F45', 'x509: certificate has expired or is not yet valid'],
  ['F45', 'Failed to Connect to EFLOW VM'],
  ['F46', 'scp: subsystem request failed on channel 0'],
  ['F47', 'ssh: Could not resolve hostname file: No such host is known.'],
  ['F49', 'Guest Folder (/storage) not found...'],
];

/** Lines that stand near, and mean nothing of the kind. */
const harmless: readonly string[] = [
  'MainEngineThread is returning 0',
  'MainEngineThread is returning 3010',
  'Installation success or error status: 0.',
  'Action ended 9:11:12: InstallFinalize. Return value 1.',
  'PROPERTY CHANGE: Adding ProductId property. Its value is 1603.',
  'Port 1618 is open',
  'msiexec /i C:\\packages\\1619\\eflow.msi',
  'error status: 16030',
  'Signature is valid (file: nodectl.exe)',
  'Issuer: CN=Microsoft Code Signing PCA 2011, O=Microsoft Corporation',
  'Copying C:\\Program Files\\Azure IoT Edge\\LICENSE\\EFLOW.rtf',
  'GetConsoleMode on STD_INPUT_HANDLE failed with 60',
  'This Windows device meets the minimum requirements for Azure EFLOW',
  " - The virtual switch 'Default Switch' of type 'Internal' is present",
  ' - Verifying static IP support for selected configuration',
  ' - Testing for wssdagent service',
  ' - Testing if wssdagent is running',
  ' - Creating storage vhd (file: AzureIoTEdgeForLinux-v1-EFLOW)',
  ' - Verifying expected Linux VM image',
  '[t] Successfully created virtual machine',
  ' - Host has 5637 MB free memory',
  ' - A minimum of 1024 MB memory is required',
  'The data is invalid',
  'The system cannot find the file specified',
  'x509: certificate signed by unknown authority',
  'ssh: Could not resolve hostname edge-host: No such host is known.',
  'Access is denied',
  'The certificate expires in 300 days',
  'at line 6287',
];

describe('a text of the failure catalogue, A to D', () => {
  test.each(texts)('%s: %s', (id, text) => {
    expect(matchFailure([text], [])?.id).toBe(id);
  });

  test.each(harmless)('is not: %s', (text) => {
    expect(matchFailure([text], [])).toBeUndefined();
  });

  test('counts before the last words of a deployment that broke', () => {
    const lines = [
      '[t] Error: Virtual machine creation failed!',
      " - 'X-EFLOW' Synthetic Ethernet Port: Access is denied",
      ' - Unable to create virtual machine. (L1184)',
    ];
    expect(matchFailure(lines, [])?.id).toBe('F38');
    expect(matchFailure(lines.toReversed(), [])?.id).toBe('F38');
    expect(matchFailure(['Return value 3.', 'error status: 1638.'], [])?.id).toBe('F05');
  });

  test('is refused beforehand only where nothing was changed', () => {
    const before = (text: string) => matchFailure([text], [])?.refusedFirst;
    expect(before("Not enough disk space is available on drive 'C:'.")).toBe(true);
    expect(before('Found multiple VMMS switches with name X')).toBe(true);
    expect(before(' - Creating storage vhd (file: X) failed')).toBe(false);
    expect(before('Unable to create virtual machine. (L1184)')).toBe(false);
  });
});

describe('a finding that tells a failure', () => {
  const en: Readonly<Record<string, string>> = languages.en;

  test.each(Object.entries(findingFailures))(
    '%s is one of the scan and of the catalogue, here %s',
    (finding, failure) => {
      expect(checks.map(({ id }) => id)).toContain(finding.split('.')[0]);
      expect([en[`finding.${finding}`], en[`failure.${failure}`]]).not.toContain(undefined);
    },
  );

  test('is named for the failure, each check once', () => {
    expect(checksOfFailure('F21')).toEqual(['HC-10']);
    expect(checksOfFailure('F16')).toEqual(['HC-05', 'HC-08']);
    expect(checksOfFailure('F35')).toEqual([]);
    expect(failureOfFinding('HC-10', 'enough')).toBeUndefined();
  });
});
