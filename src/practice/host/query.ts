import type { Json } from '../../contract/json.ts';
import type { CatalogueName } from '../../main/domain/catalogue.gen.ts';
import type { MachineState } from '../state/machine.ts';
import type { Outcome } from './changes/change.ts';
import { give, holdAt } from './changes/run.ts';
import { commandAbsent, type Command, type Invocation } from './stream.ts';

/** What a reading command answers: objects, an outcome, or that there is no such command here. */
export type Answer = readonly Json[] | Outcome | { absent: string };

/** A command that only looks at the machine. */
export function query(answer: (machine: MachineState, call: Invocation, now: number) => Answer): Command {
  return async function* (call) {
    await holdAt(call, 'before');
    const { store, clock } = call.session;
    const found = answer(store.machine(), call, clock.now());
    if ('absent' in found) yield* commandAbsent(call, found.absent);
    else yield* give(call, Array.isArray(found) ? { output: found } : (found as Outcome));
  };
}

/** Virtual time that reads take; what goes into the VM takes longest (eflow.md 18). */
const readMs: Partial<Record<CatalogueName, number>> = {
  'feature.read': 1_500,
  'vswitch.read': 400,
  'eflow.verify': 600,
  'eflow.vm': 2_500,
  'eflow.feature': 400,
  'eflow.tpmInfo': 2_000,
  'eflow.endpoints': 800,
  'eflow.networks': 800,
  'eflow.host': 600,
  'guest.read': 3_000,
  'guest.dns': 1_500,
  'guest.tpm': 1_500,
  'guest.proxy': 1_500,
  'guest.root': 1_500,
  'guest.images': 1_500,
  'guest.config': 2_000,
  'eflow.telemetry': 1_500,
};

/** Virtual time this read takes on this machine. */
export function readTime(machine: MachineState, op: CatalogueName): number {
  return machine.faults.slowReads[op] ?? readMs[op] ?? 20;
}
