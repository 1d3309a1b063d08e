import { createHash, createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { FactValue } from '../../../contract/facts.ts';
import { keyIdOf, keyKindOf } from './x509/certificate.ts';
import { keyKindProblem } from './x509/rules.ts';

type CertificateFile = FactValue<'file.certificate'>;
type PrivateKeyFile = FactValue<'file.privateKey'>;
type Problem = NonNullable<CertificateFile['problem']>;

/** Largest file that is read: far above any chain of certificates (provisioning.md 3.3 F1). */
export const mostPemBytes = 262_144;

/** What no PEM text of IoT Edge has: bytes that are no UTF-8, zeros as UTF-16 has them, or a byte order mark. */
// eslint-disable-next-line no-control-regex
const foreign = /[\u0000\ufffd\ufeff]/u;

interface Block {
  label: string;
  text: string;
}

const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/gu)].map(([whole, label = '']) => ({
    label,
    text: whole,
  }));

const isPrivateKey = ({ label }: Block): boolean => label.endsWith('PRIVATE KEY');

/** Which key it is, without a word of the key. */
const keyIdOfAny = (key: KeyObject): string => keyIdOf(key.type === 'public' ? key : createPublicKey(key));

/** True for keys that IoT Edge takes, with or without a warning (provisioning.md 3.2). */
const isUsable = (key: KeyObject): boolean => keyKindProblem(keyKindOf(key))?.severity !== 'error';

/** Purpose of a client certificate (RFC 5280); Node calls the list of purposes `keyUsage`. */
const clientAuth = '1.3.6.1.5.5.7.3.2';

/** The common name of a subject; null when there is none, or more than one (provisioning.md 3.3 C1). */
function commonNameOf(certificate: X509Certificate): string | null {
  const names = certificate.subject
    .split('\n')
    .flatMap((part) => (part.startsWith('CN=') ? [part.slice('CN='.length)] : []));
  return names.length === 1 ? (names[0]?.replaceAll(/\\(.)/gu, '$1') ?? null) : null;
}

function summaryOf(certificate: X509Certificate): NonNullable<CertificateFile['certificate']> {
  // Undefined where nothing is said; the type of Node does not know that.
  const purposes = certificate.keyUsage as string[] | undefined;
  return {
    thumbprint: createHash('sha256').update(certificate.raw).digest('hex'),
    commonName: commonNameOf(certificate),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    ca: certificate.ca,
    clientAuth: purposes === undefined || purposes.includes(clientAuth),
    usableKey: isUsable(certificate.publicKey),
    keyId: keyIdOfAny(certificate.publicKey),
  };
}

/**
 * Reads a certificate file as IoT Edge does: PEM, the device's own certificate first, then those that issued it
 * (provisioning.md 3.2). It judges nothing that depends on a time, a name or a key.
 */
export function readCertificateFile(text: string): CertificateFile {
  const refused = (problem: Problem): CertificateFile => ({ problem, certificate: null, laterKeyIds: [] });
  if (foreign.test(text)) return refused('encoding');
  const blocks = blocksOf(text);
  if (blocks.some(isPrivateKey)) return refused('key-inside');
  const certificates = blocks.filter(({ label }) => label === 'CERTIFICATE');
  if (certificates.length === 0) return refused('nothing');
  // Blocks without a line break between them are no PEM for OpenSSL.
  if (text.includes('----------')) return refused('damaged');
  try {
    const [first, ...later] = certificates.map((block) => new X509Certificate(block.text));
    if (first === undefined) return refused('nothing');
    return {
      problem: null,
      certificate: summaryOf(first),
      laterKeyIds: later.map((one) => keyIdOfAny(one.publicKey)),
    };
  } catch {
    // What OpenSSL says about it may quote the file.
    return refused('damaged');
  }
}

/** Reads a file with one unencrypted private key (provisioning.md 3.3 K1 to K4) and keeps nothing of the key but its id. */
export function readPrivateKeyFile(text: string): PrivateKeyFile {
  const refused = (problem: Problem): PrivateKeyFile => ({ problem, keyId: null });
  if (foreign.test(text)) return refused('encoding');
  const [block, ...more] = blocksOf(text).filter(isPrivateKey);
  if (block === undefined || more.length > 0) return refused('nothing');
  // Before it is parsed: what OpenSSL says of an encrypted key differs from build to build.
  if (block.label.startsWith('ENCRYPTED') || /^Proc-Type: 4,ENCRYPTED/mu.test(block.text))
    return refused('encrypted');
  try {
    const key = createPrivateKey(block.text);
    return isUsable(key) ? { problem: null, keyId: keyIdOfAny(key) } : refused('key-type');
  } catch {
    return refused('damaged');
  }
}
