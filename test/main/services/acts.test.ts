import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Goal } from '../../../src/contract/jobs.ts';
import type { Params } from '../../../src/contract/errors.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { exampleGoal } from '../../support/examples.ts';

const open: { close(): Promise<void> }[] = [];
const folders: { remove(): void }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function desk(scenario: string): Promise<TestApp> {
  const made = testFolder();
  folders.push(made);
  const test = await testApp(scenario, made.folder);
  open.push(test.app);
  return test;
}

const act = (id: string, params: Params = {}): Goal => ({ kind: 'act', id, params });
const size = async (test: TestApp) => {
  const { vm } = await test.call('status.read', {});
  return { power: vm?.power, cpuCount: vm?.cpuCount, totalMb: vm?.memory.totalMb };
};

describe('the size of the VM', () => {
  test('is changed, proven, and taken back', async () => {
    const test = await desk('already-deployed');
    const before = await size(test);
    const job = await test.run(act('resize-vm', { cpuCount: '2', memoryInMB: '2048' }));
    expect(job.state).toBe('succeeded');
    expect(await size(test)).toEqual({ power: 'Running', cpuCount: 2, totalMb: 2048 });
    const again = await test.run(act('resize-vm', { cpuCount: 2, memoryInMB: 2048 }));
    expect(again.steps.map(({ acted }) => acted)).toEqual([false]);
    expect((await test.run({ kind: 'undo', job: job.id })).state).toBe('succeeded');
    expect(await size(test)).toEqual(before);
  });

  test('stays when the VM is off or the host cannot give it, and the plan says why', async () => {
    const test = await desk('vm-off');
    const before = await size(test);
    const goal = act('resize-vm', { cpuCount: 2, memoryInMB: 2048 });
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(plan.blockers.map(({ code }) => code)).toEqual(['EFD-VM-005']);
    const consent = { differences: true, recovery: true };
    expect(await test.refused('jobs.start', { goal, hash: plan.hash, consent })).toMatchObject({
      code: 'EFD-VM-005',
    });
    expect(await size(test)).toEqual(before);

    const running = await desk('already-deployed');
    const large = act('resize-vm', { cpuCount: 200, memoryInMB: 1_048_576 });
    const refused = await running.call('jobs.plan', { goal: large, askSecrets: false });
    expect(refused.blockers.map(({ code }) => code)).toEqual(['EFD-VM-006', 'EFD-VM-007']);
  });

  test('is refused field by field when it is none', async () => {
    const test = await desk('already-deployed');
    const goal = act('resize-vm', { cpuCount: 0, memoryInMB: 1025 });
    const error = await test.refused('jobs.plan', { goal, askSecrets: false });
    expect(error).toMatchObject({ code: 'EFD-PLAN-010' });
    expect(error.fields?.map(({ path, rule }) => [path, rule])).toEqual([
      ['cpuCount', 'min'],
      ['memoryInMB', 'even'],
    ]);
  });
});

describe('a restart of the VM', () => {
  test('stops and starts it, and its undo leaves it running', async () => {
    const test = await desk('already-deployed');
    const job = await test.run(act('restart-vm'));
    expect(job.state).toBe('succeeded');
    expect(job.steps.map(({ key, state }) => [key, state])).toEqual([
      ['stop-to-restart', 'done'],
      ['start-again', 'done'],
    ]);
    expect((await test.run({ kind: 'undo', job: job.id })).steps.map(({ acted }) => acted)).toEqual([false]);
    expect(await size(test)).toMatchObject({ power: 'Running' });
  });

  test('starts one that is off', async () => {
    const test = await desk('vm-off');
    const job = await test.run(act('restart-vm'));
    expect(job.steps.map(({ state }) => state)).toEqual(['already', 'done']);
    expect(await size(test)).toMatchObject({ power: 'Running' });
  });
});

describe('the OpenSSH client', () => {
  const client = async (test: TestApp) =>
    (await test.call('host.scan', {})).findings.find(({ id }) => id === 'HC-15');

  test('is added where the scan offers it, and taken away again', async () => {
    const test = await desk('happy-client-default-switch');
    await test.call('practice.break', { fault: 'openssh-missing' });
    const remedy = (await client(test))?.remedies[0];
    expect(remedy).toMatchObject({ kind: 'act', act: 'add-openssh' });
    const job = await test.run(act('add-openssh'));
    expect(job.state).toBe('succeeded');
    expect(await client(test)).toMatchObject({ status: 'pass' });
    expect((await test.run({ kind: 'undo', job: job.id })).state).toBe('succeeded');
    expect(await client(test)).toMatchObject({ status: 'warn', code: 'missing' });
  });

  test.each([
    ['host-offline', '0x800f0950'],
    ['updates-from-wsus', '0x800f0954'],
  ])('has no source with %s: F15, with what to do, and nothing changed', async (fault, code) => {
    const test = await desk('happy-client-default-switch');
    for (const one of ['openssh-missing', fault]) await test.call('practice.break', { fault: one });
    const job = await test.run(act('add-openssh'));
    expect(job.state).toBe('failed');
    expect(job.error).toMatchObject({ code: 'EFD-WIN-001', origin: { id: 'F15' } });
    expect(job.error?.params['text']).toContain(code);
    expect(await client(test)).toMatchObject({ code: 'missing-offline' });
  });
});

