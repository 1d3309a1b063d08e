import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Launched } from '../../../src/main/bridge/launch.ts';
import { engineLaunch, standIns } from './engine.ts';
import { altered, anyText, anyValue, damaged, dice, jsonOf, strictJson, verdictOf, type Dice, type Verdict } from './fuzz-frames.ts'; // prettier-ignore
import { back, someValues, throughHost } from './host-json.ts';

/** What a run of frames against a real PowerShell came to. */
export interface HostCounts {
  frames: number;
  bytes: number;
  refused: number;
  ran: number;
  pongs: number;
  /** Frames that it has to leave alone. */
  ignored: number;
  /** Frames after which it has to end, and did. */
  fatal: number;
  processes: number;
  /** Calls of the canary, by its own count. */
  canary: number;
}

const secret = 'a secret for frames';
const proof = createHash('sha256').update(secret).digest('hex');
const longestMs = 120_000;
const encode = (frame: object): Buffer => Buffer.from(jsonOf(frame));

/** A request that would run, by the number of its entry. */
function request(die: Dice, id: number): Record<string, unknown> {
  const name = die.chance(0.4) ? 'more.count' : die.pick(Object.keys(standIns));
  const entry = standIns[name];
  const p = Object.fromEntries(
    Object.entries(entry?.parameters ?? {}).flatMap(([key, { type }]) => {
      const value = {
        string: anyText(die),
        path: anyText(die),
        'string[]': [anyText(die)],
        integer: die.below(100),
        boolean: true,
        switch: true,
      }[type];
      return die.chance(0.7) ? [[key, value]] : [];
    }),
  );
  return { t: 'run', id, c: name, p, to: 5000, g: 100, win: 1_000_000, d: 4, st: '' };
}

/** A line that may be anything, with what the host has to make of it. */
function line(die: Dice, id: number): Uint8Array {
  switch (die.below(12)) {
    case 0:
    case 1:
      return encode({ t: die.pick(['later', 'RUN', 'Cancel', 'out', 'end', '', 'lane', 'fatal', 'warm']), id: anyValue(die), x: anyValue(die) }); // prettier-ignore
    case 2:
      return encode({ t: die.pick(['cancel', 'credit']), id: die.chance(0.5) ? die.below(1000) : anyValue(die), b: anyValue(die) }); // prettier-ignore
    case 3:
      return encode({ t: 'ping', n: anyValue(die) });
    case 4:
    case 5:
      return encode({ ...request(die, id), c: die.chance(0.5) ? anyText(die) : die.pick(['StandInMore\\Add-MoreCount', 'more.Count', ' more.count', 'Get-StandInEcho', 'more.count;more.count', '__proto__']) }); // prettier-ignore
    case 6:
    case 7:
      return encode({ ...request(die, id), p: { [die.chance(0.5) ? anyText(die) : 'text']: anyValue(die) } });
    case 8:
      return encode(altered(die, request(die, id)));
    case 9:
      return damaged(die, encode(request(die, id)));
    case 10:
      return damaged(die, encode({ t: 'ping', text: anyValue(die), more: anyValue(die) }));
    default:
      return encode({ ...request(die, id), c: 'more.count', p: { Text: anyText(die), On: true } });
  }
}

/** A PowerShell that was told the secret, and all that it says. */
interface Talk {
  launched: Launched;
  say(bytes: Uint8Array): Promise<void>;
  /** Resolves once a condition holds on what was heard; throws when the connection ends or nothing comes any more. */
  until(holds: () => boolean, what: string): Promise<void>;
  readonly over: boolean;
  heard: { pongs: number; starts: Set<string>; ends: Map<string, string>; fatal: number; why: string };
}

