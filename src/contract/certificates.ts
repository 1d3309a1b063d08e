import { z } from 'zod';
import { Params } from './errors.ts';
import { SecretRef, WayProxy } from './setup.ts';

const time = z.iso.datetime();

/** Largest file that is read: far above any chain of certificates, in bytes (provisioning.md 3.3 F1). */
export const mostCertificateBytes = 262_144;

/**
 * Checks of a certificate and its key by the code they are quoted with (provisioning.md 3.3). Beyond those of the list:
 * `A1` the hash that a certificate was signed with, `T2` how long it still lasts, `W1` the work that a passphrase costs.
 */
export const CertificateCheck = z.enum([
  'F1',
  'F2',
  'P1',
  'P2',
  'P3',
  'P4',
  'K1',
  'K2',
  'K3',
  'K4',
  'W1',
  'M1',
  'A1',
  'T1',
  'T2',
  'C1',
  'C2',
  'C3',
  'H1',
  'H2',
  'H3',
  'D1',
  'D2',
]);
export type CertificateCheck = z.infer<typeof CertificateCheck>;

/** Everything that can be told about certificate files, and the check it belongs to. The words are `rule.certificate.RULE`. */
export const certificateRules = {
  'file-missing': 'F1',
  'file-unreadable': 'F1',
  'file-empty': 'F1',
  'file-large': 'F1',
  'too-many-blocks': 'F1',
  'byte-order-mark': 'F2',
  'utf-16': 'F2',
  'line-ends': 'F2',
  'text-around': 'F2',
  'final-newline': 'F2',
  layout: 'F2',
  der: 'F2',
  pfx: 'F2',
  'not-certificates': 'F2',
  'no-certificate': 'P1',
  label: 'P1',
  'key-inside': 'P2',
  'glued-blocks': 'P3',
  'block-damaged': 'P4',
  'block-cut-off': 'P4',
  'no-key': 'K1',
  'several-keys': 'K1',
  'key-is-certificate': 'K1',
  'key-is-request': 'K1',
  'key-is-public': 'K1',
  'key-encrypted': 'K2',
  'passphrase-wrong': 'K2',
  'cipher-unknown': 'K2',
  'key-decrypted': 'K2',
  'work-too-much': 'W1',
  'key-damaged': 'K3',
  'key-form': 'K3',
  'key-kind': 'K4',
  'key-weak': 'K4',
  'key-large': 'K4',
  'curve-unusual': 'K4',
  'key-mismatch': 'M1',
  'wrong-order': 'M1',
  'hash-weak': 'A1',
  'not-yet': 'T1',
  expired: 'T1',
  'ends-within-day': 'T1',
  'ends-soon': 'T2',
  'lasts-long': 'T2',
  'no-name': 'C1',
  'several-names': 'C1',
  'name-differs': 'C1',
  'name-case': 'C1',
  'name-long': 'C2',
  'name-grammar': 'C2',
  'leaf-is-ca': 'C3',
  'no-client-auth': 'C3',
  'no-signature-use': 'C3',
  'issuer-missing': 'H1',
  'signature-wrong': 'H1',
  'issuer-not-ca': 'H1',
  'issuer-no-signing': 'H1',
  'path-length': 'H1',
  'chain-order': 'H1',
  'chain-stray': 'H1',
  'enrolled-missing': 'H2',
  'self-signed-in-group': 'H3',
  'device-ca': 'H3',
  'same-pair': 'D1',
  'used-before': 'D2',
  'used-not-all': 'D2',
} as const satisfies Record<string, CertificateCheck>;

export type CertificateRule = keyof typeof certificateRules;
export const CertificateRule = z.enum(
  Object.keys(certificateRules) as [CertificateRule, ...CertificateRule[]],
);

/** Which file is spoken of: the certificate, its key, the second certificate of a pair, the certificate enrolled in DPS. */
export const CertificateRole = z.enum(['certificate', 'key', 'second', 'enrolled']);
export type CertificateRole = z.infer<typeof CertificateRole>;

/**
 * Something to be told about certificate files. `error`: the device cannot use them. `warning`: look at it. `repaired`:
 * wrong in the file and certain, so the copies made of it are right. `info`: good to know. `at` counts certificates of
 * the file from 0 and is null where the whole file is meant. `params` have names, numbers and times, never key material.
 */
export const CertificateProblem = z.object({
  check: CertificateCheck,
  rule: CertificateRule,
  severity: z.enum(['error', 'warning', 'repaired', 'info']),
  file: CertificateRole,
  at: z.int().nullable(),
  params: Params,
});
export type CertificateProblem = z.infer<typeof CertificateProblem>;

