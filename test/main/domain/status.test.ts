import { describe, expect, test } from 'vitest';
import { Status } from '../../../src/contract/status.ts';
import { statusFacts, statusOf } from '../../../src/main/domain/status.ts';
import { en } from '../../../src/messages/en/index.ts';
import { asked, at, edgeAgent, factsFor, runtime, unknown, vm, type Given } from '../../support/facts.ts';
import { bareHost, installedHost, provenHost } from '../../support/hosts.ts';

function status(host: Given) {
  const found = statusOf(factsFor(statusFacts, asked(statusFacts, host)), at(20), 'local', null);
  expect(Status.parse(found)).toEqual(found);
  for (const link of found.links) expect(en).toHaveProperty([`status.${link.id}.${link.code}`]);
  expect(en).toHaveProperty([`status.overall.${found.overall}`]);
  return found;
}
const line = (host: Given) => status(host).links.map((link) => `${link.id} ${link.state} ${link.code}`);
const withRuntime = (more: Parameters<typeof runtime>[0]): Given => ({
  ...provenHost,
  'guest.runtime': runtime(more),
});
const noVm = unknown('failed');

const cases: [string, string, string | null, Given][] = [
  ['a proven device', 'healthy', null, provenHost],
  ['nothing installed', 'not-set-up', 'host', bareHost],
  ['no VM yet', 'not-set-up', 'vm', installedHost],
  ['no identity yet', 'not-set-up', 'runtime', withRuntime({ provisioning: null })],
  ['the VM is off', 'offline', 'vm', { ...provenHost, 'eflow.vm': vm('Off'), 'guest.runtime': noVm }],
  [
    'the agent is down',
    'offline',
    'host',
    { ...provenHost, 'eflow.services': [], 'eflow.verify': noVm, 'eflow.vm': noVm, 'guest.runtime': noVm },
  ],
  [
    'not elevated',
    'unknown',
    'vm',
    {
      ...provenHost,
      'eflow.verify': unknown('elevation'),
      'eflow.vm': unknown('elevation'),
      'guest.runtime': unknown('elevation'),
    },
  ],
  [
    'nobody knows what is installed',
    'unknown',
    'host',
    { ...provenHost, 'eflow.products': unknown('timeout') },
  ],
  [
    'nobody knows whether the agent runs',
    'unknown',
    'host',
    { ...provenHost, 'eflow.services': unknown('timeout') },
  ],
  ['the VM runs and does not answer', 'unknown', 'runtime', { ...provenHost, 'guest.runtime': noVm }],
  [
    'a service is down',
    'unhealthy',
    'runtime',
    withRuntime({ services: [{ name: 'aziot-edged', state: 'Down - failed' }] }),
  ],
  ['edgeAgent failed', 'unhealthy', 'modules', withRuntime({ modules: [edgeAgent('failed')] })],
  [
    'another module failed',
    'attention',
    'modules',
    withRuntime({ modules: [edgeAgent(), { ...edgeAgent('failed'), name: 'Temp' }] }),
  ],
  ['not connected', 'unhealthy', 'cloud', withRuntime({ agentLog: [] })],
];
test.each(cases)('%s: %s, look first at %s', (_name, overall, first, host) => {
  expect(status(host)).toMatchObject({ overall, first });
});

