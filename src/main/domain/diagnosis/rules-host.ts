import type { FailureRule } from './failure-rule.ts';

/**
 * How an exit code of Windows Installer stands in its log, in a transcript of ours, and in Windows Update (eflow.md 4.2).
 *
 * @assumed eflow.md 4.2: the log of Windows Installer names the code after "error status:" or "MainEngineThread is returning" in every language of Windows | verify: msiexec /l*v of an installation that fails, on a German Windows
 */
function installerCode(...codes: readonly number[]): RegExp {
  const decimal = codes.join('|');
  const hex = codes.map((code) => code.toString(16).padStart(4, '0')).join('|');
  return new RegExp(
    String.raw`(?:error status:|MainEngineThread is returning|msiexec\b.*?\b(?:exit code|exited with|ended with|returned))[ :=]*(?:${decimal})\b|\b0x8007(?:${hex})\b`,
    'iu',
  );
}

/** Texts of eflow.md 19 A to D, most specific first. */
export const hostRules: readonly FailureRule[] = [
  { id: 'F02', match: installerCode(1618), refusedFirst: true },
  { id: 'F03', match: installerCode(1619, 1620), refusedFirst: true },
  { id: 'F04', match: installerCode(1633), refusedFirst: true },
  { id: 'F05', match: installerCode(1638), refusedFirst: true },
  {
    id: 'F07',
    match:
      /could not track signature to the microsoft root|CERT_TRUST_IS_PARTIAL_CHAIN|missing issuer.*Microsoft Code Signing PCA 2011/iu,
    refusedFirst: true,
  },
  { id: 'F08', match: /CERT_TRUST_IS_NOT_TIME_VALID/u, refusedFirst: true },
  {
    id: 'F06',
    match: /Signer is not trusted|Signature is (?:not valid|missing) \(file:/u,
    refusedFirst: true,
  },
  // The sentence around the path is that of .NET or PowerShell, in the language of Windows.
  {
    id: 'F09',
    match:
      /(?:\bfind\b|\bfinden\b).*\\LICENSE\\[^\\]*\.rtf|\\LICENSE\\[^\\]*\.rtf.*(?:exist|vorhanden|found)/iu,
    refusedFirst: true,
  },
  { id: 'F11', match: /GetConsoleMode .*failed with 6\b/u, refusedFirst: false },
  { id: 'F12', match: /SeSecurityPrivilege/u, refusedFirst: true },
  { id: 'F13', match: /does not meet the minimum requirements for Azure EFLOW/u, refusedFirst: true },
  { id: 'F16', match: /HyperVRequirementVirtualizationFirmwareEnabled is false/u, refusedFirst: true },
  { id: 'F17', match: /HyperVisorPresent is false|Hyper-V core services not running/iu, refusedFirst: true },
  {
    id: 'F14',
    match: /isn't available in this Windows edition|could not be enabled\. Please add/u,
    refusedFirst: true,
  },
  {
    id: 'F15',
    match: /Installation of Hyper-V, Hyper-V Management PowerShell or OpenSSH failed/u,
    refusedFirst: true,
  },
  { id: 'F18', match: /HNS API version .* doesn't meet minimum version/u, refusedFirst: true },
  { id: 'F95', match: /Not enough memory in the system to start the virtual machine/u, refusedFirst: false },
  { id: 'F19', match: /Not enough memory available/u, refusedFirst: true },
  { id: 'F20', match: /Not enough CPU cores available/u, refusedFirst: true },
  { id: 'F21', match: /Not enough disk space is available on drive/u, refusedFirst: true },
  { id: 'F22', match: /Action aborted by user/u, refusedFirst: true },
  {
    id: 'F24',
    match: /The virtual switch '.*' of type '.*' was not found|Installation of virtual switch failed/u,
    refusedFirst: true,
  },
  { id: 'F25', match: /is not supported on current host OS/u, refusedFirst: true },
  { id: 'F26', match: /Found multiple VMMS switches with name/u, refusedFirst: true },
  {
    id: 'F29',
    match: /An existing virtual machine was detected|Virtual machine '.*' already exists/u,
    refusedFirst: true,
  },
  // The agent is there and answers; what it cannot do any more stands before the text that it cannot be reached.
  {
    id: 'F45',
    match: /authentication handshake failed|x509: certificate has expired|Failed to Connect to EFLOW VM/iu,
    refusedFirst: true,
  },
  { id: 'F30', match: /Valid Token Required/iu, refusedFirst: true },
  {
    id: 'F28',
    match: /Virtual machine configuration could not be retrieved from wssdagent/u,
    refusedFirst: true,
  },
  {
    id: 'F27',
    match: /Can't find WSSDAGENT service|WssdAgent is unreachable|wssdagent unreachable/u,
    refusedFirst: true,
  },
  {
    id: 'F31',
    match: /Creating storage vhd \(file: .*\) failed|Expected image '.*' is missing/u,
    refusedFirst: false,
  },
  { id: 'F35', match: /\bL6287\b|system cannot find the file specified.*line 6287/u, refusedFirst: false },
  { id: 'F38', match: /Synthetic Ethernet Port/iu, refusedFirst: false },
  {
    id: 'F33',
    match: /(?:\bHCS\b|hcsshim|compute system|nodectl).*The data is invalid|\b0x8007000D\b/iu,
    refusedFirst: false,
  },
  { id: 'F34', match: /Unable to Start HCS VM|hcsshim: timeout/u, refusedFirst: false },
  { id: 'F41', match: /fail to create known hosts file/iu, refusedFirst: false },
  { id: 'F43', match: /Too many authentication failures/u, refusedFirst: false },
  { id: 'F44', match: /\b0x80072741\b/iu, refusedFirst: false },
  { id: 'F46', match: /scp: subsystem request failed on channel/u, refusedFirst: false },
  { id: 'F47', match: /Could not resolve hostname file\b/iu, refusedFirst: true },
  { id: 'F49', match: /Guest Folder \(.*\) not found/iu, refusedFirst: true },
  { id: 'F42', match: /Unable to connect virtual machine with SSH/u, refusedFirst: false },
  // The last words of a deployment whose cause stands above them.
  {
    id: 'F32',
    match:
      /Virtual machine creation failed!|Unable to create virtual machine|compute vm show .*code = NotFound|\b0x8007000E\b/u,
    refusedFirst: false,
    general: true,
  },
  {
    id: 'F37',
    match: /EFLOW VM is OFF!|Not enough memory(?! available| in the system| resources)/u,
    refusedFirst: true,
  },
  {
    id: 'F10',
    match: /requested operation requires elevation|#requires.*running as Administrator/iu,
    refusedFirst: true,
  },
  // Last: the code stands below every failed installation, and anything above it tells more.
  {
    id: 'F01',
    match: new RegExp(`${installerCode(1603).source}|Return value 3\\b`, 'iu'),
    refusedFirst: false,
    general: true,
  },
];
