import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/contract/json.ts';
import { absent, type HostFactId } from '../../../src/main/domain/probe.ts';
import { winHttpProxy, withoutSignIn } from '../../../src/main/domain/proxy-text.ts';
import { windowsKeys } from '../../../src/main/domain/windows-keys.ts';
import { windowsProbes } from '../../../src/main/domain/windows-probes.ts';
import { keyRows, winHttp, windowsAnswers } from '../../support/windows-answers.ts';

type Id = keyof typeof windowsProbes;
const read = (id: Id, output: readonly Json[]): unknown => windowsProbes[id].read(output, []);

describe('what the registry does not say', () => {
  const nothing = keyRows({});

  test.each<[Id, unknown]>([
    ['powershell.policies', { machinePolicy: null, userPolicy: null, currentUser: null, localMachine: null }],
    ['powershell.engine', absent],
    ['powershell.logging', { modules: false, scripts: false, transcripts: false }],
    ['windows.processAudit', false],
    ['windows.administratorProtection', false],
    ['windows.fastStartup', false],
    ['windows.sleepSeconds', absent],
    ['windows.bitLocker', absent],
    ['windows.updateSource', { wsus: null, featuresFromMicrosoft: false }],
    ['windows.rootUpdateOff', false],
    ['windows.certificates', { roots: [], intermediates: [] }],
    ['windows.proxy', { user: null, script: null, machine: null, environment: null }],
    ['windows.firewallMerge', { ignored: [] }],
    ['windows.installer', { policy: 0, busy: false }],
    ['windows.timeSource', absent],
    ['windows.writeFilterInstalled', false],
  ])('%s reads as Windows takes it', (id, value) => {
    expect(read(id, nothing)).toEqual(value);
  });

  test('is not read from an answer that leaves keys out', () => {
    for (const id of ['windows.processAudit', 'windows.rootUpdateOff', 'windows.fastStartup'] as const)
      expect(() => read(id, [])).toThrow('was not answered');
    const other = keyRows({}).filter((row) => (row as { Key: string }).Key !== windowsKeys.audit);
    expect(() => read('windows.processAudit', other)).toThrow(windowsKeys.audit);
  });

  test('is not read from a value of another kind', () => {
    expect(() => read('windows.fastStartup', keyRows({ startup: { HiberbootEnabled: '1' } }))).toThrow(
      'number',
    );
    expect(() => read('windows.installer', keyRows({ installerPolicy: { DisableMSI: 'x' } }))).toThrow(
      'number',
    );
  });
});

test('a proxy counts only while it is turned on', () => {
  const off = keyRows({ userProxy: { ProxyEnable: 0, ProxyServer: 'proxy:8080' } });
  expect(read('windows.proxy', off)).toMatchObject({ user: null });
});

test('an update server counts only while it is to be used', () => {
  const off = keyRows({ update: { WUServer: 'http://wsus' }, automaticUpdate: { UseWUServer: 0 } });
  expect(read('windows.updateSource', off)).toMatchObject({ wsus: null });
});

test('Fast Startup rests on hibernation', () => {
  const none = keyRows({ startup: { HiberbootEnabled: 1 }, power: { HibernateEnabled: 0 } });
  expect(read('windows.fastStartup', none)).toBe(false);
});

test('a plan that nobody changed sleeps as it was brought, and one of somebody’s own is not known', () => {
  const brought = { balancedDefault: { ACSettingIndex: 1800 } };
  const plan = (ActivePowerScheme: string) => keyRows({ ...brought, powerSchemes: { ActivePowerScheme } });
  expect(read('windows.sleepSeconds', plan('381b4222-f694-41f0-9685-ff5bb260df2e'))).toBe(1800);
  expect(read('windows.sleepSeconds', plan('11111111-2222-3333-4444-555555555555'))).toBe(absent);
});

test.each<[string, string]>([
  ['http://proxy:8080', 'http://proxy:8080'],
  ['anna:CANARY@proxy:8080', 'proxy:8080'],
  ['http://anna:CANARY@proxy', 'http://proxy'],
  ['http://an@na:CAN/AR@Y=;x@proxy', 'http://proxy'],
  ['http=http://anna:CANARY@a:80;https=http://anna:CANARY@b:80', 'b:80'],
])('of %s only the address stays', (address, left) => {
  expect(withoutSignIn(address)).toBe(left);
});

test.each<[string, string | null, string | null]>([
  ['a proxy', winHttp(3, 'proxy:8080'), 'proxy:8080'],
  ['direct access', winHttp(1, ''), null],
  ['a name that is not in use', winHttp(1, 'proxy:8080'), null],
  ['a length beyond the end', winHttp(3, 'proxy:8080').slice(0, 24), null],
  ['something else', 'AAAA', null],
  ['nothing', null, null],
])('the proxy of WinHTTP is read from %s', (_name, value, proxy) => {
  expect(winHttpProxy(value)).toBe(proxy);
});

describe('an answer that lacks something', () => {
  test.each<Id>(['hyperv.module', 'reach.endpoints', 'reach.clockAhead'])('is refused: %s', (id) => {
    expect(() => read(id, [])).toThrow('was not answered');
    expect(() => read(id, windowsAnswers[id].slice(0, -1))).toThrow('was not answered');
  });

  test('no server told a time: the clock is not known', () => {
    const silent = windowsAnswers['reach.clockAhead'].map((row) => ({
      ...(row as object),
      ServerTime: null,
    }));
    expect(read('reach.clockAhead', silent)).toBe(absent);
  });

  test('a product without its day, or with one of another form, was installed nobody knows when', () => {
    const row = (InstallDate?: string): Json[] => [
      { Key: 'a', Exists: true, Values: InstallDate === undefined ? {} : { InstallDate } },
    ];
    for (const output of [[], row(), row('14.07.2025')])
      expect(read('eflow.installedOn', output)).toBe(absent);
  });
});

test('no probe asks for the values of SSH keys', () => {
  expect(windowsProbes['ssh.agentKeys'].args).toMatchObject({ bare: true });
});

test('facts of one source share their command, so that they cost one call', () => {
  const calls = new Map<string, HostFactId[]>();
  for (const [id, { op, args }] of Object.entries(windowsProbes)) {
    const key = JSON.stringify([op, args]);
    calls.set(key, [...(calls.get(key) ?? []), id as HostFactId]);
  }
  expect(calls.size).toBeLessThanOrEqual(10);
});
