import { errorCodes, type ErrorCode, type Params } from '../../../contract/errors.ts';
import type { FactValue, LogLine } from '../../../contract/facts.ts';
import { redactText } from '../redact.ts';
import type { Diagnosis } from '../steps/kind.ts';

type Runtime = FactValue<'guest.runtime'>;

/** Lines written since a moment; none before there is such a moment. */
export const linesSince = (lines: readonly LogLine[], at: string | null) =>
  at === null ? [] : lines.filter((line) => line.at >= at);

/** The last word of the identity service: in one second both may stand, so the order of the lines decides. */
export function identityEnd(identity: readonly LogLine[]): {
  good: LogLine | undefined;
  bad: LogLine | undefined;
} {
  const good = identity.findLastIndex((line) => line.text.includes('Provisioning complete.'));
  const bad = identity.findLastIndex((line) => line.text.includes('Failed to provision with IoT Hub'));
  return good > bad ? { good: identity[good], bad: undefined } : { good: undefined, bad: identity[bad] };
}

/**
 * The line that says edgeAgent is connected; undefined when it has tried again since and has not got through yet.
 *
 * @assumed field-notes.md proof: an edgeAgent that lost its connection says that it attempts to connect before it is connected again | verify: block port 5671 for a connected device, wait two minutes, and read sudo iotedge logs edgeAgent
 */
export function connectedLine(agent: readonly LogLine[]): LogLine | undefined {
  const connected = agent.findIndex((line) => line.text.includes('connected to IoT Hub via'));
  const last = agent.findLastIndex((line) => line.text.includes('connected to IoT Hub via'));
  const tried = agent.findLastIndex((line) => line.text.includes('attempting to connect to IoT Hub via'));
  return tried > last ? undefined : agent[connected];
}

/** How far the clock of the VM may be off, in milliseconds: tokens are refused beyond that (provisioning.md 5.3). */
const clockToleranceMs = 5 * 60_000;

/**
 * By how many minutes the clock of the VM is ahead of the host's, negative when it is behind; 0 within what tokens bear
 * (F90). `at` is when the host read the VM.
 */
export function clockOffMinutes(runtime: Pick<Runtime, 'now'>, at: string | null): number {
  const off = clockOffMs(runtime, at);
  return Math.abs(off) > clockToleranceMs ? Math.round(off / 60_000) : 0;
}

const clockOffMs = ({ now }: Pick<Runtime, 'now'>, at: string | null): number =>
  at === null ? 0 : Date.parse(now) - Date.parse(at);

/** How long a token of the identity service for DPS lives, in milliseconds (provisioning.md 2.4). */
export const dpsTokenMs = 30_000;

/** A clock this far behind has made a token that was over; reading the VM takes a part of it (provisioning.md 2.4). */
const dpsBehindMs = 2 * dpsTokenMs;

const refusals: ReadonlySet<ErrorCode> = new Set([
  errorCodes.scopeOrKey,
  errorCodes.wrongScope,
  errorCodes.wrongKey,
]);

/** True for a cause that a token of DPS which is over would look like as well: the cloud answers both alike. */
export const isRefusedToken = (runtime: Runtime, cause: Pick<Diagnosis, 'code'> | undefined): boolean =>
  cause !== undefined && refusals.has(cause.code) && runtime.provisioning?.source === 'dps';

/** Less than this part of the data partition, in percent, is as good as full: an image does not fit (F89). */
const fullBelowPercent = 3;

export const diskIsFull = ({ diskFreePercent }: Pick<Runtime, 'diskFreePercent'>): boolean =>
  diskFreePercent !== null && diskFreePercent < fullBelowPercent;

/** The registry that edgeAgent comes from. */
const registry = 'mcr.microsoft.com';

interface Cause {
  code: ErrorCode;
  id: string;
  final: boolean;
  /** It holds for identities of this kind alone. */
  of?(has: NonNullable<Runtime['provisioning']>): boolean;
}

const hasUpperCase = ({ registrationId }: NonNullable<Runtime['provisioning']>) =>
  registrationId !== null && registrationId !== registrationId.toLowerCase();

