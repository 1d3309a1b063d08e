import type { FailureRule } from './failure-rule.ts';

/** Provisioning (eflow.md 19 E), most specific first. */
const provisioning: readonly FailureRule[] = [
  { id: 'F57', match: /Virtual machine does not exist, deploy it first/u, refusedFirst: true },
  {
    id: 'F51',
    match: /device connection string (?:not provided|for ManualConnectionString)/iu,
    refusedFirst: true,
  },
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
  { id: 'F58', match: /iotedge was previously provisioned \(headless mode\)/u, refusedFirst: true },
  { id: 'F59', match: /Provisioning aborted by user/u, refusedFirst: true },
  {
    // Other files and SSH's own refusals say "Permission denied", too (F42, F43).
    id: 'F64',
    match: /^(?:Error: )?Permission denied\.?$|(?:\bscp\b|cert|\.pem|\.pk).*: Permission denied/iu,
    refusedFirst: false,
  },
  {
    id: 'F62',
    match: /no valid device backup was found: .*(?:device identity not found|Enrollment not found|404201)/u,
    refusedFirst: false,
  },
  {
    id: 'F60',
    match:
      /Failed to provision config\.toml|iotedge service not running after provisioning|Failed to provision with IoT Hub, and no valid device backup/u,
    refusedFirst: false,
  },
  { id: 'F61', match: /Failed to provision(?! with\b| config\.toml)/u, refusedFirst: false },
  {
    id: 'F66',
    match: /identityd config has hostname .* but device reports hostname|-eflow-eflow\b/iu,
    refusedFirst: false,
  },
  {
    id: 'F67',
    match: /Could not check current state of edgeHub container|deployment configuration is not set/u,
    refusedFirst: false,
  },
];

/** TPM (eflow.md 19 F). F72 stands before F65, whose "Connection refused" it shares. */
const tpm: readonly FailureRule[] = [
  { id: 'F68', match: /TPM 2\.0 is required to enable DpsTpm/u, refusedFirst: true },
  { id: 'F69', match: /TPM provisioning was not enabled!/u, refusedFirst: true },
  { id: 'F70', match: /TPM provisioning information not available!/u, refusedFirst: false },
  {
    id: 'F71',
    match: /(?:Failed to start service|Service) '.*\(EFLOWProxy\)'|Cannot start service EFLOWProxy/u,
    refusedFirst: false,
  },
  { id: 'F73', match: /tpm2-abrmd.*(?:fail|time[d-]? ?out)/iu, refusedFirst: false },
  {
    id: 'F72',
    match: /(?:\btpm|:232[12]\b).*Connection refused|Connection refused.*(?:\btpm|:232[12]\b)/iu,
    refusedFirst: false,
  },
  {
    id: 'F65',
    match: /Unexpected return from 'sudo iotedge list'|Connection refused \(os error 111\)/u,
    refusedFirst: false,
  },
];

/** GPU (eflow.md 19 G). */
const gpu: readonly FailureRule[] = [
  { id: 'F75', match: /Unsupported DDA Type: /u, refusedFirst: true },
  {
    id: 'F76',
    match:
      /Invalid GPU configuration requested|GPU '.*' not available|not enough GPUs available|GPU PassthroughType '.*' not supported/u,
    refusedFirst: true,
  },
];

/** Network (eflow.md 19 H). */
const network: readonly FailureRule[] = [
  { id: 'F78', match: /Cannot set Static IP on ICS type virtual switch/u, refusedFirst: true },
  { id: 'F79', match: /ip4Address & ip4PrefixLength are required for StaticIP/u, refusedFirst: true },
  {
    id: 'F80',
    match: /(?:Failed to acquire|Could not retrieve) IP address for virtual machine/u,
    refusedFirst: false,
  },
  {
    id: 'F81',
    match: /failed to lookup address information|Temporary failure in name resolution/u,
    refusedFirst: false,
  },
  { id: 'F83', match: /is not a valid IP4 address/u, refusedFirst: true },
  { id: 'F84', match: /Network '.*' does not exist|No adapters associated with/u, refusedFirst: true },
  {
    // `iotedge check` marks a bad result before the text of the check (eflow.md 16.3).
    id: 'F85',
    match: /[\u203C\u00D7] proxy settings are consistent|Proxy Authentication Required/u,
    refusedFirst: false,
  },
];

/** Updates and operation (eflow.md 19 I). */
const operation: readonly FailureRule[] = [
  { id: 'F86', match: /Virtual machine name could not be retrieved/u, refusedFirst: false },
  { id: 'F89', match: /no space left on device/iu, refusedFirst: false },
  { id: 'F91', match: /'\\x00' looking for beginning/u, refusedFirst: false },
  {
    id: 'F93',
    match: /ssh: connect to host \S+ port 22: Connection timed out/u,
    refusedFirst: false,
  },
];

/**
 * Texts of eflow.md 19 E to I. F95 stands with the other texts about memory; failures without a text of their own are
 * told by a state instead.
 *
 * @assumed eflow.md 19 F71, F72, F81: Windows and Linux word these failures in English, as Start-Service, the resolver and sockets do | verify: stop EFLOWProxy, take the DNS servers of the VM away, and read both logs on a German Windows
 */
export const deviceRules: readonly FailureRule[] = [
  ...provisioning,
  ...tpm,
  ...gpu,
  ...network,
  ...operation,
];
