import { z } from 'zod';
import { AppError, Params } from './errors.ts';
import { FactRecord } from './facts.ts';
import { JsonValue } from './json.ts';
import { Setup, Stage } from './setup.ts';

/** Name of a job: time of its start and four hex digits, so that names sort by age. */
export const JobId = z.string().regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/u);
export type JobId = z.infer<typeof JobId>;

/** Name of a step inside a plan, the same in every plan of the same goal. */
export type StepKey = string;

/** What a technician wants. Everything that changes a host is one of these. */
export const Goal = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('setup'),
    setup: Setup,
    folder: z.string(),
    only: z.array(Stage).optional(),
    /** EFLOW is removed first and made anew with the same identity; the VM and its module data are lost. */
    rebuild: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('act'), id: z.string(), params: Params }),
  z.object({ kind: z.literal('undo'), job: JobId, to: z.string().optional() }),
]);
export type Goal = z.infer<typeof Goal>;

/** `done`: the facts show it. `todo`: they show it is missing. `unclear`: something half-made is there. `later`: not knowable yet. */
export const StepState = z.enum(['done', 'todo', 'unclear', 'later']);
export type StepState = z.infer<typeof StepState>;

/** What undoing a step means: a step of its own, nothing beyond the undo of another step, or honestly nothing. */
export const UndoNote = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: z.string() }),
  z.object({ kind: z.literal('with'), step: z.string() }),
  z.object({ kind: z.literal('none'), code: z.string() }),
]);
export type UndoNote = z.infer<typeof UndoNote>;

/** What a person has to know of a step, as a code of `note.<code>` with its values. */
export const StepNote = z.object({
  code: z.string(),
  params: Params,
  /** It still holds when the job is over, so it is told again beside the proof. */
  lasting: z.boolean(),
});
export type StepNote = z.infer<typeof StepNote>;

/** One row of a plan, as data for screens, scripts and the journal. */
export const PlannedStep = z.object({
  key: z.string(),
  kind: z.string(),
  input: JsonValue,
  state: StepState,
  elevated: z.boolean(),
  /** Must not be interrupted: stopping half-way leaves something that has to be removed. */
  critical: z.boolean(),
  reboot: z.boolean(),
  person: z.boolean(),
  /** What a person is asked for, as far as it is known: a colleague may begin before the step is reached. */
  ask: z.object({ id: z.string(), params: Params }).optional(),
  /** What the step needs from the network, as a code; absent when it needs none. */
  network: z.string().optional(),
  typicalMs: z.number(),
  undo: UndoNote,
  /** The commands as a person would type them, secrets as placeholders. */
  powershell: z.array(z.string()),
  assumed: z.string().optional(),
  notes: z.array(StepNote).optional(),
});
export type PlannedStep = z.infer<typeof PlannedStep>;

/** A plan: what would be done to reach a goal, given the facts of now. Nothing of it has happened. */
export const Plan = z.object({
  schemaVersion: z.literal(1),
  at: z.string(),
  host: z.string(),
  /** SHA-256 over goal and rows. A job starts only from the plan that was seen. */
  hash: z.string(),
  goal: Goal,
  steps: z.array(PlannedStep),
  /** Findings that forbid starting, by id. Empty when the plan can start. */
  blockers: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      params: Params,
      /** Key of the failure catalogue, for example `F05`. */
      failure: z.string().optional(),
    }),
  ),
  /** Key of the first step that needs something from the network: from here the cable is needed. */
  cableFrom: z.string().optional(),
  /** What an undo cannot take back, as codes. */
  residues: z.array(z.string()),
});
export type Plan = z.infer<typeof Plan>;

export const JobState = z.enum([
  'running',
  'waiting',
  'cancelling',
  'succeeded',
  'failed',
  'cancelled',
  'reboot-needed',
  'interrupted',
  'undone',
]);
export type JobState = z.infer<typeof JobState>;

/** What a job waits for. */
export const WaitFor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), ask: z.string(), params: Params }),
  z.object({ kind: z.literal('secret'), ref: z.string(), field: z.string() }),
  z.object({ kind: z.literal('reboot'), because: z.string() }),
]);
export type WaitFor = z.infer<typeof WaitFor>;

/** The judgement of the proof step. Nothing but `proven` is success. */
export const Verdict = z.enum(['proven', 'not-proven', 'refuted']);
export type Verdict = z.infer<typeof Verdict>;

/** One demand of the proof and what was seen of it. */
export const ProofItem = z.object({
  id: z.string(),
  met: z.boolean(),
  at: z.string().nullable(),
  text: z.string(),
});
export type ProofItem = z.infer<typeof ProofItem>;

/** Result of the proof: every item with its evidence, and the likely cause when it is not proven. */
export const Proof = z.object({
  verdict: Verdict,
  since: z.string().nullable(),
  items: z.array(ProofItem),
  cause: z.object({ code: z.string(), params: Params }).optional(),
});
export type Proof = z.infer<typeof Proof>;

