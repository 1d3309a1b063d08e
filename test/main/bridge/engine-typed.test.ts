import { afterAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../src/contract/json.ts';
import type { BridgeRecord } from '../../../src/main/bridge/records.ts';
import type { Loss } from '../../../src/main/bridge/values.ts';
import { missing, openDesk } from './engine.ts';

/** Every unit from U+0000 to U+FFFF, lone surrogates and all, in pieces that fit a request. */
const plane = Array.from({ length: 32 }, (_, block) =>
  String.fromCharCode(...Array.from({ length: 2048 }, (_, i) => block * 2048 + i)),
);
const KiB = 1024;

describe.skipIf(missing !== undefined)('values at their limits, through a real engine', () => {
  const desk = openDesk();
  afterAll(() => desk.bridge.close());
  const { run } = desk;

  async function typed(Kind: string, timeoutMs = 15_000) {
    const lost: Loss[] = [];
    const outcome = await run(
      'more.typed',
      { Kind },
      {
        timeoutMs,
        onRecord: (record) => void (record.kind === 'output' && lost.push(...record.lost)),
      },
    );
    return { ...outcome, lost, value: outcome.output[0] as Record<string, Json> };
  }

  test('#9 numbers at the ends of their types', async () => {
    const { value, lost } = await typed('limits');
    expect(lost).toEqual([]);
    expect(value).toEqual({
      IntMax: 2147483647,
      IntMin: -2147483648,
      Below: 9007199254740991,
      At: '9007199254740992',
      Above: '9007199254740993',
      NegativeBelow: -9007199254740991,
      NegativeAt: '-9007199254740992',
      LongMax: '9223372036854775807',
      LongMin: '-9223372036854775808',
      Unsigned: '18446744073709551615',
      UnsignedInt: 4294967295,
      Short: -32768,
      UnsignedShort: 65535,
      Signed: -128,
      DecimalMax: '79228162514264337593543950335',
      DecimalMin: '-79228162514264337593543950335',
      Scale: '0.0000000000000000000000000001',
      Big: `-1${'0'.repeat(40)}`,
      Max: Number.MAX_VALUE,
      Min: -Number.MAX_VALUE,
      Epsilon: Number.MIN_VALUE,
      Positive: 'Infinity',
      Negative: '-Infinity',
      NaN: 'NaN',
      Zero: -0,
      Awkward: 0.84551240822557006,
      // The shortest digits that give the same single again.
      Float: 3.4028235e38,
    });
  });

  test.each([
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    -1,
    0,
    2 ** 31,
    2 ** 31 - 1,
    -(2 ** 31),
    2 ** 31 * -1 - 1,
  ])('#9 the number %d as a parameter', async (Number) => {
    expect((await run('stand.echo', { Number })).output).toMatchObject([{ Bound: { Number } }]);
  });

  test.each([1e300, 2 ** 63, 0.5, -0.5, 1e-7])('#9 the number %d is none of 64 bits', async (Number) => {
    expect(await run('stand.echo', { Number })).toMatchObject({
      state: 'refused',
      refusal: { parameter: 'Number', rule: 'type' },
    });
  });

  test('#10 times of no kind, first and last moments, offsets and spans', async () => {
    const { value } = await typed('dates');
    const { None, Min, ...rest } = value;
    // A time that does not say where it belongs is one of this computer.
    expect(None).toBe(new Date(2026, 2, 1, 8).toISOString());
    expect(JSON.stringify(Min)).toMatch(/^"(?:0001-01-01|0000-12-31|0001-01-02)T/u);
    expect(rest).toEqual({
      Max: '9999-12-31T23:59:59.999Z',
      OffsetMax: '9999-12-31T23:59:59.999Z',
      OffsetMin: '0001-01-01T00:00:00.000Z',
      West: '2026-03-01T19:30:00.000Z',
      SpanMin: '-10675199.02:48:05.4775808',
      SpanMax: '10675199.02:48:05.4775807',
      SpanZero: '00:00:00',
    });
  });

  test('#11 values that may be missing', async () => {
    expect((await typed('nullable')).value).toEqual({ Number: 5, None: null, Day: 'Friday' });
  });

  test('#14 #15 a slow property costs its own time, and what comes after it is cut and told', async () => {
    const { value, lost, state } = await typed('late');
    expect(state).toBe('ok');
    expect(value['First']).toBe(1);
    expect(value['Slow']).toBe(2);
    expect(lost).toEqual([{ path: '$.After', kind: 'cut' }]);
  });

  test('#15 a property that takes ten seconds is stopped like any command, and the lane works on', async () => {
    const begun = performance.now();
    expect(await typed('slow', 300)).toMatchObject({ state: 'timeout' });
    expect(performance.now() - begun).toBeLessThan(8000);
    expect((await typed('nullable')).state).toBe('ok');
  });

  test('#15 a property that writes errors ends nothing and breaks no order', async () => {
    const { state, value } = await typed('loud');
    expect(state).toBe('ok');
    expect(value).toEqual({ Good: 1, Loud: 'after' });
    expect((await run('stand.text', { Length: 1 })).output).toEqual(['x']);
  });

  test('#16 a mebibyte of bytes comes whole; streams, handles and processes do not hold anything up', async () => {
    const { value } = await typed('bytes');
    const bytes = Buffer.from(JSON.stringify(value['Bytes']).slice(1, -1), 'base64');
    expect(bytes.length).toBe(KiB * KiB);
    expect([...bytes.subarray(0, 257)]).toEqual([...Array.from({ length: 256 }, (_, i) => i), 0]);
    const { state, value: live } = await typed('stream');
    expect(state).toBe('ok');
    expect(Object.keys(live)).toEqual(['Memory', 'Wait', 'Self']);
  });

  test('#8 every unit of UTF-16 there and back, and out as one text', async () => {
    const echoed = await Promise.all(plane.map((Text) => run('more.text', { Text })));
    echoed.forEach(({ output }, block) => {
      expect(output).toEqual([{ Text: plane[block], Length: 2048 }]);
    });
    const { output } = await run('more.typed', { Kind: 'plane' });
    expect(output[0] === plane.join('')).toBe(true);
  });

  test.each([0, 1, 255 * KiB, 256 * KiB, 257 * KiB, 1000 * KiB])(
    '#7 a parameter of %i characters',
    async (length) => {
      const Text = 'x'.repeat(length);
      const [got] = (await run('more.text', { Text })).output as { Text: string; Length: number }[];
      expect(got?.Length).toBe(length);
      expect(got?.Text === Text).toBe(true);
    },
  );

  test.each([255 * KiB, 256 * KiB, 257 * KiB, 10 * KiB * KiB])(
    '#7 an answer of %i characters',
    async (Length) => {
      const { output } = await run('stand.text', { Length });
      expect(output[0] === 'x'.repeat(Length)).toBe(true);
    },
  );

  test.each([
    ['ten mebibytes', 'x'.repeat(10 * KiB * KiB)],
    ['a mebibyte', 'x'.repeat(KiB * KiB)],
    ['half a mebibyte that is twice as long on the way', '\u00e9'.repeat(600 * KiB)],
    ['control characters that are six times as long on the way', '\u0001'.repeat(200 * KiB)],
  ])('#7 #36 %s is too long for a parameter and is not sent', async (_, Text) => {
    expect(await run('more.text', { Text })).toMatchObject({
      state: 'refused',
      started: false,
      refusal: { rule: 'size' },
    });
    expect((await run('stand.text', { Length: 1 })).output).toEqual(['x']);
  });

  test.each([
    'Keys',
    'Values',
    'Count',
    'SyncRoot',
    'IsReadOnly',
    'PSObject',
    'Item',
    'ContainsKey',
    '$',
    '__proto__',
  ])('#3 a parameter named %s, as a table has members, hides no other and is refused', async (name) => {
    for (const value of [[], ['Text'], 0, 'Text']) {
      const params = Object.fromEntries([
        ['Text', 'x'],
        [name, value],
      ]);
      expect(await run('stand.echo', params)).toMatchObject({
        state: 'refused',
        started: false,
        refusal: { parameter: name, rule: 'unknown' },
      });
    }
  });

  test('#17 a secret goes in as text and comes out as a mark, credentials without their password', async () => {
    const got = await run('more.secret', { Secret: { handle: 'opensesame' }, Way: 'twice' });
    expect(got.output).toEqual(['[secret][secret]']);
  });

  const secret = 'pa$$w"rd\\\u00e9-4711';
  test.each(['edge', 'names', 'object', 'twice', 'throw', 'ask'])(
    '#63 a secret told by way of "%s" is nowhere to be read',
    async (Way) => {
      const records: BridgeRecord[] = [];
      const outcome = await run(
        'more.secret',
        { Secret: { handle: secret }, Way },
        { streams: ['verbose', 'progress'], onRecord: (record) => void records.push(record) },
      );
      const all = JSON.stringify([outcome, records, desk.launched.map((one) => one.stray())]);
      expect(all).not.toContain('4711');
      expect(all).not.toContain('pa$$w');
      expect(all).toContain('[secret]');
    },
  );

  test('#63 a secret that is written past the protocol is not kept', async () => {
    await run('more.secret', { Secret: { handle: secret }, Way: 'native' });
    await expect.poll(() => desk.launched[0]?.stray()).toContain('hi\n');
    expect(desk.launched.map((one) => one.stray()).join('')).not.toContain('4711');
  });

  test('#63 a secret that looks like a part of JSON spoils no frame', async () => {
    for (const handle of ['1234567890', '","Long":"', '"Number":1', 'zzzzzzzz', '[secret]']) {
      const outcome = await run('more.secret', { Secret: { handle }, Way: 'object' });
      expect(outcome).toMatchObject({ state: 'ok', output: [{ Text: '[secret]' }] });
    }
  });
});
