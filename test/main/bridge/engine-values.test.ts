import { afterAll, describe, expect, test } from 'vitest';
import type { Loss } from '../../../src/main/bridge/values.ts';
import { missing, openDesk } from './engine.ts';

describe.skipIf(missing !== undefined)('values from a real engine', () => {
  const desk = openDesk();
  afterAll(() => desk.bridge.close());
  const { run } = desk;

  /** The one value of its kind, with what got lost of it. */
  async function value(Kind: string) {
    const lost: Loss[] = [];
    const outcome = await run(
      'stand.value',
      { Kind },
      { onRecord: (record) => void (record.kind === 'output' && lost.push(...record.lost)) },
    );
    expect(outcome).toMatchObject({ state: 'ok', errors: [], output: { length: 1 } });
    return { value: outcome.output[0], lost };
  }

  test('#9 numbers keep every digit', async () => {
    expect(await value('numbers')).toEqual({
      lost: [],
      value: {
        Int: -2147483648,
        Safe: 9007199254740991,
        Long: '9223372036854775807',
        Unsigned: '18446744073709551615',
        Byte: 7,
        Decimal: 1.1,
        Big: '1208925819614629174706176',
        Double: 0.1,
        Tiny: 5e-324,
        Single: 0.1,
        NaN: 'NaN',
        Infinite: '-Infinity',
        Zero: -0,
      },
    });
  });

  test('#10 #11 times are ISO in UTC, spans and enums are text', async () => {
    expect((await value('times')).value).toEqual({
      Utc: '2026-03-01T08:00:00.000Z',
      Local: '2026-03-01T08:00:00.000Z',
      Min: '0001-01-01T00:00:00.000Z',
      Offset: '2026-03-01T06:00:00.000Z',
      Span: '-1.01:01:01.0010000',
    });
    expect((await value('enums')).value).toEqual({ Day: 'Monday', Flags: 'Hidden, System', Undefined: '42' });
  });

  test('#12 #13 nothing, lists and tables keep their shape', async () => {
    expect((await value('nothings')).value).toEqual({
      Null: null,
      Auto: null,
      Empty: [],
      One: [1],
      Nested: [[1, 2]],
      Nulls: [null, null],
    });
    expect((await value('tables')).value).toEqual({
      Numbers: [[1, 'one']],
      Dollar: { $: 'x' },
      Ordered: { b: 1, a: 2 },
      Cases: expect.arrayContaining([
        ['a', 1],
        ['A', 2],
      ]),
    });
    expect((await value('bytes')).value).toBe('AQL+/w==');
  });

  test('#8 texts come back to the last unit', async () => {
    expect((await value('texts')).value).toEqual({
      Control: 'a\u0000b\u001bc',
      Lines: 'a\r\nb\u0085\u2028',
      Quote: '"\\',
      Lone: '\ud800x\udc00',
      Pair: '\u{1f600}',
      Type: 'System.String',
      Guid: '00000000-0000-0000-0000-000000000000',
      Version: '1.2.3',
      Char: 'c',
    });
  });

  test('#14 #15 #17 what is too deep, too wide, too long, a circle or unreadable is cut and told', async () => {
    const deep = await value('deep');
    expect(deep.lost).toMatchObject([{ kind: 'cut' }]);
    expect((await value('cycle')).lost).toEqual([{ path: '$.Self', kind: 'cycle' }]);
    const wide = await value('wide');
    expect(wide.lost).toEqual([{ path: '$', kind: 'more' }]);
    expect(Object.keys(wide.value as object)).toHaveLength(256);
    const many = await value('many');
    expect(many.lost).toEqual([{ path: '$.List', kind: 'more' }]);
    expect((many.value as { List: number[] }).List).toHaveLength(10_000);
    expect(await value('getter')).toEqual({
      value: { Good: 1, Bad: null },
      lost: [{ path: '$.Bad', kind: 'unreadable' }],
    });
    expect(await value('secrets')).toEqual({
      value: { Secure: null, Credential: { UserName: 'ann', Password: null } },
      lost: [
        { path: '$.Secure', kind: 'redacted' },
        { path: '$.Credential.Password', kind: 'redacted' },
      ],
    });
  });

  test('#16 an object without end takes no more than its time', async () => {
    const begun = performance.now();
    await value('process');
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test.each([0, 1, 131_071, 131_072, 131_073, 262_144, 1 << 20, 16 << 20])(
    '#7 a text of %i characters',
    async (Length) => {
      const { output } = await run('stand.text', { Length });
      expect(output).toHaveLength(1);
      expect(output[0] === 'x'.repeat(Length)).toBe(true);
    },
  );

  test.each(['\u0001', '"', '\u4e2d', '\ud800'])('#7 a long text of %j', async (Character) => {
    const { output } = await run('stand.text', { Length: 200_000, Character });
    expect(output[0] === Character.repeat(200_000)).toBe(true);
  });

  test('many objects, projected and complete', async () => {
    const { output } = await run('stand.objects', { Count: 500 });
    expect(output).toHaveLength(500);
    expect(output[499]).toEqual({
      Index: 499,
      Name: 'name 499',
      Size: 1234567890123,
      Flag: true,
      Nothing: null,
      At: '2026-03-01T08:00:00.000Z',
      State: 'Monday',
      Id: '00000000-0000-0000-0000-000000000000',
      Path: 'C:\\Program Files\\x',
      Ratio: 0.5,
    });
  });
});
