import type { Json } from '../../src/contract/json.ts';

/** Bytes among the values of a stand-in's output, where JSON has no word for them. */
export interface Bytes {
  $bytes: string;
}

/** A value of a stand-in's output. */
export type StandInValue = Json | Bytes | readonly StandInValue[] | { readonly [name: string]: StandInValue };

const isBytes = (value: object): value is Bytes => '$bytes' in value;

/** Text as CLIXML has it: what XML cannot say is `_xHHHH_`, and so is what looks like that already. */
function text(value: string): string {
  return value
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu,
      (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function number(value: number, name: string): string {
  if (!Number.isInteger(value)) return `<Db${name}>${value}</Db>`;
  const kind = Math.abs(value) < 2 ** 31 ? 'I32' : 'I64';
  return `<${kind}${name}>${value}</${kind}>`;
}

/**
 * A value as one line of CLIXML, which every PowerShell turns into objects by itself: objects become property bags in
 * their order, lists become lists, numbers the smallest of `int`, `long` and `double` that holds them.
 */
export function clixml(value: StandInValue): string {
  let references = 0;
  const write = (one: StandInValue, named: string): string => {
    if (one === null) return `<Nil${named} />`;
    if (typeof one === 'string') return `<S${named}>${text(one)}</S>`;
    if (typeof one === 'boolean') return `<B${named}>${one}</B>`;
    if (typeof one === 'number') return number(one, named);
    if (Array.isArray(one))
      return `<Obj${named} RefId="${references++}"><LST>${one.map((item: StandInValue) => write(item, '')).join('')}</LST></Obj>`;
    if (isBytes(one)) return `<BA${named}>${one.$bytes}</BA>`;
    const members = Object.entries(one as Readonly<Record<string, StandInValue>>).map(([name, item]) =>
      write(item, ` N="${text(name).replaceAll('"', '&quot;')}"`),
    );
    return `<Obj${named} RefId="${references++}"><MS>${members.join('')}</MS></Obj>`;
  };
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${write(value, '')}</Objs>`;
}
