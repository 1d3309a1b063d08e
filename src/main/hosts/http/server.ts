import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  errorCodes,
  failure,
  type AppError,
  type Envelope,
  type ErrorCode,
} from '../../../contract/errors.ts';
import { longestLog } from '../../../contract/diagnosis.ts';
import { procedures, type Procedure } from '../../../contract/procedures.ts';
import type { Clock } from '../../ports.ts';
import type { Caller, Router } from '../../services/router.ts';
import type { Assets } from '../pages/assets.ts';
import { answerFor } from '../pages/page.ts';
import { commonHeaders } from '../pages/policy.ts';
import { createSessions, foreignFetch, hostAllowed, originAllowed } from './guard.ts';

export interface HttpHostOptions {
  router: Router;
  assets: Assets;
  clock: Clock;
  /** A port to use; without it, a free one. */
  port?: number;
  /** Ends after this long without a request, as long as no job runs. Milliseconds. */
  idleMs: number;
  /** True while the machine is worked on. */
  busy(): Promise<boolean>;
}

/** A server of one app on this computer only. */
export interface HttpHost {
  readonly port: number;
  /** The address for the browser. Its token stands behind `#`, so no server, log or referrer ever sees it. */
  readonly link: string;
  /** Resolves when it has ended, by `close` or because nobody used it. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Largest request, in bytes: a setup document with certificates named by path is far below it. */
const mostBytes = 1024 * 1024;
/** The same where a log is asked about: its text, and what JSON adds to it. */
const mostBytesOfLog = 4 * longestLog;
/** A blank line this often keeps a quiet feed from being taken for a dead one, in milliseconds. */
const aliveEveryMs = 10_000;
const lookEveryMs = 15_000;

/** What a request is refused with before it reaches the router. */
class Refused extends Error {
  readonly status: number;
  readonly error: AppError;
  constructor(status: number, code: ErrorCode, params: Record<string, string> = {}) {
    super(code);
    this.status = status;
    this.error = failure(code, 'call', { params, retry: 'never' }).error;
  }
}

const isOver = ({ signal }: AbortController): boolean => signal.aborted;

async function bodyOf(request: IncomingMessage, most = mostBytes): Promise<unknown> {
  if (!/^application\/json\b/u.test(request.headers['content-type'] ?? ''))
    throw new Refused(415, errorCodes.webRequest, { rule: 'type' });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new Refused(413, errorCodes.webRequest, { rule: 'size' });
    parts.push(part);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    throw new Refused(400, errorCodes.webRequest, { rule: 'json' });
  }
}

/** The correlation id a page gave its call, or one of ours. */
function callerOf(request: IncomingMessage): Caller {
  const given = request.headers['x-request-id'];
  const id =
    typeof given === 'string' && /^[\w-]{1,40}$/u.test(given) ? given : randomBytes(6).toString('hex');
  return { id, may: 'unelevated' };
}

