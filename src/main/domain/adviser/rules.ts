import type { AdviserAnswers, Method, Platform, QuestionId } from '../../../contract/adviser.ts';

/** A rule of the adviser: of what it speaks, when, and how much it weighs among what is possible. */
export interface Rule<S extends string> {
  readonly code: string;
  readonly of: readonly S[];
  readonly when: (answers: AdviserAnswers) => boolean;
  /** Points for or against; refusals have none, since nothing outweighs them. */
  readonly weight?: number;
  /** Only of a refusal: the way out; the words are `adviser.way.CODE`. */
  readonly way?: string;
  /** Section of the domain notes when this rests on an assumption. */
  readonly assumed?: string;
}

/** A question whose answer decides whether something can be. */
export interface Decisive<S extends string> {
  readonly question: QuestionId;
  readonly of: readonly S[];
  readonly when: (answers: AdviserAnswers) => boolean;
}

export interface Rules<S extends string> {
  readonly refusals: readonly Rule<S>[];
  readonly reasons: readonly Rule<S>[];
  readonly against: readonly Rule<S>[];
  readonly decisive: readonly Decisive<S>[];
}

const always = (): boolean => true;

const manual = ['ManualConnectionString', 'ManualX509'] as const;
const dps = ['DpsSymmetricKey', 'DpsX509', 'DpsTPM'] as const;
const x509 = ['ManualX509', 'DpsX509'] as const;
/** Methods whose secret can stand in a key store that speaks PKCS#11. A connection string is one text with the key in it. */
const storable = ['ManualX509', 'DpsSymmetricKey', 'DpsX509'] as const;
const onLinux = ({ system }: AdviserAnswers): boolean => system === 'linux';

/**
 * What speaks for and against each way of provisioning (provisioning.md 9, and what each rule names).
 *
 * @assumed field-notes TLS inspection: a client certificate cannot pass a proxy that opens TLS | verify: provision a device with X.509 behind a proxy that opens TLS, without a bypass
 */
export const methodRules: Rules<Method> = {
  refusals: [
    // (provisioning.md 9, Needs DPS)
    { code: 'no-dps', of: dps, when: (a) => a.dps === 'no', way: 'manual-or-dps' },
    // A device asks DPS at its first start who it is, and has no answer yet that it could fall back on (provisioning.md 7.1, 8.1).
    { code: 'dps-offline', of: dps, when: (a) => a.first === 'offline', way: 'first-start-online' },
    // (provisioning.md 4.1)
    { code: 'tpm-no-group', of: ['DpsTPM'], when: (a) => a.enrollment === 'group', way: 'enroll-each-tpm' },
    // (provisioning.md 4.1)
    { code: 'no-tpm', of: ['DpsTPM'], when: (a) => a.tpm === 'no', way: 'other-method' },
    // A group is an entry of DPS (provisioning.md 2.1, 3.1).
    {
      code: 'no-group-without-dps',
      of: manual,
      when: (a) => a.enrollment === 'group',
      way: 'each-device-alone',
    },
    // A group enrolls the certificate of an authority (provisioning.md 3.1).
    {
      code: 'group-needs-authority',
      of: ['DpsX509'],
      when: (a) => a.enrollment === 'group' && a.pki === 'no',
      way: 'leaf-or-key-group',
    },
    // (field-notes TLS inspection)
    {
      code: 'inspection-x509',
      of: x509,
      when: (a) => a.inspection === 'yes',
      way: 'inspection-bypass',
      assumed: 'field-notes TLS inspection',
    },
    // EFLOW takes files (field-notes Details 10).
    {
      code: 'hsm-on-eflow',
      of: storable,
      when: (a) => a.keys === 'hsm' && a.system === 'windows',
      way: 'linux-pkcs11',
    },
    // The string has the key in it (provisioning.md 8.1).
    {
      code: 'string-in-hsm',
      of: ['ManualConnectionString'],
      when: (a) => a.keys === 'hsm',
      way: 'certificate-in-hsm',
    },
  ],
  reasons: [
    // Wizard defaults of provisioning.md 9.
    {
      code: 'quick-trial',
      of: ['ManualConnectionString'],
      when: (a) => a.purpose === 'trial' && a.devices !== 'many',
      weight: 8,
    },
    { code: 'for-production', of: [...x509, 'DpsTPM'], when: (a) => a.purpose === 'production', weight: 3 },
    { code: 'pki-there', of: ['DpsX509'], when: (a) => a.pki === 'yes', weight: 5 },
    { code: 'self-signed-will-do', of: ['ManualX509'], when: (a) => a.pki !== 'yes', weight: 0 },
    { code: 'tpm-there', of: ['DpsTPM'], when: (a) => a.tpm === 'yes', weight: 4 },
    // (provisioning.md 9, Scale)
    { code: 'scales', of: dps, when: (a) => a.devices === 'many', weight: 3 },
    // (provisioning.md 2.1, 3.1)
    {
      code: 'one-group',
      of: ['DpsSymmetricKey', 'DpsX509'],
      when: (a) => a.enrollment === 'group',
      weight: 2,
    },
    // (provisioning.md 9, Moves to another hub without a visit)
    { code: 'moves', of: dps, when: (a) => a.moves === 'yes', weight: 3 },
    { code: 'no-dps-needed', of: manual, when: (a) => a.dps === 'no', weight: 1 },
    // The identity is in the configuration; the device connects when there is a line (provisioning.md 8.1).
    { code: 'identity-on-board', of: manual, when: (a) => a.first === 'offline', weight: 1 },
    // (field-notes Details 10)
    { code: 'pkcs11', of: storable, when: (a) => a.keys === 'hsm' && onLinux(a), weight: 2 },
    // The private half never leaves the chip (provisioning.md 4.1).
    { code: 'key-in-chip', of: ['DpsTPM'], when: (a) => a.keys === 'hsm', weight: 3 },
  ],
  against: [
    // Microsoft's words condensed (provisioning.md 9, Security).
    {
      code: 'getting-started',
      of: ['ManualConnectionString'],
      when: (a) => a.purpose === 'production',
      weight: 4,
    },
    { code: 'legacy-key', of: ['DpsSymmetricKey'], when: (a) => a.purpose === 'production', weight: 1 },
    // (provisioning.md 9, Secret on the device)
    { code: 'key-on-disk', of: ['ManualConnectionString', 'DpsSymmetricKey'], when: always, weight: 0 },
    { code: 'private-key-on-disk', of: x509, when: (a) => a.keys !== 'hsm', weight: 0 },
    // (provisioning.md 9, Scale)
    { code: 'by-hand-each', of: manual, when: (a) => a.devices === 'many', weight: 4 },
    { code: 'stays-with-hub', of: manual, when: (a) => a.moves === 'yes', weight: 3 },
    // (provisioning.md 3.2, Expiry)
    { code: 'no-renewal', of: x509, when: always, weight: 0 },
    { code: 'certificates-to-make', of: ['DpsX509'], when: (a) => a.pki === 'no', weight: 5 },
    // (provisioning.md 4.1, 2.1)
    { code: 'enroll-each', of: ['DpsTPM'], when: (a) => a.devices === 'many', weight: 1 },
    // The endorsement key survives clearing the TPM and not another board (provisioning.md 4.3).
    { code: 'board-swap', of: ['DpsTPM'], when: always, weight: 0 },
    // After a restart of host or VM the way to the TPM can be broken (eflow.md 11).
    { code: 'tpm-relay', of: ['DpsTPM'], when: (a) => a.system !== 'linux', weight: 0 },
    // Its token lives for 30 seconds (provisioning.md 11, 19).
    { code: 'clock', of: ['DpsSymmetricKey', 'DpsTPM'], when: always, weight: 0 },
    // Given with -registrationId, an early EFLOW failed (provisioning.md 3.2, 11).
    { code: 'no-registration-id', of: ['DpsX509'], when: (a) => a.system !== 'linux', weight: 0 },
  ],
  decisive: [
    { question: 'dps', of: dps, when: always },
    { question: 'first', of: dps, when: always },
    { question: 'inspection', of: x509, when: always },
    { question: 'tpm', of: ['DpsTPM'], when: always },
    { question: 'pki', of: ['DpsX509'], when: (a) => a.enrollment === 'group' },
  ],
};

