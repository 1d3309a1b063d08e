import { webcrypto } from 'node:crypto';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** A private key as PKCS#8 in PEM. */
async function pemOf(key: unknown): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key as never));
  const body =
    bytes
      .toString('base64')
      .match(/.{1,64}/gu)
      ?.join('\n') ?? '';
  return `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
}

/** An authority of a site and a device certificate that it issued, with the key of the device. All PEM, valid for a year. */
export async function deviceChain(
  commonName: string,
  now: number,
): Promise<{ authority: string; chain: string; key: string }> {
  // The library needs the other one first.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(webcrypto as never);
  const [root, leaf] = [await newKeys(), await newKeys()];
  const day = 86_400_000;
  const at = { notBefore: new Date(now - day), notAfter: new Date(now + 365 * day) };
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Plant 7 root',
    ...at,
    signingAlgorithm: algorithm,
    keys: root,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: `CN=${commonName}`,
    issuer: authority.subject,
    ...at,
    signingAlgorithm: algorithm,
    publicKey: leaf.publicKey,
    signingKey: root.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2']),
    ],
  });
  const [own, above] = [certificate, authority].map((one) => `${one.toString('pem')}\n`);
  return { authority: above ?? '', chain: `${own}${above}`, key: await pemOf(leaf.privateKey) };
}
