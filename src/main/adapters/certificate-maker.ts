import type { KeyUsageFlags } from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';
import type { NewKeyKind } from '../../contract/certificates.ts';
import { pemOf } from '../domain/identity/x509/pem.ts';
import type { CertificateTemplate } from '../domain/identity/x509/templates.ts';
import type { CertificateMaker, MadeCertificate } from '../ports.ts';

const curves = { 'ec-p256': 'P-256', 'ec-p384': 'P-384', 'ec-p521': 'P-521' } as const;
/** The hash that fits each curve; everything else is signed with SHA-256. */
const hashes: Partial<Record<NewKeyKind, string>> = { 'ec-p384': 'SHA-384', 'ec-p521': 'SHA-512' };

type Algorithm = webcrypto.EcKeyGenParams & webcrypto.RsaHashedKeyGenParams;

function algorithmOf(kind: NewKeyKind): Algorithm {
  const hash = hashes[kind] ?? 'SHA-256';
  if (kind === 'ec-p256' || kind === 'ec-p384' || kind === 'ec-p521')
    return { name: 'ECDSA', namedCurve: curves[kind], hash } as Algorithm;
  const modulusLength = Number(kind.slice('rsa-'.length));
  const publicExponent = new Uint8Array([1, 0, 1]);
  return { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent, hash } as Algorithm;
}

/** The library, loaded where a certificate is made; it needs the metadata of its decorators first. */
async function library() {
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(webcrypto as never);
  return x509;
}

/** Positive and unlike others: 16 bytes, of which the first is neither 0 nor above 127 (RFC 5280 4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

const keysOf = (kind: NewKeyKind) =>
  webcrypto.subtle.generateKey(algorithmOf(kind), true, ['sign', 'verify']);

const keyText = async (key: webcrypto.CryptoKey): Promise<string> =>
  pemOf('PRIVATE KEY', Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)));

/** Makes keys and certificates with the random numbers of this computer. */
export function createCertificateMaker(): CertificateMaker {
  /** Keys of what was made here, so that it can issue others. */
  const signers = new WeakMap<MadeCertificate, { key: webcrypto.CryptoKey; algorithm: Algorithm }>();

  return {
    async issue(template: CertificateTemplate, issuer) {
      const x509 = await library();
      const keys = await keysOf(template.keyKind);
      const algorithm = algorithmOf(template.keyKind);
      const signer = issuer === undefined ? { key: keys.privateKey, algorithm } : signers.get(issuer);
      if (signer === undefined) throw new Error('issued by a certificate that was not made here');
      const { role } = template;
      const authority = role.kind === 'authority';
      const subject = new x509.Name([{ CN: [template.commonName] }]);
      const parent = issuer === undefined ? undefined : new x509.X509Certificate(issuer.certificate);
      const { keyCertSign, cRLSign, digitalSignature } = x509.KeyUsageFlags;
      // Flags of an enumeration stay flags when they are joined.
      // eslint-disable-next-line typescript/no-unsafe-enum-assignment
      const usage = (authority ? keyCertSign | cRLSign : digitalSignature) as KeyUsageFlags;
      const made = await x509.X509CertificateGenerator.create({
        serialNumber: serialNumber(),
        subject: subject.toJSON(),
        issuer: (parent?.subjectName ?? subject).toJSON(),
        publicKey: keys.publicKey,
        signingKey: signer.key,
        signingAlgorithm: signer.algorithm,
        notBefore: new Date(template.notBefore),
        notAfter: new Date(template.notAfter),
        extensions: [
          new x509.BasicConstraintsExtension(authority, authority ? role.pathLength : undefined, true),
          new x509.KeyUsagesExtension(usage, true),
          ...(authority ? [] : [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])]),
          await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
          ...(parent === undefined
            ? []
            : [await x509.AuthorityKeyIdentifierExtension.create(parent.publicKey)]),
        ],
      });
      const done: MadeCertificate = {
        certificate: pemOf('CERTIFICATE', Buffer.from(made.rawData)),
        key: await keyText(keys.privateKey),
      };
      signers.set(done, { key: keys.privateKey, algorithm });
      return done;
    },

    async request(name, keyKind) {
      const x509 = await library();
      const keys = await keysOf(keyKind);
      const made = await x509.Pkcs10CertificateRequestGenerator.create({
        name: [{ CN: [name] }],
        keys,
        signingAlgorithm: algorithmOf(keyKind),
        extensions: [
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
        ],
      });
      return {
        request: pemOf('CERTIFICATE REQUEST', Buffer.from(made.rawData)),
        key: await keyText(keys.privateKey),
      };
    },
  };
}
