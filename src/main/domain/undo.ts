import { errorCodes, failure } from '../../contract/errors.ts';
import type { StepKey } from '../../contract/jobs.ts';
import { withReboot } from './acts.ts';
import { factsOf } from './facts.ts';
import type { BegunStep } from './job-record.ts';
import { stepKind } from './steps/index.ts';
import type { StepRef } from './steps/kind.ts';

/** Steps that take a job back, last first. Stops at undo points: what goes with another step's undo is not undone alone. */
export function undoSteps(
  begun: readonly BegunStep[],
  to: StepKey | undefined,
): { steps: StepRef[]; residues: string[]; undone: StepKey[] } {
  const cut = to === undefined ? -1 : begun.findIndex((step) => step.key === to);
  if (to !== undefined && cut < 0)
    throw failure(errorCodes.stepUnknown, 'job.undo', { params: { step: to } });
  const isRecovery = ({ key }: BegunStep) => key.startsWith('recover-');
  // What a recovery removed of the host was half-made and worthless; there is nothing to come back to.
  const toUndo = begun.slice(cut + 1).filter((step) => !isRecovery(step));
  const keys = new Set(toUndo.map((step) => step.key));
  const steps: StepRef[] = [];
  // Last of all, and what DPS made before what it was made by: a VM that still has its identity would register again.
  const inCloud: StepRef[] = [];
  // In the cloud it has removed what somebody else made, with keys that nobody can make anew.
  const gone = begun.slice(cut + 1).filter((step) => isRecovery(step) && step.port === 'cloud');
  const residues: string[] = gone.flatMap((step) => {
    const undo = stepKind(step.kind).undo(step.input, factsOf(step.before), step.made ?? null);
    return 'none' in undo ? [undo.none] : [];
  });
  for (const step of toUndo.toReversed()) {
    const kind = stepKind(step.kind);
    if (step.port === 'person' || step.port === 'reboot' || step.port === 'wait') {
      const undo =
        step.port === 'person' ? kind.undo(step.input, factsOf(step.before), step.made ?? null) : undefined;
      if (undo !== undefined && 'none' in undo) residues.push(undo.none);
      continue;
    }
    const undo = kind.undo(step.input, factsOf(step.before), step.made ?? null);
    if ('step' in undo)
      (undo.also ?? []).forEach((more, n) => inCloud.unshift({ key: `undo-${step.key}-${n + 2}`, ...more }));
    if (kind.goesWith?.some((key) => keys.has(key)) === true) continue;
    if ('none' in undo) residues.push(undo.none);
    else if ('with' in undo) {
      throw failure(errorCodes.undoPoint, 'job.undo', {
        params: { step: step.key, with: undo.with },
        retry: 'never',
      });
    } else {
      const ref: StepRef = { key: `undo-${step.key}`, ...undo.step };
      const watch = stepKind(ref.kind).rebootWatch;
      if (step.port === 'cloud') inCloud.push(ref);
      else steps.push(...(watch === undefined ? [ref] : withReboot(ref, watch)));
    }
  }
  return { steps: [...steps, ...inCloud], residues, undone: [...keys] };
}
