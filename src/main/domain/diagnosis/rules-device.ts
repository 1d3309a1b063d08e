import type { FailureRule } from './failure-rule.ts';

/** Texts of eflow.md 19 E to I, most specific first. */
export const deviceRules: readonly FailureRule[] = [
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
