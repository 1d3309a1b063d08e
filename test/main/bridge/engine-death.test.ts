import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import type { Clock } from '../../../src/main/ports.ts';
import { missing, openDesk, type Desk } from './engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A child that ended and was not waited for still has its number.
  return process.platform !== 'linux' || !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
};

/** A clock whose heartbeat beats when it is told to; all other times are real. */
function beatingClock(): Clock & { beat(): Promise<void>; waiting(): number } {
  let beats: (() => void)[] = [];
  return {
    now: () => systemClock.now(),
    sleep: (ms, signal) =>
      ms === 5_000
        ? new Promise((resolve) => {
            const end = (): void => {
              beats = beats.filter((one) => one !== end);
              resolve();
            };
            beats.push(end);
            signal?.addEventListener('abort', end);
          })
        : systemClock.sleep(ms, signal),
    async beat() {
      for (const one of beats) one();
      await new Promise((resolve) => setImmediate(resolve));
    },
    waiting: () => beats.length,
  };
}

describe.skipIf(missing !== undefined)('a PowerShell that ends or hangs', () => {
  const desks: Desk[] = [];
  afterAll(() => Promise.all(desks.map(({ bridge }) => bridge.close())));
  const open = (...options: Parameters<typeof openDesk>): Desk => {
    const desk = openDesk(...options);
    desks.push(desk);
    return desk;
  };
  const last = (desk: Desk) => desk.launched.at(-1)?.pid ?? 0;

  test('#29 exit in a function ends that command only', async () => {
    const desk = open();
    const outcome = await desk.run('more.exit', { Way: 'exit' });
    expect(outcome.started).toBe(true);
    expect(['ok', 'failed']).toContain(outcome.state);
    expect(await desk.run('more.text', { Text: 'x' })).toMatchObject({ state: 'ok' });
    expect(desk.launched).toHaveLength(1);
  });

  test.each(['kill', 'environment', 'failfast'])(
    '#29 a command that ends its process by %s: every call is told, and the next one works',
    async (Way) => {
      const desk = open();
      const other = desk.run('stand.wait', { Ms: 60_000 });
      const outcomes = await Promise.all([other, desk.run('more.exit', { Way })]);
      expect(outcomes).toMatchObject([
        { state: 'gone', started: true },
        { state: 'gone', started: true },
      ]);
      expect(await desk.run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
      expect(desk.launched).toHaveLength(2);
    },
  );

  test('#42 killed while idle: nobody is told until the next call, which works', async () => {
    const desk = open();
    await desk.run('stand.wait', { Ms: 1 });
    process.kill(last(desk), 'SIGKILL');
    await desk.launched[0]?.exited;
    expect(await desk.run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
    expect(desk.launched).toHaveLength(2);
  });

  test('#42 killed in the middle of a long answer: settles once, and nothing half is handed out', async () => {
    const desk = open();
    let heard = 0;
    const outcome = await desk.run(
      'stand.text',
      { Length: 100_000, Count: 100_000 },
      {
        onRecord: (record) => {
          heard += 1;
          expect(record).toMatchObject({ kind: 'output', value: 'x'.repeat(100_000) });
          if (heard === 20) process.kill(last(desk), 'SIGKILL');
        },
      },
    );
    expect(outcome).toMatchObject({ state: 'gone', started: true });
    expect(await desk.run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
  });

  test.skipIf(process.platform === 'win32')(
    '#43 frozen: found by its heartbeat after three that were missed, killed, replaced',
    async () => {
      const clock = beatingClock();
      const desk = open(300, { clock });
      await desk.run('stand.wait', { Ms: 1 });
      // As long as it answers, no number of beats does anything.
      for (let i = 0; i < 5; i += 1) {
        await desk.run('stand.wait', { Ms: 1 });
        await clock.beat();
      }
      expect(desk.launched).toHaveLength(1);
      const call = desk.run('stand.wait', { Ms: 60_000 });
      await desk.run('stand.waitB', { Ms: 1 });
      await clock.beat();
      process.kill(last(desk), 'SIGSTOP');
      const state = { over: false };
      void call.then(() => {
        state.over = true;
      });
      // What it had said before it froze may still be on its way and counts as a sign of life.
      let beats = 0;
      for (; beats < 1000 && !state.over; beats += 1) await clock.beat();
      expect(beats).toBeGreaterThanOrEqual(3);
      expect(await call).toMatchObject({ state: 'gone', started: true, why: 'hung' });
      await desk.launched[0]?.exited;
      expect(await desk.run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
      expect(desk.launched).toHaveLength(2);
    },
  );

  test('#33 #43 a command that is held for want of credit does not look hung', async () => {
    const clock = beatingClock();
    const desk = open(300, { clock });
    const stop = new AbortController();
    let full: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      full = resolve;
    });
    let count = 0;
    const call = desk.run(
      'stand.text',
      { Length: 100_000, Count: 1000 },
      {
        signal: stop.signal,
        onRecord: () => {
          count += 1;
          if (count === 42) full();
          return new Promise(() => undefined);
        },
      },
    );
    await held;
    const { channel } = await desk.supervisor.acquire();
    for (let i = 0; i < 5; i += 1) {
      const before = channel.heard();
      channel.ping();
      await expect.poll(() => channel.heard(), { timeout: 10_000 }).toBeGreaterThan(before);
      await clock.beat();
    }
    expect(desk.launched).toHaveLength(1);
    expect(count).toBeLessThan(60);
    stop.abort();
    expect(await call).toMatchObject({ state: 'cancelled' });
  });

  test('#44 #62 closing ends PowerShell and what its commands had started', async () => {
    const desk = open();
    let pid = 0;
    let told: () => void = () => undefined;
    const began = new Promise<void>((resolve) => {
      told = resolve;
    });
    const call = desk.run(
      'more.child',
      {
        Program: process.execPath,
        Arguments: ['-e', 'console.log(process.pid); setTimeout(() => {}, 60000)'],
      },
      {
        onRecord: (record) => {
          if (record.kind !== 'output') return;
          pid = Number(record.value);
          told();
        },
      },
    );
    await began;
    expect(alive(pid)).toBe(true);
    const host = last(desk);
    await desk.bridge.close();
    expect(await call).toMatchObject({ state: 'gone' });
    await expect.poll(() => alive(pid), { timeout: 3000 }).toBe(false);
    expect(alive(host)).toBe(false);
  });

  test('#38 a cancel that comes twice, late, or for what has ended does nothing more', async () => {
    const desk = open();
    const stop = new AbortController();
    const call = desk.run('stand.wait', { Ms: 60_000 }, { signal: stop.signal });
    await desk.run('stand.waitB', { Ms: 1 });
    stop.abort();
    stop.abort();
    const { channel } = await desk.supervisor.acquire();
    channel.cancel(1);
    expect(await call).toMatchObject({ state: 'cancelled' });
    channel.cancel(1);
    channel.cancel(99);
    stop.abort();
    const done = new AbortController();
    expect(await desk.run('stand.wait', { Ms: 1 }, { signal: done.signal })).toMatchObject({ state: 'ok' });
    done.abort();
    expect(await desk.run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
    expect(desk.launched).toHaveLength(1);
  });

  test('#41 time limits and cancels leave no timer behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const desk = openDesk();
    for (let i = 0; i < 3; i += 1) {
      expect(await desk.run('stand.wait', { Ms: 60_000 }, { timeoutMs: 50 })).toMatchObject({
        state: 'timeout',
      });
    }
    await desk.bridge.close();
    // The farewell has a limit of its own, three seconds at most.
    await expect.poll(timers, { timeout: 10_000 }).toBeLessThanOrEqual(before + 1);
  });

  test('#37 of 500 requests as many as may wait run in their order, the others are told at once', async () => {
    const desk = open();
    await desk.run('stand.wait', { Ms: 1 });
    // Holds the lane until all that find no room were told so.
    const enough = new AbortController();
    const gate = desk.run('stand.wait', { Ms: 60_000 }, { signal: enough.signal });
    const order: number[] = [];
    let refused = 0;
    const calls = Array.from({ length: 500 }, async (_, Number) => {
      const outcome = await desk.run('stand.echo', { Number });
      if (outcome.state === 'ok') order.push(Number);
      else if ((refused += 1) === 436) enough.abort();
      return outcome.state;
    });
    const states = await Promise.all(calls);
    expect(await gate).toMatchObject({ state: 'cancelled' });
    expect(new Set(states)).toEqual(new Set(['ok', 'busy']));
    expect(states.filter((state) => state === 'ok')).toHaveLength(64);
    expect(order).toEqual(Array.from({ length: 64 }, (_, i) => i));
    expect(await desk.run('stand.wait', { Ms: 1 })).toMatchObject({ state: 'ok' });
  });

  test('#30 global names, functions and preferences of a command stay its own', async () => {
    const desk = open();
    const everything = () =>
      Promise.all([
        desk.run('stand.state'),
        desk.run('stand.streams', { Count: 12 }, { streams: ['verbose'] }),
        desk.run('stand.value', { Kind: 'tables' }),
        desk.run('stand.objects', { Count: 2 }),
        desk.run('stand.fail', { Way: 'inner' }),
        desk.run('stand.echo', { Text: 'x', On: true }),
        desk.run('stand.progress', { Count: 5 }, { streams: ['progress'] }),
      ]);
    const timeless = (outcomes: Awaited<ReturnType<typeof everything>>) =>
      outcomes.map((outcome) => ({ ...outcome, ms: 0 }));
    const before = timeless(await everything());
    expect(before.every(({ state }) => state === 'ok')).toBe(true);
    expect(await desk.run('more.setState')).toMatchObject({ state: 'ok', errors: [] });
    expect(timeless(await everything())).toEqual(before);
  });

  test('#47 #64 nothing of a run is left in the temporary folder', async () => {
    const TMPDIR = mkdtempSync(join(folder, 'run-'));
    const desk = openDesk(300, { env: { ...process.env, TMPDIR } });
    await desk.run('stand.wait', { Ms: 1 });
    await desk.bridge.close();
    // The engine's own diagnostics are not ours; they go with it.
    const ours = readdirSync(TMPDIR).filter((name) => !/^(?:dotnet-|clr-debug)/u.test(name));
    expect(ours).toEqual([]);
  });
});
