import { createHash, createHmac } from 'node:crypto';
import type { Agent } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Endpoint } from '../../main/ports.ts';
import { deviceTpm } from './device-tpm.ts';
import type {
  ConnectOutcome,
  ConnectRequest,
  DeviceCloud,
  DeviceProof,
  RegisterOutcome,
  RegisterRequest,
} from './port.ts';
import { timeHeader, vmServername, type PracticeCloud } from './server.ts';
import { deviceToken } from './tokens.ts';

/** The identity service asks in this version of the API, and its tokens live so long (provisioning.md 2.4, 7.1). */
const dpsVersion = '2021-06-01';
const hubVersion = '2017-11-08-preview';
const tokenMs = 30_000;
/** Most looks at one registration. */
const mostPolls = 10;

interface Sent {
  endpoint: Endpoint;
  host: string;
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  at: number;
  clock: number;
  token?: string | undefined;
  body?: JsonObject;
}

interface Got {
  status: number;
  body: JsonObject;
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): JsonObject {
  try {
    const body = JSON.parse(text) as Json;
    return isJsonObject(body) ? body : {};
  } catch {
    return {};
  }
}

const textIn = (body: JsonObject, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};
const partIn = (body: JsonObject, name: string): JsonObject => {
  const value = body[name];
  return isJsonObject(value) ? value : {};
};

/** How a device signs. */
type Sign = (text: string) => Buffer;
const signWith =
  (key: string): Sign =>
  (text) =>
    createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest();

const noSuchHost = { kind: 'unreachable', reason: 'no such host' } as const;
/** Only a code of the system goes into a log: what else an error says may quote what was sent. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer';

/** What a device speaks to the practice cloud over HTTPS: the words of the identity service of IoT Edge (provisioning.md 7.1). */
export function createDeviceClient(cloud: PracticeCloud): DeviceCloud {
  const agents = new Map<string, Agent>();

  /** One agent for each certificate, so that a connection never says who somebody else is. */
  async function agentFor(proof: DeviceProof): Promise<Agent> {
    const own = proof.kind === 'certificate' ? proof : undefined;
    const id =
      own === undefined
        ? ''
        : createHash('sha256').update(own.certificate).update(own.privateKey).digest('hex');
    const known = agents.get(id);
    if (known !== undefined) return known;
    const { Agent } = await import('node:https');
    const identity = own === undefined ? {} : { cert: own.certificate, key: own.privateKey };
    const agent = new Agent({
      keepAlive: true,
      ca: cloud.trustRoot(),
      servername: vmServername,
      ...identity,
    });
    agents.set(id, agent);
    return agent;
  }

  async function send(sent: Sent, proof: DeviceProof): Promise<Got> {
    const agent = await agentFor(proof);
    const { request } = await import('node:https');
    const { endpoint, host, method, path, at, clock, token } = sent;
    const text = sent.body === undefined ? '' : JSON.stringify(sent.body);
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        host,
        date: new Date(clock).toUTCString(),
        [timeHeader]: String(at),
        ...(token === undefined ? {} : { authorization: token }),
        ...(text === ''
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const asking = request(
        { host: endpoint.address, port: endpoint.port, method, path, headers, agent },
        resolve,
      );
      asking.on('error', reject);
      asking.end(text);
    });
    return { status: message.statusCode ?? 0, body: jsonOf(await textOf(message)) };
  }

  async function register(request: RegisterRequest, endpoint: Endpoint): Promise<RegisterOutcome> {
    const { scopeId, registrationId, proof, at, clock, globalEndpoint } = request;
    const host = new URL(globalEndpoint).hostname;
    const path = `/${encodeURIComponent(scopeId)}/registrations/${encodeURIComponent(registrationId)}`;
    const query = `?api-version=${dpsVersion}`;
    const resource = `${scopeId}/registrations/${registrationId}`;
    const tokenFor = (sign: Sign) => deviceToken(resource, 'registration', clock + tokenMs, sign);
    const tpm = proof.kind === 'tpm' ? deviceTpm(proof.endorsementKey) : undefined;
    const publics =
      proof.kind === 'tpm' && tpm !== undefined
        ? { tpm: { endorsementKey: proof.endorsementKey, storageRootKey: tpm.storageRootKey } }
        : {};
    const put = (token?: string): Promise<Got> => {
      const body = { registrationId, ...publics };
      return send(
        { endpoint, host, method: 'PUT', path: `${path}/register${query}`, at, clock, token, body },
        proof,
      );
    };
    const key = proof.kind === 'key' ? signWith(proof.key) : undefined;
    let token = key === undefined ? undefined : tokenFor(key);
    let got = await put(token);
    const asked = textIn(got.body, 'authenticationKey');
    if (tpm !== undefined && got.status === 401 && asked !== '') {
      const activated = tpm.activate(asked);
      token = tokenFor((text) => tpm.sign(activated, text));
      got = await put(token);
    }
    const operation = encodeURIComponent(textIn(got.body, 'operationId'));
    const look: Sent = {
      endpoint,
      host,
      method: 'GET',
      path: `${path}/operations/${operation}${query}`,
      at,
      clock,
      token,
    };
    for (let polls = 0; got.status === 202 && polls < mostPolls; polls += 1) got = await send(look, proof);
    return registeredAs(got, tpm);
  }

  return {
    async register(request) {
      const endpoint = await cloud.vmEndpoint(new URL(request.globalEndpoint).hostname);
      if (endpoint === undefined) return noSuchHost;
      return register(request, endpoint).catch((error: unknown) => ({
        kind: 'unreachable' as const,
        reason: reasonOf(error),
      }));
    },
    async connect(request) {
      const endpoint = await cloud.vmEndpoint(request.hub);
      if (endpoint === undefined) return noSuchHost;
      return connect(request, endpoint, send).catch((error: unknown) => ({
        kind: 'unreachable' as const,
        reason: reasonOf(error),
      }));
    },
    async close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
      await cloud.close();
    },
  };
}

