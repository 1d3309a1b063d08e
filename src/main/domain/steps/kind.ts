import type { z } from 'zod';
import type { ErrorCode, Params } from '../../../contract/errors.ts';
import type { FactQuery } from '../../../contract/facts.ts';
import type { Json } from '../../../contract/json.ts';
import type { Goal, Proof, StepKey, StepNote, StepState } from '../../../contract/jobs.ts';
import type { CatalogueName } from '../catalogue.gen.ts';
import type { CloudAction } from '../cloud/actions.ts';
import type { Facts } from '../facts.ts';
import type { ShutFiles } from '../identity/x509/opened.ts';

/** A value of an action or input: plain, a secret by reference, or a field of what an earlier step made. */
export type Arg = Json | { secret: string; field: string } | { from: StepKey; field: string };

/** What a step does, as data. Only the jobs service performs it. */
export type Action =
  | { port: 'host'; op: CatalogueName; args: Record<string, Arg> }
  | { port: 'files'; op: 'copy'; from: string; to: string; sha256: string; bytes?: number }
  | { port: 'files'; op: 'write'; path: string; text: string }
  | { port: 'files'; op: 'remove'; path: string }
  | { port: 'files'; op: 'remove-all'; paths: readonly string[] }
  /** Writes certificate and key of shut files as IoT Edge wants them; the passphrase is named by its reference. */
  | { port: 'files'; op: 'open-identity'; files: ShutFiles; toCertificate: string; toKey: string }
  | CloudAction
  | { port: 'person'; ask: string; params: Params }
  | { port: 'reboot'; because: StepKey }
  /** Nothing is done: the step only waits until the facts show its state. */
  | { port: 'wait' };

/** A step of a plan before its state is known. */
export interface StepRef {
  key: StepKey;
  kind: string;
  /** May hold `{from, field}` in place of a value. */
  input: Json;
  /** Its state of now says nothing while this step of the plan is still ahead, since that takes its work away. */
  after?: StepKey;
}

/** What undoing a step means: another step, and what else it takes, nothing beyond another step's undo, or honestly nothing. */
export type Undo =
  | { step: Omit<StepRef, 'key'>; also?: readonly Omit<StepRef, 'key'>[] }
  | { with: StepKey }
  | { none: string };

/** Why a step failed: the code, the values of its message, and the failure id of the domain notes when there is one. */
export interface Diagnosis {
  code: ErrorCode;
  params: Params;
  /** Id of the failure catalogue, for example `F62`. */
  id?: string;
  /** True when waiting longer cannot help. */
  final: boolean;
}

/** What the command itself answered. Never proof of success; a refusal in it is proof of failure. */
export interface CommandAnswer {
  output: readonly Json[];
  lines: readonly string[];
  exitCode?: number;
}

/** How often and how long to look or to try again, in milliseconds. */
export interface Pace {
  everyMs: number;
  forMs: number;
}

/**
 * One kind of change. Pure: it sees an input and facts and says what they mean. `state` is the one predicate for
 * "already there before" and "really there afterwards".
 */
export interface StepKind<I> {
  readonly kind: string;
  readonly input: z.ZodType<I>;
  /** Typical duration in milliseconds until this machine has taught a better one. */
  readonly typicalMs: number;
  /** What it needs from the network, as a code for `network.<code>`. */
  readonly network?: string;
  /** Section of the domain notes when the kind rests on something not verified on a real host. */
  readonly assumed?: string;
  needs(input: I): FactQuery[];
  state(input: I, facts: Facts): StepState;
  action(input: I, facts: Facts): Action;
  /** What a person has to know of it before it is done. */
  notes?(input: I, facts: Facts): StepNote[];
  /** How long the facts may take to show the step done after its action. */
  settle?(input: I): Pace;
  /** The action goes on when its caller is killed, as the installer and the servicing stack do; how long it may take. */
  readonly goesOn?: Pace;
  /** Refusals after which the same action is tried again. */
  readonly retry?: Pace & { on: readonly ErrorCode[] };
  /** What the command's own answer says went wrong. */
  refusal?(answer: CommandAnswer): Diagnosis | undefined;
  /** Why the facts do not show it done (yet). */
  diagnose?(input: I, facts: Facts): Diagnosis | undefined;
  /** All that the facts hold against it before anything is changed; `state` is `unclear` then. */
  obstacles?(input: I, facts: Facts): Diagnosis[];
  /** The answer a person would give by what the facts show, for whoever agreed to everything beforehand. */
  agreed?(input: I, facts: Facts): string | undefined;
  /** What is moving while it waits, for the eye. */
  movement?(input: I, facts: Facts): { code: string; params: Params; percent: number | null };
  /** What the step made, from the facts before and now; the answer is missing when a kill lost it. */
  made?(input: I, before: Facts, now: Facts, answer?: CommandAnswer): Json;
  /** The proof, for the kind that judges it. */
  proof?(input: I, facts: Facts): Proof;
  /** The step takes effect only with a restart; what tells that it is outstanding. */
  readonly rebootWatch?: 'hyper-v' | 'installer' | 'boot-entry';
  /** What to do when the state is unclear. */
  recover?(input: I, facts: Facts): Goal | { none: ErrorCode };
  undo(input: I, before: Facts, made: Json): Undo;
  /** Steps whose undo takes this step's effects along, for example removing the MSI removes the VM. */
  readonly goesWith?: readonly StepKey[];
  /** What its undo cannot take back, as codes, judged from the facts before and now. */
  residues?(before: Facts, now: Facts, input: I): string[];
  /** What may stay although the step is undone, as codes for the plan; `residues` says what really stayed. */
  readonly mayLeave?: readonly string[];
  /** Facts needed by `residues` beyond `needs`. */
  readonly residueNeeds?: readonly FactQuery[];
}

/** Keeps the type of the input inside one kind while tables hold kinds of any input. */
export function defineKind<I>(kind: StepKind<I>): StepKind<I> {
  return kind;
}
