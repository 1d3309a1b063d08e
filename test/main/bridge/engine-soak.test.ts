import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { BridgeRecord, CallEnd } from '../../../src/main/bridge/records.ts';
import { missing, openDesk, type Desk } from './engine.ts';

// `npm run soak:bridge` runs all of it; the suite runs a part of it.
const full = process.env['EFLOW_DESK_SOAK'] === 'full';
const times = full ? 1 : 0.02;
const limitMs = 1_200_000;
const MiB = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-soak-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs an entry and hands out all that it says without keeping it, so that more than an answer may hold can come. */
async function through(
  desk: Desk,
  c: string,
  p: Record<string, unknown>,
  onRecord: (record: BridgeRecord) => void,
): Promise<CallEnd> {
  const { channel } = await desk.supervisor.acquire();
  return new Promise((resolve) => {
    channel.start([
      { frame: { c, p, to: limitMs, g: 1000, st: '', d: 8 }, listener: { onRecord, onEnd: resolve } },
    ]);
  });
}

/** What a process holds, from the system; undefined where that is not told. */
function held(pid: number | 'self') {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1]);
  return {
    files: readdirSync(`/proc/${pid}/fd`).length,
    threads: number('Threads'),
    memory: number('VmRSS') * 1024,
  };
}

const nothing = { files: 0, threads: 0, memory: 0 };

const say = (text: string): void => {
  if (full) process.stdout.write(`${text}\n`);
};

describe.skipIf(missing !== undefined)('much and for long, on a real engine', () => {
  const floods: [string, string, Record<string, number>, number][] = [
    ['one text', 'stand.text', { Length: Math.round(100 * MiB * times) }, 100 * MiB * times],
    [
      'small texts',
      'stand.text',
      { Length: 100, Count: Math.round(1_000_000 * times) },
      Math.round(1_000_000 * times),
    ],
    ['objects', 'stand.objects', { Count: Math.round(100_000 * times) }, Math.round(100_000 * times)],
  ];
  test.each(floods)(
    '#32 %s: all of it, in order, without keeping it in memory',
    async (what, name, params, expected) => {
      const desk = openDesk();
      try {
        await desk.run('stand.text', { Length: 1 });
        const before = process.memoryUsage().rss;
        const pid = desk.launched[0]?.pid ?? 0;
        const hostBefore = held(pid)?.memory ?? 0;
        let most = before;
        let count = 0;
        let length = 0;
        const begun = performance.now();
        const end = await through(desk, name, params, (record) => {
          if (record.kind !== 'output') throw new Error(record.kind);
          const { value } = record;
          if (typeof value === 'string') length += value.length;
          else if ((value as { Index: number }).Index !== count)
            throw new Error(`object ${count} is missing`);
          count += 1;
          if (count % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
        });
        const ms = performance.now() - begun;
        most = Math.max(most, process.memoryUsage().rss);
        expect(end.state).toBe('ok');
        expect(what === 'one text' ? length : count).toBe(Math.round(expected));
        const grown = (most - before) / MiB;
        const host = ((held(pid)?.memory ?? 0) - hostBefore) / MiB;
        say(
          `${what.padEnd(12)} ${String(count).padStart(8)} records ${Math.round(ms)} ms, Node +${Math.round(grown)} MiB, PowerShell +${Math.round(host)} MiB`,
        );
        // One text has to be in memory as a whole; many have not.
        expect(grown).toBeLessThan(what === 'one text' ? 1000 : 100);
      } finally {
        await desk.bridge.close();
      }
    },
    limitMs,
  );

  test(
    '#47 many calls: files, threads, timers, listeners and temporary files stay as they were',
    async () => {
      const TMPDIR = mkdtempSync(join(folder, 'calls-'));
      const desk = openDesk(300, { env: { ...process.env, TMPDIR } });
      const calls = full ? 10_000 : 400;
      const signal = new AbortController().signal;
      let listeners = 0;
      const { addEventListener, removeEventListener } = signal;
      signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
        listeners += 1;
        addEventListener.apply(signal, args);
      };
      signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
        listeners -= 1;
        removeEventListener.apply(signal, args);
      };
      const look = () => ({
        node: held('self'),
        host: held(desk.launched.at(-1)?.pid ?? 0),
        timers: process.getActiveResourcesInfo().length,
        temporary: readdirSync(TMPDIR).length,
      });
      const spans: number[] = [];
      const pairs: { first: ReturnType<typeof look>; last: ReturnType<typeof look> }[] = [];
      let first: ReturnType<typeof look> | undefined;
      let since = 0;
      let started = 0;
      try {
        for (let i = 0; i < calls; i += 1) {
          const begun = performance.now();
          const { state, output } = await desk.run('stand.echo', { Number: i }, { signal });
          spans.push(performance.now() - begun);
          if (state !== 'ok' || !JSON.stringify(output).includes(`"Number":${i}`))
            throw new Error(`call ${i}: ${state}`);
          if (desk.launched.length !== started) {
            started = desk.launched.length;
            since = i;
          }
          // One PowerShell takes 2,000 calls; it is looked at when it is warm and before it goes.
          if (i - since === 100) first = look();
          if (first !== undefined && (i - since === 1_950 || i === calls - 1)) {
            pairs.push({ first, last: look() });
            first = undefined;
          }
        }
        expect(listeners).toBe(0);
        expect(pairs.length).toBeGreaterThan(0);
        for (const { first, last } of pairs) {
          say(`first ${JSON.stringify(first)}\nlast  ${JSON.stringify(last)}`);
          expect(last.temporary).toBeLessThanOrEqual(first.temporary);
          expect(last.timers).toBeLessThanOrEqual(first.timers + 5);
          for (const [early, late] of [
            [first.host, last.host],
            [first.node, last.node],
          ]) {
            // Where the system does not tell, both are zero.
            const [before, after] = [early ?? nothing, late ?? nothing];
            expect(after.files).toBeLessThanOrEqual(before.files + 10);
            expect(after.threads).toBeLessThanOrEqual(before.threads + 10);
            expect((after.memory - before.memory) / MiB).toBeLessThan(100);
          }
        }
        const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
        const part = Math.min(1000, Math.floor(calls / 4));
        // The very first start PowerShell and its lanes.
        const early = median(spans.slice(50, 50 + part));
        const late = median(spans.slice(-part));
        say(
          `median of ${part} calls: ${early.toFixed(2)} ms at first, ${late.toFixed(2)} ms at last; ${started} starts`,
        );
      } finally {
        await desk.bridge.close();
      }
      expect(readdirSync(TMPDIR).filter((name) => !/^(?:dotnet-|clr-debug)/u.test(name))).toEqual([]);
    },
    limitMs,
  );
});
