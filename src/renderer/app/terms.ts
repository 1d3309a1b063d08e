/** Terms of the field, by id, each with those it leads on to. The words are `glossary.ID` and `glossary.ID.says`. */
export const terms = {
  eflow: ['eflow-vm', 'iot-edge', 'hyper-v'],
  'eflow-vm': ['eflow', 'hyper-v', 'wssdagent'],
  'iot-edge': ['runtime', 'module', 'iot-hub'],
  runtime: ['edge-agent', 'edge-hub', 'aziot-edged'],
  'aziot-edged': ['runtime', 'identity-service', 'edge-agent'],
  'identity-service': ['provisioning', 'dps', 'authentication'],
  'edge-agent': ['edge-hub', 'twin', 'deployment-manifest'],
  'edge-hub': ['edge-agent', 'module', 'iot-hub'],
  module: ['container-image', 'edge-agent', 'deployment-manifest'],
  'container-image': ['module', 'container-registry'],
  'container-registry': ['container-image'],
  'deployment-manifest': ['module', 'twin', 'edge-agent'],
  twin: ['iot-hub', 'edge-agent'],
  'iot-hub': ['device-id', 'dps', 'twin'],
  'device-id': ['iot-hub', 'registration-id'],
  'registration-id': ['dps', 'enrollment', 'endorsement-key'],
  'id-scope': ['dps'],
  dps: ['enrollment', 'id-scope', 'registration-id'],
  enrollment: ['dps', 'individual-enrollment', 'enrollment-group'],
  'individual-enrollment': ['enrollment', 'tpm'],
  'enrollment-group': ['enrollment', 'x509', 'symmetric-key'],
  attestation: ['tpm', 'x509', 'symmetric-key'],
  provisioning: ['identity', 'proof', 'dps'],
  identity: ['device-id', 'authentication'],
  authentication: ['identity', 'connection-string', 'x509'],
  'connection-string': ['symmetric-key', 'device-id'],
  'symmetric-key': ['connection-string', 'attestation'],
  x509: ['thumbprint', 'attestation', 'enrollment-group'],
  thumbprint: ['x509'],
  tpm: ['endorsement-key', 'tpm-passthrough'],
  'endorsement-key': ['tpm', 'enrollment'],
  'tpm-passthrough': ['tpm', 'dps'],
  'hyper-v': ['hypervisor', 'virtualisation'],
  hypervisor: ['hyper-v', 'virtualisation', 'launch-type'],
  'launch-type': ['hypervisor'],
  virtualisation: ['hypervisor', 'nested-virtualisation'],
  'nested-virtualisation': ['virtualisation', 'hyper-v'],
  vswitch: ['default-switch', 'nat', 'external-switch'],
  'default-switch': ['vswitch', 'nat'],
  'external-switch': ['vswitch', 'dhcp'],
  nat: ['vswitch', 'default-switch'],
  dhcp: ['external-switch'],
  amqp: ['edge-agent', 'proxy'],
  proxy: ['amqp'],
  msi: ['eflow', 'deploy'],
  sha256: ['msi'],
  deploy: ['eflow-vm', 'msi'],
  wssdagent: ['eflow-vm'],
  elevation: ['eflow'],
  'fast-startup': ['hyper-v'],
  fact: ['finding'],
  finding: ['fact'],
  setup: ['job'],
  job: ['step', 'setup'],
  step: ['job', 'fact'],
  proof: ['edge-agent', 'twin', 'provisioning'],
  practice: ['job'],
} as const satisfies Record<string, readonly string[]>;

export type TermId = keyof typeof terms;

/** True for the id of a term. */
export function isTerm(id: string | undefined): id is TermId {
  return id !== undefined && Object.hasOwn(terms, id);
}

/** Terms that a finding of the readiness check is about, for help at the place. */
export const termOfFinding: Readonly<Record<string, TermId>> = {
  'HC-01': 'elevation',
  'HC-05': 'virtualisation',
  'HC-06': 'hyper-v',
  'HC-07': 'hypervisor',
  'HC-08': 'nested-virtualisation',
  'HC-12': 'tpm',
  'HC-17': 'eflow',
  'HC-19': 'vswitch',
  'HC-24': 'fast-startup',
  'HC-40': 'fast-startup',
  'HC-61': 'tpm',
  'HC-66': 'fast-startup',
};

/** Terms that a link of the status path is about. */
export const termOfLink = {
  host: 'eflow',
  vm: 'eflow-vm',
  runtime: 'runtime',
  modules: 'module',
  cloud: 'proof',
} as const satisfies Record<string, TermId>;
