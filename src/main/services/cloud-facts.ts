import { errorCodes } from '../../contract/errors.ts';
import { factKey, type FactQuery, type FactRecord, type FactValue } from '../../contract/facts.ts';
import type { Json } from '../../contract/json.ts';
import { certificateFact, certificateOf, ofTpm } from '../domain/cloud/names.ts';
import { problemOf, type CloudFactId, type CloudSession } from './cloud.ts';

const cloudFacts = new Set<string>([
  'cloud.device',
  'cloud.enrollment',
  'cloud.group',
  'cloud.registration',
] satisfies CloudFactId[]);

const isNamed = (query: FactQuery): query is FactQuery & { id: CloudFactId } => cloudFacts.has(query.id);

/** True for a fact that the cloud tells. */
export const isCloudFact = (query: FactQuery): boolean => query.id === 'cloud.access' || isNamed(query);

/** The name in the cloud that a query means; undefined while what tells it does not. */
function nameOf(arg: string, record: FactRecord): string | undefined {
  const value = (query: FactQuery) => record[factKey(query)]?.value;
  if (arg === ofTpm) {
    const told = (value({ id: 'eflow.tpmInfo' }) ?? value({ id: 'tpm.endorsementKey' })) as
      FactValue<'eflow.tpmInfo'> | undefined;
    return told?.registrationId;
  }
  const certificate = certificateOf(arg);
  if (certificate === undefined) return arg;
  const told = value(certificateFact(certificate)) as
    FactValue<'file.certificate' | 'file.opened'> | undefined;
  // DPS ignores case, and everything that follows from the ID does not (provisioning.md 1.3).
  return told?.certificate?.commonName?.toLowerCase();
}

/**
 * Reads what the cloud knows, after the facts that name it. Without a way into the cloud, and when it does not answer,
 * each is unknown with the code of the reason.
 */
export async function gatherCloud(
  queries: readonly FactQuery[],
  session: CloudSession | undefined,
  record: FactRecord,
  now: () => string,
  signal?: AbortSignal,
): Promise<void> {
  const wanted = queries.filter(isCloudFact);
  if (wanted.length === 0) return;
  const unknown = (detail: string, unknown: 'absent' | 'failed' | 'timeout' = 'absent') =>
    ({ at: now(), source: 'cloud', unknown, detail }) as const;
  if (session === undefined) {
    for (const query of wanted) record[factKey(query)] = unknown(errorCodes.cloudNoService);
    return;
  }
  let problem: FactValue<'cloud.access'>['problem'] = null;
  await Promise.all(
    wanted.filter(isNamed).map(async (query) => {
      const name = nameOf(query.arg ?? '', record);
      if (name === undefined) {
        record[factKey(query)] = unknown('name');
        return;
      }
      try {
        const value: Json = await session.look(query.id, name, signal);
        const service = query.id === 'cloud.device' ? session.access.hub : session.access.dps;
        record[factKey(query)] = { at: now(), source: `cloud (${service?.host ?? ''})`, value };
      } catch (error) {
        const why = problemOf(error);
        if (why === undefined) throw error;
        problem ??= why;
        record[factKey(query)] = unknown(
          why.code,
          why.code === errorCodes.cloudTimeout ? 'timeout' : 'failed',
        );
      }
    }),
  );
  if (wanted.some(({ id }) => id === 'cloud.access'))
    record['cloud.access'] = {
      at: now(),
      source: 'cloud',
      value: { ...session.access, aheadSeconds: session.aheadSeconds(), problem },
    };
}
