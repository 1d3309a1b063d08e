import type { Json } from '../../contract/json.ts';

/** What stands in place of a secret. */
export const mark = '[secret]';

/** Shapes of secrets as they occur in texts of cmdlets, configuration files and tokens (eflow.md 21). */
const shapes: readonly [RegExp, string][] = [
  [/(SharedAccessKey\s*=\s*)[^;\s"']+/giu, `$1${mark}`],
  [/(\bsig=)[^&\s"']+/giu, `$1${mark}`],
  [/(-(?:symmKey|devConnString)\s+)\S+/giu, `$1${mark}`],
  [
    /((?:connection_string|symmetric_key|device_id_pk)"?\s*[:=]\s*\{?\s*(?:value\s*=\s*)?["'])[^"']{8,}/giu,
    `$1${mark}`,
  ],
  [/(\bvalue"?\s*[:=]\s*["'])[A-Za-z0-9+/]{20,}={0,2}/giu, `$1${mark}`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu, mark],
  [/(\/\/[^\s/:@]+:)[^\s/]+(@)/gu, `$1${mark}$2`],
];

/** Removes everything that looks like a secret from a text. */
export function redactText(text: string): string {
  return shapes.reduce((clean, [shape, by]) => clean.replaceAll(shape, by), text);
}

/** Removes everything that looks like a secret from the strings of a JSON value. */
export function redactJson(value: Json): Json {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map((item: Json) => redactJson(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactJson(item)]));
  }
  return value;
}
