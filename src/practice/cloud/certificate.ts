import { createECDH, createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** A value in DER: its tag, its length, its content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  // DER takes the shortest form of a length, and no other.
  const bytes = body.length < 0x1_00 ? [body.length] : [body.length >> 8, body.length & 0xff];
  const length = body.length < 0x80 ? bytes : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const yes = der(0x01, Buffer.from([0xff]));
const octets = (content: Buffer) => der(0x04, content);

/** Object identifiers of RFC 5280 and RFC 5758, as DER has them. */
const ids = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  keyUsage: '551d0f',
  extendedKeyUsage: '551d25',
  subjectAltName: '551d11',
  clientAuth: '2b06010505070302',
  serverAuth: '2b06010505070301',
} as const;

const name = (commonName: string) =>
  sequence(der(0x31, sequence(oid(ids.commonName), der(0x0c, Buffer.from(commonName, 'utf8')))));

/** Whole seconds in UTC: with two digits of the year up to 2049, and with four from then on (RFC 5280 4.1.2.5). */
function moment(at: number): Buffer {
  const digits = `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:T]/gu, '')}Z`;
  return digits < '2050' ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

/** An extension of a certificate: its identifier and its value, critical or not. */
const extension = (id: string, value: Buffer, critical = false) =>
  sequence(oid(id), ...(critical ? [yes] : []), octets(value));

/** What the certificate of a device says: no authority, signs, proves a client (provisioning.md 3.2). */
export const deviceExtensions: readonly Buffer[] = [
  extension(ids.basicConstraints, sequence(), true),
  extension(ids.keyUsage, der(0x03, Buffer.from([7, 0x80])), true),
  extension(ids.extendedKeyUsage, sequence(oid(ids.clientAuth))),
];

/** What the certificate of an authority says. */
export const authorityExtensions: readonly Buffer[] = [extension(ids.basicConstraints, sequence(yes), true)];

/** What the certificate of a server says that has these names, the first of which is its common name, and this address. */
export const serverExtensions = (names: readonly string[], address: readonly number[]): readonly Buffer[] => [
  extension(ids.basicConstraints, sequence(), true),
  extension(ids.extendedKeyUsage, sequence(oid(ids.serverAuth))),
  extension(
    ids.subjectAltName,
    sequence(...names.map((one) => der(0x82, Buffer.from(one, 'ascii'))), der(0x87, Buffer.from(address))),
  ),
];

/** Who signs a certificate. */
export interface Issuer {
  commonName: string;
  key: KeyObject;
}

export interface CertificateRequest {
  commonName: string;
  /** Milliseconds since 1970; a certificate counts whole seconds. */
  notBefore: number;
  notAfter: number;
  extensions: readonly Buffer[];
  /** A private key; the certificate holds its public half. */
  key: KeyObject;
}

/** Makes a self-signed certificate with an EC key, as PEM. Practice makes its own, so that it needs no tool for it. */
export const selfSigned = (request: CertificateRequest): string => signedBy(request, request);

/** Makes a certificate with an EC key that this issuer signs, as PEM. */
export function signedBy(
  { commonName, notBefore, notAfter, extensions, key }: CertificateRequest,
  issuer: Issuer,
): string {
  const algorithm = sequence(oid(ids.ecdsaWithSha256));
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  // A serial number has to be positive and unlike others.
  const serial = createHash('sha256').update(publicKey).update(String(notBefore)).digest().subarray(0, 16);
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x01]), serial])),
    algorithm,
    name(issuer.commonName),
    sequence(moment(notBefore), moment(notAfter)),
    name(commonName),
    publicKey,
    der(0xa3, sequence(...extensions)),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toSign, issuer.key));
  const base64 = sequence(toSign, algorithm, signature).toString('base64');
  const lines = base64.match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** The EC P-256 key that comes of a text, so that a practice key is derived when it is needed and stored in no state. */
export function keyOfText(text: string): KeyObject {
  const ecdh = createECDH('prime256v1');
  const d = createHash('sha256').update(text).digest();
  ecdh.setPrivateKey(d);
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  return createPrivateKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', d: d.toString('base64url'), x: x ?? '', y: y ?? '' },
  });
}
