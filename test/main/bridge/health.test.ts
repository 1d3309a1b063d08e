import { afterEach, describe, expect, test } from 'vitest';
import { createBridge } from '../../../src/main/bridge/bridge.ts';
import { LaunchError } from '../../../src/main/bridge/launch.ts';
import { createSupervisor, type Supervisor } from '../../../src/main/bridge/supervisor.ts';
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

const open: Supervisor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A bridge whose hosts say this of themselves with each heartbeat. */
function desk(health: { mem?: unknown; deaf?: unknown } = {}) {
  const said = { ...health };
  const fake = fakeLaunch((frame, host) => {
    if (frame['t'] === 'ping') host.say({ t: 'pong', ...said });
    else obliging(frame, host);
  });
  const clock = handClock();
  const supervisor = createSupervisor({ launch: fake.launch, clock, catalogueHash: hostHash });
  open.push(supervisor);
  const bridge = createBridge({
    supervisor,
    catalogue: { ok: entry, silent: entry },
    reveal: () => '',
  });
  const run = (name: string) => bridge.run({ name, params: {}, timeoutMs: 1000 });
  return { ...fake, clock, bridge, run, said };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const mebi = 1024 * 1024;

describe('the health of a PowerShell', () => {
  test.each([
    ['more than 500 MiB of memory', { mem: 500 * mebi + 1 }],
    ['a command that was given up and goes on', { deaf: 1 }],
  ])('%s: it is replaced when it is idle', async (_, bad) => {
    const { run, clock, said, hosts } = desk({ mem: 100 * mebi, deaf: 0 });
    await run('ok');
    await clock.move(30_000);
    await run('ok');
    expect(hosts).toHaveLength(1);

    const long = run('silent');
    await turn();
    Object.assign(said, bad);
    await clock.move(10_000);
    // Something runs in it.
    expect(hosts[0]?.got.at(-1)).not.toEqual({ t: 'bye' });
    await run('ok');
    expect(hosts).toHaveLength(1);
    const id = hosts[0]?.got.find(({ c }) => c === 'silent')?.['id'];
    hosts[0]?.say({ t: 'end', id, s: 1, st: 'ok', ms: 1 });
    expect(await long).toMatchObject({ state: 'ok' });
    expect(hosts[0]?.got.at(-1)).toEqual({ t: 'bye' });
    Object.assign(said, { mem: 0, deaf: 0 });
    expect(await run('ok')).toMatchObject({ state: 'ok' });
    expect(hosts).toHaveLength(2);
  });

  test('one that is idle already is replaced with its next heartbeat, and is no death', async () => {
    const { run, clock, said, hosts, killed } = desk();
    await run('ok');
    said.mem = 600 * mebi;
    await clock.move(10_000);
    expect(hosts[0]?.got.at(-1)).toEqual({ t: 'bye' });
    said.mem = 0;
    for (let i = 0; i < 6; i += 1) expect(await run('ok')).toMatchObject({ state: 'ok' });
    expect(hosts).toHaveLength(2);
    await clock.move(5_000);
    // It was told goodbye and ended by itself.
    expect(hosts[0]?.got.at(-1)).toEqual({ t: 'bye' });
    expect(killed).toEqual([]);
  });

  test.each([
    ['exactly 500 MiB', { mem: 500 * mebi }],
    ['nothing', {}],
    ['no number', { mem: '600000000', deaf: true }],
    ['less than none', { mem: -1, deaf: -5 }],
  ])('%s is no reason', async (_, health) => {
    const { run, clock, hosts } = desk(health);
    await run('ok');
    await clock.move(30_000);
    await run('ok');
    expect(hosts).toHaveLength(1);
  });

  test('one that was never used is not replaced for its size, or there would be no end', async () => {
    const { bridge, clock, hosts } = desk({ mem: 900 * mebi });
    await bridge.prewarm(['a']);
    await clock.move(60_000);
    expect(hosts[0]?.got.at(-1)).toEqual({ t: 'ping' });
    expect(hosts).toHaveLength(1);
  });
});

describe('getting ready', () => {
  test('starts PowerShell and asks for each lane, before any call', async () => {
    const { bridge, hosts, run } = desk();
    await bridge.prewarm(['hyperv', 'eflow']);
    expect(hosts[0]?.got.filter(({ t }) => t === 'warm')).toEqual([
      { t: 'warm', lane: 'hyperv' },
      { t: 'warm', lane: 'eflow' },
    ]);
    expect(await run('ok')).toMatchObject({ state: 'ok' });
    expect(hosts).toHaveLength(1);
  });

  test('says nothing when there is no PowerShell; the call that follows does', async () => {
    const { bridge, refuseWith, run } = desk();
    refuseWith(new LaunchError('policy-execution', ''));
    await expect(bridge.prewarm(['a'])).resolves.toBeUndefined();
    expect(await run('ok')).toMatchObject({ state: 'gone', why: 'policy-execution' });
  });
});

test('the reason that no PowerShell starts is still told when no more is tried', async () => {
  const { run, refuseWith, clock } = desk();
  refuseWith(new LaunchError('policy-execution', 'printed'));
  for (let i = 0; i < 7; i += 1) {
    const call = run('ok');
    await clock.move(30_000);
    expect(await call).toMatchObject({ state: 'gone', why: 'policy-execution', printed: ['printed'] });
  }
});
