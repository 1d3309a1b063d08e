import { createHash } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import type { Json } from '../../contract/json.ts';
import type { CloudState } from '../state/cloud.ts';
import type { Vault } from '../store/keys.ts';

/** A request as the decisions of the cloud see it. */
export interface CloudRequest {
  method: string;
  /** Segments of the path, decoded; a trailing slash is gone. */
  path: readonly string[];
  query: URLSearchParams;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Undefined when there was none, or when it is no JSON. */
  body: Json | undefined;
  /** The certificates that the client proved and sent, its own first. */
  certificates: readonly X509Certificate[];
  /** Virtual time of the request, in milliseconds since 1970. */
  at: number;
}

/** What the cloud answers. */
export interface CloudAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: Json;
}

/** The cloud as it stands, open for changes, and what opens its keys. */
export interface Ground {
  cloud: CloudState;
  vault: Vault;
}

/**
 * How DPS says no, by what happened: HTTP status, error code and text.
 *
 * @assumed provisioning.md 5.4, 7.3: all sub-codes but 400004, 401002, 404201 and 404204; that an unknown scope and a missing right are 401, that a header If-Match on a missing enrollment is 412, and that allocation without a hub fails with 400209 | verify: provoke each on a DPS and read errorCode
 */
export const dpsErrors = {
  invalid: [400, 400_004, 'The request is invalid.'],
  endorsementKey: [400, 400_004, 'Endorsement key is invalid, or does not match the Enrollment.'],
  apiVersion: [400, 400_001, 'The api-version is missing or is not supported.'],
  unauthorized: [401, 401_002, 'Unauthorized'],
  certificate: [401, 401_002, 'Invalid certificate'],
  authority: [401, 401_002, 'CA certificate not found.'],
  noEnrollment: [404, 404_201, 'Enrollment not found.'],
  noRegistration: [404, 404_202, 'Device registration not found.'],
  noGroup: [404, 404_204, 'Enrollment group not found.'],
  noRoute: [404, 404_001, 'The resource is not found.'],
  exists: [409, 409_201, 'Enrollment already exists.'],
  stale: [412, 412_201, 'Precondition failed.'],
  media: [415, 415_001, 'Unsupported media type.'],
  throttled: [429, 429_001, 'Throttled.'],
  internal: [500, 500_001, 'Internal server error.'],
  unavailable: [503, 503_001, 'Service unavailable.'],
  noHub: [400, 400_209, 'No IoT hub is available for the device.'],
} as const satisfies Readonly<Record<string, readonly [number, number, string]>>;

/** How a hub says no: HTTP status, error code and name (provisioning.md 6). */
export const hubErrors = {
  invalid: [400, 400_004, 'ArgumentInvalid'],
  apiVersion: [400, 400_001, 'InvalidProtocolVersion'],
  unauthorized: [401, 401_002, 'IotHubUnauthorizedAccess'],
  disabled: [403, 403_004, 'DeviceDisabled'],
  notFound: [404, 404_001, 'DeviceNotFound'],
  noModule: [404, 404_010, 'ModuleNotFound'],
  exists: [409, 409_001, 'DeviceAlreadyExists'],
  stale: [412, 412_001, 'PreconditionFailed'],
  throttled: [429, 429_001, 'ThrottlingException'],
  internal: [500, 500_001, 'ServerError'],
  unavailable: [503, 503_001, 'ServiceUnavailable'],
} as const satisfies Readonly<Record<string, readonly [number, number, string]>>;

export type DpsError = keyof typeof dpsErrors;
export type HubError = keyof typeof hubErrors;

/** An id that is the same for the same request at the same time. */
export function trackingId({ method, path, at }: CloudRequest): string {
  const hex = createHash('sha256')
    .update(`${method} ${path.join('/')} ${at}`)
    .digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** An error of DPS in its form (provisioning.md 5.4). `text` takes the place of the usual words. */
export function dpsError(request: CloudRequest, error: DpsError, text?: string): CloudAnswer {
  const [status, errorCode, message] = dpsErrors[error];
  return {
    status,
    headers: { 'x-ms-error-code': String(errorCode) },
    body: {
      errorCode,
      trackingId: trackingId(request),
      message: text ?? message,
      timestampUtc: new Date(request.at).toISOString(),
    },
  };
}

/**
 * An error of a hub in its form (provisioning.md 6).
 *
 * @assumed provisioning.md 6: the header iothub-errorcode carries the name of the error | verify: read a device that is not there and look at the headers
 */
export function hubError(request: CloudRequest, error: HubError, text = ''): CloudAnswer {
  const [status, code, name] = hubErrors[error];
  const stamp = new Date(request.at).toISOString();
  return {
    status,
    headers: { 'iothub-errorcode': name },
    body: {
      Message: `ErrorCode:${name};${text === '' ? String(code) : text}`,
      ExceptionMessage: `Tracking ID:${trackingId(request)}-TimeStamp:${stamp}`,
    },
  };
}

/** A moment as Azure writes it. */
export const iso = (at: number): string => new Date(at).toISOString();

/** What `If-Match` says about an entry: not given, fits, or does not fit. Quotes and weakness do not matter. */
export function ifMatch({ headers }: CloudRequest, etag: string | undefined): 'absent' | 'fits' | 'stale' {
  const bare = (text: string) => text.replace(/^W\//u, '').replaceAll('"', '');
  const given = headers['if-match'];
  if (given === undefined || given === '') return 'absent';
  if (etag === undefined) return 'stale';
  return bare(given).trim() === '*' || bare(given) === bare(etag) ? 'fits' : 'stale';
}

/** A page of a list, and the way to the next one: how many of the list come before it, which nobody has to understand. */
export function page<T>(
  { headers }: CloudRequest,
  list: readonly T[],
): { items: T[]; headers: Record<string, string> } | undefined {
  const token = headers['x-ms-continuation'];
  const from = token === undefined || token === '' ? 0 : Number(Buffer.from(token, 'base64').toString());
  const size = Number(headers['x-ms-max-item-count'] ?? mostItems);
  if (!Number.isInteger(from) || from < 0 || !Number.isInteger(size) || size < 1) return undefined;
  const to = from + Math.min(size, mostItems);
  const next = Buffer.from(String(to)).toString('base64');
  return { items: list.slice(from, to), headers: to < list.length ? { 'x-ms-continuation': next } : {} };
}

/** Most items of one page (provisioning.md 6). */
const mostItems = 1_000;