describe('what EFLOW left behind', () => {
  const everything = { services: true, folders: true, registry: true, network: true };
  const left = async (test: TestApp) =>
    (await test.call('host.scan', {})).findings.find(({ id }) => id === 'HC-17');

  test('is found, offered, and removed item by item', async () => {
    const test = await desk('happy-client-default-switch');
    expect((await left(test))?.code).toBe('absent');
    await test.call('practice.break', { fault: 'eflow-remains' });
    const found = await left(test);
    expect(found).toMatchObject({
      status: 'warn',
      code: 'residue',
      remedies: [{ act: 'remove-leftovers' }, {}],
    });
    for (const part of ['C:\\ProgramData\\wssdagent', 'WssdAgent', 'vhdx'])
      expect(found?.params['left']).toContain(part);
    const some = await test.run(act('remove-leftovers', { ...everything, folders: false }));
    expect(some.state).toBe('succeeded');
    expect((await left(test))?.params['left']).not.toContain('WssdAgent');
    expect((await left(test))?.code).toBe('residue');
    const rest = await test.run(act('remove-leftovers', everything));
    expect(rest.steps.filter(({ acted }) => acted).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 3 }, () => 'remove-folder'),
    );
    expect(await left(test)).toMatchObject({ status: 'pass', code: 'absent' });
  });

  test('needs consent for each item', async () => {
    const test = await desk('happy-client-default-switch');
    const error = await test.refused('jobs.plan', { goal: act('remove-leftovers'), askSecrets: false });
    expect(error.fields?.map(({ path }) => path)).toEqual(['services', 'folders', 'registry', 'network']);
  });

  test('is nothing of an EFLOW that is installed', async () => {
    const test = await desk('already-deployed');
    const goal = act('remove-leftovers', everything);
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(new Set(plan.blockers.map(({ code }) => code))).toEqual(new Set(['EFD-LEFT-001']));
    expect((await left(test))?.code).toBe('deployed');
  });

  test('has the switch and the NAT network that a job made, and no other', async () => {
    const test = await desk('server-internal-switch-nat');
    const example = exampleGoal('dps-tpm');
    const address = {
      ip4Address: '192.168.200.2',
      ip4PrefixLength: 24,
      ip4GatewayAddress: '192.168.200.1',
      dnsServers: ['10.20.30.53'],
    };
    const network = { vswitch: 'Internal', vswitchName: 'EFLOW-Int', create: true, address } as const;
    await test.run({ ...example, setup: { ...example.setup, network }, only: ['install'] });
    await test.run(act('remove-eflow'));
    const goal = act('remove-leftovers', { ...everything, services: false, folders: false, registry: false });
    const plan = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(plan.steps.map(({ kind, state }) => [kind, state])).toEqual([
      ['remove-nat', 'todo'],
      ['remove-switch', 'todo'],
    ]);
    expect((await test.run(goal)).state).toBe('succeeded');
    const again = await test.call('jobs.plan', { goal, askSecrets: false });
    expect(again.steps).toEqual([]);
  });
});

describe('shared folders of a setup', () => {
  const share = { root: 'C:\\Shared', folder: 'data', target: '/home/iotedge-user/data', readOnly: true };
  const goalWith = (sharedFolders: (typeof share)[]): Goal => {
    const example = exampleGoal('dps-tpm');
    return { ...example, setup: { ...example.setup, sharedFolders }, only: ['install', 'deploy'] };
  };
  const shared = async (test: TestApp, goal: Goal) =>
    (await test.call('jobs.plan', { goal, askSecrets: false })).steps
      .filter(({ kind }) => kind.includes('share'))
      .map(({ state }) => state);

  test('are shared, once, and taken back with their file', async () => {
    const test = await desk('happy-client-default-switch');
    const goal = goalWith([share]);
    expect(await shared(test, goal)).toEqual(['todo', 'later']);
    const job = await test.run(goal);
    expect(job.state).toBe('succeeded');
    expect(await shared(test, goal)).toEqual(['done', 'done']);
    const undone = await test.run({ kind: 'undo', job: job.id, to: 'deploy' });
    expect(undone.steps.map(({ kind, state }) => [kind, state])).toEqual([
      ['unshare-folder', 'done'],
      ['drop-share-file', 'done'],
    ]);
    expect(await shared(test, goal)).toEqual(['todo', 'todo']);
  });

  test('that are not there forbid the start, before anything is touched', async () => {
    const test = await desk('happy-client-default-switch');
    const plan = await test.call('jobs.plan', {
      goal: goalWith([{ ...share, folder: 'none' }]),
      askSecrets: false,
    });
    expect(plan.blockers).toMatchObject([{ code: 'EFD-SHR-004', params: { path: 'C:\\Shared\\none' } }]);
  });
});

