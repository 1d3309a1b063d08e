import { useCallback, useEffect, useState } from 'react';
import type { Goal } from '../../../contract/jobs.ts';
import type { ScanReport } from '../../../contract/findings.ts';
import { useReading } from '../../app/calls.ts';
import type { Draft } from './draft.ts';
import type { Change } from './fields.tsx';
import { useDraft } from './use-draft.ts';
import {
  otherSecretFields,
  steps,
  stateOf,
  type SecretState,
  type StepName,
  type StepState,
} from './steps.ts';

const key = 'eflow-desk.setup-seen';

function restored(): ReadonlySet<StepName> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(stored) ? steps.filter((step) => stored.includes(step)) : []);
  } catch {
    return new Set();
  }
}

/** The steps that were left once, kept over a reload as the draft is. */
function useSeen(step: StepName) {
  const [left, setLeft] = useState(restored);
  useEffect(
    () => () => setLeft((before) => (before.has(step) ? before : new Set([...before, step]))),
    [step],
  );
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify([...left]));
    } catch {
      // Storage is switched off: after a reload the steps count as new.
    }
  }, [left]);
  return { left, setLeft };
}

/** How a secret stands that the person gives in this window, and why it was refused. */
function useSecret() {
  const [state, set] = useState<SecretState>('none');
  const [error, fail] = useState<unknown>();
  return { state, error, set, fail };
}

/** The setup being written, in steps: the one document, how each step stands, and what was learnt of host and file. */
export function useJourney(step: StepName) {
  const { draft, looked, write, judgement, last } = useDraft();
  const { left, setLeft } = useSeen(step);
  const secret = useSecret();
  const proxySecret = useSecret();
  const otherSecrets = {
    'identity.identityPassphrase': useSecret(),
    'cloud.service': useSecret(),
    'cloud.hubService': useSecret(),
  };
  const change: Change = useCallback(
    (update) => write((now) => ({ ...now, draft: update(now.draft) })),
    [write],
  );
  const setup = judgement !== undefined && 'setup' in judgement ? judgement.setup : undefined;
  const goal: Goal | undefined = setup === undefined ? undefined : { kind: 'setup', setup, folder: '' };

  const general = useReading('host.scan', {});
  const fitting = useReading('host.scan', goal === undefined ? {} : { goal }, { when: step === 'host' });
  const report: ScanReport | undefined = fitting.data ?? general.data;

  const errors = last !== undefined && 'fields' in last ? last.fields : [];
  const seen = new Set([...left, step]);
  const journey = {
    draft,
    errors,
    seen,
    verdict: report?.verdict,
    secret: secret.state,
    proxySecret: proxySecret.state,
    otherSecrets: otherSecretFields.map((field) => ({ field, state: otherSecrets[field].state })),
  };
  return {
    draft,
    change,
    /** Changes the document and what is known of its installer, in one. */
    write,
    /** Another document altogether: every step of it counts as seen, since somebody filled it in. */
    replace(next: Draft, filledIn: boolean) {
      write({ draft: next, looked: undefined });
      setLeft(new Set(filledIn ? steps : []));
    },
    errors,
    /** Why the document could not even be judged, for example since it is of a newer version. */
    error: last !== undefined && 'error' in last && errors.length === 0 ? last.error : undefined,
    goal,
    checking: judgement === undefined,
    left,
    states: Object.fromEntries(steps.map((one) => [one, stateOf(one, journey)])) as Record<
      StepName,
      StepState
    >,
    scan: { report, fits: fitting.data !== undefined && goal !== undefined, general, fitting },
    secret,
    proxySecret,
    otherSecrets,
    looked,
  };
}

export type Journey = ReturnType<typeof useJourney>;