async function talk(folder: string): Promise<Talk> {
  const { launch } = engineLaunch({ env: { ...process.env, TMPDIR: folder } });
  const launched = await launch(proof);
  const { socket } = launched;
  const heard: Talk['heard'] = { pongs: 0, starts: new Set(), ends: new Map(), fatal: 0, why: '' };
  let over = false;
  let rest = '';
  let n = 0;
  let fault: Error | undefined;
  let wake: () => void = () => undefined;
  const take = (text: string): void => {
    const frame = JSON.parse(text) as Record<string, unknown>;
    if (frame['n'] !== n) throw new Error(`number ${String(frame['n'])} in place of ${n}`);
    n += 1;
    // As it stands there: JavaScript would round long ones.
    const id = /"id":(-?\d+)/u.exec(text)?.[1] ?? '';
    switch (frame['t']) {
      case 'pong':
        heard.pongs += 1;
        break;
      case 'start':
        heard.starts.add(id);
        break;
      case 'end':
        if (heard.ends.has(id)) throw new Error(`request ${id} ended twice`);
        heard.ends.set(id, String(frame['st']));
        break;
      case 'fatal':
        heard.fatal += 1;
        heard.why = String(frame['why']);
        break;
      default:
    }
  };
  socket.on('data', (bytes: Buffer) => {
    // All frames are ASCII but for texts, which are not looked at.
    const lines = (rest + bytes.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    try {
      lines.forEach(take);
    } catch (error) {
      fault ??= error instanceof Error ? error : new Error('frame', { cause: error });
    }
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    over = true;
    wake();
  });
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    const begun = Date.now();
    for (;;) {
      if (fault !== undefined) throw fault;
      if (holds()) return;
      if (over) throw new Error(`${what}: the connection ended, ${heard.why}; printed: ${launched.stray()}`);
      if (Date.now() - begun > longestMs) throw new Error(`${what}: nothing came for ${longestMs} ms`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const say = async (bytes: Uint8Array): Promise<void> => {
    if (over) return;
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  };
  await say(Buffer.concat([encode({ t: 'hello', v: 1, secret }), Buffer.from('\n')]));
  await until(() => n > 0, 'hello');
  return { launched, say, until, heard, get over() { return over; } }; // prettier-ignore
}

/** What a batch has to come to, by the rules of the protocol. */
interface Expected {
  pongs: number;
  refused: Set<string>;
  runs: Set<string>;
  /** Runs whose limits are not the usual ones, so that they may not end by themselves. */
  odd: Set<string>;
}

async function sayBatch(one: Talk, die: Dice, lines: readonly Uint8Array[]): Promise<void> {
  let bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
  while (bytes.length > 0) {
    const length = die.chance(0.5) ? bytes.length : 1 + die.below(bytes.length);
    await one.say(bytes.subarray(0, length));
    bytes = bytes.subarray(length);
  }
}

/** True when every answer of a batch is there, and no other. */
async function check(one: Talk, expected: Expected, pongsBefore: number): Promise<void> {
  const { heard } = one;
  await one.until(() => heard.pongs === pongsBefore + expected.pongs, 'pongs');
  for (const id of expected.refused) {
    if (heard.ends.get(id) !== 'refused') throw new Error(`request ${id}: ${heard.ends.get(id) ?? 'not ended'} in place of refused`); // prettier-ignore
    if (heard.starts.has(id)) throw new Error(`request ${id} started`);
  }
  await one.until(() => [...expected.runs].every((id) => heard.ends.has(id)), 'ends');
  for (const id of expected.runs) {
    if (heard.ends.get(id) === 'refused') throw new Error(`request ${id} was refused`);
  }
  for (const id of [...heard.starts, ...heard.ends.keys()]) {
    if (!expected.runs.has(id) && !expected.refused.has(id)) throw new Error(`request ${id} was never made`);
  }
}

/** Random frames at a real PowerShell. Throws at the first fault, with the lines of its batch. */
export async function fuzzHost(
  frames: number,
  seed: number,
  options: { batch?: number; fatalChance?: number; onCount?: (frames: number) => void } = {},
): Promise<HostCounts> {
  const { batch = 500, fatalChance = 0.001 } = options;
  const die = dice(seed);
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-fuzz-'));
  const counts: HostCounts = { frames: 0, bytes: 0, refused: 0, ran: 0, pongs: 0, ignored: 0, fatal: 0, processes: 0, canary: 0 }; // prettier-ignore
  // The next one starts while one is at work.
  const begin = () => {
    counts.processes += 1;
    const next = talk(folder);
    next.catch(() => undefined);
    return next;
  };
  let spare = begin();
  let one: Talk | undefined;
  let starts = 0;
  let nextId = 1;
  let lines: Uint8Array[] = [];
  try {
    while (counts.frames < frames) {
      if (one === undefined) {
        one = await spare;
        spare = begin();
      }
      const { heard } = one;
      heard.starts.clear();
      heard.ends.clear();
      const expected: Expected = { pongs: 1, refused: new Set(), runs: new Set(), odd: new Set() };
      const pongsBefore = heard.pongs;
      let last: Verdict['kind'] = 'nothing';
      lines = [];
      while (lines.length < Math.min(batch, frames - counts.frames) && last !== 'fatal' && last !== 'bye') {
        const bytes = line(die, nextId);
        const verdict = verdictOf(bytes, standIns);
        if ((verdict.kind === 'fatal' || verdict.kind === 'bye') && !die.chance(fatalChance)) continue;
        if ('id' in verdict) {
          const id = String(verdict.id);
          // Numbers that came up by chance must not meet; what runs is the canary and nothing else.
          if (expected.runs.has(id) || expected.refused.has(id)) continue;
          const fields = verdict.kind === 'run' ? fieldsOf(bytes) : undefined;
          if (fields !== undefined && fields.get('c') !== 'more.count') continue;
          if (fields?.get('to') !== 5000n || fields.get('win') !== 1_000_000n) expected.odd.add(id);
          expected[verdict.kind === 'run' ? 'runs' : 'refused'].add(id);
        }
        nextId += 1;
        last = verdict.kind;
        if (last === 'pong') expected.pongs += 1;
        if (last === 'nothing') counts.ignored += 1;
        lines.push(bytes);
        // More than may wait in a lane is turned away, which is not what is tried here.
        if (expected.runs.size >= 50) break;
      }
      counts.frames += lines.length;
      counts.bytes += lines.reduce((sum, { length }) => sum + length, 0);
      await sayBatch(one, die, lines);
      if (last === 'fatal' || last === 'bye') {
        const ended = one;
        await one.until(() => ended.over || heard.fatal > 0, 'the end');
        if (last === 'fatal' && heard.fatal === 0) throw new Error('ended without a word');
        if (last === 'bye' && heard.fatal > 0) throw new Error('a farewell was taken ill');
        for (const id of heard.starts) if (!expected.runs.has(id)) throw new Error(`request ${id} started`);
        await one.launched.exited;
        counts.fatal += 1;
        starts += heard.starts.size;
        one = undefined;
      } else {
        // What runs with odd limits is called back, so that each of them ends.
        await one.say(Buffer.concat([...[...expected.odd].flatMap((id) => [Buffer.from(`{"t":"cancel","id":${id}}\n`)]), Buffer.from('{"t":"ping"}\n')])); // prettier-ignore
        await check(one, expected, pongsBefore);
        starts += heard.starts.size;
        counts.pongs += expected.pongs;
        counts.refused += expected.refused.size;
        counts.ran += expected.runs.size;
      }
      options.onCount?.(counts.frames);
    }
    counts.canary = existsSync(join(folder, 'canary')) ? statSync(join(folder, 'canary')).size : 0;
    if (counts.canary > starts) throw new Error(`the canary was called ${counts.canary} times, ${starts} of them asked for`); // prettier-ignore
    return counts;
  } catch (error) {
    // The lines of the batch are too many to be shown; they are kept for who looks for the one.
    const path = join(tmpdir(), `eflow-desk-fuzz-${process.pid}.ndjson`);
    writeFileSync(path, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
    throw new Error(`PowerShell, seed ${seed}, after ${counts.frames} frames, the last ${lines.length} in ${path}`, { cause: error }); // prettier-ignore
  } finally {
    one?.launched.kill();
    await spare.then(
      ({ launched }) => launched.kill(),
      () => undefined,
    );
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function fieldsOf(bytes: Uint8Array): ReadonlyMap<string, unknown> {
  const frame = strictJson(Buffer.from(bytes).toString('utf8'));
  return frame instanceof Map ? frame : new Map();
}

/** Broken texts at the host's reader: it has to refuse exactly what is not strict JSON. */
export function fuzzReader(count: number, seed: number): { texts: number; refused: number } {
  const die = dice(seed);
  const bytes = Array.from({ length: count }, () =>
    die.chance(0.3)
      ? encode({ x: anyValue(die) })
      : damaged(die, encode({ t: anyValue(die), x: anyValue(die) })),
  );
  // Bytes that are no UTF-8 are refused before they are read; these are texts.
  const texts = bytes.map((one) => Buffer.from(one).toString('utf8').replaceAll('\ufeff', ''));
  const got = throughHost(texts);
  const wanted = texts.map((text) => {
    try {
      strictJson(text);
      return 'read';
    } catch {
      return 'refused';
    }
  });
  const wrong = texts.filter((_, index) => (got[index] === 'refused' ? 'refused' : 'read') !== wanted[index]);
  if (got.length !== texts.length || wrong.length > 0)
    throw new Error(
      `reader, seed ${seed}: ${wrong.length} of ${texts.length}, ${JSON.stringify(wrong.slice(0, 3))}`,
    );
  return { texts: texts.length, refused: wanted.filter((one) => one === 'refused').length };
}

/** Values through the host's reader and writer and our reader: as they went. */
export function fuzzValues(count: number, seed: number): { values: number } {
  const values = someValues(count, seed);
  const texts = values.map((one) => JSON.stringify(one));
  const got = throughHost(texts);
  values.forEach((_, index) => {
    const text = texts[index] ?? '';
    const { value, lost } = back(got[index] ?? '');
    if (JSON.stringify(sorted(value)) !== JSON.stringify(sorted(JSON.parse(text))) || lost.length > 0)
      throw new Error(
        `values, seed ${seed}: ${text.slice(0, 500)} came back as ${(got[index] ?? '').slice(0, 500)}`,
      );
  });
  return { values: values.length };
}

/** With names in order: tables of a script have none. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, sorted(item)]);
}
