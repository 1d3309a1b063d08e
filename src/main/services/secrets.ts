import { createHash } from 'node:crypto';
import type { CloudAccessView, CloudService } from '../../contract/cloud.ts';
import { errorCodes, failure, type Failure, type Params } from '../../contract/errors.ts';
import type { FactValue } from '../../contract/facts.ts';
import type { Goal } from '../../contract/jobs.ts';
import { secretKey, type SecretField, type Setup } from '../../contract/setup.ts';
import {
  canonicalConnectionString,
  connectionStringDigest,
  parseDeviceConnectionString,
} from '../domain/identity/connection-string.ts';
import { checkKey, symmetricKeyDigest } from '../domain/identity/symmetric-key.ts';
import { secretIn } from '../domain/identity/take.ts';
import { cleanText } from '../domain/identity/text.ts';
import { encodedPassword, proxyPasswordDigest } from '../domain/network/proxy.ts';
import { actTable } from '../domain/acts.ts';
import { parseServiceString } from '../domain/cloud/service-string.ts';
import type { CloudAccess, CloudProxy, SecretHandle, Secrets } from '../ports.ts';

/** A secret of a setup: which field wants it and where it is to be had. */
export interface WantedSecret {
  ref: string;
  field: SecretField;
  folder: string;
  /** Of a service string: which service it has to be for. */
  service?: CloudService;
}

/** The field of an identity that holds a secret, and its reference; a TPM needs none. */
function secretOf(identity: Setup['identity']): Pick<WantedSecret, 'ref' | 'field'> | undefined {
  const secret = secretFieldOf(identity);
  // What the cloud has is read from there when it is needed.
  return secret?.ref === 'cloud' ? undefined : secret;
}

function secretFieldOf(identity: Setup['identity']): Pick<WantedSecret, 'ref' | 'field'> | undefined {
  switch (identity?.provisioningType) {
    case 'ManualConnectionString':
      return { ref: identity.devConnString, field: 'identity.devConnString' };
    case 'DpsSymmetricKey':
      return { ref: identity.symmKey, field: 'identity.symmKey' };
    case 'ManualX509':
    case 'DpsX509':
      return identity.identityPassphrase === undefined
        ? undefined
        : { ref: identity.identityPassphrase, field: 'identity.identityPassphrase' };
    case 'DpsTPM':
    case undefined:
      return undefined;
  }
}

/** The service strings of a setup, by the method of its identity (provisioning.md 0). */
function serviceStrings({ cloud, identity }: Setup): Omit<WantedSecret, 'folder'>[] {
  if (cloud === undefined || identity === undefined) return [];
  const service = identity.provisioningType.startsWith('Manual') ? 'hub' : 'dps';
  return [
    { ref: cloud.service, field: 'cloud.service', service },
    ...(cloud.hubService === undefined
      ? []
      : [{ ref: cloud.hubService, field: 'cloud.hubService' as const, service: 'hub' as const }]),
  ];
}

/**
 * The secrets that the cloud side of a goal needs: of a setup those of its document, of an act the one it was given. An
 * undo needs those of the goal that it takes back.
 */
export function cloudSecretsOf(goal: Goal): WantedSecret[] {
  if (goal.kind === 'undo') return [];
  if (goal.kind === 'act') {
    const service = actTable.get(goal.id)?.cloud;
    if (service === undefined) return [];
    const { service: ref = 'prompt', proxyPassword } = goal.params;
    return [
      ...(proxyPassword === undefined
        ? []
        : [{ ref: String(proxyPassword), field: 'proxy.password' as const, folder: '' }]),
      { ref: String(ref), field: 'cloud.service', service, folder: '' },
    ];
  }
  const { cloud, proxy } = goal.setup;
  const password = cloud?.viaProxy === true ? proxy?.password : undefined;
  const wanted: Omit<WantedSecret, 'folder'>[] = [
    ...(password === undefined ? [] : [{ ref: password, field: 'proxy.password' as const }]),
    ...serviceStrings(goal.setup),
  ];
  return wanted.map((one) => ({ ...one, folder: goal.folder }));
}

