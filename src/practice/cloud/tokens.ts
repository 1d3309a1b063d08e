import { createHmac, timingSafeEqual } from 'node:crypto';

/** A SAS token taken apart (provisioning.md 2.4). */
export interface Token {
  /** As it stands in the header: it is what was signed. */
  resource: string;
  signature: Buffer;
  /** As it stands in the header, in seconds since 1970. */
  expiry: string;
  policy: string | null;
}

const scheme = 'SharedAccessSignature ';

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** Reads the header of a request, its fields in any order; undefined for anything else. */
export function readToken(header: string | undefined): Token | undefined {
  if (header?.startsWith(scheme) !== true) return undefined;
  const fields = new Map(
    header
      .slice(scheme.length)
      .split('&')
      .map((field) => {
        const cut = field.indexOf('=');
        return [field.slice(0, cut), field.slice(cut + 1)];
      }),
  );
  const [resource, expiry] = [fields.get('sr'), fields.get('se')];
  const sig = fields.has('sig') ? decoded(fields.get('sig') ?? '') : undefined;
  if (resource === undefined || sig === undefined || expiry === undefined || !/^\d+$/u.test(expiry))
    return undefined;
  const policy = fields.get('skn');
  return {
    resource,
    signature: Buffer.from(sig, 'base64'),
    expiry,
    policy: policy === undefined || policy === '' ? null : policy,
  };
}

const sign = (key: string, resource: string, expiry: string) =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(`${resource}\n${expiry}`, 'utf8').digest();

/** True when the token was signed with one of these keys (base64). What was signed is the resource as it was written. */
export const isSignedWith = ({ resource, expiry, signature }: Token, keys: readonly string[]): boolean =>
  keys.some((key) => {
    const wanted = sign(key, resource, expiry);
    return wanted.length === signature.length && timingSafeEqual(wanted, signature);
  });

/** True when the token is for this resource or for what it lies in, by whole segments and whatever the case. */
export function covers({ resource }: Token, wanted: string): boolean {
  const given = decoded(resource)?.toLowerCase();
  return given !== undefined && (given === wanted.toLowerCase() || isBelow(wanted.toLowerCase(), given));
}

const isBelow = (path: string, folder: string) => folder !== '' && path.startsWith(`${folder}/`);

/** True when the token is over at this moment (milliseconds since 1970). */
export const isOver = ({ expiry }: Token, at: number): boolean => Number(expiry) * 1000 <= at;

/**
 * A token as the identity service of IoT Edge writes it: the resource in lower case, then percent-encoded
 * (provisioning.md 2.4). `expiresAt` is in milliseconds since 1970.
 */
export function deviceToken(
  resource: string,
  policy: string | null,
  expiresAt: number,
  sign: (text: string) => Buffer,
): string {
  const sr = encodeURIComponent(resource.toLowerCase());
  const se = String(Math.floor(expiresAt / 1000));
  const sig = encodeURIComponent(sign(`${sr}\n${se}`).toString('base64'));
  return `${scheme}sr=${sr}&sig=${sig}&se=${se}${policy === null ? '' : `&skn=${policy}`}`;
}
