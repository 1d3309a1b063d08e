import type { IdentityProblem, PartName } from '../../../contract/identity.ts';
import { codePointName, repaired } from './text.ts';

/** A text of `name=value` pairs taken apart. Names are in lower case. */
export interface Pairs {
  values: ReadonlyMap<string, string>;
  /** True when a name stands there twice with different values. */
  doubled: boolean;
  repairs: IdentityProblem[];
}

/** Names of the strings of devices, modules and services (provisioning.md 1.1, 1.2), as they may stand after a wrong separator. */
const knownName =
  /(?<![A-Za-z])(?:HostName|DeviceId|ModuleId|GatewayHostName|SharedAccessKeyName|SharedAccessKey|SharedAccessSignature|x509)\s*=/giu;

/** How the parts of these strings are called elsewhere. */
const partNames: Readonly<Record<string, PartName>> = {
  hostname: 'hub',
  deviceid: 'deviceId',
  sharedaccesskey: 'key',
};

const joined = (text: string): string => text.replaceAll(/[\r\n]+/gu, '');

/**
 * Puts semicolons where a mail, a table or a list had something else before a known name. A blank, a tab, a bar or a line
 * end is in no value, so that is certain. A comma may be part of a device ID: it is taken for a separator only where
 * the name it stands before is not in the text otherwise.
 */
function separated(text: string): { text: string; repairs: IdentityProblem[] } {
  const found = [...text.matchAll(knownName)].map((match) => {
    let from = match.index;
    while (from > 0 && /[\s|,]/u.test(text[from - 1] ?? '')) from -= 1;
    const name = match[0].slice(0, -1).trim().toLowerCase();
    return { name, from, to: match.index, proper: from === 0 || text[from - 1] === ';' };
  });
  const proper = new Set(found.filter((one) => one.proper).map((one) => one.name));
  const pieces: string[] = [];
  const odd = new Map<string, number>();
  let done = 0;
  for (const { name, from, to, proper: right } of found) {
    const between = text.slice(from, to);
    if (right || between === '' || (/^\s*,\s*$/u.test(between) && proper.has(name))) continue;
    pieces.push(text.slice(done, from), ';');
    done = to;
    const visible = /[|,]/u.exec(between)?.[0] ?? between[0] ?? ' ';
    odd.set(visible, (odd.get(visible) ?? 0) + 1);
  }
  pieces.push(text.slice(done));
  const repairs = [...odd].map(([character, count]) =>
    repaired('text', 'separator', { code: codePointName(character), count }),
  );
  return { text: pieces.join(''), repairs };
}

/**
 * Reads pairs leniently: the case of names, blanks around both sides and wrapped lines do not matter, since all of them
 * come with copying (provisioning.md 1.1). The text must have passed {@link cleanText}.
 */
export function readPairs(clean: string): Pairs {
  const { text, repairs } = separated(clean);
  const values = new Map<string, string>();
  let doubled = false;
  for (const pair of text.split(';')) {
    const cut = pair.indexOf('=');
    if (cut <= 0) continue;
    const name = joined(pair.slice(0, cut)).trim().toLowerCase();
    const written = pair.slice(cut + 1).trim();
    const value = joined(written);
    if (value !== written)
      repairs.push(
        repaired(partNames[name] ?? 'text', 'line-break', { position: written.search(/[\r\n]/u) + 1 }),
      );
    if (values.has(name) && values.get(name) !== value) doubled = true;
    values.set(name, value);
  }
  return { values, doubled, repairs };
}
