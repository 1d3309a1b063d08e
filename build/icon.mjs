// The icon of the program for Windows, drawn from the one of the windows (src/renderer/public/icon.svg). It knows what that
// drawing is made of, upright rectangles and one stroked line, and refuses anything else. So a release needs no program
// for drawings, and no second picture has to be kept alike by hand.
import { deflateSync } from 'node:zlib';

/** Widths of the pictures in the file, in pixels: what Windows shows in lists, on the task bar and large. */
export const iconSizes = [16, 24, 32, 48, 64, 256];

const attribute = (text, name) => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(text)?.[1];

function colour(text) {
  const digits = /^#(?:([0-9a-f]{6})|([0-9a-f]{3}))$/u.exec(text ?? '');
  if (digits === null) throw new Error(`icon: the colour ${text} is not understood`);
  const six = digits[1] ?? digits[2].replaceAll(/./gu, '$&$&');
  return [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16));
}

/** Points of a path of straight lines: M, h and l, as the drawing has them. */
function pointsOf(path) {
  const points = [];
  for (const [, command, rest] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/gu)) {
    const numbers = (rest.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);
    const [x, y] = points.at(-1) ?? [0, 0];
    if (command === 'M' && numbers.length === 2 && points.length === 0) points.push(numbers);
    else if (command === 'h' && numbers.length === 1) points.push([x + numbers[0], y]);
    else if (command === 'l' && numbers.length % 2 === 0)
      for (let at = 0; at < numbers.length; at += 2) {
        const [lastX, lastY] = points.at(-1);
        points.push([lastX + numbers[at], lastY + numbers[at + 1]]);
      }
    else throw new Error(`icon: ${command}${rest} is not understood`);
  }
  return points;
}

/** How far a point is outside a rectangle with round corners; negative inside. */
function outsideRect({ x, y, width, height, rx }, px, py) {
  const dx = Math.abs(px - x - width / 2) - width / 2 + rx;
  const dy = Math.abs(py - y - height / 2) - height / 2 + rx;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - rx;
}

function distanceToLine([ax, ay], [bx, by], px, py) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(px - ax - part * dx, py - ay - part * dy);
}

/** The shapes of the drawing in their order: a colour, and how far outside a point is. */
function shapesOf(svg) {
  if (attribute(/<svg[^>]*>/u.exec(svg)?.[0] ?? '', 'viewBox') !== '0 0 32 32')
    throw new Error('icon: the drawing is not one of 32 by 32');
  return [...svg.matchAll(/<(?!\/|svg\b)([\w-]+)[^>]*>/gu)].map(([text, element]) => {
    if (element === 'rect') {
      const [x, y, width, height, rx] = ['x', 'y', 'width', 'height', 'rx'].map((name) =>
        Number(attribute(text, name) ?? 0),
      );
      const rect = { x, y, width, height, rx };
      return {
        colour: colour(attribute(text, 'fill')),
        outside: (px, py) => outsideRect(rect, px, py),
      };
    }
    if (element === 'path' && attribute(text, 'fill') === 'none') {
      const points = pointsOf(attribute(text, 'd'));
      const half = Number(attribute(text, 'stroke-width')) / 2;
      const outside = (px, py) =>
        Math.min(...points.slice(1).map((point, at) => distanceToLine(points[at], point, px, py))) - half;
      return { colour: colour(attribute(text, 'stroke')), outside };
    }
    throw new Error(`icon: ${text} is not understood`);
  });
}

/** Pixels of one size, four bytes each: red, green, blue, how opaque. */
function draw(shapes, size) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at += 1) {
    const [px, py] = [((at % size) + 0.5) * (32 / size), (Math.floor(at / size) + 0.5) * (32 / size)];
    let [mixed, opaque] = [[0, 0, 0], 0];
    for (const shape of shapes) {
      // An edge that goes through a pixel covers it in part.
      const cover = Math.min(Math.max(0.5 - (shape.outside(px, py) * size) / 32, 0), 1);
      const next = cover + opaque * (1 - cover);
      if (next === 0) continue;
      mixed = mixed.map((old, i) => (shape.colour[i] * cover + old * opaque * (1 - cover)) / next);
      opaque = next;
    }
    pixels.set([...mixed, opaque * 255].map(Math.round), at * 4);
  }
  return pixels;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const crc = ~body.reduce((sum, byte) => crcTable[(sum ^ byte) & 0xff] ^ (sum >>> 8), ~0) >>> 0;
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc, body.length + 4);
  return out;
}

function png(pixels, size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits a channel, four channels
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.alloc(1), pixels.subarray(row * size * 4, (row + 1) * size * 4)]),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * The bytes of an .ico file.
 * @param {string} svg text of the drawing
 */
export function makeIcon(svg) {
  const shapes = shapesOf(svg);
  const pictures = iconSizes.map((size) => png(draw(shapes, size), size));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [at, picture] of pictures.entries()) {
    const entry = 6 + 16 * at;
    head.set([iconSizes[at] % 256, iconSizes[at] % 256], entry); // 256 is written as 0
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += picture.length;
  }
  return Buffer.concat([head, ...pictures]);
}
