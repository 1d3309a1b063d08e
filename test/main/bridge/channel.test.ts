import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditWindow, openChannel, type RunFrame } from '../../../src/main/bridge/channel.ts';
import type { BridgeRecord, CallEnd } from '../../../src/main/bridge/records.ts';
import { fakeHost, obliging, type FakeHost } from './fake-host.ts';
import { naughty } from './naughty.ts';

const run = (c: string, p: RunFrame['p'] = {}): RunFrame => ({ c, p, to: 1000, g: 100, st: '', d: 8 });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A channel with one request on it, and all that its listener is told. */
function opened(host: FakeHost, name = 'silent', taking?: Promise<void>) {
  const { channel, hello } = openChannel(host.socket, 'secret');
  const records: BridgeRecord[] = [];
  const ends: CallEnd[] = [];
  const [id] = channel.start([
    {
      frame: run(name),
      listener: {
        onRecord(record) {
          records.push(record);
          return taking;
        },
        onEnd: (end) => ends.push(end),
      },
    },
  ]);
  return { channel, hello, records, ends, id };
}

describe('a channel', () => {
  test('says the secret first and starts requests with one write', async () => {
    const host = fakeHost(obliging);
    const { channel, hello } = openChannel(host.socket, 'secret');
    expect(await hello).toMatchObject({ edition: 'Fake' });
    const listener = { onRecord: () => undefined, onEnd: () => undefined };
    const ids = channel.start([
      { frame: run('a'), listener },
      { frame: run('b'), listener },
    ]);
    expect(ids).toEqual([1, 2]);
    expect(host.got[0]).toEqual({ t: 'hello', v: 1, min: 1, secret: 'secret' });
    expect(host.got.slice(1)).toMatchObject([
      { t: 'run', id: 1, c: 'a', win: creditWindow },
      { t: 'run', id: 2, c: 'b' },
    ]);
  });

  test('tells everything in order, and the end last and once', async () => {
    const host = fakeHost();
    const { records, ends, channel } = opened(host);
    const id = 1;
    host.say(
      { t: 'start', id, s: 0 },
      { t: 'out', id, s: 1, v: 'x' },
      { t: 'wrn', id, s: 2, m: 'w' },
      {
        t: 'err',
        id,
        s: 3,
        k: 'native',
        e: { msg: 'e', id: 'NativeCommandError', inner: [{ type: 'T', msg: 'm' }] },
      },
      { t: 'of a newer host', id, s: 4 },
      { t: 'chunk', id, s: 5, c: 0, d: 'ab' },
      { t: 'chunk', id, s: 6, c: 0, d: 'cd' },
      { t: 'out', id, s: 7, v: { $: 'chunk', c: 0 } },
      { t: 'prg', id, s: 8, a: 1, pa: -1, act: 'A', st: 'S', op: '', pct: -1, done: true },
      { t: 'end', id, s: 9, st: 'ok', ms: 3, exit: 5 },
    );
    await turn();
    expect(records).toMatchObject([
      { kind: 'output', value: 'x' },
      { kind: 'warning', text: 'w' },
      { kind: 'error', how: 'native', error: { text: 'e', inner: [{ type: 'T', text: 'm' }] } },
      { kind: 'output', value: 'abcd' },
      { kind: 'progress', activity: 'A', percent: null, done: true },
    ]);
    expect(ends).toEqual([{ state: 'ok', started: true, ms: 3, exit: 5 }]);
    expect(channel.open()).toBe(0);
    host.say({ t: 'out', id, s: 10, v: 'late' }, { t: 'end', id, s: 11, st: 'ok' });
    await turn();
    expect([records.length, ends.length]).toEqual([5, 1]);
  });

  const wrong: Record<string, (host: FakeHost) => void> = {
    'a line that is too long': (host) => host.raw(`"${'x'.repeat(2_097_152)}"\n`),
    garbage: (host) => host.raw('\u0000\u0001garbage\n'),
    'invalid UTF-8': (host) => host.raw(Buffer.from([0x22, 0xc3, 0x28, 0x22, 10])),
    'a number twice': (host) => host.say({ t: 'start', id: 1, s: 0 }, { t: 'out', id: 1, s: 0, v: 1 }),
    'a missing number': (host) => host.say({ t: 'start', id: 1, s: 1 }),
    'a number of the host twice': (host) => host.say({ t: 'pong' }, { t: 'pong', n: 0 }),
    'a request that was never made': (host) => host.say({ t: 'out', id: 7, s: 0, v: 1 }),
    'an end without a state': (host) => host.say({ t: 'end', id: 1, s: 0, st: 'fine' }),
    'pieces that never came': (host) => host.say({ t: 'out', id: 1, s: 0, v: { $: 'chunk', c: 3 } }),
    'half a frame and the end': (host) => {
      host.raw('{"t":"out"');
      host.hangUp();
    },
    fatal: (host) => host.say({ t: 'fatal', why: 'line too long' }),
  };
  test.each(Object.entries(wrong))('#34 is closed by %s, and every request ends', async (_, misbehave) => {
    const host = fakeHost();
    const { channel, ends } = opened(host);
    misbehave(host);
    expect(await channel.closed).not.toBe('');
    expect(ends).toMatchObject([{ state: 'gone' }]);
    expect(host.socket.destroyed).toBe(true);
    const after: CallEnd[] = [];
    channel.start([
      { frame: run('x'), listener: { onRecord: () => undefined, onEnd: (end) => after.push(end) } },
    ]);
    expect(after).toMatchObject([{ state: 'gone', started: false }]);
  });

  test('tells whether a request had started when its host went', async () => {
    const host = fakeHost();
    const { channel, ends } = opened(host);
    const second: CallEnd[] = [];
    channel.start([
      { frame: run('x'), listener: { onRecord: () => undefined, onEnd: (end) => second.push(end) } },
    ]);
    host.say({ t: 'start', id: 1, s: 0 });
    await turn();
    channel.close('test');
    expect(ends).toMatchObject([{ started: true, why: 'test' }]);
    expect(second).toMatchObject([{ started: false, why: 'test' }]);
  });

  test('#33 gives credit for what was taken, and none while it is being taken', async () => {
    const credits = (host: FakeHost) => host.got.filter(({ t }) => t === 'credit');
    const text = 'x'.repeat(creditWindow / 8);
    const say = (host: FakeHost) => {
      for (let s = 0; s < 3; s += 1) host.say({ t: 'out', id: 1, s, v: text });
    };
    const quick = fakeHost();
    opened(quick);
    say(quick);
    await turn();
    expect(credits(quick)).toHaveLength(1);

    let taken: () => void = () => undefined;
    const slow = fakeHost();
    opened(
      slow,
      'silent',
      new Promise((resolve) => {
        taken = resolve;
      }),
    );
    say(slow);
    await turn();
    expect(credits(slow)).toHaveLength(0);
    taken();
    await turn();
    expect(credits(slow)).toHaveLength(1);
  });

  const KiB = 1024;
  test.each([...naughty, 'x', ...[255, 256, 257, 500].map((length) => 'x'.repeat(length * KiB))])(
    '#1 #7 brings a text there and back as it is',
    async (text) => {
      const echo = fakeHost(({ t, id, p }, host) => {
        if (t === 'run')
          host.say(
            { t: 'out', id, s: 0, v: p },
            { t: 'wrn', id, s: 1, m: text },
            { t: 'end', id, s: 2, st: 'ok' },
          );
      });
      const { channel } = openChannel(echo.socket, 'secret');
      const records: BridgeRecord[] = [];
      const end = await new Promise<CallEnd>((resolve) => {
        const listener = { onRecord: (record: BridgeRecord) => void records.push(record), onEnd: resolve };
        channel.start([{ frame: run('echo', { [text]: [text] }), listener }]);
      });
      expect(end.state).toBe('ok');
      const [first, second] = records;
      expect(first?.kind === 'output' && first.value).toEqual({ [text]: [text] });
      expect(second).toEqual({ kind: 'warning', text });
    },
  );

  test('#36 refuses a request that is longer than a line, and only that one', async () => {
    const host = fakeHost(obliging);
    const { channel } = openChannel(host.socket, 'secret');
    const ends: CallEnd[] = [];
    const listener = { onRecord: () => undefined, onEnd: (end: CallEnd) => void ends.push(end) };
    channel.start([
      { frame: run('ok', { text: 'x'.repeat(1_100_000) }), listener },
      { frame: run('ok'), listener },
    ]);
    await turn();
    expect(ends).toMatchObject([{ state: 'refused', refusal: { rule: 'size' } }, { state: 'ok' }]);
  });

  test('#65 never throws and never leaves a request open, whatever frames come', async () => {
    const value = fc.oneof(
      fc.constantFrom(0, 1, 2, 'ok', 'out', 'end', 'start', 'err', 'chunk', null),
      fc.jsonValue(),
    );
    const frame = fc.dictionary(
      fc.constantFrom('t', 'id', 's', 'n', 'v', 'e', 'st', 'c', 'd', 'k', 'm', 'ask'),
      value,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 8 }), async (frames) => {
        const host = fakeHost();
        const { channel, ends } = opened(host);
        host.say(...frames);
        await turn();
        channel.close('test');
        expect(ends).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
