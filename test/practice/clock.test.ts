import { describe, expect, it } from 'vitest';
import { realTime } from '../../src/practice/clock.ts';
import { bench, handTime, tempFolder } from './support.ts';

const happy = 'happy-client-default-switch';

describe('the clock', () => {
  it('is real time at first, and runs with it', async () => {
    const real = handTime();
    const b = await bench(happy, { real });
    expect(b.world.clock.now()).toBe(real.now());
    real.pass(5_000);
    expect(b.world.clock.now()).toBe(real.now());
  });

  it('jumps over what is slept, without waiting at scale 0', async () => {
    const real = handTime();
    const b = await bench(happy, { real });
    const before = { virtual: b.world.clock.now(), real: real.now() };
    await b.world.clock.sleep(600_000);
    expect(b.world.clock.now() - before.virtual).toBe(600_000);
    expect(real.now()).toBe(before.real);
  });

  it('does not add up two who sleep at once', async () => {
    const b = await bench(happy);
    const start = b.world.clock.now();
    await Promise.all([
      b.world.clock.sleep(60_000),
      b.world.clock.sleep(90_000),
      b.world.clock.sleep(30_000),
    ]);
    expect(b.world.clock.now()).toBe(start + 90_000);
  });

  it('adds up two who sleep one after the other', async () => {
    const b = await bench(happy);
    const start = b.world.clock.now();
    await b.world.clock.sleep(60_000);
    await b.world.clock.sleep(90_000);
    expect(b.world.clock.now()).toBe(start + 150_000);
  });

  it('is the same for every process of the machine', async () => {
    const real = handTime();
    const folder = `${tempFolder()}/machine`;
    const first = await bench(happy, { real, folder, pid: 1 });
    const second = await bench(happy, { real, folder, pid: 2 });
    await first.world.clock.sleep(60_000);
    expect(second.world.clock.now()).toBe(first.world.clock.now());
  });

  it('goes at another pace from the moment it is told, also for who waits already', async () => {
    const real = handTime();
    let waits = 0;
    const { world, machine } = await bench(happy, {
      scale: 1,
      real: {
        ...real,
        sleep: (ms: number) => {
          waits += 1;
          if (waits === 3) machine.speed(0);
          return real.sleep(ms);
        },
      },
    });
    const start = { virtual: world.clock.now(), real: real.now() };
    await world.clock.sleep(60_000);
    expect(world.clock.now() - start.virtual).toBe(60_000);
    expect(real.now() - start.real).toBeLessThan(1_000);
    expect(machine.show()).toMatchObject({ speed: 0 });
  });

  it('takes its part of real time, a little at a time', async () => {
    const real = handTime();
    const waits: number[] = [];
    const watched = {
      ...real,
      sleep: (ms: number) => {
        waits.push(ms);
        return real.sleep(ms);
      },
    };
    const b = await bench(happy, { real: watched, scale: 0.02 });
    const start = { virtual: b.world.clock.now(), real: real.now() };
    await b.world.clock.sleep(60_000);
    expect(b.world.clock.now() - start.virtual).toBeGreaterThanOrEqual(60_000);
    expect(real.now() - start.real).toBeGreaterThan(1_000);
    expect(real.now() - start.real).toBeLessThanOrEqual(1_200);
    expect(Math.max(...waits)).toBeLessThanOrEqual(200);
  });

  it('lets others see it move while one sleeps', async () => {
    const real = handTime();
    const folder = `${tempFolder()}/machine`;
    const seen: number[] = [];
    const other = await bench(happy, { real, folder, pid: 2 });
    const watched = {
      ...real,
      sleep: (ms: number) => {
        seen.push(other.world.clock.now());
        return real.sleep(ms);
      },
    };
    const b = await bench(happy, { real: watched, folder, pid: 1, scale: 0.02 });
    await b.world.clock.sleep(60_000);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((a, c) => a - c));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('wakes early, without error, when told', async () => {
    const b = await bench(happy);
    const start = b.world.clock.now();
    await b.world.clock.sleep(60_000, AbortSignal.abort());
    expect(b.world.clock.now()).toBe(start);
  });

  it('does not go back when the machine starts over', async () => {
    const b = await bench(happy);
    await b.world.clock.sleep(3_600_000);
    const before = b.world.clock.now();
    b.machine.reset();
    expect(b.world.clock.now()).toBeGreaterThanOrEqual(before);
  });

  it('sleeps nothing without error', async () => {
    const b = await bench(happy);
    const start = b.world.clock.now();
    await b.world.clock.sleep(0);
    await b.world.clock.sleep(-5);
    expect(b.world.clock.now()).toBe(start);
  });
});

describe('real time', () => {
  it('wakes at once when told, before or during', async () => {
    await realTime.sleep(60_000, AbortSignal.abort());
    const stop = new AbortController();
    const sleeping = realTime.sleep(60_000, stop.signal);
    stop.abort();
    await sleeping;
    await realTime.sleep(0);
    expect(realTime.now()).toBeGreaterThan(Date.UTC(2024, 0, 1));
  });
});
