import {
  request as plainRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent, request } from 'node:https';
import type { Socket } from 'node:net';
import * as tls from 'node:tls';
import { errorCodes, failure, type Failure } from '../../contract/errors.ts';
import type { CloudAnswer } from '../domain/cloud/answers.ts';
import type { CloudProxy, Endpoint, FindEndpoint, SecretHandle } from '../ports.ts';
import { proxyFailure, socketFailure } from './cloud-failures.ts';

/** One request to a host of the cloud. `path` has its query. */
export interface CloudRequest {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  host: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  proxy?: CloudProxy;
  signal?: AbortSignal;
}

export interface CloudHttp {
  /** Sends one request over TLS. Answers whatever status came; throws a typed failure when none did. */
  send(request: CloudRequest): Promise<CloudAnswer>;
  /** Closes connections that are kept for the next request. */
  close(): void;
}

export interface CloudHttpOptions {
  endpoint: FindEndpoint;
  /** Roots to trust in place of those of this computer; none means those. */
  trustRoots: readonly string[];
  /** Milliseconds since 1970, by the clock that signs. */
  now(): number;
  reveal(handle: SecretHandle): string;
  /** How long a whole request may take, in milliseconds (provisioning.md 10.4). */
  limitMs?: number;
}

const limitMs = 30_000;
/** A page of a hundred enrollments is far below; whatever is longer is no answer of Azure. */
const mostBytes = 8 * 1024 * 1024;
/** DPS and hubs throttle long before more connections would help. */
const mostConnections = 8;

/** Roots that this computer trusts: those of Node, and those of the system where this Node can read them. */
function systemRoots(): string[] | undefined {
  // Node has it since 22.15 and 23.10; the one of the app is newer, the one of the command line may be older.
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default' | 'system') => string[] };
  if (getCACertificates === undefined) return undefined;
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}

/** The transport to the cloud (provisioning.md 5.6): time limit, cancel, proxy, roots, and failures that say what is wrong. */
export function createCloudHttp(options: CloudHttpOptions): CloudHttp {
  const ca = options.trustRoots.length > 0 ? [...options.trustRoots] : systemRoots();
  const trust = ca === undefined ? {} : { ca };
  const agent = new Agent({ keepAlive: true, maxSockets: mostConnections, ...trust });
  const within = options.limitMs ?? limitMs;

  /** A connection to the host through the proxy: CONNECT, then TLS with the host (RFC 9110 9.3.6). */
  function tunnel(
    to: Endpoint,
    host: string,
    proxy: CloudProxy,
    signal: AbortSignal,
  ): Promise<tls.TLSSocket> {
    const url = new URL(proxy.url);
    const user = decodeURIComponent(url.username);
    const password = proxy.password === undefined ? '' : options.reveal(proxy.password);
    const target = `${to.address}:${to.port}`;
    const connect: RequestOptions = {
      method: 'CONNECT',
      host: url.hostname,
      port: url.port,
      path: target,
      agent: false,
      signal,
      headers: {
        Host: target,
        ...(user === '' ? {} : { 'Proxy-Authorization': `Basic ${basic(user, password)}` }),
      },
    };
    return new Promise((resolve, reject) => {
      const asked = (url.protocol === 'https:' ? request : plainRequest)({ ...connect, ...trust });
      asked.once('error', (error) => reject(proxyFailure(error, url.host)));
      asked.once('connect', (answer: IncomingMessage, socket: Socket) => {
        if (answer.statusCode !== 200) {
          socket.destroy();
          const status = answer.statusCode ?? 0;
          const signIn = password === '' ? errorCodes.cloudProxySignIn : errorCodes.cloudProxyPassword;
          const code = status === 407 ? signIn : errorCodes.cloudProxyRefused;
          reject(failure(code, 'cloud.call', { params: { proxy: url.host, host, status } }));
          return;
        }
        const secure = tls.connect({ socket, servername: to.servername, ...trust });
        secure.once('error', reject);
        secure.once('secureConnect', () => {
          secure.off('error', reject);
          resolve(secure);
        });
      });
      asked.end();
    });
  }

  function read(asked: ClientRequest, body: string | undefined): Promise<CloudAnswer> {
    return new Promise((resolve, reject) => {
      asked.once('error', reject);
      asked.once('response', (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > mostBytes)
            asked.destroy(Object.assign(new Error('too long'), { code: 'HPE_TOO_LONG' }));
          else chunks.push(chunk);
        });
        answer.once('error', reject);
        answer.once('end', () => {
          const headers = Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          );
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers, text, at: options.now() });
        });
      });
      asked.end(body);
    });
  }

  return {
    async send({ method, host, path, headers, body, proxy, signal }) {
      const overtime = AbortSignal.timeout(within);
      const both = signal === undefined ? overtime : AbortSignal.any([signal, overtime]);
      const told = (error: unknown): Failure => {
        if (signal?.aborted === true)
          return failure(errorCodes.cancelled, 'cloud.call', { retry: 'safe', cause: error });
        if (overtime.aborted)
          return failure(errorCodes.cloudTimeout, 'cloud.call', {
            params: { host, seconds: Math.round(within / 1000) },
            retry: 'safe',
            cause: error,
          });
        return socketFailure(error, host);
      };
      try {
        if (both.aborted) throw new Error('aborted');
        const to = await options.endpoint(host);
        if (to === undefined) throw Object.assign(new Error('unknown name'), { code: 'ENOTFOUND' });
        const own = proxy === undefined ? undefined : await tunnel(to, host, proxy, both);
        const asked = request({
          method,
          path,
          host: to.address,
          port: to.port,
          servername: to.servername,
          signal: both,
          headers: {
            Host: host,
            ...headers,
            ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
          },
          ...(own === undefined ? { agent } : { createConnection: () => own }),
        });
        return await read(asked, body);
      } catch (error) {
        throw told(error);
      }
    },
    close: () => agent.destroy(),
  };
}

const basic = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
