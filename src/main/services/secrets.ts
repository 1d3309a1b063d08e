import { errorCodes, failure } from '../../contract/errors.ts';
import type { FactValue } from '../../contract/facts.ts';
import type { Goal } from '../../contract/jobs.ts';
import {
  canonicalConnectionString,
  connectionStringDigest,
  parseDeviceConnectionString,
  type DeviceConnectionString,
} from '../domain/identity/connection-string.ts';
import type { SecretHandle, Secrets } from '../ports.ts';

/** A secret of a setup: which field wants it and where it is to be had. */
export interface WantedSecret {
  ref: string;
  field: string;
  folder: string;
}

/** The secrets a goal needs. */
export function secretsOf(goal: Goal): WantedSecret[] {
  if (goal.kind !== 'setup') return [];
  const { identity } = goal.setup;
  if (goal.only !== undefined && !goal.only.includes('provision')) return [];
  return identity?.provisioningType === 'ManualConnectionString'
    ? [{ ref: identity.devConnString, field: 'identity.devConnString', folder: goal.folder }]
    : [];
}

/** Secrets of a job in a form that may be used: handles for commands, fingerprints for facts. */
export interface JobSecrets {
  handles: Map<string, SecretHandle>;
  fingerprints: Map<string, FactValue<'secret.fingerprint'>>;
  /** What could not be had now. */
  missing: WantedSecret[];
}

/** The parts of a device connection string. Throws what is wrong with it by field and rule, never a part of it. */
function checkedConnectionString(field: string, text: string): DeviceConnectionString {
  const parsed = parseDeviceConnectionString(text);
  if ('value' in parsed) return parsed.value;
  throw failure(errorCodes.secretInvalid, 'secret.read', {
    fields: [{ path: field, rule: `connection-string.${parsed.rule}`, params: {} }],
    params: { field },
  });
}

/** Takes a secret from a person's hand for a field that says `prompt`; one that is not what the field takes is refused. */
export function offerSecret(secrets: Secrets, field: string, text: string): void {
  checkedConnectionString(field, text);
  secrets.offer(field, text);
}

/**
 * Resolves the wanted secrets once. A device connection string is checked here, before anything is changed, and goes on
 * only in its canonical form.
 */
export async function resolveSecrets(secrets: Secrets, wanted: readonly WantedSecret[]): Promise<JobSecrets> {
  const found: JobSecrets = { handles: new Map(), fingerprints: new Map(), missing: [] };
  for (const want of wanted) {
    const raw = await secrets.resolve(want.ref, want.field, want.folder);
    if (raw === undefined) {
      found.missing.push(want);
      continue;
    }
    const value = checkedConnectionString(want.field, secrets.reveal(raw));
    // The key alone must be recognised in a text, too.
    secrets.hold(value.key);
    found.handles.set(want.ref, secrets.hold(canonicalConnectionString(value)));
    found.fingerprints.set(want.ref, {
      fingerprint: secrets.fingerprint(connectionStringDigest(value)),
      hub: value.hub,
      deviceId: value.deviceId,
    });
  }
  return found;
}
