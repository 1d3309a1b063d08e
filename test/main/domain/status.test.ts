import { describe, expect, test } from 'vitest';
import type { FactId } from '../../../src/contract/facts.ts';
import { Status } from '../../../src/contract/status.ts';
import { statusFacts, statusOf } from '../../../src/main/domain/status.ts';
import { en } from '../../../src/messages/en/index.ts';
import {
  asked,
  at,
  byString,
  edgeAgent,
  factsFor,
  product,
  runtime,
  unknown,
  vm,
  type Given,
} from '../../support/facts.ts';
import { bareHost, endpoint, installedHost, provenHost } from '../../support/hosts.ts';

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
  ['the VM lost its address', 'offline', 'vm', { ...provenHost, 'eflow.endpoints': [endpoint('')] }],
  ['the disk is full', 'unhealthy', 'runtime', withRuntime({ diskFreePercent: 2 })],
  ['the disk fills up', 'attention', 'runtime', withRuntime({ diskFreePercent: 14 })],
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
      'modules good only-agent',
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

describe('a sign of the failure catalogue', () => {
  const signs = (host: Given) =>
    status(host).links.flatMap(({ id, code, failure }) =>
      failure === undefined ? [] : [[id, code, failure]],
    );
  const services = (proxy: string): Given => ({
    'eflow.services': [
      { name: 'wssdagent', status: 'Running', startType: 'Automatic' },
      { name: 'EFLOWProxy', status: proxy, startType: 'Automatic' },
    ],
  });
  const blind = { ...provenHost, 'eflow.verify': noVm, 'eflow.vm': noVm, 'guest.runtime': noVm };
  const old = [{ ...product('1.5.5.02011') }];
  const late = (minutes: number): Given => {
    const facts = withRuntime({});
    return { ...facts, 'guest.runtime': { ...runtime(), now: at(minutes) } };
  };
  const withDeployment = { modules: [edgeAgent(), { ...edgeAgent(), name: 'edgeHub' }] };

  test('is there for a device without a deployment, which is well (F67), and gone with one', () => {
    expect(signs(provenHost)).toEqual([['modules', 'only-agent', 'F67']]);
    expect(signs(withRuntime(withDeployment))).toEqual([]);
  });

  test('is that management is blind and the device probably not, once the certificate has expired (F45)', () => {
    expect(signs({ ...blind, 'eflow.products': old, 'eflow.installedOn': '2025-01-05' })).toEqual([
      ['vm', 'blind', 'F45'],
    ]);
    for (const other of [
      { 'eflow.products': old, 'eflow.installedOn': '2026-01-05' },
      { 'eflow.installedOn': '2025-01-05' },
      { 'eflow.products': old, 'eflow.installedOn': '2025-01-05', 'eflow.verify': unknown('elevation') },
      { 'eflow.products': old, 'eflow.installedOn': noVm },
    ])
      expect(signs({ ...blind, ...other })).toEqual([]);
  });

  test('is a VM without an address (F94), unless one of its connections has one', () => {
    const with2 = (...addresses: string[]) =>
      signs({ ...withRuntime(withDeployment), 'eflow.endpoints': addresses.map(endpoint) });
    expect(with2('', '')).toEqual([['vm', 'no-address', 'F94']]);
    expect(with2('', '10.0.0.5')).toEqual([]);
    expect(with2()).toEqual([]);
  });

  test('is a full disk (F89), a service that is down (F65), a proxy that does not run (F70)', () => {
    const of = (more: Parameters<typeof runtime>[0], host: Given = {}) =>
      signs({ ...provenHost, 'guest.runtime': runtime({ ...withDeployment, ...more }), ...host });
    expect(of({ diskFreePercent: 2 })).toEqual([['runtime', 'disk-full', 'F89']]);
    expect(of({ diskFreePercent: 14 })).toEqual([['runtime', 'disk-tight', 'F89']]);
    expect(of({ diskFreePercent: 15 })).toEqual([]);
    expect(of({ diskFreePercent: null })).toEqual([]);
    expect(of({}, services('Stopped'))).toEqual([['runtime', 'tpm-proxy-down', 'F70']]);
    expect(of({}, services('Running'))).toEqual([]);
    expect(of({ provisioning: byString('x') }, services('Stopped'))).toEqual([]);
    const down = [{ name: 'aziot-edged', state: 'Down - failed' }];
    expect(of({ services: down, modules: [] })).toContainEqual(['runtime', 'service-down', 'F65']);
  });

  test('is a TPM that the VM does not get at (F72)', () => {
    const offline = {
      at: at(17),
      text: 'Failed to reprovision device. Running offline. Key client error, caused by: tpm2-abrmd: Connection refused (os error 111)',
    };
    const lost = withRuntime({ identityLog: [...runtime().identityLog, offline], agentLog: [] });
    expect(signs(lost)).toContainEqual(['runtime', 'tpm-lost', 'F72']);
    // Connected again since, whatever the identity service said before.
    expect(signs(withRuntime({ identityLog: [...runtime().identityLog, offline] }))).not.toContainEqual([
      'runtime',
      'tpm-lost',
      'F72',
    ]);
  });

  test('is a clock that is wrong by more than five minutes (F90)', () => {
    const skewed = (minutes: number) => {
      const facts = factsFor(statusFacts, asked(statusFacts, late(20)));
      const read = { ...facts.get('guest.runtime'), at: at(20 + minutes) };
      const moved: typeof facts = {
        ...facts,
        get: ((id: FactId, arg?: string) =>
          id === 'guest.runtime' ? read : facts.get(id, arg)) as typeof facts.get,
      };
      return statusOf(moved, at(20), 'local', null).links.find(({ id }) => id === 'runtime');
    };
    expect(skewed(10)).toMatchObject({ code: 'clock-wrong', params: { minutes: -10 }, failure: 'F90' });
    expect(skewed(-6)).toMatchObject({ code: 'clock-wrong', params: { minutes: 6 } });
    expect(skewed(5)).toMatchObject({ code: 'running' });
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
