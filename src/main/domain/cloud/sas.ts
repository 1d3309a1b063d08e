import { createHmac } from 'node:crypto';

/** How long a token of ours is valid, in seconds: one is made for every call, so that it only has to survive a slow one. */
const lifetime = 60 * 60;

/** What a token is made of. `key` is secret, in standard base64, and must have passed the check of keys. */
export interface TokenParts {
  /** The host name of the service, as it stands in the token: it is signed as it is written (provisioning.md 2.4). */
  resource: string;
  policy: string;
  key: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * A SAS token for a service: HMAC-SHA256 over the resource and the time of its end with the decoded key
 * (provisioning.md 2.4). Its end is in seconds. The token is a secret as long as it is valid.
 */
export function serviceToken({ resource, policy, key, now }: TokenParts): string {
  const end = Math.floor(now / 1000) + lifetime;
  return signedToken(resource, policy, key, end);
}

/** The token that ends at this second; {@link serviceToken} says when that is. */
export function signedToken(resource: string, policy: string, key: string, end: number): string {
  const signature = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${resource}\n${end}`, 'utf8')
    .digest('base64');
  const parts = [`sr=${resource}`, `sig=${encodeURIComponent(signature)}`, `skn=${policy}`, `se=${end}`];
  return `SharedAccessSignature ${parts.join('&')}`;
}
