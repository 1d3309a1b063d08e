import type { FactId, FactQuery } from '../../../contract/facts.ts';
import type { JobRecord } from '../../../contract/jobs.ts';
import type { Timeline, TimelineEntry } from '../../../contract/timeline.ts';
import { agentCertificateEnds } from '../checks/hc-49-agent-certificate/check.ts';
import { breaks } from '../checks/hc-50-bad-update/check.ts';
import type { Facts } from '../facts.ts';
import { proofOf } from '../steps/prove.ts';

/** Facts that a timeline is made of. */
export const timelineFacts: readonly FactQuery[] = [
  { id: 'host.updates' },
  { id: 'host.boot' },
  { id: 'host.installations' },
  { id: 'host.serviceFailures' },
  { id: 'eflow.products' },
  { id: 'eflow.installedOn' },
  { id: 'guest.runtime' },
];

/** Facts without which the timeline has a gap that has to be told. */
const parts: readonly FactId[] = [
  'host.updates',
  'host.boot',
  'host.installations',
  'host.serviceFailures',
  'guest.runtime',
];

type Entry = Omit<TimelineEntry, 'after'>;

const successes = new Set([0, 3010, 1641]);

/** What the logs of Windows tell. */
function ofWindows(facts: Facts): Entry[] {
  const version = facts.value('eflow.products')?.[0]?.displayVersion;
  return [
    ...(facts.value('host.updates') ?? []).map(({ at, title, kb }): Entry => {
      const failure = breaks(kb, version);
      return {
        at,
        kind: 'update',
        params: { title, kb: kb ?? '' },
        source: 'host.updates',
        ...(failure === undefined ? {} : { failure }),
      };
    }),
    ...(facts.value('host.boot') ?? []).map(({ at, type }): Entry => ({
      at,
      kind: 'boot',
      params: { type },
      source: 'host.boot',
    })),
    ...(facts.value('host.installations') ?? []).map(({ at, what, name, version: of, status }): Entry => ({
      at,
      kind: successes.has(status) ? what : 'install-failed',
      params: { name, version: of, status },
      source: 'host.installations',
    })),
    ...(facts.value('host.serviceFailures') ?? []).map(({ at, name, event }): Entry => ({
      at,
      kind: 'service-failed',
      params: { name, event },
      source: 'host.serviceFailures',
    })),
  ];
}

/** When the certificate of the agent ends, where it is not renewed by itself. */
function ofCertificate(facts: Facts): Entry[] {
  const ends = agentCertificateEnds(facts);
  return ends === undefined
    ? []
    : [{ at: `${ends}T00:00:00.000Z`, kind: 'certificate-ends', params: {}, source: 'eflow.installedOn' }];
}

/** What the VM tells of itself. Its clock may differ from that of Windows. */
function ofVm(facts: Facts): Entry[] {
  const runtime = facts.value('guest.runtime');
  if (runtime === undefined) return [];
  const { configuredAt, provisioning } = runtime;
  const connected = connects(facts).at(-1);
  return [
    ...(configuredAt === null || provisioning === null
      ? []
      : [
          {
            at: configuredAt,
            kind: 'provisioned' as const,
            params: { device: provisioning.deviceId ?? provisioning.registrationId ?? '' },
            source: 'guest.runtime',
          },
        ]),
    ...(connected === undefined
      ? []
      : [{ at: connected, kind: 'connected' as const, params: {}, source: 'guest.runtime' }]),
  ];
}

/** Times at which edgeAgent said that it is connected, oldest first. */
const connects = (facts: Facts): string[] =>
  (facts.value('guest.runtime')?.agentLog ?? [])
    .filter(({ text }) => text.includes('connected to IoT Hub via'))
    .map(({ at }) => at);

const proven = (job: JobRecord): boolean => job.state === 'succeeded' && job.proof?.verdict === 'proven';

function ofJobs(jobs: readonly JobRecord[]): Entry[] {
  return jobs.flatMap((job): Entry[] => [
    { at: job.createdAt, kind: 'job', params: { job: job.id, state: job.state }, source: job.id },
    ...(proven(job)
      ? [{ at: job.updatedAt, kind: 'proven' as const, params: { job: job.id }, source: job.id }]
      : []),
  ]);
}

/** The last sign that the device was well: now, what edgeAgent said last, or a proof of ours. */
function lastGoodOf(facts: Facts, jobs: readonly JobRecord[]): Timeline['lastGood'] {
  const runtime = facts.value('guest.runtime');
  if (runtime !== undefined && proofOf(runtime).verdict === 'proven') return { at: runtime.now, by: 'now' };
  const said = connects(facts).map((at) => ({ at, by: 'agent' as const }));
  const judged = jobs.filter(proven).map((job) => ({ at: job.updatedAt, by: 'job' as const }));
  return [...said, ...judged].toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

/**
 * What happened to a host, newest first, with the last sign that it was well: what came after that comes into question
 * (field-notes, a host nobody installed with us). Updates that are known to break EFLOW are marked; parts that could not be
 * read are told, since an empty list would look like a quiet host.
 */
export function timelineOf(facts: Facts, jobs: readonly JobRecord[], at: string, host: string): Timeline {
  const lastGood = lastGoodOf(facts, jobs);
  const entries = [...ofWindows(facts), ...ofCertificate(facts), ...ofVm(facts), ...ofJobs(jobs)]
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
    .map((entry) => ({ ...entry, after: lastGood !== null && entry.at > lastGood.at && entry.at <= at }));
  return {
    schemaVersion: 1,
    at,
    host,
    lastGood,
    entries,
    unknown: parts.flatMap((id) => {
      const fact = facts.get(id);
      return 'unknown' in fact ? [{ fact: id, reason: fact.unknown }] : [];
    }),
  };
}
