import type { CertificateUse, KeyKind } from '../../../../contract/certificates.ts';
import { deviceIdPattern, registrationIdPattern } from '../../../../contract/identity.ts';
import type { Certificate } from './certificate.ts';
import { doubt, known, wrong, type Found } from './problems.ts';

const dayMs = 24 * 60 * 60_000;
/** How far a clock may be behind the one of whoever made a certificate (provisioning.md 3.3 T1). */
export const skewMs = 5 * 60_000;
/** A certificate that ends sooner than this is not worth a journey to the device (provisioning.md 3.2). */
export const leastMs = dayMs;
const soonMs = 30 * dayMs;
const longMs = 3 * 365 * dayMs;

/**
 * What IoT Edge makes of a kind of key: RSA of 2048 bits and P-256 are what Microsoft tests; larger ones and P-384 and
 * P-521 bring warnings of `iotedge check`; all else is not taken (provisioning.md 3.2).
 */
export function keyKindProblem({ kind, bits, curve }: KeyKind): Found | undefined {
  if (kind === 'rsa') {
    if (bits === null || bits < 2048) return wrong('key-weak', { bits: bits ?? 0 });
    if (bits > 4096) return wrong('key-kind', { kind: `RSA ${bits}` });
    return bits > 2048 ? doubt('key-large', { bits }) : undefined;
  }
  if (kind !== 'ec') return wrong('key-kind', { kind });
  if (curve === 'prime256v1') return undefined;
  return curve === 'secp384r1' || curve === 'secp521r1'
    ? doubt('curve-unusual', { curve })
    : wrong('key-kind', { kind: curve ?? 'EC' });
}

/** What a certificate is called in a message. */
const called = ({ view }: Certificate): string => view.commonName ?? view.subject;

/** Whether a certificate is valid at a moment, in milliseconds since 1970 (provisioning.md 3.3 T1). */
export function validityProblems(one: Certificate, at: number, now: number): Found[] {
  const { notBefore, notAfter } = one.view;
  const [from, until] = [Date.parse(notBefore), Date.parse(notAfter)];
  const name = called(one);
  if (from - skewMs > now) return [wrong('not-yet', { name, from: notBefore }, at)];
  if (until <= now) return [wrong('expired', { name, until: notAfter }, at)];
  if (until - leastMs <= now) return [wrong('ends-within-day', { name, until: notAfter }, at)];
  if (until - soonMs < now)
    return [doubt('ends-soon', { name, until: notAfter, days: Math.floor((until - now) / dayMs) }, at)];
  return [];
}

/** The device's own certificate, beyond its validity, by what the cloud and IoT Edge want of it. */
export function deviceProblems(
  one: Certificate,
  at: number,
  { use, name, now }: { use: CertificateUse; name: string | undefined; now: number },
): Found[] {
  const { view } = one;
  const all: Found[] = [...nameProblems(one, at, use, name)];
  if (view.ca) all.push(wrong(view.selfSigned ? 'leaf-is-ca' : 'device-ca', { name: called(one) }, at));
  else if (use === 'group' && view.selfSigned) all.push(wrong('self-signed-in-group', {}, at));
  const purposes = view.purposes ?? ['clientAuth'];
  if (!purposes.includes('clientAuth') && !purposes.includes('anyExtendedKeyUsage'))
    all.push(wrong('no-client-auth', { has: purposes.join(', ') }, at));
  if (!view.ca && view.keyUsage?.includes('digitalSignature') === false)
    all.push(doubt('no-signature-use', { has: view.keyUsage.join(', ') }, at));
  if (Date.parse(view.notAfter) - now > longMs) all.push(known('lasts-long', { until: view.notAfter }, at));
  return all;
}

/** The common name: one, the wanted one, and one that is an ID (provisioning.md 3.3 C1, C2). */
function nameProblems(
  one: Certificate,
  at: number,
  use: CertificateUse,
  wanted: string | undefined,
): Found[] {
  const has = one.view.commonName;
  if (has === null)
    return [one.names === 0 ? wrong('no-name', {}, at) : wrong('several-names', { count: one.names }, at)];
  if (has.length > 64) return [wrong('name-long', { length: has.length }, at)];
  const manual = use === 'manual';
  const asId = manual ? has : has.toLowerCase();
  if (!(manual ? deviceIdPattern : registrationIdPattern).test(asId))
    return [wrong('name-grammar', { has }, at)];
  if (wanted !== undefined && (manual ? wanted : wanted.toLowerCase()) !== asId)
    return [wrong('name-differs', { has, wanted }, at)];
  return asId === has ? [] : [doubt('name-case', { has, lower: asId }, at)];
}

/**
 * How a certificate was signed. Of a root nobody checks it (provisioning.md 3.3 does not speak of it).
 *
 * @assumed provisioning.md 3.2: a certificate signed with SHA-1 is still taken by IoT Edge and the cloud, one signed with MD5 is not | verify: provision a device with a certificate signed with each
 */
export function signatureProblems({ view }: Certificate, at: number): Found[] {
  if (view.ca && view.selfSigned) return [];
  if (/md5/iu.test(view.signature)) return [wrong('hash-weak', { signature: view.signature }, at)];
  return /sha-?1(?!\d)/iu.test(view.signature) ? [doubt('hash-weak', { signature: view.signature }, at)] : [];
}