/**
 * Phrases that say why an identity was not accepted (eflow.md 9.3, provisioning.md 5.4 and 7.3), the most telling first.
 * DPS answers 401 to a wrong scope and to a wrong key alike; without a key of its own in question it is the scope.
 *
 * @assumed provisioning.md 7.3: DPS refuses an unknown ID scope with 401, and the log of the VM holds the codes of DPS and the status of a registration that did not end well | verify: provision with a scope that does not exist, and with a DPS that no hub is linked to, and read sudo iotedge system logs
 */
const identityCauses: readonly (Cause & { match: RegExp })[] = [
  {
    match: /\btpm.*Connection refused|Connection refused.*\btpm/iu,
    code: errorCodes.tpmUnreachable,
    id: 'F72',
    final: false,
  },
  {
    match: /404201|Enrollment not found/u,
    code: errorCodes.notEnrolled,
    id: 'F62',
    // A colleague may still enroll it, and the VM asks again by itself.
    final: false,
  },
  { match: /status disabled/u, code: errorCodes.enrollmentDisabled, id: 'F62', final: false },
  {
    match: /registration failed|status failed/iu,
    code: errorCodes.notAssigned,
    id: 'F62',
    // A hub that is linked later is found at the next try.
    final: false,
  },
  { match: /400004/u, code: errorCodes.otherKeyEnrolled, id: 'F62', final: false },
  {
    match: /Invalid certificate|CA certificate not found|certificate (?:has )?expired/u,
    code: errorCodes.certificateRefused,
    id: 'F60',
    final: true,
  },
  {
    match: /401002|Unauthorized/u,
    of: ({ source, method }) => source === 'dps' && method === 'symmetric_key',
    code: errorCodes.scopeOrKey,
    id: 'F62',
    final: true,
  },
  {
    match: /401002|Unauthorized/u,
    of: ({ source }) => source === 'dps',
    code: errorCodes.wrongScope,
    id: 'F62',
    final: true,
  },
  {
    match: /device identity not found/u,
    of: hasUpperCase,
    code: errorCodes.registrationCase,
    id: 'F63',
    final: true,
  },
  { match: /device identity not found/u, code: errorCodes.notEnrolled, id: 'F62', final: true },
  {
    match: /authentication error|authorization error/u,
    code: errorCodes.wrongKey,
    id: 'F60',
    final: true,
  },
];

const unnamed = /failed to lookup address information|Temporary failure in name resolution/u;
const unreached = /timed out|unreachable|Connection refused|connection reset/iu;

/** Nothing is known to open from the VM: its names, or its way out, before anything of the cloud is blamed. */
function wayOut(runtime: Runtime, text: string): Diagnosis | undefined {
  const params = { text };
  if (runtime.namesFound === false || unnamed.test(text))
    return { code: errorCodes.noNames, params, id: 'F81', final: false };
  return runtime.registryOpen === false
    ? { code: errorCodes.noWayOut, params, id: 'F85', final: false }
    : undefined;
}

/** Why the identity service did not get through, by its last line. */
function identityCause(runtime: Runtime, text: string): Diagnosis | undefined {
  const has = runtime.provisioning;
  const params = {
    text,
    scope: has?.scopeId ?? '',
    registrationId: has?.registrationId ?? '',
    method: has?.method ?? '',
  };
  const told = identityCauses.find(
    ({ match, of }) => match.test(text) && (of === undefined || (has !== null && of(has))),
  );
  if (told !== undefined) return { code: told.code, params, id: told.id, final: told.final };
  const blocked = wayOut(runtime, text);
  if (blocked !== undefined) return blocked;
  return unreached.test(text) && runtime.registryOpen === true
    ? { code: errorCodes.cloudBlocked, params: { ...params, host: has?.hub ?? 'DPS' }, final: false }
    : undefined;
}

