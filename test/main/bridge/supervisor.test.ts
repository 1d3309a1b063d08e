import { afterEach, describe, expect, test } from 'vitest';
import { createBridge } from '../../../src/main/bridge/bridge.ts';
import { LaunchError } from '../../../src/main/bridge/launch.ts';
import { BridgeDown, createSupervisor, type Supervisor } from '../../../src/main/bridge/supervisor.ts';
import type { CatalogueEntry } from '../../../src/main/domain/catalogue.ts';
import { fakeLaunch, handClock, hostHash, obliging } from './fake-host.ts';

const entry: CatalogueEntry = {
  kind: 'leaf',
  command: 'A\\Get-B',
  lane: 'a',
  timeoutMs: 1000,
  parameters: {},
  project: 'raw',
};
const catalogue = {
  ok: entry,
  fresh: { ...entry, freshProcessAfter: true },
  abandon: entry,
  critical: { ...entry, critical: true },
  die: entry,
  silent: entry,
};

const open: Supervisor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

function desk(script = obliging) {
  const fake = fakeLaunch(script);
  const clock = handClock();
  const supervisor = createSupervisor({ launch: fake.launch, clock, catalogueHash: hostHash });
  open.push(supervisor);
  const bridge = createBridge({ supervisor, catalogue, reveal: () => '' });
  const run = (name: string, signal?: AbortSignal) =>
    bridge.run({ name, params: {}, timeoutMs: 1000, signal });
  return { ...fake, clock, supervisor, bridge, run };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the supervisor', () => {
  test('starts one PowerShell for many calls', async () => {
    const { run, hosts } = desk();
    const all = await Promise.all([run('ok'), run('ok'), run('ok')]);
    expect(all).toMatchObject([{ output: [1] }, { output: [1] }, { output: [1] }]);
    expect(hosts).toHaveLength(1);
  });

  test('#42 ends all calls of a PowerShell that dies, once each, and starts another for the next', async () => {
    const { run, hosts, killed } = desk();
    const waiting = [run('silent'), run('silent')];
    await turn();
    const dying = run('die');
    expect(await Promise.all([...waiting, dying])).toMatchObject([
      { state: 'gone', started: true },
      { state: 'gone', started: true },
      { state: 'gone', started: true },
    ]);
    expect(killed).toContain(0);
    expect(await run('ok')).toMatchObject({ state: 'ok' });
    expect(hosts).toHaveLength(2);
  });

  test('#45 waits 0, 1, 5 and 30 seconds between starts, gives up after five deaths, and forgets them after ten minutes', async () => {
    const { run, clock, hosts } = desk();
    const started: number[] = [];
    for (const pause of [0, 0, 1000, 5000, 30_000]) {
      const call = run('die');
      await turn();
      const before = hosts.length;
      await clock.move(Math.max(0, pause - 1));
      started.push(hosts.length - before);
      await clock.move(1);
      expect(await call).toMatchObject({ state: 'gone', started: true });
    }
    // None of those that had to wait began a millisecond early.
    expect(started).toEqual([0, 0, 0, 0, 0]);
    expect(hosts).toHaveLength(5);
    expect(await run('ok')).toMatchObject({ state: 'gone', started: false, why: 'given-up' });
    await clock.move(600_001);
    expect(await run('ok')).toMatchObject({ state: 'ok' });
  });

  test('says why a start failed and counts it', async () => {
    const { run, refuseWith, supervisor } = desk();
    refuseWith(new LaunchError('policy-language-mode', 'printed'));
    expect(await run('ok')).toMatchObject({ state: 'gone', why: 'policy-language-mode' });
    await expect(supervisor.acquire()).rejects.toThrow(BridgeDown);
    refuseWith(undefined);
  });

  test('refuses a host with another catalogue', async () => {
    const { run, killed } = desk((frame, host) => {
      if (frame['t'] === 'hello') host.say({ t: 'hello', v: 1, host: { catalogue: 'other' } });
    });
    expect(await run('ok')).toMatchObject({ state: 'gone', why: 'catalogue-differs' });
    expect(killed).toEqual([0]);
  });

  test('#56 does not wait for ever for an answer to the secret', async () => {
    const { run, clock, killed } = desk(() => undefined);
    const call = run('ok');
    await clock.move(10_000);
    expect(await call).toMatchObject({ state: 'gone', why: 'handshake' });
    expect(killed).toEqual([0]);
  });

  test('#43 kills what misses three heartbeats, and nothing that answers them', async () => {
    let deaf = false;
    const { run, clock, killed } = desk((frame, host) => {
      if (!deaf) obliging(frame, host);
    });
    await run('ok');
    await clock.move(60_000);
    expect(killed).toEqual([]);
    deaf = true;
    const call = run('ok');
    await clock.move(19_000);
    expect(killed).toEqual([]);
    await clock.move(1_000);
    expect(await call).toMatchObject({ state: 'gone', why: 'hung' });
    expect(killed).toContain(0);
  });

  test('#46 takes one long sleep of the machine for no hang', async () => {
    const { run, clock, killed } = desk();
    await run('ok');
    await clock.move(4 * 3_600_000);
    expect(killed).toEqual([]);
    expect(await run('ok')).toMatchObject({ state: 'ok' });
  });

  test.each([
    ['an entry that asks for it', 'fresh', 1],
    ['three calls that were given up', 'abandon', 3],
  ])('takes a fresh PowerShell after %s', async (_, name, times) => {
    const { run, hosts } = desk((frame, host) =>
      obliging(frame['c'] === 'fresh' ? { ...frame, c: 'ok' } : frame, host),
    );
    for (let i = 0; i < times; i += 1) {
      expect(hosts.length).toBeLessThan(2);
      await run(name);
    }
    await run('ok');
    expect(hosts).toHaveLength(2);
    expect(hosts[0]?.got.at(-1)).toEqual({ t: 'bye' });
  });

  test('leaves a PowerShell alone in which something critical was given up', async () => {
    const { run, hosts } = desk((frame, host) =>
      obliging(frame['c'] === 'critical' ? { ...frame, c: 'abandon' } : frame, host),
    );
    for (let i = 0; i < 4; i += 1) await run('critical');
    await run('ok');
    expect(hosts).toHaveLength(1);
  });

  test('lets a PowerShell that was told goodbye end by itself, and kills it when it does not', async () => {
    const answer: typeof obliging = (frame, host) =>
      obliging(frame['c'] === 'fresh' ? { ...frame, c: 'ok' } : frame, host);
    const polite = desk(answer);
    await polite.run('fresh');
    await polite.clock.move(60_000);
    expect(polite.hosts[0]?.got.at(-1)).toEqual({ t: 'bye' });
    expect(polite.killed).toEqual([]);
    const stubborn = desk((frame, host) => {
      if (frame['t'] === 'bye') host.hangUp();
      else answer(frame, host);
    });
    await stubborn.run('fresh');
    await turn();
    expect(stubborn.killed).toEqual([]);
    await stubborn.clock.move(60_000);
    expect(stubborn.killed).toEqual([0]);
  });

  test('replaces an old PowerShell when it is idle, after eight hours or 2,000 calls', async () => {
    const { run, hosts, clock } = desk();
    await run('ok');
    await clock.move(8 * 3_600_000 + 1);
    await run('ok');
    await run('ok');
    expect(hosts).toHaveLength(2);
    for (let i = 0; i < 2_000; i += 1) await run('ok');
    await run('ok');
    expect(hosts).toHaveLength(3);
  });

  test('lets what runs in an old PowerShell end', async () => {
    const { run, hosts } = desk((frame, host) =>
      obliging(frame['c'] === 'fresh' ? { ...frame, c: 'ok' } : frame, host),
    );
    const long = run('silent');
    await run('fresh');
    await run('ok');
    expect(hosts).toHaveLength(2);
    expect(hosts[0]?.got.at(-1)).not.toEqual({ t: 'bye' });
    const id = hosts[0]?.got.find(({ c }) => c === 'silent')?.['id'];
    hosts[0]?.say({ t: 'end', id, s: 1, st: 'ok', ms: 1 });
    expect(await long).toMatchObject({ state: 'ok' });
    expect(hosts[0]?.got.at(-1)).toEqual({ t: 'bye' });
  });

  test('#38 #41 cancels what is asked to be cancelled, before, during and after', async () => {
    const { run, hosts } = desk();
    const before = AbortSignal.abort();
    expect(await run('ok', before)).toMatchObject({ state: 'cancelled', started: false });
    expect(hosts).toHaveLength(0);

    const during = new AbortController();
    const call = run('silent', during.signal);
    await turn();
    during.abort();
    expect(hosts[0]?.got.at(-1)).toMatchObject({ t: 'cancel', id: 1 });
    hosts[0]?.say({ t: 'end', id: 1, s: 1, st: 'cancelled', ms: 1 });
    expect(await call).toMatchObject({ state: 'cancelled' });

    const after = new AbortController();
    await run('ok', after.signal);
    const sent = hosts[0]?.got.length;
    after.abort();
    expect(hosts[0]?.got).toHaveLength(sent ?? 0);
  });

  test('stops a call that says more than is kept', async () => {
    const text = 'x'.repeat(1_000_000);
    const { run, hosts } = desk();
    const call = run('silent');
    await turn();
    for (let s = 1; s <= 70; s += 1) hosts[0]?.say({ t: 'out', id: 1, s, v: text });
    await turn();
    expect(hosts[0]?.got).toContainEqual({ t: 'cancel', id: 1 });
    hosts[0]?.say({ t: 'end', id: 1, s: 71, st: 'cancelled', ms: 1 });
    const outcome = await call;
    expect(outcome).toMatchObject({ state: 'cancelled', tooLong: true });
    expect(outcome.output.length).toBeLessThan(68);
  });

  test('stops a command whose listener throws, and tells its error', async () => {
    const { bridge, hosts } = desk();
    const call = bridge.run({
      name: 'silent',
      params: {},
      timeoutMs: 1000,
      onRecord: () => {
        throw new Error('listener');
      },
    });
    await turn();
    hosts[0]?.say({ t: 'out', id: 1, s: 1, v: 'x' });
    await turn();
    expect(hosts[0]?.got).toContainEqual({ t: 'cancel', id: 1 });
    hosts[0]?.say({ t: 'end', id: 1, s: 2, st: 'cancelled', ms: 1 });
    await expect(call).rejects.toThrow('listener');
  });

  test('#63 reveals a secret to the frame of its request alone, and to none that is not sent', async () => {
    const fake = fakeLaunch();
    const supervisor = createSupervisor({ launch: fake.launch, clock: handClock(), catalogueHash: hostHash });
    open.push(supervisor);
    const revealed: string[] = [];
    const bridge = createBridge({
      supervisor,
      catalogue,
      reveal: ({ handle }) => {
        revealed.push(handle);
        return handle.repeat(handle === 'long' ? 300_000 : 1);
      },
    });
    const call = (handle: string, signal?: AbortSignal) =>
      bridge.run({ name: 'ok', params: { Key: { handle } }, timeoutMs: 1000, signal });
    const outcomes = [await call('canary'), await call('aborted', AbortSignal.abort()), await call('long')];
    expect(outcomes.map(({ state }) => state)).toEqual(['ok', 'cancelled', 'refused']);
    expect(JSON.stringify(outcomes)).not.toMatch(/canary|aborted|long/u);
    expect(revealed).toEqual(['canary', 'long']);
    const frames = fake.hosts[0]?.got.map((frame) => JSON.stringify(frame)) ?? [];
    expect(frames.filter((frame) => frame.includes('canary'))).toHaveLength(1);
    expect(fake.hosts[0]?.got).toContainEqual(
      expect.objectContaining({ t: 'run', p: { Key: { $: 'secret', v: 'canary' } } }),
    );
  });

  test('closes for good', async () => {
    const { run, supervisor, hosts } = desk();
    await run('ok');
    await supervisor.close();
    expect(hosts[0]?.got.at(-1)).toEqual({ t: 'bye' });
    expect(await run('ok')).toMatchObject({ state: 'gone', why: 'closed' });
  });
});
