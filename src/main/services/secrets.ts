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
import { cleanText } from '../domain/identity/text.ts';
import { encodedPassword, proxyPasswordDigest } from '../domain/network/proxy.ts';
import type { SecretHandle, Secrets } from '../ports.ts';

/** A secret of a setup: which field wants it and where it is to be had. */
export interface WantedSecret {
  ref: string;
  field: SecretField;
  folder: string;
}

/** The field of an identity that holds a secret, and its reference; a TPM and a certificate need none. */
function secretOf(identity: Setup['identity']): Pick<WantedSecret, 'ref' | 'field'> | undefined {
  switch (identity?.provisioningType) {
    case 'ManualConnectionString':
      return { ref: identity.devConnString, field: 'identity.devConnString' };
    case 'DpsSymmetricKey':
      return { ref: identity.symmKey, field: 'identity.symmKey' };
    case 'DpsTPM':
    case 'ManualX509':
    case 'DpsX509':
    case undefined:
      return undefined;
  }
}

/** The secrets a goal needs. */
export function secretsOf(goal: Goal): WantedSecret[] {
  if (goal.kind !== 'setup') return [];
  if (goal.only !== undefined && !goal.only.includes('provision')) return [];
  const secret = secretOf(goal.setup.identity);
  const password = goal.setup.proxy?.password;
  const wanted: Pick<WantedSecret, 'ref' | 'field'>[] = [
    ...(password === undefined ? [] : [{ ref: password, field: 'proxy.password' as const }]),
    ...(secret === undefined ? [] : [secret]),
  ];
  return wanted.map((one) => ({ ...one, folder: goal.folder }));
}

/** Secrets of a job in a form that may be used: handles for commands, fingerprints for facts. */
export interface JobSecrets {
  handles: Map<string, SecretHandle>;
  fingerprints: Map<string, FactValue<'secret.fingerprint'>>;
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
}

function invalid(field: SecretField, rule: string, params: Params = {}): Failure {
  return failure(errorCodes.secretInvalid, 'secret.read', {
    fields: [{ path: field, rule, params }],
    params: { field },
  });
}

/** Checks a secret as its field takes it. Throws what is wrong with it by field and rule, never a part of it. */
function checked(field: SecretField, text: string): CheckedSecret {
  switch (field) {
    case 'identity.devConnString': {
      const parsed = parseDeviceConnectionString(text);
      if ('rule' in parsed) throw invalid(field, `connection-string.${parsed.rule}`);
      const { hub, deviceId, key } = parsed.value;
      const canonical = canonicalConnectionString(parsed.value);
      return { canonical, key, digest: connectionStringDigest(parsed.value), hub, deviceId };
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

/**
 * Resolves the wanted secrets once. Each is checked here, before anything is changed, and goes on only in its canonical
 * form.
 */
export async function resolveSecrets(secrets: Secrets, wanted: readonly WantedSecret[]): Promise<JobSecrets> {
  const found: JobSecrets = { handles: new Map(), fingerprints: new Map(), missing: [] };
  for (const want of wanted) {
    const raw = await secrets.resolve(want.ref, want.field, want.folder);
    if (raw === undefined) {
      found.missing.push(want);
      continue;
    }
    const { canonical, key, digest, hub, deviceId } = checked(want.field, secrets.reveal(raw));
    secrets.hold(key);
    const name = secretKey(want.field, want.ref);
    found.handles.set(name, secrets.hold(canonical));
    found.fingerprints.set(name, { fingerprint: secrets.fingerprint(digest), hub, deviceId });
  }
  return found;
}