/** Kind of a public key. `bits` for RSA and DSA, `curve` as OpenSSL names it for EC. */
export const KeyKind = z.object({
  kind: z.enum(['rsa', 'ec', 'ed25519', 'ed448', 'dsa', 'other']),
  bits: z.int().nullable(),
  curve: z.string().nullable(),
});
export type KeyKind = z.infer<typeof KeyKind>;

/** A certificate as it is shown. */
export const CertificateView = z.object({
  /** Null when the subject has no common name or more than one. */
  commonName: z.string().nullable(),
  /** All parts of the name, for example `CN=edge-01, O=Contoso`. */
  subject: z.string(),
  issuer: z.string(),
  issuerName: z.string().nullable(),
  /** Hex in capitals. */
  serial: z.string(),
  notBefore: time,
  notAfter: time,
  /** Hex in capitals without separators, as the hub takes it (provisioning.md 1.3). */
  sha1: z.string(),
  sha256: z.string(),
  /** How it was signed, as OpenSSL names it, for example `ecdsa-with-SHA256`. */
  signature: z.string(),
  key: KeyKind,
  /** Which key it is: hex SHA-256 of the public key. Equal to that of the private key which belongs to it. */
  keyId: z.string(),
  ca: z.boolean(),
  pathLength: z.int().nullable(),
  /** Names of RFC 5280, for example `digitalSignature`; null when the certificate says nothing. */
  keyUsage: z.array(z.string()).nullable(),
  /** Extended key usage: `clientAuth`, `serverAuth` and others by name, the rest by identifier; null when not said. */
  purposes: z.array(z.string()).nullable(),
  selfSigned: z.boolean(),
});
export type CertificateView = z.infer<typeof CertificateView>;

/** A private key as it is shown: of the key itself there is nothing. */
export const PrivateKeyView = z.object({
  key: KeyKind,
  keyId: z.string(),
  form: z.enum(['pkcs8', 'pkcs1', 'sec1', 'other']),
  /** True where the file keeps it encrypted. */
  encrypted: z.boolean(),
});
export type PrivateKeyView = z.infer<typeof PrivateKeyView>;

/** What was found in one file. */
export const CertificateFileView = z.object({
  format: z.enum(['pem', 'der', 'pfx', 'unknown']),
  bytes: z.int(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'binary']),
  /** The PEM blocks by their labels, in their order; for a PFX what its bags hold. */
  blocks: z.array(z.string()),
  /** In the order of the file. */
  certificates: z.array(CertificateView),
  /** Null where there is no key, or none that could be opened. */
  key: PrivateKeyView.nullable(),
});
export type CertificateFileView = z.infer<typeof CertificateFileView>;

/**
 * One link of a chain, from the device upwards. `whole`: the next certificate issued it, or it is a root. `broken`: the
 * next one should have issued it and did not, for the reason in `rule`. `open`: who issued it is not in the file.
 */
export const ChainLink = z.object({
  /** Counts the certificates of the file from 0. */
  certificate: z.int(),
  place: z.enum(['device', 'intermediate', 'root']),
  state: z.enum(['whole', 'broken', 'open']),
  rule: CertificateRule.nullable(),
});
export type ChainLink = z.infer<typeof ChainLink>;

/** A chain as a picture can draw it. */
export const CertificateChain = z.object({
  links: z.array(ChainLink),
  /** Certificates of the file that belong to no link. */
  strays: z.array(z.int()),
  /** True where every link is whole and the last one is a root. */
  complete: z.boolean(),
});
export type CertificateChain = z.infer<typeof CertificateChain>;

/** How the cloud will recognise the certificate (provisioning.md 3.1). */
export const CertificateUse = z.enum(['manual', 'individual', 'group']);
export type CertificateUse = z.infer<typeof CertificateUse>;

const Path = z.string().min(1).max(1024);

/** Which file to read; a passphrase by reference only, `prompt` being what `secrets.offer` took for `identity.identityPassphrase`. */
export const ReadCertificate = z.strictObject({ file: Path, passphrase: SecretRef.optional() });
export type ReadCertificate = z.infer<typeof ReadCertificate>;

export const ReadCertificateReport = z.object({
  file: CertificateFileView,
  chain: CertificateChain,
  problems: z.array(CertificateProblem),
});
export type ReadCertificateReport = z.infer<typeof ReadCertificateReport>;

/** What to check. A PFX holds the key as well, so `key` may be left out or name the same file. */
export const CheckCertificate = z.strictObject({
  use: CertificateUse,
  /** Device ID or registration ID that the common name has to be; left out, it is told and not compared. */
  name: z.string().min(1).max(128).optional(),
  certificate: Path,
  key: Path.optional(),
  passphrase: SecretRef.optional(),
  /** The second certificate of a pair (manual), compared with the first. */
  second: Path.optional(),
  /** The certificate that the enrollment group has (group). */
  enrolled: Path.optional(),
  /** Service string of the hub or the DPS, by reference: asks there whether another device has the certificate. */
  service: SecretRef.optional(),
  /** On the way there. */
  proxy: WayProxy.optional(),
});
export type CheckCertificate = z.infer<typeof CheckCertificate>;

