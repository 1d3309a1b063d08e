import { createHash } from 'node:crypto';
import { checkHubHost } from './hosts.ts';
import { checkDeviceId } from './names.ts';
import { readPairs } from './pairs.ts';
import { checkKey, type Checked } from './symmetric-key.ts';
import { cleanText } from './text.ts';

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

const refused = ({ problems }: Checked): boolean => problems.some(({ severity }) => severity === 'error');

/** Whose string it is when it is not the one of a device with a key; undefined when it is (provisioning.md 1.2). */
export function foreignString(
  parts: ReadonlyMap<string, string>,
): Extract<ConnectionStringRule, `${string}-string`> | undefined {
  if (parts.has('endpoint')) return 'event-hub-string';
  if (parts.has('defaultendpointsprotocol') || parts.has('accountname')) return 'storage-string';
  if (parts.has('sharedaccesskeyname')) return 'service-string';
  if (parts.has('moduleid')) return 'module-string';
  if (parts.get('x509')?.toLowerCase() === 'true') return 'x509-string';
  if (parts.has('sharedaccesssignature')) return 'token-string';
  return undefined;
}

/** True for a SAS token, which is no connection string (provisioning.md 1.2). */
export const isToken = (clean: string): boolean => /^SharedAccessSignature\s/iu.test(clean);

/** What a pasted text is when it is not the string of a device. */
function otherKind(clean: string, parts: ReadonlyMap<string, string>): ConnectionStringRule | undefined {
  if (isToken(clean)) return 'token-string';
  if (/^[A-Za-z0-9+/\s]{20,}={0,2}$/u.test(clean)) return 'key-alone';
  return foreignString(parts);
}

/**
 * Reads a device connection string leniently: blanks, line breaks, invisible characters, quotes, other separators
 * and the case of the part names do not matter, since all of them come with copying (provisioning.md 1.1).
 * What is handed on is always {@link canonicalConnectionString}, because the VM's own parser forgives nothing.
 */
export function parseDeviceConnectionString(
  text: string,
): { value: DeviceConnectionString } | { rule: ConnectionStringRule } {
  const clean = cleanText(text).text;
  if (clean === '') return { rule: 'empty' };
  const { values, doubled } = readPairs(clean);
  if (doubled) return { rule: 'double-part' };
  const other = otherKind(clean, values);
  if (other !== undefined) return { rule: other };
  const hub = checkHubHost('hub', values.get('hostname') ?? '');
  const deviceId = checkDeviceId('deviceId', values.get('deviceid') ?? '');
  const key = checkKey('key', values.get('sharedaccesskey') ?? '');
  if (hub.value === '') return { rule: 'no-host' };
  if (deviceId.value === '') return { rule: 'no-device' };
  if (key.value === '') return { rule: 'no-key' };
  if (refused(hub)) return { rule: 'host-name' };
  if (refused(deviceId)) return { rule: 'device-id' };
  const length = key.problems.some(({ rule }) => rule === 'key-short' || rule === 'key-long');
  if (refused(key)) return { rule: length ? 'key-length' : 'key-base64' };
  return { value: { hub: hub.value, deviceId: deviceId.value, key: key.value } };
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
