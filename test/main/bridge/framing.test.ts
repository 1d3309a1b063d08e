import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createFrameReader,
  encodeFrame,
  lineLimit,
  ProtocolError,
} from '../../../src/main/bridge/framing.ts';

const frames = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 6 });
/** What JSON makes of a value, which is not all that a clone keeps. */
const plain = (value: unknown): unknown => {
  const text = JSON.stringify(value);
  return JSON.parse(text);
};

describe('frames', () => {
  test('#35 come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(frames, fc.array(fc.nat(), { maxLength: 12 }), (sent, cuts) => {
        const bytes = Buffer.from(sent.map((frame) => encodeFrame(frame)).join(''));
        const places = [
          0,
          ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b),
          bytes.length,
        ];
        const reader = createFrameReader();
        const got = places.flatMap((place, index) => reader.push(bytes.subarray(place, places[index + 1])));
        reader.end();
        expect(got.map(({ data }) => data)).toEqual(sent.map(plain));
      }),
    );
  });

  test('#6 #35 are found at every cut of a text with characters of every width', () => {
    const sent = { text: 'a\u00e9\u4e2d\u{1f600}\u2028\u0085\u0000\u001b' };
    const bytes = Buffer.from(encodeFrame(sent).repeat(2));
    for (let at = 0; at <= bytes.length; at += 1) {
      const reader = createFrameReader();
      const got = [...reader.push(bytes.subarray(0, at)), ...reader.push(bytes.subarray(at))];
      expect(got.map(({ data }) => data)).toEqual([sent, sent]);
    }
  });

  test('#8 keep lone surrogates', () => {
    const sent = { text: 'a\ud800b\udc00' };
    const [got] = createFrameReader().push(Buffer.from(encodeFrame(sent)));
    expect(got?.data).toEqual(sent);
  });

  test('survive a buffer that is used again', () => {
    const buffer = Buffer.from('{"a":1}\n{"b"');
    const reader = createFrameReader();
    expect(reader.push(buffer)).toHaveLength(1);
    buffer.fill(0);
    expect(reader.push(Buffer.from(':2}\n'))[0]?.data).toEqual({ b: 2 });
  });

  test.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 10])],
    ['a BOM', Buffer.from('\ufeff{}\n')],
    ['invalid JSON', Buffer.from('{"a":1\n')],
    ['a list', Buffer.from('[]\n')],
    ['text', Buffer.from('"a"\n')],
    ['null', Buffer.from('null\n')],
    ['an empty line', Buffer.from('\n')],
  ])('#34 %s is refused', (_, bytes) => {
    expect(() => createFrameReader().push(bytes)).toThrow(ProtocolError);
  });

  test('#34 #36 longer than the limit are refused before they end, and never sent', () => {
    const reader = createFrameReader();
    reader.push(Buffer.alloc(lineLimit, 0x20));
    expect(() => reader.push(Buffer.from(' '))).toThrow('line too long');
    expect(() => encodeFrame({ text: 'x'.repeat(lineLimit) })).toThrow('line too long');
  });

  test('#34 begun and not ended are an error at the end', () => {
    const reader = createFrameReader();
    reader.push(Buffer.from('{"a"'));
    expect(() => reader.end()).toThrow('line not ended');
  });
});
