import type { X509Certificate } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { readEndorsementKey } from '../../main/domain/identity/endorsement-key.ts';
import type { Attestation, CloudState } from '../state/cloud.ts';
import type { Vault } from '../store/keys.ts';
import type { DpsError } from './answers.ts';
import { certificateOf, thumbprintsOf } from './certificate-proof.ts';
import { givenKey, keyTexts } from './keys.ts';

/** Why a part of a document is not taken. */
export interface Refusal {
  error: DpsError;
  text: string;
}

export const invalid = (text: string): Refusal => ({ error: 'invalid', text });
export const isRefusal = (value: object): value is Refusal => 'error' in value;

/** Keys that DPS makes itself have this many bytes (provisioning.md 1.3). */
const dpsKeyBytes = 64;

interface Context {
  cloud: CloudState;
  vault: Vault;
  /** What the entry had to prove before this update. */
  before: Attestation | undefined;
  group: boolean;
  at: number;
}

function symmetric(given: JsonObject, { vault, before }: Context): Attestation | Refusal {
  const keys = before?.type === 'symmetricKey' ? before : undefined;
  const [primary, secondary] = (['primary', 'secondary'] as const).map((name) =>
    givenKey(vault, given[`${name}Key`], { before: keys?.[name], bytes: dpsKeyBytes }),
  );
  if (primary === undefined || secondary === undefined)
    return invalid('A symmetric key must be base64 of 16 to 64 bytes.');
  return { type: 'symmetricKey', primary, secondary };
}

type Pair = 'clientCertificates' | 'signingCertificates';

/**
 * The two certificates of an X.509 attestation; each has to parse and not to be over.
 *
 * @assumed provisioning.md 5.2: DPS tells of a certificate what stands in it and not its text, and an update that has no text keeps the certificate | verify: read an X.509 enrollment, write it back unchanged, and read it again
 */
function certificates(kind: Pair, given: JsonObject, { before, at }: Context): Attestation | Refusal {
  const earlier = before?.type === 'x509' && before.kind === kind ? before : undefined;
  const read = (name: 'primary' | 'secondary'): X509Certificate | undefined | null => {
    const one = given[name];
    if (one === undefined || one === null) return null;
    if (!isJsonObject(one)) return undefined;
    return certificateOf(one['certificate'] ?? earlier?.[name] ?? undefined);
  };
  const [primary, secondary] = [read('primary'), read('secondary')];
  if (primary == null || secondary === undefined)
    return invalid('A certificate is missing or cannot be read.');
  const all = secondary === null ? [primary] : [primary, secondary];
  if (all.some((one) => Date.parse(one.validTo) <= at)) return invalid('A certificate has expired.');
  if (kind === 'signingCertificates' && !all.every((one) => one.ca))
    return invalid('A signing certificate must be one of an authority.');
  return {
    type: 'x509',
    kind,
    primary: primary.toString(),
    secondary: secondary?.toString() ?? null,
  };
}

function x509(given: JsonObject, context: Context): Attestation | Refusal {
  const { cloud, group } = context;
  const { clientCertificates, signingCertificates, caReferences } = given;
  if (isJsonObject(clientCertificates) && !group)
    return certificates('clientCertificates', clientCertificates, context);
  if (isJsonObject(signingCertificates) && group)
    return certificates('signingCertificates', signingCertificates, context);
  if (isJsonObject(caReferences)) {
    const [primary, secondary] = ['primary', 'secondary'].map((name) => caReferences[name] ?? null);
    const known = (name: Json | undefined): name is string =>
      typeof name === 'string' && cloud.authorities.some((one) => one.name === name);
    if (!known(primary) || (secondary !== null && !known(secondary)))
      return invalid('The CA reference is not known.');
    return { type: 'x509', kind: 'caReferences', primary, secondary };
  }
  return invalid('The X.509 attestation has no certificates.');
}

function tpm(given: JsonObject): Attestation | Refusal {
  const { endorsementKey, storageRootKey } = given;
  const text = typeof endorsementKey === 'string' ? endorsementKey : '';
  const { problems } = readEndorsementKey('endorsementKey', text);
  // The cloud repairs nothing: what a person may leave out, it demands.
  if (problems.some(({ severity }) => severity !== 'warning'))
    return { error: 'endorsementKey', text: 'Endorsement key is invalid, or does not match the Enrollment.' };
  return {
    type: 'tpm',
    endorsementKey: text,
    storageRootKey: typeof storageRootKey === 'string' && storageRootKey !== '' ? storageRootKey : null,
  };
}

/** Reads the attestation of an enrollment or a group as DPS does (provisioning.md 5.2, 10.3). */
export function readAttestation(given: Json | undefined, context: Context): Attestation | Refusal {
  const part = (name: string): JsonObject => {
    const one = isJsonObject(given) ? given[name] : undefined;
    return isJsonObject(one) ? one : {};
  };
  const type = isJsonObject(given) ? given['type'] : undefined;
  switch (type) {
    case 'symmetricKey':
      return symmetric(part('symmetricKey'), context);
    case 'x509':
      return x509(part('x509'), context);
    case 'tpm':
      return context.group ? invalid('A group cannot have a TPM attestation.') : tpm(part('tpm'));
    case 'none':
      return { type: 'none' };
    default:
      return invalid('The attestation type is not known.');
  }
}

/** A certificate as DPS tells about it: not its text, but what stands in it. */
function certificateInfo(pem: string | null): Json {
  const one = pem === null ? undefined : certificateOf(pem);
  if (one === undefined) return null;
  const thumbprints = thumbprintsOf(one);
  return {
    certificate: null,
    info: {
      subjectName: one.subject.replaceAll('\n', ', '),
      sha1Thumbprint: thumbprints.sha1,
      sha256Thumbprint: thumbprints.sha256,
      issuerName: one.issuer.replaceAll('\n', ', '),
      notBeforeUtc: new Date(one.validFrom).toISOString(),
      notAfterUtc: new Date(one.validTo).toISOString(),
      serialNumber: one.serialNumber,
      version: 3,
    },
  };
}

/** An attestation as DPS shows it: its keys only where they are asked for (provisioning.md 5.3). */
export function showAttestation(attestation: Attestation, keysOf: Vault | undefined): Json {
  switch (attestation.type) {
    case 'symmetricKey': {
      if (keysOf === undefined) return { type: 'symmetricKey' };
      const [primaryKey = '', secondaryKey = ''] = keyTexts(keysOf, attestation);
      return { type: 'symmetricKey', symmetricKey: { primaryKey, secondaryKey } };
    }
    case 'x509': {
      const { kind, primary, secondary } = attestation;
      if (kind === 'caReferences') return { type: 'x509', x509: { caReferences: { primary, secondary } } };
      const pair = { primary: certificateInfo(primary), secondary: certificateInfo(secondary) };
      return { type: 'x509', x509: { [kind]: pair } };
    }
    case 'tpm': {
      const { endorsementKey, storageRootKey } = attestation;
      return { type: 'tpm', tpm: { endorsementKey, storageRootKey } };
    }
    case 'none':
      return { type: 'none' };
  }
}

/** True for a certificate of the pair, by its thumbprint. */
export const isOneOf = (
  leaf: X509Certificate,
  pair: { primary: string; secondary: string | null },
): boolean =>
  [pair.primary, pair.secondary].some(
    (pem) => pem !== null && certificateOf(pem)?.fingerprint256 === leaf.fingerprint256,
  );