/** The secrets a goal needs. */
export function secretsOf(goal: Goal): WantedSecret[] {
  if (goal.kind !== 'setup') return cloudSecretsOf(goal);
  const { only, folder } = goal;
  const provisions = only === undefined || only.includes('provision');
  if (!provisions) return only.includes('cloud') ? cloudSecretsOf(goal) : [];
  const secret = secretOf(goal.setup.identity);
  const password = goal.setup.proxy?.password;
  const wanted: Pick<WantedSecret, 'ref' | 'field'>[] = [
    ...(password === undefined ? [] : [{ ref: password, field: 'proxy.password' as const }]),
    ...(secret === undefined ? [] : [secret]),
  ];
  const cloud = cloudSecretsOf(goal).filter(({ field }) => field !== 'proxy.password');
  return [...wanted.map((one) => ({ ...one, folder })), ...cloud];
}

/** Address of the proxy that a goal takes to the cloud, and where its password is to be had. */
function cloudProxyIn(goal: Goal): { url: string; ref: string | undefined } | undefined {
  if (goal.kind === 'setup') {
    const { cloud, proxy } = goal.setup;
    return cloud?.viaProxy === true && proxy !== undefined
      ? { url: proxy.https, ref: proxy.password }
      : undefined;
  }
  if (goal.kind !== 'act' || goal.params['proxy'] === undefined) return undefined;
  const { proxy, proxyPassword } = goal.params;
  return { url: String(proxy), ref: proxyPassword === undefined ? undefined : String(proxyPassword) };
}

/** The proxy on the way to the cloud, with the handle of its password. */
export function cloudProxyOf(goal: Goal, { handles }: JobSecrets): CloudProxy | undefined {
  const way = cloudProxyIn(goal);
  if (way === undefined) return undefined;
  const { url, ref } = way;
  const password = ref === undefined ? undefined : handles.get(secretKey('proxy.password', ref));
  return password === undefined ? { url } : { url, password };
}

/** True for a secret that opens the way into the cloud: it is needed as long as anything there is asked. */
export const opensCloud = (goal: Goal, { field, ref }: Pick<WantedSecret, 'field' | 'ref'>): boolean =>
  field === 'proxy.password' && cloudProxyIn(goal)?.ref === ref;

/** What a keyed fingerprint of a passphrase is made of. */
const passphraseDigest = (passphrase: string): string =>
  createHash('sha256').update(`Passphrase=${passphrase}`, 'utf8').digest('hex');

/** Secrets of a job in a form that may be used: handles for commands, fingerprints for facts. */
export interface JobSecrets {
  handles: Map<string, SecretHandle>;
  fingerprints: Map<string, FactValue<'secret.fingerprint'>>;
  /** The ways into the cloud that service strings lead to. */
  accesses: { hub?: CloudAccess; dps?: CloudAccess };
  /** What could not be had now. */
  missing: WantedSecret[];
}

/** A secret as a command takes it, and what facts may know of it. */
interface CheckedSecret {
  canonical: string;
  /** The key alone, which must be recognised in a text, too. */
  key: string;
  /** What a fingerprint is made of. */
  digest: string;
  hub: string | null;
  deviceId: string | null;
  /** Of a service string: where it leads. */
  access?: CloudAccessView;
}

function invalid(field: SecretField, rule: string, params: Params = {}): Failure {
  return failure(errorCodes.secretInvalid, 'secret.read', {
    fields: [{ path: field, rule, params }],
    params: { field },
  });
}

