import type { z } from 'zod';
import type { Json } from '../../../contract/json.ts';
import type { HostRecord } from '../../../main/ports.ts';
import type { ChangeId, MachineState } from '../../state/machine.ts';

/** How a command ends. */
export interface Outcome {
  /** Pipeline objects. */
  output?: readonly Json[];
  /** What it prints at the end. */
  records?: readonly HostRecord[];
  exitCode?: number;
  /** Text of the error by which it ends. */
  failed?: string;
}

/** A stretch of a changing command. What it does happens at its end, in one step with the note that it is over. */
export interface Phase<D> {
  name: string;
  /** How long it takes (eflow.md 18). */
  virtualMs: number;
  /** What it prints when it begins. */
  says?(machine: MachineState, data: D, at: number): readonly HostRecord[];
  /** An outcome ends the command here; the last phase always gives one. */
  effect(machine: MachineState, data: D, at: number): Outcome | undefined;
}

/** What becomes of a command whose caller died, is told to stop or has waited long enough. */
export type CallerDeath<D> =
  /** It goes on by itself to its end. */
  | 'completes'
  /** It stops where it is; this says what is left beyond the phases that are over. */
  | { left(machine: MachineState, data: D, phase: number, at: number): void };

/** A command that changes the machine in phases. `data` is all it remembers, and never a secret. */
export interface Change<D extends Json = Json> {
  id: ChangeId;
  data: z.ZodType<D>;
  phases(data: D): readonly Phase<D>[];
  /** How many phases are over at the hold point `middle`; half of them unless told. */
  middle?: number;
  onCallerDeath: CallerDeath<D>;
  /** How it ends where the scenario has it break with this text; undefined for a change that no scenario breaks. */
  breaks?(machine: MachineState, data: D, phase: number, text: string, at: number): Outcome;
}

/** A change whose data was checked, so that one table can hold all. */
export type AnyChange = Change;

/** Keeps the type of the data inside one change while the table holds changes of any. */
export function defineChange<D extends Json>(change: Change<D>): Change<D> {
  return change;
}
