import type { AdviserAnswers, Method, Platform } from '../../../../src/contract/adviser.ts';

interface Case {
  list: 'refusals' | 'reasons' | 'against';
  code: string;
  /** Answers with which it is told. */
  when: AdviserAnswers;
  /** Answers that are almost the same, with which it must not be told; empty for what is told always. */
  but: readonly AdviserAnswers[];
}

const dpsNo: AdviserAnswers = { dps: 'no' };
const many: AdviserAnswers = { devices: 'many' };
const production: AdviserAnswers = { purpose: 'production' };
const trial: AdviserAnswers = { purpose: 'trial' };
const group: AdviserAnswers = { enrollment: 'group' };
const hsm: AdviserAnswers = { keys: 'hsm' };

/** Every rule of the methods, with answers that it applies to and answers that it must not apply to. */
export const cases: readonly (Case & { method: Method })[] = [
  { list: 'refusals', code: 'no-dps', method: 'DpsX509', when: dpsNo, but: [{}, { dps: 'yes' }] },
  {
    list: 'refusals',
    code: 'dps-offline',
    method: 'DpsSymmetricKey',
    when: { first: 'offline' },
    but: [{}, { first: 'online' }],
  },
  {
    list: 'refusals',
    code: 'tpm-no-group',
    method: 'DpsTPM',
    when: group,
    but: [{}, { enrollment: 'individual' }, many],
  },
  { list: 'refusals', code: 'no-tpm', method: 'DpsTPM', when: { tpm: 'no' }, but: [{}, { tpm: 'yes' }] },
  {
    list: 'refusals',
    code: 'no-group-without-dps',
    method: 'ManualX509',
    when: group,
    but: [{}, { enrollment: 'individual' }],
  },
  {
    list: 'refusals',
    code: 'group-needs-authority',
    method: 'DpsX509',
    when: { ...group, pki: 'no' },
    but: [group, { pki: 'no' }, { ...group, pki: 'yes' }],
  },
  {
    list: 'refusals',
    code: 'inspection-x509',
    method: 'ManualX509',
    when: { inspection: 'yes' },
    but: [{}, { inspection: 'no' }],
  },
  {
    list: 'refusals',
    code: 'hsm-on-eflow',
    method: 'DpsX509',
    when: { ...hsm, system: 'windows' },
    but: [hsm, { ...hsm, system: 'linux' }, { keys: 'files', system: 'windows' }],
  },
  {
    list: 'refusals',
    code: 'string-in-hsm',
    method: 'ManualConnectionString',
    when: { ...hsm, system: 'linux' },
    but: [{ keys: 'files', system: 'linux' }],
  },

  {
    list: 'reasons',
    code: 'quick-trial',
    method: 'ManualConnectionString',
    when: trial,
    but: [production, { ...trial, ...many }, {}],
  },
  { list: 'reasons', code: 'for-production', method: 'DpsTPM', when: production, but: [trial, {}] },
  { list: 'reasons', code: 'pki-there', method: 'DpsX509', when: { pki: 'yes' }, but: [{}, { pki: 'no' }] },
  { list: 'reasons', code: 'self-signed-will-do', method: 'ManualX509', when: {}, but: [{ pki: 'yes' }] },
  { list: 'reasons', code: 'tpm-there', method: 'DpsTPM', when: { tpm: 'yes' }, but: [{}, { tpm: 'no' }] },
  { list: 'reasons', code: 'scales', method: 'DpsTPM', when: many, but: [{}, { devices: 'few' }] },
  {
    list: 'reasons',
    code: 'one-group',
    method: 'DpsSymmetricKey',
    when: group,
    but: [{}, { enrollment: 'individual' }],
  },
  { list: 'reasons', code: 'moves', method: 'DpsX509', when: { moves: 'yes' }, but: [{}, { moves: 'no' }] },
  { list: 'reasons', code: 'no-dps-needed', method: 'ManualX509', when: dpsNo, but: [{}, { dps: 'yes' }] },
  {
    list: 'reasons',
    code: 'identity-on-board',
    method: 'ManualX509',
    when: { first: 'offline' },
    but: [{}, { first: 'online' }],
  },
  {
    list: 'reasons',
    code: 'pkcs11',
    method: 'DpsX509',
    when: { ...hsm, system: 'linux' },
    but: [hsm, { ...hsm, system: 'windows' }, { keys: 'files', system: 'linux' }],
  },
  { list: 'reasons', code: 'key-in-chip', method: 'DpsTPM', when: hsm, but: [{}, { keys: 'files' }] },

  {
    list: 'against',
    code: 'getting-started',
    method: 'ManualConnectionString',
    when: production,
    but: [trial, {}],
  },
  { list: 'against', code: 'legacy-key', method: 'DpsSymmetricKey', when: production, but: [trial, {}] },
  { list: 'against', code: 'key-on-disk', method: 'DpsSymmetricKey', when: {}, but: [] },
  { list: 'against', code: 'private-key-on-disk', method: 'ManualX509', when: {}, but: [hsm] },
  { list: 'against', code: 'by-hand-each', method: 'ManualX509', when: many, but: [{}, { devices: 'few' }] },
  {
    list: 'against',
    code: 'stays-with-hub',
    method: 'ManualConnectionString',
    when: { moves: 'yes' },
    but: [{}, { moves: 'no' }],
  },
  { list: 'against', code: 'no-renewal', method: 'DpsX509', when: {}, but: [] },
  {
    list: 'against',
    code: 'certificates-to-make',
    method: 'DpsX509',
    when: { pki: 'no' },
    but: [{}, { pki: 'yes' }],
  },
  { list: 'against', code: 'enroll-each', method: 'DpsTPM', when: many, but: [{}, { devices: 'few' }] },
  { list: 'against', code: 'board-swap', method: 'DpsTPM', when: {}, but: [] },
  {
    list: 'against',
    code: 'tpm-relay',
    method: 'DpsTPM',
    when: { system: 'windows' },
    but: [{ system: 'linux' }],
  },
  { list: 'against', code: 'clock', method: 'DpsSymmetricKey', when: {}, but: [] },
  {
    list: 'against',
    code: 'no-registration-id',
    method: 'DpsX509',
    when: { system: 'windows' },
    but: [{ system: 'linux' }],
  },
];

