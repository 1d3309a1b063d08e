import { describe, expect, test } from 'vitest';
import { missing } from './engine.ts';
import { dice, verdictOf } from './fuzz-frames.ts';
import { fuzzHost, fuzzReader, fuzzValues } from './fuzz-host.ts';
import { fuzzNode } from './fuzz-node.ts';

// `npm run fuzz:bridge` runs a million of each; the same seeds, and with --seed any other.
describe('random frames', () => {
  test('#65 at our side break connections at most, and every request ends once', async () => {
    const counts = await fuzzNode(6_000, 1);
    expect(counts.frames).toBeGreaterThanOrEqual(6_000);
    // Most frames get through and say something, so it is not the first fault of a channel that is tried all the time.
    expect(counts.records).toBeGreaterThan(1_000);
    expect(counts.broken).toBeGreaterThan(20);
    expect(counts.ended).toBe(counts.channels * 3);
  }, 120_000);

  test('#65 are judged by the rules of the protocol', () => {
    const verdict = (text: string) => verdictOf(Buffer.from(text), {}).kind;
    expect(['{"t":"ping"}', '{"t":"x"}', '{"t":"bye"}', ' {"t" : "ping" } '].map(verdict)).toEqual([
      'pong',
      'nothing',
      'bye',
      'pong',
    ]);
    for (const text of [
      '',
      '[]',
      '{"t":1}',
      '{"t":"x","t":"x"}',
      '{"t":"run"}',
      '{"t":"x"',
      '\ufeff{"t":"x"}',
    ])
      expect(verdict(text), text).toBe('fatal');
    const run = '{"t":"run","id":1,"c":"x","p":{},"to":1,"g":1,"win":1,"d":1,"st":""}';
    expect(verdict(run)).toBe('refused');
    expect(verdict(run.replace('"id":1', '"id":1.0'))).toBe('fatal');
    expect([1, 1, 2].map((seed) => dice(seed).below(1e9)).map((one, _, all) => all.indexOf(one))).toEqual([
      0, 0, 2,
    ]);
  });
});

describe.skipIf(missing !== undefined)('random frames at a real engine', () => {
  test('#65 run nothing that was not asked for, and end it only where they must', async () => {
    const counts = await fuzzHost(4_000, 1, { batch: 200, fatalChance: 0.004 });
    expect(counts).toMatchObject({ frames: 4_000 });
    expect(counts.refused).toBeGreaterThan(300);
    expect(counts.ran).toBeGreaterThan(50);
    expect(counts.canary).toBeLessThanOrEqual(counts.ran + counts.fatal * 50);
    expect(counts.canary).toBeGreaterThan(counts.ran / 2);
    expect(counts.fatal).toBeGreaterThan(0);
  }, 240_000);

  test('#65 its reader refuses exactly what is not strict JSON', () => {
    const { texts, refused } = fuzzReader(3_000, 1);
    expect(refused).toBeGreaterThan(texts / 4);
    expect(refused).toBeLessThan((texts * 3) / 4);
  }, 120_000);

  test('#65 its reader and writer give values back as they were', () => {
    expect(fuzzValues(500, 2).values).toBeGreaterThan(400);
  }, 120_000);
});