/** Serves the app to browsers on this computer: the pages to anybody there, the calls to whoever showed the token. */
export async function openHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const { router, assets, clock } = options;
  const sessions = createSessions();
  const ending = new AbortController();
  let lastUsed = clock.now();
  let streams = 0;

  function answer(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, {
      ...commonHeaders,
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    });
    response.end(JSON.stringify(body));
  }

  function page(request: IncomingMessage, response: ServerResponse, path: string): void {
    const found = answerFor(assets, path);
    if (found === undefined) throw new Refused(404, errorCodes.webRequest, { rule: 'path' });
    const packed =
      found.gzip !== undefined && /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '')
        ? found.gzip()
        : undefined;
    response.writeHead(200, {
      ...found.headers,
      ...(packed === undefined ? {} : { 'Content-Encoding': 'gzip' }),
    });
    response.end(packed ?? found.body);
  }

  async function redeem(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await bodyOf(request)) as { token?: unknown } | null;
    const cookie = typeof body?.token === 'string' ? sessions.redeem(body.token) : undefined;
    if (cookie === undefined) throw new Refused(403, errorCodes.webSession, {});
    response.setHeader('Set-Cookie', cookie);
    answer(response, 200, {});
  }

  async function feed(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const input = await bodyOf(request);
    const gone = new AbortController();
    const stop = (): void => gone.abort();
    response.once('close', stop);
    ending.signal.addEventListener('abort', stop);
    response.writeHead(200, {
      ...commonHeaders,
      'Content-Type': 'application/x-ndjson',
      'Cache-Control': 'no-store',
    });
    response.flushHeaders();
    streams += 1;
    const alive = async (): Promise<void> => {
      while (!isOver(gone)) {
        await clock.sleep(aliveEveryMs, gone.signal);
        if (!isOver(gone)) response.write('\n');
      }
    };
    void alive();
    try {
      const items: AsyncIterable<Envelope<unknown>> = router.feed(
        name as never,
        input as never,
        callerOf(request),
        gone.signal,
      );
      for await (const item of items) {
        if (gone.signal.aborted) break;
        if (!response.write(`${JSON.stringify(item)}\n`))
          await once(response, 'drain', { signal: gone.signal });
      }
    } catch (error) {
      // A page that went away while its feed was full.
      if (!gone.signal.aborted) throw error;
    } finally {
      streams -= 1;
      stop();
      ending.signal.removeEventListener('abort', stop);
      response.end();
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, headers } = request;
    if (!hostAllowed(headers)) throw new Refused(403, errorCodes.webForeign, { what: 'Host' });
    if (foreignFetch(headers)) throw new Refused(403, errorCodes.webForeign, { what: 'Sec-Fetch-Site' });
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (method === 'GET') {
      page(request, response, pathname);
      return;
    }
    if (method !== 'POST') throw new Refused(405, errorCodes.webRequest, { rule: 'method' });
    if (!originAllowed(headers)) throw new Refused(403, errorCodes.webForeign, { what: 'Origin' });
    if (pathname === '/session') {
      await redeem(request, response);
      return;
    }
    if (!sessions.knows(headers)) throw new Refused(401, errorCodes.webSession, {});
    lastUsed = clock.now();
    const name = /^\/api\/([\w.]{1,64})$/u.exec(pathname)?.[1];
    if (name === undefined) throw new Refused(404, errorCodes.webRequest, { rule: 'path' });
    const procedure: Procedure | undefined = Object.hasOwn(procedures, name)
      ? procedures[name as keyof typeof procedures]
      : undefined;
    if (procedure?.kind === 'feed') await feed(request, response, name);
    else {
      const input = await bodyOf(request, procedure?.long === true ? mostBytesOfLog : mostBytes);
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const outcome = await router.call(name as never, input as never, callerOf(request), gone.signal);
      if (!isOver(gone)) answer(response, 200, outcome);
    }
    lastUsed = clock.now();
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A refusal leaves the rest of the request unread.
      request.resume();
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const refused =
        error instanceof Refused ? error : new Refused(500, errorCodes.internal, { reason: 'http' });
      answer(response, refused.status, { id: '', ok: false, error: refused.error });
    });
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.listen(options.port ?? 0, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw failure(errorCodes.webPort, 'serve', {
      params: { port: options.port ?? 0, reason },
      origin: { kind: 'network', id: reason },
      cause: error,
    });
  }
  const { port } = server.address() as AddressInfo;
  const closed = once(server, 'close').then(() => undefined);

  const close = async (): Promise<void> => {
    ending.abort();
    server.close();
    server.closeIdleConnections();
    server.closeAllConnections();
    await closed;
  };

  /** Nobody looks any more: a server nobody needs is a door nobody watches. */
  async function watch(): Promise<void> {
    while (!isOver(ending)) {
      await clock.sleep(lookEveryMs, ending.signal);
      if (isOver(ending)) return;
      if (streams > 0 || clock.now() - lastUsed < options.idleMs) continue;
      if (await options.busy()) continue;
      await close();
    }
  }
  void watch();

  return { port, link: `http://127.0.0.1:${port}/#token=${sessions.token}`, closed, close };
}
