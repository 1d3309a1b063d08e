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

/** The value at a path such as `vm.cpuCount`. */
export function valueAt(draft: Draft, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), draft);
}

/** The draft with another value at a path; `undefined` takes the value out. */
export function withValue(draft: Draft, path: string, value: Json | undefined): Draft {
  const [name = '', ...rest] = path.split('.');
  const { [name]: old, ...others } = draft;
  if (rest.length === 0) return value === undefined ? others : { ...draft, [name]: value };
  return { ...draft, [name]: withValue(isObject(old) ? old : {}, rest.join('.'), value) };
}
