import type { FailureRule } from './failure-rule.ts';

/** Texts of eflow.md 19 A to D, most specific first. */
export const hostRules: readonly FailureRule[] = [
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
];