/** What came of a check. `right`: usable as it is. `convert`: usable once it is converted. `wrong`: not usable. */
export const CertificateReport = z.object({
  verdict: z.enum(['right', 'convert', 'wrong']),
  certificate: CertificateFileView,
  /** Null where no file of its own was given. */
  key: CertificateFileView.nullable(),
  chain: CertificateChain,
  problems: z.array(CertificateProblem),
});
export type CertificateReport = z.infer<typeof CertificateReport>;

/**
 * Files that were dropped on a window, by their content in base64: a certificate, and its key where that lies in a file of
 * its own. Which is which is found out. What is in them is kept nowhere, and of a key nothing is answered but which it is.
 */
export const LookAtCertificate = z.strictObject({
  use: CertificateUse,
  name: z.string().min(1).max(128).optional(),
  contents: z
    .array(z.base64().max(4 * Math.ceil(mostCertificateBytes / 3)))
    .min(1)
    .max(2),
  passphrase: SecretRef.optional(),
});
export type LookAtCertificate = z.infer<typeof LookAtCertificate>;

/** The same as of files with a path. `key` and `keyAt` are null where the certificate's file is the only one. */
export const LookedAtCertificate = CertificateReport.extend({
  /** Which of the contents is the certificate, and which one its key; they count from 0. */
  certificateAt: z.int(),
  keyAt: z.int().nullable(),
});
export type LookedAtCertificate = z.infer<typeof LookedAtCertificate>;

/** Kinds of keys that are made. */
export const NewKeyKind = z.enum(['ec-p256', 'ec-p384', 'ec-p521', 'rsa-2048', 'rsa-3072', 'rsa-4096']);
export type NewKeyKind = z.infer<typeof NewKeyKind>;

/** Writes what IoT Edge takes into an existing folder: `NAME.cert.pem` and `NAME.key.pem`. Nothing is overwritten. */
export const ConvertCertificate = z.strictObject({
  certificate: Path,
  key: Path.optional(),
  passphrase: SecretRef.optional(),
  folder: Path,
});
export type ConvertCertificate = z.infer<typeof ConvertCertificate>;

/** A device ID or registration ID that is a common name as well: at most 64 characters (provisioning.md 1.3). */
const CommonName = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,62}[A-Za-z0-9])?$/u, {
  error: 'common-name',
});

/**
 * What to make, into an existing folder. `pair`: two self-signed certificates for manual X.509. `authority`: a root for
 * tests with 0 to 2 intermediates and certificates of devices under them. Nothing is overwritten.
 */
export const CreateCertificate = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('pair'),
    deviceId: CommonName,
    keyKind: NewKeyKind.default('ec-p256'),
    folder: Path,
  }),
  z.strictObject({
    what: z.literal('authority'),
    /** Short enough for the words that follow it in the names of the authorities. */
    name: CommonName.max(48),
    intermediates: z.int().min(0).max(2).default(1),
    devices: z.array(CommonName).max(20).default([]),
    keyKind: NewKeyKind.default('ec-p256'),
    days: z.int().min(1).max(3650).default(365),
    folder: Path,
  }),
]);
export type CreateCertificate = z.infer<typeof CreateCertificate>;

/** A certificate request for the PKI of a site: `NAME.csr.pem` and its key, into an existing folder. */
export const RequestCertificate = z.strictObject({
  name: CommonName,
  keyKind: NewKeyKind.default('ec-p256'),
  folder: Path,
});
export type RequestCertificate = z.infer<typeof RequestCertificate>;

/** A file that was written. */
export const WrittenCertificateFile = z.object({
  file: z.string(),
  role: z.enum([
    'certificate',
    'key',
    'second-certificate',
    'second-key',
    'authority',
    'authority-key',
    'request',
  ]),
});
export type WrittenCertificateFile = z.infer<typeof WrittenCertificateFile>;

/** What was made or converted: the files, and the certificates in them, the device's own first. */
export const WrittenCertificates = z.object({
  files: z.array(WrittenCertificateFile),
  certificates: z.array(CertificateView),
  problems: z.array(CertificateProblem),
});
export type WrittenCertificates = z.infer<typeof WrittenCertificates>;

/** What a window of the system lets a person choose. */
export const ChosenThing = z.enum(['installer', 'images', 'certificate', 'key', 'authority', 'folder']);
export type ChosenThing = z.infer<typeof ChosenThing>;
