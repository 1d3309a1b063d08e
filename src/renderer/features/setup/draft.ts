import { useEffect, useMemo, useState } from 'react';
import type { FieldError } from '../../../contract/errors.ts';
import type { Json, JsonObject } from '../../../contract/json.ts';
import type { Setup } from '../../../contract/setup.ts';
import { CallError } from '../../client/client.ts';
import { useClient } from '../../client/desk.tsx';

/** A setup document as it is being written: the very JSON that is exported, valid or not. */
export type Draft = JsonObject;

const key = 'eflow-desk.draft';

/** What a new document begins with: nothing that a technician has to know is made up. */
export const emptyDraft: Draft = {
  schemaVersion: 1,
  acceptEula: false,
  payload: { file: '', sha256: '', version: '' },
  vm: { cpuCount: 1, memoryInMB: 1024, vmDataSize: 10, vmLogSize: 'Small' },
  identity: { provisioningType: 'DpsTPM', scopeId: '' },
};

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

function restored(): Draft {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Json;
    return isObject(stored) ? stored : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** What the schema says of a draft: the setup it is, or the fields to correct. `undefined` while it is being asked. */
export type Judgement = { setup: Setup } | { fields: readonly FieldError[]; error: unknown } | undefined;

const settleMs = 250;

/** The draft of this window, kept over a reload, judged by the schema that the program itself uses. */
export function useDraft() {
  const client = useClient();
  const [draft, setDraft] = useState(restored);
  const text = useMemo(() => JSON.stringify(draft), [draft]);
  const [judged, setJudged] = useState<{ text: string; judgement: Judgement }>();

  useEffect(() => {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      // Storage is switched off: a reload begins anew.
    }
    let current = true;
    const timer = setTimeout(() => {
      client.call('setup.check', { text }).then(
        (setup) => current && setJudged({ text, judgement: { setup } }),
        (error: unknown) => {
          const fields = error instanceof CallError ? (error.error.fields ?? []) : [];
          if (current) setJudged({ text, judgement: { fields, error } });
        },
      );
    }, settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, text]);

  return {
    draft,
    setDraft,
    judgement: judged?.text === text ? judged.judgement : undefined,
    last: judged?.judgement,
  };
}
