import { createHash } from 'node:crypto';
import type { FactValue } from '../../../contract/facts.ts';
import { secretKey, type Proxy, type Setup } from '../../../contract/setup.ts';
import type { StepRef } from '../steps/kind.ts';

/** What a keyed fingerprint of a proxy's password is made of: the hex SHA-256 of `ProxyPassword=` and the password. */
export function proxyPasswordDigest(password: string): string {
  return createHash('sha256').update(`ProxyPassword=${password}`, 'utf8').digest('hex');
}

/** A password as it stands inside an address: RFC 3986 with everything encoded that is not unreserved. */
export function encodedPassword(password: string): string {
  return encodeURIComponent(password).replaceAll(
    /[!'()*]/gu,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A proxy as steps take it; `password` names the secret. */
export interface ProxyInput {
  https: string;
  http: string | null;
  /** Joined by commas, as environments have it. */
  noProxy: string | null;
  password: string | null;
}

const inputOf = ({ https, http, noProxy, password }: Proxy): ProxyInput => ({
  https,
  http: http ?? null,
  noProxy: noProxy === undefined || noProxy.length === 0 ? null : noProxy.join(','),
  password: password === undefined ? null : secretKey('proxy.password', password),
});

/**
 * The steps of the provision stage with those of the proxy among them: the services have to know it before anything asks
 * the cloud, and edgeAgent's environment comes after provisioning, which writes config.toml anew (eflow.md 10.5;
 * field-notes TLS inspection, proxies).
 */
export function withProxy(proxy: Setup['proxy'], identity: readonly StepRef[]): StepRef[] {
  if (proxy === undefined) return [...identity];
  const input = { ...inputOf(proxy) };
  const services: StepRef = { key: 'set-vm-proxy', kind: 'set-vm-proxy', input };
  const at = identity.findIndex(({ key }) => key === 'prove');
  if (at < 0) return [services, ...identity];
  const agent: StepRef = { key: 'set-agent-proxy', kind: 'set-agent-proxy', input };
  return [services, ...identity.slice(0, at), agent, ...identity.slice(at)];
}

type Place = FactValue<'guest.proxy'>['places'][number];

/** Places that the services and the shell of the VM read (eflow.md 10.5). */
export const servicePlaces = [
  'edged',
  'identityd',
  'docker',
  'shell',
] as const satisfies readonly Place['place'][];

/** True when a place has this proxy; the password is compared by its fingerprint, null where none is wanted. */
export const hasProxy = (place: Place | undefined, wanted: ProxyInput, fingerprint: string | null): boolean =>
  place?.https === wanted.https &&
  place.http === wanted.http &&
  place.noProxy === wanted.noProxy &&
  place.fingerprint === fingerprint;
