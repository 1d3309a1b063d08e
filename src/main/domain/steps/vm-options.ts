import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactId } from '../../../contract/facts.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import type { Facts } from '../facts.ts';
import { defineKind, type StepKind } from './kind.ts';

const On = z.object({ on: z.boolean() });
type On = z.infer<typeof On>;

/** An option of the VM that is on or off: what turning it either way has in common. Its undo is what it was before. */
function option(
  kind: string,
  fact: Extract<FactId, 'eflow.defender' | 'eflow.optionalTelemetry'>,
): Omit<StepKind<On>, 'action'> {
  const of = (facts: Facts): boolean | undefined => facts.value(fact);
  return {
    kind,
    input: On,
    typicalMs: 20_000,
    needs: () => [{ id: 'eflow.verify' }, { id: fact }],
    state: ({ on }, facts) => {
      const now = of(facts);
      if (facts.value('eflow.verify') !== true || now === undefined) return 'later';
      return now === on ? 'done' : 'todo';
    },
    settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
    goesOn: { everyMs: 5_000, forMs: 60_000 },
    refusal: (answer) => {
      const known = matchFailure(answer.lines, answer.output);
      return known === undefined
        ? undefined
        : { code: errorCodes.vmChangeRefused, params: { text: known.text }, id: known.id, final: true };
    },
    undo: (_input, before) => {
      const had = of(before);
      return had === undefined ? { with: 'install-msi' } : { step: { kind, input: { on: had } } };
    },
    goesWith: ['install-msi', 'remove-eflow'],
  };
}

/**
 * Turns the Defender for IoT micro agent of the VM on or off (eflow.md 11).
 *
 * @assumed eflow.md 11: Set- and Get-EflowVmFeature take Defender as they take DpsTpm, and ask nothing | verify: Set-EflowVmFeature -feature Defender -enable, then Get-EflowVmFeature -feature Defender
 */
export const setDefender = defineKind<On>({
  ...option('set-defender', 'eflow.defender'),
  assumed: 'eflow.md 11',
  action: ({ on }) => ({
    port: 'host',
    op: 'eflow.setFeature',
    args: { feature: 'Defender', ...(on ? { enable: true } : {}) },
  }),
});

/**
 * Lets the VM send optional telemetry, or only what is required (eflow.md 8.2).
 *
 * @assumed eflow.md 22.2: Set-EflowVmTelemetryOption takes a truth value, and Get-EflowVmTelemetryOption tells it at once | verify: Set-EflowVmTelemetryOption -optionalTelemetry $true, then Get-EflowVmTelemetryOption
 */
export const setTelemetry = defineKind<On>({
  ...option('set-telemetry', 'eflow.optionalTelemetry'),
  assumed: 'eflow.md 22.2',
  action: ({ on }) => ({ port: 'host', op: 'eflow.setTelemetry', args: { optionalTelemetry: on } }),
});
