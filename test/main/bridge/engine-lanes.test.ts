import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { BridgeRecord } from '../../../src/main/bridge/records.ts';
import { missing, openDesk } from './engine.ts';

const catalogue = fileURLToPath(new URL('fixtures/lanes.json', import.meta.url));

describe.skipIf(missing !== undefined)('lanes on a real engine', () => {
  const desk = openDesk(undefined, { catalogue });
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
  afterAll(async () => {
    await desk.bridge.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { run } = desk;

  /** What a call told, in its order, with long texts by their length. */
  async function told(name: string, params = {}, more = {}) {
    const texts: unknown[] = [];
    const keep = (record: BridgeRecord): void => {
      if (record.kind === 'output')
        texts.push(typeof record.value === 'string' ? record.value.slice(0, 20) : record.value);
      else if (record.kind === 'error') texts.push(record.error.text);
      else if (record.kind === 'warning') texts.push(record.text);
    };
    const outcome = await run(name, params, { onRecord: keep, ...more });
    return { outcome, texts };
  }

  test('output that is gathered keeps its place among warnings, errors and long texts', async () => {
    const Count = 1000;
    const { outcome, texts } = await told('lane.mixture', { Count });
    const expected = Array.from({ length: Count }, (_, i) => [
      `out ${i}`,
      ...(i % 7 === 3 ? [`wrn ${i}`] : []),
      ...(i % 11 === 5 ? [`err ${i}`] : []),
      ...(i % 13 === 6 ? ['x'.repeat(20)] : []),
    ]).flat();
    expect(outcome.state).toBe('ok');
    expect(texts).toEqual(expected);
  });

  test('a command that pauses holds nothing back', async () => {
    const Until = join(folder, 'go-on');
    const seen: unknown[] = [];
    let all: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      all = resolve;
    });
    const call = run(
      'lane.burst',
      { Count: 50, Until },
      {
        onRecord(record) {
          if (record.kind === 'output') seen.push(record.value);
          if (seen.length === 50) all();
        },
      },
    );
    await arrived;
    // Only now may the command go on: whatever it said before it paused was here without its help.
    writeFileSync(Until, '');
    expect((await call).output).toEqual([...Array.from({ length: 50 }, (_, i) => `burst ${i}`), 'after']);
  });

  test('a command that is stopped in the middle of it loses nothing and breaks nothing', async () => {
    for (const many of [1, 10, 1000, 5000]) {
      const stop = new AbortController();
      let seen = 0;
      const { output, state } = await run(
        'lane.endless',
        {},
        {
          signal: stop.signal,
          onRecord: () => {
            seen += 1;
            if (seen === many) stop.abort();
          },
        },
      );
      expect(state).toBe('cancelled');
      expect(output.length).toBeGreaterThanOrEqual(many);
      expect(output).toEqual(output.map((_, i) => i));
    }
    expect(desk.launched).toHaveLength(1);
  });

  test('no more is under way than the window, however it is gathered', async () => {
    const stop = new AbortController();
    let characters = 0;
    let still: () => void = () => undefined;
    const full = new Promise<void>((resolve) => {
      still = resolve;
    });
    const call = run(
      'lane.endless',
      { Length: 2000 },
      {
        signal: stop.signal,
        onRecord: (record) => {
          if (record.kind === 'output') characters += JSON.stringify(record.value).length + 1;
          if (characters > 4_000_000) still();
          return new Promise(() => undefined);
        },
      },
    );
    await full;
    // Another lane is served while this one waits for credit that never comes.
    expect(await run('lane.warm')).toMatchObject({ state: 'ok' });
    expect(characters).toBeLessThan(4 * 1024 * 1024 + 200_000);
    stop.abort();
    expect(await call).toMatchObject({ state: 'cancelled' });
  });

  test('a secret is masked in all that is gathered', async () => {
    const { output } = await run('lane.secret', { Secret: { handle: 'canary-4711' }, Count: 500 });
    expect(output).toHaveLength(1000);
    expect(output.slice(0, 2)).toEqual(['0 [secret]', { Text: 'in [secret]', Number: 0 }]);
    expect(JSON.stringify(output)).not.toContain('4711');
    // The next command of the lane has no secrets.
    expect((await run('lane.ask', { Texts: 'canary-4711' })).output).toEqual(['canary-4711 one']);
  });

  test('a storm of progress of one activity hides no other', async () => {
    const ended: number[] = [];
    const last = new Map<number, string>();
    await run(
      'lane.progress',
      { Count: 30_000 },
      {
        streams: ['progress'],
        onRecord(record) {
          if (record.kind !== 'progress') return;
          last.set(record.id, record.status);
          if (record.done) ended.push(record.id);
        },
      },
    );
    expect(ended.toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect([...last]).toEqual(
      expect.arrayContaining([
        [1, 'ended'],
        [2, 'ended'],
        [3, 'at 29999'],
      ]),
    );
  });

  test('what a command leaves behind is gone before the next one, and modules stay', async () => {
    const clean = { Variable: false, Function: false, Alias: false, Drive: 0, Defaults: 0, Own: 1, Jobs: 0 };
    expect((await run('lane.left')).output).toEqual([clean]);
    for (let i = 0; i < 2; i += 1) {
      expect((await run('lane.leave')).output).toEqual([
        { Variable: true, Function: true, Alias: true, Drive: 1, Defaults: 1, Own: 1, Jobs: 0 },
      ]);
      expect((await run('lane.left')).output).toEqual([clean]);
      expect((await run('lane.own')).output).toEqual([true]);
    }
  });

  test('each question gets the answer declared for its text, and the rest theirs in order', async () => {
    const ask = async (Texts: string) => (await run('lane.ask', { Texts })).output;
    expect(await ask('Neustart (Reboot)?|Any|use dps-tpm?')).toEqual([
      'Neustart (Reboot)? three',
      'Any one',
      'use dps-tpm? two',
    ]);
    expect(await ask('a|b|c')).toEqual(['a one', 'b two', 'c three']);
    expect(await run('lane.ask', { Texts: 'a|b|c|the fourth?' })).toMatchObject({
      state: 'failed',
      output: ['a one', 'b two', 'c three'],
      question: { id: 'ReadHost', text: 'the fourth?' },
    });
    // A part of a text is no pattern.
    expect(await ask('reboot')).toEqual(['reboot one']);
  });

  test.each(['Keys', 'Values', 'Count', 'PSObject'])(
    'a parameter is refused although a table has a member %s',
    async (name) => {
      expect(await run('lane.left', { [name]: [] })).toMatchObject({
        state: 'refused',
        refusal: { parameter: name, rule: 'unknown' },
      });
    },
  );

  test('modules are loaded ahead, what is missing or unknown is no trouble, and nothing is heard of it', async () => {
    const other = openDesk(undefined, { catalogue });
    try {
      await other.bridge.prewarm(['warm', 'nothing', 'A lane', '']);
      const { output, errors, state } = await other.run('lane.modules');
      expect([state, errors]).toEqual(['ok', []]);
      expect(output).toContainEqual({ Name: 'StandInLane' });
      expect(await other.run('lane.absent')).toMatchObject({ state: 'failed' });
      expect(other.launched).toHaveLength(1);
    } finally {
      await other.bridge.close();
    }
    await other.bridge.prewarm(['warm']);
    expect(other.launched).toHaveLength(1);
  });

  test('a heartbeat tells the memory of the process', async () => {
    const { channel } = await desk.supervisor.acquire();
    channel.ping();
    await expect.poll(() => channel.health().memory).toBeGreaterThan(10_000_000);
    expect(channel.health().deaf).toBe(0);
  });
});
