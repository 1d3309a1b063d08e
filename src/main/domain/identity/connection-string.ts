import { createHash } from 'node:crypto';

/** A device connection string taken apart. `key` is secret. */
export interface DeviceConnectionString {
  hub: string;
  deviceId: string;
  key: string;
}

/** Why a text is not a device connection string, as a rule code for `rule.<code>`. */
export type ConnectionStringRule =
  | 'empty'
  | 'service-string'
  | 'module-string'
  | 'x509-string'
  | 'token-string'
  | 'event-hub-string'
  | 'storage-string'
  | 'key-alone'
  | 'no-host'
  | 'no-device'
  | 'no-key'
  | 'host-name'
  | 'device-id'
  | 'key-base64'
  | 'key-length'
  | 'double-part';

/** Line breaks, where a mail has wrapped the text, and what cannot be seen at all. */
// eslint-disable-next-line no-control-regex
const invisible = /[\u0000-\u0008\u000a-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu;
/** What may stand around the whole text without belonging to it. */
const around = /^[\s;"'\u00ab\u00bb\u2018-\u201f]+|[\s;"'\u00ab\u00bb\u2018-\u201f]+$/gu;

/** What a pasted text is when it is not the string of a device (provisioning.md 1.2). */
function otherKind(clean: string, parts: ReadonlyMap<string, string>): ConnectionStringRule | undefined {
  if (/^SharedAccessSignature\s/iu.test(clean)) return 'token-string';
  if (/^[A-Za-z0-9+/\s]{20,}={0,2}$/u.test(clean)) return 'key-alone';
  if (parts.has('endpoint')) return 'event-hub-string';
  if (parts.has('defaultendpointsprotocol') || parts.has('accountname')) return 'storage-string';
  if (parts.has('sharedaccesskeyname')) return 'service-string';
  if (parts.has('moduleid')) return 'module-string';
  if (parts.get('x509')?.toLowerCase() === 'true') return 'x509-string';
  if (parts.has('sharedaccesssignature')) return 'token-string';
  return undefined;
}

/**
 * Reads a device connection string leniently: blanks, line breaks, invisible characters, quotes and the case of the
 * part names do not matter, since all of them come with copying from mails and portals (provisioning.md 1.1).
 * What is handed on is always {@link canonicalConnectionString}, because the VM's own parser forgives nothing.
 */
export function parseDeviceConnectionString(
  text: string,
): { value: DeviceConnectionString } | { rule: ConnectionStringRule } {
  const clean = text.replaceAll(invisible, '').replaceAll(around, '');
  if (clean === '') return { rule: 'empty' };
  const parts = new Map<string, string>();
  for (const pair of clean.split(';')) {
    const cut = pair.indexOf('=');
    if (cut <= 0) continue;
    const name = pair.slice(0, cut).trim().toLowerCase();
    const value = pair.slice(cut + 1).trim();
    if (parts.has(name) && parts.get(name) !== value) return { rule: 'double-part' };
    parts.set(name, value);
  }
  const other = otherKind(clean, parts);
  if (other !== undefined) return { rule: other };
  const hub = (parts.get('hostname') ?? '').toLowerCase();
  const deviceId = parts.get('deviceid') ?? '';
  // A blank inside a key is a wrapped line; inside a name it is part of another name and never dropped.
  const key = (parts.get('sharedaccesskey') ?? '').replaceAll(/\s+/gu, '');
  if (hub === '') return { rule: 'no-host' };
  if (deviceId === '') return { rule: 'no-device' };
  if (key === '') return { rule: 'no-key' };
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/u.test(hub)) {
    return { rule: 'host-name' };
  }
  if (!/^[A-Za-z0-9\-._:%*?!(),=@$'+#]{1,128}$/u.test(deviceId)) return { rule: 'device-id' };
  const bytes = Buffer.from(key, 'base64');
  if (bytes.toString('base64') !== key) return { rule: 'key-base64' };
  if (bytes.length < 16 || bytes.length > 64) return { rule: 'key-length' };
  return { value: { hub, deviceId, key } };
}

/** The one form that the VM's parser takes for certain: this order, this casing, nothing around it (provisioning.md 1.1). */
export function canonicalConnectionString(parts: DeviceConnectionString): string {
  return `HostName=${parts.hub};DeviceId=${parts.deviceId};SharedAccessKey=${parts.key}`;
}

/**
 * What a keyed fingerprint of a connection string is made of: the hex SHA-256 of its canonical form. Hashing first lets
 * a simulated VM keep the digest instead of the key; the real one hashes what its configuration file holds.
 */
export function connectionStringDigest(parts: DeviceConnectionString): string {
  return createHash('sha256').update(canonicalConnectionString(parts), 'utf8').digest('hex');
}
