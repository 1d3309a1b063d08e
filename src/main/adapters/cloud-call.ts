import { errorCodes, Failure, failure } from '../../contract/errors.ts';
import {
  failureOf,
  isForeign,
  isTransient,
  jsonOf,
  skewOf,
  waitBefore,
  type CloudAnswer,
} from '../domain/cloud/answers.ts';
import { serviceToken } from '../domain/cloud/sas.ts';
import type { CloudRight } from '../domain/cloud/service-string.ts';
import type { Clock, CloudAccess, CloudCall, CloudProxy, SecretHandle } from '../ports.ts';
import type { CloudHttp, CloudRequest } from './cloud-http.ts';

/** A request to a service, before it is signed. */
export interface ServiceRequest {
  method: CloudRequest['method'];
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: object;
  /** What it is about and which right it takes, for the words of a failure. */
  id: string;
  right: CloudRight;
  /** False for what answers with nothing. */
  expectsBody?: boolean;
  /** False for what must not be sent twice: a lost answer may hide that it was done. */
  again?: boolean;
}

/** Signed calls of one service. */
export interface CloudCaller {
  /** By how many milliseconds the clock that signs was ahead of the service at the last answer; 0 before the first. */
  aheadMs(): number;
  /** The answer to a request that succeeded. Waits and tries again where that helps; throws every other answer. */
  send(
    request: ServiceRequest,
    call?: CloudCall,
  ): Promise<{ json: unknown; headers: CloudAnswer['headers'] }>;
}

export interface CallerDeps {
  http: CloudHttp;
  clock: Clock;
  reveal(handle: SecretHandle): string;
  /** From 0 up to 1. */
  random(): number;
  /** Name of this program for the logs of the service. */
  agent: string;
}

/** Calls of the service that an access leads to, signed anew each time (provisioning.md 2.4, 5.3). */
export function createCaller(deps: CallerDeps, access: CloudAccess, proxy?: CloudProxy): CloudCaller {
  const { host, policy } = access;
  let keyIsGood = false;
  let aheadMs = 0;

  function signed(): string {
    const key = deps.reveal(access.key);
    return serviceToken({ resource: host, policy, key, now: deps.clock.now() });
  }

  const once = (
    { method, path, headers, body }: ServiceRequest,
    signal?: AbortSignal,
  ): Promise<CloudAnswer> =>
    deps.http.send({
      method,
      host,
      path,
      headers: {
        Authorization: signed(),
        Accept: 'application/json',
        'User-Agent': deps.agent,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(proxy === undefined ? {} : { proxy }),
      ...(signal === undefined ? {} : { signal }),
    });

  /** Waits before the next try; false when there is none. */
  async function waited(tried: number, answer: CloudAnswer | undefined, call: CloudCall): Promise<boolean> {
    const ms = waitBefore(tried, answer, deps.random());
    if (ms === undefined) return false;
    const because = answer === undefined ? 'connection' : answer.status === 429 ? 'busy' : 'broken';
    call.onWait?.({ ms, because });
    await deps.clock.sleep(ms, call.signal);
    if (call.signal?.aborted === true) throw failure(errorCodes.cancelled, 'cloud.call', { retry: 'safe' });
    return true;
  }

  return {
    aheadMs: () => aheadMs,
    async send(request, call = {}) {
      const { id, right, expectsBody = true, again = true } = request;
      for (let tried = 1; ; tried++) {
        let answer: CloudAnswer;
        try {
          answer = await once(request, call.signal);
        } catch (error) {
          const cut = error instanceof Failure && error.error.code === errorCodes.cloudReset;
          if (cut && again && (await waited(tried, undefined, call))) continue;
          throw error;
        }
        if (answer.status === 407)
          throw failure(errorCodes.cloudProxySignIn, 'cloud.call', {
            params: { proxy: host, host, status: 407 },
          });
        if (isForeign(answer, expectsBody))
          throw failure(errorCodes.cloudIntermediary, 'cloud.call', {
            params: { host },
            origin: { kind: 'network', id: String(answer.status) },
          });
        // A gateway that answers for a broken service has a clock of its own.
        if (answer.status < 500) aheadMs = skewOf(answer);
        if (answer.status >= 200 && answer.status < 300) {
          keyIsGood = true;
          return { json: jsonOf(answer.text), headers: answer.headers };
        }
        // A service that is too busy has done nothing; one that failed may have.
        const worth = answer.status === 429 || (isTransient(answer.status) && again);
        if (worth && (await waited(tried, answer, call))) continue;
        // What is not there was looked for with a key that was accepted.
        if (answer.status === 404 || answer.status === 409 || answer.status === 412) keyIsGood = true;
        throw failureOf(answer, { host, policy, id, right, keyIsGood });
      }
    },
  };
}

/** True for the failure of this code. */
export const isFailure = (error: unknown, code: Failure['error']['code']): boolean =>
  error instanceof Failure && error.error.code === code;

/** What came of a look-up; null when the service knows nothing of the name. */
export async function orNull<T>(look: Promise<T>): Promise<T | null> {
  try {
    return await look;
  } catch (error) {
    if (isFailure(error, errorCodes.cloudNotFound)) return null;
    throw error;
  }
}

/** Reads a document of a service; one of another shape than is known is told, never guessed at. */
export function readAs<T>(host: string, read: (document: unknown) => T, document: unknown): T {
  try {
    return read(document);
  } catch (error) {
    throw failure(errorCodes.cloudAnswer, 'cloud.call', { params: { host }, retry: 'never', cause: error });
  }
}

/**
 * Makes a thing once, whatever happens to the answers: looks first, and after an answer that was lost looks again before
 * anything is sent a second time (provisioning.md 10.4). `make` must not repeat itself.
 */
export async function makeOnce<T>(
  look: () => Promise<T | null>,
  make: () => Promise<T>,
  differs: (found: T) => string | undefined,
  names: { host: string; id: string },
  wait: (tried: number) => Promise<boolean>,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    const found = await look();
    if (found !== null) {
      const what = differs(found);
      if (what === undefined) return found;
      throw failure(errorCodes.cloudDiffers, 'cloud.call', { params: { ...names, what } });
    }
    try {
      return await make();
    } catch (error) {
      const unsure = [errorCodes.cloudReset, errorCodes.cloudBroken, errorCodes.cloudTaken].some((code) =>
        isFailure(error, code),
      );
      if (!unsure || !(await wait(tried))) throw error;
    }
  }
}

