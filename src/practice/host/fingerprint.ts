import { createHmac } from 'node:crypto';

/**
 * The keyed fingerprint of a connection string: lower-case hex of HMAC-SHA256 with the key's text (UTF-8) as key and the
 * connection string's digest as message. The digest is the lower-case hex SHA-256 of its canonical form
 * `HostName=..;DeviceId=..;SharedAccessKey=..`, so the VM need not keep the key itself, and the key of fingerprints
 * need not be known when the VM is provisioned.
 */
export function fingerprintOfDigest(key: string, digest: string): string {
  return createHmac('sha256', Buffer.from(key, 'utf8')).update(digest, 'utf8').digest('hex');
}
