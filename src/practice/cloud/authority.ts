import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { realTime } from '../clock.ts';
import { authorityExtensions, selfSigned, serverExtensions, signedBy, type Issuer } from './certificate.ts';

/** Key and certificate of a server, as PEM. */
export interface ServerIdentity {
  key: string;
  cert: string;
}

/** The authority that signs the servers of one practice cloud. */
export interface Authority {
  /** Its own certificate, as PEM. */
  certificate: string;
  /** An identity for a server with these names. */
  identityFor(names: readonly string[]): ServerIdentity;
}

const dayMs = 24 * 3_600_000;
const validDays = 3_650;
const loopback = [127, 0, 0, 1];

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;

/**
 * A new authority with a key that nobody else has and that stands nowhere. Its certificates count in real time, since it is
 * TLS that looks at them and not the cloud.
 */
export function newAuthority(commonName: string): Authority {
  const validity = { notBefore: realTime.now() - dayMs, notAfter: realTime.now() + validDays * dayMs };
  const issuer: Issuer = { commonName, key: newKey() };
  return {
    certificate: selfSigned({ ...issuer, ...validity, extensions: authorityExtensions }),
    identityFor(names) {
      const key = newKey();
      const extensions = serverExtensions(names, loopback);
      const cert = signedBy({ commonName: names[0] ?? '', ...validity, extensions, key }, issuer);
      return { key: key.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
    },
  };
}
