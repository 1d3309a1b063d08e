import { useEffect, useMemo, useState } from 'react';
import type { FieldError } from '../../../contract/errors.ts';
import type { Json } from '../../../contract/json.ts';
import type { Setup } from '../../../contract/setup.ts';
import { CallError } from '../../client/client.ts';
import { useClient } from '../../client/desk.tsx';
import { emptyDraft, isObject, type Draft } from './draft.ts';
import type { Written } from './installer.ts';

const key = 'eflow-desk.draft';

/** The draft of this window, as it was kept last. */
export function storedDraft(): Draft {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Json;
    return isObject(stored) ? stored : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** Keeps another draft, for the form to show when it is opened next. */
export function storeDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is switched off: the form begins anew.
  }
}

/** What the schema says of a draft: the setup it is, or the fields to correct. `undefined` while it is being asked. */
export type Judgement = { setup: Setup } | { fields: readonly FieldError[]; error: unknown } | undefined;

const settleMs = 250;

/** The draft of this window, kept over a reload, judged by the schema that the program itself uses. */
export function useDraft() {
  const client = useClient();
  const [{ draft, looked }, write] = useState<Written>(() => ({ draft: storedDraft(), looked: undefined }));
  const text = useMemo(() => JSON.stringify(draft), [draft]);
  const [judged, setJudged] = useState<{ text: string; judgement: Judgement }>();

  useEffect(() => {
    storeDraft(draft);
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
  }, [client, draft, text]);

  return {
    draft,
    /** The installer that was looked at in this window; no reload keeps it. */
    looked,
    write,
    judgement: judged?.text === text ? judged.judgement : undefined,
    last: judged?.judgement,
  };
}
