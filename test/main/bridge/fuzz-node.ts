import { openChannel, type Channel } from '../../../src/main/bridge/channel.ts';
import type { CallEnd } from '../../../src/main/bridge/records.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { altered, anyText, anyValue, damaged, dice, jsonOf, type Dice } from './fuzz-frames.ts';

/** What a run of frames against our side came to. */
export interface NodeCounts {
  frames: number;
  channels: number;
  records: number;
  ended: number;
  /** Channels that were closed by a frame. */
  broken: number;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Call {
  id: number;
  /** The next number that the host would give. */
  next: number;
  over: boolean;
}

/** A frame that a host may say now; what it says about numbers holds. */
function sane(die: Dice, calls: readonly Call[], n: number): Record<string, unknown> {
  const call = die.pick(calls);
  if (call.over || die.chance(0.1))
    return { t: die.pick(['pong', 'log', 'later', 'outs']), n, x: anyValue(die) };
  const s = call.next;
  call.next += 1;
  const base = { id: call.id, s, n };
  switch (die.below(10)) {
    case 0:
      return { t: 'start', ...base };
    case 1:
    case 2:
      return { t: 'out', ...base, v: anyValue(die) };
    case 3:
      return { t: 'outs', ...base, v: [anyValue(die), anyValue(die)] };
    case 4:
      return { t: 'err', ...base, k: die.pick(['nonterm', 'term', 'native', 'x']), e: anyValue(die) };
    case 5:
      return { t: die.pick(['wrn', 'vrb', 'dbg', 'inf']), ...base, m: anyValue(die) };
    case 6:
      return {
        t: 'prg',
        ...base,
        a: anyValue(die),
        act: anyText(die),
        pct: anyValue(die),
        done: anyValue(die),
      };
    case 7:
      return { t: 'chunk', ...base, c: die.below(3), d: anyText(die) };
    case 8:
      return { t: 'newer', ...base, x: anyValue(die) };
    default:
      if (die.chance(0.7)) return { t: 'newer', ...base };
      call.over = true;
      return { t: 'end', ...base, st: die.pick(['ok', 'failed', 'cancelled', 'busy', 'timeout']), ms: anyValue(die), ask: anyValue(die), exit: anyValue(die) }; // prettier-ignore
  }
}

/** One line for our side, and whether it may break the connection. */
function line(die: Dice, calls: readonly Call[], n: number): { bytes: Uint8Array; wild: boolean } {
  const frame = sane(die, calls, n);
  const wild = die.chance(0.06);
  if (!wild) return { bytes: Buffer.from(jsonOf(frame)), wild };
  switch (die.below(5)) {
    case 0:
      return { bytes: Buffer.from(jsonOf(altered(die, frame))), wild };
    case 1:
      return { bytes: Buffer.from(jsonOf(anyValue(die))), wild };
    case 2:
      return { bytes: Buffer.from(Array.from({ length: die.below(40) }, () => 11 + die.below(245))), wild };
    case 3: {
      const levels = die.below(3000);
      return { bytes: Buffer.from(`{"t":"out","v":${'['.repeat(levels)}${']'.repeat(levels)}}`), wild };
    }
    default:
      return { bytes: damaged(die, Buffer.from(jsonOf(frame))), wild };
  }
}

const plainPrototype = Object.getOwnPropertyNames(Object.prototype).join();

/** Says lines to one channel until it breaks or has heard enough. Throws when it did what it must not. */
async function oneChannel(die: Dice, most: number, counts: NodeCounts): Promise<void> {
  const host: FakeHost = fakeHost();
  const { channel } = openChannel(host.socket, 'secret');
  const ends = new Map<number, CallEnd[]>();
  const open = Array.from({ length: 3 }, (_, index) => {
    const told: CallEnd[] = [];
    ends.set(index, told);
    return {
      frame: { c: 'x', p: {}, to: 1000, g: 1, st: '', d: 8 },
      listener: {
        onRecord() {
          counts.records += 1;
          if (told.length > 0) throw new Error('a record after the end');
          return undefined;
        },
        onEnd: (end: CallEnd) => void told.push(end),
      },
    };
  });
  const calls = channel.start(open).map((id) => ({ id, next: 0, over: false }));
  const state = { over: false };
  void channel.closed.then(() => {
    state.over = true;
  });
  let said = 0;
  let n = 0;
  while (said < most && !state.over) {
    let block = Buffer.alloc(0);
    let wild = false;
    for (let i = 0; i < 20 && !wild; i += 1) {
      const one = line(die, calls, n);
      wild = one.wild;
      n += 1;
      said += 1;
      block = Buffer.concat([block, one.bytes, Buffer.from('\n')]);
    }
    if (die.chance(0.3)) {
      const cut = die.below(block.length);
      host.raw(block.subarray(0, cut));
      await turn();
      block = block.subarray(cut);
    }
    host.raw(block);
    await turn();
    if (die.chance(0.05)) channel.cancel(die.pick(calls).id);
    // What a wild frame left unanswered may have used up numbers; a new channel tells more.
    if (wild) break;
  }
  counts.frames += said;
  counts.channels += 1;
  if (state.over) counts.broken += 1;
  close(channel, host, [...ends.values()], counts);
}

function close(channel: Channel, host: FakeHost, ends: CallEnd[][], counts: NodeCounts): void {
  channel.close('enough');
  for (const told of ends) {
    if (told.length !== 1) throw new Error(`a request ended ${told.length} times`);
    counts.ended += 1;
  }
  if (channel.open() !== 0) throw new Error('a request is left open');
  if (!host.socket.destroyed) throw new Error('the connection is left open');
  if (Object.getOwnPropertyNames(Object.prototype).join() !== plainPrototype)
    throw new Error('a prototype changed');
}

/** Random frames at our side of the bridge. Throws, with the seed of the channel, at the first fault. */
export async function fuzzNode(frames: number, seed: number, onCount?: (frames: number) => void) {
  const counts: NodeCounts = { frames: 0, channels: 0, records: 0, ended: 0, broken: 0 };
  while (counts.frames < frames) {
    const own = seed + counts.channels;
    try {
      await oneChannel(dice(own), Math.min(400, frames - counts.frames), counts);
    } catch (error) {
      throw new Error(`our side, seed ${own}`, { cause: error });
    }
    if (counts.channels % 2000 === 0) onCount?.(counts.frames);
  }
  return counts;
}
