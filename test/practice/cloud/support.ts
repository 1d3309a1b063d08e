import { createHmac, randomBytes, type KeyObject } from 'node:crypto';
import { Agent, request } from 'node:https';
import { afterAll } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/json.ts';
import {
  authorityExtensions,
  deviceExtensions,
  keyOfText,
  selfSigned,
  signedBy,
} from '../../../src/practice/cloud/certificate.ts';
import { dpsPolicies, policyKey } from '../../../src/practice/cloud/policies.ts';
import {
  createPracticeCloud,
  type PracticeCloud,
  type PracticeCloudOptions,
} from '../../../src/practice/cloud/server.ts';
import { deviceToken } from '../../../src/practice/cloud/tokens.ts';
import { baseCloud } from '../../../src/practice/scenarios/base.ts';
import { createCloud } from '../../../src/practice/state/cloud-start.ts';
import type { CloudState } from '../../../src/practice/state/cloud.ts';
import { vaultOf, type Vault } from '../../../src/practice/store/keys.ts';

export const globalHost = 'global.azure-devices-provisioning.net';
export const { scopeId, hub } = baseCloud;

const open: PracticeCloud[] = [];
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
});

export interface Bench {
  cloud: PracticeCloud;
  state: CloudState;
  vault: Vault;
  dps: string;
  /** Milliseconds since 1970; moved by hand. */
  clock: { now: number };
}

/** A practice cloud over a state in memory. Its clock is the real one, since the judges have no other. */
export function startCloud(options: Partial<PracticeCloudOptions> = {}): Bench {
  const clock = { now: 0 };
  const now = () => Date.now() + clock.now;
  const state = createCloud(baseCloud, now());
  const key = randomBytes(32);
  const vault = vaultOf(() => key);
  const backend = {
    cloud: () => state,
    changeCloud: <T>(change: (cloud: CloudState) => T) => change(state),
    vault,
  };
  const cloud = createPracticeCloud({ state: backend, now, retryAfter: 0, ...options });
  open.push(cloud);
  return { cloud, state, vault, dps: state.dps, clock };
}

/** An agent that leads whatever host a client asks for to the practice cloud, and trusts it alone. */
export async function agentFor(
  { cloud }: Bench,
  host: string,
  identity: { cert?: string; key?: string } = {},
): Promise<Agent> {
  const endpoint = await cloud.endpoint(host);
  if (endpoint === undefined) throw new Error(`nobody knows ${host}`);
  const { address, port, servername } = endpoint;
  return new Agent({ host: address, port, servername, ca: cloud.trustRoot(), ...identity });
}

/** A token of a policy of DPS or of a hub. */
export function serviceToken(
  host: string,
  policy: string,
  expiresAt: number,
  key = policyKey(host, policy),
): string {
  return deviceToken(host, policy, expiresAt, (text) =>
    createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest(),
  );
}

export interface Asked {
  method: string;
  path: string;
  body?: Json;
  headers?: Record<string, string>;
  /** A policy whose token is sent; the owner's unless told, none with null. */
  policy?: string | null;
  identity?: { cert: string; key: string };
  /** Without the version of the API. */
  bare?: boolean;
}

export interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  body: JsonObject;
  list: JsonObject[];
}

/** A part of a document that has to be a text. */
export function textIn(body: JsonObject, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Asks the practice cloud once. Rejects as Node does when there is no answer. */
export async function ask(bench: Bench, host: string, asked: Asked): Promise<Got> {
  const agent = await agentFor(bench, host, asked.identity);
  const owner = host === hub ? 'iothubowner' : Object.keys(dpsPolicies)[0];
  const policy = asked.policy === undefined ? owner : asked.policy;
  const now = Date.now() + bench.clock.now;
  const token = policy == null ? {} : { authorization: serviceToken(host, policy, now + 3_600_000) };
  const text = asked.body === undefined ? '' : JSON.stringify(asked.body);
  const path = asked.bare === true ? asked.path : `${asked.path}?api-version=2021-10-01`;
  return new Promise((resolve, reject) => {
    const headers = { host, ...token, 'content-length': Buffer.byteLength(text), ...asked.headers };
    const asking = request({ agent, method: asked.method, path, headers }, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('error', reject);
      message.on('end', () => {
        const said = Buffer.concat(chunks).toString('utf8');
        const value = parsed(said);
        agent.destroy();
        resolve({
          status: message.statusCode ?? 0,
          headers: message.headers,
          text: said,
          body: (value ?? {}) as JsonObject,
          list: Array.isArray(value) ? (value as JsonObject[]) : [],
        });
      });
    });
    asking.on('error', reject);
    asking.end(text);
  });
}

