import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import type { CertificateView, KeyKind } from '../../../../contract/certificates.ts';
import { firstNode, inside, nth, numberOf, oidOf, onlyNode, NotDer, tags, type Node } from './der.ts';

/** A certificate as read: what is shown of it, and what checks need. */
export interface Certificate {
  view: CertificateView;
  x509: X509Certificate;
  der: Buffer;
  /** Names as they stand in it, byte for byte: equal where one issued the other. */
  subject: Buffer;
  issuer: Buffer;
  /** How many common names the subject has. */
  names: number;
}

const nameTypes: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const signatures: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.10': 'rsassaPss',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.3.101.112': 'ED25519',
  '1.3.101.113': 'ED448',
};

const purposes: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
  '2.5.29.37.0': 'anyExtendedKeyUsage',
};

/** Bits of the key usage in their order (RFC 5280 4.2.1.3). */
const usages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** A text of a name in whatever kind of string it is written. */
function stringOf({ tag, content }: Node): string {
  if (tag === 0x1e) return new TextDecoder('utf-16be').decode(content);
  return content.toString(tag === 0x14 ? 'latin1' : 'utf8');
}

interface Name {
  text: string;
  commonNames: string[];
}

function nameOf(node: Node): Name {
  const parts = inside(node).flatMap((set) =>
    inside(set).map((pair) => {
      const [type, value] = inside(pair);
      if (type === undefined || value === undefined) throw new NotDer();
      const oid = oidOf(type);
      return { type: nameTypes[oid] ?? oid, value: stringOf(value) };
    }),
  );
  return {
    text: parts.map(({ type, value }) => `${type}=${value}`).join(', '),
    commonNames: parts.filter(({ type }) => type === 'CN').map(({ value }) => value),
  };
}

/** A moment: two digits of the year up to 2049 and four from then on (RFC 5280 4.1.2.5). */
function timeOf({ tag, content }: Node): string {
  const text = content.toString('latin1');
  const digits = tag === 0x17 ? `${text < '50' ? '20' : '19'}${text}` : text;
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u.exec(digits) ?? [];
  if ((tag !== 0x17 && tag !== 0x18) || parts.length === 0) throw new NotDer();
  const [year, month, day, hour, minute, second] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  if (Number.isNaN(at.getTime())) throw new NotDer();
  return at.toISOString();
}

interface Extensions {
  ca: boolean;
  pathLength: number | null;
  keyUsage: string[] | null;
  purposes: string[] | null;
}

function usageOf(value: Node): string[] {
  const [, ...bytes] = value.content;
  return usages.filter((_name, bit) => (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1);
}

function extensionsOf(node: Node | undefined): Extensions {
  const found: Extensions = { ca: false, pathLength: null, keyUsage: null, purposes: null };
  if (node === undefined) return found;
  for (const one of inside(firstNode(node.content))) {
    const parts = inside(one);
    const value = parts.at(-1);
    if (value?.tag !== tags.octets) throw new NotDer();
    switch (oidOf(nth(parts, 0, tags.oid))) {
      case '2.5.29.19': {
        const [ca, length] = inside(onlyNode(value.content, tags.sequence));
        found.ca = ca?.tag === tags.boolean && ca.content[0] !== 0;
        found.pathLength = length === undefined ? null : numberOf(length);
        break;
      }
      case '2.5.29.15':
        found.keyUsage = usageOf(onlyNode(value.content, tags.bits));
        break;
      case '2.5.29.37':
        found.purposes = inside(onlyNode(value.content, tags.sequence)).map((purpose) => {
          const oid = oidOf(purpose);
          return purposes[oid] ?? oid;
        });
        break;
    }
  }
  return found;
}

/** What kind of key this is, in the names of OpenSSL. */
export function keyKindOf(key: KeyObject | undefined): KeyKind {
  const { modulusLength = null, namedCurve = null } = key?.asymmetricKeyDetails ?? {};
  switch (key?.asymmetricKeyType) {
    case 'rsa':
    case 'dsa':
      return { kind: key.asymmetricKeyType, bits: modulusLength, curve: null };
    case 'ec':
      return { kind: 'ec', bits: null, curve: namedCurve };
    case 'ed25519':
    case 'ed448':
      return { kind: key.asymmetricKeyType, bits: null, curve: null };
    default:
      return { kind: 'other', bits: null, curve: null };
  }
}

/** The same of a public key whatever it came from: hex SHA-256 of its SubjectPublicKeyInfo. */
export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

const thumbprint = (hash: 'sha1' | 'sha256', der: Buffer): string =>
  createHash(hash).update(der).digest('hex').toUpperCase();

/** A key of a kind that this build does not know is none. */
function publicKeyOf(x509: X509Certificate): KeyObject | undefined {
  try {
    return x509.publicKey;
  } catch {
    return undefined;
  }
}

/** True where the signature was made with that key; a kind of signature that this build does not know was not. */
export function isSignedWith(x509: X509Certificate, key: KeyObject | undefined): boolean {
  try {
    return key !== undefined && x509.verify(key);
  } catch {
    return false;
  }
}

/** Reads one certificate. Throws when the bytes are none; what OpenSSL says about them may quote them. */
export function readCertificate(bytes: Buffer): Certificate {
  const whole = firstNode(bytes);
  // Behind a TRUSTED CERTIFICATE stands what its owner trusts it for.
  const der = whole.raw;
  const x509 = new X509Certificate(der);
  const [tbs, algorithm] = inside(whole);
  if (tbs === undefined || algorithm === undefined) throw new NotDer();
  const parts = inside(tbs);
  // A version stands before the serial number in all but the first version.
  const [serial, , issuer, validity, subject, publicKey] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  if (serial === undefined || issuer === undefined || validity === undefined) throw new NotDer();
  if (subject === undefined || publicKey === undefined) throw new NotDer();
  const [notBefore, notAfter] = inside(validity);
  if (notBefore === undefined || notAfter === undefined) throw new NotDer();
  const [name, issuerName] = [nameOf(subject), nameOf(issuer)];
  const signature = oidOf(nth(inside(algorithm), 0, tags.oid));
  const key = publicKeyOf(x509);
  return {
    x509,
    der,
    subject: subject.raw,
    issuer: issuer.raw,
    names: name.commonNames.length,
    view: {
      commonName: name.commonNames.length === 1 ? (name.commonNames[0] ?? null) : null,
      subject: name.text,
      issuer: issuerName.text,
      issuerName: issuerName.commonNames.length === 1 ? (issuerName.commonNames[0] ?? null) : null,
      serial: serial.content.toString('hex').toUpperCase(),
      notBefore: timeOf(notBefore),
      notAfter: timeOf(notAfter),
      sha1: thumbprint('sha1', der),
      sha256: thumbprint('sha256', der),
      signature: signatures[signature] ?? signature,
      key: keyKindOf(key),
      keyId: key === undefined ? createHash('sha256').update(publicKey.raw).digest('hex') : keyIdOf(key),
      ...extensionsOf(parts.find(({ tag }) => tag === 0xa3)),
      selfSigned: subject.raw.equals(issuer.raw) && isSignedWith(x509, key),
    },
  };
}