describe('an update by one release', () => {
  const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const packageOf = (version: string) => {
    const made = testFolder();
    folders.push(made);
    const file = join(made.folder, `AzureIoTEdge_LTS_Update_${version}_X64.msi`);
    const content = Buffer.concat([magic, Buffer.alloc(64)]);
    writeFileSync(file, content);
    return { file, sha256: createHash('sha256').update(content).digest('hex'), version };
  };
  const installed = async (test: TestApp) => (await test.call('upgrade.plan', {})).installed;
  const codes = async (test: TestApp, params: Params) =>
    (await test.call('jobs.plan', { goal: act('upgrade', params), askSecrets: false })).blockers.map(
      ({ code }) => code,
    );

  test('keeps identity and modules, and proves it', async () => {
    const test = await desk('upgrade-1.4-to-1.5');
    const before = await test.call('status.read', {});
    expect(before.overall).toBe('healthy');
    const job = await test.run(act('upgrade', packageOf('1.5.1.28104')));
    expect(job.error).toBeUndefined();
    expect(job.state).toBe('succeeded');
    expect(await installed(test)).toBe('1.5.1.28104');
    const after = await test.call('status.read', {});
    expect(after.overall).toBe('healthy');
    expect(after.modules.map(({ name }) => name)).toEqual(before.modules.map(({ name }) => name));
    const again = await test.run(act('upgrade', packageOf('1.5.1.28104')));
    expect(again.steps.filter(({ acted }) => acted)).toEqual([]);
  });

  test('is refused before anything happens when it is not the next one', async () => {
    const test = await desk('upgrade-1.4-to-1.5');
    expect(await codes(test, packageOf('1.5.7.01026'))).toEqual(['EFD-UPG-001']);
    expect(await codes(test, packageOf('1.4.13.01044'))).toEqual(['EFD-UPG-003']);
    const other = { ...packageOf('1.5.1.28104'), sha256: 'a'.repeat(64) };
    expect(await codes(test, other)).toEqual(['EFD-PAY-002']);
    expect(await installed(test)).toBe('1.4.14.24074');
  });

  test('needs a VM that can be started', async () => {
    const test = await desk('happy-client-default-switch');
    expect(await codes(test, packageOf('1.5.7.01026'))).toEqual(['EFD-UPG-004']);
  });

  test('is planned release by release', async () => {
    const test = await desk('upgrade-1.4-to-1.5');
    const path = await test.call('upgrade.plan', { to: '1.5.2.21114' });
    expect(path.hops.map(({ to }) => to)).toEqual(['1.5.1.28104', '1.5.2.21114']);
    expect(path).toMatchObject({ supported: false, supportEnds: '2024-11-12' });
  });
});

describe('options of the VM', () => {
  test('telemetry is changed later, and taken back', async () => {
    const test = await desk('already-deployed');
    const job = await test.run(act('set-telemetry', { optional: 'true' }));
    expect(job.state).toBe('succeeded');
    expect(
      (await test.run(act('set-telemetry', { optional: true }))).steps.map(({ acted }) => acted),
    ).toEqual([false]);
    const undone = await test.run({ kind: 'undo', job: job.id });
    expect(undone.steps.map(({ kind, state }) => [kind, state])).toEqual([['set-telemetry', 'done']]);
    expect(
      (await test.run(act('set-telemetry', { optional: false }))).steps.map(({ acted }) => acted),
    ).toEqual([false]);
  });

  test('the Defender agent of the setup is turned on, and only when the setup says so', async () => {
    const test = await desk('already-deployed');
    const example = exampleGoal('dps-tpm');
    const goal = (features: { defender?: boolean }): Goal => ({
      ...example,
      setup: { ...example.setup, features },
      only: ['deploy'],
    });
    const kinds = async (features: { defender?: boolean }) =>
      (await test.call('jobs.plan', { goal: goal(features), askSecrets: false })).steps.map(
        ({ kind }) => kind,
      );
    expect(await kinds({})).toEqual(['deploy']);
    expect(await kinds({ defender: true })).toEqual(['deploy', 'start-vm', 'set-defender']);
    const job = await test.run(goal({ defender: true }));
    expect(job.state).toBe('succeeded');
    expect(job.steps.filter(({ acted }) => acted).map(({ kind }) => kind)).toEqual(['set-defender']);
  });
});