/** The service API of DPS. */
export const askDps = (bench: Bench, method: string, path: string, more: Partial<Asked> = {}): Promise<Got> =>
  ask(bench, bench.dps, { method, path, ...more });
/** The registry of the hub. */
export const askHub = (bench: Bench, method: string, path: string, more: Partial<Asked> = {}): Promise<Got> =>
  ask(bench, hub, { method, path, ...more });

/** A device with a key asks DPS to register it, and looks at its operation until it is done. */
export async function register(
  bench: Bench,
  id: string,
  { key, scope = scopeId, expiresIn = 60_000, identity, body = {} }: RegisterOptions,
): Promise<Got> {
  const resource = `${scope}/registrations/${id}`;
  const sign = (text: string) =>
    createHmac('sha256', Buffer.from(key ?? '', 'base64'))
      .update(text)
      .digest();
  const expiry = Date.now() + bench.clock.now + expiresIn;
  const headers =
    key === undefined ? {} : { authorization: deviceToken(resource, 'registration', expiry, sign) };
  const base = { headers, policy: null, ...(identity === undefined ? {} : { identity }) };
  const way = `/${scope}/registrations/${encodeURIComponent(id)}`;
  let got = await ask(bench, globalHost, {
    ...base,
    method: 'PUT',
    path: `${way}/register`,
    body: { registrationId: id, ...body },
  });
  const operation = textIn(got.body, 'operationId');
  for (let looks = 0; got.status === 202 && looks < 5; looks += 1)
    got = await ask(bench, globalHost, { ...base, method: 'GET', path: `${way}/operations/${operation}` });
  return got;
}

export interface RegisterOptions {
  key?: string;
  scope?: string;
  expiresIn?: number;
  identity?: { cert: string; key: string };
  body?: JsonObject;
}

/** What a device was told in the end. */
export const stateOf = ({ body }: Got): JsonObject => (body['registrationState'] ?? {}) as JsonObject;

const dayMs = 86_400_000;

/** A certificate with its key as PEM, and what signs others with it. */
export interface Made {
  cert: string;
  key: string;
  signer: { commonName: string; key: KeyObject };
}

/** A certificate of a test: self-signed, or signed by another one; for so many days from now, or over for as many. */
export function certificate(
  commonName: string,
  by?: Made,
  { days = 30, ca = false, bare = false } = {},
): Made {
  const key = keyOfText(`test key of ${commonName} by ${by?.signer.commonName ?? 'itself'} ${days}`);
  const wanted = {
    commonName,
    notBefore: Date.now() - (days < 0 ? 60 : 1) * dayMs,
    notAfter: Date.now() + days * dayMs,
    extensions: bare ? [] : ca ? authorityExtensions : deviceExtensions,
    key,
  };
  return {
    cert: by === undefined ? selfSigned(wanted) : signedBy(wanted, by.signer),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signer: { commonName, key },
  };
}

export const symmetric = { type: 'symmetricKey', symmetricKey: {} };

/** An enrollment as a client writes it. */
export const enrollment = (registrationId: string, attestation: Json = symmetric, more: JsonObject = {}) => ({
  registrationId,
  attestation,
  capabilities: { iotEdge: true },
  ...more,
});

/** A group as a client writes it. */
export const group = (enrollmentGroupId: string, attestation: Json = symmetric, more: JsonObject = {}) => ({
  enrollmentGroupId,
  attestation,
  capabilities: { iotEdge: true },
  ...more,
});

/** The keys that DPS shows when it is asked for them. */
export async function keysOf(bench: Bench, path: string): Promise<[string, string]> {
  const { body } = await askDps(bench, 'POST', `${path}/attestationmechanism`);
  const { primaryKey, secondaryKey } = body['symmetricKey'] as { primaryKey: string; secondaryKey: string };
  return [primaryKey, secondaryKey];
}