/** What speaks for and against each platform (eflow.md 1 to 3). */
export const platformRules: Rules<Platform> = {
  refusals: [
    // IoT Edge for Windows containers ended with 1.1, on 13 December 2022 (eflow.md 3.1).
    { code: 'none-after-1-1', of: ['windows-containers'], when: always, way: 'rebuild-modules' },
    { code: 'needs-windows', of: ['linux-on-windows'], when: onLinux, way: 'plain-linux' },
    // (eflow.md 2.2)
    {
      code: 'eflow-arm32',
      of: ['linux-on-windows'],
      when: (a) => a.architecture === 'arm32',
      way: 'plain-linux',
    },
  ],
  reasons: [
    { code: 'windows-stays', of: ['linux-on-windows'], when: (a) => a.system === 'windows', weight: 4 },
    { code: 'vm-kept-up', of: ['linux-on-windows'], when: always, weight: 0 },
    { code: 'linux-there', of: ['linux-on-linux'], when: onLinux, weight: 4 },
    // (field-notes Details 10)
    { code: 'takes-pkcs11', of: ['linux-on-linux'], when: (a) => a.keys === 'hsm', weight: 2 },
    { code: 'no-vm', of: ['linux-on-linux'], when: always, weight: 0 },
  ],
  against: [
    { code: 'own-machine', of: ['linux-on-linux'], when: (a) => a.system === 'windows', weight: 1 },
    // (field-notes Details 10)
    { code: 'files-only', of: ['linux-on-windows'], when: (a) => a.keys === 'hsm', weight: 2 },
    // 1.6 has no build for ARM64 (eflow.md 2.4).
    { code: 'arm64-ends', of: ['linux-on-windows'], when: (a) => a.architecture === 'arm64', weight: 1 },
    { code: 'one-vm', of: ['linux-on-windows'], when: always, weight: 0 },
    // (field-notes Payload and trust)
    {
      code: 'carry-images',
      of: ['linux-on-windows', 'linux-on-linux'],
      when: (a) => a.first === 'offline',
      weight: 0,
    },
    {
      code: 'modules-to-rebuild',
      of: ['linux-on-windows', 'linux-on-linux'],
      when: (a) => a.containers === 'windows-containers',
      weight: 0,
    },
  ],
  decisive: [{ question: 'system', of: ['linux-on-windows'], when: always }],
};
