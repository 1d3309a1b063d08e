import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Names under which a browser reaches this computer itself. The port may differ: a tunnel has its own. */
const ownNames = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/u;

/**
 * True when a request was meant for this computer. A foreign name that was made to lead here (DNS rebinding) still stands
 * in the Host header, and is refused (style.md E2.29).
 */
export function hostAllowed({ host }: IncomingHttpHeaders): boolean {
  return host !== undefined && ownNames.test(host);
}

/** True when a request comes from a page of ours: a browser cannot leave Origin out of a POST, nor forge it. */
export function originAllowed({ host, origin }: IncomingHttpHeaders): boolean {
  return host !== undefined && origin === `http://${host}`;
}

/** True when another site asked the browser for this. Navigations and our own pages pass. */
export function foreignFetch(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const newSecret = () => randomBytes(32).toString('base64url');
const cookieName = 'eflow-desk';

/** Who may call: whoever showed the one-time token, by a cookie from then on. */
export interface Sessions {
  /** Works once. */
  readonly token: string;
  /** The Set-Cookie line for the token, or undefined when it is wrong or was used. */
  redeem(token: string): string | undefined;
  /** True when the request carries a cookie that was given out here. */
  knows(headers: IncomingHttpHeaders): boolean;
}

export function createSessions(): Sessions {
  const token = newSecret();
  let unused = true;
  let given: Buffer | undefined;
  return {
    token,
    redeem(text) {
      if (!timingSafeEqual(digest(text), digest(token)) || !unused) return undefined;
      unused = false;
      const cookie = newSecret();
      given = digest(cookie);
      return `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
    },
    knows({ cookie = '' }) {
      const match = cookie
        .split(';')
        .map((part) => part.trim())
        .find((part) => part.startsWith(`${cookieName}=`));
      if (match === undefined || given === undefined) return false;
      return timingSafeEqual(digest(match.slice(cookieName.length + 1)), given);
    },
  };
}
