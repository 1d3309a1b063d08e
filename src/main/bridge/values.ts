import type { Json } from '../../contract/json.ts';

/** What did not come over whole: where, and in which way. */
export interface Loss {
  path: string;
  kind: 'cut' | 'more' | 'unreadable' | 'cycle' | 'redacted';
}

/** A value of PowerShell as plain JSON, with all that is missing from it. */
export interface Taken {
  value: Json;
  lost: Loss[];
}

/** The text that was sent in pieces under this number. */
export type Pieces = (number: number) => string;

type Tagged = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A number as such when that keeps every digit, as text otherwise. */
function exactNumber(digits: string): number | string {
  const number = Number(digits);
  if (!Number.isFinite(number)) return digits;
  if (/^-?\d+$/u.test(digits)) return Number.isSafeInteger(number) ? number : digits;
  const trimmed = digits.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '');
  return String(number) === trimmed ? number : digits;
}

/** A moment as ISO 8601 in UTC; the host sends seven digits and its own offset, or none for a time of unknown kind. */
function moment(value: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
}

/**
 * Tagged values of the wire as plain JSON (powershell-bridge.md 4.5): a time is ISO text in UTC, an enum its name, a
 * 64-bit number a number if it keeps its value, bytes are base64, a table with keys that are no text is a list of pairs.
 * Nothing is missing silently: what was cut stands in `lost`.
 */
export function takeValue(wire: unknown, pieces: Pieces): Taken {
  const lost: Loss[] = [];

  const object = (value: Tagged, path: string): Json =>
    Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, `${path}.${name}`)]));

  const list = (values: readonly unknown[], path: string): Json => {
    const items: Json[] = [];
    for (const item of values) {
      if (typeof item === 'object' && item !== null && (item as Tagged)['$'] === 'more') {
        lost.push({ path, kind: 'more' });
      } else items.push(plain(item, `${path}[${items.length}]`));
    }
    return items;
  };

  const lose = (path: string, kind: Loss['kind'], value: Json): Json => {
    lost.push({ path, kind });
    return value;
  };

  const tagged = (value: Tagged, path: string): Json => {
    if (value['more'] !== undefined) lost.push({ path, kind: 'more' });
    switch (value['$']) {
      case 'dt':
      case 'dto':
        return moment(text(value['v']));
      case 'enum':
        return text(value['n']);
      case 'i64':
      case 'dec':
      case 'big':
        return exactNumber(text(value['v']));
      case 'ts':
      case 'f':
      case 'b64':
        return text(value['v']);
      case 'o':
        return object((value['p'] ?? {}) as Tagged, path);
      case 'map':
        return list((value['e'] ?? []) as unknown[], path);
      case 'chunk':
        return pieces(Number(value['c']));
      case 'json':
        return plain(JSON.parse(pieces(Number(value['c']))), path);
      case 'cut':
        return lose(path, 'cut', text(value['s']));
      case 'perr':
        return lose(path, 'unreadable', null);
      case 'ref':
        return lose(path, 'cycle', null);
      case 'redacted':
        return lose(path, 'redacted', null);
      default:
        return lose(path, 'unreadable', null);
    }
  };

  const plain = (value: unknown, path: string): Json => {
    if (typeof value !== 'object' || value === null) return value as Json;
    if (Array.isArray(value)) return list(value, path);
    return Object.hasOwn(value, '$') ? tagged(value as Tagged, path) : object(value as Tagged, path);
  };

  return { value: plain(wire, '$'), lost };
}
