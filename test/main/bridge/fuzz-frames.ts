import type { CatalogueEntry } from '../../../src/main/domain/catalogue.ts';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Dice {
  /** From 0 up to, not including, the limit. */
  below(limit: number): number;
  chance(part: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (part) => next() < part,
    pick(list) {
      const one = list[Math.floor(next() * list.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}

const pieces = ['$(throw 1)', '`', '"', "'", ';', '&', '\u0000', '\n', '\u2028', '\ud800', '\udc00', '--%', '*', '%s', '\u202e', '\u{1f600}', '{"$":', '\\u0000', '..\\', 'a', ' ', '\u0130']; // prettier-ignore
const numbers = [0, -0, 1, -1, 0.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, -(2 ** 53), 2 ** 63, 255, 65536];
/** Numbers as a peer of another language may write them. */
const odd =
  ['1e400', '-1e400', '9223372036854775807', '9223372036854775808', '-9223372036854775809', '1.0', '1e3', '-0', '0.0', '123456789012345678901234567890'] // prettier-ignore
    .map((text) => ({ raw: text }));
export const keys = ['t', 'id', 's', 'n', 'v', 'e', 'st', 'c', 'd', 'k', 'm', 'ask', 'p', 'to', 'g', 'win', 'b', '$', 'lane', 'secret', '__proto__', 'constructor', 'Count', 'Keys', 'Values', '', 'T', 'ID']; // prettier-ignore

/** Any value at all, small most of the time. */
export function anyValue(die: Dice, depth = 4): unknown {
  switch (die.below(depth > 0 ? 12 : 8)) {
    case 0:
      return null;
    case 1:
      return die.chance(0.5);
    case 2:
      return die.pick(numbers);
    case 3:
      return die.pick(odd);
    case 4:
      return die.below(2 ** 31);
    case 5:
    case 6:
    case 7:
      return anyText(die);
    case 8:
    case 9:
      return Array.from({ length: die.below(4) }, () => anyValue(die, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: die.below(4) }, () => [
          die.chance(0.7) ? die.pick(keys) : anyText(die),
          anyValue(die, depth - 1),
        ]),
      );
  }
}

export function anyText(die: Dice): string {
  const length = die.chance(0.005) ? 1 + die.below(50_000) : die.below(5);
  if (length > 5) return die.pick(pieces).repeat(Math.ceil(length / 4));
  return Array.from({ length }, () => die.pick(pieces)).join('');
}

/** JSON of a value with the odd numbers in it. */
export function jsonOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Object.hasOwn(value, 'raw') && Object.keys(value).length === 1) {
    const { raw } = value as { raw: unknown };
    if (typeof raw === 'string' && /^-?\d/u.test(raw)) return raw;
  }
  const parts = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}:${jsonOf(item)}`);
  return `{${parts.join(',')}}`;
}

/** Another value somewhere in a frame, one more, or one less. */
export function altered(die: Dice, frame: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(frame);
  const at = die.below(entries.length);
  const name = entries[at]?.[0] ?? 't';
  switch (die.below(4)) {
    case 0:
      return Object.fromEntries(entries.filter((_, index) => index !== at));
    case 1:
      return { ...frame, [die.pick(keys)]: anyValue(die) };
    case 2: {
      const value = frame[name];
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { ...frame, [name]: anyValue(die) };
      return { ...frame, [name]: altered(die, { ...(value as Record<string, unknown>), x: 1 }) };
    }
    default:
      return { ...frame, [name]: anyValue(die) };
  }
}

/** Bytes of a line, damaged: flipped, cut, doubled, put in, moved. Never with a line break in it. */
export function damaged(die: Dice, line: Uint8Array): Uint8Array {
  let bytes = Buffer.from(line);
  for (let times = 1 + die.below(3); times > 0; times -= 1) {
    const at = die.below(bytes.length + 1);
    const to = Math.min(bytes.length, at + die.below(12));
    switch (die.below(5)) {
      case 0:
        if (at < bytes.length) bytes[at] = die.below(256);
        break;
      case 1:
        bytes = bytes.subarray(0, at);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
        break;
      default: {
        const put = Buffer.from(
          die.pick(['{', '}', '[', ']', '"', ',', ':', '\\', '\u00e9', 'null', '0', '-']),
        );
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]);
      }
    }
  }
  return bytes.map((byte) => (byte === 10 ? 32 : byte));
}

/** A whole number of 64 bits; every other number is a `number`. */
export type Strict = null | boolean | string | number | bigint | Strict[] | Map<string, Strict>;

/** JSON as RFC 8259 has it, no name twice in an object, no more than 16 levels. Throws for anything else. */
export function strictJson(text: string): Strict {
  // First of all it has to be JSON at all.
  JSON.parse(text);
  const token = /[ \t\r\n]*([{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+)/uy;
  const next = (): string => token.exec(text)?.[1] ?? '';
  const peek = (): string => {
    const at = token.lastIndex;
    const found = next();
    token.lastIndex = at;
    return found;
  };
  const value = (depth: number): Strict => {
    const head = next();
    if (head === '{' || head === '[') {
      if (depth >= 16) throw new Error('depth');
      const list: Strict[] = [];
      const table = new Map<string, Strict>();
      const closer = head === '{' ? '}' : ']';
      while (peek() !== closer) {
        if (peek() === ',') next();
        if (head === '[') list.push(value(depth + 1));
        else {
          const name = JSON.parse(next()) as string;
          next();
          if (table.has(name)) throw new Error('name twice');
          table.set(name, value(depth + 1));
        }
      }
      next();
      return head === '[' ? list : table;
    }
    if (head.startsWith('"')) return JSON.parse(head) as string;
    if (head === 'true' || head === 'false') return head === 'true';
    if (head === 'null') return null;
    if (!/^-?\d+$/u.test(head)) return Number(head);
    const whole = BigInt(head);
    return whole >= -(2n ** 63n) && whole < 2n ** 63n ? whole : Number(head);
  };
  return value(0);
}

/** What the host has to make of a line. */
export type Verdict =
  { kind: 'fatal' | 'bye' | 'pong' | 'nothing' } | { kind: 'refused' | 'run'; id: bigint };

/** The rule of the catalogue that parameters break, if any. */
function breaks(entry: CatalogueEntry, parameters: Map<string, Strict>): boolean {
  for (const [name, given] of parameters) {
    const parameter = Object.hasOwn(entry.parameters, name) ? entry.parameters[name] : undefined;
    if (parameter === undefined) return true;
    const secret = given instanceof Map && given.get('$') === 'secret';
    if (secret !== (parameter.secret === true)) return true;
    const value = secret ? given.get('v') : given;
    const fits = {
      string: typeof value === 'string',
      path: typeof value === 'string' && value !== '',
      'string[]': Array.isArray(value) && value.every((one) => typeof one === 'string'),
      integer: typeof value === 'bigint',
      boolean: typeof value === 'boolean',
      switch: typeof value === 'boolean',
    }[parameter.type];
    if (!fits) return true;
    if (parameter.allowed !== undefined && !parameter.allowed.some((one) => one === value)) return true;
  }
  return Object.entries(entry.parameters).some(
    ([name, { required }]) => required === true && !parameters.has(name),
  );
}

/** The verdict that the protocol prescribes (powershell-bridge.md 4.4). */
export function verdictOf(line: Uint8Array, entries: Readonly<Record<string, CatalogueEntry>>): Verdict {
  if (line.length > 1_048_576) return { kind: 'fatal' };
  let frame: Strict;
  try {
    frame = strictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line));
  } catch {
    return { kind: 'fatal' };
  }
  if (!(frame instanceof Map)) return { kind: 'fatal' };
  switch (frame.get('t')) {
    case 'run': {
      const [id, name, parameters] = [frame.get('id'), frame.get('c'), frame.get('p')];
      const whole = ['to', 'g', 'win', 'd'].every((field) => typeof frame.get(field) === 'bigint');
      if (typeof id !== 'bigint' || typeof name !== 'string' || !(parameters instanceof Map) || !whole)
        return { kind: 'fatal' };
      if (typeof frame.get('st') !== 'string') return { kind: 'fatal' };
      const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
      return { kind: entry === undefined || breaks(entry, parameters) ? 'refused' : 'run', id };
    }
    case 'bye':
      return { kind: 'bye' };
    case 'ping':
      return { kind: 'pong' };
    default:
      return { kind: typeof frame.get('t') === 'string' ? 'nothing' : 'fatal' };
  }
}
