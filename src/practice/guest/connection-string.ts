import { connectionStringDigest } from '../../main/domain/identity/connection-string.ts';

/** What a connection string says: where to, who, and its key (base64) with the digest that recognises it. */
export interface ReadString {
  hub: string;
  deviceId: string;
  key: string;
  digest: string;
}

/**
 * Reads a device connection string as the identity service does (provisioning.md 1.1): split at `;`, then at the first
 * `=`; names are case-sensitive and nothing is trimmed; the last double wins; unknown parts do not matter. The text of the
 * error names what is missing.
 */
export function readConnectionString(text: string): ReadString | { error: string } {
  const parts = new Map<string, string>();
  for (const pair of text.split(';')) {
    const cut = pair.indexOf('=');
    if (cut > 0) parts.set(pair.slice(0, cut), pair.slice(cut + 1));
  }
  const missing = ['HostName', 'DeviceId', 'SharedAccessKey'].find((name) => (parts.get(name) ?? '') === '');
  if (missing !== undefined) return { error: `connection string is missing required parameter ${missing}` };
  const key = parts.get('SharedAccessKey') ?? '';
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(key))
    return { error: 'connection string has an invalid SharedAccessKey' };
  const hub = (parts.get('HostName') ?? '').toLowerCase();
  const deviceId = parts.get('DeviceId') ?? '';
  // Padding is optional for the identity service, so the key is written anew before it is hashed.
  const canonical = Buffer.from(key, 'base64').toString('base64');
  const digest = connectionStringDigest({ hub, deviceId, key: canonical });
  return { hub, deviceId, key: canonical, digest };
}