/** Every rule of the platforms, in the same way. */
export const platformCases: readonly (Case & { platform: Platform })[] = [
  { list: 'refusals', code: 'none-after-1-1', platform: 'windows-containers', when: {}, but: [] },
  {
    list: 'refusals',
    code: 'needs-windows',
    platform: 'linux-on-windows',
    when: { system: 'linux' },
    but: [{}, { system: 'windows' }],
  },
  {
    list: 'refusals',
    code: 'eflow-arm32',
    platform: 'linux-on-windows',
    when: { architecture: 'arm32' },
    but: [{}, { architecture: 'arm64' }, { architecture: 'x64' }],
  },
  {
    list: 'reasons',
    code: 'windows-stays',
    platform: 'linux-on-windows',
    when: { system: 'windows' },
    but: [{}, { system: 'linux' }],
  },
  { list: 'reasons', code: 'vm-kept-up', platform: 'linux-on-windows', when: {}, but: [] },
  {
    list: 'reasons',
    code: 'linux-there',
    platform: 'linux-on-linux',
    when: { system: 'linux' },
    but: [{}, { system: 'windows' }],
  },
  {
    list: 'reasons',
    code: 'takes-pkcs11',
    platform: 'linux-on-linux',
    when: hsm,
    but: [{}, { keys: 'files' }],
  },
  { list: 'reasons', code: 'no-vm', platform: 'linux-on-linux', when: {}, but: [] },
  {
    list: 'against',
    code: 'own-machine',
    platform: 'linux-on-linux',
    when: { system: 'windows' },
    but: [{}, { system: 'linux' }],
  },
  {
    list: 'against',
    code: 'files-only',
    platform: 'linux-on-windows',
    when: hsm,
    but: [{}, { keys: 'files' }],
  },
  {
    list: 'against',
    code: 'arm64-ends',
    platform: 'linux-on-windows',
    when: { architecture: 'arm64' },
    but: [{}, { architecture: 'x64' }],
  },
  { list: 'against', code: 'one-vm', platform: 'linux-on-windows', when: {}, but: [] },
  {
    list: 'against',
    code: 'carry-images',
    platform: 'linux-on-linux',
    when: { first: 'offline' },
    but: [{}, { first: 'online' }],
  },
  {
    list: 'against',
    code: 'modules-to-rebuild',
    platform: 'linux-on-windows',
    when: { containers: 'windows-containers' },
    but: [{}, { containers: 'linux-containers' }],
  },
];
