import { afterEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../src/contract/errors.ts';
import type { Goal } from '../../src/contract/jobs.ts';
import type { Input, NamesOf, Output, ProcedureName } from '../../src/contract/procedures.ts';
import { openDesk, type Desk } from '../../src/main/desk.ts';
import type { Lock, World } from '../../src/main/ports.ts';
import { stillTime, testApp, testFolder } from '../support/app.ts';
import { createMemoryLock } from '../support/memory-lock.ts';

const caller = { id: 'test', may: 'everything' } as const;
const noConsent = { differences: false, recovery: false };
const goal = { kind: 'act', id: 'enable-hyper-v', params: {} } as const satisfies Goal;

const made = testFolder();
let desk: Desk | undefined;
const closed: string[] = [];

afterEach(async () => {
  await desk?.close();
  desk = undefined;
  closed.length = 0;
  made.remove();
});

/** A desk on a practice machine that tells which worlds it has closed. */
async function deskOn(scenario: string, more: { lock?: Lock; local?: object } = {}): Promise<Desk> {
  desk = await openDesk({
    host: { kind: 'practice', scenario },
    stateFolder: made.folder,
    version: '0.0.0',
    env: {},
    practiceScale: 0,
    parts: {
      practice: { real: stillTime },
      ...more,
      wrapWorld: (world): World => ({
        ...world,
        host: {
          ...world.host,
          close: async () => {
            closed.push(world.label);
            await world.host.close();
          },
        },
      }),
    },
  });
  return desk;
}

type Plain = Exclude<ProcedureName, NamesOf<'feed'>>;
const ask = <N extends Plain>(name: N, input: Input<N>): Promise<Envelope<Output<N>>> =>
  (desk as Desk).router.call(name, input, caller);

async function value<N extends Plain>(name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await ask(name, input);
  if (answer.ok) return answer.value;
  throw new Error(answer.error.code);
}

async function refused<N extends Plain>(name: N, input: Input<N>) {
  const answer = await ask(name, input);
  if (answer.ok) throw new Error(`${name} was not refused`);
  return answer.error;
}

async function begin(): Promise<string> {
  const { hash } = await value('jobs.plan', { goal, askSecrets: false });
  return (await value('jobs.start', { goal, hash, consent: noConsent })).id;
}

/** Lets a job stand still in its first command, and begins it. */
async function heldJob(): Promise<string> {
  await value('practice.hold', { op: 'feature.enable', point: 'before' });
  const id = await begin();
  await expect.poll(async () => (await value('practice.show', {})).held?.op).toBe('feature.enable');
  return id;
}

async function letGo(id: string): Promise<void> {
  await value('practice.release', {});
  await expect.poll(async () => (await value('jobs.show', { id })).job.state).toBe('reboot-needed');
}

describe('opening another world', () => {
  test('leads every call to the other machine, and closes the old one afterwards', async () => {
    await deskOn('hyperv-disabled');
    expect(await value('app.about', {})).toMatchObject({ scenario: 'hyperv-disabled', switches: true });
    await value('app.open', { host: 'practice:vm-off' });
    expect(closed).toEqual(['practice:hyperv-disabled']);
    expect(await value('app.about', {})).toMatchObject({ world: 'practice', scenario: 'vm-off' });
    expect((await value('status.read', {})).host).toBe('practice:vm-off');
    expect(desk?.world.label).toBe('practice:vm-off');
  });

  test('leaves everything as it was when the other one cannot be opened', async () => {
    await deskOn('hyperv-disabled');
    expect(await refused('app.open', { host: 'practice:nowhere' })).toMatchObject({ code: 'EFD-HOST-002' });
    expect(closed).toEqual([]);
    expect((await value('status.read', {})).host).toBe('practice:hyperv-disabled');
  });

  test('changes nothing when it is the one that is open', async () => {
    const { world } = await deskOn('vm-off');
    await value('app.open', { host: 'practice:vm-off' });
    expect(desk?.world).toBe(world);
    expect(closed).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'is refused for this computer where it cannot be one',
    async () => {
      await deskOn('vm-off');
      expect(await refused('app.open', { host: 'local' })).toMatchObject({ code: 'EFD-HOST-001' });
      expect(await value('app.about', {})).toMatchObject({ scenario: 'vm-off', localHost: false });
    },
  );

  test('leaves practice altogether for this computer', async () => {
    await deskOn('vm-off', { local: {} });
    expect(await value('app.about', {})).toMatchObject({ world: 'practice', localHost: true });
    await value('app.open', { host: 'local' });
    expect(desk?.world).toMatchObject({ kind: 'local', label: 'local', trustRoots: [] });
    expect(desk?.practice).toBeUndefined();
    expect(await value('app.about', {})).toMatchObject({ world: 'local', scenario: null });
    expect(await refused('practice.reset', {})).toMatchObject({ code: 'EFD-HOST-006' });
    expect((await value('app.scenarios', {})).length).toBeGreaterThan(10);
    await value('app.open', { host: 'practice:vm-off' });
    expect(closed).toEqual(['practice:vm-off', 'local']);
  });

  test('is refused to a program that has one world for life', async () => {
    const fixed = await testApp('vm-off', made.folder);
    expect(await fixed.refused('app.open', { host: 'practice:low-memory' })).toMatchObject({
      code: 'EFD-HOST-013',
      params: { host: 'practice:vm-off' },
    });
    expect(await fixed.call('app.about', {})).toMatchObject({ switches: false });
    await fixed.app.close();
  });
});

describe('while a job runs', () => {
  test('is refused by the name of the job, and goes through once it rests', async () => {
    await deskOn('hyperv-disabled');
    const job = await heldJob();
    expect(await refused('app.open', { host: 'practice:vm-off' })).toMatchObject({
      code: 'EFD-HOST-012',
      params: { job, host: 'practice:hyperv-disabled' },
    });
    expect(closed).toEqual([]);
    await letGo(job);
    await value('app.open', { host: 'practice:vm-off' });
  });

  test('waits for a job on its way to begin, and is refused by it', async () => {
    let pass: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      pass = resolve;
    });
    const real = createMemoryLock(() => true)(process.pid);
    const lock: Lock = {
      ...real,
      acquire: async (holder, onCancel) => {
        await gate;
        return real.acquire(holder, onCancel);
      },
    };
    await deskOn('hyperv-disabled', { lock });
    await value('practice.hold', { op: 'feature.enable', point: 'before' });
    const { hash } = await value('jobs.plan', { goal, askSecrets: false });
    const starting = value('jobs.start', { goal, hash, consent: noConsent });
    const opening = refused('app.open', { host: 'practice:vm-off' });
    expect(await desk?.working()).toBeUndefined();
    pass();
    const { id } = await starting;
    expect(await opening).toMatchObject({ code: 'EFD-HOST-012', params: { job: id } });
    await letGo(id);
  });

  test('no job begins while another world is being opened', async () => {
    await deskOn('hyperv-disabled');
    const { hash } = await value('jobs.plan', { goal, askSecrets: false });
    const opening = ask('app.open', { host: 'practice:vm-off' });
    expect(await refused('jobs.start', { goal, hash, consent: noConsent })).toMatchObject({
      code: 'EFD-HOST-014',
    });
    expect(await refused('app.open', { host: 'practice:low-memory' })).toMatchObject({
      code: 'EFD-HOST-014',
    });
    expect((await opening).ok).toBe(true);
    expect(await value('jobs.list', {})).toEqual([]);
  });
});

