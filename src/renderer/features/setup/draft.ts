import type { Json, JsonObject } from '../../../contract/json.ts';

/** A setup document as it is being written: the very JSON that is exported, valid or not. */
export type Draft = JsonObject;

/** What a new document begins with: nothing that a technician has to know is made up. */
export const emptyDraft: Draft = {
  schemaVersion: 1,
  acceptEula: false,
  payload: { file: '', sha256: '', version: '' },
  vm: { cpuCount: 1, memoryInMB: 1024, vmDataSize: 10, vmLogSize: 'Small' },
  network: { vswitch: 'Default Switch' },
  identity: { provisioningType: 'DpsTPM', scopeId: '' },
  proof: { withinMinutes: 15 },
};

/** A document with what it leaves out said as the program would take it, so that the form shows what will happen. */
export function completed(draft: Draft): Draft {
  const parts = (['vm', 'network', 'proof'] as const).filter((part) => isObject(draft[part] ?? {}));
  const filled = parts.map((part) => [
    part,
    { ...(emptyDraft[part] as JsonObject), ...(draft[part] as JsonObject | undefined) },
  ]);
  return { ...draft, ...(Object.fromEntries(filled) as Draft) };
}

/** True for an object of JSON, false for a list and for nothing. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list as a person types it, with blanks, commas or lines between. */
export const splitList = (text: string): string[] => text.split(/[\s,;]+/u).filter((one) => one !== '');

/** The names on the way to a value. */
const namesOf = (path: string): string[] => path.split(/[.[\]]+/u).filter((name) => name !== '');

/** A path without the places in lists: by it a field has its words. */
export const fieldOf = (path: string): string => path.replaceAll(/\[\d+\]/gu, '');

/** The value at a path such as `vm.cpuCount` or `nics[0].name`. */
export function valueAt(draft: Draft, path: string): Json | undefined {
  return namesOf(path).reduce<Json | undefined>((at, name) => {
    if (isObject(at)) return at[name];
    return Array.isArray(at) ? (at as Json[])[Number(name)] : undefined;
  }, draft);
}

/** The draft with another value at a path; `undefined` takes the value out, an item of a list too. */
export const withValue = (draft: Draft, path: string, value: Json | undefined): Draft =>
  withValueIn(draft, namesOf(path), value);

function withValueIn(draft: Draft, [name = '', ...rest]: readonly string[], value: Json | undefined): Draft {
  const { [name]: old, ...others } = draft;
  if (rest.length === 0) return value === undefined ? others : { ...draft, [name]: value };
  if (!Array.isArray(old)) return { ...draft, [name]: withValueIn(isObject(old) ? old : {}, rest, value) };
  // An item is changed as if its place were its name.
  const items = withValueIn(Object.fromEntries(old.entries()), rest, value);
  return { ...draft, [name]: Object.values(items) };
}
