import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/contract/errors.ts';
import type { Goal } from '../../../src/contract/jobs.ts';
import { parseSetup } from '../../../src/main/domain/setup.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';
import { placeMachine } from '../../matrix/machine.ts';
import { byKey, dpsSide, goalOf, now, strings } from '../../support/cloud-ways.ts';
import { connectProxy, type ConnectProxy } from '../../support/connect-proxy.ts';

const user = 'line';
const password = 'CANARY p@ss/word-with-%-in-it';
const signIn = { PROXY: password };

let proxy: ConnectProxy;
let place: ReturnType<typeof testFolder>;
let open: TestApp[];

beforeEach(async () => {
  proxy = await connectProxy({ user, password });
  place = testFolder();
  open = [];
});
afterEach(async () => {
  for (const one of open) await one.app.close();
  place.remove();
  await proxy.close();
});

type Desk = TestApp & { folder: string };

/** A desk at a machine whose VM gets out through the proxy alone. */
async function desk(env: NodeJS.ProcessEnv = signIn): Promise<Desk> {
  placeMachine(place.folder, 'already-deployed', 'client', now, ({ network }) => {
    network.proxy = { host: '127.0.0.1', port: proxy.port, required: true, user };
  });
  const made = await testApp('already-deployed', place.folder, { env: { ...strings, ...env } });
  open.push(made);
  return { ...made, folder: place.folder };
}

const address = () => `http://${user}@127.0.0.1:${proxy.port}`;
/** The enrollment of a device, made through the proxy of the setup. */
function throughProxy(test: Desk, only: readonly string[] = ['cloud']): Goal {
  const goal = goalOf(test, byKey, { ...dpsSide, viaProxy: false }, only);
  if (goal.kind !== 'setup') throw new Error('no setup');
  const { cloud, ...rest } = goal.setup;
  const way = { https: address(), password: 'env:PROXY' };
  return {
    ...goal,
    setup: parseSetup(JSON.stringify({ ...rest, proxy: way, cloud: { ...cloud, viaProxy: true } })),
  };
}
const enrollments = (test: Desk) =>
  (test.shown() as { cloud: { enrollments: { registrationId: string; enabled: boolean }[] } }).cloud
    .enrollments;
const enrolled = (test: Desk) => enrollments(test).find((one) => one.registrationId === 'press-9');
const act = (id: string, more: object = {}): Goal => ({
  kind: 'act',
  id,
  params: { registrationId: 'press-9', service: 'env:DPS', ...more },
});
/** How many tunnels were opened while this ran. */
async function tunnels(work: () => Promise<unknown>): Promise<number> {
  const before = proxy.opened();
  await work();
  return proxy.opened() - before;
}
const undo = (job: string): Goal => ({ kind: 'undo', job });

describe('a proxy with a password on the way to the cloud', () => {
  test('is taken by the job, by its undo, and by the undo of that', async () => {
    const test = await desk();
    const job = await test.run(throughProxy(test));
    expect([job.error, job.state]).toEqual([undefined, 'succeeded']);
    expect(proxy.opened()).toBeGreaterThan(2);
    expect(proxy.opened()).toBe(proxy.asked.length);
    await expect.poll(() => proxy.live()).toBe(0);
    expect(enrolled(test)).toBeDefined();
    let undone = job;
    expect(await tunnels(async () => (undone = await test.run(undo(job.id))))).toBeGreaterThan(0);
    expect(undone.state).toBe('succeeded');
    expect(enrolled(test)).toBeUndefined();
    // What was removed cannot be brought back, and that is said; the cloud is asked through the proxy all the same.
    const back = await test.call('jobs.plan', { goal: undo(undone.id), askSecrets: true });
    expect(back.residues).toContain('cloud-removed');
  });

  test('is taken by acts that are told of it, and by their undo and its undo', async () => {
    const test = await desk();
    await test.run(throughProxy(test));
    const through = { proxy: address(), proxyPassword: 'env:PROXY' };
    const disable = act('disable-cloud-enrollment', through);
    let job = await test.run(act('enable-cloud-enrollment', through));
    expect(await tunnels(async () => (job = await test.run(disable)))).toBeGreaterThan(0);
    expect([job.error, enrolled(test)?.enabled]).toEqual([undefined, false]);
    expect(await tunnels(async () => (job = await test.run(undo(job.id))))).toBeGreaterThan(0);
    expect([job.state, enrolled(test)?.enabled]).toEqual(['succeeded', true]);
    expect(await tunnels(async () => (job = await test.run(undo(job.id))))).toBeGreaterThan(0);
    expect([job.state, enrolled(test)?.enabled]).toEqual(['succeeded', false]);
    // Without a word of it an act goes straight.
    expect(await tunnels(() => test.run(act('enable-cloud-enrollment')))).toBe(0);
  });

  test.each<[string, string, string | undefined, number]>([
    ['the VM', 'set-vm-proxy', 'cloud-hub-unlinked', 15],
    ['edgeAgent', 'set-agent-proxy', undefined, 1],
  ])(
    'is taken again by a job that goes on in another process, once %s has it',
    async (_what, key, fault, within) => {
      const test = await desk();
      const asked = throughProxy(test, ['provision']);
      if (asked.kind !== 'setup') throw new Error('no setup');
      const goal = { ...asked, setup: { ...asked.setup, proof: { withinMinutes: within } } };
      if (fault !== undefined) test.app.practice?.break(fault);
      const stopped = await test.run(goal);
      expect(stopped.state).toBe('failed');
      expect(stopped.steps.find((step) => step.key === key)?.state).toBe('done');
      test.app.practice?.break('cloud-well');
      const next = await desk();
      let job = stopped;
      expect(await tunnels(async () => (job = await next.resume()))).toBeGreaterThan(0);
      expect([job.error, job.state]).toEqual([undefined, 'succeeded']);
    },
  );

  test('is taken by who only looks, and by who compares a certificate', async () => {
    const test = await desk();
    await test.run(throughProxy(test));
    const through = { https: address(), password: 'env:PROXY' };
    const way = { service: 'env:DPS', folder: '' };
    let shown: unknown;
    const show = async (): Promise<unknown> =>
      (shown = await test.call('cloud.show', { id: 'press-9', ...way, proxy: through }));
    expect(await tunnels(show)).toBeGreaterThan(0);
    expect(shown).toMatchObject({ enrollment: { registrationId: 'press-9' }, unread: [] });
    let found: unknown;
    const find = async (): Promise<unknown> =>
      (found = await test.call('cloud.find', { text: 'press', ...way, proxy: through }));
    expect(await tunnels(find)).toBeGreaterThan(0);
    expect(found).toMatchObject({ found: [{ id: 'press-9' }] });
    const { files } = await test.call('identity.certificate.create', {
      what: 'pair',
      deviceId: 'press-9',
      folder: test.folder,
      keyKind: 'ec-p256',
    });
    const certificate = files.find(({ role }) => role === 'certificate')?.file ?? '';
    const check = () =>
      test.call('identity.certificate.check', {
        use: 'individual',
        certificate,
        service: 'env:DPS',
        proxy: through,
      });
    expect(await tunnels(check)).toBeGreaterThan(0);
    expect(JSON.stringify([shown, found, await check()])).not.toMatch(/CANARY|with-%/u);
    // Without a word of it the way is straight.
    expect(await tunnels(() => test.call('cloud.show', { id: 'press-9', ...way }))).toBe(0);
  });

  test('stands in no file, plan, job or event', async () => {
    const test = await desk();
    const goal = throughProxy(test);
    const job = await test.run(goal);
    const plan = await test.call('jobs.plan', { goal, askSecrets: true });
    expect(JSON.stringify([plan, job, await test.events(job.id)])).not.toMatch(/CANARY|with-%/u);
  });
});

