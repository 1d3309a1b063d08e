import { errorCodes, failure, type ErrorCode, type Failure, type Params } from '../../../contract/errors.ts';
import type { CloudRight } from './service-string.ts';

/** An answer of a service as it came over the wire. */
export interface CloudAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  text: string;
  /** Milliseconds since 1970 when it came, by the clock that signs. */
  at: number;
}

/** What an error means for somebody who asked a service for something. */
export interface AskedOf {
  host: string;
  policy: string;
  /** What it was about, for the words. */
  id: string;
  /** The right it takes; told when a key that is good for other things is refused. */
  right: CloudRight;
  /** True when the same key has been accepted for something else already. */
  keyIsGood: boolean;
}

/** Clocks further apart than this, in milliseconds, are told (provisioning.md 5.3). */
export const mostSkewMs = 2 * 60_000;

/** By how many milliseconds the clock that signs is away from the server's; 0 when the server tells no time. */
export function skewOf({ headers, at }: CloudAnswer): number {
  const told = Date.parse(headers['date'] ?? '');
  return Number.isNaN(told) ? 0 : at - told;
}

/** The body as JSON; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * True when something on the way has answered in place of Azure: a redirection, a page for people, or a success that is
 * empty or broken JSON (provisioning.md 10.4). Azure answers these calls with JSON, and deletions with nothing.
 */
export function isForeign({ status, headers, text }: CloudAnswer, expectsBody: boolean): boolean {
  if (status >= 300 && status < 400) return true;
  if (status >= 500) return false;
  if (/^\s*text\/html/iu.test(headers['content-type'] ?? '') || /^\s*</u.test(text)) return true;
  if (status >= 400) return false;
  return text.trim() === '' ? expectsBody && status !== 204 : jsonOf(text) === undefined;
}

/** Waits that are worth it: the service is too busy, or has a failure of its own (provisioning.md 5.3, 6). */
export const isTransient = (status: number): boolean => [429, 500, 502, 503, 504].includes(status);

/** How often a call is tried in all, and the bounds of the waits between, in milliseconds (provisioning.md 5.3). */
export const tries = 5;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** A service that asks for more than this is told as busy in place of waiting. */
const mostPatienceMs = 120_000;

/**
 * How long to wait before the next try, in milliseconds; undefined when it is not worth it. What the service asks for
 * counts; else it is a random part of a time that doubles.
 *
 * `tried` counts from 1, `random` is from 0 up to 1.
 */
export function waitBefore(
  tried: number,
  answer: CloudAnswer | undefined,
  random: number,
): number | undefined {
  if (tried >= tries) return undefined;
  const asked = answer?.headers['retry-after'];
  if (asked !== undefined && asked.trim() !== '') {
    const seconds = Number(asked);
    const ms = Number.isNaN(seconds) ? Date.parse(asked) - (answer?.at ?? 0) : seconds * 1000;
    if (!Number.isNaN(ms)) return ms > mostPatienceMs ? undefined : Math.max(0, ms);
  }
  const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** (tried - 1));
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}

/** IoT Hub names a used-up quota by this number (provisioning.md 6). */
const quotaExceeded = 403_002;

/** What a service said in its own error: a number, and the name of the call for support. Neither decides anything alone. */
interface Said {
  number: number;
  trackingId: string | undefined;
  message: string;
}

/**
 * Reads both shapes of an error: that of DPS, and the one of IoT Hub with its capitals (provisioning.md 5.4, 6).
 *
 * @assumed provisioning.md 6: IoT Hub may answer in the shape of DPS as well, and names its error in the header iothub-errorcode | verify: read a device that is not there and look at headers and body
 */
function saidIn({ text, headers, status }: CloudAnswer): Said {
  const body = jsonOf(text);
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const string = (value: unknown) => (typeof value === 'string' ? value : '');
  const exception = string(fields['ExceptionMessage']);
  const trackingId =
    string(fields['trackingId']) ||
    (/Tracking ID:\s*([\w:.-]{1,80})/iu.exec(exception)?.[1] ?? '') ||
    (headers['x-ms-request-id'] ?? '');
  const told = fields['errorCode'] ?? Number(headers['x-ms-error-code'] ?? '');
  const named = headers['iothub-errorcode'] === 'IotHubQuotaExceeded' ? quotaExceeded : told;
  return {
    number: typeof named === 'number' && Number.isInteger(named) && named > 0 ? named : status * 1000,
    trackingId: trackingId === '' ? undefined : trackingId,
    message: string(fields['message']) || string(fields['Message']),
  };
}

/** The failure that an answer means: by its HTTP status first, by the number of the service second, by its text never. */
function codeOf(
  answer: CloudAnswer,
  { number }: Said,
  asked: AskedOf,
): { code: ErrorCode; params: Params; retry: 'safe' | 'after-fix' } {
  const { host, policy, id, right, keyIsGood } = asked;
  const skewMs = Math.abs(skewOf(answer));
  switch (answer.status) {
    case 401:
    case 403:
      if (number === quotaExceeded)
        return { code: errorCodes.cloudFull, params: { host }, retry: 'after-fix' };
      if (skewMs > mostSkewMs)
        return {
          code: errorCodes.cloudClock,
          params: { host, minutes: Math.round(skewMs / 60_000) },
          retry: 'after-fix',
        };
      return keyIsGood || answer.status === 403
        ? { code: errorCodes.cloudRight, params: { host, policy, right }, retry: 'after-fix' }
        : { code: errorCodes.cloudKeyRefused, params: { host, policy }, retry: 'after-fix' };
    case 404:
      return { code: errorCodes.cloudNotFound, params: { host, id }, retry: 'after-fix' };
    case 409:
      return { code: errorCodes.cloudTaken, params: { host, id }, retry: 'after-fix' };
    case 412:
      return { code: errorCodes.cloudChanged, params: { host, id }, retry: 'safe' };
    case 413:
      return { code: errorCodes.cloudFull, params: { host }, retry: 'after-fix' };
    case 429:
      return { code: errorCodes.cloudBusy, params: { host, tries }, retry: 'safe' };
    default: {
      const { status } = answer;
      return status >= 500
        ? { code: errorCodes.cloudBroken, params: { host, status }, retry: 'safe' }
        : { code: errorCodes.cloudRejected, params: { host, status, number }, retry: 'after-fix' };
    }
  }
}

/** The failure of an answer that is no success. What the service said goes with it, for a ticket. */
export function failureOf(answer: CloudAnswer, asked: AskedOf): Failure {
  const said = saidIn(answer);
  const { code, params, retry } = codeOf(answer, said, asked);
  const tail = [said.message, said.trackingId === undefined ? '' : `trackingId ${said.trackingId}`].filter(
    (line) => line !== '',
  );
  return failure(code, 'cloud.call', {
    params,
    retry,
    origin: { kind: 'network', id: String(said.number), tail },
  });
}
