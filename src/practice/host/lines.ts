import type { HostRecord } from '../../main/ports.ts';

/** A status line of AzureEFLOW with its time (eflow.md 8.1). */
export type StatusLine = (text: string) => string;

const two = (value: number) => String(value).padStart(2, '0');

/** Makes status lines `[MM/dd/yyyy HH:mm:ss] text` of this time. */
export function statusAt(at: number): StatusLine {
  const date = new Date(at);
  const day = `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return (text) => `[${day} ${time}] ${text}`;
}

/** A sub-status line of AzureEFLOW. */
export function sub(text: string): string {
  return ` - ${text}`;
}

/** The tail of a failed AzureEFLOW command: it does not throw, it prints this and returns the text (eflow.md 8.1, 8.4). */
export function exceptionTail(at: number, text: string): string[] {
  return [statusAt(at)('Exception caught!!!'), sub(text)];
}

/** Write-Host and its kin reach the caller as information records. */
export function information(text: string): HostRecord {
  return { kind: 'information', text };
}
