import { createHash } from 'node:crypto';

/** A GUID made of a text: the same text gives the same one, so nothing on the machine is random. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The product code of an EFLOW version as the uninstall entry names it. Practice makes one for each version. */
export function productCodeOf(version: string): string {
  return `{${guidOf(`EFLOW ${version}`).toUpperCase()}}`;
}

/** A MAC address of Hyper-V's own range for this host (eflow.md 8.4). */
export function macOf(hostName: string): string {
  const hex = createHash('sha256').update(hostName).digest('hex');
  return `00:15:5d:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}`;
}