describe('the path', () => {
  test('says of each link what is known', () => {
    expect(line(provenHost)).toEqual([
      'host good installed',
      'vm good running',
      'runtime good running',
      'modules good running',
      'cloud good connected',
    ]);
    expect(line(bareHost)).toEqual([
      'host absent not-installed',
      'vm absent not-deployed',
      'runtime absent no-vm',
      'modules absent no-vm',
      'cloud absent no-vm',
    ]);
  });

  test('names elevation where elevation would tell', () => {
    expect(line({ ...provenHost, 'eflow.verify': unknown('elevation') })).toContain(
      'vm unknown unknown-elevation',
    );
    expect(line({ ...provenHost, 'eflow.verify': unknown('timeout') })).toContain('vm unknown unknown');
  });

  test('gives the values that its words name', () => {
    const cloud = status(withRuntime({ agentLog: [] })).links.find((link) => link.id === 'cloud');
    expect(cloud?.params).toEqual({ missing: 'connected, twin' });
    for (const host of [
      provenHost,
      withRuntime({ agentLog: [] }),
      withRuntime({ services: [{ name: 'a', state: 'Down - x' }] }),
    ]) {
      for (const link of status(host).links) {
        const words = (en as Record<string, string>)[`status.${link.id}.${link.code}`] ?? '';
        const named = [...words.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]);
        expect(Object.keys(link.params)).toEqual(expect.arrayContaining(named));
      }
    }
  });

  test('goes with the running job and the modules that were seen', () => {
    const facts = factsFor(statusFacts, asked(statusFacts, provenHost));
    const job = { id: 'x', pid: 7, since: at(10), here: false };
    const found = statusOf(facts, at(20), 'local', job);
    expect(found).toMatchObject({ management: { job }, modules: [{ name: 'edgeAgent' }] });
  });
});

describe('the VM in numbers', () => {
  test('has what it uses of what it was given, with the time of the fact', () => {
    expect(status(provenHost).vm).toEqual({
      name: 'HOST01-EFLOW',
      power: 'Running',
      cpuCount: 1,
      load: 0.42,
      memory: { usedMb: 400, totalMb: 1024 },
      storage: { usedMb: 900, totalMb: 9_900 },
      at: at(0),
    });
  });

  test('has no number that nobody told, and is not there without a VM', () => {
    const off = { ...vm('Off'), usedMemoryMb: null, storageMb: null, usedStorageMb: null };
    expect(status({ ...provenHost, 'eflow.vm': off }).vm).toMatchObject({
      memory: { usedMb: null, totalMb: 1024 },
      storage: { usedMb: null, totalMb: null },
    });
    const silent = {
      ...provenHost,
      'guest.runtime': runtime({ load: null }),
    };
    expect(status(silent).vm?.load).toBeNull();
    expect(status(bareHost).vm).toBeNull();
  });
});

describe('how well it can be told', () => {
  test('names what could not be read, and why', () => {
    expect(status(provenHost).management).toEqual({ engine: 'answers', unread: [], job: null });
    expect(
      status({ ...provenHost, 'eflow.vm': unknown('elevation'), 'guest.runtime': unknown('timeout') })
        .management.unread,
    ).toEqual([
      { fact: 'eflow.vm', reason: 'elevation' },
      { fact: 'guest.runtime', reason: 'timeout' },
    ]);
  });

  test('misses nothing that cannot be there yet', () => {
    const nothing = { 'eflow.verify': noVm, 'eflow.vm': noVm, 'guest.runtime': noVm };
    expect(status({ ...bareHost, ...nothing }).management.unread).toEqual([]);
    expect(status({ ...provenHost, 'eflow.vm': vm('Off'), 'guest.runtime': noVm }).management.unread).toEqual(
      [],
    );
    expect(
      status({ ...bareHost, ...nothing, 'eflow.verify': unknown('elevation') }).management.unread,
    ).toEqual([{ fact: 'eflow.verify', reason: 'elevation' }]);
    expect(
      status({ ...bareHost, 'hyperv.feature': unknown('timeout'), ...nothing }).management.unread,
    ).toEqual([{ fact: 'hyperv.feature', reason: 'timeout' }]);
    // An edition without Hyper-V has told that there is none.
    expect(status({ ...provenHost, 'hyperv.feature': unknown('absent') }).management.unread).toEqual([]);
  });

  test('says when the host told nothing at all', () => {
    const silent = statusOf(factsFor(statusFacts, {}), at(20), 'local', null);
    expect(silent.management.engine).toBe('silent');
    expect(silent.management.unread).toHaveLength(statusFacts.length);
  });

  test('has words for every fact that may be unread, and every reason', () => {
    for (const { id } of statusFacts) expect(en).toHaveProperty([`unread.${id}`]);
    for (const reason of ['elevation', 'timeout', 'failed'])
      expect(en).toHaveProperty([`unread-reason.${reason}`]);
  });
});
