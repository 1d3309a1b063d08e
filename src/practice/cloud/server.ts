import { X509Certificate } from 'node:crypto';
import type { Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as Tls from 'node:tls';
import type { DetailedPeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import type { Json } from '../../contract/json.ts';
import type { Endpoint, FindEndpoint } from '../../main/ports.ts';
import type { CloudState } from '../state/cloud.ts';
import type { Store } from '../store/store.ts';
import { dpsError, type CloudAnswer, type CloudRequest, type Ground } from './answers.ts';
import { newAuthority, type Authority, type ServerIdentity } from './authority.ts';
import { lookAtOperation, lookUp, startRegistration, type Operation } from './dps-device.ts';
import { dpsService } from './dps-service.ts';
import { isOn, otherHub } from './fault-effects.ts';
import { hub } from './hub.ts';
import { globalDps } from './port.ts';
import { isRead, strikeOf, type Listener, type Strike } from './strike.ts';

/** A request as it came and what was answered; what proves somebody is left out. */
export interface JournalEntry {
  listener: Listener;
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Json | undefined;
  status: number | 'none';
  /** True for a request of the practice VM. */
  vm: boolean;
}

/** The practice cloud on the loopback of this computer. */
export interface PracticeCloud {
  /** Where a host of the cloud is reached. Its listener is started when it is asked for first. */
  endpoint: FindEndpoint;
  /** The same for the practice VM, whose way is another one. */
  vmEndpoint: FindEndpoint;
  /** The certificate of the authority behind all of its hosts, as PEM; another one for every start. */
  trustRoot(): string;
  /** The last requests, oldest first. */
  journal(): readonly JournalEntry[];
  close(): Promise<void>;
}

export interface PracticeCloudOptions {
  /** The state that every process of a machine shares. */
  state: Pick<Store, 'cloud' | 'changeCloud' | 'vault'>;
  /** The clock of the cloud, in milliseconds since 1970. */
  now(): number;
  /** Lets the practice VM do what it would have done by now: whoever asks the cloud sees that, too. */
  vmGoesOn?(): Promise<void>;
  /** After how many looks a registration is done, and how long to wait between them, in seconds. */
  polls?: number;
  retryAfter?: number;
}

/** By this header the practice VM says at which virtual time it asks: it may be behind when nobody looked at it. */
export const timeHeader = 'x-practice-time';
/** By this name the practice VM asks for TLS: what is wrong on the way of this computer to the cloud is not on that of the VM. */
export const vmServername = 'localhost';

/** Most requests that are kept, and the largest body that is read. */
const mostEntries = 1_000;
const mostBytes = 1_048_576;

const globalHost = new URL(globalDps).hostname;

/** Which listener a host name leads to. */
function listenerOf(cloud: CloudState, host: string): Listener | undefined {
  switch (host.toLowerCase()) {
    case cloud.dps:
      return 'service';
    case globalHost:
      return 'device';
    case cloud.hub:
    case otherHub(cloud.hub):
      return 'hub';
    default:
      return undefined;
  }
}

async function bodyOf(message: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

/** What the client proved in TLS and sent with it, its own certificate first. */
function certificatesOf(socket: TLSSocket): X509Certificate[] {
  const all: X509Certificate[] = [];
  let one: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  // A root is its own issuer; without a certificate there is an empty object.
  while ((one as Partial<DetailedPeerCertificate> | undefined)?.raw !== undefined) {
    const here: DetailedPeerCertificate = one;
    all.push(new X509Certificate(here.raw));
    const next = here.issuerCertificate as DetailedPeerCertificate | undefined;
    if (next === undefined || next.fingerprint256 === here.fingerprint256) break;
    one = next;
  }
  return all;
}

const decoded = (segment: string) => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const headersOf = (message: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );

/** Clocks are this far apart while the computer's is wrong (provisioning.md 10.4). */
const skewMs = 600_000;

export function createPracticeCloud({
  state,
  now,
  vmGoesOn = async () => undefined,
  polls = 1,
  retryAfter = 3,
}: PracticeCloudOptions): PracticeCloud {
  let authority: Authority | undefined;
  const root = () => (authority ??= newAuthority('EFLOW Desk practice cloud'));
  const journal: JournalEntry[] = [];
  const operations = new Map<string, { operation: Operation; left: number }>();
  const started = new Map<Listener, Promise<Server>>();

  const names = () => {
    const { hub: host, dps } = state.cloud();
    return [vmServername, host, otherHub(host), dps, globalHost];
  };
  let own: ServerIdentity | undefined;
  const ownIdentity = () => (own ??= root().identityFor(names()));
  const contexts = new Map<string, SecureContext>();
  /** The identity of the servers as things stand: their own, or what an interceptor or a mistake would show. */
  function contextNow({ createSecureContext }: typeof Tls, servername: string): SecureContext {
    const cloud = state.cloud();
    const kind =
      servername === vmServername
        ? 'own'
        : isOn(cloud, 'cloud-tls-unknown-ca')
          ? 'foreign'
          : isOn(cloud, 'cloud-wrong-host-name')
            ? 'misnamed'
            : 'own';
    const known = contexts.get(kind);
    if (known !== undefined) return known;
    const signer = kind === 'foreign' ? newAuthority('Contoso Web Gateway CA') : root();
    const identity =
      kind === 'own'
        ? ownIdentity()
        : signer.identityFor(kind === 'misnamed' ? ['elsewhere.example'] : names());
    const made = createSecureContext({ ...identity, ca: signer.certificate });
    contexts.set(kind, made);
    return made;
  }

  function decide(ground: Ground, request: CloudRequest, listener: Listener, vm: boolean): CloudAnswer {
    if (listener === 'service') return dpsService(ground, request);
    if (listener === 'hub') return hub(ground, request);
    const [, word, , what, id] = request.path;
    if (word?.toLowerCase() !== 'registrations') return dpsError(request, 'noRoute');
    const wait = { 'retry-after': String(vm ? 0 : retryAfter) };
    switch (`${request.method} ${what?.toLowerCase() ?? ''}`) {
      case 'PUT register': {
        const { answer, operation } = startRegistration(ground, request);
        if (operation === undefined) return answer;
        operations.set(operation.id, { operation, left: vm ? 0 : polls });
        return { ...answer, headers: { ...answer.headers, ...wait } };
      }
      case 'GET operations': {
        const known = operations.get(id ?? '');
        const answer = lookAtOperation(ground, request, known?.operation, known?.left === 0);
        if (known !== undefined && known.left > 0) known.left -= 1;
        return answer.status === 202 ? { ...answer, headers: wait } : answer;
      }
      case 'POST ':
        return lookUp(ground, request);
      default:
        return dpsError(request, 'noRoute');
    }
  }

  /** The answer to a request and what becomes of it; whatever it changes is written down in one step. */
  function answered(
    request: CloudRequest,
    listener: Listener,
    vm: boolean,
  ): { answer?: CloudAnswer; strike?: Strike } {
    const { vault } = state;
    const struck = !vm && state.cloud().faults.length > 0;
    if (isRead(request) && !struck)
      return { answer: decide({ cloud: state.cloud(), vault }, request, listener, vm) };
    return state.changeCloud((cloud) => {
      const strike = vm ? undefined : strikeOf(cloud, request, listener);
      if (strike !== undefined && strike.kind !== 'lost' && strike.kind !== 'truncated') return { strike };
      const answer = decide({ cloud, vault }, request, listener, vm);
      return strike === undefined ? { answer } : { answer, strike };
    });
  }

  function send(response: ServerResponse, at: number, answer: CloudAnswer, cut: boolean): void {
    const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
    response.writeHead(answer.status, {
      date: new Date(at).toUTCString(),
      ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...answer.headers,
    });
    response.end(cut ? text.slice(0, Math.max(1, text.length / 2)) : text);
  }

  function happen(response: ServerResponse, at: number, strike: Strike): number | 'none' {
    switch (strike.kind) {
      case 'answer':
        send(response, at, strike.answer, false);
        return strike.answer.status;
      case 'foreign':
        response.writeHead(strike.status, strike.headers);
        response.end(strike.text);
        return strike.status;
      case 'silence':
        if (!strike.head) return 'none';
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
        response.write('{');
        return 200;
      case 'reset':
      case 'lost':
      case 'truncated':
        response.destroy();
        return 'none';
    }
  }

  async function handle(
    message: IncomingMessage,
    response: ServerResponse,
    listener: Listener,
  ): Promise<void> {
    const headers = headersOf(message);
    const body = await bodyOf(message);
    const url = new URL(message.url ?? '/', 'https://practice');
    const said = Number(headers[timeHeader]);
    const vm = headers[timeHeader] !== undefined && Number.isFinite(said);
    if (!vm) await vmGoesOn();
    // The VM takes its time from this computer.
    const skew = isOn(state.cloud(), 'cloud-clock-skew') ? skewMs : 0;
    const at = (vm ? Math.min(said, now()) : now()) + skew;
    const request: CloudRequest = {
      method: message.method ?? 'GET',
      path: url.pathname
        .split('/')
        .filter((one) => one !== '')
        .map(decoded),
      query: url.searchParams,
      headers,
      body,
      certificates: listener === 'service' ? [] : certificatesOf(message.socket as TLSSocket),
      at,
    };
    const { answer, strike } = answered(request, listener, vm);
    let status: JournalEntry['status'] = 'none';
    if (answer !== undefined && (strike === undefined || strike.kind === 'truncated')) {
      send(response, at, answer, strike !== undefined);
      status = answer.status;
    } else if (strike !== undefined) status = happen(response, at, strike);
    const { authorization, ...open } = headers;
    const shown = authorization === undefined ? open : { ...open, authorization: '***' };
    const path = `${url.pathname}${url.search}`;
    journal.push({ listener, method: request.method, path, headers: shown, body, status, vm });
    journal.splice(0, journal.length - mostEntries);
  }

  async function listen(listener: Listener): Promise<Server> {
    // Not before they are needed: most machines never speak to their cloud.
    const [{ createServer }, tls] = await Promise.all([import('node:https'), import('node:tls')]);
    const server = createServer({
      ...ownIdentity(),
      // Without it the authorities of the world are loaded, which takes longer than all the rest.
      ca: root().certificate,
      requestCert: listener !== 'service',
      // Who a device is, the cloud decides and not TLS.
      rejectUnauthorized: false,
      SNICallback: (servername, answer) => answer(null, contextNow(tls, servername)),
    });
    server.on('request', (message: IncomingMessage, response: ServerResponse) => {
      handle(message, response, listener).catch(() => response.destroy());
    });
    // Whoever waits for an answer keeps the process alive; the cloud does not.
    server.on('connection', (socket: { unref(): void }) => socket.unref());
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    server.unref();
    return server;
  }

  function start(listener: Listener): Promise<Server> {
    const running = started.get(listener) ?? listen(listener);
    started.set(listener, running);
    return running;
  }

  const vmEndpoint: FindEndpoint = async (host): Promise<Endpoint | undefined> => {
    const listener = listenerOf(state.cloud(), host);
    if (listener === undefined) return undefined;
    const { port } = (await start(listener)).address() as AddressInfo;
    return { address: '127.0.0.1', port, servername: host };
  };

  return {
    vmEndpoint,
    async endpoint(host) {
      const cloud = state.cloud();
      const found = isOn(cloud, 'cloud-dns') ? undefined : await vmEndpoint(host);
      return found !== undefined && isOn(cloud, 'cloud-refused') ? { ...found, port: refusedPort } : found;
    },
    trustRoot: () => root().certificate,
    journal: () => journal,
    async close() {
      const servers = await Promise.all(started.values());
      started.clear();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** The discard service, which no computer of today has: connections to it are refused. */
const refusedPort = 9;
