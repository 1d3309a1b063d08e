import type { FactValue } from '../../contract/facts.ts';
import type { Goal, JobEvent } from '../../contract/jobs.ts';
import type { Json } from '../../contract/json.ts';
import { secretKey } from '../../contract/setup.ts';
import { begunSteps, headerOf, type BegunStep } from '../domain/job-record.ts';
import type { Secrets } from '../ports.ts';
import type { CloudSession, OpenCloud } from './cloud.ts';
import type { JobShelf } from './job-shelf.ts';
import {
  cloudProxyOf,
  cloudSecretsOf,
  opensCloud,
  resolveSecrets,
  secretsOf,
  type JobSecrets,
  type WantedSecret,
} from './secrets.ts';

/** Secrets of a job, and its ways into the cloud where it has any. */
export type OpenSecrets = JobSecrets & { way: { cloud?: CloudSession } };

/** True for a step that did something in the cloud, or had something done there. */
const touchesCloud = ({ port, input }: BegunStep): boolean =>
  port === 'cloud' || (input as { registration?: Json } | null)?.registration !== undefined;

/** Fingerprints that earlier steps of the job left, so that finished ones need no secret again. */
export function leftFingerprints(events: readonly JobEvent[]): Map<string, FactValue<'secret.fingerprint'>> {
  const left = new Map<string, FactValue<'secret.fingerprint'>>();
  for (const step of begunSteps(events)) {
    const input = step.input as { devConnString?: string; symmKey?: string; password?: string } | null;
    const made = step.made as FactValue<'secret.fingerprint'> | null | undefined;
    const ref = input?.devConnString ?? input?.symmKey ?? input?.password;
    if (ref !== undefined && made != null) left.set(ref, made);
  }
  return left;
}

/** Certificates that finished steps of the job have used, so that they are recognised when their files are gone. */
export function usedCertificates(events: readonly JobEvent[]): Map<string, FactValue<'file.certificate'>> {
  const used = new Map<string, FactValue<'file.certificate'>>();
  for (const step of begunSteps(events)) {
    const input = step.input as { identityCertPath?: string } | null;
    const made = step.made as FactValue<'file.certificate'> | null | undefined;
    if (input?.identityCertPath !== undefined && made != null) used.set(input.identityCertPath, made);
  }
  return used;
}

/** The same of shut files, by the argument of their fact: neither files nor passphrase are needed any more. */
export function usedOpened(events: readonly JobEvent[]): Map<string, FactValue<'file.opened'>> {
  const used = new Map<string, FactValue<'file.opened'>>();
  for (const step of begunSteps(events)) {
    const input = step.input as { opened?: string } | null;
    const made = step.made as FactValue<'file.opened'> | null | undefined;
    if (input?.opened !== undefined && made != null) used.set(input.opened, made);
  }
  return used;
}

/** The secrets of jobs, and the ways into the cloud that they open. */
export interface SecretsOfJobs {
  /** Those of a goal that are wanted now. */
  open(goal: Goal, isWanted: (want: WantedSecret) => boolean): Promise<OpenSecrets>;
  /** Those that a job still needs after what its events tell. */
  forJob(goal: Goal, events: readonly JobEvent[]): Promise<OpenSecrets>;
}

export function createSecretsOfJobs(deps: {
  secrets: Secrets;
  shelf: JobShelf;
  openCloud: OpenCloud;
}): SecretsOfJobs {
  /** The secrets of a goal; an undo in the cloud needs those that its job had there. */
  async function wantedFor(goal: Goal): Promise<{ wanted: WantedSecret[]; root: Goal }> {
    if (goal.kind !== 'undo') return { wanted: secretsOf(goal), root: goal };
    const { events } = await deps.shelf.read(goal.job);
    const before = headerOf(events)?.goal;
    if (before === undefined || !begunSteps(events).some(touchesCloud)) return { wanted: [], root: goal };
    const { wanted, root } = await wantedFor(before);
    return { wanted: before.kind === 'undo' ? wanted : cloudSecretsOf(before), root };
  }

  async function open(goal: Goal, isWanted: (want: WantedSecret) => boolean): Promise<OpenSecrets> {
    const { wanted, root } = await wantedFor(goal);
    const found = await resolveSecrets(deps.secrets, wanted.filter(isWanted));
    const { hub, dps } = found.accesses;
    const cloud =
      hub === undefined && dps === undefined
        ? undefined
        : deps.openCloud(found.accesses, cloudProxyOf(root, found));
    return { ...found, way: cloud === undefined ? {} : { cloud } };
  }

  async function forJob(goal: Goal, events: readonly JobEvent[]): Promise<OpenSecrets> {
    const left = leftFingerprints(events);
    const used = usedOpened(events).size > 0;
    const found = await open(
      goal,
      ({ field, ref }) =>
        opensCloud(goal, { field, ref }) ||
        (!left.has(secretKey(field, ref)) && !(used && field === 'identity.identityPassphrase')),
    );
    for (const [ref, value] of left) found.fingerprints.set(ref, value);
    return found;
  }

  return { open, forJob };
}
