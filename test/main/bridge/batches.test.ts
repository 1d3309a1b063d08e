import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditWindow, openChannel } from '../../../src/main/bridge/channel.ts';
import type { BridgeRecord, CallEnd } from '../../../src/main/bridge/records.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A channel with one request on it, and all that its listener is told. */
function opened(host: FakeHost, onRecord: (record: BridgeRecord) => Promise<void> | void = () => undefined) {
  const { channel } = openChannel(host.socket, 'secret');
  const records: BridgeRecord[] = [];
  const ends: CallEnd[] = [];
  channel.start([
    {
      frame: { c: 'x', p: {}, to: 1000, g: 100, st: '', d: 8 },
      listener: {
        onRecord(record) {
          records.push(record);
          return onRecord(record);
        },
        onEnd: (end) => ends.push(end),
      },
    },
  ]);
  return { channel, records, ends };
}

const credits = (host: FakeHost) => host.got.filter(({ t }) => t === 'credit');

describe('output in one frame', () => {
  test('is told one by one, in its order, between what came before and after', async () => {
    const host = fakeHost();
    const { records, ends } = opened(host);
    const id = 1;
    host.say(
      { t: 'start', id, s: 0 },
      { t: 'out', id, s: 1, v: 'first' },
      { t: 'outs', id, s: 2, v: ['a', null, { b: { $: 'enum', n: 'Monday' } }] },
      { t: 'wrn', id, s: 3, m: 'w' },
      { t: 'chunk', id, s: 4, c: 0, d: 'lo' },
      { t: 'chunk', id, s: 5, c: 0, d: 'ng' },
      {
        t: 'outs',
        id,
        s: 6,
        v: [
          { $: 'chunk', c: 0 },
          { $: 'cut', t: 'T', s: 'shown' },
        ],
      },
      { t: 'outs', id, s: 7, v: [] },
      { t: 'end', id, s: 8, st: 'ok', ms: 3 },
    );
    await turn();
    expect(records.map((record) => ('value' in record ? record.value : record.kind))).toEqual([
      'first',
      'a',
      null,
      { b: 'Monday' },
      'warning',
      'long',
      'shown',
    ]);
    expect(records.at(-1)).toMatchObject({ lost: [{ path: '$', kind: 'cut' }] });
    expect(ends).toMatchObject([{ state: 'ok' }]);
  });

  test.each([
    ['no list', { v: 'a' }],
    ['nothing', {}],
    ['an object', { v: { 0: 'a' } }],
    ['pieces that never came', { v: ['a', { $: 'chunk', c: 3 }] }],
    ['a number twice', { s: 0, v: ['a'] }],
  ])('with %s breaks the protocol', async (_, frame) => {
    const host = fakeHost();
    const { channel, ends } = opened(host);
    host.say({ t: 'start', id: 1, s: 0 }, { t: 'outs', id: 1, s: 1, ...frame });
    expect(await channel.closed).not.toBe('');
    expect(ends).toMatchObject([{ state: 'gone', started: true }]);
  });

  test('gets its credit when all of it was taken, also when taking it fails', async () => {
    const takers: { take: () => void; fail: (error: Error) => void }[] = [];
    const host = fakeHost();
    opened(host, () => new Promise((take, fail) => takers.push({ take, fail })));
    const text = 'x'.repeat(creditWindow / 16);
    host.say({ t: 'outs', id: 1, s: 0, v: [text, text] }, { t: 'outs', id: 1, s: 1, v: [text, text, text] });
    await turn();
    expect(takers).toHaveLength(5);
    for (const { take } of takers.slice(0, 4)) take();
    await turn();
    expect(credits(host)).toHaveLength(0);
    takers[4]?.fail(new Error('taking'));
    await turn();
    // What the host counts: the length of each line without its end.
    const lines = [2, 3].map((many, s) =>
      JSON.stringify({ n: s, t: 'outs', id: 1, s, v: Array.from({ length: many }, () => text) }),
    );
    expect(credits(host)).toEqual([{ t: 'credit', id: 1, b: lines.join('').length }]);
  });

  test('is the same however it is divided into frames', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(1, 'a', null, true, 'long text'), { maxLength: 6 }), {
          maxLength: 6,
        }),
        async (parts) => {
          const host = fakeHost();
          const { records, ends } = opened(host);
          host.say(...parts.map((v, s) => ({ t: 'outs', id: 1, s, v })));
          host.say({ t: 'end', id: 1, s: parts.length, st: 'ok', ms: 0 });
          await turn();
          expect(records.map((record) => 'value' in record && record.value)).toEqual(parts.flat());
          expect(ends).toHaveLength(1);
        },
      ),
      { numRuns: 100 },
    );
  });
});