/** Why edgeAgent's image is not there, once the identity is accepted. `carried` are images that nobody has to pull. */
function pullCause(runtime: Runtime, carried: readonly string[]): Diagnosis | undefined {
  if (runtime.modules.some((module) => module.name === 'edgeAgent')) return undefined;
  const failed = linesSince(runtime.edgedLog, runtime.configuredAt).findLast((line) =>
    /\bpull\b|manifest/iu.test(line.text),
  );
  const text = redactText(failed?.text ?? '');
  const image = carried.find((name) => text.split(/[\s"',]/u).includes(name));
  if (image !== undefined) return { code: errorCodes.imagePulled, params: { image, text }, final: false };
  if (/manifest unknown|manifest for .* not found/u.test(text))
    return { code: errorCodes.imageMissing, params: { text }, final: false };
  const names = runtime.namesFound === false || unnamed.test(text);
  if (names) return { code: errorCodes.noNames, params: { text }, id: 'F81', final: false };
  const nothingYet = runtime.imageBytes < 1_000_000;
  return runtime.registryOpen === false && (failed !== undefined || nothingYet)
    ? { code: errorCodes.registryBlocked, params: { host: registry, text }, final: false }
    : undefined;
}

/** What is wrong with the VM itself, whatever the cloud would say. */
function vmCause(runtime: Runtime, at: string | null): Diagnosis | undefined {
  const minutes = clockOffMinutes(runtime, at);
  if (minutes !== 0) return { code: errorCodes.guestClock, params: { minutes }, id: 'F90', final: false };
  const logs = linesSince([...runtime.identityLog, ...runtime.edgedLog], runtime.configuredAt);
  const line = (match: RegExp) => redactText(logs.findLast(({ text }) => match.test(text))?.text ?? '');
  const full = line(/no space left on device/iu);
  if (full !== '' || diskIsFull(runtime)) {
    const params: Params = { free: runtime.diskFreePercent ?? 0, text: full };
    return { code: errorCodes.guestDiskFull, params, id: 'F89', final: false };
  }
  const named = line(/identityd config has hostname .* but device reports hostname/u);
  return named === ''
    ? undefined
    : { code: errorCodes.guestHostName, params: { text: named }, id: 'F66', final: true };
}

/**
 * The likely cause of a proof that is not there, from the same facts; `at` is when the host read the VM, `carried` are images
 * that were carried to it.
 */
export function diagnoseProof(
  runtime: Runtime,
  at: string | null = null,
  carried: readonly string[] = [],
): Diagnosis | undefined {
  const ofVm = vmCause(runtime, at);
  if (ofVm !== undefined) return ofVm;
  const identity = linesSince(runtime.identityLog, runtime.configuredAt);
  const { good, bad } = identityEnd(identity);
  if (bad !== undefined) {
    const text = redactText(bad.text);
    const cause = identityCause(runtime, text);
    const off = clockOffMs(runtime, at);
    if (isRefusedToken(runtime, cause) && off < -dpsBehindMs)
      return {
        code: errorCodes.guestClock,
        params: { minutes: Math.round(off / 60_000) },
        id: 'F90',
        final: false,
      };
    return cause ?? { code: errorCodes.neverConnected, params: { text }, id: 'F62', final: false };
  }
  const down = runtime.services.find((service) => service.state.startsWith('Down'));
  if (down !== undefined) {
    const params = { service: down.name, state: down.state };
    return { code: errorCodes.runtimeDown, params, id: 'F65', final: false };
  }
  const agent = linesSince(runtime.agentLog, runtime.configuredAt);
  const offline = identity.at(-1);
  if (offline?.text.includes('Failed to reprovision device') === true && connectedLine(agent) === undefined) {
    const cause = identityCause(runtime, redactText(offline.text));
    if (cause !== undefined) return cause;
  }
  const unpulled = good === undefined ? undefined : pullCause(runtime, carried);
  if (unpulled !== undefined) return unpulled;
  const amqp = runtime.ports.find((port) => port.port === 5671);
  const https = runtime.ports.find((port) => port.port === 443);
  if (amqp?.open === false) {
    const params = { host: amqp.host, port: amqp.port, other: https?.open === true ? 443 : 0 };
    return { code: errorCodes.amqpBlocked, params, final: false };
  }
  return good !== undefined && agent.length > 0
    ? {
        code: errorCodes.neverConnected,
        params: { text: redactText(agent.at(-1)?.text ?? '') },
        id: 'F62',
        final: false,
      }
    : undefined;
}
