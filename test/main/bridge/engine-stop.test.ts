import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { BridgeCall } from '../../../src/main/bridge/bridge.ts';
import { cataloguePath, engine, missing, modulesPath, openDesk, scriptPath } from './engine.ts';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(missing !== undefined)('stopping on a real engine', () => {
  const desk = openDesk();
  /** Gives up soon. */
  const graceMs = 300;
  const hasty = openDesk(graceMs);
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
  afterAll(async () => {
    await Promise.all([desk.bridge.close(), hasty.bridge.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const { run } = desk;

  /** Runs a call, aborts it once it has begun or is queued, and gives its outcome and the time that took. */
  async function aborted(name: string, params: BridgeCall['params'], other = 'stand.waitC', { run } = desk) {
    const stop = new AbortController();
    const call = run(name, params, { signal: stop.signal });
    // Another lane answers after the command has begun, since requests begin in the order of their frames.
    await run(other, { Ms: 1 });
    const begun = performance.now();
    stop.abort();
    const outcome = await call;
    return { outcome, ms: performance.now() - begun };
  }

  test('three lanes run side by side, one lane in turn', async () => {
    const names = ['stand.wait', 'stand.waitB', 'stand.waitC'];
    await Promise.all(names.map((name) => run(name, { Ms: 1 })));
    const begun = performance.now();
    const all = await Promise.all(names.map((name) => run(name, { Ms: 1000 })));
    expect(all.map(({ output }) => output)).toEqual([['waited 1000'], ['waited 1000'], ['waited 1000']]);
    expect(performance.now() - begun).toBeLessThan(2000);

    const order: number[] = [];
    await Promise.all([30, 1, 10].map((Ms) => run('stand.wait', { Ms }).then(() => order.push(Ms))));
    expect(order).toEqual([30, 1, 10]);
  });

  test('#38 a command that waits and one that spins are stopped at once', async () => {
    for (const [name, params] of [
      ['stand.wait', { Ms: 60_000 }],
      ['stand.endless', {}],
    ] as const) {
      const { outcome, ms } = await aborted(name, params);
      expect(outcome).toMatchObject({ state: 'cancelled', started: true });
      expect(ms).toBeLessThan(1000);
    }
  });

  test('#38 a queued request is taken back and never begins', async () => {
    const first = run('stand.wait', { Ms: 200 });
    const { outcome } = await aborted('stand.wait', { Ms: 1 });
    expect(outcome).toMatchObject({ state: 'cancelled', started: false });
    expect(await first).toMatchObject({ state: 'ok' });
  });

  test('#33 #38 one that waits for credit is held there, holds up nobody else, and is stopped', async () => {
    const stop = new AbortController();
    let full: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      full = resolve;
    });
    let count = 0;
    const call = run(
      'stand.text',
      { Length: 100_000, Count: 1000 },
      {
        signal: stop.signal,
        onRecord: () => {
          count += 1;
          // The window of 4 Mi is full after 42 texts; nothing of it is ever taken.
          if (count === 42) full();
          return new Promise(() => undefined);
        },
      },
    );
    await held;
    expect(await run('stand.waitC', { Ms: 50 })).toMatchObject({ state: 'ok' });
    expect(count).toBeLessThan(45);
    stop.abort();
    expect(await call).toMatchObject({ state: 'cancelled' });
  });

  test('#41 a time limit ends like a cancel', async () => {
    const begun = performance.now();
    expect(await run('stand.wait', { Ms: 60_000 }, { timeoutMs: 100 })).toMatchObject({ state: 'timeout' });
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('#39 what does not stop is given up, and its lane is replaced', async () => {
    const call = hasty.run('stand.waitB', { Ms: 1500, Deaf: true }, { timeoutMs: 100 });
    const behind = hasty.run('stand.waitB', { Ms: 1 });
    expect(await call).toMatchObject({ state: 'abandoned', why: 'timeout', output: [] });
    expect(await behind).toMatchObject({ state: 'ok' });
    // Long enough for the deaf one to say what nobody hears any more.
    expect(await hasty.run('stand.waitB', { Ms: 1500 })).toMatchObject({
      state: 'ok',
      output: ['waited 1500'],
    });
  });

  test('what is critical is not given up when it is cancelled', async () => {
    // So that the lane that tells when to stop is there already.
    await hasty.run('stand.waitB', { Ms: 1 });
    const { outcome, ms } = await aborted('stand.critical', { Ms: 2000, Deaf: true }, 'stand.waitB', hasty);
    expect(outcome.state).not.toBe('abandoned');
    expect(ms).toBeGreaterThan(graceMs);
  });

  test('#37 a full queue says so at once', async () => {
    const stops = Array.from({ length: 67 }, () => new AbortController());
    const calls = stops.map(({ signal }) => run('stand.wait', { Ms: 60_000 }, { signal }));
    const done = Promise.race(calls);
    expect(await done).toMatchObject({ state: 'busy' });
    for (const stop of stops) stop.abort();
    const states = (await Promise.all(calls)).map(({ state }) => state);
    expect(states.filter((state) => state === 'cancelled')).toHaveLength(65);
    expect(states.filter((state) => state === 'busy')).toHaveLength(2);
  });

  test('#29 a command that ends its process ends alone, and the next one gets another', async () => {
    const other = run('stand.wait', { Ms: 60_000 });
    const dying = run('stand.exit');
    expect(await Promise.all([other, dying])).toMatchObject([
      { state: 'gone', started: true },
      { state: 'gone', started: true },
    ]);
    expect(await run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
  });

  test('#42 a process that is killed is replaced, idle or busy', async () => {
    const busy = Array.from({ length: 10 }, () => run('stand.wait', { Ms: 60_000 }));
    await run('stand.waitC', { Ms: 1 });
    process.kill(desk.launched.at(-1)?.pid ?? 0, 'SIGKILL');
    const outcomes = await Promise.all(busy);
    expect(outcomes.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'gone'));
    expect(outcomes.filter(({ started }) => started)).toHaveLength(1);
    expect(await run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
    expect(desk.launched.length).toBeGreaterThan(2);
  });

  test('a fresh process follows an entry that asks for it', async () => {
    await run('stand.wait', { Ms: 1 });
    const before = desk.launched.length;
    const old = desk.launched.at(-1);
    await run('stand.fresh', { Ms: 1 });
    await run('stand.wait', { Ms: 1 });
    expect(desk.launched).toHaveLength(before + 1);
    await old?.exited;
  });

  test('#44 PowerShell goes when the program that started it is killed', async () => {
    const parent = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('fixtures/parent.mjs', import.meta.url)),
        JSON.stringify({ ...engine, scriptPath, cataloguePath, modulesPath, folder }),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string];
    const pid = Number(line);
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    const until = Date.now() + 3000;
    while (alive(pid) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(alive(pid)).toBe(false);
  });
});