/** What the last answer of DPS means. A TPM takes its key for the hub out of it first. */
function registeredAs({ status, body }: Got, tpm: ReturnType<typeof deviceTpm> | undefined): RegisterOutcome {
  const state = partIn(body, 'registrationState');
  const code = (part: JsonObject) => (typeof part['errorCode'] === 'number' ? part['errorCode'] : 0);
  if (status !== 200)
    return { kind: 'refused', status, errorCode: code(body), message: textIn(body, 'message') };
  switch (body['status']) {
    case 'assigned': {
      const deviceId = textIn(state, 'deviceId');
      const imported = tpm?.activate(textIn(partIn(state, 'tpm'), 'authenticationKey')).toString('base64');
      if (imported !== tpm?.hubKey(deviceId))
        return { kind: 'unreachable', reason: 'the TPM got another key' };
      return { kind: 'assigned', hub: textIn(state, 'assignedHub'), deviceId };
    }
    case 'disabled':
      return { kind: 'disabled' };
    default:
      return { kind: 'failed', errorCode: code(state), message: textIn(state, 'errorMessage') };
  }
}

/** A device or its edgeAgent at its hub. */
async function connect(
  { hub, deviceId, as, proof, at, clock }: ConnectRequest,
  endpoint: Endpoint,
  send: (sent: Sent, proof: DeviceProof) => Promise<Got>,
): Promise<ConnectOutcome> {
  const id = encodeURIComponent(deviceId);
  const key =
    proof.kind === 'key'
      ? proof.key
      : proof.kind === 'tpm'
        ? deviceTpm(proof.endorsementKey).hubKey(deviceId)
        : undefined;
  const token =
    key === undefined
      ? undefined
      : deviceToken(`${hub}/devices/${deviceId}`, null, clock + tokenMs, signWith(key));
  const way =
    as === 'identity'
      ? ({ method: 'GET', path: `/devices/${id}/modules?api-version=${hubVersion}` } as const)
      : ({ method: 'POST', path: `/_emu/devices/${id}/agent` } as const);
  const { status, body } = await send({ endpoint, host: hub, at, clock, token, ...way }, proof);
  return status < 300 ? { kind: 'accepted' } : { kind: 'refused', status, message: textIn(body, 'Message') };
}
