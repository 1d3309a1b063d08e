import { nextRevision, type CloudState } from '../state/cloud.ts';
import { dpsError, hubError, type CloudAnswer, type CloudRequest } from './answers.ts';
import { takeFault } from './fault-effects.ts';
import type { CloudFaultName } from './faults.ts';

/** What happens to a request in place of its answer, or to its answer. */
export type Strike =
  /** The connection ends without a word. */
  | { kind: 'reset' }
  /** Nothing is ever said; with `head`, nothing after the head. */
  | { kind: 'silence'; head: boolean }
  /** Something else answers than Azure. */
  | { kind: 'foreign'; status: number; headers: Record<string, string>; text: string }
  /** The answer is cut in its middle. */
  | { kind: 'truncated' }
  | { kind: 'answer'; answer: CloudAnswer }
  /** It is done, and nobody is told. */
  | { kind: 'lost' };

const html = { 'content-type': 'text/html; charset=utf-8' };
const portal =
  '<!DOCTYPE html><html><head><title>Guest access</title></head><body>Please sign in.</body></html>';
const gateway = '<html><body><h1>502 Bad Gateway</h1></body></html>';

/** Which way to the cloud a request took: errors have another form there. */
export type Listener = 'service' | 'device' | 'hub';

/** Faults that strike every request, and those that strike only one that changes something. */
const always = [
  'cloud-reset',
  'cloud-hang',
  'cloud-slow-body',
  'cloud-captive-portal',
  'cloud-html',
  'cloud-empty',
  'cloud-truncated',
  'cloud-proxy-407',
  'cloud-429-twice',
  'cloud-429-no-wait',
  'cloud-500-once',
  'cloud-503-once',
] as const satisfies readonly CloudFaultName[];

/** Seconds to wait that DPS asks for when it is throttled (provisioning.md 10.4). */
const waitSeconds = '2';

/** True for a request that only reads, whatever its method. */
export const isRead = ({ method, path }: CloudRequest): boolean =>
  method === 'GET' ||
  (method === 'POST' && ['query', 'attestationmechanism'].includes(path.at(-1)?.toLowerCase() ?? ''));

/** Lets the fault happen that strikes this request; undefined when none does. Counted faults are counted down. */
export function strikeOf(cloud: CloudState, request: CloudRequest, listener: Listener): Strike | undefined {
  const error = (name: 'throttled' | 'internal' | 'unavailable', headers: Record<string, string>): Strike => {
    const answer = listener === 'hub' ? hubError(request, name) : dpsError(request, name);
    return { kind: 'answer', answer: { ...answer, headers: { ...answer.headers, ...headers } } };
  };
  switch (takeFault(cloud, always)) {
    case 'cloud-reset':
      return { kind: 'reset' };
    case 'cloud-hang':
      return { kind: 'silence', head: false };
    case 'cloud-slow-body':
      return { kind: 'silence', head: true };
    case 'cloud-captive-portal':
      return { kind: 'foreign', status: 200, headers: html, text: portal };
    case 'cloud-html':
      return { kind: 'foreign', status: 502, headers: html, text: gateway };
    case 'cloud-empty':
      return { kind: 'foreign', status: 200, headers: {}, text: '' };
    case 'cloud-truncated':
      return { kind: 'truncated' };
    case 'cloud-proxy-407':
      return {
        kind: 'foreign',
        status: 407,
        headers: { ...html, 'proxy-authenticate': 'Basic realm="proxy"' },
        text: gateway,
      };
    case 'cloud-429-twice':
      return error('throttled', { 'retry-after': waitSeconds });
    case 'cloud-429-no-wait':
      return error('throttled', {});
    case 'cloud-500-once':
      return error('internal', {});
    case 'cloud-503-once':
      return error('unavailable', {});
    default:
      break;
  }
  if (isRead(request)) return undefined;
  if (takeFault(cloud, ['cloud-lost-response']) !== undefined) return { kind: 'lost' };
  changeMeanwhile(cloud, request);
  return undefined;
}

/** Somebody else changes what this request is about, just before it arrives: its etag is no longer the one that was read. */
function changeMeanwhile(cloud: CloudState, { path, headers }: CloudRequest): void {
  const match = headers['if-match'];
  if (match === undefined || match === '*') return;
  const id = path[1] ?? '';
  const entries = [
    ...cloud.enrollments.filter((one) => one.registrationId === id.toLowerCase()),
    ...cloud.groups.filter((one) => one.enrollmentGroupId === id.toLowerCase()),
    ...cloud.devices.filter((one) => one.deviceId === id),
  ];
  if (entries.length === 0 || takeFault(cloud, ['cloud-changed-meanwhile']) === undefined) return;
  for (const one of entries) one.revision = nextRevision(cloud);
}