/** Checks a secret as its field takes it. Throws what is wrong with it by field and rule, never a part of it. */
function checked(field: SecretField, text: string, service?: CloudService): CheckedSecret {
  switch (field) {
    case 'cloud.service':
    case 'cloud.hubService': {
      const parsed = parseServiceString(text, field === 'cloud.hubService' ? 'hub' : service);
      if ('refused' in parsed) {
        const { rule, params } = parsed.refused;
        throw invalid(field, rule.startsWith('service-') ? `cloud.${rule}` : `identity.${rule}`, params);
      }
      const { key, ...access } = parsed.value;
      return { canonical: key, key, digest: symmetricKeyDigest(key), hub: null, deviceId: null, access };
    }
    case 'identity.devConnString': {
      const parsed = parseDeviceConnectionString(text);
      if ('rule' in parsed) throw invalid(field, `connection-string.${parsed.rule}`);
      const { hub, deviceId, key } = parsed.value;
      const canonical = canonicalConnectionString(parsed.value);
      return { canonical, key, digest: connectionStringDigest(parsed.value), hub, deviceId };
    }
    case 'identity.identityPassphrase': {
      // Files end with a line break; every other character may be one of a passphrase, and none at all is one, too.
      const passphrase = text.replace(/\r?\n$/u, '');
      if (passphrase.length > 1024) throw invalid(field, 'max-length', { max: 1024 });
      const digest = passphraseDigest(passphrase);
      return { canonical: passphrase, key: passphrase, digest, hub: null, deviceId: null };
    }
    case 'identity.symmKey': {
      const { value, problems } = checkKey('symmKey', cleanText(text).text);
      const wrong = problems.find(({ severity }) => severity === 'error');
      if (wrong !== undefined) throw invalid(field, `identity.${wrong.rule}`, wrong.params);
      return { canonical: value, key: value, digest: symmetricKeyDigest(value), hub: null, deviceId: null };
    }
    case 'proxy.password': {
      // Files end with a line break; every other character may be one of a password.
      const password = text.replace(/\r?\n$/u, '');
      if (password === '') throw invalid(field, 'min-length', { min: 1 });
      if (password.length > 256) throw invalid(field, 'max-length', { max: 256 });
      // eslint-disable-next-line no-control-regex
      if (/[\u0000-\u001f\u007f]/u.test(password)) throw invalid(field, 'no-control-characters');
      const digest = proxyPasswordDigest(password);
      return { canonical: password, key: encodedPassword(password), digest, hub: null, deviceId: null };
    }
  }
}

/** Takes a secret from a person's hand for a field that says `prompt`; one that is not what the field takes is refused. */
export function offerSecret(secrets: Secrets, field: SecretField, text: string): void {
  checked(field, text);
  secrets.offer(field, text);
}

/** Takes the secret out of a pasted text, or derives it from the key of a group that is there, as {@link secretIn} says. */
export function takeSecret(
  secrets: Secrets,
  pasted: string,
  field: Exclude<SecretField, 'proxy.password' | 'identity.identityPassphrase'>,
  derive: string | undefined,
): void {
  const found = secretIn(pasted, field, derive);
  if (found === undefined) throw invalid(field, 'identity.other-kind');
  offerSecret(secrets, field, found);
}

/**
 * Resolves the wanted secrets once. Each is checked here, before anything is changed, and goes on only in its canonical
 * form.
 */
export async function resolveSecrets(secrets: Secrets, wanted: readonly WantedSecret[]): Promise<JobSecrets> {
  const found: JobSecrets = { handles: new Map(), fingerprints: new Map(), accesses: {}, missing: [] };
  for (const want of wanted) {
    const raw = await secrets.resolve(want.ref, want.field, want.folder);
    if (raw === undefined) {
      found.missing.push(want);
      continue;
    }
    const read = checked(want.field, secrets.reveal(raw), want.service);
    const { canonical, key, digest, hub, deviceId, access } = read;
    secrets.hold(key);
    const name = secretKey(want.field, want.ref);
    const handle = secrets.hold(canonical);
    if (access !== undefined) {
      // No command and no fact has any use for it.
      found.accesses[access.service] = { ...access, key: handle };
      continue;
    }
    found.handles.set(name, handle);
    found.fingerprints.set(name, { fingerprint: secrets.fingerprint(digest), hub, deviceId });
  }
  return found;
}