const at = z.string();
const step = z.string();

/** Version of the journal's shape. A file of a newer version is refused with words. */
export const journalSchema = 1;

/**
 * A line of a job's journal, which is also an event of its feed. The journal is the truth about a job:
 * one file a job, the first line its header, appended and never rewritten.
 */
export const JobEvent = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('job'),
    at,
    schema: z.number().int(),
    id: JobId,
    goal: Goal,
    host: z.string(),
    app: z.string(),
    account: z.string().nullable(),
  }),
  z.object({
    t: z.literal('plan'),
    at,
    hash: z.string(),
    steps: z.array(PlannedStep),
    reason: z.enum(['start', 'resume', 'recovery']),
    pid: z.number().int(),
  }),
  z.object({ t: z.literal('state'), at, state: JobState, error: AppError.optional() }),
  z.object({ t: z.literal('already'), at, step }),
  z.object({
    t: z.literal('started'),
    at,
    step,
    kind: z.string(),
    port: z.enum(['host', 'files', 'cloud', 'person', 'reboot', 'wait']),
    input: JsonValue,
    attempt: z.number().int(),
    before: FactRecord,
  }),
  z.object({ t: z.literal('line'), at, step, stream: z.string(), text: z.string() }),
  z.object({
    t: z.literal('progress'),
    at,
    step,
    percent: z.number().nullable(),
    code: z.string(),
    params: Params,
  }),
  z.object({
    t: z.literal('ended'),
    at,
    step,
    outcome: z.enum(['done', 'failed', 'cancelled']),
    ms: z.number(),
    made: JsonValue,
    error: AppError.optional(),
  }),
  z.object({ t: z.literal('waiting'), at, step, for: WaitFor }),
  z.object({
    t: z.literal('answer'),
    at,
    ask: z.string(),
    answer: z.string(),
    account: z.string().nullable(),
  }),
  z.object({ t: z.literal('cancel'), at, now: z.boolean() }),
  z.object({ t: z.literal('recovery'), at, step, act: z.string() }),
  z.object({
    t: z.literal('differs'),
    at,
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.string()),
  }),
  z.object({ t: z.literal('residues'), at, codes: z.array(z.string()) }),
  z.object({ t: z.literal('proof'), at, proof: Proof }),
  z.object({ t: z.literal('torn'), at, keptAs: z.string(), bytes: z.number().int() }),
  z.object({ t: z.literal('undone'), at, by: JobId, steps: z.array(z.string()) }),
]);
export type JobEvent = z.infer<typeof JobEvent>;

/** A step of a job as the journal tells it. */
export const StepRecord = z.object({
  key: z.string(),
  kind: z.string(),
  state: z.enum(['pending', 'running', 'done', 'already', 'failed', 'cancelled', 'waiting']),
  /** True once an action of this job was begun for it; only such steps are undone. */
  acted: z.boolean(),
  startedAt: z.string().optional(),
  ms: z.number().optional(),
  attempts: z.number().int(),
  lastLine: z.string().optional(),
  error: AppError.optional(),
});
export type StepRecord = z.infer<typeof StepRecord>;

/** A job as the journal tells it. */
export const JobRecord = z.object({
  schemaVersion: z.literal(1),
  id: JobId,
  goal: Goal,
  host: z.string(),
  state: JobState,
  createdAt: z.string(),
  updatedAt: z.string(),
  steps: z.array(StepRecord),
  waitingFor: WaitFor.optional(),
  error: AppError.optional(),
  proof: Proof.optional(),
  /** Notes of its steps that still hold when it is over. */
  notes: z.array(StepNote).optional(),
  residues: z.array(z.string()),
  undoneBy: JobId.optional(),
  undone: z.array(z.string()),
  /** Messages about the file itself, for example a torn last line that was kept aside. */
  notices: z.array(z.object({ code: z.string(), params: Params })),
});
export type JobRecord = z.infer<typeof JobRecord>;

/** A line that a step printed. */
export const JobLine = z.object({ at: z.string(), step: z.string(), stream: z.string(), text: z.string() });
export type JobLine = z.infer<typeof JobLine>;

/** How a job stands, for a screen: the whole of it, with the lines that came since the last such view. */
export const JobView = z.object({
  job: JobRecord,
  /** The plan the job last agreed to. */
  plan: z.array(PlannedStep),
  /** What moves within the step at work. */
  progress: z
    .object({
      at: z.string(),
      step: z.string(),
      percent: z.number().nullable(),
      code: z.string(),
      params: Params,
    })
    .nullable(),
  /** Only what is new; in the first view at most the last thousand. */
  lines: z.array(JobLine),
});
export type JobView = z.infer<typeof JobView>;
