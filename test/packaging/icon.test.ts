import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { iconSizes, makeIcon } from '../../build/icon.mjs';

const svg = readFileSync(
  fileURLToPath(new URL('../../src/renderer/public/icon.svg', import.meta.url)),
  'utf8',
);

/** The pictures in an icon: width, and a function from a point of the drawing (32 by 32) to red, green, blue, opaque. */
function picturesOf(icon: Buffer) {
  return Array.from({ length: icon.readUInt16LE(4) }, (_, at) => {
    const entry = 6 + 16 * at;
    const [length, offset] = [icon.readUInt32LE(entry + 8), icon.readUInt32LE(entry + 12)];
    const png = icon.subarray(offset, offset + length);
    const width = png.readUInt32BE(16);
    const data = png.indexOf('IDAT') + 4;
    const rows = inflateSync(png.subarray(data, data + png.readUInt32BE(data - 8)));
    const pixel = (x: number, y: number) => {
      const [column, row] = [x, y].map((one) => Math.floor((one * width) / 32)) as [number, number];
      const begin = row * (width * 4 + 1) + 1 + column * 4;
      return [...rows.subarray(begin, begin + 4)];
    };
    return { width, listed: icon[entry] === 0 ? 256 : icon[entry], pixel };
  });
}

test('the icon shows the drawing of the windows in each size', () => {
  const pictures = picturesOf(makeIcon(svg));
  expect(pictures.map(({ width }) => width)).toEqual(iconSizes);
  for (const { width, listed, pixel } of pictures) {
    expect(listed).toBe(width);
    expect(pixel(0, 0)).toEqual([0, 0, 0, 0]);
    expect(pixel(5, 9)).toEqual([0x0f, 0x6c, 0xbd, 255]);
    expect(pixel(16, 26.5)).toEqual([0x0f, 0x6c, 0xbd, 255]);
  }
  // The line over the screen, whose edge lets nothing shine through.
  const inside = Array.from({ length: 160 }, (_, at) => pictures.at(-1)?.pixel(6 + at / 8, 14)[3]);
  expect(inside.filter((opaque) => opaque !== 255)).toEqual([]);
  expect(pictures.at(-1)?.pixel(9, 16)).toEqual([255, 255, 255, 255]);
});

test('a drawing with anything else in it is refused', () => {
  for (const [from, to] of [
    ['<rect x="2"', '<circle x="2"'],
    ['0 0 32 32', '0 0 64 64'],
    ['#0f6cbd', 'url(#a)'],
    ['M7 16h5', 'M7 16q5 1 2 3'],
  ] as const)
    expect(() => makeIcon(svg.replace(from, to)), to).toThrow('icon: ');
});