describe('what was planned and done on one machine', () => {
  test('starts on no other, though the steps are the same', async () => {
    await deskOn('hyperv-disabled');
    const { hash } = await value('jobs.plan', { goal, askSecrets: false });
    await value('app.open', { host: 'practice:long-journey' });
    expect(await refused('jobs.start', { goal, hash, consent: noConsent })).toMatchObject({
      code: 'EFD-PLAN-002',
    });
  });

  test('is not in the history of another, and cannot be resumed or taken back there', async () => {
    await deskOn('hyperv-disabled');
    const id = await begin();
    await expect.poll(async () => (await value('jobs.show', { id })).job.state).toBe('reboot-needed');
    await value('app.open', { host: 'practice:long-journey' });
    expect(await value('jobs.list', {})).toEqual([]);
    const elsewhere = { code: 'EFD-JOB-011', params: { job: id, host: 'practice:hyperv-disabled' } };
    expect(await refused('jobs.show', { id })).toMatchObject(elsewhere);
    expect(await refused('jobs.resume', { id, consent: noConsent })).toMatchObject(elsewhere);
    expect(await refused('jobs.plan', { goal: { kind: 'undo', job: id }, askSecrets: false })).toMatchObject(
      elsewhere,
    );
    await value('app.open', { host: 'practice:hyperv-disabled' });
    expect(await value('jobs.list', {})).toMatchObject([{ id, state: 'reboot-needed' }]);
  });

  test('a feed of the old machine ends', async () => {
    await deskOn('hyperv-disabled');
    const other = await testApp('hyperv-disabled', made.folder);
    await other.call('practice.hold', { op: 'feature.enable', point: 'before' });
    const { hash } = await other.call('jobs.plan', { goal, askSecrets: false });
    const { id } = await other.call('jobs.start', { goal, hash, consent: noConsent });
    const states: string[] = [];
    const follow = (async () => {
      const feed = (desk as Desk).router.feed('jobs.follow', { id }, caller, new AbortController().signal);
      for await (const item of feed) if (item.ok) states.push(item.value.job.state);
    })();
    await expect.poll(() => states.length).toBeGreaterThan(0);
    const closing = desk?.close();
    await follow;
    await closing;
    desk = undefined;
    expect(states.at(-1)).toBe('running');
    await other.call('practice.release', {});
    await expect.poll(async () => (await other.call('jobs.show', { id })).job.state).toBe('reboot-needed');
    await other.app.close();
  });
});