/** Changes a document that others may change as well: reads it anew and tries once more when they did (412). */
export async function changeTwice<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!isFailure(error, errorCodes.cloudChanged)) throw error;
    return change();
  }
}

/** A query of a service. */
export type PagedQuery = Pick<ServiceRequest, 'path' | 'id' | 'right'> & { text: string };

/** How many pages are read where not all has to be known: queries of a hub are throttled at 20 a minute (provisioning.md 6). */
export const fewPages = 20;

/** What a query of a service answers, page by page (provisioning.md 5.1, 6); not `whole` after the last page that may be read. */
export async function pagesOf<T>(
  caller: CloudCaller,
  host: string,
  query: PagedQuery,
  read: (row: unknown) => T,
  call: CloudCall | undefined,
  mostPages = Number.POSITIVE_INFINITY,
): Promise<{ found: T[]; whole: boolean }> {
  const { path, id, right, text } = query;
  const found: T[] = [];
  let from: string | undefined;
  // The public client's own query would go on for ever with a header that is null (provisioning.md 5.5).
  for (let pages = 0; pages < mostPages; pages++) {
    const headers = {
      'x-ms-max-item-count': '100',
      ...(from === undefined ? {} : { 'x-ms-continuation': from }),
    };
    const page = await caller.send({ method: 'POST', path, body: { query: text }, headers, id, right }, call);
    const rows = Array.isArray(page.json) ? (page.json as unknown[]) : [];
    found.push(...rows.map((row) => readAs(host, read, row)));
    from = page.headers['x-ms-continuation'];
    if (from === undefined || from === '') return { found, whole: true };
  }
  return { found, whole: false };
}

/** Everything that a query of a service answers. */
export async function allPages<T>(
  caller: CloudCaller,
  host: string,
  query: PagedQuery,
  read: (row: unknown) => T,
  call: CloudCall | undefined,
): Promise<T[]> {
  return (await pagesOf(caller, host, query, read, call)).found;
}
