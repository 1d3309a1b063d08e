import type { Json } from '../../../contract/json.ts';
import { redactText } from '../redact.ts';

/**
 * A sample is kept for its shape: names of properties, kinds of values, numbers. Of texts only those stay that are words
 * of the product itself; what names a customer's host, network, device or module becomes a mark that says of what kind it
 * was. Whoever records a profile may then send it on.
 */
const wordsOfProduct = new Set(
  [
    'OK',
    'True',
    'False',
    'Optional',
    'Required',
    'Running',
    'Off',
    'iotedge-user',
    'Default Switch',
    'eth0',
    'ICS',
    'Internal',
    'External',
    'Private',
    'Transparent',
    'Static',
    'Dynamic',
    'Dhcp',
    'Custom',
    'CloudInit',
    'UNKNOWN_HA_STATE',
    'DirectDeviceAssignment',
    'ParaVirtualization',
    'C:',
  ].map((word) => word.toLowerCase()),
);

/** Properties whose texts the runtime writes and no customer: versions and states of services (eflow.md 8.5). */
const toldWhole = new Set([
  'healthstatus',
  'iotedgeversion',
  'mobyengineversion',
  'mobycliversion',
  'kernelversion',
  'systemctlstatus',
]);

/** Kinds of texts by their whole shape, the more special first. */
const shapes: readonly [RegExp, (text: string) => string][] = [
  [/^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/iu, () => '[mac]'],
  [/^\d{1,3}(?:\.\d{1,3}){3}$/u, () => '[ipv4]'],
  [/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/u, () => '[cidr]'],
  [/^(?=.*::|(?:[^:]*:){7})[0-9a-f:]+(?:%\w+)?$/iu, () => '[ipv6]'],
  [/^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/iu, () => '[guid]'],
  [/^-?\d+(?:\.\d+)?$/u, () => '[number]'],
  [/^[0-9a-f]{12,}$/iu, (text) => `[hex ${text.length}]`],
  [/^[A-Za-z0-9+/]{24,}={0,2}$/u, (text) => `[base64 ${text.length}]`],
  [/^\S+$/u, (text) => `[word ${text.length}]`],
];

/** The same kinds inside a sentence. */
const inside: readonly [RegExp, string][] = [
  [/\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/giu, '[mac]'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu, '[guid]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/gu, '[ipv4]'],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}\b|(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b/giu,
    '[ipv6]',
  ],
  [/\b[A-Za-z0-9+/]{24,}={0,2}/gu, '[base64]'],
  [/\b[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+\.[a-z]{2,}\b/giu, '[domain]'],
  [/(['"])[^'"\r\n]+\1/gu, '$1[name]$1'],
];

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Replaces what names this host. Names of two letters would hide innocent words. */
function withoutNames(text: string, names: readonly string[]): string {
  return names
    .filter((name) => name.length >= 3)
    .toSorted((a, b) => b.length - a.length)
    .reduce((clean, name) => clean.replaceAll(new RegExp(escaped(name), 'giu'), '[host]'), text);
}

/** A sentence that a command printed: its words stay, what it names does not. */
export function redactLine(text: string, names: readonly string[]): string {
  const clean = withoutNames(redactText(text), names);
  return inside.reduce((line, [shape, by]) => line.replaceAll(shape, by), clean);
}

function redactValue(text: string, property: string, names: readonly string[]): string {
  if (text.trim() === '') return text;
  if (wordsOfProduct.has(text.toLowerCase())) return text;
  if (toldWhole.has(property.toLowerCase())) return redactLine(text, names);
  const shape = shapes.find(([pattern]) => pattern.test(text));
  return shape === undefined ? `[text ${text.length}]` : shape[1](text);
}

/** A property's name as the module has it; one that is made of a name of this host is data. */
function redactKey(key: string, names: readonly string[], index: number): string {
  const clean = withoutNames(key, names);
  return /^(?:[A-Za-z][A-Za-z0-9_ ]*|.*\[host\].*)$/u.test(clean) ? clean : `[key ${index}]`;
}

/** A value that a getter answered, kept for its shape. `names` are the names of host and account. */
export function redactSample(value: Json, names: readonly string[], property = ''): Json {
  if (typeof value === 'string') return redactValue(value, property, names);
  if (Array.isArray(value)) return value.map((item: Json) => redactSample(item, names, property));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item], index) => [
      redactKey(key, names, index),
      redactSample(item, names, key),
    ]),
  );
}
