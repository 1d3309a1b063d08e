import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One form in which a secret may be written, by name. */
type Form = readonly [name: string, bytes: Buffer];

/** What a base64 text of anything around a secret has of it, whatever the number of bytes before it. */
const insideBase64 = (bytes: Buffer): Buffer[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // The first and the last groups also depend on what stands beside the secret.
    return Buffer.from(text.slice(before === 0 ? 0 : 4, Math.floor((before + bytes.length) / 3) * 4));
  });

/** A secret in every form that a program writes it in by mistake. */
function formsOf(secret: string): Form[] {
  const text = Buffer.from(secret);
  const wide = Buffer.from(secret, 'utf16le');
  // The bytes that a key in base64 stands for.
  const raw = /^[A-Za-z0-9+/]{40,}={0,2}$/u.test(secret) ? [Buffer.from(secret, 'base64')] : [];
  const hex = [text, wide, ...raw].flatMap((bytes) => [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]);
  return [
    ['plain', text],
    ['UTF-16', wide],
    ['UTF-16 BE', Buffer.from(wide).swap16()],
    ['percent-encoded', Buffer.from(encodeURIComponent(secret))],
    [
      'percent-encoded in small letters',
      Buffer.from(encodeURIComponent(secret).replaceAll(/%../gu, (one) => one.toLowerCase())),
    ],
    ['escaped', Buffer.from(secret.replaceAll('/', String.raw`\/`))],
    ['base64url', Buffer.from(secret.replaceAll('+', '-').replaceAll('/', '_'))],
    ...hex.map((one): Form => ['hex', Buffer.from(one)]),
    ...[text, wide].flatMap(insideBase64).map((one): Form => ['base64', one]),
    ...raw.map((one): Form => ['bytes', one]),
  ];
}

/** The places where a secret is found, each with its form; of the secrets only their names are told. */
export function leaksOf(
  secrets: Readonly<Record<string, string>>,
  places: Readonly<Record<string, Buffer | string>>,
): string[] {
  const forms = Object.entries(secrets).map(([name, secret]) => [name, formsOf(secret)] as const);
  return Object.entries(places).flatMap(([place, content]) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return forms.flatMap(([name, all]) =>
      all.filter(([, form]) => bytes.includes(form)).map(([form]) => `${name}, ${form}, in ${place}`),
    );
  });
}

/** Every file of a folder by its path in it. */
export const filesIn = (folder: string): Record<string, Buffer> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