describe('a proxy that does not let through', () => {
  const blocked = async (test: Desk, goal: Goal) =>
    (await test.call('jobs.plan', { goal, askSecrets: true })).blockers;

  test('with a wrong password says so, and nothing is changed', async () => {
    const test = await desk({ PROXY: 'an older one' });
    expect(await blocked(test, throughProxy(test))).toMatchObject([
      { code: errorCodes.cloudProxyPassword, params: { proxy: `127.0.0.1:${proxy.port}` } },
    ]);
    expect(proxy.opened()).toBe(0);
  });

  test('without a password says that one is wanted', async () => {
    const test = await desk();
    const through = { proxy: `http://127.0.0.1:${proxy.port}` };
    expect(await blocked(test, act('enable-cloud-enrollment', through))).toMatchObject([
      { code: errorCodes.cloudProxySignIn },
    ]);
  });

  test('for this host says so', async () => {
    const test = await desk();
    proxy.want('nobody');
    expect(await blocked(test, throughProxy(test))).toMatchObject([{ code: errorCodes.cloudProxyRefused }]);
  });

  test('is told to who only looks, too, and a password that is not to be had', async () => {
    const test = await desk({ PROXY: 'an older one' });
    const look = (password: string) =>
      test.refused('cloud.show', {
        id: 'press-9',
        service: 'env:DPS',
        folder: '',
        proxy: { https: address(), password },
      });
    expect(await look('env:PROXY')).toMatchObject({
      code: errorCodes.cloudProxyPassword,
      params: { proxy: `127.0.0.1:${proxy.port}` },
    });
    expect(await look('env:NOT_THERE')).toMatchObject({
      code: errorCodes.secretMissing,
      params: { field: 'proxy.password' },
    });
    expect(proxy.opened()).toBe(0);
  });

  test('because it is closed is told by its own address', async () => {
    const test = await desk();
    const goal = throughProxy(test);
    await proxy.close();
    expect(await blocked(test, goal)).toMatchObject([
      { code: errorCodes.cloudProxyAway, params: { proxy: `127.0.0.1:${proxy.port}` } },
    ]);
  });

  test('that closes during a job fails it, and a resume goes on', async () => {
    const test = await desk();
    const job = await test.run(throughProxy(test));
    proxy.want({ user, password: 'a new one' });
    const failed = await test.refused('jobs.start', {
      goal: undo(job.id),
      hash: (await test.call('jobs.plan', { goal: undo(job.id), askSecrets: true })).hash,
      consent: { differences: false, recovery: false },
    });
    expect(failed.code).toBe(errorCodes.cloudProxyPassword);
    expect(enrolled(test)).toBeDefined();
    proxy.want({ user, password });
    expect((await test.run(undo(job.id))).state).toBe('succeeded');
    expect(enrolled(test)).toBeUndefined();
  });
});
