import { describe, expect, test } from 'vitest';
import type { JobRecord } from '../../../src/contract/jobs.ts';
import { timelineOf } from '../../../src/main/domain/timeline/timeline.ts';
import type { FactValue } from '../../../src/contract/facts.ts';
import { factsOfThese, unknown, type Given } from '../../support/facts.ts';

const at = '2026-03-10T12:00:00.000Z';
const runtime: FactValue<'guest.runtime'> = {
  now: at,
  configuredAt: '2026-03-01T00:00:00.000Z',
  provisioning: null,
  services: [],
  modules: [],
  identityLog: [],
  edgedLog: [],
  agentLog: [],
  diskFreePercent: null,
  namesFound: null,
  registryOpen: null,
  imageBytes: 0,
  load: null,
  ports: [],
};
const product = { productCode: '{1}', displayName: 'Azure IoT Edge LTS', displayVersion: '1.5.6.08025' };
const quiet: Given = {
  'host.updates': [],
  'host.boot': [],
  'host.installations': [],
  'host.serviceFailures': [],
  'eflow.products': [product],
  'eflow.installedOn': '2026-01-05',
  'guest.runtime': runtime,
};
const connectedAt = (when: string): Given => ({
  'guest.runtime': {
    ...runtime,
    agentLog: [{ at: when, text: 'Edge agent connected to IoT Hub via Amqp_Tcp_Only.' }],
  },
});
const update = (when: string, kb: string) => ({ at: when, title: `Update (${kb})`, kb });
const of = (given: Given, jobs: readonly JobRecord[] = []) =>
  timelineOf(factsOfThese({ ...quiet, ...given }), jobs, at, 'local');

const provenJob = (updatedAt: string): JobRecord => ({
  schemaVersion: 1,
  id: '20260302-080000-1a2b',
  goal: { kind: 'act', id: 'start-vm', params: {} },
  host: 'local',
  state: 'succeeded',
  createdAt: '2026-03-02T08:00:00.000Z',
  updatedAt,
  steps: [],
  proof: { verdict: 'proven', since: null, items: [] },
  residues: [],
  undone: [],
  notices: [],
});

describe('the timeline of a host', () => {
  test('has all that happened in one list, newest first', () => {
    const { entries } = of({
      'host.updates': [update('2026-03-05T00:00:00.000Z', 'KB5007651')],
      'host.boot': [
        { at: '2026-03-06T00:00:00.000Z', type: 'fast-startup' },
        { at: '2026-03-04T00:00:00.000Z', type: 'full' },
      ],
      'host.installations': [
        { at: '2026-03-07T00:00:00.000Z', what: 'installed', name: 'Viewer', version: '1', status: 3010 },
        { at: '2026-03-03T00:00:00.000Z', what: 'installed', name: 'Viewer', version: '1', status: 1603 },
        { at: '2026-03-02T00:00:00.000Z', what: 'removed', name: 'Viewer', version: '0', status: 0 },
      ],
      'host.serviceFailures': [{ at: '2026-03-08T00:00:00.000Z', name: 'wssdagent', event: 7031 }],
    });
    expect(entries.map(({ kind }) => kind)).toEqual([
      'certificate-ends',
      'service-failed',
      'installed',
      'boot',
      'update',
      'boot',
      'install-failed',
      'removed',
    ]);
  });

  test('marks what came after the last connect of edgeAgent, and nothing before it or ahead of now', () => {
    const { entries, lastGood } = of({
      ...connectedAt('2026-03-05T10:00:00.000Z'),
      'host.updates': [
        update('2026-03-05T11:00:00.000Z', 'KB5000001'),
        update('2026-03-05T09:00:00.000Z', 'KB5000002'),
      ],
    });
    expect(lastGood).toEqual({ at: '2026-03-05T10:00:00.000Z', by: 'agent' });
    expect(entries.map(({ kind, after }) => [kind, after])).toEqual([
      ['certificate-ends', false],
      ['update', true],
      ['connected', false],
      ['update', false],
    ]);
  });

  test('takes a later proof of ours for the last good sign, and not a job without one', () => {
    expect(
      of(connectedAt('2026-03-01T10:00:00.000Z'), [provenJob('2026-03-02T09:00:00.000Z')]).lastGood,
    ).toEqual({
      at: '2026-03-02T09:00:00.000Z',
      by: 'job',
    });
    const { proof: _none, ...unproven } = provenJob('2026-03-02T09:00:00.000Z');
    expect(of({}, [unproven]).lastGood).toBeNull();
    expect(of({}, [{ ...provenJob('2026-03-02T09:00:00.000Z'), state: 'failed' }]).lastGood).toBeNull();
  });

  test('without a last good sign nothing is said to come after it', () => {
    const { entries, lastGood } = of({ 'host.updates': [update('2026-03-05T11:00:00.000Z', 'KB5000001')] });
    expect(lastGood).toBeNull();
    expect(entries.some(({ after }) => after)).toBe(false);
  });

  test('marks the update that is known to break this version, and neither others nor a version that is cured', () => {
    const bad: Given = { 'host.updates': [update('2026-03-05T11:00:00.000Z', 'KB5062552')] };
    const failures = (given: Given) =>
      of(given).entries.flatMap((entry) => (entry.kind === 'update' ? [entry.failure] : []));
    expect(failures(bad)).toEqual(['F74']);
    expect(failures({ 'host.updates': [update('2026-03-05T11:00:00.000Z', 'KB5062553')] })).toEqual([
      undefined,
    ]);
    expect(failures({ ...bad, 'eflow.products': [{ ...product, displayVersion: '1.5.7.01026' }] })).toEqual([
      undefined,
    ]);
    expect(failures({ ...bad, 'eflow.products': unknown('failed') })).toEqual(['F74']);
  });

  test('tells what could not be read, since an empty list would look like a quiet host', () => {
    const told = of({ 'host.updates': unknown('failed'), 'guest.runtime': unknown('elevation') });
    expect(told.unknown).toEqual([
      { fact: 'host.updates', reason: 'failed' },
      { fact: 'guest.runtime', reason: 'elevation' },
    ]);
  });

  test('tells when the certificate of the agent ends, only where it does not renew itself', () => {
    const ends = (given: Given) => of(given).entries.find(({ kind }) => kind === 'certificate-ends')?.at;
    expect(ends({})).toBe('2027-01-05T00:00:00.000Z');
    expect(ends({ 'eflow.products': [{ ...product, displayVersion: '1.5.7.01026' }] })).toBeUndefined();
  });
});
