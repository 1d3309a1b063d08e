import type { Json } from '../../../contract/json.ts';

/** A failure text of AzureEFLOW recognised: its id in the failure catalogue and the text to quote. */
export interface KnownFailure {
  id: string;
  /** The line that was recognised, for the eye only. */
  text: string;
  /** True when the command refuses for this before it changes anything. */
  refusedFirst: boolean;
}

interface FailureRule {
  id: string;
  /** A stable fragment; line numbers, GUIDs and names vary (eflow.md 19). */
  match: RegExp;
  refusedFirst: boolean;
}

/** Texts of eflow.md 19, most specific first. Only what the step kinds of today can meet. */
export const failureRules: readonly FailureRule[] = [
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
  {
    id: 'F29',
    match: /An existing virtual machine was detected|Virtual machine '.*' already exists/u,
    refusedFirst: true,
  },
  {
    id: 'F27',
    match: /WSSDAGENT service|WssdAgent is unreachable|wssdagent unreachable/u,
    refusedFirst: true,
  },
  {
    id: 'F32',
    match: /Virtual machine creation failed!|Unable to create virtual machine/u,
    refusedFirst: false,
  },
  { id: 'F34', match: /Unable to Start HCS VM|hcsshim: timeout/u, refusedFirst: false },
  { id: 'F37', match: /EFLOW VM is OFF!|Not enough memory/u, refusedFirst: true },
  { id: 'F42', match: /Unable to connect virtual machine with SSH/u, refusedFirst: false },
  {
    id: 'F80',
    match: /(?:Failed to acquire|Could not retrieve) IP address for virtual machine/u,
    refusedFirst: false,
  },
  { id: 'F57', match: /Virtual machine does not exist, deploy it first/u, refusedFirst: true },
  {
    id: 'F51',
    match: /device connection string (?:not provided|for ManualConnectionString)/iu,
    refusedFirst: true,
  },
  { id: 'F64', match: /Permission denied/u, refusedFirst: false },
  {
    id: 'F52',
    match: /identity cert\/pk parameters for (?:Manual|Dps)X509 provisioning not specified/u,
    refusedFirst: true,
  },
  {
    id: 'F53',
    match: /Certificate and private key file for (?:Manual|Dps)X509 provisioning not found/u,
    refusedFirst: true,
  },
  { id: 'F54', match: /may not be specified for DpsX509 provisioning/u, refusedFirst: true },
  {
    id: 'F55',
    match: /Scope ID for DpsTpm provisioning not specified|Only scope ID and registration ID/u,
    refusedFirst: true,
  },
  {
    id: 'F56',
    match: /missing for DpsSymmetricKey provisioning|globalEndpoint not specified/u,
    refusedFirst: true,
  },
  {
    id: 'F60',
    match: /Failed to provision config\.toml|iotedge service not running after provisioning/u,
    refusedFirst: false,
  },
  { id: 'F61', match: /Failed to provision/u, refusedFirst: false },
  { id: 'F68', match: /TPM 2\.0 is required to enable DpsTpm/u, refusedFirst: true },
  { id: 'F69', match: /TPM provisioning was not enabled!/u, refusedFirst: true },
  { id: 'F70', match: /TPM provisioning information not available!/u, refusedFirst: false },
];

/** Finds the first known failure in what a command printed and returned. */
export function matchFailure(lines: readonly string[], output: readonly Json[]): KnownFailure | undefined {
  const texts = [...lines, ...output.filter((value) => typeof value === 'string')];
  for (const rule of failureRules) {
    const text = texts.find((candidate) => rule.match.test(candidate));
    if (text !== undefined) return { id: rule.id, text: text.trim(), refusedFirst: rule.refusedFirst };
  }
  return undefined;
}
