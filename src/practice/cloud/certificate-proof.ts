import { X509Certificate } from 'node:crypto';

/** A certificate from the text of a request: PEM, or DER in base64. Undefined when it is none. */
export function certificateOf(text: unknown): X509Certificate | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return new X509Certificate(text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64'));
  } catch {
    return undefined;
  }
}

/** Upper-case hex SHA-1 and SHA-256, as the cloud writes them. */
export const thumbprintsOf = ({ fingerprint, fingerprint256 }: X509Certificate) => ({
  sha1: fingerprint.replaceAll(':', ''),
  sha256: fingerprint256.replaceAll(':', ''),
});

/** True within the validity of a certificate, by a time in milliseconds since 1970. */
export const isValidAt = ({ validFrom, validTo }: X509Certificate, at: number): boolean =>
  Date.parse(validFrom) <= at && at < Date.parse(validTo);

/** The one common name of a certificate. */
export function commonNameOf({ subject }: X509Certificate): string | undefined {
  const names = subject.split('\n').filter((part) => part.startsWith('CN='));
  return names.length === 1 ? names[0]?.slice('CN='.length).replaceAll(/\\(.)/gu, '$1') : undefined;
}

const same = (a: X509Certificate, b: X509Certificate) => a.fingerprint256 === b.fingerprint256;

/** True when the second certificate issued the first: by name, as an authority, and by its signature. */
const issued = (one: X509Certificate, by: X509Certificate): boolean =>
  by.ca && one.checkIssued(by) && one.verify(by.publicKey);

/** Longest chain that is followed. */
const longest = 8;

/**
 * The way from a certificate up to its root, without it: each of these that issued the one before and is valid at this
 * time. It ends where no issuer is known.
 */
export function issuersOf(
  leaf: X509Certificate,
  known: readonly X509Certificate[],
  at: number,
): X509Certificate[] {
  const way: X509Certificate[] = [];
  let current = leaf;
  while (way.length < longest) {
    const here = current;
    const issuer = known.find((one) => !same(one, here) && issued(here, one) && isValidAt(one, at));
    if (issuer === undefined || way.some((one) => same(one, issuer))) break;
    way.push(issuer);
    current = issuer;
  }
  return way;
}
